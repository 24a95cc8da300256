// Every call into llama.cpp, as a C function that neither throws nor ends the process.
//
// A call's last argument tells how it went. llama.cpp reports a fault of its own in three ways: it answers "no", it throws, or it
// asserts; the last would end the process, so that an assertion is an exception too while a thread is inside `mullama_guard`.
#pragma once

#include <llama.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <new>

// How a call went; `shim.rs` has the same numbers.
enum mullama_outcome : int32_t {
    MULLAMA_WENT_WELL = 0,
    MULLAMA_THREW     = 1,  // `text` is what the exception says
    MULLAMA_ASSERTED  = 2,  // `text` is "file:line: message"
    MULLAMA_NO_MEMORY = 3,
};

struct mullama_failure {
    int32_t outcome;
    int32_t leaked;      // objects that the call had made and nobody may free
    char    text[1016];  // ends with NUL; means nothing where all went well
};

// What an assertion throws. It derives from nothing, for llama.cpp catches `std::exception` and goes on; it owns nothing.
struct mullama_assertion {};

// Makes `failure` the place where this thread's assertions are told, and gives the place from before; null lets them end the process.
mullama_failure * mullama_arm(mullama_failure * failure) noexcept;

#ifdef MULLAMA_PLANTED
// Asserts if an assertion was planted in `call`; for tests alone.
void mullama_planted(const char * call);
#endif

// Runs `body` and answers its value, or `failed` where `failure` tells why. `call` is its name.
template <typename T, typename Body>
T mullama_guard([[maybe_unused]] const char * call, mullama_failure * failure, T failed, Body body) noexcept {
    mullama_failure * before = mullama_arm(failure);
    T                 value  = failed;
    try {
#ifdef MULLAMA_PLANTED
        mullama_planted(call);
#endif
        value = body();
    } catch (const mullama_assertion &) {
        // The callback has told it.
    } catch (const std::exception & e) {
        // After an assertion this is its consequence, and the assertion is what is told.
        if (failure->outcome == MULLAMA_WENT_WELL) {
            const bool memory = dynamic_cast<const std::bad_alloc *>(&e) != nullptr;
            failure->outcome  = memory ? MULLAMA_NO_MEMORY : MULLAMA_THREW;
            std::snprintf(failure->text, sizeof failure->text, "%s", e.what());
        }
    } catch (...) {
        if (failure->outcome == MULLAMA_WENT_WELL) {
            failure->outcome = MULLAMA_THREW;
            std::snprintf(failure->text, sizeof failure->text, "an exception of an unknown type");
        }
    }
    mullama_arm(before);
    // llama.cpp may have caught the assertion with `catch (...)` and answered as if nothing had been.
    return failure->outcome == MULLAMA_WENT_WELL ? value : failed;
}

// The same where the value is an object that must be freed: one that comes after a swallowed assertion is leaked, and counted.
template <typename T, typename Body>
T * mullama_guard_new(const char * call, mullama_failure * failure, Body body) noexcept {
    T * made  = nullptr;
    T * value = mullama_guard<T *>(call, failure, nullptr, [&] { return made = body(); });
    failure->leaked += value == nullptr && made != nullptr;
    return value;
}

// The same for a call without a value.
template <typename Body>
void mullama_guard_void(const char * call, mullama_failure * failure, Body body) noexcept {
    mullama_guard<bool>(call, failure, false, [&] {
        body();
        return true;
    });
}
