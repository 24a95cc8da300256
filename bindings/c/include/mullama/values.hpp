// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
// The values of the API: error codes, enums, parameters with their defaults, records.
#ifndef MULLAMA_VALUES_HPP
#define MULLAMA_VALUES_HPP

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mullama {

/// The id of one token of a model's vocabulary.
using TokenId = std::int32_t;

class CancelToken;
class Model;
class Context;
class Conversation;
class EmbeddingGenerator;
class ToolRun;
class EventStream;
class Stream;

/// Why a call failed; the numbers are the same in all languages.
enum class ErrorCode : std::int32_t {
  /// A null pointer was given where a value is needed.
  null_pointer = -1,
  /// The model file cannot be loaded.
  model_load = -2,
  /// The context cannot be created.
  context = -3,
  /// The text cannot be turned into tokens.
  tokenization = -4,
  /// The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
  generation = -5,
  /// The sampler parameters are out of range.
  sampler = -6,
  /// The text cannot be embedded.
  embedding = -7,
  /// An argument is out of range or malformed.
  invalid_input = -8,
  /// The buffer is too small for the result.
  buffer_too_small = -9,
  /// The compute backend cannot be started.
  backend = -10,
  /// The call was cancelled before it had anything to give.
  cancelled = -11,
  /// A bug in Mullama; please report it with the message.
  internal = -12,
  /// The feature is not built into this library.
  not_available = -13,
  /// The text is not valid UTF-8.
  utf8 = -14,
  /// A lock is poisoned.
  lock = -15,
  /// The handle was freed, forged or is of another type.
  invalid_handle = -16,
  /// The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
  context_full = -17,
  /// A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.
  context_busy = -18,
  /// The handle belongs to the process that was forked from.
  wrong_process = -19,
  /// Nothing is ready yet.
  would_block = -20,
  /// An assertion of the engine failed; the context on which it did answers the same from then on.
  engine = -21,
  /// A file cannot be written or read, or it is not what was written to it.
  file = -23,
};

/// The value's name, as `null_pointer`; empty for a number that is none of them.
constexpr std::string_view to_string(ErrorCode value) noexcept {
  switch (value) {
    case ErrorCode::null_pointer:
      return "null_pointer";
    case ErrorCode::model_load:
      return "model_load";
    case ErrorCode::context:
      return "context";
    case ErrorCode::tokenization:
      return "tokenization";
    case ErrorCode::generation:
      return "generation";
    case ErrorCode::sampler:
      return "sampler";
    case ErrorCode::embedding:
      return "embedding";
    case ErrorCode::invalid_input:
      return "invalid_input";
    case ErrorCode::buffer_too_small:
      return "buffer_too_small";
    case ErrorCode::backend:
      return "backend";
    case ErrorCode::cancelled:
      return "cancelled";
    case ErrorCode::internal:
      return "internal";
    case ErrorCode::not_available:
      return "not_available";
    case ErrorCode::utf8:
      return "utf8";
    case ErrorCode::lock:
      return "lock";
    case ErrorCode::invalid_handle:
      return "invalid_handle";
    case ErrorCode::context_full:
      return "context_full";
    case ErrorCode::context_busy:
      return "context_busy";
    case ErrorCode::wrong_process:
      return "wrong_process";
    case ErrorCode::would_block:
      return "would_block";
    case ErrorCode::engine:
      return "engine";
    case ErrorCode::file:
      return "file";
  }
  return "";
}

/// What a part of an answer is.
enum class EventKind : std::int32_t {
  /// Part of the answer.
  text = 0,
  /// Part of the thought before it.
  thinking = 1,
  /// A call of a tool, whole.
  tool_call = 2,
};

/// The value's name, as `text`; empty for a number that is none of them.
constexpr std::string_view to_string(EventKind value) noexcept {
  switch (value) {
    case EventKind::text:
      return "text";
    case EventKind::thinking:
      return "thinking";
    case EventKind::tool_call:
      return "tool_call";
  }
  return "";
}

/// Why a generation ended.
enum class FinishReason : std::int32_t {
  /// An end-of-generation token was produced.
  stop = 0,
  /// One of the stop strings was produced; it is not part of the text.
  stop_string = 1,
  /// The limit of tokens was reached.
  length = 2,
  /// The cancel token was set or the stream was closed.
  cancelled = 3,
  /// The context had no space for another token.
  context_full = 4,
};

/// The value's name, as `stop`; empty for a number that is none of them.
constexpr std::string_view to_string(FinishReason value) noexcept {
  switch (value) {
    case FinishReason::stop:
      return "stop";
    case FinishReason::stop_string:
      return "stop_string";
    case FinishReason::length:
      return "length";
    case FinishReason::cancelled:
      return "cancelled";
    case FinishReason::context_full:
      return "context_full";
  }
  return "";
}

/// Whether flash attention is used.
enum class FlashAttn : std::int32_t {
  /// The engine decides.
  auto_ = -1,
  /// Never.
  off = 0,
  /// Always.
  on = 1,
};

/// The value's name, as `auto`; empty for a number that is none of them.
constexpr std::string_view to_string(FlashAttn value) noexcept {
  switch (value) {
    case FlashAttn::auto_:
      return "auto";
    case FlashAttn::off:
      return "off";
    case FlashAttn::on:
      return "on";
  }
  return "";
}

/// The number format of the KV cache.
enum class KvType : std::int32_t {
  /// 32-bit floats.
  f32 = 0,
  /// 16-bit floats.
  f16 = 1,
  /// 4 bits in blocks of 32.
  q4_0 = 2,
  /// 4 bits in blocks of 32, with an offset.
  q4_1 = 3,
  /// 5 bits in blocks of 32.
  q5_0 = 6,
  /// 5 bits in blocks of 32, with an offset.
  q5_1 = 7,
  /// 8 bits in blocks of 32.
  q8_0 = 8,
  /// 16-bit brain floats.
  bf16 = 30,
};

/// The value's name, as `f32`; empty for a number that is none of them.
constexpr std::string_view to_string(KvType value) noexcept {
  switch (value) {
    case KvType::f32:
      return "f32";
    case KvType::f16:
      return "f16";
    case KvType::q4_0:
      return "q4_0";
    case KvType::q4_1:
      return "q4_1";
    case KvType::q5_0:
      return "q5_0";
    case KvType::q5_1:
      return "q5_1";
    case KvType::q8_0:
      return "q8_0";
    case KvType::bf16:
      return "bf16";
  }
  return "";
}

/// What happens when the context is full in the middle of a generation.
enum class Overflow : std::int32_t {
  /// The generation ends with `FinishReason::context_full`.
  stop = 0,
  /// The older half behind BOS is dropped, the rest evaluated anew; without a limit of tokens it is endless.
  shift = 1,
};

/// The value's name, as `stop`; empty for a number that is none of them.
constexpr std::string_view to_string(Overflow value) noexcept {
  switch (value) {
    case Overflow::stop:
      return "stop";
    case Overflow::shift:
      return "shift";
  }
  return "";
}

/// How the vectors of a text's tokens become one.
enum class Pooling : std::int32_t {
  /// As the model's metadata says, else the mean.
  unspecified = -1,
  /// Not at all; no embedding can be made.
  none = 0,
  /// Their mean.
  mean = 1,
  /// The first token's.
  cls = 2,
  /// The last token's.
  last = 3,
  /// A reranker's score; no embedding can be made.
  rank = 4,
};

/// The value's name, as `unspecified`; empty for a number that is none of them.
constexpr std::string_view to_string(Pooling value) noexcept {
  switch (value) {
    case Pooling::unspecified:
      return "unspecified";
    case Pooling::none:
      return "none";
    case Pooling::mean:
      return "mean";
    case Pooling::cls:
      return "cls";
    case Pooling::last:
      return "last";
    case Pooling::rank:
      return "rank";
  }
  return "";
}

/// How a model is spread over several GPUs.
enum class SplitMode : std::int32_t {
  /// One GPU holds everything.
  none = 0,
  /// Layers and their KV cache are spread.
  layer = 1,
  /// Rows of the matrices are spread.
  row = 2,
};

/// The value's name, as `none`; empty for a number that is none of them.
constexpr std::string_view to_string(SplitMode value) noexcept {
  switch (value) {
    case SplitMode::none:
      return "none";
    case SplitMode::layer:
      return "layer";
    case SplitMode::row:
      return "row";
  }
  return "";
}

/// What a token is to its vocabulary.
enum class TokenKind : std::int32_t {
  /// The file does not say.
  undefined = 0,
  /// A piece of ordinary text.
  normal = 1,
  /// Stands for what the vocabulary cannot spell.
  unknown = 2,
  /// Marks the structure of a text, like its beginning; no text of its own.
  control = 3,
  /// Added to the vocabulary as a whole; its text is never split.
  user_defined = 4,
  /// A place that is free.
  unused = 5,
  /// One byte of a character that has no token of its own.
  byte = 6,
};

/// The value's name, as `undefined`; empty for a number that is none of them.
constexpr std::string_view to_string(TokenKind value) noexcept {
  switch (value) {
    case TokenKind::undefined:
      return "undefined";
    case TokenKind::normal:
      return "normal";
    case TokenKind::unknown:
      return "unknown";
    case TokenKind::control:
      return "control";
    case TokenKind::user_defined:
      return "user_defined";
    case TokenKind::unused:
      return "unused";
    case TokenKind::byte:
      return "byte";
  }
  return "";
}

/// What a conversation does when it no longer fits into its context.
enum class WhenFull : std::int32_t {
  /// The oldest turns are dropped as a whole; system messages, tools and the turn that is to be answered stay.
  drop_oldest = 0,
  /// The call answers `ErrorCode::context_full` and changes nothing.
  fail = 1,
};

/// The value's name, as `drop_oldest`; empty for a number that is none of them.
constexpr std::string_view to_string(WhenFull value) noexcept {
  switch (value) {
    case WhenFull::drop_oldest:
      return "drop_oldest";
    case WhenFull::fail:
      return "fail";
  }
  return "";
}

namespace detail {
/// What the library must answer: these headers are made for it.
inline constexpr std::int32_t abi_version = 2;
inline constexpr std::string_view header_version = "0.4.0";
inline constexpr std::string_view api_digest = "3b050a3e1e3aa06465ec5217b39902a9b33e51940b74689cc4405091a52cb7f1";

/// The numbers that errors may carry.
inline constexpr std::array<const char*, 6> error_data_keys{"n_generated", "finish_reason", "needed", "available", "index", "line"};
}  // namespace detail

/// Hears how far a call has come.
using ProgressCallback = std::function<bool(float fraction)>;

/// Hears each piece of a generation.
using StreamCallback = std::function<bool(std::string_view piece)>;

#if defined(__GNUC__) && !defined(__clang__)
// GCC takes the text of an absent std::optional for one that is read (its bug 80635).
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

/// What the text must conform to.
struct Constraint {
  /// What the text is.
  enum class Kind : std::int32_t {
    /// A JSON Schema 2020-12 document; the text is compact.
    json_schema = 1,
    /// A regular expression over the whole text, in the syntax of Rust's regex crate.
    regex = 2,
    /// A Lark grammar, whose first rule is `start`.
    lark = 3,
    /// A GBNF grammar, as llama.cpp has it, whose first rule is `root`.
    gbnf = 4,
  };

  Kind kind;
  std::string text;

  /// A JSON Schema 2020-12 document; the text is compact.
  static Constraint json_schema(std::string text) { return { Kind::json_schema, std::move(text) }; }

  /// A regular expression over the whole text, in the syntax of Rust's regex crate.
  static Constraint regex(std::string text) { return { Kind::regex, std::move(text) }; }

  /// A Lark grammar, whose first rule is `start`.
  static Constraint lark(std::string text) { return { Kind::lark, std::move(text) }; }

  /// A GBNF grammar, as llama.cpp has it, whose first rule is `root`.
  static Constraint gbnf(std::string text) { return { Kind::gbnf, std::move(text) }; }
};

/// One call of a tool that a message carries.
struct ToolCall {
  /// The tool.
  std::string name{};
  /// A JSON object; an empty text is one without keys.
  std::string arguments{};
  /// What the tool's answer names the call by.
  std::optional<std::string> id{};
};

/// One message of a conversation.
struct ChatMessage {
  /// `system`, `user`, `assistant` or `tool`.
  std::string role{};
  /// The text; a special token written in it stays text. A message that has `tool_calls` can go without.
  std::optional<std::string> content{};
  /// Who speaks, or which tool answers, for templates that write it.
  std::optional<std::string> name{};
  /// The calls of tools that the assistant made.
  std::vector<ToolCall> tool_calls{};
  /// Which call a tool's answer belongs to, by its `ToolCall::id`.
  std::optional<std::string> tool_call_id{};
  /// A JSON object whose keys the template finds beside the others.
  std::optional<std::string> extra{};
};

/// How a conversation becomes a prompt.
struct ChatOptions {
  /// End with what begins the assistant's answer.
  bool add_generation_prompt = true;
  /// A JSON list of messages instead of the typed ones, as other APIs have it.
  std::optional<std::string> messages_json{};
  /// A JSON list of tools that the model may call: objects with a `name`, a `description` and `parameters`, a JSON Schema of an object;
  /// alone or, as other APIs have them, under `function` beside the `type` of that name.
  std::optional<std::string> tools{};
  /// A JSON object of further variables of the template.
  std::optional<std::string> variables{};
  /// The template's clock, in seconds since 1970 UTC; `std::nullopt` takes the machine's.
  std::optional<std::int64_t> now_unix{};
  /// Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it writes for text, `"required"` makes
  /// it call one or more of them, and a tool's name that one, once. Calls are read in the form in which the model's template writes them.
  /// A call that is asked for is generated under a constraint: it is whole unless the generation is cut short, and its arguments conform
  /// to the tool's `parameters`. Where a template takes tools and the form of its calls is not known, `"auto"` leaves them in the text,
  /// and a call cannot be asked for. A template that knows no tools refuses them with `ErrorCode::not_available`.
  std::string tool_choice = "auto";
};

/// How a context is created.
struct ContextParams {
  /// Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than a quarter of the memory that is
  /// left, the most that fits, 512 at least; `Context::n_ctx` says how many, and a program whose results are to repeat gives its own
  /// number.
  std::uint32_t n_ctx = 0U;
  /// Tokens evaluated in one call of the engine.
  std::uint32_t n_batch = 2048U;
  /// Tokens evaluated in one compute graph.
  std::uint32_t n_ubatch = 512U;
  /// Generations that are computed at once; they share `n_ctx`. Any number can be open: they take turns.
  std::uint32_t n_seq_max = 1U;
  /// Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are slower, as they can be beside other
  /// work, unless the context is `deterministic`. The context goes on with fewer where the system refuses some.
  std::int32_t n_threads = 0;
  /// Threads for prompts, at most, in the same way; 0 takes `n_threads`.
  std::int32_t n_threads_batch = 0;
  /// Keep embeddings of what is decoded.
  bool embeddings = false;
  /// Keep the KV cache on the GPU with its layers.
  bool offload_kqv = true;
  /// Evaluate every prompt from its start and alone, with exactly `n_threads`, so that results repeat to the bit: on the same build, with
  /// the same variant of its code (`system_info`) and the same number of threads. Creating fails where the system refuses a thread.
  bool deterministic = false;
  /// Whether flash attention is used.
  FlashAttn flash_attn = FlashAttn::auto_;
  /// Number format of the cached keys.
  KvType type_k = KvType::f16;
  /// Number format of the cached values; a quantised one needs flash attention.
  KvType type_v = KvType::f16;
  /// What happens when the context is full in the middle of a generation.
  Overflow overflow = Overflow::stop;
  /// Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what is available when the context is
  /// created, -1 keeps none. What is not kept is evaluated again; in a deterministic context a request that would need that answers
  /// `ErrorCode::context_full`.
  std::int32_t swap_mib = 0;
};

/// How a conversation begins, and what it does when it is full.
struct ConversationParams {
  /// A system message that stands first.
  std::optional<std::string> system{};
  /// Messages that were said before, oldest first.
  std::vector<ChatMessage> messages{};
  /// Tools, variables and the clock, which stands still from here on where it is not given, so that a date in the prompt stays what it
  /// was. Messages that were said before can be its `ChatOptions::messages_json`, in place of `messages`; its
  /// `ChatOptions::add_generation_prompt` is not looked at.
  ChatOptions chat{};
  /// Whose conversation this is, where the call gives no `GenerateOptions::cache_key` of its own.
  std::optional<std::string> cache_key{};
  /// What happens when messages and answer do not fit.
  WhenFull when_full = WhenFull::drop_oldest;
  /// Tokens that are kept free for an answer, or as many as the answer may have where those are fewer; 0 takes a quarter of the context.
  /// A conversation that leaves no such space is full, and what is dropped then leaves it three quarters of what it may have.
  std::int32_t n_reserve = 0;
};

/// What an embedding of many texts may be given.
struct EmbedOptions {
  /// Stops the work when it is set.
  const CancelToken* cancel{};
};

/// How an embedding generator is created.
struct EmbeddingConfig {
  /// Longest text in tokens; the model's own limit cuts it.
  std::uint32_t n_ctx = 512U;
  /// Scale every embedding to length 1.
  bool normalize = true;
  /// Tokens evaluated together; 0 takes 256, and at least `n_ctx`.
  std::uint32_t n_batch = 0U;
  /// Threads; 0 takes the physical cores.
  std::int32_t n_threads = 0;
  /// How the vectors of a text's tokens become one.
  Pooling pooling = Pooling::unspecified;
  /// Cut a text that is too long instead of refusing it.
  bool truncate = false;
};

/// The oldest messages of a conversation that have to go so that there is space.
struct Excess {
  /// How many they are; 0 where there is space.
  std::int32_t n_messages{};
  /// These messages, as a JSON list.
  std::string messages{};
  /// Tokens of the whole conversation as its next prompt.
  std::int32_t n_tokens{};
  /// Tokens that it may have beside what is kept free.
  std::int32_t n_available{};
};

/// A number added to one token's logit.
struct LogitBias {
  /// The token.
  TokenId token{};
  /// Added to its logit.
  float bias{};
};

/// What one generation may be given besides its sampler.
struct GenerateOptions {
  /// Strings that end the text; they are not part of it.
  std::vector<std::string> stop{};
  /// What the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn
  /// among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may
  /// have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like
  /// `not`, `if`, `contains`, `uniqueItems`) is refused with its place.
  std::optional<Constraint> constraint{};
  /// Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k likeliest tokens at each place, too. A
  /// place costs a look at every token of the vocabulary; without them nothing.
  std::int32_t n_logprobs = -1;
  /// Numbers added to single logits before anything else; a token named twice gets the sum.
  std::vector<LogitBias> logit_bias{};
  /// Ends the generation when it is set; the text so far is kept.
  const CancelToken* cancel{};
  /// Whose prompt this is: only tokens that were cached under the same key are found again. A server that shares a context between
  /// clients who do not trust each other gives each one a key of its own, for `GenerationStats::n_cached` and times tell one how a prompt
  /// begins that another sent.
  std::optional<std::string> cache_key{};
};

/// Counts and times of one generation.
struct GenerationStats {
  /// Tokens of the prompt.
  std::int32_t n_prompt{};
  /// Prompt tokens that were already in the KV cache.
  std::int32_t n_cached{};
  /// Tokens that were delivered.
  std::int32_t n_generated{};
  /// The seed that was used.
  std::uint32_t seed{};
  /// Milliseconds that loading the model took.
  double load_ms{};
  /// Milliseconds spent on the prompt.
  double prompt_ms{};
  /// Milliseconds spent on generating.
  double generate_ms{};
};

/// A token that was likely in a place of a text.
struct TopLogprob {
  /// The token.
  TokenId token{};
  /// Its log probability before the sampler's steps.
  float logprob{};
  /// Its log probability after the sampler's steps; minus infinity where one of them, or the constraint, has left it out.
  float sampled_logprob{};
};

/// How likely a token of a text was, and which others were likely in its place.
///
/// Logarithms to the base e, twice: before the sampler's steps, of the model's own distribution, which no bias, constraint, penalty or
/// temperature has changed; and after them, of the distribution that the token was drawn from.
struct TokenLogprobs {
  /// The token; `Model::token_to_piece` has its bytes.
  TokenId token{};
  /// Its log probability before the sampler's steps.
  float logprob{};
  /// Its log probability after the sampler's steps; 0 where it was certain, as it always is at temperature 0.
  float sampled_logprob{};
  /// The likeliest tokens before the sampler's steps, the likeliest first and of equals the lower number, as many as
  /// `GenerateOptions::n_logprobs` says.
  std::vector<TopLogprob> top{};
};

/// A call of a tool in an answer.
struct ToolRequest {
  /// What the tool's answer names it by: `call_0` and so on, counted over the conversation; nine letters and digits where the template
  /// asks for that.
  std::string id{};
  /// The tool, as the model wrote it; it need not be one of those that it was given.
  std::string name{};
  /// The arguments as the model wrote them, in its order; a JSON object, unless the model does not keep to that.
  std::string arguments{};
};

/// The record of one generation.
struct Generation {
  /// The text; bytes that never became a whole character are U+FFFD.
  std::string text{};
  /// The tokens behind the text, shape (n,), where n is `GenerationStats::n_generated`.
  std::vector<TokenId> tokens{};
  /// Why the generation ended.
  FinishReason finish_reason{};
  /// Counts and times.
  GenerationStats stats{};
  /// Of a conversation's answer the thought that the model wrote before it, in the tags of its template; empty where there is none.
  /// `text` goes without it.
  std::string thinking{};
  /// The calls of tools in a conversation's answer, in their order; `text` goes without them. What is no whole call, as at the end of a
  /// generation that was cut short, stays text.
  std::vector<ToolRequest> tool_calls{};
  /// Log probabilities of each of `tokens`, one record for each, in their order; none unless `GenerateOptions::n_logprobs` asks for them.
  std::vector<TokenLogprobs> logprobs{};
};

/// A part of an answer that is still being generated.
struct GenerationEvent {
  /// What it is.
  EventKind kind{};
  /// Whole characters; of a call what the model wrote for it.
  std::string text{};
  /// The tokens behind it, shape (n,).
  std::vector<TokenId> tokens{};
  /// The call; `std::nullopt` for the other kinds.
  std::optional<ToolRequest> tool_call{};
  /// Log probabilities of each of `tokens`, as `Generation::logprobs` has them.
  std::vector<TokenLogprobs> logprobs{};
};

/// How a model is loaded.
struct ModelParams {
  /// Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in a child that was forked from a
  /// process whose GPU driver has started.
  std::int32_t n_gpu_layers = 0;
  /// Index of the GPU that holds what is not split.
  std::int32_t main_gpu = 0;
  /// Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short while it is in use ends the process
  /// by a signal (SIGBUS), which no library can make an error of. Replace a model by renaming another file over it, or read the file
  /// where others may write to it.
  bool use_mmap = true;
  /// Lock the weights in memory.
  bool use_mlock = false;
  /// Load the vocabulary without the weights.
  bool vocab_only = false;
  /// Check every tensor for invalid values while loading.
  bool check_tensors = false;
  /// Keep the weights in this process after the last handle is gone.
  bool keep_loaded = false;
  /// How the model is spread over several GPUs.
  SplitMode split_mode = SplitMode::layer;
  /// Share of each GPU, one number for each; empty lets the engine decide.
  std::vector<float> tensor_split{};
  /// Indices of the devices to use; empty means all.
  std::vector<std::int32_t> devices{};
  /// Stops the load when it is set.
  const CancelToken* cancel{};
};

/// How the next token is drawn.
///
/// The steps run in this order: logit bias, penalties, DRY, top-n-sigma, top-k, typical, top-p, min-p, XTC, temperature, draw.
struct SamplerParams {
  /// Divides the logits; 0 takes the most likely token.
  float temperature = 0.8F;
  /// Keep the k most likely tokens; 0 keeps all.
  std::int32_t top_k = 40;
  /// Keep the most likely tokens that together reach this probability.
  float top_p = 0.95F;
  /// Drop tokens less likely than this share of the most likely one.
  float min_p = 0.05F;
  /// Locally typical sampling; 1 is off.
  float typical_p = 1.0F;
  /// Divides the logits of recent tokens; 1 is off.
  float penalty_repeat = 1.1F;
  /// Subtracted once for each time a recent token occurred.
  float penalty_freq = 0.0F;
  /// Subtracted when a recent token occurred at all.
  float penalty_present = 0.0F;
  /// How many tokens are recent, the prompt's included; -1 means the whole context, 0 none.
  std::int32_t penalty_last_n = 64;
  /// Never produce an end-of-generation token.
  bool ignore_eos = false;
  /// Makes draws repeatable; `std::nullopt` draws a fresh seed, which `GenerationStats::seed` reports. 0xFFFFFFFF means `std::nullopt`.
  std::optional<std::uint32_t> seed{};
  /// Keep tokens within n standard deviations of the best logit; -1 is off.
  float top_n_sigma = -1.0F;
  /// How often the most likely tokens are excluded by XTC; 0 is off.
  float xtc_probability = 0.0F;
  /// Tokens above this probability can be excluded by XTC.
  float xtc_threshold = 0.1F;
  /// Width of the dynamic temperature; 0 is off.
  float dynatemp_range = 0.0F;
  /// How entropy maps to the dynamic temperature.
  float dynatemp_exponent = 1.0F;
  /// Strength of the DRY repetition penalty; 0 is off.
  float dry_multiplier = 0.0F;
  /// Growth of the DRY penalty with the length of the repetition.
  float dry_base = 1.75F;
  /// Longest repetition that DRY lets pass.
  std::int32_t dry_allowed_length = 2;
  /// Tokens that DRY looks back; -1 means the whole context, 0 none.
  std::int32_t dry_penalty_last_n = -1;
  /// Mirostat version; 0 is off. It replaces every other truncation.
  std::int32_t mirostat = 0;
  /// Target surprise of Mirostat, in nats.
  float mirostat_tau = 5.0F;
  /// Learning rate of Mirostat.
  float mirostat_eta = 0.1F;

  /// Balanced generation.
  static SamplerParams default_() {
    SamplerParams preset{};
    return preset;
  }

  /// Deterministic, factual output.
  static SamplerParams greedy() {
    SamplerParams preset{};
    preset.temperature = 0.0F;
    preset.top_k = 1;
    preset.top_p = 1.0F;
    preset.min_p = 0.0F;
    preset.penalty_repeat = 1.0F;
    return preset;
  }

  /// Focused, low-variance responses.
  static SamplerParams precise() {
    SamplerParams preset{};
    preset.temperature = 0.3F;
    preset.top_k = 20;
    preset.top_p = 0.8F;
    preset.min_p = 0.05F;
    preset.penalty_repeat = 1.1F;
    return preset;
  }

  /// Creative writing, brainstorming.
  static SamplerParams creative() {
    SamplerParams preset{};
    preset.temperature = 1.2F;
    preset.top_k = 100;
    preset.top_p = 0.95F;
    preset.min_p = 0.0F;
    preset.penalty_repeat = 1.0F;
    return preset;
  }
};

/// How likely a model finds a text.
struct Score {
  /// The log probability of the whole: the sum of `logprobs`, to the base e.
  double sum{};
  /// The tokens that were scored, shape (n,).
  std::vector<TokenId> tokens{};
  /// The log probability of each after all that stands before it, shape (n,).
  std::vector<float> logprobs{};
  /// Whether each was the likeliest in its place, so that a greedy generation would have gone on with this text.
  bool is_greedy{};
};

/// What a score of texts may be given.
struct ScoreOptions {
  /// Stops the work when it is set.
  const CancelToken* cancel{};
  /// Leave out the beginning of a prompt with which a pair does not fit into the context, instead of refusing it.
  bool truncate = false;
  /// Whose texts these are, as `GenerateOptions::cache_key` says.
  std::optional<std::string> cache_key{};
};

/// A text and what may follow it.
struct ScorePair {
  /// What stands before; empty where the continuation begins a text.
  std::string prompt{};
  /// What is scored.
  std::string continuation{};
};

/// What a vocabulary has on one token.
struct TokenDetail {
  /// As the vocabulary spells it, where a space may be another character; bytes that are no UTF-8 are U+FFFD.
  std::string text{};
  /// What it is.
  TokenKind kind{};
  /// Its score, which a SentencePiece vocabulary merges by; 0 where the vocabulary has none.
  float score{};
};

/// What a tool gave for one call.
struct ToolResult {
  /// The call, by its `ToolRequest::id`.
  std::string id{};
  /// What the model reads; a special token written in it stays text.
  std::string content{};
  /// The tool failed, and the text says why; the model is told.
  bool is_error = false;
};

/// What one generation of a `ToolRun` came to: calls that wait for their results, or the answer.
struct ToolStep {
  /// The calls, none where there is an answer.
  std::vector<ToolRequest> calls{};
  /// The record of the answer; `std::nullopt` where there are calls.
  std::optional<Generation> answer{};
  /// Which generation it was, from 1 on.
  std::int32_t step{};
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

}  // namespace mullama

#endif
