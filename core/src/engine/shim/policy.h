// What sampler params come to. Decided in policy.cpp; sampler.cpp carries it out.
#pragma once

#include "shim.h"

#include <memory>
#include <vector>

struct llama_sampler_free_of {
    void operator()(llama_sampler * sampler) const { llama_sampler_free(sampler); }
};
using llama_chain = std::unique_ptr<llama_sampler, llama_sampler_free_of>;

struct mullama_policy {
    std::vector<llama_logit_bias> bias;           // added to single logits before any step
    llama_chain                   penalties;      // the steps that look back; null where there are none
    int32_t                       n_recent = 0;   // how many tokens they look back
    llama_chain                   drawing;        // the steps behind them, the draw last; null takes the best token
};

mullama_policy mullama_decide(const mullama_engine_sampler_params & params, const llama_vocab * vocab, int32_t n_ctx);
