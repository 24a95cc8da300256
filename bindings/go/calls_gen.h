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

static inline go_handle go_chat_messages(uintptr_t context, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options) {
  return go_object(mullama_chat_messages((MullamaContext *)context, messages, n_messages, max_tokens, params, chat, options));
}

static inline go_handle go_chat_messages_start(uintptr_t context, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options) {
  return go_object(mullama_chat_messages_start((MullamaContext *)context, messages, n_messages, max_tokens, params, chat, options));
}

static inline go_handle go_chat_messages_stream_new(uintptr_t context, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options) {
  return go_object(mullama_chat_messages_stream_new((MullamaContext *)context, messages, n_messages, max_tokens, params, chat, options));
}

static inline go_int go_chat_text(uintptr_t model, const MullamaMessage *messages, int32_t n_messages, bool add_generation_prompt, const MullamaChatOptions *options, char *text, size_t capacity) {
  return go_count(mullama_chat_text((const MullamaModel *)model, messages, n_messages, add_generation_prompt, options, text, capacity));
}

static inline go_handle go_complete(uintptr_t context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_complete((MullamaContext *)context, tokens, n_tokens, max_tokens, params, options));
}

static inline go_handle go_complete_start(uintptr_t context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_complete_start((MullamaContext *)context, tokens, n_tokens, max_tokens, params, options));
}

static inline go_handle go_complete_text(uintptr_t context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_complete_text((MullamaContext *)context, prompt, max_tokens, params, options));
}

static inline go_handle go_complete_text_start(uintptr_t context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_complete_text_start((MullamaContext *)context, prompt, max_tokens, params, options));
}

