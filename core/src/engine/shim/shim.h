// Every call into llama.cpp that can throw, as a C function that cannot.
//
// A failure is told by the return value and its reason stands in `error`, a text of at most MULLAMA_ERROR_SIZE bytes with its NUL.
#pragma once

#include <llama.h>

#include "../../generated/engine.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>

constexpr size_t  MULLAMA_ERROR_SIZE = 256;
constexpr int32_t MULLAMA_THREW      = INT32_MIN;

// Runs `body` and answers its value, or `failed` with the reason in `error`.
template <typename T, typename Body>
T mullama_guard(T failed, char * error, Body body) noexcept {
    try {
        return body();
    } catch (const std::exception & e) {
        std::snprintf(error, MULLAMA_ERROR_SIZE, "%s", e.what());
    } catch (...) {
        std::snprintf(error, MULLAMA_ERROR_SIZE, "an exception of an unknown type");
    }
    return failed;
}
