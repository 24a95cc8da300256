// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
//
// What crosses into the C++ shim: the structs that `engine.rs` has twins of. Their docs stand in api.yaml.
#pragma once

#include <cstddef>
#include <cstdint>

struct mullama_engine_sampler_params {
    float temperature;
    int32_t top_k;
    float top_p;
    float min_p;
    float typical_p;
    float penalty_repeat;
    float penalty_freq;
    float penalty_present;
    int32_t penalty_last_n;
    bool ignore_eos;
    uint32_t seed;
    float top_n_sigma;
    float xtc_probability;
    float xtc_threshold;
    float dynatemp_range;
    float dynatemp_exponent;
    float dry_multiplier;
    float dry_base;
    int32_t dry_allowed_length;
    int32_t dry_penalty_last_n;
    int32_t mirostat;
    float mirostat_tau;
    float mirostat_eta;
};

// Laid out as in `engine.rs`, or this does not compile.
static_assert(sizeof(mullama_engine_sampler_params) == 92);
static_assert(offsetof(mullama_engine_sampler_params, temperature) == 0);
static_assert(offsetof(mullama_engine_sampler_params, top_k) == 4);
static_assert(offsetof(mullama_engine_sampler_params, top_p) == 8);
static_assert(offsetof(mullama_engine_sampler_params, min_p) == 12);
static_assert(offsetof(mullama_engine_sampler_params, typical_p) == 16);
static_assert(offsetof(mullama_engine_sampler_params, penalty_repeat) == 20);
static_assert(offsetof(mullama_engine_sampler_params, penalty_freq) == 24);
static_assert(offsetof(mullama_engine_sampler_params, penalty_present) == 28);
static_assert(offsetof(mullama_engine_sampler_params, penalty_last_n) == 32);
static_assert(offsetof(mullama_engine_sampler_params, ignore_eos) == 36);
static_assert(offsetof(mullama_engine_sampler_params, seed) == 40);
static_assert(offsetof(mullama_engine_sampler_params, top_n_sigma) == 44);
static_assert(offsetof(mullama_engine_sampler_params, xtc_probability) == 48);
static_assert(offsetof(mullama_engine_sampler_params, xtc_threshold) == 52);
static_assert(offsetof(mullama_engine_sampler_params, dynatemp_range) == 56);
static_assert(offsetof(mullama_engine_sampler_params, dynatemp_exponent) == 60);
static_assert(offsetof(mullama_engine_sampler_params, dry_multiplier) == 64);
static_assert(offsetof(mullama_engine_sampler_params, dry_base) == 68);
static_assert(offsetof(mullama_engine_sampler_params, dry_allowed_length) == 72);
static_assert(offsetof(mullama_engine_sampler_params, dry_penalty_last_n) == 76);
static_assert(offsetof(mullama_engine_sampler_params, mirostat) == 80);
static_assert(offsetof(mullama_engine_sampler_params, mirostat_tau) == 84);
static_assert(offsetof(mullama_engine_sampler_params, mirostat_eta) == 88);
