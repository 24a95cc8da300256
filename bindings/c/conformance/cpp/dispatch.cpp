// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
// From a request's path to a method of `mullama.hpp`.
#include "client.hpp"

namespace client {

using namespace mullama;  // the types that requests name

const std::vector<std::string> features{
    "abi_version",
    "api_digest",
    "backend_free",
    "backend_init",
    "can_pass.absent_text",
    "can_pass.closed_object",
    "can_pass.invalid_utf8",
    "can_pass.nul_in_text",
    "can_pass.unequal_vectors",
    "can_pass.zero_seed",
    "cancel_token.cancel",
    "cancel_token.is_cancelled",
    "cancel_token.new",
    "context.chat/async_result",
    "context.chat/result",
    "context.chat/stream",
    "context.chat_events/stream",
    "context.clear_cache",
    "context.generate",
    "context.generate/async",
    "context.generate/async_result",
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
    "conversation.send/result",
    "conversation.send/stream",
    "conversation.send_events/stream",
    "conversation.send_messages/async_result",
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
};

template <>
json tagged(const mullama::EventKind& value) {
  return {"enum", std::string(mullama::to_string(value))};
}

template <>
mullama::EventKind Reader<mullama::EventKind>::read(const json& value, Objects&) {
  if (value[0] == "i64") return static_cast<mullama::EventKind>(number<std::int32_t>(value));
  if (value[1] == "text") return mullama::EventKind::text;
  if (value[1] == "thinking") return mullama::EventKind::thinking;
  if (value[1] == "tool_call") return mullama::EventKind::tool_call;
  throw Wrong("no value " + value.dump());
}

template <>
json tagged(const mullama::FinishReason& value) {
  return {"enum", std::string(mullama::to_string(value))};
}

template <>
mullama::FinishReason Reader<mullama::FinishReason>::read(const json& value, Objects&) {
  if (value[0] == "i64") return static_cast<mullama::FinishReason>(number<std::int32_t>(value));
  if (value[1] == "stop") return mullama::FinishReason::stop;
  if (value[1] == "stop_string") return mullama::FinishReason::stop_string;
  if (value[1] == "length") return mullama::FinishReason::length;
  if (value[1] == "cancelled") return mullama::FinishReason::cancelled;
  if (value[1] == "context_full") return mullama::FinishReason::context_full;
  throw Wrong("no value " + value.dump());
}

template <>
json tagged(const mullama::FlashAttn& value) {
  return {"enum", std::string(mullama::to_string(value))};
}

template <>
mullama::FlashAttn Reader<mullama::FlashAttn>::read(const json& value, Objects&) {
  if (value[0] == "i64") return static_cast<mullama::FlashAttn>(number<std::int32_t>(value));
  if (value[1] == "auto") return mullama::FlashAttn::auto_;
  if (value[1] == "off") return mullama::FlashAttn::off;
  if (value[1] == "on") return mullama::FlashAttn::on;
  throw Wrong("no value " + value.dump());
}

template <>
json tagged(const mullama::KvType& value) {
  return {"enum", std::string(mullama::to_string(value))};
}

template <>
mullama::KvType Reader<mullama::KvType>::read(const json& value, Objects&) {
  if (value[0] == "i64") return static_cast<mullama::KvType>(number<std::int32_t>(value));
  if (value[1] == "f32") return mullama::KvType::f32;
  if (value[1] == "f16") return mullama::KvType::f16;
  if (value[1] == "q4_0") return mullama::KvType::q4_0;
  if (value[1] == "q4_1") return mullama::KvType::q4_1;
  if (value[1] == "q5_0") return mullama::KvType::q5_0;
  if (value[1] == "q5_1") return mullama::KvType::q5_1;
  if (value[1] == "q8_0") return mullama::KvType::q8_0;
  if (value[1] == "bf16") return mullama::KvType::bf16;
  throw Wrong("no value " + value.dump());
}

template <>
json tagged(const mullama::Overflow& value) {
  return {"enum", std::string(mullama::to_string(value))};
}

template <>
mullama::Overflow Reader<mullama::Overflow>::read(const json& value, Objects&) {
  if (value[0] == "i64") return static_cast<mullama::Overflow>(number<std::int32_t>(value));
  if (value[1] == "stop") return mullama::Overflow::stop;
  if (value[1] == "shift") return mullama::Overflow::shift;
  throw Wrong("no value " + value.dump());
}

template <>
json tagged(const mullama::Pooling& value) {
  return {"enum", std::string(mullama::to_string(value))};
}

template <>
mullama::Pooling Reader<mullama::Pooling>::read(const json& value, Objects&) {
  if (value[0] == "i64") return static_cast<mullama::Pooling>(number<std::int32_t>(value));
  if (value[1] == "unspecified") return mullama::Pooling::unspecified;
  if (value[1] == "none") return mullama::Pooling::none;
  if (value[1] == "mean") return mullama::Pooling::mean;
  if (value[1] == "cls") return mullama::Pooling::cls;
  if (value[1] == "last") return mullama::Pooling::last;
  if (value[1] == "rank") return mullama::Pooling::rank;
  throw Wrong("no value " + value.dump());
}

template <>
json tagged(const mullama::SplitMode& value) {
  return {"enum", std::string(mullama::to_string(value))};
}

template <>
mullama::SplitMode Reader<mullama::SplitMode>::read(const json& value, Objects&) {
  if (value[0] == "i64") return static_cast<mullama::SplitMode>(number<std::int32_t>(value));
  if (value[1] == "none") return mullama::SplitMode::none;
  if (value[1] == "layer") return mullama::SplitMode::layer;
  if (value[1] == "row") return mullama::SplitMode::row;
  throw Wrong("no value " + value.dump());
}

template <>
json tagged(const mullama::TokenKind& value) {
  return {"enum", std::string(mullama::to_string(value))};
}

template <>
mullama::TokenKind Reader<mullama::TokenKind>::read(const json& value, Objects&) {
  if (value[0] == "i64") return static_cast<mullama::TokenKind>(number<std::int32_t>(value));
  if (value[1] == "undefined") return mullama::TokenKind::undefined;
  if (value[1] == "normal") return mullama::TokenKind::normal;
  if (value[1] == "unknown") return mullama::TokenKind::unknown;
  if (value[1] == "control") return mullama::TokenKind::control;
  if (value[1] == "user_defined") return mullama::TokenKind::user_defined;
  if (value[1] == "unused") return mullama::TokenKind::unused;
  if (value[1] == "byte") return mullama::TokenKind::byte;
  throw Wrong("no value " + value.dump());
}

template <>
json tagged(const mullama::WhenFull& value) {
  return {"enum", std::string(mullama::to_string(value))};
}

template <>
mullama::WhenFull Reader<mullama::WhenFull>::read(const json& value, Objects&) {
  if (value[0] == "i64") return static_cast<mullama::WhenFull>(number<std::int32_t>(value));
  if (value[1] == "drop_oldest") return mullama::WhenFull::drop_oldest;
  if (value[1] == "fail") return mullama::WhenFull::fail;
  throw Wrong("no value " + value.dump());
}

template <>
mullama::Constraint Reader<mullama::Constraint>::read(const json& value, Objects& objects) {
  const json& given = payload(value, "union");
  if (given[0] == "json_schema") return mullama::Constraint::json_schema(Reader<std::string>::read(given[1], objects));
  if (given[0] == "regex") return mullama::Constraint::regex(Reader<std::string>::read(given[1], objects));
  if (given[0] == "lark") return mullama::Constraint::lark(Reader<std::string>::read(given[1], objects));
  if (given[0] == "gbnf") return mullama::Constraint::gbnf(Reader<std::string>::read(given[1], objects));
  throw Wrong("no case " + value.dump());
}

template <>
mullama::ToolCall Reader<mullama::ToolCall>::read(const json& value, Objects& objects) {
  mullama::ToolCall made{};
  const json& fields = payload(value, "record");
  read_field(fields, "name", made.name, objects);
  read_field(fields, "arguments", made.arguments, objects);
  read_field(fields, "id", made.id, objects);
  return made;
}

template <>
mullama::ChatMessage Reader<mullama::ChatMessage>::read(const json& value, Objects& objects) {
  mullama::ChatMessage made{};
  const json& fields = payload(value, "record");
  read_field(fields, "role", made.role, objects);
  read_field(fields, "content", made.content, objects);
  read_field(fields, "name", made.name, objects);
  read_field(fields, "tool_calls", made.tool_calls, objects);
  read_field(fields, "tool_call_id", made.tool_call_id, objects);
  read_field(fields, "extra", made.extra, objects);
  return made;
}

template <>
mullama::ChatOptions Reader<mullama::ChatOptions>::read(const json& value, Objects& objects) {
  mullama::ChatOptions made{};
  const json& fields = payload(value, "record");
  read_field(fields, "add_generation_prompt", made.add_generation_prompt, objects);
  read_field(fields, "messages_json", made.messages_json, objects);
  read_field(fields, "tools", made.tools, objects);
  read_field(fields, "variables", made.variables, objects);
  read_field(fields, "now_unix", made.now_unix, objects);
  read_field(fields, "tool_choice", made.tool_choice, objects);
  return made;
}

template <>
mullama::ContextParams Reader<mullama::ContextParams>::read(const json& value, Objects& objects) {
  mullama::ContextParams made{};
  const json& fields = payload(value, "record");
  read_field(fields, "n_ctx", made.n_ctx, objects);
  read_field(fields, "n_batch", made.n_batch, objects);
  read_field(fields, "n_ubatch", made.n_ubatch, objects);
  read_field(fields, "n_seq_max", made.n_seq_max, objects);
  read_field(fields, "n_threads", made.n_threads, objects);
  read_field(fields, "n_threads_batch", made.n_threads_batch, objects);
  read_field(fields, "embeddings", made.embeddings, objects);
  read_field(fields, "offload_kqv", made.offload_kqv, objects);
  read_field(fields, "deterministic", made.deterministic, objects);
  read_field(fields, "flash_attn", made.flash_attn, objects);
  read_field(fields, "type_k", made.type_k, objects);
  read_field(fields, "type_v", made.type_v, objects);
  read_field(fields, "overflow", made.overflow, objects);
  read_field(fields, "swap_mib", made.swap_mib, objects);
  return made;
}

template <>
mullama::ConversationParams Reader<mullama::ConversationParams>::read(const json& value, Objects& objects) {
  mullama::ConversationParams made{};
  const json& fields = payload(value, "record");
  read_field(fields, "system", made.system, objects);
  read_field(fields, "messages", made.messages, objects);
  read_field(fields, "chat", made.chat, objects);
  read_field(fields, "cache_key", made.cache_key, objects);
  read_field(fields, "when_full", made.when_full, objects);
  read_field(fields, "n_reserve", made.n_reserve, objects);
  return made;
}

template <>
mullama::EmbedOptions Reader<mullama::EmbedOptions>::read(const json& value, Objects& objects) {
  mullama::EmbedOptions made{};
  const json& fields = payload(value, "record");
  read_field(fields, "cancel", made.cancel, objects);
  return made;
}

template <>
mullama::EmbeddingConfig Reader<mullama::EmbeddingConfig>::read(const json& value, Objects& objects) {
  mullama::EmbeddingConfig made{};
  const json& fields = payload(value, "record");
  read_field(fields, "n_ctx", made.n_ctx, objects);
  read_field(fields, "normalize", made.normalize, objects);
  read_field(fields, "n_batch", made.n_batch, objects);
  read_field(fields, "n_threads", made.n_threads, objects);
  read_field(fields, "pooling", made.pooling, objects);
  read_field(fields, "truncate", made.truncate, objects);
  return made;
}

template <>
mullama::LogitBias Reader<mullama::LogitBias>::read(const json& value, Objects& objects) {
  mullama::LogitBias made{};
  const json& fields = payload(value, "record");
  read_field(fields, "token", made.token, objects);
  read_field(fields, "bias", made.bias, objects);
  return made;
}

template <>
mullama::GenerateOptions Reader<mullama::GenerateOptions>::read(const json& value, Objects& objects) {
  mullama::GenerateOptions made{};
  const json& fields = payload(value, "record");
  read_field(fields, "stop", made.stop, objects);
  read_field(fields, "constraint", made.constraint, objects);
  read_field(fields, "n_logprobs", made.n_logprobs, objects);
  read_field(fields, "logit_bias", made.logit_bias, objects);
  read_field(fields, "cancel", made.cancel, objects);
  read_field(fields, "cache_key", made.cache_key, objects);
  return made;
}

template <>
mullama::ModelParams Reader<mullama::ModelParams>::read(const json& value, Objects& objects) {
  mullama::ModelParams made{};
  const json& fields = payload(value, "record");
  read_field(fields, "n_gpu_layers", made.n_gpu_layers, objects);
  read_field(fields, "main_gpu", made.main_gpu, objects);
  read_field(fields, "use_mmap", made.use_mmap, objects);
  read_field(fields, "use_mlock", made.use_mlock, objects);
  read_field(fields, "vocab_only", made.vocab_only, objects);
  read_field(fields, "check_tensors", made.check_tensors, objects);
  read_field(fields, "keep_loaded", made.keep_loaded, objects);
  read_field(fields, "split_mode", made.split_mode, objects);
  read_field(fields, "tensor_split", made.tensor_split, objects);
  read_field(fields, "devices", made.devices, objects);
  read_field(fields, "cancel", made.cancel, objects);
  return made;
}

template <>
mullama::SamplerParams Reader<mullama::SamplerParams>::read(const json& value, Objects& objects) {
  if (is_preset(value, "default")) return mullama::SamplerParams::default_();
  if (is_preset(value, "greedy")) return mullama::SamplerParams::greedy();
  if (is_preset(value, "precise")) return mullama::SamplerParams::precise();
  if (is_preset(value, "creative")) return mullama::SamplerParams::creative();
  mullama::SamplerParams made{};
  const json& fields = payload(value, "record");
  read_field(fields, "temperature", made.temperature, objects);
  read_field(fields, "top_k", made.top_k, objects);
  read_field(fields, "top_p", made.top_p, objects);
  read_field(fields, "min_p", made.min_p, objects);
  read_field(fields, "typical_p", made.typical_p, objects);
  read_field(fields, "penalty_repeat", made.penalty_repeat, objects);
  read_field(fields, "penalty_freq", made.penalty_freq, objects);
  read_field(fields, "penalty_present", made.penalty_present, objects);
  read_field(fields, "penalty_last_n", made.penalty_last_n, objects);
  read_field(fields, "ignore_eos", made.ignore_eos, objects);
  read_field(fields, "seed", made.seed, objects);
  read_field(fields, "top_n_sigma", made.top_n_sigma, objects);
  read_field(fields, "xtc_probability", made.xtc_probability, objects);
  read_field(fields, "xtc_threshold", made.xtc_threshold, objects);
  read_field(fields, "dynatemp_range", made.dynatemp_range, objects);
  read_field(fields, "dynatemp_exponent", made.dynatemp_exponent, objects);
  read_field(fields, "dry_multiplier", made.dry_multiplier, objects);
  read_field(fields, "dry_base", made.dry_base, objects);
  read_field(fields, "dry_allowed_length", made.dry_allowed_length, objects);
  read_field(fields, "dry_penalty_last_n", made.dry_penalty_last_n, objects);
  read_field(fields, "mirostat", made.mirostat, objects);
  read_field(fields, "mirostat_tau", made.mirostat_tau, objects);
  read_field(fields, "mirostat_eta", made.mirostat_eta, objects);
  return made;
}

template <>
mullama::ScoreOptions Reader<mullama::ScoreOptions>::read(const json& value, Objects& objects) {
  mullama::ScoreOptions made{};
  const json& fields = payload(value, "record");
  read_field(fields, "cancel", made.cancel, objects);
  read_field(fields, "truncate", made.truncate, objects);
  read_field(fields, "cache_key", made.cache_key, objects);
  return made;
}

template <>
mullama::ScorePair Reader<mullama::ScorePair>::read(const json& value, Objects& objects) {
  mullama::ScorePair made{};
  const json& fields = payload(value, "record");
  read_field(fields, "prompt", made.prompt, objects);
  read_field(fields, "continuation", made.continuation, objects);
  return made;
}

template <>
mullama::ToolResult Reader<mullama::ToolResult>::read(const json& value, Objects& objects) {
  mullama::ToolResult made{};
  const json& fields = payload(value, "record");
  read_field(fields, "id", made.id, objects);
  read_field(fields, "content", made.content, objects);
  read_field(fields, "is_error", made.is_error, objects);
  return made;
}

template <>
json tagged(const mullama::Constraint& value) {
  using Kind = mullama::Constraint::Kind;
  if (value.kind == Kind::json_schema) return {"union", json::array({"json_schema", tagged(value.text)})};
  if (value.kind == Kind::regex) return {"union", json::array({"regex", tagged(value.text)})};
  if (value.kind == Kind::lark) return {"union", json::array({"lark", tagged(value.text)})};
  if (value.kind == Kind::gbnf) return {"union", json::array({"gbnf", tagged(value.text)})};
  return tagged();
}

template <>
json tagged(const mullama::Excess& value) {
  json fields = json::object();
  fields["n_messages"] = tagged(value.n_messages);
  fields["messages"] = tagged(value.messages);
  fields["n_tokens"] = tagged(value.n_tokens);
  fields["n_available"] = tagged(value.n_available);
  return {"record", fields};
}

template <>
json tagged(const mullama::GenerationStats& value) {
  json fields = json::object();
  fields["n_prompt"] = tagged(value.n_prompt);
  fields["n_cached"] = tagged(value.n_cached);
  fields["n_generated"] = tagged(value.n_generated);
  fields["seed"] = tagged(value.seed);
  fields["load_ms"] = tagged(value.load_ms);
  fields["prompt_ms"] = tagged(value.prompt_ms);
  fields["generate_ms"] = tagged(value.generate_ms);
  return {"record", fields};
}

template <>
json tagged(const mullama::TopLogprob& value) {
  json fields = json::object();
  fields["token"] = tagged(value.token);
  fields["logprob"] = tagged(value.logprob);
  fields["sampled_logprob"] = tagged(value.sampled_logprob);
  return {"record", fields};
}

template <>
json tagged(const mullama::TokenLogprobs& value) {
  json fields = json::object();
  fields["token"] = tagged(value.token);
  fields["logprob"] = tagged(value.logprob);
  fields["sampled_logprob"] = tagged(value.sampled_logprob);
  fields["top"] = tagged(value.top);
  return {"record", fields};
}

template <>
json tagged(const mullama::ToolRequest& value) {
  json fields = json::object();
  fields["id"] = tagged(value.id);
  fields["name"] = tagged(value.name);
  fields["arguments"] = tagged(value.arguments);
  return {"record", fields};
}

template <>
json tagged(const mullama::Generation& value) {
  json fields = json::object();
  fields["text"] = tagged(value.text);
  fields["tokens"] = tagged(value.tokens);
  fields["finish_reason"] = tagged(value.finish_reason);
  fields["stats"] = tagged(value.stats);
  fields["thinking"] = tagged(value.thinking);
  fields["tool_calls"] = tagged(value.tool_calls);
  fields["logprobs"] = tagged(value.logprobs);
  return {"record", fields};
}

template <>
json tagged(const mullama::GenerationEvent& value) {
  json fields = json::object();
  fields["kind"] = tagged(value.kind);
  fields["text"] = tagged(value.text);
  fields["tokens"] = tagged(value.tokens);
  fields["tool_call"] = tagged(value.tool_call);
  fields["logprobs"] = tagged(value.logprobs);
  return {"record", fields};
}

template <>
json tagged(const mullama::Score& value) {
  json fields = json::object();
  fields["sum"] = tagged(value.sum);
  fields["tokens"] = tagged(value.tokens);
  fields["logprobs"] = tagged(value.logprobs);
  fields["is_greedy"] = tagged(value.is_greedy);
  return {"record", fields};
}

template <>
json tagged(const mullama::TokenDetail& value) {
  json fields = json::object();
  fields["text"] = tagged(value.text);
  fields["kind"] = tagged(value.kind);
  fields["score"] = tagged(value.score);
  return {"record", fields};
}

template <>
json tagged(const mullama::ToolStep& value) {
  json fields = json::object();
  fields["calls"] = tagged(value.calls);
  fields["answer"] = tagged(value.answer);
  fields["step"] = tagged(value.step);
  return {"record", fields};
}

const std::vector<Arm> arms{
    {"abi_version", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::abi_version());
     }},
    {"api_digest", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::api_digest());
     }},
    {"backend_free", "",
     []([[maybe_unused]] Request& call) -> json {
       mullama::backend_free(); return tagged();
     }},
    {"backend_init", "",
     []([[maybe_unused]] Request& call) -> json {
       mullama::backend_init(); return tagged();
     }},
    {"cosine_similarity", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_a = call.read<std::vector<float>>("a");
       const auto c_b = call.read<std::vector<float>>("b");
       return call.answer(mullama::cosine_similarity(c_a, c_b));
     }},
    {"device_count", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::device_count());
     }},
    {"device_info", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_index = call.read<std::int32_t>("index");
       return call.answer(mullama::device_info(c_index));
     }},
    {"leaked_objects", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::leaked_objects());
     }},
    {"live_handles", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::live_handles());
     }},
    {"max_devices", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::max_devices());
     }},
    {"normalize", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_vector = call.read<std::vector<float>>("vector");
       return call.answer(mullama::normalize(c_vector));
     }},
    {"reserved_memory", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::reserved_memory());
     }},
    {"supports_gpu_offload", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::supports_gpu_offload());
     }},
    {"supports_mlock", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::supports_mlock());
     }},
    {"supports_mmap", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::supports_mmap());
     }},
    {"system_info", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::system_info());
     }},
    {"version", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::version());
     }},
    {"cancel_token.new", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(mullama::CancelToken());
     }},
    {"cancel_token.cancel", "",
     []([[maybe_unused]] Request& call) -> json {
       call.target<mullama::CancelToken>().cancel(); return tagged();
     }},
    {"cancel_token.is_cancelled", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(call.target<mullama::CancelToken>().is_cancelled());
     }},
    {"model.load", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_path = call.read<std::filesystem::path>("path");
       const auto c_params = call.read_or<ModelParams>("params", ModelParams{});
       auto fractions = call.calls("progress");
       switch (call.given({"path", "params", "progress"})) {
         case 0:
         case 1: {
           return call.answer(mullama::Model::load(c_path));
         }
         case 2: {
           return call.answer(mullama::Model::load(c_path, c_params));
         }
         default: {
           return call.answer(mullama::Model::load(c_path, c_params, [&](float) { return fractions(); }));
         }
       }
     }},
    {"model.load/async", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_path = call.read<std::filesystem::path>("path");
       const auto c_params = call.read_or<ModelParams>("params", ModelParams{});
       switch (call.given({"path", "params"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(mullama::Model::load_async(c_path)));
         }
         default: {
           return call.answer(call.waited_for(mullama::Model::load_async(c_path, c_params)));
         }
       }
     }},
    {"model.apply_chat_template", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_add_generation_prompt = call.read_or<bool>("add_generation_prompt", bool(true));
       const auto c_options = call.read_or<ChatOptions>("options", ChatOptions{});
       switch (call.given({"messages", "add_generation_prompt", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Model>().apply_chat_template(c_messages));
         }
         case 2: {
           return call.answer(call.target<mullama::Model>().apply_chat_template(c_messages, c_add_generation_prompt));
         }
         default: {
           return call.answer(call.target<mullama::Model>().apply_chat_template(c_messages, c_add_generation_prompt, c_options));
         }
       }
     }},
    {"model.chat_tokens", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_options = call.read_or<ChatOptions>("options", ChatOptions{});
       switch (call.given({"messages", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Model>().chat_tokens(c_messages));
         }
         default: {
           return call.answer(call.target<mullama::Model>().chat_tokens(c_messages, c_options));
         }
       }
     }},
    {"model.token_is_eog", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_token = call.read<TokenId>("token");
       return call.answer(call.target<mullama::Model>().token_is_eog(c_token));
     }},
    {"model.token_is_control", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_token = call.read<TokenId>("token");
       return call.answer(call.target<mullama::Model>().token_is_control(c_token));
     }},
    {"model.tokenize", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_text = call.read<std::string>("text");
       const auto c_add_bos = call.read_or<bool>("add_bos", bool(true));
       const auto c_special = call.read_or<bool>("special", bool(false));
       switch (call.given({"text", "add_bos", "special"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Model>().tokenize(c_text));
         }
         case 2: {
           return call.answer(call.target<mullama::Model>().tokenize(c_text, c_add_bos));
         }
         default: {
           return call.answer(call.target<mullama::Model>().tokenize(c_text, c_add_bos, c_special));
         }
       }
     }},
    {"model.detokenize", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_tokens = call.read<std::vector<TokenId>>("tokens");
       const auto c_remove_special = call.read_or<bool>("remove_special", bool(false));
       const auto c_unparse_special = call.read_or<bool>("unparse_special", bool(false));
       switch (call.given({"tokens", "remove_special", "unparse_special"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Model>().detokenize(c_tokens));
         }
         case 2: {
           return call.answer(call.target<mullama::Model>().detokenize(c_tokens, c_remove_special));
         }
         default: {
           return call.answer(call.target<mullama::Model>().detokenize(c_tokens, c_remove_special, c_unparse_special));
         }
       }
     }},
    {"model.token_to_piece", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_token = call.read<TokenId>("token");
       const auto c_special = call.read_or<bool>("special", bool(false));
       switch (call.given({"token", "special"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Model>().token_to_piece(c_token));
         }
         default: {
           return call.answer(call.target<mullama::Model>().token_to_piece(c_token, c_special));
         }
       }
     }},
    {"model.token_details", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_tokens = call.read<std::vector<TokenId>>("tokens");
       return call.answer(call.target<mullama::Model>().token_details(c_tokens));
     }},
    {"context.new", "",
     []([[maybe_unused]] Request& call) -> json {
       auto& c_model = call.object<mullama::Model>("model");
       const auto c_params = call.read_or<ContextParams>("params", ContextParams{});
       switch (call.given({"model", "params"})) {
         case 0:
         case 1: {
           return call.answer(mullama::Context(c_model));
         }
         default: {
           return call.answer(mullama::Context(c_model, c_params));
         }
       }
     }},
    {"context.new/async", "",
     []([[maybe_unused]] Request& call) -> json {
       auto& c_model = call.object<mullama::Model>("model");
       const auto c_params = call.read_or<ContextParams>("params", ContextParams{});
       switch (call.given({"model", "params"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(mullama::Context::create_async(c_model)));
         }
         default: {
           return call.answer(call.waited_for(mullama::Context::create_async(c_model, c_params)));
         }
       }
     }},
    {"context.clear_cache", "",
     []([[maybe_unused]] Request& call) -> json {
       call.target<mullama::Context>().clear_cache(); return tagged();
     }},
    {"context.prompt_tokens", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_prompt = call.read<std::string>("prompt");
       return call.answer(call.target<mullama::Context>().prompt_tokens(c_prompt));
     }},
    {"context.generate", "prompt",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_prompt = call.read<std::string>("prompt");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"prompt", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().generate(c_prompt));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().generate(c_prompt, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().generate(c_prompt, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Context>().generate(c_prompt, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"context.generate", "tokens",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_tokens = call.read<std::vector<TokenId>>("tokens");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"tokens", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().generate(c_tokens));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().generate(c_tokens, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().generate(c_tokens, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Context>().generate(c_tokens, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"context.generate/result", "prompt",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_prompt = call.read<std::string>("prompt");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"prompt", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().complete(c_prompt));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().complete(c_prompt, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().complete(c_prompt, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Context>().complete(c_prompt, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"context.generate/result", "tokens",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_tokens = call.read<std::vector<TokenId>>("tokens");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"tokens", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().complete(c_tokens));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().complete(c_tokens, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().complete(c_tokens, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Context>().complete(c_tokens, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"context.generate/async", "prompt",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_prompt = call.read<std::string>("prompt");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"prompt", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::Context>().generate_async(c_prompt)));
         }
         case 2: {
           return call.answer(call.waited_for(call.target<mullama::Context>().generate_async(c_prompt, c_max_tokens)));
         }
         case 3: {
           return call.answer(call.waited_for(call.target<mullama::Context>().generate_async(c_prompt, c_max_tokens, c_sampler)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Context>().generate_async(c_prompt, c_max_tokens, c_sampler, c_options)));
         }
       }
     }},
    {"context.generate/async", "tokens",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_tokens = call.read<std::vector<TokenId>>("tokens");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"tokens", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::Context>().generate_async(c_tokens)));
         }
         case 2: {
           return call.answer(call.waited_for(call.target<mullama::Context>().generate_async(c_tokens, c_max_tokens)));
         }
         case 3: {
           return call.answer(call.waited_for(call.target<mullama::Context>().generate_async(c_tokens, c_max_tokens, c_sampler)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Context>().generate_async(c_tokens, c_max_tokens, c_sampler, c_options)));
         }
       }
     }},
    {"context.generate/async_result", "prompt",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_prompt = call.read<std::string>("prompt");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"prompt", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::Context>().complete_async(c_prompt)));
         }
         case 2: {
           return call.answer(call.waited_for(call.target<mullama::Context>().complete_async(c_prompt, c_max_tokens)));
         }
         case 3: {
           return call.answer(call.waited_for(call.target<mullama::Context>().complete_async(c_prompt, c_max_tokens, c_sampler)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Context>().complete_async(c_prompt, c_max_tokens, c_sampler, c_options)));
         }
       }
     }},
    {"context.generate/async_result", "tokens",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_tokens = call.read<std::vector<TokenId>>("tokens");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"tokens", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::Context>().complete_async(c_tokens)));
         }
         case 2: {
           return call.answer(call.waited_for(call.target<mullama::Context>().complete_async(c_tokens, c_max_tokens)));
         }
         case 3: {
           return call.answer(call.waited_for(call.target<mullama::Context>().complete_async(c_tokens, c_max_tokens, c_sampler)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Context>().complete_async(c_tokens, c_max_tokens, c_sampler, c_options)));
         }
       }
     }},
    {"context.generate/stream", "prompt",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_prompt = call.read<std::string>("prompt");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"prompt", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().generate_stream(c_prompt));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().generate_stream(c_prompt, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().generate_stream(c_prompt, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Context>().generate_stream(c_prompt, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"context.generate/stream", "tokens",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_tokens = call.read<std::vector<TokenId>>("tokens");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"tokens", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().generate_stream(c_tokens));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().generate_stream(c_tokens, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().generate_stream(c_tokens, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Context>().generate_stream(c_tokens, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"context.chat/result", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_chat = call.read_or<ChatOptions>("chat", ChatOptions{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "max_tokens", "sampler", "chat", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().chat(c_messages));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().chat(c_messages, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().chat(c_messages, c_max_tokens, c_sampler));
         }
         case 4: {
           return call.answer(call.target<mullama::Context>().chat(c_messages, c_max_tokens, c_sampler, c_chat));
         }
         default: {
           return call.answer(call.target<mullama::Context>().chat(c_messages, c_max_tokens, c_sampler, c_chat, c_options));
         }
       }
     }},
    {"context.chat/async_result", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_chat = call.read_or<ChatOptions>("chat", ChatOptions{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "max_tokens", "sampler", "chat", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::Context>().chat_async(c_messages)));
         }
         case 2: {
           return call.answer(call.waited_for(call.target<mullama::Context>().chat_async(c_messages, c_max_tokens)));
         }
         case 3: {
           return call.answer(call.waited_for(call.target<mullama::Context>().chat_async(c_messages, c_max_tokens, c_sampler)));
         }
         case 4: {
           return call.answer(call.waited_for(call.target<mullama::Context>().chat_async(c_messages, c_max_tokens, c_sampler, c_chat)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Context>().chat_async(c_messages, c_max_tokens, c_sampler, c_chat, c_options)));
         }
       }
     }},
    {"context.chat/stream", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_chat = call.read_or<ChatOptions>("chat", ChatOptions{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "max_tokens", "sampler", "chat", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().chat_stream(c_messages));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().chat_stream(c_messages, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().chat_stream(c_messages, c_max_tokens, c_sampler));
         }
         case 4: {
           return call.answer(call.target<mullama::Context>().chat_stream(c_messages, c_max_tokens, c_sampler, c_chat));
         }
         default: {
           return call.answer(call.target<mullama::Context>().chat_stream(c_messages, c_max_tokens, c_sampler, c_chat, c_options));
         }
       }
     }},
    {"context.chat_events/stream", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(100));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_chat = call.read_or<ChatOptions>("chat", ChatOptions{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "max_tokens", "sampler", "chat", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().chat_events(c_messages));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().chat_events(c_messages, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().chat_events(c_messages, c_max_tokens, c_sampler));
         }
         case 4: {
           return call.answer(call.target<mullama::Context>().chat_events(c_messages, c_max_tokens, c_sampler, c_chat));
         }
         default: {
           return call.answer(call.target<mullama::Context>().chat_events(c_messages, c_max_tokens, c_sampler, c_chat, c_options));
         }
       }
     }},
    {"context.parse", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_schema = call.read<std::string>("schema");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_chat = call.read_or<ChatOptions>("chat", ChatOptions{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "schema", "max_tokens", "sampler", "chat", "options"})) {
         case 0:
         case 1:
         case 2: {
           return call.answer(call.target<mullama::Context>().parse(c_messages, c_schema));
         }
         case 3: {
           return call.answer(call.target<mullama::Context>().parse(c_messages, c_schema, c_max_tokens));
         }
         case 4: {
           return call.answer(call.target<mullama::Context>().parse(c_messages, c_schema, c_max_tokens, c_sampler));
         }
         case 5: {
           return call.answer(call.target<mullama::Context>().parse(c_messages, c_schema, c_max_tokens, c_sampler, c_chat));
         }
         default: {
           return call.answer(call.target<mullama::Context>().parse(c_messages, c_schema, c_max_tokens, c_sampler, c_chat, c_options));
         }
       }
     }},
    {"context.parse/async", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_schema = call.read<std::string>("schema");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_chat = call.read_or<ChatOptions>("chat", ChatOptions{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "schema", "max_tokens", "sampler", "chat", "options"})) {
         case 0:
         case 1:
         case 2: {
           return call.answer(call.waited_for(call.target<mullama::Context>().parse_async(c_messages, c_schema)));
         }
         case 3: {
           return call.answer(call.waited_for(call.target<mullama::Context>().parse_async(c_messages, c_schema, c_max_tokens)));
         }
         case 4: {
           return call.answer(call.waited_for(call.target<mullama::Context>().parse_async(c_messages, c_schema, c_max_tokens, c_sampler)));
         }
         case 5: {
           return call.answer(call.waited_for(call.target<mullama::Context>().parse_async(c_messages, c_schema, c_max_tokens, c_sampler, c_chat)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Context>().parse_async(c_messages, c_schema, c_max_tokens, c_sampler, c_chat, c_options)));
         }
       }
     }},
    {"context.score", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_prompt = call.read<std::string>("prompt");
       const auto c_continuation = call.read<std::string>("continuation");
       const auto c_options = call.read_or<ScoreOptions>("options", ScoreOptions{});
       switch (call.given({"prompt", "continuation", "options"})) {
         case 0:
         case 1:
         case 2: {
           return call.answer(call.target<mullama::Context>().score(c_prompt, c_continuation));
         }
         default: {
           return call.answer(call.target<mullama::Context>().score(c_prompt, c_continuation, c_options));
         }
       }
     }},
    {"context.score/async", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_prompt = call.read<std::string>("prompt");
       const auto c_continuation = call.read<std::string>("continuation");
       const auto c_options = call.read_or<ScoreOptions>("options", ScoreOptions{});
       switch (call.given({"prompt", "continuation", "options"})) {
         case 0:
         case 1:
         case 2: {
           return call.answer(call.waited_for(call.target<mullama::Context>().score_async(c_prompt, c_continuation)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Context>().score_async(c_prompt, c_continuation, c_options)));
         }
       }
     }},
    {"context.score_batch", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_pairs = call.read<std::vector<ScorePair>>("pairs");
       const auto c_options = call.read_or<ScoreOptions>("options", ScoreOptions{});
       auto fractions = call.calls("progress");
       switch (call.given({"pairs", "options", "progress"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().score_batch(c_pairs));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().score_batch(c_pairs, c_options));
         }
         default: {
           return call.answer(call.target<mullama::Context>().score_batch(c_pairs, c_options, [&](float) { return fractions(); }));
         }
       }
     }},
    {"context.score_batch/async", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_pairs = call.read<std::vector<ScorePair>>("pairs");
       const auto c_options = call.read_or<ScoreOptions>("options", ScoreOptions{});
       switch (call.given({"pairs", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::Context>().score_batch_async(c_pairs)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Context>().score_batch_async(c_pairs, c_options)));
         }
       }
     }},
    {"context.score_rolling", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_text = call.read<std::string>("text");
       const auto c_options = call.read_or<ScoreOptions>("options", ScoreOptions{});
       auto fractions = call.calls("progress");
       switch (call.given({"text", "options", "progress"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Context>().score_rolling(c_text));
         }
         case 2: {
           return call.answer(call.target<mullama::Context>().score_rolling(c_text, c_options));
         }
         default: {
           return call.answer(call.target<mullama::Context>().score_rolling(c_text, c_options, [&](float) { return fractions(); }));
         }
       }
     }},
    {"context.score_rolling/async", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_text = call.read<std::string>("text");
       const auto c_options = call.read_or<ScoreOptions>("options", ScoreOptions{});
       switch (call.given({"text", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::Context>().score_rolling_async(c_text)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Context>().score_rolling_async(c_text, c_options)));
         }
       }
     }},
    {"conversation.new", "",
     []([[maybe_unused]] Request& call) -> json {
       auto& c_context = call.object<mullama::Context>("context");
       const auto c_params = call.read_or<ConversationParams>("params", ConversationParams{});
       switch (call.given({"context", "params"})) {
         case 0:
         case 1: {
           return call.answer(mullama::Conversation(c_context));
         }
         default: {
           return call.answer(mullama::Conversation(c_context, c_params));
         }
       }
     }},
    {"conversation.restore", "",
     []([[maybe_unused]] Request& call) -> json {
       auto& c_context = call.object<mullama::Context>("context");
       const auto c_path = call.read<std::filesystem::path>("path");
       return call.answer(mullama::Conversation::restore(c_context, c_path));
     }},
    {"conversation.restore/async", "",
     []([[maybe_unused]] Request& call) -> json {
       auto& c_context = call.object<mullama::Context>("context");
       const auto c_path = call.read<std::filesystem::path>("path");
       return call.answer(call.waited_for(mullama::Conversation::restore_async(c_context, c_path)));
     }},
    {"conversation.send/result", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_text = call.read<std::string>("text");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"text", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Conversation>().send(c_text));
         }
         case 2: {
           return call.answer(call.target<mullama::Conversation>().send(c_text, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Conversation>().send(c_text, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Conversation>().send(c_text, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"conversation.send/async_result", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_text = call.read<std::string>("text");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"text", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().send_async(c_text)));
         }
         case 2: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().send_async(c_text, c_max_tokens)));
         }
         case 3: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().send_async(c_text, c_max_tokens, c_sampler)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().send_async(c_text, c_max_tokens, c_sampler, c_options)));
         }
       }
     }},
    {"conversation.send/stream", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_text = call.read<std::string>("text");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"text", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Conversation>().send_stream(c_text));
         }
         case 2: {
           return call.answer(call.target<mullama::Conversation>().send_stream(c_text, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Conversation>().send_stream(c_text, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Conversation>().send_stream(c_text, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"conversation.send_messages/result", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Conversation>().send_messages(c_messages));
         }
         case 2: {
           return call.answer(call.target<mullama::Conversation>().send_messages(c_messages, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Conversation>().send_messages(c_messages, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Conversation>().send_messages(c_messages, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"conversation.send_messages/async_result", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().send_messages_async(c_messages)));
         }
         case 2: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().send_messages_async(c_messages, c_max_tokens)));
         }
         case 3: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().send_messages_async(c_messages, c_max_tokens, c_sampler)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().send_messages_async(c_messages, c_max_tokens, c_sampler, c_options)));
         }
       }
     }},
    {"conversation.send_messages/stream", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Conversation>().send_messages_stream(c_messages));
         }
         case 2: {
           return call.answer(call.target<mullama::Conversation>().send_messages_stream(c_messages, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Conversation>().send_messages_stream(c_messages, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Conversation>().send_messages_stream(c_messages, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"conversation.send_events/stream", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_text = call.read<std::string>("text");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"text", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Conversation>().send_events(c_text));
         }
         case 2: {
           return call.answer(call.target<mullama::Conversation>().send_events(c_text, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Conversation>().send_events(c_text, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Conversation>().send_events(c_text, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"conversation.send_messages_events/stream", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       switch (call.given({"messages", "max_tokens", "sampler", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::Conversation>().send_messages_events(c_messages));
         }
         case 2: {
           return call.answer(call.target<mullama::Conversation>().send_messages_events(c_messages, c_max_tokens));
         }
         case 3: {
           return call.answer(call.target<mullama::Conversation>().send_messages_events(c_messages, c_max_tokens, c_sampler));
         }
         default: {
           return call.answer(call.target<mullama::Conversation>().send_messages_events(c_messages, c_max_tokens, c_sampler, c_options));
         }
       }
     }},
    {"conversation.add", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       call.target<mullama::Conversation>().add(c_messages); return tagged();
     }},
    {"conversation.messages", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(call.target<mullama::Conversation>().messages());
     }},
    {"conversation.undo", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(call.target<mullama::Conversation>().undo());
     }},
    {"conversation.save", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_path = call.read<std::filesystem::path>("path");
       call.target<mullama::Conversation>().save(c_path); return tagged();
     }},
    {"conversation.save/async", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_path = call.read<std::filesystem::path>("path");
       call.waited_for(call.target<mullama::Conversation>().save_async(c_path)); return tagged();
     }},
    {"conversation.excess", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_n_tokens = call.read_or<std::int32_t>("n_tokens", std::int32_t(0));
       switch (call.given({"n_tokens"})) {
         case 0: {
           return call.answer(call.target<mullama::Conversation>().excess());
         }
         default: {
           return call.answer(call.target<mullama::Conversation>().excess(c_n_tokens));
         }
       }
     }},
    {"conversation.excess/async", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_n_tokens = call.read_or<std::int32_t>("n_tokens", std::int32_t(0));
       switch (call.given({"n_tokens"})) {
         case 0: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().excess_async()));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::Conversation>().excess_async(c_n_tokens)));
         }
       }
     }},
    {"conversation.condense", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_n_oldest = call.read<std::int32_t>("n_oldest");
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       call.target<mullama::Conversation>().condense(c_n_oldest, c_messages); return tagged();
     }},
    {"conversation.fork", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(call.target<mullama::Conversation>().fork());
     }},
    {"embedding_generator.new", "",
     []([[maybe_unused]] Request& call) -> json {
       auto& c_model = call.object<mullama::Model>("model");
       const auto c_config = call.read_or<EmbeddingConfig>("config", EmbeddingConfig{});
       switch (call.given({"model", "config"})) {
         case 0:
         case 1: {
           return call.answer(mullama::EmbeddingGenerator(c_model));
         }
         default: {
           return call.answer(mullama::EmbeddingGenerator(c_model, c_config));
         }
       }
     }},
    {"embedding_generator.new/async", "",
     []([[maybe_unused]] Request& call) -> json {
       auto& c_model = call.object<mullama::Model>("model");
       const auto c_config = call.read_or<EmbeddingConfig>("config", EmbeddingConfig{});
       switch (call.given({"model", "config"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(mullama::EmbeddingGenerator::create_async(c_model)));
         }
         default: {
           return call.answer(call.waited_for(mullama::EmbeddingGenerator::create_async(c_model, c_config)));
         }
       }
     }},
    {"embedding_generator.embed", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_text = call.read<std::string>("text");
       return call.answer(call.target<mullama::EmbeddingGenerator>().embed(c_text));
     }},
    {"embedding_generator.embed/async", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_text = call.read<std::string>("text");
       return call.answer(call.waited_for(call.target<mullama::EmbeddingGenerator>().embed_async(c_text)));
     }},
    {"embedding_generator.embed_batch", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_texts = call.read<std::vector<std::string>>("texts");
       const auto c_options = call.read_or<EmbedOptions>("options", EmbedOptions{});
       auto fractions = call.calls("progress");
       switch (call.given({"texts", "options", "progress"})) {
         case 0:
         case 1: {
           return call.answer(call.target<mullama::EmbeddingGenerator>().embed_batch(c_texts));
         }
         case 2: {
           return call.answer(call.target<mullama::EmbeddingGenerator>().embed_batch(c_texts, c_options));
         }
         default: {
           return call.answer(call.target<mullama::EmbeddingGenerator>().embed_batch(c_texts, c_options, [&](float) { return fractions(); }));
         }
       }
     }},
    {"embedding_generator.embed_batch/async", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_texts = call.read<std::vector<std::string>>("texts");
       const auto c_options = call.read_or<EmbedOptions>("options", EmbedOptions{});
       switch (call.given({"texts", "options"})) {
         case 0:
         case 1: {
           return call.answer(call.waited_for(call.target<mullama::EmbeddingGenerator>().embed_batch_async(c_texts)));
         }
         default: {
           return call.answer(call.waited_for(call.target<mullama::EmbeddingGenerator>().embed_batch_async(c_texts, c_options)));
         }
       }
     }},
    {"tool_run.new", "",
     []([[maybe_unused]] Request& call) -> json {
       auto& c_context = call.object<mullama::Context>("context");
       const auto c_messages = call.read<std::vector<ChatMessage>>("messages");
       const auto c_tools = call.read<std::string>("tools");
       const auto c_max_tokens = call.read_or<std::int32_t>("max_tokens", std::int32_t(-1));
       const auto c_sampler = call.read_or<SamplerParams>("sampler", SamplerParams{});
       const auto c_chat = call.read_or<ChatOptions>("chat", ChatOptions{});
       const auto c_options = call.read_or<GenerateOptions>("options", GenerateOptions{});
       const auto c_max_steps = call.read_or<std::int32_t>("max_steps", std::int32_t(8));
       switch (call.given({"context", "messages", "tools", "max_tokens", "sampler", "chat", "options", "max_steps"})) {
         case 0:
         case 1:
         case 2:
         case 3: {
           return call.answer(mullama::ToolRun(c_context, c_messages, c_tools));
         }
         case 4: {
           return call.answer(mullama::ToolRun(c_context, c_messages, c_tools, c_max_tokens));
         }
         case 5: {
           return call.answer(mullama::ToolRun(c_context, c_messages, c_tools, c_max_tokens, c_sampler));
         }
         case 6: {
           return call.answer(mullama::ToolRun(c_context, c_messages, c_tools, c_max_tokens, c_sampler, c_chat));
         }
         case 7: {
           return call.answer(mullama::ToolRun(c_context, c_messages, c_tools, c_max_tokens, c_sampler, c_chat, c_options));
         }
         default: {
           return call.answer(mullama::ToolRun(c_context, c_messages, c_tools, c_max_tokens, c_sampler, c_chat, c_options, c_max_steps));
         }
       }
     }},
    {"tool_run.next", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(call.target<mullama::ToolRun>().next());
     }},
    {"tool_run.next/async", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(call.waited_for(call.target<mullama::ToolRun>().next_async()));
     }},
    {"tool_run.give", "",
     []([[maybe_unused]] Request& call) -> json {
       const auto c_results = call.read<std::vector<ToolResult>>("results");
       call.target<mullama::ToolRun>().give(c_results); return tagged();
     }},
    {"tool_run.messages", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(call.target<mullama::ToolRun>().messages());
     }},
    {"tool_run.is_cancelled", "",
     []([[maybe_unused]] Request& call) -> json {
       return call.answer(call.target<mullama::ToolRun>().is_cancelled());
     }},
};

