// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
// Records and unions on their way into the C ABI and out of it. Not part of the API.
#ifndef MULLAMA_LOWERED_HPP
#define MULLAMA_LOWERED_HPP

#include "mullama/arguments.hpp"

namespace mullama {
namespace detail {

/// A `ToolCall` as C sees it; it points into the record it was made from.
struct ToolCallC {
  OptionalText c_id;
  MullamaToolCall value{};

  explicit ToolCallC(const ToolCall& from);
};

/// A `ChatMessage` as C sees it; it points into the record it was made from.
struct ChatMessageC {
  OptionalText c_content;
  OptionalText c_name;
  Records<detail::ToolCallC> c_tool_calls;
  OptionalText c_tool_call_id;
  OptionalText c_extra;
  MullamaMessage value{};

  explicit ChatMessageC(const ChatMessage& from);
};

/// A `ChatOptions` as C sees it; it points into the record it was made from.
struct ChatOptionsC {
  OptionalText c_messages_json;
  OptionalText c_tools;
  OptionalText c_variables;
  MullamaChatOptions value = mullama_chat_default_options();

  explicit ChatOptionsC(const ChatOptions& from);
};

/// A `ContextParams` as C sees it; it points into the record it was made from.
struct ContextParamsC {
  MullamaContextParams value = mullama_context_default_params();

  explicit ContextParamsC(const ContextParams& from);
};

/// A `ConversationParams` as C sees it; it points into the record it was made from.
struct ConversationParamsC {
  OptionalText c_system;
  Records<detail::ChatMessageC> c_messages;
  ChatOptionsC c_chat;
  OptionalText c_cache_key;
  MullamaConversationParams value = mullama_conversation_default_params();

  explicit ConversationParamsC(const ConversationParams& from);
};

/// A `EmbedOptions` as C sees it; it points into the record it was made from.
struct EmbedOptionsC {
  MullamaEmbedOptions value = mullama_embed_default_options();

  explicit EmbedOptionsC(const EmbedOptions& from);
};

/// A `EmbeddingConfig` as C sees it; it points into the record it was made from.
struct EmbeddingConfigC {
  MullamaEmbeddingConfig value = mullama_embedding_default_config();

  explicit EmbeddingConfigC(const EmbeddingConfig& from);
};

/// A `LogitBias` as C sees it; it points into the record it was made from.
struct LogitBiasC {
  MullamaLogitBias value{};

  explicit LogitBiasC(const LogitBias& from);
};

/// A `GenerateOptions` as C sees it; it points into the record it was made from.
struct GenerateOptionsC {
  Texts c_stop;
  Records<detail::LogitBiasC> c_logit_bias;
  OptionalText c_cache_key;
  MullamaGenerateOptions value = mullama_generate_default_options();

  explicit GenerateOptionsC(const GenerateOptions& from);
};

/// A `ModelParams` as C sees it; it points into the record it was made from.
struct ModelParamsC {
  MullamaModelParams value = mullama_model_default_params();

  explicit ModelParamsC(const ModelParams& from);
};

/// A `SamplerParams` as C sees it; it points into the record it was made from.
struct SamplerParamsC {
  MullamaSamplerParams value = mullama_sampler_default_params();

  explicit SamplerParamsC(const SamplerParams& from);
};

/// A `ScoreOptions` as C sees it; it points into the record it was made from.
struct ScoreOptionsC {
  OptionalText c_cache_key;
  MullamaScoreOptions value = mullama_score_default_options();

  explicit ScoreOptionsC(const ScoreOptions& from);
};

/// A `ScorePair` as C sees it; it points into the record it was made from.
struct ScorePairC {
  MullamaScorePair value{};

  explicit ScorePairC(const ScorePair& from);
};

/// A `ToolResult` as C sees it; it points into the record it was made from.
struct ToolResultC {
  MullamaToolResult value{};

