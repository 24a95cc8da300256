/* Code generated from api.yaml by mullama-codegen. DO NOT EDIT. */
#ifndef MULLAMA_GO_CALLS_H
#define MULLAMA_GO_CALLS_H
#include "runtime.h"

static inline go_int go_abi_version(void) {
  return go_count(mullama_abi_version());
}

static inline void go_backend_free(void) {
  mullama_backend_free();
}

static inline go_int go_backend_init(void) {
  return go_count(mullama_backend_init());
}

static inline go_int go_cancel_token_cancel(uintptr_t cancel_token) {
  return go_count(mullama_cancel_token_cancel((MullamaCancelToken *)cancel_token));
}

static inline void go_cancel_token_free(uintptr_t cancel_token) {
  mullama_cancel_token_free((MullamaCancelToken *)cancel_token);
}

static inline go_int go_cancel_token_is_cancelled(uintptr_t cancel_token) {
  return go_truth(mullama_cancel_token_is_cancelled((const MullamaCancelToken *)cancel_token));
}

static inline go_handle go_cancel_token_new(void) {
  return go_object(mullama_cancel_token_new());
}

static inline go_handle go_complete(uintptr_t context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_complete((MullamaContext *)context, tokens, n_tokens, max_tokens, params, options));
}

static inline void go_context_free(uintptr_t context) {
  mullama_context_free((MullamaContext *)context);
}

static inline go_int go_context_kv_cache_clear(uintptr_t context) {
  return go_count(mullama_context_kv_cache_clear((MullamaContext *)context));
}

static inline go_int go_context_n_batch(uintptr_t context) {
  return go_count(mullama_context_n_batch((const MullamaContext *)context));
}

static inline go_int go_context_n_ctx(uintptr_t context) {
  return go_count(mullama_context_n_ctx((const MullamaContext *)context));
}

static inline go_handle go_context_new(uintptr_t model, const MullamaContextParams *params) {
  return go_object(mullama_context_new((const MullamaModel *)model, params));
}

static inline go_int go_context_prompt_tokens(uintptr_t context, const char *prompt, int32_t *tokens, int32_t capacity) {
  return go_count(mullama_context_prompt_tokens((const MullamaContext *)context, prompt, tokens, capacity));
}

static inline go_int go_detokenize(uintptr_t model, const int32_t *tokens, int32_t n_tokens, char *text, size_t capacity, bool remove_special, bool unparse_special) {
  return go_count(mullama_detokenize((const MullamaModel *)model, tokens, n_tokens, text, capacity, remove_special, unparse_special));
}

static inline go_int go_generation_finish_reason(uintptr_t generation) {
  return go_count(mullama_generation_finish_reason((const MullamaGeneration *)generation));
}

static inline void go_generation_free(uintptr_t generation) {
  mullama_generation_free((MullamaGeneration *)generation);
}

static inline go_int go_generation_stats(uintptr_t generation, MullamaGenerationStats *stats) {
  return go_count(mullama_generation_stats((const MullamaGeneration *)generation, stats));
}

static inline go_int go_generation_text(uintptr_t generation, char *text, size_t capacity) {
  return go_count(mullama_generation_text((const MullamaGeneration *)generation, text, capacity));
}

static inline go_int go_generation_tokens(uintptr_t generation, int32_t *tokens, int32_t capacity) {
  return go_count(mullama_generation_tokens((const MullamaGeneration *)generation, tokens, capacity));
}

static inline go_int go_live_handles(void) {
  return go_count(mullama_live_handles());
}

static inline go_handle go_model_clone(uintptr_t model) {
  return go_object(mullama_model_clone((const MullamaModel *)model));
}

static inline go_int go_model_desc(uintptr_t model, char *text, size_t capacity) {
  return go_count(mullama_model_desc((const MullamaModel *)model, text, capacity));
}

static inline void go_model_free(uintptr_t model) {
  mullama_model_free((MullamaModel *)model);
}

static inline go_handle go_model_load(const char *path, const MullamaModelParams *params) {
  return go_object(mullama_model_load(path, params));
}

static inline go_int go_model_n_ctx_train(uintptr_t model) {
  return go_count(mullama_model_n_ctx_train((const MullamaModel *)model));
}

static inline go_int go_model_n_embd(uintptr_t model) {
  return go_count(mullama_model_n_embd((const MullamaModel *)model));
}

static inline go_int go_model_n_head(uintptr_t model) {
  return go_count(mullama_model_n_head((const MullamaModel *)model));
}

static inline go_int go_model_n_layer(uintptr_t model) {
  return go_count(mullama_model_n_layer((const MullamaModel *)model));
}

static inline go_int go_model_n_params(uintptr_t model) {
  return go_count(mullama_model_n_params((const MullamaModel *)model));
}

static inline go_int go_model_n_vocab(uintptr_t model) {
  return go_count(mullama_model_n_vocab((const MullamaModel *)model));
}

static inline go_int go_model_size(uintptr_t model) {
  return go_count(mullama_model_size((const MullamaModel *)model));
}

static inline go_int go_model_token_bos(uintptr_t model) {
  return go_id(mullama_model_token_bos((const MullamaModel *)model));
}

static inline go_int go_model_token_eos(uintptr_t model) {
  return go_id(mullama_model_token_eos((const MullamaModel *)model));
}

static inline go_int go_model_token_is_control(uintptr_t model, int32_t token) {
  return go_truth(mullama_model_token_is_control((const MullamaModel *)model, token));
}

static inline go_int go_model_token_is_eog(uintptr_t model, int32_t token) {
  return go_truth(mullama_model_token_is_eog((const MullamaModel *)model, token));
}

static inline go_int go_model_token_nl(uintptr_t model) {
  return go_id(mullama_model_token_nl((const MullamaModel *)model));
}

static inline go_handle go_stream_finish(uintptr_t stream) {
  return go_object(mullama_stream_finish((MullamaStream *)stream));
}

static inline void go_stream_free(uintptr_t stream) {
  mullama_stream_free((MullamaStream *)stream);
}

static inline go_handle go_stream_new(uintptr_t context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_stream_new((MullamaContext *)context, tokens, n_tokens, max_tokens, params, options));
}

static inline go_int go_stream_next(uintptr_t stream, char *piece, size_t capacity) {
  return go_count(mullama_stream_next((MullamaStream *)stream, piece, capacity));
}

static inline go_int go_supports_gpu_offload(void) {
  return go_truth(mullama_supports_gpu_offload());
}

static inline go_int go_system_info(char *text, size_t capacity) {
  return go_count(mullama_system_info(text, capacity));
}

static inline go_int go_token_to_piece(uintptr_t model, int32_t token, uint8_t *bytes, size_t capacity, bool special) {
  return go_count(mullama_token_to_piece((const MullamaModel *)model, token, bytes, capacity, special));
}

static inline go_int go_tokenize(uintptr_t model, const char *text, int32_t *tokens, int32_t capacity, bool add_bos, bool special) {
  return go_count(mullama_tokenize((const MullamaModel *)model, text, tokens, capacity, add_bos, special));
}

#endif
