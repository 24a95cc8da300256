// A sampler: logit bias, then the penalties, then a chain that draws; or arg-max where the temperature is zero.
#include "shim.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace {

struct sampler_free {
    void operator()(llama_sampler * sampler) const { llama_sampler_free(sampler); }
};
using sampler_ptr = std::unique_ptr<llama_sampler, sampler_free>;

// Logits beyond this are an artefact (a huge bias, a division by a tiny penalty); infinities and NaN in llama.cpp's softmax
// would make every later step meaningless, so such candidates are moved into range before them.
constexpr float LARGEST_LOGIT = 1e6f;

sampler_ptr new_chain() {
    auto params    = llama_sampler_chain_default_params();
    params.no_perf = true;
    return sampler_ptr(llama_sampler_chain_init(params));
}

void add(const sampler_ptr & chain, llama_sampler * sampler) {
    if (sampler == nullptr) {
        throw std::bad_alloc();
    }
    llama_sampler_chain_add(chain.get(), sampler);
}

}  // namespace

struct mullama_sampler {
    int32_t                       n_vocab;
    bool                          greedy;
    std::vector<llama_logit_bias> bias;
    sampler_ptr                   penalties;
    sampler_ptr                   drawing;
    std::vector<llama_token_data> candidates;
};

static void add_penalties(const sampler_ptr & chain, const mullama_sampler_spec & spec, const llama_vocab * vocab,
                          int32_t n_vocab) {
    add(chain, llama_sampler_init_penalties(n_vocab, spec.penalty_last_n, spec.penalty_repeat, spec.penalty_freq,
                                            spec.penalty_present));
    if (spec.dry_multiplier != 0.0f && spec.dry_penalty_last_n != 0) {
        const char * breakers[] = { "\n", ":", "\"", "*" };  // llama.cpp's own defaults
        add(chain, llama_sampler_init_dry(vocab, spec.dry_multiplier, spec.dry_base, spec.dry_allowed_length,
                                          spec.dry_penalty_last_n, breakers, 4));
    }
}

static void add_drawing(const sampler_ptr & chain, const mullama_sampler_spec & spec, int32_t n_vocab) {
    const size_t min_keep = 1;
    if (spec.mirostat != 0) {
        add(chain, llama_sampler_init_temp(spec.temperature));
        add(chain, spec.mirostat == 1
                       ? llama_sampler_init_mirostat(n_vocab, spec.seed, spec.mirostat_tau, spec.mirostat_eta, 100)
                       : llama_sampler_init_mirostat_v2(spec.seed, spec.mirostat_tau, spec.mirostat_eta));
        return;
    }
    if (spec.top_n_sigma > 0.0f) {
        add(chain, llama_sampler_init_top_n_sigma(spec.top_n_sigma));
    }
    if (spec.top_k > 0) {
        add(chain, llama_sampler_init_top_k(spec.top_k));
    }
    if (spec.typical_p < 1.0f) {
        add(chain, llama_sampler_init_typical(spec.typical_p, min_keep));
    }
    if (spec.top_p < 1.0f) {
        add(chain, llama_sampler_init_top_p(spec.top_p, min_keep));
    }
    if (spec.min_p > 0.0f) {
        add(chain, llama_sampler_init_min_p(spec.min_p, min_keep));
    }
    if (spec.xtc_probability > 0.0f) {
        add(chain, llama_sampler_init_xtc(spec.xtc_probability, spec.xtc_threshold, min_keep, spec.seed));
    }
    add(chain, llama_sampler_init_temp_ext(spec.temperature, spec.dynatemp_range, spec.dynatemp_exponent));
    add(chain, llama_sampler_init_dist(spec.seed));  // a chain without a final selector aborts
}

// Moves what is not an ordinary logit into range and leaves out what is excluded. False if nothing is left.
static bool tame(llama_token_data_array & array) {
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

static bool is_tame(const llama_token_data_array & array) {
    bool tame = true;
    for (size_t i = 0; i < array.size; ++i) {
        tame &= std::fabs(array.data[i].logit) <= LARGEST_LOGIT;  // false for NaN
    }
    return tame;
}

static llama_token best_of(const llama_token_data_array & array) {
    const auto * best = array.data;
    for (size_t i = 1; i < array.size; ++i) {
        if (array.data[i].logit > best->logit) {
            best = &array.data[i];
        }
    }
    return best->id;
}

extern "C" {

mullama_sampler * mullama_shim_sampler_new(const llama_vocab * vocab, const mullama_sampler_spec * spec, char * error) {
    return mullama_guard<mullama_sampler *>(nullptr, error, [&] {
        auto sampler       = std::make_unique<mullama_sampler>();
        sampler->n_vocab   = llama_vocab_n_tokens(vocab);
        sampler->greedy    = spec->temperature <= 0.0f;
        sampler->bias      = std::vector<llama_logit_bias>(spec->bias, spec->bias + spec->n_bias);
        sampler->penalties = new_chain();
        add_penalties(sampler->penalties, *spec, vocab, sampler->n_vocab);
        if (!sampler->greedy) {
            sampler->drawing = new_chain();
            add_drawing(sampler->drawing, *spec, sampler->n_vocab);
        }
        sampler->candidates.resize(sampler->n_vocab);
        return sampler.release();
    });
}

void mullama_shim_sampler_free(mullama_sampler * sampler) {
    delete sampler;
}

// Tells the penalties that `token` stands in the text.
int32_t mullama_shim_sampler_accept(mullama_sampler * sampler, llama_token token, char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [&] {
        llama_sampler_accept(sampler->penalties.get(), token);
        return 0;
    });
}

// Chooses a token from `logits` (one for each token of the vocabulary) without accepting it; -1 if every token is excluded.
int32_t mullama_shim_sampler_sample(mullama_sampler * sampler, const float * logits, char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [&]() -> int32_t {
        auto & candidates = sampler->candidates;
        for (int32_t id = 0; id < sampler->n_vocab; ++id) {
            candidates[id] = { id, logits[id], 0.0f };
        }
        for (const auto & bias : sampler->bias) {
            candidates[bias.token].logit += bias.bias;
        }
        llama_token_data_array array = { candidates.data(), candidates.size(), -1, false };
        if (!is_tame(array) && !tame(array)) {
            return -1;
        }
        llama_sampler_apply(sampler->penalties.get(), &array);
        if (!is_tame(array) && !tame(array)) {
            return -1;
        }
        if (sampler->greedy) {
            return best_of(array);
        }
        llama_sampler_apply(sampler->drawing.get(), &array);
        if (array.selected < 0 || array.selected >= (int64_t) array.size) {
            return best_of(array);
        }
        return array.data[array.selected].id;
    });
}

}  // extern "C"
