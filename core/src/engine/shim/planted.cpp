// Assertions that tests plant. Compiled with the feature `__planted` alone, which nothing that we ship has.
#include "shim.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>

namespace {

std::mutex  g_lock;
std::string g_call;
int         g_after = 0;  // calls that go well before the one that asserts
bool        g_swallow = false;

// Takes the planted assertion if it is for `call`.
bool take(const char * call, bool & swallow) {
    std::lock_guard<std::mutex> lock(g_lock);
    if (g_call != call || g_after-- > 0) {
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
}

}  // extern "C"