json fact(const Object& object, const std::string& name) {
  if (const auto* it = std::get_if<mullama::Model>(&object)) {
    if (name == "n_ctx_train") return tagged(it->n_ctx_train());
    if (name == "n_embd") return tagged(it->n_embd());
    if (name == "n_vocab") return tagged(it->n_vocab());
    if (name == "n_layer") return tagged(it->n_layer());
    if (name == "n_head") return tagged(it->n_head());
    if (name == "token_bos") return tagged(it->token_bos());
    if (name == "token_eos") return tagged(it->token_eos());
    if (name == "token_nl") return tagged(it->token_nl());
    if (name == "size") return tagged(it->size());
    if (name == "n_params") return tagged(it->n_params());
    if (name == "description") return tagged(it->description());
    if (name == "architecture") return tagged(it->architecture());
    if (name == "name") return tagged(it->name());
    if (name == "metadata") return tagged(it->metadata());
    if (name == "chat_template") return tagged(it->chat_template());
    if (name == "has_encoder") return tagged(it->has_encoder());
    if (name == "has_decoder") return tagged(it->has_decoder());
    if (name == "token_eot") return tagged(it->token_eot());
    if (name == "token_sep") return tagged(it->token_sep());
    if (name == "token_pad") return tagged(it->token_pad());
  }
  if (const auto* it = std::get_if<mullama::Context>(&object)) {
    if (name == "n_ctx") return tagged(it->n_ctx());
    if (name == "n_batch") return tagged(it->n_batch());
    if (name == "n_threads") return tagged(it->n_threads());
  }
  if (const auto* it = std::get_if<mullama::Conversation>(&object)) {
    if (name == "n_messages") return tagged(it->n_messages());
    if (name == "n_tokens") return tagged(it->n_tokens());
    if (name == "n_dropped") return tagged(it->n_dropped());
  }
  if (const auto* it = std::get_if<mullama::EmbeddingGenerator>(&object)) {
    if (name == "n_embd") return tagged(it->n_embd());
  }
  throw Wrong("no fact " + name);
}

Object clone(const Object& object) {
  if (const auto* it = std::get_if<mullama::Model>(&object)) return it->clone();
  throw Wrong("this object cannot be cloned");
}

json stream_method(Object& object, const std::string& op) {
  if (auto* it = std::get_if<mullama::EventStream>(&object)) {
    if (op == "drain") {
      json pieces = json::array();
      for (const auto& piece : *it) pieces.push_back(tagged(piece));
      return {"list", pieces};
    }
    if (op == "next") return tagged(it->next());
    if (op == "try_next") return tagged(it->try_next());
    if (op == "finish") return tagged(it->finish());
  }
  if (auto* it = std::get_if<mullama::Stream>(&object)) {
    if (op == "drain") {
      json pieces = json::array();
      for (const auto& piece : *it) pieces.push_back(tagged(piece));
      return {"list", pieces};
    }
    if (op == "next") return tagged(it->next());
    if (op == "try_next") return tagged(it->try_next());
    if (op == "finish") return tagged(it->finish());
  }
  throw Wrong("no op " + op);
}

}  // namespace client