static inline go_handle go_context_chat_events(uintptr_t context, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options) {
  return go_object(mullama_context_chat_events((MullamaContext *)context, messages, n_messages, max_tokens, params, chat, options));
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

static inline go_int go_context_n_threads(uintptr_t context) {
  return go_count(mullama_context_n_threads((const MullamaContext *)context));
}

static inline go_handle go_context_new(uintptr_t model, const MullamaContextParams *params) {
  return go_object(mullama_context_new((const MullamaModel *)model, params));
}

static inline go_handle go_context_new_start(uintptr_t model, const MullamaContextParams *params) {
  return go_object(mullama_context_new_start((const MullamaModel *)model, params));
}

static inline go_handle go_context_parse_start(uintptr_t context, const MullamaMessage *messages, int32_t n_messages, const char *schema, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options) {
  return go_object(mullama_context_parse_start((const MullamaContext *)context, messages, n_messages, schema, max_tokens, params, chat, options));
}

static inline go_int go_context_prompt_tokens(uintptr_t context, const char *prompt, int32_t *tokens, int32_t capacity) {
  return go_count(mullama_context_prompt_tokens((const MullamaContext *)context, prompt, tokens, capacity));
}

static inline go_handle go_context_score(uintptr_t context, const char *prompt, const char *continuation, const MullamaScoreOptions *options) {
  return go_object(mullama_context_score((const MullamaContext *)context, prompt, continuation, options));
}

static inline go_handle go_context_score_batch(uintptr_t context, const MullamaScorePair *pairs, int32_t n_pairs, const MullamaScoreOptions *options) {
  return go_object(mullama_context_score_batch((const MullamaContext *)context, pairs, n_pairs, options));
}

static inline go_handle go_context_score_batch_start(uintptr_t context, const MullamaScorePair *pairs, int32_t n_pairs, const MullamaScoreOptions *options) {
  return go_object(mullama_context_score_batch_start((const MullamaContext *)context, pairs, n_pairs, options));
}

static inline go_handle go_context_score_rolling(uintptr_t context, const char *text, const MullamaScoreOptions *options) {
  return go_object(mullama_context_score_rolling((const MullamaContext *)context, text, options));
}

static inline go_handle go_context_score_rolling_start(uintptr_t context, const char *text, const MullamaScoreOptions *options) {
  return go_object(mullama_context_score_rolling_start((const MullamaContext *)context, text, options));
}

static inline go_handle go_context_score_start(uintptr_t context, const char *prompt, const char *continuation, const MullamaScoreOptions *options) {
  return go_object(mullama_context_score_start((const MullamaContext *)context, prompt, continuation, options));
}

static inline go_int go_conversation_add(uintptr_t conversation, const MullamaMessage *messages, int32_t n_messages) {
  return go_count(mullama_conversation_add((MullamaConversation *)conversation, messages, n_messages));
}

static inline go_int go_conversation_condense(uintptr_t conversation, int32_t n_oldest, const MullamaMessage *messages, int32_t n_messages) {
  return go_count(mullama_conversation_condense((MullamaConversation *)conversation, n_oldest, messages, n_messages));
}

static inline go_handle go_conversation_excess(uintptr_t conversation, int32_t n_tokens) {
  return go_object(mullama_conversation_excess((const MullamaConversation *)conversation, n_tokens));
}

static inline go_handle go_conversation_excess_start(uintptr_t conversation, int32_t n_tokens) {
  return go_object(mullama_conversation_excess_start((const MullamaConversation *)conversation, n_tokens));
}

static inline go_handle go_conversation_fork(uintptr_t conversation) {
  return go_object(mullama_conversation_fork((const MullamaConversation *)conversation));
}

static inline void go_conversation_free(uintptr_t conversation) {
  mullama_conversation_free((MullamaConversation *)conversation);
}

static inline go_int go_conversation_messages(uintptr_t conversation, char *text, size_t capacity) {
  return go_count(mullama_conversation_messages((const MullamaConversation *)conversation, text, capacity));
}

static inline go_int go_conversation_n_dropped(uintptr_t conversation) {
  return go_count(mullama_conversation_n_dropped((const MullamaConversation *)conversation));
}

static inline go_int go_conversation_n_messages(uintptr_t conversation) {
  return go_count(mullama_conversation_n_messages((const MullamaConversation *)conversation));
}

static inline go_int go_conversation_n_tokens(uintptr_t conversation) {
  return go_count(mullama_conversation_n_tokens((const MullamaConversation *)conversation));
}

static inline go_handle go_conversation_new(uintptr_t context, const MullamaConversationParams *params) {
  return go_object(mullama_conversation_new((const MullamaContext *)context, params));
}

static inline go_handle go_conversation_restore(uintptr_t context, const char *path) {
  return go_object(mullama_conversation_restore((const MullamaContext *)context, path));
}

static inline go_handle go_conversation_restore_start(uintptr_t context, const char *path) {
  return go_object(mullama_conversation_restore_start((const MullamaContext *)context, path));
}

static inline go_int go_conversation_save(uintptr_t conversation, const char *path) {
  return go_count(mullama_conversation_save((MullamaConversation *)conversation, path));
}

static inline go_handle go_conversation_save_start(uintptr_t conversation, const char *path) {
  return go_object(mullama_conversation_save_start((MullamaConversation *)conversation, path));
}

static inline go_handle go_conversation_send(uintptr_t conversation, const char *text, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_conversation_send((MullamaConversation *)conversation, text, max_tokens, params, options));
}

static inline go_handle go_conversation_send_events(uintptr_t conversation, const char *text, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_conversation_send_events((MullamaConversation *)conversation, text, max_tokens, params, options));
}

static inline go_handle go_conversation_send_messages(uintptr_t conversation, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_conversation_send_messages((MullamaConversation *)conversation, messages, n_messages, max_tokens, params, options));
}

static inline go_handle go_conversation_send_messages_events(uintptr_t conversation, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_conversation_send_messages_events((MullamaConversation *)conversation, messages, n_messages, max_tokens, params, options));
}

static inline go_handle go_conversation_send_messages_start(uintptr_t conversation, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_conversation_send_messages_start((MullamaConversation *)conversation, messages, n_messages, max_tokens, params, options));
}

static inline go_handle go_conversation_send_messages_stream(uintptr_t conversation, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_conversation_send_messages_stream((MullamaConversation *)conversation, messages, n_messages, max_tokens, params, options));
}

static inline go_handle go_conversation_send_start(uintptr_t conversation, const char *text, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_conversation_send_start((MullamaConversation *)conversation, text, max_tokens, params, options));
}

static inline go_handle go_conversation_send_stream(uintptr_t conversation, const char *text, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_conversation_send_stream((MullamaConversation *)conversation, text, max_tokens, params, options));
}

