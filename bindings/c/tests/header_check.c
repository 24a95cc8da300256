/* Code generated from api.yaml by mullama-codegen. DO NOT EDIT. */
/* The C ABI as the description lowers it, compiled against mullama.h as cbindgen prints it: where the two differ, this file does not compile. */
#include <stddef.h>

#include "mullama.h"

#ifdef __cplusplus
#define CHECK(name, condition) static_assert(condition, #name)
extern "C" {
#elif __STDC_VERSION__ >= 201112L
#define CHECK(name, condition) _Static_assert(condition, #name)
#else
#define CHECK(name, condition) typedef char check_##name[(condition) ? 1 : -1]
#endif

/* A second prototype must agree with the first. */
int32_t mullama_abi_version(void);
const char *mullama_api_digest(void);
void mullama_backend_free(void);
int32_t mullama_backend_init(void);
float mullama_embedding_cosine_similarity(const float *a, const float *b, size_t n);
int32_t mullama_device_count(void);
int64_t mullama_device_info(int32_t index, char *text, size_t capacity);
int32_t mullama_leaked_objects(void);
int32_t mullama_live_handles(void);
int32_t mullama_max_devices(void);
int32_t mullama_embedding_normalize(float *vector, size_t n);
int64_t mullama_reserved_memory(void);
bool mullama_supports_gpu_offload(void);
bool mullama_supports_mlock(void);
bool mullama_supports_mmap(void);
int64_t mullama_system_info(char *text, size_t capacity);
const char *mullama_version(void);
const char *mullama_get_last_error(void);
int32_t mullama_last_error_code(void);
int32_t mullama_last_error_data(const char *key, int64_t *value);
int32_t mullama_check_text(const char *text, size_t n_text, const char *what);
void mullama_clear_error(void);
const char *mullama_error_code_description(int32_t code);
int32_t mullama_pending_wait(const MullamaPending *const *list, size_t n, int64_t timeout_ms);
int32_t mullama_pending_cancel(const MullamaPending *pending);
float mullama_pending_progress(const MullamaPending *pending);
void *mullama_pending_take_record(MullamaPending *pending);
void *mullama_pending_take_handle(MullamaPending *pending);
int64_t mullama_pending_take_vectors(MullamaPending *pending, float *vector, size_t capacity);
int64_t mullama_pending_take_text(MullamaPending *pending, char *text, size_t capacity);
void mullama_pending_free(MullamaPending *pending);
MullamaChatOptions mullama_chat_default_options(void);
MullamaContextParams mullama_context_default_params(void);
MullamaEmbedOptions mullama_embed_default_options(void);
MullamaEmbeddingConfig mullama_embedding_default_config(void);
MullamaGenerateOptions mullama_generate_default_options(void);
MullamaModelParams mullama_model_default_params(void);
MullamaSamplerParams mullama_sampler_default_params(void);
MullamaSamplerParams mullama_sampler_greedy_params(void);
MullamaSamplerParams mullama_sampler_precise_params(void);
MullamaSamplerParams mullama_sampler_creative_params(void);
MullamaScoreOptions mullama_score_default_options(void);
MullamaCancelToken *mullama_cancel_token_new(void);
void mullama_cancel_token_free(MullamaCancelToken *cancel_token);
int32_t mullama_cancel_token_cancel(MullamaCancelToken *cancel_token);
bool mullama_cancel_token_is_cancelled(const MullamaCancelToken *cancel_token);
MullamaModel *mullama_model_load(const char *path, const MullamaModelParams *params);
MullamaPending *mullama_model_load_start(const char *path, const MullamaModelParams *params);
void mullama_model_free(MullamaModel *model);
MullamaModel *mullama_model_clone(const MullamaModel *model);
int32_t mullama_model_n_ctx_train(const MullamaModel *model);
int32_t mullama_model_n_embd(const MullamaModel *model);
int32_t mullama_model_n_vocab(const MullamaModel *model);
int32_t mullama_model_n_layer(const MullamaModel *model);
int32_t mullama_model_n_head(const MullamaModel *model);
int32_t mullama_model_token_bos(const MullamaModel *model);
int32_t mullama_model_token_eos(const MullamaModel *model);
int32_t mullama_model_token_nl(const MullamaModel *model);
int64_t mullama_model_size(const MullamaModel *model);
int64_t mullama_model_n_params(const MullamaModel *model);
int64_t mullama_model_desc(const MullamaModel *model, char *text, size_t capacity);
int64_t mullama_model_architecture(const MullamaModel *model, char *text, size_t capacity);
int64_t mullama_model_name(const MullamaModel *model, char *text, size_t capacity);
int32_t mullama_model_meta_count(const MullamaModel *model);
int64_t mullama_model_meta_key(const MullamaModel *model, int32_t index, char *text, size_t capacity);
int64_t mullama_model_meta_val(const MullamaModel *model, const char *key, char *text, size_t capacity);
int64_t mullama_model_chat_template(const MullamaModel *model, char *text, size_t capacity);
bool mullama_model_has_encoder(const MullamaModel *model);
bool mullama_model_has_decoder(const MullamaModel *model);
int32_t mullama_model_token_eot(const MullamaModel *model);
int32_t mullama_model_token_sep(const MullamaModel *model);
int32_t mullama_model_token_pad(const MullamaModel *model);
int64_t mullama_chat_text(const MullamaModel *model, const MullamaMessage *messages, int32_t n_messages, bool add_generation_prompt, const MullamaChatOptions *options, char *text, size_t capacity);
int64_t mullama_model_apply_chat_template(const MullamaModel *model, const MullamaChatMessage *messages, int32_t n_messages, bool add_generation_prompt, char *text, size_t capacity);
int32_t mullama_message_tokens(const MullamaModel *model, const MullamaMessage *messages, int32_t n_messages, const MullamaChatOptions *options, int32_t *tokens, int32_t capacity);
int32_t mullama_chat_tokens(const MullamaModel *model, const MullamaChatMessage *messages, int32_t n_messages, const MullamaChatOptions *options, int32_t *tokens, int32_t capacity);
bool mullama_model_token_is_eog(const MullamaModel *model, int32_t token);
bool mullama_model_token_is_control(const MullamaModel *model, int32_t token);
int32_t mullama_tokenize(const MullamaModel *model, const char *text, int32_t *tokens, int32_t capacity, bool add_bos, bool special);
int64_t mullama_detokenize(const MullamaModel *model, const int32_t *tokens, int32_t n_tokens, char *text, size_t capacity, bool remove_special, bool unparse_special);
int64_t mullama_token_to_piece(const MullamaModel *model, int32_t token, uint8_t *bytes, size_t capacity, bool special);
MullamaTokenDetailList *mullama_model_token_details(const MullamaModel *model, const int32_t *tokens, int32_t n_tokens);
int64_t mullama_model_token_is_eog_bits(const MullamaModel *model, uint8_t *bits, size_t capacity);
int64_t mullama_model_token_is_control_bits(const MullamaModel *model, uint8_t *bits, size_t capacity);
MullamaContext *mullama_context_new(const MullamaModel *model, const MullamaContextParams *params);
MullamaPending *mullama_context_new_start(const MullamaModel *model, const MullamaContextParams *params);
void mullama_context_free(MullamaContext *context);
int32_t mullama_context_n_ctx(const MullamaContext *context);
int32_t mullama_context_n_batch(const MullamaContext *context);
int32_t mullama_context_n_threads(const MullamaContext *context);
int32_t mullama_context_kv_cache_clear(MullamaContext *context);
int32_t mullama_context_prompt_tokens(const MullamaContext *context, const char *prompt, int32_t *tokens, int32_t capacity);
int64_t mullama_generate_text(MullamaContext *context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, char *text, size_t capacity);
int64_t mullama_generate(MullamaContext *context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, char *text, size_t capacity);
MullamaGeneration *mullama_complete_text(MullamaContext *context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options);
MullamaGeneration *mullama_complete(MullamaContext *context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options);
MullamaPending *mullama_generate_text_start(MullamaContext *context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options);
MullamaPending *mullama_generate_start(MullamaContext *context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options);
MullamaPending *mullama_complete_text_start(MullamaContext *context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options);
MullamaPending *mullama_complete_start(MullamaContext *context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options);
MullamaStream *mullama_stream_new_text(MullamaContext *context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options);
MullamaStream *mullama_stream_new(MullamaContext *context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaGenerateOptions *options);
int32_t mullama_generate_streaming_text(MullamaContext *context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, MullamaStreamCallback callback, void *user_data);
int32_t mullama_generate_streaming(MullamaContext *context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, MullamaStreamCallback callback, void *user_data);
int32_t mullama_generate_streaming_cancellable_text(MullamaContext *context, const char *prompt, int32_t max_tokens, const MullamaSamplerParams *params, MullamaStreamCallback callback, void *user_data, const MullamaCancelToken *cancel);
int32_t mullama_generate_streaming_cancellable(MullamaContext *context, const int32_t *tokens, int32_t n_tokens, int32_t max_tokens, const MullamaSamplerParams *params, MullamaStreamCallback callback, void *user_data, const MullamaCancelToken *cancel);
MullamaGeneration *mullama_chat_messages(MullamaContext *context, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options);
MullamaGeneration *mullama_chat(MullamaContext *context, const MullamaChatMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options);
MullamaPending *mullama_chat_messages_start(MullamaContext *context, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options);
MullamaStream *mullama_chat_messages_stream_new(MullamaContext *context, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options);
MullamaStream *mullama_chat_stream_new(MullamaContext *context, const MullamaChatMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options);
int32_t mullama_chat_messages_streaming(MullamaContext *context, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, MullamaStreamCallback callback, void *user_data);
int32_t mullama_chat_messages_streaming_cancellable(MullamaContext *context, const MullamaMessage *messages, int32_t n_messages, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, MullamaStreamCallback callback, void *user_data, const MullamaCancelToken *cancel);
int64_t mullama_context_parse(const MullamaContext *context, const MullamaMessage *messages, int32_t n_messages, const char *schema, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options, char *text, size_t capacity);
MullamaPending *mullama_context_parse_start(const MullamaContext *context, const MullamaMessage *messages, int32_t n_messages, const char *schema, int32_t max_tokens, const MullamaSamplerParams *params, const MullamaChatOptions *chat, const MullamaGenerateOptions *options);
MullamaScore *mullama_context_score(const MullamaContext *context, const char *prompt, const char *continuation, const MullamaScoreOptions *options);
MullamaPending *mullama_context_score_start(const MullamaContext *context, const char *prompt, const char *continuation, const MullamaScoreOptions *options);
MullamaScoreList *mullama_context_score_batch(const MullamaContext *context, const MullamaScorePair *pairs, int32_t n_pairs, const MullamaScoreOptions *options);
MullamaPending *mullama_context_score_batch_start(const MullamaContext *context, const MullamaScorePair *pairs, int32_t n_pairs, const MullamaScoreOptions *options);
MullamaScore *mullama_context_score_rolling(const MullamaContext *context, const char *text, const MullamaScoreOptions *options);
MullamaPending *mullama_context_score_rolling_start(const MullamaContext *context, const char *text, const MullamaScoreOptions *options);
MullamaEmbeddingGenerator *mullama_embedding_generator_new(const MullamaModel *model, const MullamaEmbeddingConfig *config);
MullamaPending *mullama_embedding_generator_new_start(const MullamaModel *model, const MullamaEmbeddingConfig *config);
void mullama_embedding_generator_free(MullamaEmbeddingGenerator *embedding_generator);
int32_t mullama_embedding_generator_n_embd(const MullamaEmbeddingGenerator *embedding_generator);
int64_t mullama_embed_text(const MullamaEmbeddingGenerator *embedding_generator, const char *text, float *vector, size_t capacity);
MullamaPending *mullama_embed_text_start(const MullamaEmbeddingGenerator *embedding_generator, const char *text);
int64_t mullama_embed_batch_with(const MullamaEmbeddingGenerator *embedding_generator, const char *const *texts, int32_t n_texts, const MullamaEmbedOptions *options, float *vector, size_t capacity);
int64_t mullama_embed_batch(const MullamaEmbeddingGenerator *embedding_generator, const char *const *texts, int32_t n_texts, float *vector, size_t capacity);
MullamaPending *mullama_embed_batch_start(const MullamaEmbeddingGenerator *embedding_generator, const char *const *texts, int32_t n_texts, const MullamaEmbedOptions *options);
int64_t mullama_stream_next(MullamaStream *stream, char *piece, size_t capacity);
int64_t mullama_stream_try_next(MullamaStream *stream, char *piece, size_t capacity);
MullamaGeneration *mullama_stream_finish(MullamaStream *stream);
int32_t mullama_stream_wait(MullamaStream *stream, int64_t timeout_ms);
void mullama_stream_free(MullamaStream *stream);
int32_t mullama_token_logprobs_token(const MullamaTokenLogprobs *token_logprobs);
float mullama_token_logprobs_logprob(const MullamaTokenLogprobs *token_logprobs);
float mullama_token_logprobs_sampled_logprob(const MullamaTokenLogprobs *token_logprobs);
int32_t mullama_token_logprobs_top(const MullamaTokenLogprobs *token_logprobs, MullamaTopLogprob *items, int32_t capacity);
void mullama_token_logprobs_free(MullamaTokenLogprobs *token_logprobs);
int64_t mullama_generation_text(const MullamaGeneration *generation, char *text, size_t capacity);
int32_t mullama_generation_tokens(const MullamaGeneration *generation, int32_t *tokens, int32_t capacity);
int32_t mullama_generation_finish_reason(const MullamaGeneration *generation);
int32_t mullama_generation_stats(const MullamaGeneration *generation, MullamaGenerationStats *stats);
MullamaTokenLogprobsList *mullama_generation_logprobs(const MullamaGeneration *generation);
void mullama_generation_free(MullamaGeneration *generation);
double mullama_score_sum(const MullamaScore *score);
int32_t mullama_score_tokens(const MullamaScore *score, int32_t *tokens, int32_t capacity);
int64_t mullama_score_logprobs(const MullamaScore *score, float *vector, size_t capacity);
bool mullama_score_is_greedy(const MullamaScore *score);
void mullama_score_free(MullamaScore *score);
int64_t mullama_token_detail_text(const MullamaTokenDetail *token_detail, char *text, size_t capacity);
int32_t mullama_token_detail_kind(const MullamaTokenDetail *token_detail);
float mullama_token_detail_score(const MullamaTokenDetail *token_detail);
void mullama_token_detail_free(MullamaTokenDetail *token_detail);
int32_t mullama_token_logprobs_list_count(const MullamaTokenLogprobsList *token_logprobs_list);
MullamaTokenLogprobs *mullama_token_logprobs_list_at(const MullamaTokenLogprobsList *token_logprobs_list, int32_t index);
void mullama_token_logprobs_list_free(MullamaTokenLogprobsList *token_logprobs_list);
int32_t mullama_score_list_count(const MullamaScoreList *score_list);
MullamaScore *mullama_score_list_at(const MullamaScoreList *score_list, int32_t index);
void mullama_score_list_free(MullamaScoreList *score_list);
int32_t mullama_token_detail_list_count(const MullamaTokenDetailList *token_detail_list);
MullamaTokenDetail *mullama_token_detail_list_at(const MullamaTokenDetailList *token_detail_list, int32_t index);
void mullama_token_detail_list_free(MullamaTokenDetailList *token_detail_list);

/* A second declaration must agree with the first. */
extern MullamaProgressCallback check_MullamaProgressCallback;
extern bool (*check_MullamaProgressCallback)(float fraction, void *user_data);
extern MullamaStreamCallback check_MullamaStreamCallback;
extern bool (*check_MullamaStreamCallback)(const char *piece, void *user_data);
extern MullamaMullamaCancelToken *check_MullamaMullamaCancelToken;
extern MullamaCancelToken *check_MullamaMullamaCancelToken;
extern MullamaMullamaModel *check_MullamaMullamaModel;
extern MullamaModel *check_MullamaMullamaModel;
extern MullamaMullamaContext *check_MullamaMullamaContext;
extern MullamaContext *check_MullamaMullamaContext;
extern MullamaMullamaEmbeddingGenerator *check_MullamaMullamaEmbeddingGenerator;
extern MullamaEmbeddingGenerator *check_MullamaMullamaEmbeddingGenerator;
extern MullamaMullamaToolCall *check_MullamaMullamaToolCall;
extern MullamaToolCall *check_MullamaMullamaToolCall;
extern MullamaMullamaChatMessage *check_MullamaMullamaChatMessage;
extern MullamaChatMessage *check_MullamaMullamaChatMessage;
extern MullamaMullamaChatOptions *check_MullamaMullamaChatOptions;
extern MullamaChatOptions *check_MullamaMullamaChatOptions;
extern MullamaMullamaContextParams *check_MullamaMullamaContextParams;
extern MullamaContextParams *check_MullamaMullamaContextParams;
extern MullamaMullamaEmbedOptions *check_MullamaMullamaEmbedOptions;
extern MullamaEmbedOptions *check_MullamaMullamaEmbedOptions;
extern MullamaMullamaEmbeddingConfig *check_MullamaMullamaEmbeddingConfig;
extern MullamaEmbeddingConfig *check_MullamaMullamaEmbeddingConfig;
extern MullamaMullamaLogitBias *check_MullamaMullamaLogitBias;
extern MullamaLogitBias *check_MullamaMullamaLogitBias;
extern MullamaMullamaGenerateOptions *check_MullamaMullamaGenerateOptions;
extern MullamaGenerateOptions *check_MullamaMullamaGenerateOptions;
extern MullamaMullamaModelParams *check_MullamaMullamaModelParams;
extern MullamaModelParams *check_MullamaMullamaModelParams;
extern MullamaMullamaSamplerParams *check_MullamaMullamaSamplerParams;
extern MullamaSamplerParams *check_MullamaMullamaSamplerParams;
extern MullamaMullamaScoreOptions *check_MullamaMullamaScoreOptions;
extern MullamaScoreOptions *check_MullamaMullamaScoreOptions;
extern MullamaMullamaScorePair *check_MullamaMullamaScorePair;
extern MullamaScorePair *check_MullamaMullamaScorePair;
extern MullamaMullamaProgressCallback *check_MullamaMullamaProgressCallback;
extern MullamaProgressCallback *check_MullamaMullamaProgressCallback;
extern MullamaMullamaStreamCallback *check_MullamaMullamaStreamCallback;
extern MullamaStreamCallback *check_MullamaMullamaStreamCallback;

void check_fields_of_MullamaToolCall(MullamaToolCall *it);
void check_fields_of_MullamaToolCall(MullamaToolCall *it) {
  const char **at_name = &it->name;
  const char **at_arguments = &it->arguments;
  const char **at_id = &it->id;
  (void)at_name;
  (void)at_arguments;
  (void)at_id;
}

void check_fields_of_MullamaMessage(MullamaMessage *it);
void check_fields_of_MullamaMessage(MullamaMessage *it) {
  const char **at_role = &it->role;
  const char **at_content = &it->content;
  const char **at_name = &it->name;
  const MullamaToolCall **at_tool_calls = &it->tool_calls;
  int32_t *at_n_tool_calls = &it->n_tool_calls;
  const char **at_tool_call_id = &it->tool_call_id;
  const char **at_extra = &it->extra;
  (void)at_role;
  (void)at_content;
  (void)at_name;
  (void)at_tool_calls;
  (void)at_n_tool_calls;
  (void)at_tool_call_id;
  (void)at_extra;
}

void check_fields_of_MullamaChatMessage(MullamaChatMessage *it);
void check_fields_of_MullamaChatMessage(MullamaChatMessage *it) {
  const char **at_role = &it->role;
  const char **at_content = &it->content;
  (void)at_role;
  (void)at_content;
}

void check_fields_of_MullamaChatOptions(MullamaChatOptions *it);
void check_fields_of_MullamaChatOptions(MullamaChatOptions *it) {
  bool *at_add_generation_prompt = &it->add_generation_prompt;
  const char **at_messages_json = &it->messages_json;
  const char **at_tools = &it->tools;
  const char **at_variables = &it->variables;
  int64_t *at_now_unix = &it->now_unix;
  uint64_t (*at_reserved)[8] = &it->reserved;
  (void)at_add_generation_prompt;
  (void)at_messages_json;
  (void)at_tools;
  (void)at_variables;
  (void)at_now_unix;
  (void)at_reserved;
}

void check_fields_of_MullamaContextParams(MullamaContextParams *it);
void check_fields_of_MullamaContextParams(MullamaContextParams *it) {
  uint32_t *at_n_ctx = &it->n_ctx;
  uint32_t *at_n_batch = &it->n_batch;
  uint32_t *at_n_ubatch = &it->n_ubatch;
  uint32_t *at_n_seq_max = &it->n_seq_max;
  int32_t *at_n_threads = &it->n_threads;
  int32_t *at_n_threads_batch = &it->n_threads_batch;
  bool *at_embeddings = &it->embeddings;
  bool *at_offload_kqv = &it->offload_kqv;
  bool *at_deterministic = &it->deterministic;
  int32_t *at_flash_attn = &it->flash_attn;
  int32_t *at_type_k = &it->type_k;
  int32_t *at_type_v = &it->type_v;
  int32_t *at_overflow = &it->overflow;
  int32_t *at_swap_mib = &it->swap_mib;
  uint64_t (*at_reserved)[8] = &it->reserved;
  (void)at_n_ctx;
  (void)at_n_batch;
  (void)at_n_ubatch;
  (void)at_n_seq_max;
  (void)at_n_threads;
  (void)at_n_threads_batch;
  (void)at_embeddings;
  (void)at_offload_kqv;
  (void)at_deterministic;
  (void)at_flash_attn;
  (void)at_type_k;
  (void)at_type_v;
  (void)at_overflow;
  (void)at_swap_mib;
  (void)at_reserved;
}

void check_fields_of_MullamaEmbedOptions(MullamaEmbedOptions *it);
void check_fields_of_MullamaEmbedOptions(MullamaEmbedOptions *it) {
  const MullamaCancelToken **at_cancel = &it->cancel;
  MullamaProgressCallback *at_progress = &it->progress;
  void **at_progress_data = &it->progress_data;
  uint64_t (*at_reserved)[8] = &it->reserved;
  (void)at_cancel;
  (void)at_progress;
  (void)at_progress_data;
  (void)at_reserved;
}

void check_fields_of_MullamaEmbeddingConfig(MullamaEmbeddingConfig *it);
void check_fields_of_MullamaEmbeddingConfig(MullamaEmbeddingConfig *it) {
  uint32_t *at_n_ctx = &it->n_ctx;
  bool *at_normalize = &it->normalize;
  uint32_t *at_n_batch = &it->n_batch;
  int32_t *at_n_threads = &it->n_threads;
  int32_t *at_pooling_type = &it->pooling_type;
  bool *at_truncate = &it->truncate;
  uint64_t (*at_reserved)[8] = &it->reserved;
  (void)at_n_ctx;
  (void)at_normalize;
  (void)at_n_batch;
  (void)at_n_threads;
  (void)at_pooling_type;
  (void)at_truncate;
  (void)at_reserved;
}

void check_fields_of_MullamaLogitBias(MullamaLogitBias *it);
void check_fields_of_MullamaLogitBias(MullamaLogitBias *it) {
  int32_t *at_token = &it->token;
  float *at_bias = &it->bias;
  (void)at_token;
  (void)at_bias;
}

void check_fields_of_MullamaGenerateOptions(MullamaGenerateOptions *it);
void check_fields_of_MullamaGenerateOptions(MullamaGenerateOptions *it) {
  const char *const **at_stop = &it->stop;
  int32_t *at_n_stop = &it->n_stop;
  int32_t *at_constraint_kind = &it->constraint_kind;
  const char **at_constraint = &it->constraint;
  int32_t *at_n_logprobs = &it->n_logprobs;
  const MullamaLogitBias **at_logit_bias = &it->logit_bias;
  int32_t *at_n_logit_bias = &it->n_logit_bias;
  const MullamaCancelToken **at_cancel = &it->cancel;
  const char **at_cache_key = &it->cache_key;
  uint64_t (*at_reserved)[8] = &it->reserved;
  (void)at_stop;
  (void)at_n_stop;
  (void)at_constraint_kind;
  (void)at_constraint;
  (void)at_n_logprobs;
  (void)at_logit_bias;
  (void)at_n_logit_bias;
  (void)at_cancel;
  (void)at_cache_key;
  (void)at_reserved;
}

void check_fields_of_MullamaGenerationStats(MullamaGenerationStats *it);
void check_fields_of_MullamaGenerationStats(MullamaGenerationStats *it) {
  int32_t *at_n_prompt = &it->n_prompt;
  int32_t *at_n_cached = &it->n_cached;
  int32_t *at_n_generated = &it->n_generated;
  uint32_t *at_seed = &it->seed;
  double *at_load_ms = &it->load_ms;
  double *at_prompt_ms = &it->prompt_ms;
  double *at_generate_ms = &it->generate_ms;
  uint64_t (*at_reserved)[4] = &it->reserved;
  (void)at_n_prompt;
  (void)at_n_cached;
  (void)at_n_generated;
  (void)at_seed;
  (void)at_load_ms;
  (void)at_prompt_ms;
  (void)at_generate_ms;
  (void)at_reserved;
}

void check_fields_of_MullamaTopLogprob(MullamaTopLogprob *it);
void check_fields_of_MullamaTopLogprob(MullamaTopLogprob *it) {
  int32_t *at_token = &it->token;
  float *at_logprob = &it->logprob;
  float *at_sampled_logprob = &it->sampled_logprob;
  uint64_t (*at_reserved)[4] = &it->reserved;
  (void)at_token;
  (void)at_logprob;
  (void)at_sampled_logprob;
  (void)at_reserved;
}

void check_fields_of_MullamaModelParams(MullamaModelParams *it);
void check_fields_of_MullamaModelParams(MullamaModelParams *it) {
  int32_t *at_n_gpu_layers = &it->n_gpu_layers;
  int32_t *at_main_gpu = &it->main_gpu;
  bool *at_use_mmap = &it->use_mmap;
  bool *at_use_mlock = &it->use_mlock;
  bool *at_vocab_only = &it->vocab_only;
  bool *at_check_tensors = &it->check_tensors;
  bool *at_keep_loaded = &it->keep_loaded;
  int32_t *at_split_mode = &it->split_mode;
  const float **at_tensor_split = &it->tensor_split;
  int32_t *at_n_tensor_split = &it->n_tensor_split;
  const int32_t **at_devices = &it->devices;
  int32_t *at_n_devices = &it->n_devices;
  const MullamaCancelToken **at_cancel = &it->cancel;
  MullamaProgressCallback *at_progress = &it->progress;
  void **at_progress_data = &it->progress_data;
  uint64_t (*at_reserved)[8] = &it->reserved;
  (void)at_n_gpu_layers;
  (void)at_main_gpu;
  (void)at_use_mmap;
  (void)at_use_mlock;
  (void)at_vocab_only;
  (void)at_check_tensors;
  (void)at_keep_loaded;
  (void)at_split_mode;
  (void)at_tensor_split;
  (void)at_n_tensor_split;
  (void)at_devices;
  (void)at_n_devices;
  (void)at_cancel;
  (void)at_progress;
  (void)at_progress_data;
  (void)at_reserved;
}

void check_fields_of_MullamaSamplerParams(MullamaSamplerParams *it);
void check_fields_of_MullamaSamplerParams(MullamaSamplerParams *it) {
  float *at_temperature = &it->temperature;
  int32_t *at_top_k = &it->top_k;
  float *at_top_p = &it->top_p;
  float *at_min_p = &it->min_p;
  float *at_typical_p = &it->typical_p;
  float *at_penalty_repeat = &it->penalty_repeat;
  float *at_penalty_freq = &it->penalty_freq;
  float *at_penalty_present = &it->penalty_present;
  int32_t *at_penalty_last_n = &it->penalty_last_n;
  bool *at_ignore_eos = &it->ignore_eos;
  uint32_t *at_seed = &it->seed;
  float *at_top_n_sigma = &it->top_n_sigma;
  float *at_xtc_probability = &it->xtc_probability;
  float *at_xtc_threshold = &it->xtc_threshold;
  float *at_dynatemp_range = &it->dynatemp_range;
  float *at_dynatemp_exponent = &it->dynatemp_exponent;
  float *at_dry_multiplier = &it->dry_multiplier;
  float *at_dry_base = &it->dry_base;
  int32_t *at_dry_allowed_length = &it->dry_allowed_length;
  int32_t *at_dry_penalty_last_n = &it->dry_penalty_last_n;
  int32_t *at_mirostat = &it->mirostat;
  float *at_mirostat_tau = &it->mirostat_tau;
  float *at_mirostat_eta = &it->mirostat_eta;
  uint64_t (*at_reserved)[8] = &it->reserved;
  (void)at_temperature;
  (void)at_top_k;
  (void)at_top_p;
  (void)at_min_p;
  (void)at_typical_p;
  (void)at_penalty_repeat;
  (void)at_penalty_freq;
  (void)at_penalty_present;
  (void)at_penalty_last_n;
  (void)at_ignore_eos;
  (void)at_seed;
  (void)at_top_n_sigma;
  (void)at_xtc_probability;
  (void)at_xtc_threshold;
  (void)at_dynatemp_range;
  (void)at_dynatemp_exponent;
  (void)at_dry_multiplier;
  (void)at_dry_base;
  (void)at_dry_allowed_length;
  (void)at_dry_penalty_last_n;
  (void)at_mirostat;
  (void)at_mirostat_tau;
  (void)at_mirostat_eta;
  (void)at_reserved;
}

void check_fields_of_MullamaScoreOptions(MullamaScoreOptions *it);
void check_fields_of_MullamaScoreOptions(MullamaScoreOptions *it) {
  const MullamaCancelToken **at_cancel = &it->cancel;
  bool *at_truncate = &it->truncate;
  const char **at_cache_key = &it->cache_key;
  MullamaProgressCallback *at_progress = &it->progress;
  void **at_progress_data = &it->progress_data;
  uint64_t (*at_reserved)[8] = &it->reserved;
  (void)at_cancel;
  (void)at_truncate;
  (void)at_cache_key;
  (void)at_progress;
  (void)at_progress_data;
  (void)at_reserved;
}

void check_fields_of_MullamaScorePair(MullamaScorePair *it);
void check_fields_of_MullamaScorePair(MullamaScorePair *it) {
  const char **at_prompt = &it->prompt;
  const char **at_continuation = &it->continuation;
  (void)at_prompt;
  (void)at_continuation;
}

CHECK(MULLAMA_OK_, MULLAMA_OK == 0);
CHECK(MULLAMA_ERR_NULL_POINTER_, MULLAMA_ERR_NULL_POINTER == -1);
CHECK(MULLAMA_ERR_MODEL_LOAD_, MULLAMA_ERR_MODEL_LOAD == -2);
CHECK(MULLAMA_ERR_CONTEXT_, MULLAMA_ERR_CONTEXT == -3);
CHECK(MULLAMA_ERR_TOKENIZATION_, MULLAMA_ERR_TOKENIZATION == -4);
CHECK(MULLAMA_ERR_GENERATION_, MULLAMA_ERR_GENERATION == -5);
CHECK(MULLAMA_ERR_SAMPLER_, MULLAMA_ERR_SAMPLER == -6);
CHECK(MULLAMA_ERR_EMBEDDING_, MULLAMA_ERR_EMBEDDING == -7);
CHECK(MULLAMA_ERR_INVALID_INPUT_, MULLAMA_ERR_INVALID_INPUT == -8);
CHECK(MULLAMA_ERR_BUFFER_TOO_SMALL_, MULLAMA_ERR_BUFFER_TOO_SMALL == -9);
CHECK(MULLAMA_ERR_BACKEND_, MULLAMA_ERR_BACKEND == -10);
CHECK(MULLAMA_ERR_CANCELLED_, MULLAMA_ERR_CANCELLED == -11);
CHECK(MULLAMA_ERR_INTERNAL_, MULLAMA_ERR_INTERNAL == -12);
CHECK(MULLAMA_ERR_NOT_AVAILABLE_, MULLAMA_ERR_NOT_AVAILABLE == -13);
CHECK(MULLAMA_ERR_UTF8_, MULLAMA_ERR_UTF8 == -14);
CHECK(MULLAMA_ERR_LOCK_, MULLAMA_ERR_LOCK == -15);
CHECK(MULLAMA_ERR_INVALID_HANDLE_, MULLAMA_ERR_INVALID_HANDLE == -16);
CHECK(MULLAMA_ERR_CONTEXT_FULL_, MULLAMA_ERR_CONTEXT_FULL == -17);
CHECK(MULLAMA_ERR_CONTEXT_BUSY_, MULLAMA_ERR_CONTEXT_BUSY == -18);
CHECK(MULLAMA_ERR_WRONG_PROCESS_, MULLAMA_ERR_WRONG_PROCESS == -19);
CHECK(MULLAMA_ERR_WOULD_BLOCK_, MULLAMA_ERR_WOULD_BLOCK == -20);
CHECK(MULLAMA_ERR_ENGINE_, MULLAMA_ERR_ENGINE == -21);
CHECK(MULLAMA_TOKEN_NONE_, MULLAMA_TOKEN_NONE == (-2147483647 - 1));
CHECK(MULLAMA_NOW_MACHINE_, MULLAMA_NOW_MACHINE == (-9223372036854775807 - 1));
CHECK(MULLAMA_SEED_RANDOM_, MULLAMA_SEED_RANDOM == 4294967295);
CHECK(MULLAMA_FINISH_REASON_STOP_, MULLAMA_FINISH_REASON_STOP == 0);
CHECK(MULLAMA_FINISH_REASON_STOP_STRING_, MULLAMA_FINISH_REASON_STOP_STRING == 1);
CHECK(MULLAMA_FINISH_REASON_LENGTH_, MULLAMA_FINISH_REASON_LENGTH == 2);
CHECK(MULLAMA_FINISH_REASON_CANCELLED_, MULLAMA_FINISH_REASON_CANCELLED == 3);
CHECK(MULLAMA_FINISH_REASON_CONTEXT_FULL_, MULLAMA_FINISH_REASON_CONTEXT_FULL == 4);
CHECK(MULLAMA_FLASH_ATTN_AUTO_, MULLAMA_FLASH_ATTN_AUTO == -1);
CHECK(MULLAMA_FLASH_ATTN_OFF_, MULLAMA_FLASH_ATTN_OFF == 0);
CHECK(MULLAMA_FLASH_ATTN_ON_, MULLAMA_FLASH_ATTN_ON == 1);
CHECK(MULLAMA_KV_TYPE_F32_, MULLAMA_KV_TYPE_F32 == 0);
CHECK(MULLAMA_KV_TYPE_F16_, MULLAMA_KV_TYPE_F16 == 1);
CHECK(MULLAMA_KV_TYPE_Q4_0_, MULLAMA_KV_TYPE_Q4_0 == 2);
CHECK(MULLAMA_KV_TYPE_Q4_1_, MULLAMA_KV_TYPE_Q4_1 == 3);
CHECK(MULLAMA_KV_TYPE_Q5_0_, MULLAMA_KV_TYPE_Q5_0 == 6);
CHECK(MULLAMA_KV_TYPE_Q5_1_, MULLAMA_KV_TYPE_Q5_1 == 7);
CHECK(MULLAMA_KV_TYPE_Q8_0_, MULLAMA_KV_TYPE_Q8_0 == 8);
CHECK(MULLAMA_KV_TYPE_BF16_, MULLAMA_KV_TYPE_BF16 == 30);
CHECK(MULLAMA_OVERFLOW_STOP_, MULLAMA_OVERFLOW_STOP == 0);
CHECK(MULLAMA_OVERFLOW_SHIFT_, MULLAMA_OVERFLOW_SHIFT == 1);
CHECK(MULLAMA_POOLING_UNSPECIFIED_, MULLAMA_POOLING_UNSPECIFIED == -1);
CHECK(MULLAMA_POOLING_NONE_, MULLAMA_POOLING_NONE == 0);
CHECK(MULLAMA_POOLING_MEAN_, MULLAMA_POOLING_MEAN == 1);
CHECK(MULLAMA_POOLING_CLS_, MULLAMA_POOLING_CLS == 2);
CHECK(MULLAMA_POOLING_LAST_, MULLAMA_POOLING_LAST == 3);
CHECK(MULLAMA_POOLING_RANK_, MULLAMA_POOLING_RANK == 4);
CHECK(MULLAMA_SPLIT_MODE_NONE_, MULLAMA_SPLIT_MODE_NONE == 0);
CHECK(MULLAMA_SPLIT_MODE_LAYER_, MULLAMA_SPLIT_MODE_LAYER == 1);
CHECK(MULLAMA_SPLIT_MODE_ROW_, MULLAMA_SPLIT_MODE_ROW == 2);
CHECK(MULLAMA_TOKEN_KIND_UNDEFINED_, MULLAMA_TOKEN_KIND_UNDEFINED == 0);
CHECK(MULLAMA_TOKEN_KIND_NORMAL_, MULLAMA_TOKEN_KIND_NORMAL == 1);
CHECK(MULLAMA_TOKEN_KIND_UNKNOWN_, MULLAMA_TOKEN_KIND_UNKNOWN == 2);
CHECK(MULLAMA_TOKEN_KIND_CONTROL_, MULLAMA_TOKEN_KIND_CONTROL == 3);
CHECK(MULLAMA_TOKEN_KIND_USER_DEFINED_, MULLAMA_TOKEN_KIND_USER_DEFINED == 4);
CHECK(MULLAMA_TOKEN_KIND_UNUSED_, MULLAMA_TOKEN_KIND_UNUSED == 5);
CHECK(MULLAMA_TOKEN_KIND_BYTE_, MULLAMA_TOKEN_KIND_BYTE == 6);
CHECK(MULLAMA_CONSTRAINT_JSON_SCHEMA_, MULLAMA_CONSTRAINT_JSON_SCHEMA == 1);
CHECK(MULLAMA_CONSTRAINT_REGEX_, MULLAMA_CONSTRAINT_REGEX == 2);
CHECK(MULLAMA_CONSTRAINT_LARK_, MULLAMA_CONSTRAINT_LARK == 3);
CHECK(MULLAMA_CONSTRAINT_GBNF_, MULLAMA_CONSTRAINT_GBNF == 4);

/* The places are those of 64-bit machines. */
#if UINTPTR_MAX > 0xFFFFFFFF
CHECK(size_of_MullamaToolCall, sizeof(MullamaToolCall) == 24);
CHECK(offset_of_MullamaToolCall_name, offsetof(MullamaToolCall, name) == 0);
CHECK(offset_of_MullamaToolCall_arguments, offsetof(MullamaToolCall, arguments) == 8);
CHECK(offset_of_MullamaToolCall_id, offsetof(MullamaToolCall, id) == 16);
CHECK(size_of_MullamaMessage, sizeof(MullamaMessage) == 56);
CHECK(offset_of_MullamaMessage_role, offsetof(MullamaMessage, role) == 0);
CHECK(offset_of_MullamaMessage_content, offsetof(MullamaMessage, content) == 8);
CHECK(offset_of_MullamaMessage_name, offsetof(MullamaMessage, name) == 16);
CHECK(offset_of_MullamaMessage_tool_calls, offsetof(MullamaMessage, tool_calls) == 24);
CHECK(offset_of_MullamaMessage_n_tool_calls, offsetof(MullamaMessage, n_tool_calls) == 32);
CHECK(offset_of_MullamaMessage_tool_call_id, offsetof(MullamaMessage, tool_call_id) == 40);
CHECK(offset_of_MullamaMessage_extra, offsetof(MullamaMessage, extra) == 48);
CHECK(size_of_MullamaChatMessage, sizeof(MullamaChatMessage) == 16);
CHECK(offset_of_MullamaChatMessage_role, offsetof(MullamaChatMessage, role) == 0);
CHECK(offset_of_MullamaChatMessage_content, offsetof(MullamaChatMessage, content) == 8);
CHECK(size_of_MullamaChatOptions, sizeof(MullamaChatOptions) == 104);
CHECK(offset_of_MullamaChatOptions_add_generation_prompt, offsetof(MullamaChatOptions, add_generation_prompt) == 0);
CHECK(offset_of_MullamaChatOptions_messages_json, offsetof(MullamaChatOptions, messages_json) == 8);
CHECK(offset_of_MullamaChatOptions_tools, offsetof(MullamaChatOptions, tools) == 16);
CHECK(offset_of_MullamaChatOptions_variables, offsetof(MullamaChatOptions, variables) == 24);
CHECK(offset_of_MullamaChatOptions_now_unix, offsetof(MullamaChatOptions, now_unix) == 32);
CHECK(offset_of_MullamaChatOptions_reserved, offsetof(MullamaChatOptions, reserved) == 40);
CHECK(size_of_MullamaContextParams, sizeof(MullamaContextParams) == 112);
CHECK(offset_of_MullamaContextParams_n_ctx, offsetof(MullamaContextParams, n_ctx) == 0);
CHECK(offset_of_MullamaContextParams_n_batch, offsetof(MullamaContextParams, n_batch) == 4);
CHECK(offset_of_MullamaContextParams_n_ubatch, offsetof(MullamaContextParams, n_ubatch) == 8);
CHECK(offset_of_MullamaContextParams_n_seq_max, offsetof(MullamaContextParams, n_seq_max) == 12);
CHECK(offset_of_MullamaContextParams_n_threads, offsetof(MullamaContextParams, n_threads) == 16);
CHECK(offset_of_MullamaContextParams_n_threads_batch, offsetof(MullamaContextParams, n_threads_batch) == 20);
CHECK(offset_of_MullamaContextParams_embeddings, offsetof(MullamaContextParams, embeddings) == 24);
CHECK(offset_of_MullamaContextParams_offload_kqv, offsetof(MullamaContextParams, offload_kqv) == 25);
CHECK(offset_of_MullamaContextParams_deterministic, offsetof(MullamaContextParams, deterministic) == 26);
CHECK(offset_of_MullamaContextParams_flash_attn, offsetof(MullamaContextParams, flash_attn) == 28);
CHECK(offset_of_MullamaContextParams_type_k, offsetof(MullamaContextParams, type_k) == 32);
CHECK(offset_of_MullamaContextParams_type_v, offsetof(MullamaContextParams, type_v) == 36);
CHECK(offset_of_MullamaContextParams_overflow, offsetof(MullamaContextParams, overflow) == 40);
CHECK(offset_of_MullamaContextParams_swap_mib, offsetof(MullamaContextParams, swap_mib) == 44);
CHECK(offset_of_MullamaContextParams_reserved, offsetof(MullamaContextParams, reserved) == 48);
CHECK(size_of_MullamaEmbedOptions, sizeof(MullamaEmbedOptions) == 88);
CHECK(offset_of_MullamaEmbedOptions_cancel, offsetof(MullamaEmbedOptions, cancel) == 0);
CHECK(offset_of_MullamaEmbedOptions_progress, offsetof(MullamaEmbedOptions, progress) == 8);
CHECK(offset_of_MullamaEmbedOptions_progress_data, offsetof(MullamaEmbedOptions, progress_data) == 16);
CHECK(offset_of_MullamaEmbedOptions_reserved, offsetof(MullamaEmbedOptions, reserved) == 24);
CHECK(size_of_MullamaEmbeddingConfig, sizeof(MullamaEmbeddingConfig) == 88);
CHECK(offset_of_MullamaEmbeddingConfig_n_ctx, offsetof(MullamaEmbeddingConfig, n_ctx) == 0);
CHECK(offset_of_MullamaEmbeddingConfig_normalize, offsetof(MullamaEmbeddingConfig, normalize) == 4);
CHECK(offset_of_MullamaEmbeddingConfig_n_batch, offsetof(MullamaEmbeddingConfig, n_batch) == 8);
CHECK(offset_of_MullamaEmbeddingConfig_n_threads, offsetof(MullamaEmbeddingConfig, n_threads) == 12);
CHECK(offset_of_MullamaEmbeddingConfig_pooling_type, offsetof(MullamaEmbeddingConfig, pooling_type) == 16);
CHECK(offset_of_MullamaEmbeddingConfig_truncate, offsetof(MullamaEmbeddingConfig, truncate) == 20);
CHECK(offset_of_MullamaEmbeddingConfig_reserved, offsetof(MullamaEmbeddingConfig, reserved) == 24);
CHECK(size_of_MullamaLogitBias, sizeof(MullamaLogitBias) == 8);
CHECK(offset_of_MullamaLogitBias_token, offsetof(MullamaLogitBias, token) == 0);
CHECK(offset_of_MullamaLogitBias_bias, offsetof(MullamaLogitBias, bias) == 4);
CHECK(size_of_MullamaGenerateOptions, sizeof(MullamaGenerateOptions) == 128);
CHECK(offset_of_MullamaGenerateOptions_stop, offsetof(MullamaGenerateOptions, stop) == 0);
CHECK(offset_of_MullamaGenerateOptions_n_stop, offsetof(MullamaGenerateOptions, n_stop) == 8);
CHECK(offset_of_MullamaGenerateOptions_constraint_kind, offsetof(MullamaGenerateOptions, constraint_kind) == 12);
CHECK(offset_of_MullamaGenerateOptions_constraint, offsetof(MullamaGenerateOptions, constraint) == 16);
CHECK(offset_of_MullamaGenerateOptions_n_logprobs, offsetof(MullamaGenerateOptions, n_logprobs) == 24);
CHECK(offset_of_MullamaGenerateOptions_logit_bias, offsetof(MullamaGenerateOptions, logit_bias) == 32);
CHECK(offset_of_MullamaGenerateOptions_n_logit_bias, offsetof(MullamaGenerateOptions, n_logit_bias) == 40);
CHECK(offset_of_MullamaGenerateOptions_cancel, offsetof(MullamaGenerateOptions, cancel) == 48);
CHECK(offset_of_MullamaGenerateOptions_cache_key, offsetof(MullamaGenerateOptions, cache_key) == 56);
CHECK(offset_of_MullamaGenerateOptions_reserved, offsetof(MullamaGenerateOptions, reserved) == 64);
CHECK(size_of_MullamaGenerationStats, sizeof(MullamaGenerationStats) == 72);
CHECK(offset_of_MullamaGenerationStats_n_prompt, offsetof(MullamaGenerationStats, n_prompt) == 0);
CHECK(offset_of_MullamaGenerationStats_n_cached, offsetof(MullamaGenerationStats, n_cached) == 4);
CHECK(offset_of_MullamaGenerationStats_n_generated, offsetof(MullamaGenerationStats, n_generated) == 8);
CHECK(offset_of_MullamaGenerationStats_seed, offsetof(MullamaGenerationStats, seed) == 12);
CHECK(offset_of_MullamaGenerationStats_load_ms, offsetof(MullamaGenerationStats, load_ms) == 16);
CHECK(offset_of_MullamaGenerationStats_prompt_ms, offsetof(MullamaGenerationStats, prompt_ms) == 24);
CHECK(offset_of_MullamaGenerationStats_generate_ms, offsetof(MullamaGenerationStats, generate_ms) == 32);
CHECK(offset_of_MullamaGenerationStats_reserved, offsetof(MullamaGenerationStats, reserved) == 40);
CHECK(size_of_MullamaTopLogprob, sizeof(MullamaTopLogprob) == 48);
CHECK(offset_of_MullamaTopLogprob_token, offsetof(MullamaTopLogprob, token) == 0);
CHECK(offset_of_MullamaTopLogprob_logprob, offsetof(MullamaTopLogprob, logprob) == 4);
CHECK(offset_of_MullamaTopLogprob_sampled_logprob, offsetof(MullamaTopLogprob, sampled_logprob) == 8);
CHECK(offset_of_MullamaTopLogprob_reserved, offsetof(MullamaTopLogprob, reserved) == 16);
CHECK(size_of_MullamaModelParams, sizeof(MullamaModelParams) == 144);
CHECK(offset_of_MullamaModelParams_n_gpu_layers, offsetof(MullamaModelParams, n_gpu_layers) == 0);
CHECK(offset_of_MullamaModelParams_main_gpu, offsetof(MullamaModelParams, main_gpu) == 4);
CHECK(offset_of_MullamaModelParams_use_mmap, offsetof(MullamaModelParams, use_mmap) == 8);
CHECK(offset_of_MullamaModelParams_use_mlock, offsetof(MullamaModelParams, use_mlock) == 9);
CHECK(offset_of_MullamaModelParams_vocab_only, offsetof(MullamaModelParams, vocab_only) == 10);
CHECK(offset_of_MullamaModelParams_check_tensors, offsetof(MullamaModelParams, check_tensors) == 11);
CHECK(offset_of_MullamaModelParams_keep_loaded, offsetof(MullamaModelParams, keep_loaded) == 12);
CHECK(offset_of_MullamaModelParams_split_mode, offsetof(MullamaModelParams, split_mode) == 16);
CHECK(offset_of_MullamaModelParams_tensor_split, offsetof(MullamaModelParams, tensor_split) == 24);
CHECK(offset_of_MullamaModelParams_n_tensor_split, offsetof(MullamaModelParams, n_tensor_split) == 32);
CHECK(offset_of_MullamaModelParams_devices, offsetof(MullamaModelParams, devices) == 40);
CHECK(offset_of_MullamaModelParams_n_devices, offsetof(MullamaModelParams, n_devices) == 48);
CHECK(offset_of_MullamaModelParams_cancel, offsetof(MullamaModelParams, cancel) == 56);
CHECK(offset_of_MullamaModelParams_progress, offsetof(MullamaModelParams, progress) == 64);
CHECK(offset_of_MullamaModelParams_progress_data, offsetof(MullamaModelParams, progress_data) == 72);
CHECK(offset_of_MullamaModelParams_reserved, offsetof(MullamaModelParams, reserved) == 80);
CHECK(size_of_MullamaSamplerParams, sizeof(MullamaSamplerParams) == 160);
CHECK(offset_of_MullamaSamplerParams_temperature, offsetof(MullamaSamplerParams, temperature) == 0);
CHECK(offset_of_MullamaSamplerParams_top_k, offsetof(MullamaSamplerParams, top_k) == 4);
CHECK(offset_of_MullamaSamplerParams_top_p, offsetof(MullamaSamplerParams, top_p) == 8);
CHECK(offset_of_MullamaSamplerParams_min_p, offsetof(MullamaSamplerParams, min_p) == 12);
CHECK(offset_of_MullamaSamplerParams_typical_p, offsetof(MullamaSamplerParams, typical_p) == 16);
CHECK(offset_of_MullamaSamplerParams_penalty_repeat, offsetof(MullamaSamplerParams, penalty_repeat) == 20);
CHECK(offset_of_MullamaSamplerParams_penalty_freq, offsetof(MullamaSamplerParams, penalty_freq) == 24);
CHECK(offset_of_MullamaSamplerParams_penalty_present, offsetof(MullamaSamplerParams, penalty_present) == 28);
CHECK(offset_of_MullamaSamplerParams_penalty_last_n, offsetof(MullamaSamplerParams, penalty_last_n) == 32);
CHECK(offset_of_MullamaSamplerParams_ignore_eos, offsetof(MullamaSamplerParams, ignore_eos) == 36);
CHECK(offset_of_MullamaSamplerParams_seed, offsetof(MullamaSamplerParams, seed) == 40);
CHECK(offset_of_MullamaSamplerParams_top_n_sigma, offsetof(MullamaSamplerParams, top_n_sigma) == 44);
CHECK(offset_of_MullamaSamplerParams_xtc_probability, offsetof(MullamaSamplerParams, xtc_probability) == 48);
CHECK(offset_of_MullamaSamplerParams_xtc_threshold, offsetof(MullamaSamplerParams, xtc_threshold) == 52);
CHECK(offset_of_MullamaSamplerParams_dynatemp_range, offsetof(MullamaSamplerParams, dynatemp_range) == 56);
CHECK(offset_of_MullamaSamplerParams_dynatemp_exponent, offsetof(MullamaSamplerParams, dynatemp_exponent) == 60);
CHECK(offset_of_MullamaSamplerParams_dry_multiplier, offsetof(MullamaSamplerParams, dry_multiplier) == 64);
CHECK(offset_of_MullamaSamplerParams_dry_base, offsetof(MullamaSamplerParams, dry_base) == 68);
CHECK(offset_of_MullamaSamplerParams_dry_allowed_length, offsetof(MullamaSamplerParams, dry_allowed_length) == 72);
CHECK(offset_of_MullamaSamplerParams_dry_penalty_last_n, offsetof(MullamaSamplerParams, dry_penalty_last_n) == 76);
CHECK(offset_of_MullamaSamplerParams_mirostat, offsetof(MullamaSamplerParams, mirostat) == 80);
CHECK(offset_of_MullamaSamplerParams_mirostat_tau, offsetof(MullamaSamplerParams, mirostat_tau) == 84);
CHECK(offset_of_MullamaSamplerParams_mirostat_eta, offsetof(MullamaSamplerParams, mirostat_eta) == 88);
CHECK(offset_of_MullamaSamplerParams_reserved, offsetof(MullamaSamplerParams, reserved) == 96);
CHECK(size_of_MullamaScoreOptions, sizeof(MullamaScoreOptions) == 104);
CHECK(offset_of_MullamaScoreOptions_cancel, offsetof(MullamaScoreOptions, cancel) == 0);
CHECK(offset_of_MullamaScoreOptions_truncate, offsetof(MullamaScoreOptions, truncate) == 8);
CHECK(offset_of_MullamaScoreOptions_cache_key, offsetof(MullamaScoreOptions, cache_key) == 16);
CHECK(offset_of_MullamaScoreOptions_progress, offsetof(MullamaScoreOptions, progress) == 24);
CHECK(offset_of_MullamaScoreOptions_progress_data, offsetof(MullamaScoreOptions, progress_data) == 32);
CHECK(offset_of_MullamaScoreOptions_reserved, offsetof(MullamaScoreOptions, reserved) == 40);
CHECK(size_of_MullamaScorePair, sizeof(MullamaScorePair) == 16);
CHECK(offset_of_MullamaScorePair_prompt, offsetof(MullamaScorePair, prompt) == 0);
CHECK(offset_of_MullamaScorePair_continuation, offsetof(MullamaScorePair, continuation) == 8);
#endif

#ifdef __cplusplus
}
#endif
