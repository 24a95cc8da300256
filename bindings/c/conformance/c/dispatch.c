/* Code generated from api.yaml by mullama-codegen. DO NOT EDIT. */
/* From a request's path to a function of mullama.h. */
#include <string.h>

#include "client.h"

enum {
  KIND_CANCEL_TOKEN,
  KIND_MODEL,
  KIND_CONTEXT,
  KIND_CONVERSATION,
  KIND_EMBEDDING_GENERATOR,
  KIND_TOOL_RUN,
  KIND_EVENT_STREAM,
  KIND_STREAM,
  KIND_NONE
};

static const Name event_kind_names[] = {
    {"text", 0},
    {"thinking", 1},
    {"tool_call", 2},
    {NULL, 0},
};

static const Name finish_reason_names[] = {
    {"stop", 0},
    {"stop_string", 1},
    {"length", 2},
    {"cancelled", 3},
    {"context_full", 4},
    {NULL, 0},
};

static const Name flash_attn_names[] = {
    {"auto", -1},
    {"off", 0},
    {"on", 1},
    {NULL, 0},
};

static const Name kv_type_names[] = {
    {"f32", 0},
    {"f16", 1},
    {"q4_0", 2},
    {"q4_1", 3},
    {"q5_0", 6},
    {"q5_1", 7},
    {"q8_0", 8},
    {"bf16", 30},
    {NULL, 0},
};

static const Name overflow_names[] = {
    {"stop", 0},
    {"shift", 1},
    {NULL, 0},
};

static const Name pooling_names[] = {
    {"unspecified", -1},
    {"none", 0},
    {"mean", 1},
    {"cls", 2},
    {"last", 3},
    {"rank", 4},
    {NULL, 0},
};

static const Name split_mode_names[] = {
    {"none", 0},
    {"layer", 1},
    {"row", 2},
    {NULL, 0},
};

static const Name token_kind_names[] = {
    {"undefined", 0},
    {"normal", 1},
    {"unknown", 2},
    {"control", 3},
    {"user_defined", 4},
    {"unused", 5},
    {"byte", 6},
    {NULL, 0},
};

static const Name when_full_names[] = {
    {"drop_oldest", 0},
    {"fail", 1},
    {NULL, 0},
};

static const Name constraint_names[] = {
    {"json_schema", 1},
    {"regex", 2},
    {"lark", 3},
    {"gbnf", 4},
    {NULL, 0},
};

static cJSON *tag_generation_stats(Request *r, const MullamaGenerationStats *it);
static cJSON *tag_top_logprob(Request *r, const MullamaTopLogprob *it);
static cJSON *tag_excess(Request *r, MullamaExcess *it);
static cJSON *tag_token_logprobs(Request *r, MullamaTokenLogprobs *it);
static cJSON *tag_tool_request(Request *r, MullamaToolRequest *it);
static cJSON *tag_generation(Request *r, MullamaGeneration *it);
static cJSON *tag_generation_event(Request *r, MullamaGenerationEvent *it);
static cJSON *tag_score(Request *r, MullamaScore *it);
static cJSON *tag_token_detail(Request *r, MullamaTokenDetail *it);
static cJSON *tag_tool_step(Request *r, MullamaToolStep *it);

static void fill_tool_call(Request *r, const cJSON *value, MullamaToolCall *it) {
  const cJSON *fields, *one;
  memset(it, 0, sizeof *it);
  fields = payload(r, value, "record");
  one = member(fields, "name");
  if (one) {
    it->name = as_text(r, one);
  }
  one = member(fields, "arguments");
  if (one) {
    it->arguments = as_text(r, one);
  }
  one = member(fields, "id");
  if (one) {
    it->id = as_text(r, one);
  }
}

static List as_tool_call_list(Request *r, const cJSON *value) {
  const cJSON *items = is_some(value) ? payload(r, value, "list") : NULL;
  List list = new_list(r, items, sizeof(MullamaToolCall));
  for (size_t i = 0; i < list.count; i++) {
    fill_tool_call(r, cJSON_GetArrayItem(items, (int)i), (MullamaToolCall *)list.data + i);
  }
  return list;
}

static void fill_chat_message(Request *r, const cJSON *value, MullamaMessage *it) {
  const cJSON *fields, *one;
  memset(it, 0, sizeof *it);
  fields = payload(r, value, "record");
  one = member(fields, "role");
  if (one) {
    it->role = as_text(r, one);
  }
  one = member(fields, "content");
  if (one) {
    it->content = as_text(r, one);
  }
  one = member(fields, "name");
  if (one) {
    it->name = as_text(r, one);
  }
  one = member(fields, "tool_calls");
  if (one) {
    List one_list = as_tool_call_list(r, one);
    it->tool_calls = one_list.data;
    it->n_tool_calls = (int32_t)one_list.count;
  }
  one = member(fields, "tool_call_id");
  if (one) {
    it->tool_call_id = as_text(r, one);
  }
  one = member(fields, "extra");
  if (one) {
    it->extra = as_text(r, one);
  }
}

static List as_chat_message_list(Request *r, const cJSON *value) {
  const cJSON *items = is_some(value) ? payload(r, value, "list") : NULL;
  List list = new_list(r, items, sizeof(MullamaMessage));
  for (size_t i = 0; i < list.count; i++) {
    fill_chat_message(r, cJSON_GetArrayItem(items, (int)i), (MullamaMessage *)list.data + i);
  }
  return list;
}

static void fill_chat_options(Request *r, const cJSON *value, MullamaChatOptions *it) {
  const cJSON *fields, *one;
  if (is_preset(value, "default")) {
    *it = mullama_chat_default_options();
    return;
  }
  *it = mullama_chat_default_options();
  fields = payload(r, value, "record");
  one = member(fields, "add_generation_prompt");
  if (one) {
    it->add_generation_prompt = as_bool(r, one);
  }
  one = member(fields, "messages_json");
  if (one) {
    it->messages_json = as_text(r, one);
  }
  one = member(fields, "tools");
  if (one) {
    it->tools = as_text(r, one);
  }
  one = member(fields, "variables");
  if (one) {
    it->variables = as_text(r, one);
  }
  one = member(fields, "now_unix");
  if (one) {
    it->now_unix = is_some(one) ? (int64_t)as_integer(r, one) : MULLAMA_NOW_MACHINE;
  }
  one = member(fields, "tool_choice");
  if (one) {
    it->tool_choice = as_text(r, one);
  }
}

static const MullamaChatOptions *as_chat_options(Request *r, const cJSON *value) {
  MullamaChatOptions *it;
  if (!is_some(value)) return NULL;
  it = keep(r, sizeof *it);
  fill_chat_options(r, value, it);
  return it;
}

static void fill_context_params(Request *r, const cJSON *value, MullamaContextParams *it) {
  const cJSON *fields, *one;
  if (is_preset(value, "default")) {
    *it = mullama_context_default_params();
    return;
  }
  *it = mullama_context_default_params();
  fields = payload(r, value, "record");
  one = member(fields, "n_ctx");
  if (one) {
    it->n_ctx = (uint32_t)as_integer(r, one);
  }
  one = member(fields, "n_batch");
  if (one) {
    it->n_batch = (uint32_t)as_integer(r, one);
  }
  one = member(fields, "n_ubatch");
  if (one) {
    it->n_ubatch = (uint32_t)as_integer(r, one);
  }
  one = member(fields, "n_seq_max");
  if (one) {
    it->n_seq_max = (uint32_t)as_integer(r, one);
  }
  one = member(fields, "n_threads");
  if (one) {
    it->n_threads = (int32_t)as_integer(r, one);
  }
  one = member(fields, "n_threads_batch");
  if (one) {
    it->n_threads_batch = (int32_t)as_integer(r, one);
  }
  one = member(fields, "embeddings");
  if (one) {
    it->embeddings = as_bool(r, one);
  }
  one = member(fields, "offload_kqv");
  if (one) {
    it->offload_kqv = as_bool(r, one);
  }
  one = member(fields, "deterministic");
  if (one) {
    it->deterministic = as_bool(r, one);
  }
  one = member(fields, "flash_attn");
  if (one) {
    it->flash_attn = as_name(r, one, flash_attn_names);
  }
  one = member(fields, "type_k");
  if (one) {
    it->type_k = as_name(r, one, kv_type_names);
  }
  one = member(fields, "type_v");
  if (one) {
    it->type_v = as_name(r, one, kv_type_names);
  }
  one = member(fields, "overflow");
  if (one) {
    it->overflow = as_name(r, one, overflow_names);
  }
  one = member(fields, "swap_mib");
  if (one) {
    it->swap_mib = (int32_t)as_integer(r, one);
  }
}

static const MullamaContextParams *as_context_params(Request *r, const cJSON *value) {
  MullamaContextParams *it;
  if (!is_some(value)) return NULL;
  it = keep(r, sizeof *it);
  fill_context_params(r, value, it);
  return it;
}

static void fill_conversation_params(Request *r, const cJSON *value, MullamaConversationParams *it) {
  const cJSON *fields, *one;
  if (is_preset(value, "default")) {
    *it = mullama_conversation_default_params();
    return;
  }
  *it = mullama_conversation_default_params();
  fields = payload(r, value, "record");
  one = member(fields, "system");
  if (one) {
    it->system = as_text(r, one);
  }
  one = member(fields, "messages");
  if (one) {
    List one_list = as_chat_message_list(r, one);
    it->messages = one_list.data;
    it->n_messages = (int32_t)one_list.count;
  }
  one = member(fields, "chat");
  if (one) {
    it->chat = as_chat_options(r, one);
  }
  one = member(fields, "cache_key");
  if (one) {
    it->cache_key = as_text(r, one);
  }
  one = member(fields, "when_full");
  if (one) {
    it->when_full = as_name(r, one, when_full_names);
  }
  one = member(fields, "n_reserve");
  if (one) {
    it->n_reserve = (int32_t)as_integer(r, one);
  }
}

