/* Code generated from api.yaml by mullama-codegen. DO NOT EDIT. */
/* The C ABI as PHP's FFI reads it: no preprocessor. mullama.h explains every function. */

typedef struct MullamaCancelToken MullamaCancelToken;
typedef struct MullamaModel MullamaModel;
typedef struct MullamaContext MullamaContext;
typedef struct MullamaEmbeddingGenerator MullamaEmbeddingGenerator;
typedef struct MullamaStream MullamaStream;
typedef struct MullamaTokenLogprobs MullamaTokenLogprobs;
typedef struct MullamaGeneration MullamaGeneration;
typedef struct MullamaScore MullamaScore;
typedef struct MullamaTokenDetail MullamaTokenDetail;
typedef struct MullamaTokenLogprobsList MullamaTokenLogprobsList;
typedef struct MullamaScoreList MullamaScoreList;
typedef struct MullamaTokenDetailList MullamaTokenDetailList;
typedef struct MullamaPending MullamaPending;

typedef bool (*MullamaProgressCallback)(float fraction, void *user_data);
typedef bool (*MullamaStreamCallback)(const char *piece, void *user_data);

typedef struct MullamaToolCall {
    const char *name;
    const char *arguments;
    const char *id;
} MullamaToolCall;

typedef struct MullamaMessage {
    const char *role;
    const char *content;
    const char *name;
    const MullamaToolCall *tool_calls;
    int32_t n_tool_calls;
    const char *tool_call_id;
    const char *extra;
} MullamaMessage;

typedef struct MullamaChatMessage {
    const char *role;
    const char *content;
} MullamaChatMessage;

typedef struct MullamaChatOptions {
    bool add_generation_prompt;
    const char *messages_json;
    const char *tools;
    const char *variables;
    int64_t now_unix;
    uint64_t reserved[8];
} MullamaChatOptions;

typedef struct MullamaContextParams {
    uint32_t n_ctx;
    uint32_t n_batch;
    uint32_t n_ubatch;
    uint32_t n_seq_max;
    int32_t n_threads;
    int32_t n_threads_batch;
    bool embeddings;
    bool offload_kqv;
    bool deterministic;
    int32_t flash_attn;
    int32_t type_k;
    int32_t type_v;
    int32_t overflow;
    int32_t swap_mib;
    uint64_t reserved[8];
} MullamaContextParams;

typedef struct MullamaEmbedOptions {
    const MullamaCancelToken *cancel;
    MullamaProgressCallback progress;
    void *progress_data;
    uint64_t reserved[8];
} MullamaEmbedOptions;

typedef struct MullamaEmbeddingConfig {
    uint32_t n_ctx;
    bool normalize;
    uint32_t n_batch;
    int32_t n_threads;
    int32_t pooling_type;
    bool truncate;
    uint64_t reserved[8];
} MullamaEmbeddingConfig;

typedef struct MullamaLogitBias {
    int32_t token;
    float bias;
} MullamaLogitBias;

typedef struct MullamaGenerateOptions {
    const char *const *stop;
    int32_t n_stop;
    int32_t constraint_kind;
    const char *constraint;
    int32_t n_logprobs;
    const MullamaLogitBias *logit_bias;
    int32_t n_logit_bias;
    const MullamaCancelToken *cancel;
    const char *cache_key;
    uint64_t reserved[8];
} MullamaGenerateOptions;

typedef struct MullamaGenerationStats {
    int32_t n_prompt;
    int32_t n_cached;
    int32_t n_generated;
    uint32_t seed;
    double load_ms;
    double prompt_ms;
    double generate_ms;
    uint64_t reserved[4];
} MullamaGenerationStats;

typedef struct MullamaTopLogprob {
    int32_t token;
    float logprob;
    float sampled_logprob;
    uint64_t reserved[4];
} MullamaTopLogprob;

typedef struct MullamaModelParams {
    int32_t n_gpu_layers;
    int32_t main_gpu;
    bool use_mmap;
    bool use_mlock;
    bool vocab_only;
    bool check_tensors;
    bool keep_loaded;
    int32_t split_mode;
    const float *tensor_split;
    int32_t n_tensor_split;
    const int32_t *devices;
    int32_t n_devices;
    const MullamaCancelToken *cancel;
    MullamaProgressCallback progress;
    void *progress_data;
    uint64_t reserved[8];
} MullamaModelParams;

typedef struct MullamaSamplerParams {
    float temperature;
    int32_t top_k;
    float top_p;
    float min_p;
    float typical_p;
    float penalty_repeat;
    float penalty_freq;
    float penalty_present;
    int32_t penalty_last_n;
    bool ignore_eos;
    uint32_t seed;
    float top_n_sigma;
    float xtc_probability;
    float xtc_threshold;
    float dynatemp_range;
    float dynatemp_exponent;
    float dry_multiplier;
    float dry_base;
    int32_t dry_allowed_length;
    int32_t dry_penalty_last_n;
    int32_t mirostat;
    float mirostat_tau;
    float mirostat_eta;
    uint64_t reserved[8];
} MullamaSamplerParams;

typedef struct MullamaScoreOptions {
    const MullamaCancelToken *cancel;
    bool truncate;
    const char *cache_key;
    MullamaProgressCallback progress;
    void *progress_data;
    uint64_t reserved[8];
} MullamaScoreOptions;

typedef struct MullamaScorePair {
    const char *prompt;
    const char *continuation;
} MullamaScorePair;

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