static inline go_int go_conversation_undo(uintptr_t conversation) {
  return go_count(mullama_conversation_undo((const MullamaConversation *)conversation));
}

static inline go_int go_detokenize(uintptr_t model, const int32_t *tokens, int32_t n_tokens, char *text, size_t capacity, bool remove_special, bool unparse_special) {
  return go_count(mullama_detokenize((const MullamaModel *)model, tokens, n_tokens, text, capacity, remove_special, unparse_special));
}

static inline go_int go_device_count(void) {
  return go_count(mullama_device_count());
}

static inline go_int go_device_info(int32_t index, char *text, size_t capacity) {
  return go_count(mullama_device_info(index, text, capacity));
}

static inline go_handle go_embed_batch_start(uintptr_t embedding_generator, const char *const *texts, int32_t n_texts, const MullamaEmbedOptions *options) {
  return go_object(mullama_embed_batch_start((const MullamaEmbeddingGenerator *)embedding_generator, texts, n_texts, options));
}

static inline go_int go_embed_batch_with(uintptr_t embedding_generator, const char *const *texts, int32_t n_texts, const MullamaEmbedOptions *options, float *vector, size_t capacity) {
  return go_count(mullama_embed_batch_with((const MullamaEmbeddingGenerator *)embedding_generator, texts, n_texts, options, vector, capacity));
}

static inline go_int go_embed_text(uintptr_t embedding_generator, const char *text, float *vector, size_t capacity) {
  return go_count(mullama_embed_text((const MullamaEmbeddingGenerator *)embedding_generator, text, vector, capacity));
}

static inline go_handle go_embed_text_start(uintptr_t embedding_generator, const char *text) {
  return go_object(mullama_embed_text_start((const MullamaEmbeddingGenerator *)embedding_generator, text));
}

static inline go_float go_embedding_cosine_similarity(const float *a, const float *b, size_t n) {
  return go_number(mullama_embedding_cosine_similarity(a, b, n));
}

static inline void go_embedding_generator_free(uintptr_t embedding_generator) {
  mullama_embedding_generator_free((MullamaEmbeddingGenerator *)embedding_generator);
}

static inline go_int go_embedding_generator_n_embd(uintptr_t embedding_generator) {
  return go_count(mullama_embedding_generator_n_embd((const MullamaEmbeddingGenerator *)embedding_generator));
}

static inline go_handle go_embedding_generator_new(uintptr_t model, const MullamaEmbeddingConfig *config) {
  return go_object(mullama_embedding_generator_new((const MullamaModel *)model, config));
}

static inline go_handle go_embedding_generator_new_start(uintptr_t model, const MullamaEmbeddingConfig *config) {
  return go_object(mullama_embedding_generator_new_start((const MullamaModel *)model, config));
}

static inline go_int go_embedding_normalize(float *vector, size_t n) {
  return go_count(mullama_embedding_normalize(vector, n));
}

static inline go_int go_event_stream_fd(uintptr_t event_stream) {
  return go_count(mullama_event_stream_fd((MullamaEventStream *)event_stream));
}

static inline go_handle go_event_stream_finish(uintptr_t event_stream) {
  return go_object(mullama_event_stream_finish((MullamaEventStream *)event_stream));
}

static inline void go_event_stream_free(uintptr_t event_stream) {
  mullama_event_stream_free((MullamaEventStream *)event_stream);
}

static inline go_handle go_event_stream_next(uintptr_t event_stream) {
  return go_perhaps(mullama_event_stream_next((MullamaEventStream *)event_stream));
}

static inline void go_excess_free(uintptr_t excess) {
  mullama_excess_free((MullamaExcess *)excess);
}

static inline go_int go_excess_messages(uintptr_t excess, char *text, size_t capacity) {
  return go_count(mullama_excess_messages((const MullamaExcess *)excess, text, capacity));
}

static inline go_int go_excess_n_available(uintptr_t excess) {
  return go_count(mullama_excess_n_available((const MullamaExcess *)excess));
}

static inline go_int go_excess_n_messages(uintptr_t excess) {
  return go_count(mullama_excess_n_messages((const MullamaExcess *)excess));
}