static const MullamaConversationParams *as_conversation_params(Request *r, const cJSON *value) {
  MullamaConversationParams *it;
  if (!is_some(value)) return NULL;
  it = keep(r, sizeof *it);
  fill_conversation_params(r, value, it);
  return it;
}

static void fill_embed_options(Request *r, const cJSON *value, MullamaEmbedOptions *it) {
  const cJSON *fields, *one;
  if (is_preset(value, "default")) {
    *it = mullama_embed_default_options();
    return;
  }
  *it = mullama_embed_default_options();
  fields = payload(r, value, "record");
  one = member(fields, "cancel");
  if (one) {
    it->cancel = as_handle(r, one);
  }
}

static const MullamaEmbedOptions *as_embed_options(Request *r, const cJSON *value) {
  MullamaEmbedOptions *it;
  if (!is_some(value)) return NULL;
  it = keep(r, sizeof *it);
  fill_embed_options(r, value, it);
  return it;
}

static void fill_embedding_config(Request *r, const cJSON *value, MullamaEmbeddingConfig *it) {
  const cJSON *fields, *one;
  if (is_preset(value, "default")) {
    *it = mullama_embedding_default_config();
    return;
  }
  *it = mullama_embedding_default_config();
  fields = payload(r, value, "record");
  one = member(fields, "n_ctx");
  if (one) {
    it->n_ctx = (uint32_t)as_integer(r, one);
  }
  one = member(fields, "normalize");
  if (one) {
    it->normalize = as_bool(r, one);
  }
  one = member(fields, "n_batch");
  if (one) {
    it->n_batch = (uint32_t)as_integer(r, one);
  }
  one = member(fields, "n_threads");
  if (one) {
    it->n_threads = (int32_t)as_integer(r, one);
  }
  one = member(fields, "pooling");
  if (one) {
    it->pooling_type = as_name(r, one, pooling_names);
  }
  one = member(fields, "truncate");
  if (one) {
    it->truncate = as_bool(r, one);
  }
}

static const MullamaEmbeddingConfig *as_embedding_config(Request *r, const cJSON *value) {
  MullamaEmbeddingConfig *it;
  if (!is_some(value)) return NULL;
  it = keep(r, sizeof *it);
  fill_embedding_config(r, value, it);
  return it;
}

static void fill_logit_bias(Request *r, const cJSON *value, MullamaLogitBias *it) {
  const cJSON *fields, *one;
  memset(it, 0, sizeof *it);
  fields = payload(r, value, "record");
  one = member(fields, "token");
  if (one) {
    it->token = (int32_t)as_integer(r, one);
  }
  one = member(fields, "bias");
  if (one) {
    it->bias = as_f32(r, one);
  }
}

static List as_logit_bias_list(Request *r, const cJSON *value) {
  const cJSON *items = is_some(value) ? payload(r, value, "list") : NULL;
  List list = new_list(r, items, sizeof(MullamaLogitBias));
  for (size_t i = 0; i < list.count; i++) {
    fill_logit_bias(r, cJSON_GetArrayItem(items, (int)i), (MullamaLogitBias *)list.data + i);
  }
  return list;
}

static void fill_generate_options(Request *r, const cJSON *value, MullamaGenerateOptions *it) {
  const cJSON *fields, *one;
  if (is_preset(value, "default")) {
    *it = mullama_generate_default_options();
    return;
  }
  *it = mullama_generate_default_options();
  fields = payload(r, value, "record");
  one = member(fields, "stop");
  if (one) {
    List one_list = as_texts(r, one);
    it->stop = one_list.data;
    it->n_stop = (int32_t)one_list.count;
  }
  one = member(fields, "constraint");
  if (one) {
    it->constraint_kind = as_case(r, one, constraint_names);
    it->constraint = as_case_text(r, one);
  }
  one = member(fields, "n_logprobs");
  if (one) {
    it->n_logprobs = (int32_t)as_integer(r, one);
  }
  one = member(fields, "logit_bias");
  if (one) {
    List one_list = as_logit_bias_list(r, one);
    it->logit_bias = one_list.data;
    it->n_logit_bias = (int32_t)one_list.count;
  }
  one = member(fields, "cancel");
  if (one) {
    it->cancel = as_handle(r, one);
  }
  one = member(fields, "cache_key");
  if (one) {
    it->cache_key = as_text(r, one);
  }
}

static const MullamaGenerateOptions *as_generate_options(Request *r, const cJSON *value) {
  MullamaGenerateOptions *it;
  if (!is_some(value)) return NULL;
  it = keep(r, sizeof *it);
  fill_generate_options(r, value, it);
  return it;
}

static void fill_model_params(Request *r, const cJSON *value, MullamaModelParams *it) {
  const cJSON *fields, *one;
  if (is_preset(value, "default")) {
    *it = mullama_model_default_params();
    return;
  }
  *it = mullama_model_default_params();
  fields = payload(r, value, "record");
  one = member(fields, "n_gpu_layers");
  if (one) {
    it->n_gpu_layers = (int32_t)as_integer(r, one);
  }
  one = member(fields, "main_gpu");
  if (one) {
    it->main_gpu = (int32_t)as_integer(r, one);
  }
  one = member(fields, "use_mmap");
  if (one) {
    it->use_mmap = as_bool(r, one);
  }
  one = member(fields, "use_mlock");
  if (one) {
    it->use_mlock = as_bool(r, one);
  }
  one = member(fields, "vocab_only");
  if (one) {
    it->vocab_only = as_bool(r, one);
  }
  one = member(fields, "check_tensors");
  if (one) {
    it->check_tensors = as_bool(r, one);
  }
  one = member(fields, "keep_loaded");
  if (one) {
    it->keep_loaded = as_bool(r, one);
  }
  one = member(fields, "split_mode");
  if (one) {
    it->split_mode = as_name(r, one, split_mode_names);
  }
  one = member(fields, "tensor_split");
  if (one) {
    List one_list = as_f32s(r, one);
    it->tensor_split = one_list.data;
    it->n_tensor_split = (int32_t)one_list.count;
  }
  one = member(fields, "devices");
  if (one) {
    List one_list = as_integers(r, one, 4);
    it->devices = one_list.data;
    it->n_devices = (int32_t)one_list.count;
  }
  one = member(fields, "cancel");
  if (one) {
    it->cancel = as_handle(r, one);
  }
}

static const MullamaModelParams *as_model_params(Request *r, const cJSON *value) {
  MullamaModelParams *it;
  if (!is_some(value)) return NULL;
  it = keep(r, sizeof *it);
  fill_model_params(r, value, it);
  return it;
}

static void fill_sampler_params(Request *r, const cJSON *value, MullamaSamplerParams *it) {
  const cJSON *fields, *one;
  if (is_preset(value, "greedy")) {
    *it = mullama_sampler_greedy_params();
    return;
  }
  if (is_preset(value, "precise")) {
    *it = mullama_sampler_precise_params();
    return;
  }
  if (is_preset(value, "creative")) {
    *it = mullama_sampler_creative_params();
    return;
  }
  if (is_preset(value, "default")) {
    *it = mullama_sampler_default_params();
    return;
  }
  *it = mullama_sampler_default_params();
  fields = payload(r, value, "record");
  one = member(fields, "temperature");
  if (one) {
    it->temperature = as_f32(r, one);
  }
  one = member(fields, "top_k");
  if (one) {
    it->top_k = (int32_t)as_integer(r, one);
  }
  one = member(fields, "top_p");
  if (one) {
    it->top_p = as_f32(r, one);
  }
  one = member(fields, "min_p");
  if (one) {
    it->min_p = as_f32(r, one);
  }
  one = member(fields, "typical_p");
  if (one) {
    it->typical_p = as_f32(r, one);
  }
  one = member(fields, "penalty_repeat");
  if (one) {
    it->penalty_repeat = as_f32(r, one);
  }
  one = member(fields, "penalty_freq");
  if (one) {
    it->penalty_freq = as_f32(r, one);
  }
  one = member(fields, "penalty_present");
  if (one) {
    it->penalty_present = as_f32(r, one);
  }
  one = member(fields, "penalty_last_n");
  if (one) {
    it->penalty_last_n = (int32_t)as_integer(r, one);
  }
  one = member(fields, "ignore_eos");
  if (one) {
    it->ignore_eos = as_bool(r, one);
  }
  one = member(fields, "seed");
  if (one) {
    it->seed = is_some(one) ? (uint32_t)as_integer(r, one) : MULLAMA_SEED_RANDOM;
  }
  one = member(fields, "top_n_sigma");
  if (one) {
    it->top_n_sigma = as_f32(r, one);
  }
  one = member(fields, "xtc_probability");
  if (one) {
    it->xtc_probability = as_f32(r, one);
  }
  one = member(fields, "xtc_threshold");
  if (one) {
    it->xtc_threshold = as_f32(r, one);
  }
  one = member(fields, "dynatemp_range");
  if (one) {
    it->dynatemp_range = as_f32(r, one);
  }
  one = member(fields, "dynatemp_exponent");
  if (one) {
    it->dynatemp_exponent = as_f32(r, one);
  }
  one = member(fields, "dry_multiplier");
  if (one) {
    it->dry_multiplier = as_f32(r, one);
  }
  one = member(fields, "dry_base");
  if (one) {
    it->dry_base = as_f32(r, one);
  }
  one = member(fields, "dry_allowed_length");
  if (one) {
    it->dry_allowed_length = (int32_t)as_integer(r, one);
  }
  one = member(fields, "dry_penalty_last_n");
  if (one) {
    it->dry_penalty_last_n = (int32_t)as_integer(r, one);
  }
  one = member(fields, "mirostat");
  if (one) {
    it->mirostat = (int32_t)as_integer(r, one);
  }
  one = member(fields, "mirostat_tau");
  if (one) {
    it->mirostat_tau = as_f32(r, one);
  }
  one = member(fields, "mirostat_eta");
  if (one) {
    it->mirostat_eta = as_f32(r, one);
  }
}

