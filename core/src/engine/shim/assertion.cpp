// What becomes of an assertion of ggml: an exception on a thread that is inside a guard, the end of the process on any other. That is
// decided here and not in Rust, for ggml calls back among frames of its own, and what is thrown from there must not meet one of Rust's.
#include "assertion.h"

#include <unwind.h>

#include <exception>

namespace {

thread_local mullama_failure * t_failure = nullptr;

// Whether the frames of llama.cpp's C code can be unwound: the self-test's answer. Until it is known nothing is thrown.
bool g_can_unwind = false;

ggml_abort_callback_t g_before = nullptr;

// Set by the self-test: a local of the frame that the unwinder has to reach.
const void * g_target = nullptr;

_Unwind_Reason_Code walk_step(_Unwind_Context * context, void * reached) {
    if (reinterpret_cast<const char *>(_Unwind_GetCFA(context)) <= g_target) {
        return _URC_NO_REASON;
    }
    *static_cast<bool *>(reached) = true;
    return _URC_END_OF_STACK;
}

// Called by ggml's C code, which returns to the self-test whatever is found here.
void walk(ggml_log_level, const char *, void * reached) {
    _Unwind_Backtrace(walk_step, reached);
}

// ggml calls this when an assertion fails, and ends the process when it returns.
void on_assertion(const char * message) {
    mullama_failure * failure = t_failure;
    if (failure != nullptr && g_can_unwind) {
        // The first one is the cause; what follows while its exception unwinds is a consequence.
        if (failure->outcome != MULLAMA_ASSERTED) {
            failure->outcome = MULLAMA_ASSERTED;
            std::snprintf(failure->text, sizeof failure->text, "%s", message);
        }
        throw mullama_assertion{};
    }
    if (g_before != nullptr) {
        g_before(message);
    } else {
        std::fprintf(stderr, "%s\n", message);
    }
}

}  // namespace

mullama_failure * mullama_arm(mullama_failure * failure) noexcept {
    // Asks for the place that a thread has for its exceptions: made when one is thrown for want of memory, it would end the process.
    // The answer goes somewhere, for a call that is declared pure is left out where nobody uses what it says.
    [[maybe_unused]] const volatile int asked = std::uncaught_exceptions();
    mullama_failure * before = t_failure;
    t_failure                = failure;
    return before;
}

extern "C" {

// In ggml.c, like `ggml_abort`.
void ggml_log_internal(ggml_log_level level, const char * format, ...);

bool mullama_shim_catch_assertions() {
    bool reached = false;
    g_target     = &reached;
    ggml_log_set(walk, &reached);
    ggml_log_internal(GGML_LOG_LEVEL_NONE, "self-test");
    ggml_log_set(nullptr, nullptr);
    if (!reached) {
        return false;
    }
    g_before     = ggml_set_abort_callback(on_assertion);
    g_can_unwind = true;

    mullama_failure failure = {};
    mullama_guard_void(__func__, &failure, [] { ggml_abort(__FILE__, __LINE__, "self-test"); });
    return failure.outcome == MULLAMA_ASSERTED;
}

bool mullama_run_guarded(void (*body)(void *), void * data, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { body(data); });
    return failure->outcome == MULLAMA_WENT_WELL;
}

void mullama_throw_again(const mullama_failure * failure) {
    if (failure->outcome == MULLAMA_WENT_WELL) {
        return;
    }
    if (t_failure != nullptr && t_failure->outcome == MULLAMA_WENT_WELL) {
        *t_failure = *failure;
    }
    throw mullama_assertion{};
}

}  // extern "C"
