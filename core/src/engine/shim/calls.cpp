// Loading, contexts, decoding and their memory.
#include "assertion.h"

#include <cstdlib>
#include <cstring>

namespace {

// ggml sets a variable for Intel's OpenMP in the environment of a process that is not ours; it is taken back.
constexpr const char * SET_BY_GGML = "KMP_BLOCKTIME";

void start_backend() {
    const bool was_set = std::getenv(SET_BY_GGML) != nullptr;
    llama_backend_init();
    ggml_backend_dev_count();  // fills the registry, which starts the CPU's backend
    if (!was_set && std::getenv(SET_BY_GGML) != nullptr) {
#ifdef _WIN32
        _putenv_s(SET_BY_GGML, "");
#else
        unsetenv(SET_BY_GGML);
#endif
    }
}

}  // namespace

extern "C" {

void mullama_shim_backend_init(mullama_failure * failure) {
    mullama_guard_void(__func__, failure, start_backend);
}

void mullama_shim_model_default_params(llama_model_params * params, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { *params = llama_model_default_params(); });
}

llama_model * mullama_shim_model_load(const char * path, const llama_model_params * params, mullama_failure * failure) {
    return mullama_guard_new<llama_model>(__func__, failure, [&] { return llama_model_load_from_file(path, *params); });
}

void mullama_shim_model_free(llama_model * model, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { llama_model_free(model); });
}

void mullama_shim_context_default_params(llama_context_params * params, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { *params = llama_context_default_params(); });
}

llama_context * mullama_shim_context_new(llama_model * model, const llama_context_params * params,
                                         mullama_failure * failure) {
    return mullama_guard_new<llama_context>(__func__, failure, [&] { return llama_init_from_model(model, *params); });
}

void mullama_shim_context_free(llama_context * ctx, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { llama_free(ctx); });
}

// What never changes about a context.
struct mullama_context_facts {
    uint32_t n_ctx;
    uint32_t n_ctx_seq;
    uint32_t n_batch;
    uint32_t n_ubatch;
    bool     causal;
    bool     has_cache;
};

void mullama_shim_context_facts(const llama_context * ctx, mullama_context_facts * facts, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] {
        facts->n_ctx     = llama_n_ctx(ctx);
        facts->n_ctx_seq = llama_n_ctx_seq(ctx);
        facts->n_batch   = llama_n_batch(ctx);
        facts->n_ubatch  = llama_n_ubatch(ctx);
        facts->causal    = llama_get_causal_attn(ctx);
        facts->has_cache = llama_get_memory(ctx) != nullptr;
    });
}

int32_t mullama_shim_decode(llama_context * ctx, const llama_batch * batch, mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, -1, [&] { return llama_decode(ctx, *batch); });
}

float * mullama_shim_logits(llama_context * ctx, int32_t index, mullama_failure * failure) {
    return mullama_guard<float *>(__func__, failure, nullptr, [&] { return llama_get_logits_ith(ctx, index); });
}

float * mullama_shim_embeddings_seq(llama_context * ctx, llama_seq_id seq, mullama_failure * failure) {
    return mullama_guard<float *>(__func__, failure, nullptr, [&] { return llama_get_embeddings_seq(ctx, seq); });
}

// Removes a sequence's tokens from position `from` on; false if the architecture cannot, or keeps none.
bool mullama_shim_seq_rm(llama_context * ctx, llama_seq_id seq, llama_pos from, mullama_failure * failure) {
    return mullama_guard<bool>(__func__, failure, false, [&] {
        llama_memory_t memory = llama_get_memory(ctx);
        return memory != nullptr && llama_memory_seq_rm(memory, seq, from, -1);
    });
}

// The first position that is cached of a sequence; -1 if none is.
llama_pos mullama_shim_seq_pos_min(llama_context * ctx, llama_seq_id seq, mullama_failure * failure) {
    return mullama_guard<llama_pos>(__func__, failure, -1, [&] {
        llama_memory_t memory = llama_get_memory(ctx);
        return memory == nullptr ? -1 : llama_memory_seq_pos_min(memory, seq);
    });
}

// Gives `to` the cells that `from` has at positions [begin, end), without a copy.
void mullama_shim_seq_cp(llama_context * ctx, llama_seq_id from, llama_seq_id to, llama_pos begin, llama_pos end,
                         mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { llama_memory_seq_cp(llama_get_memory(ctx), from, to, begin, end); });
}

// The next three answer bytes, 0 where the engine cannot.

size_t mullama_shim_seq_state_size(llama_context * ctx, llama_seq_id seq, mullama_failure * failure) {
    return mullama_guard<size_t>(__func__, failure, 0, [&] {
        return llama_state_seq_get_size_ext(ctx, seq, LLAMA_STATE_SEQ_FLAGS_NONE);
    });
}

size_t mullama_shim_seq_state_save(llama_context * ctx, llama_seq_id seq, uint8_t * state, size_t size,
                                   mullama_failure * failure) {
    return mullama_guard<size_t>(__func__, failure, 0, [&] {
        return llama_state_seq_get_data_ext(ctx, state, size, seq, LLAMA_STATE_SEQ_FLAGS_NONE);
    });
}

size_t mullama_shim_seq_state_restore(llama_context * ctx, llama_seq_id seq, const uint8_t * state, size_t size,
                                      mullama_failure * failure) {
    return mullama_guard<size_t>(__func__, failure, 0, [&] {
        return llama_state_seq_set_data_ext(ctx, state, size, seq, LLAMA_STATE_SEQ_FLAGS_NONE);
    });
}

}  // extern "C"
