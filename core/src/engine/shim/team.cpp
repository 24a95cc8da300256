// The threads that compute a context's graphs: ggml's own pool, one for each context, its caller's thread among them.
//
// MULLAMA_TEAM is defined where ggml was built with our patch (../team): the pool's threads sleep when waiting is long, and a pool that
// could not have all its threads is smaller. Without it, ggml ends the process when a thread is refused, so they are tried for first.
#include "shim.h"

#include <ggml-cpu.h>

#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#ifdef MULLAMA_TEAM
#include "../team/hooks.h"
#endif

namespace {

#ifndef MULLAMA_TEAM
// How many of `wanted` threads the system lets run at once; `refused` becomes its reason when that is not all.
int threads_to_have(int wanted, int * refused) {
    std::mutex               mutex;
    std::condition_variable  over;
    bool                     done = false;
    std::vector<std::thread> threads;
    threads.reserve(static_cast<size_t>(wanted));
    for (int i = 0; i < wanted; i++) {
        try {
            threads.emplace_back([&] {
                std::unique_lock<std::mutex> lock(mutex);
                over.wait(lock, [&] { return done; });
            });
        } catch (const std::system_error & e) {
            *refused = e.code().value();
            break;
        }
    }
    {
        const std::lock_guard<std::mutex> lock(mutex);
        done = true;
    }
    over.notify_all();
    for (std::thread & thread : threads) {
        thread.join();
    }
    return static_cast<int>(threads.size());
}
#endif

}  // namespace

extern "C" {

// Makes a pool of `n_threads`, the caller's among them; null when there is no memory. `size` becomes what it has, 1 at least, and
// `refused` the system's reason (an errno) when that is less.
ggml_threadpool * mullama_shim_team_new(int32_t n_threads, int32_t * size, int32_t * refused, char * error) {
    return mullama_guard<ggml_threadpool *>(nullptr, error, [&]() -> ggml_threadpool * {
        *refused = 0;
#ifndef MULLAMA_TEAM
        n_threads = 1 + threads_to_have(n_threads - 1, refused);
#endif
        ggml_threadpool_params params = ggml_threadpool_params_default(n_threads);
        // Between graphs the threads wait as our patch says; without it they sleep at once.
        params.poll            = 0;
        ggml_threadpool * pool = ggml_threadpool_new(&params);
#ifdef MULLAMA_TEAM
        *size = pool ? mullama_team_size(pool, refused) : 0;
#else
        *size = n_threads;
#endif
        return pool;
    });
}

// Gives the context the pool, and as many threads as the pool has where it asked for more.
int32_t mullama_shim_team_attach(llama_context * ctx, ggml_threadpool * pool, int32_t n_threads, int32_t n_threads_batch,
                                 char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [&] {
        llama_attach_threadpool(ctx, pool, pool);
        llama_set_n_threads(ctx, n_threads, n_threads_batch);
        return 0;
    });
}

// Ends the pool's threads; the contexts that it was attached to are gone.
void mullama_shim_team_free(ggml_threadpool * pool) {
    ggml_threadpool_free(pool);
}

}  // extern "C"
