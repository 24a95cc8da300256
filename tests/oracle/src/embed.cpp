// The raw side of embeddings: one text, one context, mean pooling, scaled to length 1.
#include "oracle.hpp"

#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace oracle {

int embed(const std::string & path, const std::string & text) {
    Model model               = load(path);
    const llama_vocab * vocab = llama_model_get_vocab(model.get());
    Tokens tokens             = tokenize(vocab, text, true, false);

    llama_context_params params = llama_context_default_params();
    params.n_ctx                = 512;
    params.n_batch              = 512;
    params.n_ubatch             = 512;
    params.n_threads            = 1;
    params.n_threads_batch      = 1;
    params.embeddings           = true;
    // As in Mullama, where a vector must not depend on how many texts share a batch. With it on, Gemma's vectors turn by 2 degrees.
    params.flash_attn_type      = LLAMA_FLASH_ATTN_TYPE_DISABLED;
    params.pooling_type         = LLAMA_POOLING_TYPE_MEAN;
    Context context(llama_init_from_model(model.get(), params));
    if (!context || tokens.empty() || tokens.size() > params.n_batch) {
        throw std::runtime_error("cannot embed");
    }
    decode(context.get(), tokens.data(), tokens.size());
    const float * vector = llama_get_embeddings_seq(context.get(), 0);
    if (vector == nullptr) {
        throw std::runtime_error("there is no embedding");
    }
    const int n = llama_model_n_embd_out(model.get());
    double sum  = 0;
    for (int i = 0; i < n; ++i) {
        sum += static_cast<double>(vector[i]) * vector[i];
    }
    std::printf("{\"embedding\":[");
    for (int i = 0; i < n; ++i) {
        std::printf("%s%.9g", i ? "," : "", vector[i] / std::sqrt(sum));
    }
    std::printf("]}\n");
    return 0;
}

}  // namespace oracle
