// A sampler carries out a policy: it adds the biases, shows the penalties each token, and draws or takes the best.
#include "policy.h"

#include <algorithm>
#include <cmath>

namespace {

// Logits beyond this are an artefact (a huge bias, a division by a tiny penalty); infinities and NaN in llama.cpp's softmax
// would make every later step meaningless, so such candidates are moved into range before them.
constexpr float LARGEST_LOGIT = 1e6f;

constexpr llama_token NONE = -1;

// The first token with the largest logit; NaN never wins. NONE if every token is excluded.
llama_token best_of(const float * logits, int32_t n_vocab) {
    // Two passes: the largest value, over blocks that the compiler can vectorise, then where it first stands.
    constexpr int32_t LANES = 16;
    float             lanes[LANES];
    std::fill_n(lanes, LANES, -INFINITY);
    int32_t at = 0;
    for (; at + LANES <= n_vocab; at += LANES) {
        for (int32_t lane = 0; lane < LANES; ++lane) {
            lanes[lane] = logits[at + lane] > lanes[lane] ? logits[at + lane] : lanes[lane];
        }
    }
    float largest = -INFINITY;
    for (float lane : lanes) {
        largest = lane > largest ? lane : largest;
    }
    for (; at < n_vocab; ++at) {
        largest = logits[at] > largest ? logits[at] : largest;
    }
    const float * first = std::find(logits, logits + n_vocab, largest);
    if (first == logits + n_vocab) {
        return 0;  // nothing but NaN
    }
    return largest == -INFINITY ? NONE : static_cast<llama_token>(first - logits);
}

llama_token best_of(const llama_token_data_array & array) {
    const auto * best = array.data;
    for (size_t i = 1; i < array.size; ++i) {
        if (array.data[i].logit > best->logit) {
            best = &array.data[i];
        }
    }
    return best->id;
}

// Moves what is not an ordinary logit into range and leaves out what is excluded. False if nothing is left.
bool tame(llama_token_data_array & array) {
    size_t kept = 0;
    for (size_t i = 0; i < array.size; ++i) {
        llama_token_data candidate = array.data[i];
        if (candidate.logit == -INFINITY) {
            continue;
        }
        candidate.logit =
            std::isnan(candidate.logit) ? -LARGEST_LOGIT : std::clamp(candidate.logit, -LARGEST_LOGIT, LARGEST_LOGIT);
        array.data[kept++] = candidate;
    }
    array.size = kept;
    return kept > 0;
}

bool is_tame(const llama_token_data_array & array) {
    bool tame = true;
    for (size_t i = 0; i < array.size; ++i) {
        tame &= std::fabs(array.data[i].logit) <= LARGEST_LOGIT;  // false for NaN
    }
    return tame;
}

}  // namespace

struct mullama_sampler {
    int32_t                       n_vocab;
    mullama_policy                policy;
    std::vector<llama_token_data> candidates;  // empty where the best of the logits is taken as it is

    void accept(llama_token token) {
        if (policy.penalties != nullptr) {
            llama_sampler_accept(policy.penalties.get(), token);
        }
    }

    llama_token sample(float * logits) {
        for (const auto & bias : policy.bias) {
            logits[bias.token] += bias.bias;
        }
        if (candidates.empty()) {
            return best_of(logits, n_vocab);
        }
        for (llama_token id = 0; id < n_vocab; ++id) {
            candidates[id] = { id, logits[id], 0.0f };
        }
        llama_token_data_array array = { candidates.data(), candidates.size(), -1, false };
        if (!is_tame(array) && !tame(array)) {
            return NONE;
        }
        if (policy.penalties != nullptr) {
            llama_sampler_apply(policy.penalties.get(), &array);
            if (!is_tame(array) && !tame(array)) {
                return NONE;
            }
        }
        if (policy.drawing == nullptr) {
            return best_of(array);
        }
        llama_sampler_apply(policy.drawing.get(), &array);
        if (array.selected < 0 || array.selected >= static_cast<int64_t>(array.size)) {
            return best_of(array);
        }
        return array.data[array.selected].id;
    }
};

extern "C" {

// A sampler behind a prompt; `bias` and `prompt` are read and not kept.
mullama_sampler * mullama_shim_sampler_new(const llama_vocab * vocab, const mullama_engine_sampler_params * params,
                                           int32_t n_ctx, const llama_logit_bias * bias, size_t n_bias,
                                           const llama_token * prompt, size_t n_prompt, mullama_failure * failure) {
    return mullama_guard_new<mullama_sampler>(__func__, failure, [&] {
        auto sampler     = std::make_unique<mullama_sampler>();
        sampler->n_vocab = llama_vocab_n_tokens(vocab);
        sampler->policy  = mullama_decide(*params, vocab, n_ctx);
        auto & policy    = sampler->policy;
        policy.bias.insert(policy.bias.begin(), bias, bias + n_bias);
        if (policy.penalties != nullptr || policy.drawing != nullptr) {
            sampler->candidates.resize(sampler->n_vocab);
        }
        for (size_t at = n_prompt - std::min<size_t>(n_prompt, policy.n_recent); at < n_prompt; ++at) {
            sampler->accept(prompt[at]);
        }
        return sampler.release();
    });
}

void mullama_shim_sampler_free(mullama_sampler * sampler, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { delete sampler; });
}

// Tells the penalties that `token` stands in the text.
void mullama_shim_sampler_accept(mullama_sampler * sampler, llama_token token, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { sampler->accept(token); });
}

// Chooses a token from `logits` (one for each token of the vocabulary) without accepting it; -1 if every token is excluded.
// The logits are used up: biases are added to them.
int32_t mullama_shim_sampler_sample(mullama_sampler * sampler, float * logits, mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, NONE, [&] { return sampler->sample(logits); });
}

}  // extern "C"
