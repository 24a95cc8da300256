// Chains of llama.cpp's sampling steps. Which steps, with which numbers and in which order, is said by `policy.rs`.
#include "shim.h"

namespace {

// Puts a step behind the others.
void add(llama_sampler * chain, llama_sampler * step) {
    if (step == nullptr) {
        throw std::bad_alloc();
    }
    llama_sampler_chain_add(chain, step);
}

}  // namespace

extern "C" {

// A chain without any steps.
llama_sampler * mullama_shim_sampler_new(mullama_failure * failure) {
    return mullama_guard_new<llama_sampler>(__func__, failure, [&] {
        auto params    = llama_sampler_chain_default_params();
        params.no_perf = true;
        return llama_sampler_chain_init(params);
    });
}

void mullama_shim_sampler_free(llama_sampler * chain, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { llama_sampler_free(chain); });
}

// Tells the steps that these tokens stand in the text, in this order.
void mullama_shim_sampler_accept(llama_sampler * chain, const llama_token * tokens, size_t n, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] {
        for (size_t at = 0; at < n; ++at) {
            llama_sampler_accept(chain, tokens[at]);
        }
    });
}

// Lets the steps change the candidates.
void mullama_shim_sampler_apply(llama_sampler * chain, llama_token_data_array * array, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { llama_sampler_apply(chain, array); });
}

// Each of the others puts one step behind those that a chain has.

void mullama_shim_add_penalties(llama_sampler * chain, int32_t n_vocab, int32_t last_n, float repeat, float freq, float present,
                                mullama_failure * failure) {
    mullama_guard_void(__func__, failure,
                       [&] { add(chain, llama_sampler_init_penalties(n_vocab, last_n, repeat, freq, present)); });
}

void mullama_shim_add_dry(llama_sampler * chain, const llama_vocab * vocab, float multiplier, float base, int32_t allowed_length,
                          int32_t last_n, const char ** breakers, size_t n_breakers, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] {
        add(chain, llama_sampler_init_dry(vocab, multiplier, base, allowed_length, last_n, breakers, n_breakers));
    });
}

void mullama_shim_add_top_n_sigma(llama_sampler * chain, float n, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_top_n_sigma(n)); });
}

void mullama_shim_add_top_k(llama_sampler * chain, int32_t k, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_top_k(k)); });
}

void mullama_shim_add_typical(llama_sampler * chain, float p, size_t least, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_typical(p, least)); });
}

void mullama_shim_add_top_p(llama_sampler * chain, float p, size_t least, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_top_p(p, least)); });
}

void mullama_shim_add_min_p(llama_sampler * chain, float p, size_t least, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_min_p(p, least)); });
}

void mullama_shim_add_xtc(llama_sampler * chain, float probability, float threshold, size_t least, uint32_t seed,
                          mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_xtc(probability, threshold, least, seed)); });
}

void mullama_shim_add_temperature(llama_sampler * chain, float temperature, float range, float exponent, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_temp_ext(temperature, range, exponent)); });
}

void mullama_shim_add_mirostat(llama_sampler * chain, int32_t n_vocab, uint32_t seed, float tau, float eta, int32_t m,
                               mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_mirostat(n_vocab, seed, tau, eta, m)); });
}

void mullama_shim_add_mirostat_v2(llama_sampler * chain, uint32_t seed, float tau, float eta, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_mirostat_v2(seed, tau, eta)); });
}

void mullama_shim_add_draw(llama_sampler * chain, uint32_t seed, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { add(chain, llama_sampler_init_dist(seed)); });
}

}  // extern "C"
