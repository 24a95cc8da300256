// The threads that compute a context's graphs: ggml's own pool, one for each context, its caller's thread among them.
//
// MULLAMA_TEAM is defined where ggml was built with our patch (../team): the pool's threads sleep when waiting is long, and a pool that
// could not have all its threads is smaller. Without it, ggml ends the process when a thread is refused, so they are tried for first.
#include "assertion.h"

#include <ggml-cpu.h>

#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/mman.h>
#else
#include <cstdlib>
#endif

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

#ifdef MULLAMA_TEAM
// What this thread's part of a graph has met. It outlives the graph: the pool's thread is there until the pool's end.
thread_local mullama_failure t_met;

void * run_guarded(void (*body)(void *), void * data) {
    t_met.outcome = MULLAMA_WENT_WELL;
    t_met.leaked  = 0;
    return mullama_run_guarded(body, data, &t_met) ? nullptr : &t_met;
}

// The thread that broke the barrier has told why.
void leave() {
    throw mullama_assertion{};
}

void throw_again(void * thrown) {
    mullama_throw_again(static_cast<const mullama_failure *>(thrown));
}
#endif

}  // namespace

extern "C" {

// Whether the process may have so much more address space. Not what malloc says: one thread's heap may have what no other can use.
bool mullama_shim_has_space(size_t n_bytes, mullama_failure * failure) {
    return mullama_guard<bool>(__func__, failure, false, [&] {
#if defined(__unix__) || defined(__APPLE__)
        void * space = mmap(nullptr, n_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        return space != MAP_FAILED && munmap(space, n_bytes) == 0;
#else
        void * space = std::malloc(n_bytes);
        std::free(space);
        return space != nullptr;
#endif
    });
}

// Lets assertions in a pool's threads be errors of the call that the graph belongs to. To be called once, before the first pool.
void mullama_shim_team_catch(mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [] {
#ifdef MULLAMA_TEAM
        static const mullama_team_hooks hooks = {run_guarded, leave, throw_again};
        mullama_team_set_hooks(&hooks);
#endif
    });
}

// Makes a pool of `n_threads`, the caller's among them; null when there is no memory. `size` becomes what it has, 1 at least, and
// `refused` the system's reason (an errno) when that is less.
ggml_threadpool * mullama_shim_team_new(int32_t n_threads, int32_t * size, int32_t * refused, mullama_failure * failure) {
    return mullama_guard<ggml_threadpool *>(__func__, failure, nullptr, [&]() -> ggml_threadpool * {
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
void mullama_shim_team_attach(llama_context * ctx, ggml_threadpool * pool, int32_t n_threads, int32_t n_threads_batch,
                              mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] {
        llama_attach_threadpool(ctx, pool, pool);
        llama_set_n_threads(ctx, n_threads, n_threads_batch);
    });
}

// Lets the context's next graphs have `n_threads` of its pool's threads, whatever their size.
void mullama_shim_team_use(llama_context * ctx, int32_t n_threads, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { llama_set_n_threads(ctx, n_threads, n_threads); });
}

// Ends the pool's threads; the contexts that it was attached to are gone.
void mullama_shim_team_free(ggml_threadpool * pool, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { ggml_threadpool_free(pool); });
}

}  // extern "C"