static const MullamaSamplerParams *as_sampler_params(Request *r, const cJSON *value) {
  MullamaSamplerParams *it;
  if (!is_some(value)) return NULL;
  it = keep(r, sizeof *it);
  fill_sampler_params(r, value, it);
  return it;
}

static void fill_score_options(Request *r, const cJSON *value, MullamaScoreOptions *it) {
  const cJSON *fields, *one;
  if (is_preset(value, "default")) {
    *it = mullama_score_default_options();
    return;
  }
  *it = mullama_score_default_options();
  fields = payload(r, value, "record");
  one = member(fields, "cancel");
  if (one) {
    it->cancel = as_handle(r, one);
  }
  one = member(fields, "truncate");
  if (one) {
    it->truncate = as_bool(r, one);
  }
  one = member(fields, "cache_key");
  if (one) {
    it->cache_key = as_text(r, one);
  }
}

static const MullamaScoreOptions *as_score_options(Request *r, const cJSON *value) {
  MullamaScoreOptions *it;
  if (!is_some(value)) return NULL;
  it = keep(r, sizeof *it);
  fill_score_options(r, value, it);
  return it;
}

static void fill_score_pair(Request *r, const cJSON *value, MullamaScorePair *it) {
  const cJSON *fields, *one;
  memset(it, 0, sizeof *it);
  fields = payload(r, value, "record");
  one = member(fields, "prompt");
  if (one) {
    it->prompt = as_text(r, one);
  }
  one = member(fields, "continuation");
  if (one) {
    it->continuation = as_text(r, one);
  }
}

static List as_score_pair_list(Request *r, const cJSON *value) {
  const cJSON *items = is_some(value) ? payload(r, value, "list") : NULL;
  List list = new_list(r, items, sizeof(MullamaScorePair));
  for (size_t i = 0; i < list.count; i++) {
    fill_score_pair(r, cJSON_GetArrayItem(items, (int)i), (MullamaScorePair *)list.data + i);
  }
  return list;
}

static void fill_tool_result(Request *r, const cJSON *value, MullamaToolResult *it) {
  const cJSON *fields, *one;
  memset(it, 0, sizeof *it);
  fields = payload(r, value, "record");
  one = member(fields, "id");
  if (one) {
    it->id = as_text(r, one);
  }
  one = member(fields, "content");
  if (one) {
    it->content = as_text(r, one);
  }
  one = member(fields, "is_error");
  if (one) {
    it->is_error = as_bool(r, one);
  }
}

static List as_tool_result_list(Request *r, const cJSON *value) {
  const cJSON *items = is_some(value) ? payload(r, value, "list") : NULL;
  List list = new_list(r, items, sizeof(MullamaToolResult));
  for (size_t i = 0; i < list.count; i++) {
    fill_tool_result(r, cJSON_GetArrayItem(items, (int)i), (MullamaToolResult *)list.data + i);
  }
  return list;
}

static cJSON *tag_generation_stats(Request *r, const MullamaGenerationStats *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    cJSON_AddItemToObject(fields, "n_prompt", tag_integer(it->n_prompt));
  }
  {
    cJSON_AddItemToObject(fields, "n_cached", tag_integer(it->n_cached));
  }
  {
    cJSON_AddItemToObject(fields, "n_generated", tag_integer(it->n_generated));
  }
  {
    cJSON_AddItemToObject(fields, "seed", tag_integer(it->seed));
  }
  {
    cJSON_AddItemToObject(fields, "load_ms", tag_f64(it->load_ms));
  }
  {
    cJSON_AddItemToObject(fields, "prompt_ms", tag_f64(it->prompt_ms));
  }
  {
    cJSON_AddItemToObject(fields, "generate_ms", tag_f64(it->generate_ms));
  }
  return tag_with("record", fields);
}

static cJSON *tag_top_logprob(Request *r, const MullamaTopLogprob *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    cJSON_AddItemToObject(fields, "token", tag_integer(it->token));
  }
  {
    cJSON_AddItemToObject(fields, "logprob", tag_f32(it->logprob));
  }
  {
    cJSON_AddItemToObject(fields, "sampled_logprob", tag_f32(it->sampled_logprob));
  }
  return tag_with("record", fields);
}

static cJSON *tag_excess(Request *r, MullamaExcess *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    cJSON_AddItemToObject(fields, "n_messages", answer_integer(r, mullama_excess_n_messages(it)));
  }
  {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_excess_messages(it, buffer.data, (size_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "messages", answer_text(r, buffer, length));
  }
  {
    cJSON_AddItemToObject(fields, "n_tokens", answer_integer(r, mullama_excess_n_tokens(it)));
  }
  {
    cJSON_AddItemToObject(fields, "n_available", answer_integer(r, mullama_excess_n_available(it)));
  }
  return tag_with("record", fields);
}

static cJSON *tag_token_logprobs(Request *r, MullamaTokenLogprobs *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    cJSON_AddItemToObject(fields, "token", answer_integer(r, mullama_token_logprobs_token(it)));
  }
  {
    cJSON_AddItemToObject(fields, "logprob", answer_f32(r, mullama_token_logprobs_logprob(it)));
  }
  {
    cJSON_AddItemToObject(fields, "sampled_logprob", answer_f32(r, mullama_token_logprobs_sampled_logprob(it)));
  }
  {
    Buffer buffer = buffer_for(r, sizeof(MullamaTopLogprob));
    int64_t length = mullama_token_logprobs_top(it, buffer.data, (int32_t)buffer.capacity);
    cJSON *records = length < 0 ? failed(r, length) : buffer.capacity ? tag_with("list", cJSON_CreateArray()) : tag_integer(length);
    for (int64_t i = 0; buffer.capacity && i < length; i++) {
      cJSON_AddItemToArray(cJSON_GetArrayItem(records, 1), tag_top_logprob(r, (const MullamaTopLogprob *)buffer.data + i));
    }
    cJSON_AddItemToObject(fields, "top", records);
  }
  return tag_with("record", fields);
}

