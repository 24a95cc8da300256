// The plain calls: loading, tokens, decoding, the memory of a context.
#include "shim.h"

extern "C" {

int32_t mullama_shim_backend_init(char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [] {
        llama_backend_init();
        return 0;
    });
}

llama_model * mullama_shim_model_load(const char * path, const llama_model_params * params, char * error) {
    return mullama_guard<llama_model *>(nullptr, error, [&] { return llama_model_load_from_file(path, *params); });
}

llama_context * mullama_shim_context_new(llama_model * model, const llama_context_params * params, char * error) {
    return mullama_guard<llama_context *>(nullptr, error, [&] { return llama_init_from_model(model, *params); });
}

int32_t mullama_shim_tokenize(const llama_vocab * vocab, const char * text, int32_t n_text, llama_token * tokens,
                              int32_t capacity, bool add_special, bool parse_special, char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [&] {
        return llama_tokenize(vocab, text, n_text, tokens, capacity, add_special, parse_special);
    });
}

int32_t mullama_shim_token_to_piece(const llama_vocab * vocab, llama_token token, char * bytes, int32_t capacity,
                                    bool special, char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [&] {
        return llama_token_to_piece(vocab, token, bytes, capacity, 0, special);
    });
}

int32_t mullama_shim_chat_apply_template(const char * name, const llama_chat_message * chat, size_t n_messages,
                                         bool add_generation_prompt, char * text, int32_t capacity, char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [&] {
        return llama_chat_apply_template(name, chat, n_messages, add_generation_prompt, text, capacity);
    });
}

int32_t mullama_shim_decode(llama_context * ctx, const llama_batch * batch, char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [&] { return llama_decode(ctx, *batch); });
}

int32_t mullama_shim_seq_rm(llama_context * ctx, llama_seq_id seq, llama_pos from, char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [&] {
        return llama_memory_seq_rm(llama_get_memory(ctx), seq, from, -1) ? 1 : 0;
    });
}

int32_t mullama_shim_seq_cp(llama_context * ctx, llama_seq_id from, llama_seq_id to, llama_pos begin, llama_pos end,
                            char * error) {
    return mullama_guard<int32_t>(MULLAMA_THREW, error, [&] {
        llama_memory_seq_cp(llama_get_memory(ctx), from, to, begin, end);
        return 0;
    });
}

size_t mullama_shim_seq_state_size(llama_context * ctx, llama_seq_id seq, char * error) {
    return mullama_guard<size_t>(0, error, [&] {
        return llama_state_seq_get_size_ext(ctx, seq, LLAMA_STATE_SEQ_FLAGS_NONE);
    });
}

size_t mullama_shim_seq_state_save(llama_context * ctx, llama_seq_id seq, uint8_t * state, size_t size, char * error) {
    return mullama_guard<size_t>(0, error, [&] {
        return llama_state_seq_get_data_ext(ctx, state, size, seq, LLAMA_STATE_SEQ_FLAGS_NONE);
    });
}

size_t mullama_shim_seq_state_restore(llama_context * ctx, llama_seq_id seq, const uint8_t * state, size_t size,
                                      char * error) {
    return mullama_guard<size_t>(0, error, [&] {
        return llama_state_seq_set_data_ext(ctx, state, size, seq, LLAMA_STATE_SEQ_FLAGS_NONE);
    });
}

}  // extern "C"
