// All that is decided about sampling: what the numbers of api.yaml's `sampler_params` mean to llama.cpp, which steps run, and in
// which order. Ranges and defaults stand in api.yaml. A new field is read here and nowhere else.
#include "policy.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

namespace {

using params_t = mullama_engine_sampler_params;

// Below this the division by the temperature overflows; the result would be the arg-max anyway.
constexpr float SMALLEST_TEMPERATURE = 1e-30f;

// -1 is the whole context, and more than that would only cost memory: llama.cpp reserves what it is told.
int32_t window(int32_t n, int32_t n_ctx) {
    return n < 0 ? n_ctx : std::min(n, n_ctx);
}

params_t within_limits(params_t params, int32_t n_ctx) {
    if (params.temperature < SMALLEST_TEMPERATURE) {
        params.temperature = 0.0f;
    }
    params.penalty_last_n     = window(params.penalty_last_n, n_ctx);
    params.dry_penalty_last_n = window(params.dry_penalty_last_n, n_ctx);
    return params;
}

// The steps of one chain; a chain without any is not made.
class step_list {
  public:
    void add(llama_sampler * step) {
        if (step == nullptr) {
            throw std::bad_alloc();
        }
        if (chain == nullptr) {
            auto params    = llama_sampler_chain_default_params();
            params.no_perf = true;
            chain.reset(llama_sampler_chain_init(params));
        }
        llama_sampler_chain_add(chain.get(), step);
    }

    llama_chain take() { return std::move(chain); }

  private:
    llama_chain chain;
};

std::vector<llama_logit_bias> biases(const params_t & params, const llama_vocab * vocab, int32_t n_vocab) {
    std::vector<llama_logit_bias> bias;
    for (llama_token token = 0; params.ignore_eos && token < n_vocab; ++token) {
        if (llama_vocab_is_eog(vocab, token)) {
            bias.push_back({ token, -INFINITY });
        }
    }
    return bias;
}

void add_penalties(step_list & steps, int32_t & n_recent, const params_t & params, const llama_vocab * vocab, int32_t n_vocab) {
    const bool changes = params.penalty_repeat != 1.0f || params.penalty_freq != 0.0f || params.penalty_present != 0.0f;
    if (changes && params.penalty_last_n != 0) {
        steps.add(llama_sampler_init_penalties(n_vocab, params.penalty_last_n, params.penalty_repeat, params.penalty_freq,
                                               params.penalty_present));
        n_recent = std::max(n_recent, params.penalty_last_n);
    }
    if (params.dry_multiplier != 0.0f && params.dry_penalty_last_n != 0) {
        const char * breakers[] = { "\n", ":", "\"", "*" };  // llama.cpp's own defaults
        steps.add(llama_sampler_init_dry(vocab, params.dry_multiplier, params.dry_base, params.dry_allowed_length,
                                         params.dry_penalty_last_n, breakers, 4));
        n_recent = std::max(n_recent, params.dry_penalty_last_n);
    }
}

void add_mirostat(step_list & steps, const params_t & params, int32_t n_vocab) {
    steps.add(llama_sampler_init_temp(params.temperature));
    steps.add(params.mirostat == 1
                  ? llama_sampler_init_mirostat(n_vocab, params.seed, params.mirostat_tau, params.mirostat_eta, 100)
                  : llama_sampler_init_mirostat_v2(params.seed, params.mirostat_tau, params.mirostat_eta));
}

void add_drawing(step_list & steps, const params_t & params) {
    const size_t min_keep = 1;
    if (params.top_n_sigma > 0.0f) {
        steps.add(llama_sampler_init_top_n_sigma(params.top_n_sigma));
    }
    if (params.top_k > 0) {
        steps.add(llama_sampler_init_top_k(params.top_k));
    }
    if (params.typical_p < 1.0f) {
        steps.add(llama_sampler_init_typical(params.typical_p, min_keep));
    }
    if (params.top_p < 1.0f) {
        steps.add(llama_sampler_init_top_p(params.top_p, min_keep));
    }
    if (params.min_p > 0.0f) {
        steps.add(llama_sampler_init_min_p(params.min_p, min_keep));
    }
    if (params.xtc_probability > 0.0f) {
        steps.add(llama_sampler_init_xtc(params.xtc_probability, params.xtc_threshold, min_keep, params.seed));
    }
    steps.add(llama_sampler_init_temp_ext(params.temperature, params.dynatemp_range, params.dynatemp_exponent));
    steps.add(llama_sampler_init_dist(params.seed));  // a chain without a final selector aborts
}

}  // namespace

mullama_policy mullama_decide(const mullama_engine_sampler_params & asked, const llama_vocab * vocab, int32_t n_ctx) {
    const params_t params  = within_limits(asked, n_ctx);
    const int32_t  n_vocab = llama_vocab_n_tokens(vocab);
    mullama_policy policy;
    step_list      penalties;
    step_list      drawing;
    policy.bias = biases(params, vocab, n_vocab);
    add_penalties(penalties, policy.n_recent, params, vocab, n_vocab);
    if (params.temperature == 0.0f) {
        // Greedy: nothing behind the penalties changes which token is the best.
    } else if (params.mirostat != 0) {
        add_mirostat(drawing, params, n_vocab);
    } else {
        add_drawing(drawing, params);
    }
    policy.penalties = penalties.take();
    policy.drawing   = drawing.take();
    return policy;
}