  explicit ToolResultC(const ToolResult& from);
};

inline ToolCallC::ToolCallC(const ToolCall& from) : c_id(from.id, "id") {
  value.name = detail::checked(from.name, "name");
  value.arguments = detail::checked(from.arguments, "arguments");
  value.id = c_id.c_str();
}

inline ChatMessageC::ChatMessageC(const ChatMessage& from) : c_content(from.content, "content"), c_name(from.name, "name"), c_tool_calls(from.tool_calls, "tool_calls"), c_tool_call_id(from.tool_call_id, "tool_call_id"), c_extra(from.extra, "extra") {
  value.role = detail::checked(from.role, "role");
  value.content = c_content.c_str();
  value.name = c_name.c_str();
  value.tool_calls = c_tool_calls.data();
  value.n_tool_calls = c_tool_calls.count();
  value.tool_call_id = c_tool_call_id.c_str();
  value.extra = c_extra.c_str();
}

inline ChatOptionsC::ChatOptionsC(const ChatOptions& from) : c_messages_json(from.messages_json, "messages_json"), c_tools(from.tools, "tools"), c_variables(from.variables, "variables") {
  value.add_generation_prompt = from.add_generation_prompt;
  value.messages_json = c_messages_json.c_str();
  value.tools = c_tools.c_str();
  value.variables = c_variables.c_str();
  value.now_unix = from.now_unix.value_or(MULLAMA_NOW_MACHINE);
  value.tool_choice = detail::checked(from.tool_choice, "tool_choice");
}

inline ContextParamsC::ContextParamsC(const ContextParams& from) {
  value.n_ctx = from.n_ctx;
  value.n_batch = from.n_batch;
  value.n_ubatch = from.n_ubatch;
  value.n_seq_max = from.n_seq_max;
  value.n_threads = from.n_threads;
  value.n_threads_batch = from.n_threads_batch;
  value.embeddings = from.embeddings;
  value.offload_kqv = from.offload_kqv;
  value.deterministic = from.deterministic;
  value.flash_attn = static_cast<std::int32_t>(from.flash_attn);
  value.type_k = static_cast<std::int32_t>(from.type_k);
  value.type_v = static_cast<std::int32_t>(from.type_v);
  value.overflow = static_cast<std::int32_t>(from.overflow);
  value.swap_mib = from.swap_mib;
}

inline ConversationParamsC::ConversationParamsC(const ConversationParams& from) : c_system(from.system, "system"), c_messages(from.messages, "messages"), c_chat(from.chat), c_cache_key(from.cache_key, "cache_key") {
  value.system = c_system.c_str();
  value.messages = c_messages.data();
  value.n_messages = c_messages.count();
  value.chat = &c_chat.value;
  value.cache_key = c_cache_key.c_str();
  value.when_full = static_cast<std::int32_t>(from.when_full);
  value.n_reserve = from.n_reserve;
}

inline EmbedOptionsC::EmbedOptionsC(const EmbedOptions& from) {
  value.cancel = from.cancel != nullptr ? from.cancel->handle() : nullptr;
}

inline EmbeddingConfigC::EmbeddingConfigC(const EmbeddingConfig& from) {
  value.n_ctx = from.n_ctx;
  value.normalize = from.normalize;
  value.n_batch = from.n_batch;
  value.n_threads = from.n_threads;
  value.pooling_type = static_cast<std::int32_t>(from.pooling);
  value.truncate = from.truncate;
}

inline LogitBiasC::LogitBiasC(const LogitBias& from) {
  value.token = from.token;
  value.bias = from.bias;
}

inline GenerateOptionsC::GenerateOptionsC(const GenerateOptions& from) : c_stop(from.stop, "stop"), c_logit_bias(from.logit_bias, "logit_bias"), c_cache_key(from.cache_key, "cache_key") {
  value.stop = c_stop.data();
  value.n_stop = c_stop.count();
  value.constraint_kind = from.constraint ? static_cast<std::int32_t>(from.constraint->kind) : 0;
  value.constraint = from.constraint ? detail::checked(from.constraint->text, "constraint") : nullptr;
  value.n_logprobs = from.n_logprobs;
  value.logit_bias = c_logit_bias.data();
  value.n_logit_bias = c_logit_bias.count();
  value.cancel = from.cancel != nullptr ? from.cancel->handle() : nullptr;
  value.cache_key = c_cache_key.c_str();
}

inline ModelParamsC::ModelParamsC(const ModelParams& from) {
  value.n_gpu_layers = from.n_gpu_layers;
  value.main_gpu = from.main_gpu;
  value.use_mmap = from.use_mmap;
  value.use_mlock = from.use_mlock;
  value.vocab_only = from.vocab_only;
  value.check_tensors = from.check_tensors;
  value.keep_loaded = from.keep_loaded;
  value.split_mode = static_cast<std::int32_t>(from.split_mode);
  value.tensor_split = from.tensor_split.data();
  value.n_tensor_split = detail::count_of(from.tensor_split);
  value.devices = from.devices.data();
  value.n_devices = detail::count_of(from.devices);
  value.cancel = from.cancel != nullptr ? from.cancel->handle() : nullptr;
}

inline SamplerParamsC::SamplerParamsC(const SamplerParams& from) {
  value.temperature = from.temperature;
  value.top_k = from.top_k;
  value.top_p = from.top_p;
  value.min_p = from.min_p;
  value.typical_p = from.typical_p;
  value.penalty_repeat = from.penalty_repeat;
  value.penalty_freq = from.penalty_freq;
  value.penalty_present = from.penalty_present;
  value.penalty_last_n = from.penalty_last_n;
  value.ignore_eos = from.ignore_eos;
  value.seed = from.seed.value_or(MULLAMA_SEED_RANDOM);
  value.top_n_sigma = from.top_n_sigma;
  value.xtc_probability = from.xtc_probability;
  value.xtc_threshold = from.xtc_threshold;
  value.dynatemp_range = from.dynatemp_range;
  value.dynatemp_exponent = from.dynatemp_exponent;
  value.dry_multiplier = from.dry_multiplier;
  value.dry_base = from.dry_base;
  value.dry_allowed_length = from.dry_allowed_length;
  value.dry_penalty_last_n = from.dry_penalty_last_n;
  value.mirostat = from.mirostat;
  value.mirostat_tau = from.mirostat_tau;
  value.mirostat_eta = from.mirostat_eta;
}

inline ScoreOptionsC::ScoreOptionsC(const ScoreOptions& from) : c_cache_key(from.cache_key, "cache_key") {
  value.cancel = from.cancel != nullptr ? from.cancel->handle() : nullptr;
  value.truncate = from.truncate;
  value.cache_key = c_cache_key.c_str();
}

inline ScorePairC::ScorePairC(const ScorePair& from) {
  value.prompt = detail::checked(from.prompt, "prompt");
  value.continuation = detail::checked(from.continuation, "continuation");
}

inline ToolResultC::ToolResultC(const ToolResult& from) {
  value.id = detail::checked(from.id, "id");
  value.content = detail::checked(from.content, "content");
  value.is_error = from.is_error;
}

inline GenerationStats from_c(const MullamaGenerationStats& from) {
  GenerationStats value{};
  value.n_prompt = from.n_prompt;
  value.n_cached = from.n_cached;
  value.n_generated = from.n_generated;
  value.seed = from.seed;
  value.load_ms = from.load_ms;
  value.prompt_ms = from.prompt_ms;
  value.generate_ms = from.generate_ms;
  return value;
}

inline TopLogprob from_c(const MullamaTopLogprob& from) {
  TopLogprob value{};
  value.token = from.token;
  value.logprob = from.logprob;
  value.sampled_logprob = from.sampled_logprob;
  return value;
}

inline std::vector<TopLogprob> from_c(const std::vector<MullamaTopLogprob>& from) {
  return each_of<TopLogprob>(from, [](const MullamaTopLogprob& one) { return from_c(one); });
}

using ExcessHandle = Owned<MullamaExcess, mullama_excess_free>;

inline std::int32_t excess_n_messages(const MullamaExcess* from) {
  return detail::count(mullama_excess_n_messages(from));
}

inline std::string excess_messages(const MullamaExcess* from) {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_excess_messages(from, buffer_, capacity_);
  });
}

