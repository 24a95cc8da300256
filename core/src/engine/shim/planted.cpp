// Assertions that tests plant. Compiled with the feature `__planted` alone, which nothing that we ship has.
//
// Rust's tests call `mullama_plant`. For programs in other languages, which see nothing of the shim, the environment's MULLAMA_PLANT names a
// file: as soon as it is there, the next call into the shim plants what it says, and removes it.
#include "shim.h"

#include <pthread.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>

namespace {

std::mutex  g_lock;
std::string g_call;
int         g_after = 0;  // calls that go well before the one that asserts
bool        g_swallow = false;

// Thread that asserts. The numbers stand in the file, and in tests/conformance/runner/planted.py.
enum place { ANYWHERE = 0, ON_CALLER = 1, ON_TEAM = 2 };

place g_place = ANYWHERE;

// Whether this is one of the threads that compute for a caller; they have a name (../team/graphs.h).
bool is_of_a_team() {
    char name[16] = "";
    pthread_getname_np(pthread_self(), name, sizeof name);
    return std::strcmp(name, "mullama-team") == 0;
}

// Plants what the file says, if there is one.
void read_file() {
    static const char * path = std::getenv("MULLAMA_PLANT");
    std::FILE *         file = path ? std::fopen(path, "r") : nullptr;
    if (file == nullptr) {
        return;
    }
    char call[128];
    int  after = 0, swallow = 0, thread = 0;
    if (std::fscanf(file, "%127s %d %d %d", call, &after, &swallow, &thread) == 4) {
        g_call    = call;
        g_after   = after;
        g_swallow = swallow != 0;
        g_place   = static_cast<place>(thread);
    }
    std::fclose(file);
    std::remove(path);
}

// Takes the planted assertion if it is for `call`.
bool take(const char * call, bool & swallow) {
    std::lock_guard<std::mutex> lock(g_lock);
    read_file();
    if (g_call != call || (g_place != ANYWHERE && is_of_a_team() != (g_place == ON_TEAM)) || g_after-- > 0) {
        return false;
    }
    swallow = g_swallow;
    g_call.clear();
    return true;
}

}  // namespace

void mullama_planted(const char * call) {
    bool swallow = false;
    if (!take(call, swallow)) {
        return;
    }
    try {
        ggml_abort("/build/llama.cpp/planted.cpp", 7, "GGML_ASSERT(%s) failed", call);
    } catch (...) {
        if (!swallow) {
            throw;
        }
    }
}

extern "C" {

// The call named `call` asserts once, after `after` that go well. With `swallow` the exception is caught on its way, as llama.cpp does.
void mullama_plant(const char * call, int32_t after, bool swallow) {
    std::lock_guard<std::mutex> lock(g_lock);
    g_call    = call;
    g_after   = after;
    g_swallow = swallow;
    g_place   = ANYWHERE;
}

}  // extern "C"