static cJSON *tag_tool_request(Request *r, MullamaToolRequest *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_tool_request_id(it, buffer.data, (size_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "id", answer_text(r, buffer, length));
  }
  {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_tool_request_name(it, buffer.data, (size_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "name", answer_text(r, buffer, length));
  }
  {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_tool_request_arguments(it, buffer.data, (size_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "arguments", answer_text(r, buffer, length));
  }
  return tag_with("record", fields);
}

static cJSON *tag_generation(Request *r, MullamaGeneration *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_generation_text(it, buffer.data, (size_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "text", answer_text(r, buffer, length));
  }
  {
    Buffer buffer = buffer_for(r, 4);
    int64_t length = mullama_generation_tokens(it, buffer.data, (int32_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "tokens", answer_integers(r, buffer, length));
  }
  {
    cJSON_AddItemToObject(fields, "finish_reason", answer_name(r, finish_reason_names, mullama_generation_finish_reason(it)));
  }
  {
    MullamaGenerationStats inner;
    require(r, mullama_generation_stats(it, &inner));
    cJSON_AddItemToObject(fields, "stats", tag_generation_stats(r, &inner));
  }
  {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_generation_thinking(it, buffer.data, (size_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "thinking", answer_text(r, buffer, length));
  }
  {
    MullamaToolRequestList *list = mullama_generation_tool_calls(it);
    cJSON *records = list ? tag_with("list", cJSON_CreateArray()) : failed(r, 0);
    const int32_t n = list ? mullama_tool_request_list_count(list) : 0;
    for (int32_t i = 0; i < n; i++) {
      void *one = mullama_tool_request_list_at(list, i);
      cJSON_AddItemToArray(cJSON_GetArrayItem(records, 1), tag_tool_request(r, one));
      mullama_tool_request_free(one);
    }
    mullama_tool_request_list_free(list);
    cJSON_AddItemToObject(fields, "tool_calls", records);
  }
  {
    MullamaTokenLogprobsList *list = mullama_generation_logprobs(it);
    cJSON *records = list ? tag_with("list", cJSON_CreateArray()) : failed(r, 0);
    const int32_t n = list ? mullama_token_logprobs_list_count(list) : 0;
    for (int32_t i = 0; i < n; i++) {
      void *one = mullama_token_logprobs_list_at(list, i);
      cJSON_AddItemToArray(cJSON_GetArrayItem(records, 1), tag_token_logprobs(r, one));
      mullama_token_logprobs_free(one);
    }
    mullama_token_logprobs_list_free(list);
    cJSON_AddItemToObject(fields, "logprobs", records);
  }
  return tag_with("record", fields);
}

static cJSON *tag_generation_event(Request *r, MullamaGenerationEvent *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    cJSON_AddItemToObject(fields, "kind", answer_name(r, event_kind_names, mullama_generation_event_kind(it)));
  }
  {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_generation_event_text(it, buffer.data, (size_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "text", answer_text(r, buffer, length));
  }
  {
    Buffer buffer = buffer_for(r, 4);
    int64_t length = mullama_generation_event_tokens(it, buffer.data, (int32_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "tokens", answer_integers(r, buffer, length));
  }
  {
    MullamaToolRequest *made = mullama_generation_event_tool_call(it);
    cJSON *record = made ? tag_tool_request(r, made) : answer_none(r);
    mullama_tool_request_free(made);
    cJSON_AddItemToObject(fields, "tool_call", record);
  }
  {
    MullamaTokenLogprobsList *list = mullama_generation_event_logprobs(it);
    cJSON *records = list ? tag_with("list", cJSON_CreateArray()) : failed(r, 0);
    const int32_t n = list ? mullama_token_logprobs_list_count(list) : 0;
    for (int32_t i = 0; i < n; i++) {
      void *one = mullama_token_logprobs_list_at(list, i);
      cJSON_AddItemToArray(cJSON_GetArrayItem(records, 1), tag_token_logprobs(r, one));
      mullama_token_logprobs_free(one);
    }
    mullama_token_logprobs_list_free(list);
    cJSON_AddItemToObject(fields, "logprobs", records);
  }
  return tag_with("record", fields);
}

static cJSON *tag_score(Request *r, MullamaScore *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    cJSON_AddItemToObject(fields, "sum", answer_f64(r, mullama_score_sum(it)));
  }
  {
    Buffer buffer = buffer_for(r, 4);
    int64_t length = mullama_score_tokens(it, buffer.data, (int32_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "tokens", answer_integers(r, buffer, length));
  }
  {
    Buffer buffer = buffer_for(r, 4);
    int64_t length = mullama_score_logprobs(it, buffer.data, (size_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "logprobs", answer_f32s(r, buffer, length));
  }
  {
    cJSON_AddItemToObject(fields, "is_greedy", answer_bool(r, mullama_score_is_greedy(it)));
  }
  return tag_with("record", fields);
}

static cJSON *tag_token_detail(Request *r, MullamaTokenDetail *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_token_detail_text(it, buffer.data, (size_t)buffer.capacity);
    cJSON_AddItemToObject(fields, "text", answer_text(r, buffer, length));
  }
  {
    cJSON_AddItemToObject(fields, "kind", answer_name(r, token_kind_names, mullama_token_detail_kind(it)));
  }
  {
    cJSON_AddItemToObject(fields, "score", answer_f32(r, mullama_token_detail_score(it)));
  }
  return tag_with("record", fields);
}

static cJSON *tag_tool_step(Request *r, MullamaToolStep *it) {
  cJSON *fields = cJSON_CreateObject();
  (void)r;
  {
    MullamaToolRequestList *list = mullama_tool_step_calls(it);
    cJSON *records = list ? tag_with("list", cJSON_CreateArray()) : failed(r, 0);
    const int32_t n = list ? mullama_tool_request_list_count(list) : 0;
    for (int32_t i = 0; i < n; i++) {
      void *one = mullama_tool_request_list_at(list, i);
      cJSON_AddItemToArray(cJSON_GetArrayItem(records, 1), tag_tool_request(r, one));
      mullama_tool_request_free(one);
    }
    mullama_tool_request_list_free(list);
    cJSON_AddItemToObject(fields, "calls", records);
  }
  {
    MullamaGeneration *made = mullama_tool_step_answer(it);
    cJSON *record = made ? tag_generation(r, made) : answer_none(r);
    mullama_generation_free(made);
    cJSON_AddItemToObject(fields, "answer", record);
  }
  {
    cJSON_AddItemToObject(fields, "step", answer_integer(r, mullama_tool_step_step(it)));
  }
  return tag_with("record", fields);
}

static cJSON *call_abi_version(Request *r) {
  (void)r;
  return answer_integer(r, mullama_abi_version());
}

static cJSON *call_api_digest(Request *r) {
  (void)r;
  return tag_text(mullama_api_digest());
}

static cJSON *call_backend_free(Request *r) {
  (void)r;
  mullama_backend_free();
  return tag_none();
}

static cJSON *call_backend_init(Request *r) {
  (void)r;
  return answer_status(r, mullama_backend_init());
}

static cJSON *call_cosine_similarity(Request *r) {
  (void)r;
  const cJSON *in_a = argument(r, "a");
  List in_a_list = as_f32s(r, in_a);
  const cJSON *in_b = argument(r, "b");
  List in_b_list = as_f32s(r, in_b);
  return answer_f32(r, mullama_embedding_cosine_similarity(in_a_list.data, in_b_list.data, in_b_list.count));
}

static cJSON *call_device_count(Request *r) {
  (void)r;
  return answer_integer(r, mullama_device_count());
}

static cJSON *call_device_info(Request *r) {
  (void)r;
  const cJSON *in_index = argument(r, "index");
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_device_info((int32_t)as_integer(r, in_index), buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_leaked_objects(Request *r) {
  (void)r;
  return answer_integer(r, mullama_leaked_objects());
}

static cJSON *call_live_handles(Request *r) {
  (void)r;
  return answer_integer(r, mullama_live_handles());
}

static cJSON *call_max_devices(Request *r) {
  (void)r;
  return answer_integer(r, mullama_max_devices());
}

static cJSON *call_normalize(Request *r) {
  (void)r;
  const cJSON *in_vector = argument(r, "vector");
  List in_vector_list = as_f32s(r, in_vector);
  int32_t status = mullama_embedding_normalize(in_vector_list.data, in_vector_list.count);
  Buffer buffer = {in_vector_list.data, in_vector_list.count};
  return status < 0 ? failed(r, status) : answer_f32s(r, buffer, (int64_t)in_vector_list.count);
}

static cJSON *call_reserved_memory(Request *r) {
  (void)r;
  return answer_integer(r, mullama_reserved_memory());
}

static cJSON *call_supports_gpu_offload(Request *r) {
  (void)r;
  return answer_bool(r, mullama_supports_gpu_offload());
}

static cJSON *call_supports_mlock(Request *r) {
  (void)r;
  return answer_bool(r, mullama_supports_mlock());
}

static cJSON *call_supports_mmap(Request *r) {
  (void)r;
  return answer_bool(r, mullama_supports_mmap());
}

static cJSON *call_system_info(Request *r) {
  (void)r;
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_system_info(buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_version(Request *r) {
  (void)r;
  return tag_text(mullama_version());
}

static cJSON *call_cancel_token_new(Request *r) {
  (void)r;
  void *made = mullama_cancel_token_new();
  return made ? bound(r, KIND_CANCEL_TOKEN, made) : failed(r, 0);
}

static cJSON *call_cancel_token_cancel(Request *r) {
  (void)r;
  return answer_status(r, mullama_cancel_token_cancel(target_of(r)));
}

static cJSON *call_cancel_token_is_cancelled(Request *r) {
  (void)r;
  return answer_bool(r, mullama_cancel_token_is_cancelled(target_of(r)));
}

static cJSON *call_model_load(Request *r) {
  (void)r;
  const cJSON *in_path = argument(r, "path");
  const cJSON *in_params = argument(r, "params");
  const MullamaModelParams *with_progress = as_model_params(r, in_params);
  Calls fractions = as_calls(r, argument(r, "progress"));
  if (argument(r, "progress")) {
    MullamaModelParams *copy = keep(r, sizeof *copy);
    *copy = with_progress ? *with_progress : mullama_model_default_params();
    copy->progress = hear_fraction;
    copy->progress_data = &fractions;
    with_progress = copy;
  }
  void *made = mullama_model_load(as_text(r, in_path), with_progress);
  return made ? bound(r, KIND_MODEL, made) : failed(r, 0);
}

static cJSON *call_model_load_async(Request *r) {
  (void)r;
  const cJSON *in_path = argument(r, "path");
  const cJSON *in_params = argument(r, "params");
  MullamaPending *pending = started(r, mullama_model_load_start(as_text(r, in_path), as_model_params(r, in_params)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_handle(pending);
  return made ? bound(r, KIND_MODEL, made) : failed(r, 0);
}

static cJSON *call_model_apply_chat_template(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_add_generation_prompt = argument(r, "add_generation_prompt");
  const cJSON *in_options = argument(r, "options");
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_chat_text(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_add_generation_prompt ? as_bool(r, in_add_generation_prompt) : true, as_chat_options(r, in_options), buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_model_chat_tokens(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_options = argument(r, "options");
  Buffer buffer = buffer_for(r, 4);
  int64_t length = mullama_message_tokens(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, as_chat_options(r, in_options), buffer.data, (int32_t)buffer.capacity);
  return answer_integers(r, buffer, length);
}

static cJSON *call_model_token_is_eog(Request *r) {
  (void)r;
  const cJSON *in_token = argument(r, "token");
  return answer_bool(r, mullama_model_token_is_eog(target_of(r), (int32_t)as_integer(r, in_token)));
}

static cJSON *call_model_token_is_control(Request *r) {
  (void)r;
  const cJSON *in_token = argument(r, "token");
  return answer_bool(r, mullama_model_token_is_control(target_of(r), (int32_t)as_integer(r, in_token)));
}

static cJSON *call_model_tokenize(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  const cJSON *in_add_bos = argument(r, "add_bos");
  const cJSON *in_special = argument(r, "special");
  Buffer buffer = buffer_for(r, 4);
  int64_t length = mullama_tokenize(target_of(r), as_text(r, in_text), buffer.data, (int32_t)buffer.capacity, in_add_bos ? as_bool(r, in_add_bos) : true, in_special ? as_bool(r, in_special) : false);
  return answer_integers(r, buffer, length);
}

static cJSON *call_model_detokenize(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  const cJSON *in_remove_special = argument(r, "remove_special");
  const cJSON *in_unparse_special = argument(r, "unparse_special");
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_detokenize(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count, buffer.data, (size_t)buffer.capacity, in_remove_special ? as_bool(r, in_remove_special) : false, in_unparse_special ? as_bool(r, in_unparse_special) : false);
  return answer_text(r, buffer, length);
}

static cJSON *call_model_token_to_piece(Request *r) {
  (void)r;
  const cJSON *in_token = argument(r, "token");
  const cJSON *in_special = argument(r, "special");
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_token_to_piece(target_of(r), (int32_t)as_integer(r, in_token), buffer.data, (size_t)buffer.capacity, in_special ? as_bool(r, in_special) : false);
  return answer_bytes(r, buffer, length);
}

static cJSON *call_model_token_details(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  MullamaTokenDetailList *list = mullama_model_token_details(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count);
  cJSON *records = list ? tag_with("list", cJSON_CreateArray()) : failed(r, 0);
  const int32_t n = list ? mullama_token_detail_list_count(list) : 0;
  for (int32_t i = 0; i < n; i++) {
    void *one = mullama_token_detail_list_at(list, i);
    cJSON_AddItemToArray(cJSON_GetArrayItem(records, 1), tag_token_detail(r, one));
    mullama_token_detail_free(one);
  }
  mullama_token_detail_list_free(list);
  return records;
}

static cJSON *call_context_new(Request *r) {
  (void)r;
  const cJSON *in_model = argument(r, "model");
  const cJSON *in_params = argument(r, "params");
  void *made = mullama_context_new(as_handle(r, in_model), as_context_params(r, in_params));
  return made ? bound(r, KIND_CONTEXT, made) : failed(r, 0);
}

static cJSON *call_context_new_async(Request *r) {
  (void)r;
  const cJSON *in_model = argument(r, "model");
  const cJSON *in_params = argument(r, "params");
  MullamaPending *pending = started(r, mullama_context_new_start(as_handle(r, in_model), as_context_params(r, in_params)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_handle(pending);
  return made ? bound(r, KIND_CONTEXT, made) : failed(r, 0);
}

static cJSON *call_context_clear_cache(Request *r) {
  (void)r;
  return answer_status(r, mullama_context_kv_cache_clear(target_of(r)));
}

static cJSON *call_context_prompt_tokens(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  Buffer buffer = buffer_for(r, 4);
  int64_t length = mullama_context_prompt_tokens(target_of(r), as_text(r, in_prompt), buffer.data, (int32_t)buffer.capacity);
  return answer_integers(r, buffer, length);
}

static cJSON *call_context_generate_prompt_options(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaGeneration *made = mullama_complete_text(target_of(r), as_text(r, in_prompt), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return text_of_record(answer);
}

static cJSON *call_context_generate_prompt(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_generate_text(target_of(r), as_text(r, in_prompt), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_context_generate_tokens_options(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaGeneration *made = mullama_complete(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return text_of_record(answer);
}

static cJSON *call_context_generate_tokens(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_generate(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_context_generate_result_prompt(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaGeneration *made = mullama_complete_text(target_of(r), as_text(r, in_prompt), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_context_generate_result_tokens(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaGeneration *made = mullama_complete(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_context_generate_async_prompt(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_generate_text_start(target_of(r), as_text(r, in_prompt), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options)));
  if (!pending) return failed(r, 0);
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_pending_take_text(pending, buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_context_generate_async_tokens(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_generate_start(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options)));
  if (!pending) return failed(r, 0);
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_pending_take_text(pending, buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_context_generate_async_result_prompt(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_complete_text_start(target_of(r), as_text(r, in_prompt), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_record(pending);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_context_generate_async_result_tokens(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_complete_start(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_record(pending);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_context_generate_stream_prompt(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  void *made = mullama_stream_new_text(target_of(r), as_text(r, in_prompt), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  return made ? bound(r, KIND_STREAM, made) : failed(r, 0);
}

static cJSON *call_context_generate_stream_tokens(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  void *made = mullama_stream_new(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  return made ? bound(r, KIND_STREAM, made) : failed(r, 0);
}

static cJSON *call_context_generate_callback_prompt(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_generate_streaming_text(target_of(r), as_text(r, in_prompt), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), hear_piece, &heard);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_context_generate_callback_tokens(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_generate_streaming(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), hear_piece, &heard);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_context_generate_callback_cancellable_prompt(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_generate_streaming_cancellable_text(target_of(r), as_text(r, in_prompt), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), hear_piece, &heard, NULL);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_context_generate_callback_cancellable_tokens(Request *r) {
  (void)r;
  const cJSON *in_tokens = argument(r, "tokens");
  List in_tokens_list = as_integers(r, in_tokens, 4);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_generate_streaming_cancellable(target_of(r), in_tokens_list.data, (int32_t)in_tokens_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), hear_piece, &heard, NULL);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_context_chat_result(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_chat = argument(r, "chat");
  const cJSON *in_options = argument(r, "options");
  MullamaGeneration *made = mullama_chat_messages(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_chat_options(r, in_chat), as_generate_options(r, in_options));
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_context_chat_async_result(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_chat = argument(r, "chat");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_chat_messages_start(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_chat_options(r, in_chat), as_generate_options(r, in_options)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_record(pending);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_context_chat_stream(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_chat = argument(r, "chat");
  const cJSON *in_options = argument(r, "options");
  void *made = mullama_chat_messages_stream_new(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_chat_options(r, in_chat), as_generate_options(r, in_options));
  return made ? bound(r, KIND_STREAM, made) : failed(r, 0);
}

static cJSON *call_context_chat_callback(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_chat = argument(r, "chat");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_chat_messages_streaming(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_chat_options(r, in_chat), hear_piece, &heard);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_context_chat_callback_cancellable(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_chat = argument(r, "chat");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_chat_messages_streaming_cancellable(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_chat_options(r, in_chat), hear_piece, &heard, NULL);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_context_chat_events_stream(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_chat = argument(r, "chat");
  const cJSON *in_options = argument(r, "options");
  void *made = mullama_context_chat_events(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : 100, as_sampler_params(r, in_sampler), as_chat_options(r, in_chat), as_generate_options(r, in_options));
  return made ? bound(r, KIND_EVENT_STREAM, made) : failed(r, 0);
}

static cJSON *call_context_parse(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_schema = argument(r, "schema");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_chat = argument(r, "chat");
  const cJSON *in_options = argument(r, "options");
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_context_parse(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, as_text(r, in_schema), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_chat_options(r, in_chat), as_generate_options(r, in_options), buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_context_parse_async(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_schema = argument(r, "schema");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_chat = argument(r, "chat");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_context_parse_start(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, as_text(r, in_schema), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_chat_options(r, in_chat), as_generate_options(r, in_options)));
  if (!pending) return failed(r, 0);
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_pending_take_text(pending, buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_context_score(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_continuation = argument(r, "continuation");
  const cJSON *in_options = argument(r, "options");
  MullamaScore *made = mullama_context_score(target_of(r), as_text(r, in_prompt), as_text(r, in_continuation), as_score_options(r, in_options));
  if (!made) return failed(r, 0);
  cJSON *answer = tag_score(r, made);
  mullama_score_free(made);
  return answer;
}

static cJSON *call_context_score_async(Request *r) {
  (void)r;
  const cJSON *in_prompt = argument(r, "prompt");
  const cJSON *in_continuation = argument(r, "continuation");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_context_score_start(target_of(r), as_text(r, in_prompt), as_text(r, in_continuation), as_score_options(r, in_options)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_record(pending);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_score(r, made);
  mullama_score_free(made);
  return answer;
}

static cJSON *call_context_score_batch(Request *r) {
  (void)r;
  const cJSON *in_pairs = argument(r, "pairs");
  List in_pairs_list = as_score_pair_list(r, in_pairs);
  const cJSON *in_options = argument(r, "options");
  const MullamaScoreOptions *with_progress = as_score_options(r, in_options);
  Calls fractions = as_calls(r, argument(r, "progress"));
  if (argument(r, "progress")) {
    MullamaScoreOptions *copy = keep(r, sizeof *copy);
    *copy = with_progress ? *with_progress : mullama_score_default_options();
    copy->progress = hear_fraction;
    copy->progress_data = &fractions;
    with_progress = copy;
  }
  MullamaScoreList *list = mullama_context_score_batch(target_of(r), in_pairs_list.data, (int32_t)in_pairs_list.count, with_progress);
  cJSON *records = list ? tag_with("list", cJSON_CreateArray()) : failed(r, 0);
  const int32_t n = list ? mullama_score_list_count(list) : 0;
  for (int32_t i = 0; i < n; i++) {
    void *one = mullama_score_list_at(list, i);
    cJSON_AddItemToArray(cJSON_GetArrayItem(records, 1), tag_score(r, one));
    mullama_score_free(one);
  }
  mullama_score_list_free(list);
  return records;
}

static cJSON *call_context_score_batch_async(Request *r) {
  (void)r;
  const cJSON *in_pairs = argument(r, "pairs");
  List in_pairs_list = as_score_pair_list(r, in_pairs);
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_context_score_batch_start(target_of(r), in_pairs_list.data, (int32_t)in_pairs_list.count, as_score_options(r, in_options)));
  if (!pending) return failed(r, 0);
  void *list = mullama_pending_take_handle(pending);
  cJSON *records = list ? tag_with("list", cJSON_CreateArray()) : failed(r, 0);
  const int32_t n = list ? mullama_score_list_count(list) : 0;
  for (int32_t i = 0; i < n; i++) {
    void *one = mullama_score_list_at(list, i);
    cJSON_AddItemToArray(cJSON_GetArrayItem(records, 1), tag_score(r, one));
    mullama_score_free(one);
  }
  mullama_score_list_free(list);
  return records;
}

static cJSON *call_context_score_rolling(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  const cJSON *in_options = argument(r, "options");
  const MullamaScoreOptions *with_progress = as_score_options(r, in_options);
  Calls fractions = as_calls(r, argument(r, "progress"));
  if (argument(r, "progress")) {
    MullamaScoreOptions *copy = keep(r, sizeof *copy);
    *copy = with_progress ? *with_progress : mullama_score_default_options();
    copy->progress = hear_fraction;
    copy->progress_data = &fractions;
    with_progress = copy;
  }
  MullamaScore *made = mullama_context_score_rolling(target_of(r), as_text(r, in_text), with_progress);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_score(r, made);
  mullama_score_free(made);
  return answer;
}

static cJSON *call_context_score_rolling_async(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_context_score_rolling_start(target_of(r), as_text(r, in_text), as_score_options(r, in_options)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_record(pending);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_score(r, made);
  mullama_score_free(made);
  return answer;
}

static cJSON *call_conversation_new(Request *r) {
  (void)r;
  const cJSON *in_context = argument(r, "context");
  const cJSON *in_params = argument(r, "params");
  void *made = mullama_conversation_new(as_handle(r, in_context), as_conversation_params(r, in_params));
  return made ? bound(r, KIND_CONVERSATION, made) : failed(r, 0);
}

static cJSON *call_conversation_restore(Request *r) {
  (void)r;
  const cJSON *in_context = argument(r, "context");
  const cJSON *in_path = argument(r, "path");
  void *made = mullama_conversation_restore(as_handle(r, in_context), as_text(r, in_path));
  return made ? bound(r, KIND_CONVERSATION, made) : failed(r, 0);
}

static cJSON *call_conversation_restore_async(Request *r) {
  (void)r;
  const cJSON *in_context = argument(r, "context");
  const cJSON *in_path = argument(r, "path");
  MullamaPending *pending = started(r, mullama_conversation_restore_start(as_handle(r, in_context), as_text(r, in_path)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_handle(pending);
  return made ? bound(r, KIND_CONVERSATION, made) : failed(r, 0);
}

static cJSON *call_conversation_send_result(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaGeneration *made = mullama_conversation_send(target_of(r), as_text(r, in_text), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_conversation_send_async_result(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_conversation_send_start(target_of(r), as_text(r, in_text), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_generate_options(r, in_options)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_record(pending);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_conversation_send_stream(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  void *made = mullama_conversation_send_stream(target_of(r), as_text(r, in_text), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  return made ? bound(r, KIND_STREAM, made) : failed(r, 0);
}

static cJSON *call_conversation_send_callback(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_conversation_send_streaming(target_of(r), as_text(r, in_text), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), hear_piece, &heard);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_conversation_send_callback_cancellable(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_conversation_send_streaming_cancellable(target_of(r), as_text(r, in_text), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), hear_piece, &heard, NULL);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_conversation_send_messages_result(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaGeneration *made = mullama_conversation_send_messages(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_conversation_send_messages_async_result(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_conversation_send_messages_start(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_generate_options(r, in_options)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_record(pending);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_generation(r, made);
  mullama_generation_free(made);
  return answer;
}

static cJSON *call_conversation_send_messages_stream(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  void *made = mullama_conversation_send_messages_stream(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  return made ? bound(r, KIND_STREAM, made) : failed(r, 0);
}

static cJSON *call_conversation_send_messages_callback(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_conversation_send_messages_streaming(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), hear_piece, &heard);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_conversation_send_messages_callback_cancellable(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  Calls heard = as_calls(r, argument(r, "callback"));
  heard.pieces = tag_with("list", cJSON_CreateArray());
  int32_t status = mullama_conversation_send_messages_streaming_cancellable(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), hear_piece, &heard, NULL);
  return status < 0 ? failed(r, status) : heard.pieces;
}

static cJSON *call_conversation_send_events_stream(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  void *made = mullama_conversation_send_events(target_of(r), as_text(r, in_text), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  return made ? bound(r, KIND_EVENT_STREAM, made) : failed(r, 0);
}

static cJSON *call_conversation_send_messages_events_stream(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_options = argument(r, "options");
  void *made = mullama_conversation_send_messages_events(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count, in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_generate_options(r, in_options));
  return made ? bound(r, KIND_EVENT_STREAM, made) : failed(r, 0);
}

static cJSON *call_conversation_add(Request *r) {
  (void)r;
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  return answer_status(r, mullama_conversation_add(target_of(r), in_messages_list.data, (int32_t)in_messages_list.count));
}

static cJSON *call_conversation_messages(Request *r) {
  (void)r;
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_conversation_messages(target_of(r), buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_conversation_undo(Request *r) {
  (void)r;
  return answer_integer(r, mullama_conversation_undo(target_of(r)));
}

static cJSON *call_conversation_save(Request *r) {
  (void)r;
  const cJSON *in_path = argument(r, "path");
  return answer_status(r, mullama_conversation_save(target_of(r), as_text(r, in_path)));
}

static cJSON *call_conversation_save_async(Request *r) {
  (void)r;
  const cJSON *in_path = argument(r, "path");
  MullamaPending *pending = started(r, mullama_conversation_save_start(target_of(r), as_text(r, in_path)));
  if (!pending) return failed(r, 0);
  return answer_status(r, mullama_pending_take_status(pending));
}

static cJSON *call_conversation_excess(Request *r) {
  (void)r;
  const cJSON *in_n_tokens = argument(r, "n_tokens");
  MullamaExcess *made = mullama_conversation_excess(target_of(r), in_n_tokens ? (int32_t)as_integer(r, in_n_tokens) : 0);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_excess(r, made);
  mullama_excess_free(made);
  return answer;
}

static cJSON *call_conversation_excess_async(Request *r) {
  (void)r;
  const cJSON *in_n_tokens = argument(r, "n_tokens");
  MullamaPending *pending = started(r, mullama_conversation_excess_start(target_of(r), in_n_tokens ? (int32_t)as_integer(r, in_n_tokens) : 0));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_record(pending);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_excess(r, made);
  mullama_excess_free(made);
  return answer;
}

static cJSON *call_conversation_condense(Request *r) {
  (void)r;
  const cJSON *in_n_oldest = argument(r, "n_oldest");
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  return answer_status(r, mullama_conversation_condense(target_of(r), (int32_t)as_integer(r, in_n_oldest), in_messages_list.data, (int32_t)in_messages_list.count));
}

static cJSON *call_conversation_fork(Request *r) {
  (void)r;
  void *made = mullama_conversation_fork(target_of(r));
  return made ? bound(r, KIND_CONVERSATION, made) : failed(r, 0);
}

static cJSON *call_embedding_generator_new(Request *r) {
  (void)r;
  const cJSON *in_model = argument(r, "model");
  const cJSON *in_config = argument(r, "config");
  void *made = mullama_embedding_generator_new(as_handle(r, in_model), as_embedding_config(r, in_config));
  return made ? bound(r, KIND_EMBEDDING_GENERATOR, made) : failed(r, 0);
}

static cJSON *call_embedding_generator_new_async(Request *r) {
  (void)r;
  const cJSON *in_model = argument(r, "model");
  const cJSON *in_config = argument(r, "config");
  MullamaPending *pending = started(r, mullama_embedding_generator_new_start(as_handle(r, in_model), as_embedding_config(r, in_config)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_handle(pending);
  return made ? bound(r, KIND_EMBEDDING_GENERATOR, made) : failed(r, 0);
}

static cJSON *call_embedding_generator_embed(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  Buffer buffer = buffer_for(r, 4);
  int64_t length = mullama_embed_text(target_of(r), as_text(r, in_text), buffer.data, (size_t)buffer.capacity);
  return answer_f32s(r, buffer, length);
}

static cJSON *call_embedding_generator_embed_async(Request *r) {
  (void)r;
  const cJSON *in_text = argument(r, "text");
  MullamaPending *pending = started(r, mullama_embed_text_start(target_of(r), as_text(r, in_text)));
  if (!pending) return failed(r, 0);
  Buffer buffer = buffer_for(r, 4);
  int64_t length = mullama_pending_take_vectors(pending, buffer.data, (size_t)buffer.capacity);
  return answer_f32s(r, buffer, length);
}

static cJSON *call_embedding_generator_embed_batch(Request *r) {
  (void)r;
  const cJSON *in_texts = argument(r, "texts");
  List in_texts_list = as_texts(r, in_texts);
  const cJSON *in_options = argument(r, "options");
  const MullamaEmbedOptions *with_progress = as_embed_options(r, in_options);
  Calls fractions = as_calls(r, argument(r, "progress"));
  if (argument(r, "progress")) {
    MullamaEmbedOptions *copy = keep(r, sizeof *copy);
    *copy = with_progress ? *with_progress : mullama_embed_default_options();
    copy->progress = hear_fraction;
    copy->progress_data = &fractions;
    with_progress = copy;
  }
  Buffer buffer = buffer_for(r, 4);
  int64_t length = mullama_embed_batch_with(target_of(r), in_texts_list.data, (int32_t)in_texts_list.count, with_progress, buffer.data, (size_t)buffer.capacity);
  return answer_rows(r, buffer, length, (int32_t)in_texts_list.count);
}

static cJSON *call_embedding_generator_embed_batch_async(Request *r) {
  (void)r;
  const cJSON *in_texts = argument(r, "texts");
  List in_texts_list = as_texts(r, in_texts);
  const cJSON *in_options = argument(r, "options");
  MullamaPending *pending = started(r, mullama_embed_batch_start(target_of(r), in_texts_list.data, (int32_t)in_texts_list.count, as_embed_options(r, in_options)));
  if (!pending) return failed(r, 0);
  Buffer buffer = buffer_for(r, 4);
  int64_t length = mullama_pending_take_vectors(pending, buffer.data, (size_t)buffer.capacity);
  return answer_rows(r, buffer, length, (int32_t)in_texts_list.count);
}

static cJSON *call_tool_run_new(Request *r) {
  (void)r;
  const cJSON *in_context = argument(r, "context");
  const cJSON *in_messages = argument(r, "messages");
  List in_messages_list = as_chat_message_list(r, in_messages);
  const cJSON *in_tools = argument(r, "tools");
  const cJSON *in_max_tokens = argument(r, "max_tokens");
  const cJSON *in_sampler = argument(r, "sampler");
  const cJSON *in_chat = argument(r, "chat");
  const cJSON *in_options = argument(r, "options");
  const cJSON *in_max_steps = argument(r, "max_steps");
  void *made = mullama_tool_run_new(as_handle(r, in_context), in_messages_list.data, (int32_t)in_messages_list.count, as_text(r, in_tools), in_max_tokens ? (int32_t)as_integer(r, in_max_tokens) : -1, as_sampler_params(r, in_sampler), as_chat_options(r, in_chat), as_generate_options(r, in_options), in_max_steps ? (int32_t)as_integer(r, in_max_steps) : 8);
  return made ? bound(r, KIND_TOOL_RUN, made) : failed(r, 0);
}

static cJSON *call_tool_run_next(Request *r) {
  (void)r;
  MullamaToolStep *made = mullama_tool_run_next(target_of(r));
  if (!made) return failed(r, 0);
  cJSON *answer = tag_tool_step(r, made);
  mullama_tool_step_free(made);
  return answer;
}

static cJSON *call_tool_run_next_async(Request *r) {
  (void)r;
  MullamaPending *pending = started(r, mullama_tool_run_next_start(target_of(r)));
  if (!pending) return failed(r, 0);
  void *made = mullama_pending_take_record(pending);
  if (!made) return failed(r, 0);
  cJSON *answer = tag_tool_step(r, made);
  mullama_tool_step_free(made);
  return answer;
}

static cJSON *call_tool_run_give(Request *r) {
  (void)r;
  const cJSON *in_results = argument(r, "results");
  List in_results_list = as_tool_result_list(r, in_results);
  return answer_status(r, mullama_tool_run_give(target_of(r), in_results_list.data, (int32_t)in_results_list.count));
}

static cJSON *call_tool_run_messages(Request *r) {
  (void)r;
  Buffer buffer = buffer_for(r, 1);
  int64_t length = mullama_tool_run_messages(target_of(r), buffer.data, (size_t)buffer.capacity);
  return answer_text(r, buffer, length);
}

static cJSON *call_tool_run_is_cancelled(Request *r) {
  (void)r;
  return answer_bool(r, mullama_tool_run_is_cancelled(target_of(r)));
}

const Arm arms[] = {
    {"abi_version", "", "", call_abi_version},
    {"api_digest", "", "", call_api_digest},
    {"backend_free", "", "", call_backend_free},
    {"backend_init", "", "", call_backend_init},
    {"cosine_similarity", "", "", call_cosine_similarity},
    {"device_count", "", "", call_device_count},
    {"device_info", "", "", call_device_info},
    {"leaked_objects", "", "", call_leaked_objects},
    {"live_handles", "", "", call_live_handles},
    {"max_devices", "", "", call_max_devices},
    {"normalize", "", "", call_normalize},
    {"reserved_memory", "", "", call_reserved_memory},
    {"supports_gpu_offload", "", "", call_supports_gpu_offload},
    {"supports_mlock", "", "", call_supports_mlock},
    {"supports_mmap", "", "", call_supports_mmap},
    {"system_info", "", "", call_system_info},
    {"version", "", "", call_version},
    {"cancel_token.new", "", "", call_cancel_token_new},
    {"cancel_token.cancel", "", "", call_cancel_token_cancel},
    {"cancel_token.is_cancelled", "", "", call_cancel_token_is_cancelled},
    {"model.load", "", "", call_model_load},
    {"model.load/async", "", "", call_model_load_async},
    {"model.apply_chat_template", "", "", call_model_apply_chat_template},
    {"model.chat_tokens", "", "", call_model_chat_tokens},
    {"model.token_is_eog", "", "", call_model_token_is_eog},
    {"model.token_is_control", "", "", call_model_token_is_control},
    {"model.tokenize", "", "", call_model_tokenize},
    {"model.detokenize", "", "", call_model_detokenize},
    {"model.token_to_piece", "", "", call_model_token_to_piece},
    {"model.token_details", "", "", call_model_token_details},
    {"context.new", "", "", call_context_new},
    {"context.new/async", "", "", call_context_new_async},
    {"context.clear_cache", "", "", call_context_clear_cache},
    {"context.prompt_tokens", "", "", call_context_prompt_tokens},
    {"context.generate", "prompt", "options", call_context_generate_prompt_options},
    {"context.generate", "prompt", "", call_context_generate_prompt},
    {"context.generate", "tokens", "options", call_context_generate_tokens_options},
    {"context.generate", "tokens", "", call_context_generate_tokens},
    {"context.generate/result", "prompt", "", call_context_generate_result_prompt},
    {"context.generate/result", "tokens", "", call_context_generate_result_tokens},
    {"context.generate/async", "prompt", "", call_context_generate_async_prompt},
    {"context.generate/async", "tokens", "", call_context_generate_async_tokens},
    {"context.generate/async_result", "prompt", "", call_context_generate_async_result_prompt},
    {"context.generate/async_result", "tokens", "", call_context_generate_async_result_tokens},
    {"context.generate/stream", "prompt", "", call_context_generate_stream_prompt},
    {"context.generate/stream", "tokens", "", call_context_generate_stream_tokens},
    {"context.generate/callback", "prompt", "", call_context_generate_callback_prompt},
    {"context.generate/callback", "tokens", "", call_context_generate_callback_tokens},
    {"context.generate/callback_cancellable", "prompt", "", call_context_generate_callback_cancellable_prompt},
    {"context.generate/callback_cancellable", "tokens", "", call_context_generate_callback_cancellable_tokens},
    {"context.chat/result", "", "", call_context_chat_result},
    {"context.chat/async_result", "", "", call_context_chat_async_result},
    {"context.chat/stream", "", "", call_context_chat_stream},
    {"context.chat/callback", "", "", call_context_chat_callback},
    {"context.chat/callback_cancellable", "", "", call_context_chat_callback_cancellable},
    {"context.chat_events/stream", "", "", call_context_chat_events_stream},
    {"context.parse", "", "", call_context_parse},
    {"context.parse/async", "", "", call_context_parse_async},
    {"context.score", "", "", call_context_score},
    {"context.score/async", "", "", call_context_score_async},
    {"context.score_batch", "", "", call_context_score_batch},
    {"context.score_batch/async", "", "", call_context_score_batch_async},
    {"context.score_rolling", "", "", call_context_score_rolling},
    {"context.score_rolling/async", "", "", call_context_score_rolling_async},
    {"conversation.new", "", "", call_conversation_new},
    {"conversation.restore", "", "", call_conversation_restore},
    {"conversation.restore/async", "", "", call_conversation_restore_async},
    {"conversation.send/result", "", "", call_conversation_send_result},
    {"conversation.send/async_result", "", "", call_conversation_send_async_result},
    {"conversation.send/stream", "", "", call_conversation_send_stream},
    {"conversation.send/callback", "", "", call_conversation_send_callback},
    {"conversation.send/callback_cancellable", "", "", call_conversation_send_callback_cancellable},
    {"conversation.send_messages/result", "", "", call_conversation_send_messages_result},
    {"conversation.send_messages/async_result", "", "", call_conversation_send_messages_async_result},
    {"conversation.send_messages/stream", "", "", call_conversation_send_messages_stream},
    {"conversation.send_messages/callback", "", "", call_conversation_send_messages_callback},
    {"conversation.send_messages/callback_cancellable", "", "", call_conversation_send_messages_callback_cancellable},
    {"conversation.send_events/stream", "", "", call_conversation_send_events_stream},
    {"conversation.send_messages_events/stream", "", "", call_conversation_send_messages_events_stream},
    {"conversation.add", "", "", call_conversation_add},
    {"conversation.messages", "", "", call_conversation_messages},
    {"conversation.undo", "", "", call_conversation_undo},
    {"conversation.save", "", "", call_conversation_save},
    {"conversation.save/async", "", "", call_conversation_save_async},
    {"conversation.excess", "", "", call_conversation_excess},
    {"conversation.excess/async", "", "", call_conversation_excess_async},
    {"conversation.condense", "", "", call_conversation_condense},
    {"conversation.fork", "", "", call_conversation_fork},
    {"embedding_generator.new", "", "", call_embedding_generator_new},
    {"embedding_generator.new/async", "", "", call_embedding_generator_new_async},
    {"embedding_generator.embed", "", "", call_embedding_generator_embed},
    {"embedding_generator.embed/async", "", "", call_embedding_generator_embed_async},
    {"embedding_generator.embed_batch", "", "", call_embedding_generator_embed_batch},
    {"embedding_generator.embed_batch/async", "", "", call_embedding_generator_embed_batch_async},
    {"tool_run.new", "", "", call_tool_run_new},
    {"tool_run.next", "", "", call_tool_run_next},
    {"tool_run.next/async", "", "", call_tool_run_next_async},
    {"tool_run.give", "", "", call_tool_run_give},
    {"tool_run.messages", "", "", call_tool_run_messages},
    {"tool_run.is_cancelled", "", "", call_tool_run_is_cancelled},
    {NULL, NULL, NULL, NULL},
};

const char *const features[] = {
    "abi_version",
    "api_digest",
    "backend_free",
    "backend_init",
    "can_pass.absent_text",
    "can_pass.forged_handle",
    "can_pass.fork",
    "can_pass.invalid_utf8",
    "can_pass.null_handle",
    "can_pass.short_buffer",
    "can_pass.zero_seed",
    "cancel_token.cancel",
    "cancel_token.is_cancelled",
    "cancel_token.new",
    "context.chat/async_result",
    "context.chat/callback",
    "context.chat/callback_cancellable",
    "context.chat/result",
    "context.chat/stream",
    "context.chat_events/stream",
    "context.clear_cache",
    "context.generate",
    "context.generate/async",
    "context.generate/async_result",
    "context.generate/callback",
    "context.generate/callback_cancellable",
    "context.generate/result",
    "context.generate/stream",
    "context.new",
    "context.new/async",
    "context.parse",
    "context.parse/async",
    "context.prompt_tokens",
    "context.score",
    "context.score/async",
    "context.score_batch",
    "context.score_batch/async",
    "context.score_rolling",
    "context.score_rolling/async",
    "conversation.add",
    "conversation.condense",
    "conversation.excess",
    "conversation.excess/async",
    "conversation.fork",
    "conversation.messages",
    "conversation.new",
    "conversation.restore",
    "conversation.restore/async",
    "conversation.save",
    "conversation.save/async",
    "conversation.send/async_result",
    "conversation.send/callback",
    "conversation.send/callback_cancellable",
    "conversation.send/result",
    "conversation.send/stream",
    "conversation.send_events/stream",
    "conversation.send_messages/async_result",
    "conversation.send_messages/callback",
    "conversation.send_messages/callback_cancellable",
    "conversation.send_messages/result",
    "conversation.send_messages/stream",
    "conversation.send_messages_events/stream",
    "conversation.undo",
    "cosine_similarity",
    "device_count",
    "device_info",
    "embedding_generator.embed",
    "embedding_generator.embed/async",
    "embedding_generator.embed_batch",
    "embedding_generator.embed_batch/async",
    "embedding_generator.new",
    "embedding_generator.new/async",
    "event_stream.finish",
    "event_stream.next",
    "event_stream.try_next",
    "leaked_objects",
    "live_handles",
    "max_devices",
    "model.apply_chat_template",
    "model.chat_tokens",
    "model.detokenize",
    "model.load",
    "model.load/async",
    "model.token_details",
    "model.token_is_control",
    "model.token_is_eog",
    "model.token_to_piece",
    "model.tokenize",
    "normalize",
    "reserved_memory",
    "stream.finish",
    "stream.next",
    "stream.try_next",
    "supports_gpu_offload",
    "supports_mlock",
    "supports_mmap",
    "system_info",
    "tool_run.give",
    "tool_run.is_cancelled",
    "tool_run.messages",
    "tool_run.new",
    "tool_run.next",
    "tool_run.next/async",
    "version",
    NULL,
};

const char *const api_digest =
    "3b050a3e1e3aa06465ec5217b39902a9b33e51940b74689cc4405091a52cb7f1";

void free_object(int kind, void *it) {
  switch (kind) {
    case KIND_CANCEL_TOKEN:
      mullama_cancel_token_free(it);
      break;
    case KIND_MODEL:
      mullama_model_free(it);
      break;
    case KIND_CONTEXT:
      mullama_context_free(it);
      break;
    case KIND_CONVERSATION:
      mullama_conversation_free(it);
      break;
    case KIND_EMBEDDING_GENERATOR:
      mullama_embedding_generator_free(it);
      break;
    case KIND_TOOL_RUN:
      mullama_tool_run_free(it);
      break;
    case KIND_EVENT_STREAM:
      mullama_event_stream_free(it);
      break;
    case KIND_STREAM:
      mullama_stream_free(it);
      break;
    default:
      break;
  }
}

cJSON *clone_object(Request *r, int kind, const void *it) {
  switch (kind) {
    case KIND_MODEL: {
      void *made = mullama_model_clone(it);
      return made ? bound(r, kind, made) : failed(r, 0);
    }
    default:
      return wrong(r, "this object cannot be cloned");
  }
}

cJSON *read_fact(Request *r, int kind, const void *it, const char *name) {
  if (kind == KIND_MODEL && strcmp(name, "n_ctx_train") == 0) {
    return answer_integer(r, mullama_model_n_ctx_train(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "n_embd") == 0) {
    return answer_integer(r, mullama_model_n_embd(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "n_vocab") == 0) {
    return answer_integer(r, mullama_model_n_vocab(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "n_layer") == 0) {
    return answer_integer(r, mullama_model_n_layer(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "n_head") == 0) {
    return answer_integer(r, mullama_model_n_head(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "token_bos") == 0) {
    return answer_id(r, mullama_model_token_bos(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "token_eos") == 0) {
    return answer_id(r, mullama_model_token_eos(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "token_nl") == 0) {
    return answer_id(r, mullama_model_token_nl(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "size") == 0) {
    return answer_integer(r, mullama_model_size(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "n_params") == 0) {
    return answer_integer(r, mullama_model_n_params(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "description") == 0) {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_model_desc(it, buffer.data, (size_t)buffer.capacity);
    return answer_text(r, buffer, length);
  }
  if (kind == KIND_MODEL && strcmp(name, "architecture") == 0) {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_model_architecture(it, buffer.data, (size_t)buffer.capacity);
    return answer_text(r, buffer, length);
  }
  if (kind == KIND_MODEL && strcmp(name, "name") == 0) {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_model_name(it, buffer.data, (size_t)buffer.capacity);
    return answer_text(r, buffer, length);
  }
  if (kind == KIND_MODEL && strcmp(name, "metadata") == 0) {
    int32_t n = mullama_model_meta_count(it);
    Buffer key = buffer_for(r, 1), value = buffer_for(r, 1);
    cJSON *pairs = cJSON_CreateObject();
    for (int32_t i = 0; i < n; i++) {
      require(r, mullama_model_meta_key(it, i, key.data, key.capacity));
      require(r, mullama_model_meta_val(it, key.data, value.data, value.capacity));
      cJSON_AddItemToObject(pairs, key.data, tag_text(value.data));
    }
    return n < 0 ? failed(r, n) : tag_with("map", pairs);
  }
  if (kind == KIND_MODEL && strcmp(name, "chat_template") == 0) {
    Buffer buffer = buffer_for(r, 1);
    int64_t length = mullama_model_chat_template(it, buffer.data, (size_t)buffer.capacity);
    return answer_text(r, buffer, length);
  }
  if (kind == KIND_MODEL && strcmp(name, "has_encoder") == 0) {
    return answer_bool(r, mullama_model_has_encoder(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "has_decoder") == 0) {
    return answer_bool(r, mullama_model_has_decoder(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "token_eot") == 0) {
    return answer_id(r, mullama_model_token_eot(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "token_sep") == 0) {
    return answer_id(r, mullama_model_token_sep(it));
  }
  if (kind == KIND_MODEL && strcmp(name, "token_pad") == 0) {
    return answer_id(r, mullama_model_token_pad(it));
  }
  if (kind == KIND_CONTEXT && strcmp(name, "n_ctx") == 0) {
    return answer_integer(r, mullama_context_n_ctx(it));
  }
  if (kind == KIND_CONTEXT && strcmp(name, "n_batch") == 0) {
    return answer_integer(r, mullama_context_n_batch(it));
  }
  if (kind == KIND_CONTEXT && strcmp(name, "n_threads") == 0) {
    return answer_integer(r, mullama_context_n_threads(it));
  }
  if (kind == KIND_CONVERSATION && strcmp(name, "n_messages") == 0) {
    return answer_integer(r, mullama_conversation_n_messages(it));
  }
  if (kind == KIND_CONVERSATION && strcmp(name, "n_tokens") == 0) {
    return answer_integer(r, mullama_conversation_n_tokens(it));
  }
  if (kind == KIND_CONVERSATION && strcmp(name, "n_dropped") == 0) {
    return answer_integer(r, mullama_conversation_n_dropped(it));
  }
  if (kind == KIND_EMBEDDING_GENERATOR && strcmp(name, "n_embd") == 0) {
    return answer_integer(r, mullama_embedding_generator_n_embd(it));
  }
  return wrong(r, "no such fact");
}

static cJSON *answer_event_stream(Request *r, void *made) {
  cJSON *item = made ? tag_generation_event(r, made) : answer_none(r);
  mullama_generation_event_free(made);
  return item;
}

cJSON *call_stream(Request *r, int kind, void *it, const char *op) {
  if (kind == KIND_EVENT_STREAM && strcmp(op, "next") == 0) return answer_event_stream(r, mullama_event_stream_next(it));
  if (kind == KIND_EVENT_STREAM && strcmp(op, "try_next") == 0) return answer_event_stream(r, mullama_event_stream_try_next(it));
  if (kind == KIND_EVENT_STREAM && strcmp(op, "drain") == 0) {
    cJSON *items = tag_with("list", cJSON_CreateArray());
    void *made;
    while ((made = mullama_event_stream_next(it))) cJSON_AddItemToArray(cJSON_GetArrayItem(items, 1), answer_event_stream(r, made));
    return mullama_last_error_code() == MULLAMA_OK ? items : failed(r, 0);
  }
  if (kind == KIND_EVENT_STREAM && strcmp(op, "finish") == 0) {
    void *made = mullama_event_stream_finish(it);
    cJSON *answer = made ? tag_generation(r, made) : failed(r, 0);
    mullama_generation_free(made);
    return answer;
  }
  if (kind == KIND_STREAM && strcmp(op, "next") == 0) return answer_piece(r, it, mullama_stream_next);
  if (kind == KIND_STREAM && strcmp(op, "drain") == 0) return answer_pieces(r, it, mullama_stream_next);
  if (kind == KIND_STREAM && strcmp(op, "try_next") == 0) return answer_piece(r, it, mullama_stream_try_next);
  if (kind == KIND_STREAM && strcmp(op, "finish") == 0) {
    void *made = mullama_stream_finish(it);
    cJSON *answer = made ? tag_generation(r, made) : failed(r, 0);
    mullama_generation_free(made);
    return answer;
  }
  return wrong(r, "no such op on this object");
}