inline std::int32_t excess_n_tokens(const MullamaExcess* from) {
  return detail::count(mullama_excess_n_tokens(from));
}

inline std::int32_t excess_n_available(const MullamaExcess* from) {
  return detail::count(mullama_excess_n_available(from));
}

inline Excess from_c(ExcessHandle made) {
  const MullamaExcess* from = made.required();
  Excess value{};
  value.n_messages = excess_n_messages(from);
  value.messages = excess_messages(from);
  value.n_tokens = excess_n_tokens(from);
  value.n_available = excess_n_available(from);
  return value;
}

using TokenLogprobsHandle = Owned<MullamaTokenLogprobs, mullama_token_logprobs_free>;

inline TokenId token_logprobs_token(const MullamaTokenLogprobs* from) {
  return detail::count(mullama_token_logprobs_token(from));
}

inline float token_logprobs_logprob(const MullamaTokenLogprobs* from) {
  return detail::number(mullama_token_logprobs_logprob(from));
}

inline float token_logprobs_sampled_logprob(const MullamaTokenLogprobs* from) {
  return detail::number(mullama_token_logprobs_sampled_logprob(from));
}

inline std::vector<TopLogprob> token_logprobs_top(const MullamaTokenLogprobs* from) {
  return detail::from_c(detail::filled_list<MullamaTopLogprob>(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_token_logprobs_top(from, buffer_, capacity_);
  }));
}