static inline go_int go_excess_n_tokens(uintptr_t excess) {
  return go_count(mullama_excess_n_tokens((const MullamaExcess *)excess));
}

static inline go_handle go_generate_start(uintptr_t context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_generate_start((MullamaContext *)context, tokens, n_tokens, max_tokens, params, options));
}

static inline go_handle go_generate_text_start(uintptr_t context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_generate_text_start((MullamaContext *)context, prompt, max_tokens, params, options));
}

static inline void go_generation_event_free(uintptr_t generation_event) {
  mullama_generation_event_free((MullamaGenerationEvent *)generation_event);
}

static inline go_int go_generation_event_kind(uintptr_t generation_event) {
  return go_count(mullama_generation_event_kind((const MullamaGenerationEvent *)generation_event));
}

static inline go_handle go_generation_event_logprobs(uintptr_t generation_event) {
  return go_object(mullama_generation_event_logprobs((const MullamaGenerationEvent *)generation_event));
}

static inline go_int go_generation_event_text(uintptr_t generation_event, char *text, size_t capacity) {
  return go_count(mullama_generation_event_text((const MullamaGenerationEvent *)generation_event, text, capacity));
}

static inline go_int go_generation_event_tokens(uintptr_t generation_event, int32_t *tokens, int32_t capacity) {
  return go_count(mullama_generation_event_tokens((const MullamaGenerationEvent *)generation_event, tokens, capacity));
}

static inline go_handle go_generation_event_tool_call(uintptr_t generation_event) {
  return go_perhaps(mullama_generation_event_tool_call((const MullamaGenerationEvent *)generation_event));
}

static inline go_int go_generation_finish_reason(uintptr_t generation) {
  return go_count(mullama_generation_finish_reason((const MullamaGeneration *)generation));
}

static inline void go_generation_free(uintptr_t generation) {
  mullama_generation_free((MullamaGeneration *)generation);
}

static inline go_handle go_generation_logprobs(uintptr_t generation) {
  return go_object(mullama_generation_logprobs((const MullamaGeneration *)generation));
}

static inline go_int go_generation_stats(uintptr_t generation, MullamaGenerationStats *stats) {
  return go_count(mullama_generation_stats((const MullamaGeneration *)generation, stats));
}

static inline go_int go_generation_text(uintptr_t generation, char *text, size_t capacity) {
  return go_count(mullama_generation_text((const MullamaGeneration *)generation, text, capacity));
}

static inline go_int go_generation_thinking(uintptr_t generation, char *text, size_t capacity) {
  return go_count(mullama_generation_thinking((const MullamaGeneration *)generation, text, capacity));
}

static inline go_int go_generation_tokens(uintptr_t generation, int32_t *tokens, int32_t capacity) {
  return go_count(mullama_generation_tokens((const MullamaGeneration *)generation, tokens, capacity));
}

static inline go_handle go_generation_tool_calls(uintptr_t generation) {
  return go_object(mullama_generation_tool_calls((const MullamaGeneration *)generation));
}

static inline go_int go_leaked_objects(void) {
  return go_count(mullama_leaked_objects());
}

static inline go_int go_live_handles(void) {
  return go_count(mullama_live_handles());
}

static inline go_int go_max_devices(void) {
  return go_count(mullama_max_devices());
}

static inline go_int go_message_tokens(uintptr_t model, const MullamaMessage *messages, int32_t n_messages, const MullamaChatOptions *options, int32_t *tokens, int32_t capacity) {
  return go_count(mullama_message_tokens((const MullamaModel *)model, messages, n_messages, options, tokens, capacity));
}

static inline go_int go_model_architecture(uintptr_t model, char *text, size_t capacity) {
  return go_count(mullama_model_architecture((const MullamaModel *)model, text, capacity));
}

