// Every call into llama.cpp that can throw, as a C function that cannot.
//
// A failure is told by the return value and its reason stands in `error`, a text of at most MULLAMA_ERROR_SIZE bytes with its NUL.
#pragma once

#include <llama.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>

constexpr size_t  MULLAMA_ERROR_SIZE = 256;
constexpr int32_t MULLAMA_THREW      = INT32_MIN;

// What a sampler does, in the order of its steps. The same struct stands in engine/sampler.rs.
struct mullama_sampler_spec {
    const llama_logit_bias * bias;
    size_t                   n_bias;
    float                    temperature;
    int32_t                  top_k;
    float                    top_p, min_p, typical_p;
    float                    penalty_repeat, penalty_freq, penalty_present;
    int32_t                  penalty_last_n;
    uint32_t                 seed;
    float                    top_n_sigma, xtc_probability, xtc_threshold, dynatemp_range, dynatemp_exponent;
    float                    dry_multiplier, dry_base;
    int32_t                  dry_allowed_length, dry_penalty_last_n;
    int32_t                  mirostat;
    float                    mirostat_tau, mirostat_eta;
};

struct mullama_sampler;

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