inline TokenLogprobs from_c(TokenLogprobsHandle made) {
  const MullamaTokenLogprobs* from = made.required();
  TokenLogprobs value{};
  value.token = token_logprobs_token(from);
  value.logprob = token_logprobs_logprob(from);
  value.sampled_logprob = token_logprobs_sampled_logprob(from);
  value.top = token_logprobs_top(from);
  return value;
}

using TokenLogprobsListHandle = Owned<MullamaTokenLogprobsList, mullama_token_logprobs_list_free>;

inline std::vector<TokenLogprobs> from_c(TokenLogprobsListHandle made) {
  return records<TokenLogprobsHandle>(made.required(), mullama_token_logprobs_list_count, mullama_token_logprobs_list_at);
}

using ToolRequestHandle = Owned<MullamaToolRequest, mullama_tool_request_free>;

inline std::string tool_request_id(const MullamaToolRequest* from) {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_tool_request_id(from, buffer_, capacity_);
  });
}

inline std::string tool_request_name(const MullamaToolRequest* from) {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_tool_request_name(from, buffer_, capacity_);
  });
}

inline std::string tool_request_arguments(const MullamaToolRequest* from) {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_tool_request_arguments(from, buffer_, capacity_);
  });
}

inline ToolRequest from_c(ToolRequestHandle made) {
  const MullamaToolRequest* from = made.required();
  ToolRequest value{};
  value.id = tool_request_id(from);
  value.name = tool_request_name(from);
  value.arguments = tool_request_arguments(from);
  return value;
}

using ToolRequestListHandle = Owned<MullamaToolRequestList, mullama_tool_request_list_free>;

inline std::vector<ToolRequest> from_c(ToolRequestListHandle made) {
  return records<ToolRequestHandle>(made.required(), mullama_tool_request_list_count, mullama_tool_request_list_at);
}

using GenerationHandle = Owned<MullamaGeneration, mullama_generation_free>;

inline std::string generation_text(const MullamaGeneration* from) {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_generation_text(from, buffer_, capacity_);
  });
}

inline std::vector<TokenId> generation_tokens(const MullamaGeneration* from) {
  return detail::filled_list<TokenId>(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_generation_tokens(from, buffer_, capacity_);
  });
}

inline FinishReason generation_finish_reason(const MullamaGeneration* from) {
  return static_cast<FinishReason>(detail::count(mullama_generation_finish_reason(from)));
}

inline GenerationStats generation_stats(const MullamaGeneration* from) {
  return detail::from_c(detail::written<MullamaGenerationStats>(mullama_generation_stats, from));
}

inline std::string generation_thinking(const MullamaGeneration* from) {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_generation_thinking(from, buffer_, capacity_);
  });
}

inline std::vector<ToolRequest> generation_tool_calls(const MullamaGeneration* from) {
  return detail::from_c(detail::ToolRequestListHandle(mullama_generation_tool_calls(from)));
}

inline std::vector<TokenLogprobs> generation_logprobs(const MullamaGeneration* from) {
  return detail::from_c(detail::TokenLogprobsListHandle(mullama_generation_logprobs(from)));
}

inline Generation from_c(GenerationHandle made) {
  const MullamaGeneration* from = made.required();
  Generation value{};
  value.text = generation_text(from);
  value.tokens = generation_tokens(from);
  value.finish_reason = generation_finish_reason(from);
  value.stats = generation_stats(from);
  value.thinking = generation_thinking(from);
  value.tool_calls = generation_tool_calls(from);
  value.logprobs = generation_logprobs(from);
  return value;
}

using GenerationEventHandle = Owned<MullamaGenerationEvent, mullama_generation_event_free>;

inline EventKind generation_event_kind(const MullamaGenerationEvent* from) {
  return static_cast<EventKind>(detail::count(mullama_generation_event_kind(from)));
}