static inline go_int go_model_chat_template(uintptr_t model, char *text, size_t capacity) {
  return go_count(mullama_model_chat_template((const MullamaModel *)model, text, capacity));
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

static inline go_int go_model_has_decoder(uintptr_t model) {
  return go_truth(mullama_model_has_decoder((const MullamaModel *)model));
}

static inline go_int go_model_has_encoder(uintptr_t model) {
  return go_truth(mullama_model_has_encoder((const MullamaModel *)model));
}

static inline go_handle go_model_load(const char *path, const MullamaModelParams *params) {
  return go_object(mullama_model_load(path, params));
}

static inline go_handle go_model_load_start(const char *path, const MullamaModelParams *params) {
  return go_object(mullama_model_load_start(path, params));
}

static inline go_int go_model_meta_count(uintptr_t model) {
  return go_count(mullama_model_meta_count((const MullamaModel *)model));
}

static inline go_int go_model_meta_key(uintptr_t model, int32_t index, char *text, size_t capacity) {
  return go_count(mullama_model_meta_key((const MullamaModel *)model, index, text, capacity));
}

static inline go_int go_model_meta_val(uintptr_t model, const char *key, char *text, size_t capacity) {
  return go_count(mullama_model_meta_val((const MullamaModel *)model, key, text, capacity));
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

static inline go_int go_model_name(uintptr_t model, char *text, size_t capacity) {
  return go_count(mullama_model_name((const MullamaModel *)model, text, capacity));
}

static inline go_int go_model_size(uintptr_t model) {
  return go_count(mullama_model_size((const MullamaModel *)model));
}

static inline go_int go_model_token_bos(uintptr_t model) {
  return go_id(mullama_model_token_bos((const MullamaModel *)model));
}

static inline go_handle go_model_token_details(uintptr_t model, const int32_t *tokens, int32_t n_tokens) {
  return go_object(mullama_model_token_details((const MullamaModel *)model, tokens, n_tokens));
}

static inline go_int go_model_token_eos(uintptr_t model) {
  return go_id(mullama_model_token_eos((const MullamaModel *)model));
}

static inline go_int go_model_token_eot(uintptr_t model) {
  return go_id(mullama_model_token_eot((const MullamaModel *)model));
}

static inline go_int go_model_token_is_control_bits(uintptr_t model, uint8_t *bits, size_t capacity) {
  return go_count(mullama_model_token_is_control_bits((const MullamaModel *)model, bits, capacity));
}

static inline go_int go_model_token_is_eog_bits(uintptr_t model, uint8_t *bits, size_t capacity) {
  return go_count(mullama_model_token_is_eog_bits((const MullamaModel *)model, bits, capacity));
}

static inline go_int go_model_token_nl(uintptr_t model) {
  return go_id(mullama_model_token_nl((const MullamaModel *)model));
}

static inline go_int go_model_token_pad(uintptr_t model) {
  return go_id(mullama_model_token_pad((const MullamaModel *)model));
}

static inline go_int go_model_token_sep(uintptr_t model) {
  return go_id(mullama_model_token_sep((const MullamaModel *)model));
}

static inline go_handle go_pending_take_handle(uintptr_t pending) {
  return go_object(mullama_pending_take_handle((MullamaPending *)pending));
}

static inline go_handle go_pending_take_record(uintptr_t pending) {
  return go_object(mullama_pending_take_record((MullamaPending *)pending));
}

static inline go_int go_pending_take_status(uintptr_t pending) {
  return go_count(mullama_pending_take_status((MullamaPending *)pending));
}

static inline go_int go_pending_take_text(uintptr_t pending, char *text, size_t capacity) {
  return go_count(mullama_pending_take_text((MullamaPending *)pending, text, capacity));
}

static inline go_int go_pending_take_vectors(uintptr_t pending, float *vector, size_t capacity) {
  return go_count(mullama_pending_take_vectors((MullamaPending *)pending, vector, capacity));
}

static inline go_int go_reserved_memory(void) {
  return go_count(mullama_reserved_memory());
}

static inline void go_score_free(uintptr_t score) {
  mullama_score_free((MullamaScore *)score);
}

static inline go_int go_score_is_greedy(uintptr_t score) {
  return go_truth(mullama_score_is_greedy((const MullamaScore *)score));
}

static inline go_handle go_score_list_at(uintptr_t score_list, int32_t index) {
  return go_object(mullama_score_list_at((const MullamaScoreList *)score_list, index));
}

static inline go_int go_score_list_count(uintptr_t score_list) {
  return go_count(mullama_score_list_count((const MullamaScoreList *)score_list));
}

static inline void go_score_list_free(uintptr_t score_list) {
  mullama_score_list_free((MullamaScoreList *)score_list);
}

static inline go_int go_score_logprobs(uintptr_t score, float *vector, size_t capacity) {
  return go_count(mullama_score_logprobs((const MullamaScore *)score, vector, capacity));
}

static inline go_float go_score_sum(uintptr_t score) {
  return go_number(mullama_score_sum((const MullamaScore *)score));
}

static inline go_int go_score_tokens(uintptr_t score, int32_t *tokens, int32_t capacity) {
  return go_count(mullama_score_tokens((const MullamaScore *)score, tokens, capacity));
}

static inline go_int go_stream_fd(uintptr_t stream) {
  return go_count(mullama_stream_fd((MullamaStream *)stream));
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

static inline go_handle go_stream_new_text(uintptr_t context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options) {
  return go_object(mullama_stream_new_text((MullamaContext *)context, prompt, max_tokens, params, options));
}

static inline go_int go_stream_next(uintptr_t stream, char *piece, size_t capacity) {
  return go_count(mullama_stream_next((MullamaStream *)stream, piece, capacity));
}

static inline go_int go_supports_gpu_offload(void) {
  return go_truth(mullama_supports_gpu_offload());
}

static inline go_int go_supports_mlock(void) {
  return go_truth(mullama_supports_mlock());
}

static inline go_int go_supports_mmap(void) {
  return go_truth(mullama_supports_mmap());
}

static inline go_int go_system_info(char *text, size_t capacity) {
  return go_count(mullama_system_info(text, capacity));
}

static inline void go_token_detail_free(uintptr_t token_detail) {
  mullama_token_detail_free((MullamaTokenDetail *)token_detail);
}

static inline go_int go_token_detail_kind(uintptr_t token_detail) {
  return go_count(mullama_token_detail_kind((const MullamaTokenDetail *)token_detail));
}

static inline go_handle go_token_detail_list_at(uintptr_t token_detail_list, int32_t index) {
  return go_object(mullama_token_detail_list_at((const MullamaTokenDetailList *)token_detail_list, index));
}

static inline go_int go_token_detail_list_count(uintptr_t token_detail_list) {
  return go_count(mullama_token_detail_list_count((const MullamaTokenDetailList *)token_detail_list));
}

static inline void go_token_detail_list_free(uintptr_t token_detail_list) {
  mullama_token_detail_list_free((MullamaTokenDetailList *)token_detail_list);
}

static inline go_float go_token_detail_score(uintptr_t token_detail) {
  return go_number(mullama_token_detail_score((const MullamaTokenDetail *)token_detail));
}

static inline go_int go_token_detail_text(uintptr_t token_detail, char *text, size_t capacity) {
  return go_count(mullama_token_detail_text((const MullamaTokenDetail *)token_detail, text, capacity));
}

static inline void go_token_logprobs_free(uintptr_t token_logprobs) {
  mullama_token_logprobs_free((MullamaTokenLogprobs *)token_logprobs);
}

static inline go_handle go_token_logprobs_list_at(uintptr_t token_logprobs_list, int32_t index) {
  return go_object(mullama_token_logprobs_list_at((const MullamaTokenLogprobsList *)token_logprobs_list, index));
}

static inline go_int go_token_logprobs_list_count(uintptr_t token_logprobs_list) {
  return go_count(mullama_token_logprobs_list_count((const MullamaTokenLogprobsList *)token_logprobs_list));
}

static inline void go_token_logprobs_list_free(uintptr_t token_logprobs_list) {
  mullama_token_logprobs_list_free((MullamaTokenLogprobsList *)token_logprobs_list);
}

static inline go_float go_token_logprobs_logprob(uintptr_t token_logprobs) {
  return go_number(mullama_token_logprobs_logprob((const MullamaTokenLogprobs *)token_logprobs));
}

static inline go_float go_token_logprobs_sampled_logprob(uintptr_t token_logprobs) {
  return go_number(mullama_token_logprobs_sampled_logprob((const MullamaTokenLogprobs *)token_logprobs));
}

static inline go_int go_token_logprobs_token(uintptr_t token_logprobs) {
  return go_count(mullama_token_logprobs_token((const MullamaTokenLogprobs *)token_logprobs));
}

static inline go_int go_token_logprobs_top(uintptr_t token_logprobs, MullamaTopLogprob *items, int32_t capacity) {
  return go_count(mullama_token_logprobs_top((const MullamaTokenLogprobs *)token_logprobs, items, capacity));
}

static inline go_int go_token_to_piece(uintptr_t model, int32_t token, uint8_t *bytes, size_t capacity, bool special) {
  return go_count(mullama_token_to_piece((const MullamaModel *)model, token, bytes, capacity, special));
}

static inline go_int go_tokenize(uintptr_t model, const char *text, int32_t *tokens, int32_t capacity, bool add_bos, bool special) {
  return go_count(mullama_tokenize((const MullamaModel *)model, text, tokens, capacity, add_bos, special));
}

static inline go_int go_tool_request_arguments(uintptr_t tool_request, char *text, size_t capacity) {
  return go_count(mullama_tool_request_arguments((const MullamaToolRequest *)tool_request, text, capacity));
}

static inline void go_tool_request_free(uintptr_t tool_request) {
  mullama_tool_request_free((MullamaToolRequest *)tool_request);
}

static inline go_int go_tool_request_id(uintptr_t tool_request, char *text, size_t capacity) {
  return go_count(mullama_tool_request_id((const MullamaToolRequest *)tool_request, text, capacity));
}

static inline go_handle go_tool_request_list_at(uintptr_t tool_request_list, int32_t index) {
  return go_object(mullama_tool_request_list_at((const MullamaToolRequestList *)tool_request_list, index));
}

static inline go_int go_tool_request_list_count(uintptr_t tool_request_list) {
  return go_count(mullama_tool_request_list_count((const MullamaToolRequestList *)tool_request_list));
}

static inline void go_tool_request_list_free(uintptr_t tool_request_list) {
  mullama_tool_request_list_free((MullamaToolRequestList *)tool_request_list);
}

static inline go_int go_tool_request_name(uintptr_t tool_request, char *text, size_t capacity) {
  return go_count(mullama_tool_request_name((const MullamaToolRequest *)tool_request, text, capacity));
}

static inline void go_tool_run_free(uintptr_t tool_run) {
  mullama_tool_run_free((MullamaToolRun *)tool_run);
}

static inline go_int go_tool_run_give(uintptr_t tool_run, const MullamaToolResult *results, int32_t n_results) {
  return go_count(mullama_tool_run_give((MullamaToolRun *)tool_run, results, n_results));
}

static inline go_int go_tool_run_is_cancelled(uintptr_t tool_run) {
  return go_truth(mullama_tool_run_is_cancelled((const MullamaToolRun *)tool_run));
}

static inline go_int go_tool_run_messages(uintptr_t tool_run, char *text, size_t capacity) {
  return go_count(mullama_tool_run_messages((const MullamaToolRun *)tool_run, text, capacity));
}

static inline go_handle go_tool_run_new(uintptr_t context, const MullamaMessage *messages, int32_t n_messages, const char *tools, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options, int32_t max_steps) {
  return go_object(mullama_tool_run_new((const MullamaContext *)context, messages, n_messages, tools, max_tokens, params, chat, options, max_steps));
}

static inline go_handle go_tool_run_next(uintptr_t tool_run) {
  return go_object(mullama_tool_run_next((const MullamaToolRun *)tool_run));
}

static inline go_handle go_tool_run_next_start(uintptr_t tool_run) {
  return go_object(mullama_tool_run_next_start((const MullamaToolRun *)tool_run));
}

static inline go_handle go_tool_step_answer(uintptr_t tool_step) {
  return go_perhaps(mullama_tool_step_answer((const MullamaToolStep *)tool_step));
}

static inline go_handle go_tool_step_calls(uintptr_t tool_step) {
  return go_object(mullama_tool_step_calls((const MullamaToolStep *)tool_step));
}

static inline void go_tool_step_free(uintptr_t tool_step) {
  mullama_tool_step_free((MullamaToolStep *)tool_step);
}

static inline go_int go_tool_step_step(uintptr_t tool_step) {
  return go_count(mullama_tool_step_step((const MullamaToolStep *)tool_step));
}

#endif