inline std::string generation_event_text(const MullamaGenerationEvent* from) {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_generation_event_text(from, buffer_, capacity_);
  });
}

inline std::vector<TokenId> generation_event_tokens(const MullamaGenerationEvent* from) {
  return detail::filled_list<TokenId>(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_generation_event_tokens(from, buffer_, capacity_);
  });
}

inline std::optional<ToolRequest> generation_event_tool_call(const MullamaGenerationEvent* from) {
  return detail::perhaps(detail::ToolRequestHandle(mullama_generation_event_tool_call(from)));
}

inline std::vector<TokenLogprobs> generation_event_logprobs(const MullamaGenerationEvent* from) {
  return detail::from_c(detail::TokenLogprobsListHandle(mullama_generation_event_logprobs(from)));
}

inline GenerationEvent from_c(GenerationEventHandle made) {
  const MullamaGenerationEvent* from = made.required();
  GenerationEvent value{};
  value.kind = generation_event_kind(from);
  value.text = generation_event_text(from);
  value.tokens = generation_event_tokens(from);
  value.tool_call = generation_event_tool_call(from);
  value.logprobs = generation_event_logprobs(from);
  return value;
}

using ScoreHandle = Owned<MullamaScore, mullama_score_free>;

inline double score_sum(const MullamaScore* from) {
  return detail::number(mullama_score_sum(from));
}

inline std::vector<TokenId> score_tokens(const MullamaScore* from) {
  return detail::filled_list<TokenId>(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_score_tokens(from, buffer_, capacity_);
  });
}

inline std::vector<float> score_logprobs(const MullamaScore* from) {
  return detail::filled_list<float>(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_score_logprobs(from, buffer_, capacity_);
  });
}

inline bool score_is_greedy(const MullamaScore* from) {
  return detail::truth(mullama_score_is_greedy(from));
}

inline Score from_c(ScoreHandle made) {
  const MullamaScore* from = made.required();
  Score value{};
  value.sum = score_sum(from);
  value.tokens = score_tokens(from);
  value.logprobs = score_logprobs(from);
  value.is_greedy = score_is_greedy(from);
  return value;
}

using ScoreListHandle = Owned<MullamaScoreList, mullama_score_list_free>;

inline std::vector<Score> from_c(ScoreListHandle made) {
  return records<ScoreHandle>(made.required(), mullama_score_list_count, mullama_score_list_at);
}

using TokenDetailHandle = Owned<MullamaTokenDetail, mullama_token_detail_free>;

inline std::string token_detail_text(const MullamaTokenDetail* from) {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_token_detail_text(from, buffer_, capacity_);
  });
}

inline TokenKind token_detail_kind(const MullamaTokenDetail* from) {
  return static_cast<TokenKind>(detail::count(mullama_token_detail_kind(from)));
}

inline float token_detail_score(const MullamaTokenDetail* from) {
  return detail::number(mullama_token_detail_score(from));
}

inline TokenDetail from_c(TokenDetailHandle made) {
  const MullamaTokenDetail* from = made.required();
  TokenDetail value{};
  value.text = token_detail_text(from);
  value.kind = token_detail_kind(from);
  value.score = token_detail_score(from);
  return value;
}

using TokenDetailListHandle = Owned<MullamaTokenDetailList, mullama_token_detail_list_free>;

inline std::vector<TokenDetail> from_c(TokenDetailListHandle made) {
  return records<TokenDetailHandle>(made.required(), mullama_token_detail_list_count, mullama_token_detail_list_at);
}

using ToolStepHandle = Owned<MullamaToolStep, mullama_tool_step_free>;

inline std::vector<ToolRequest> tool_step_calls(const MullamaToolStep* from) {
  return detail::from_c(detail::ToolRequestListHandle(mullama_tool_step_calls(from)));
}

inline std::optional<Generation> tool_step_answer(const MullamaToolStep* from) {
  return detail::perhaps(detail::GenerationHandle(mullama_tool_step_answer(from)));
}

inline std::int32_t tool_step_step(const MullamaToolStep* from) {
  return detail::count(mullama_tool_step_step(from));
}

inline ToolStep from_c(ToolStepHandle made) {
  const MullamaToolStep* from = made.required();
  ToolStep value{};
  value.calls = tool_step_calls(from);
  value.answer = tool_step_answer(from);
  value.step = tool_step_step(from);
  return value;
}

}  // namespace detail
}  // namespace mullama

#endif
