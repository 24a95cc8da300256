// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! Types and constants of the C ABI.
#![allow(dead_code, reason = "constants and aliases are for C")]

use std::ffi::{c_char, c_void};

#[allow(unused_imports)]
use crate::runtime as rt;
use crate::runtime::handle_type;

/// No error.
pub const MULLAMA_OK: i32 = 0;

/// A null pointer was given where a value is needed.
pub const MULLAMA_ERR_NULL_POINTER: i32 = -1;

/// The model file cannot be loaded.
pub const MULLAMA_ERR_MODEL_LOAD: i32 = -2;

/// The context cannot be created.
pub const MULLAMA_ERR_CONTEXT: i32 = -3;

/// The text cannot be turned into tokens.
pub const MULLAMA_ERR_TOKENIZATION: i32 = -4;

/// The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
pub const MULLAMA_ERR_GENERATION: i32 = -5;

/// The sampler parameters are out of range.
pub const MULLAMA_ERR_SAMPLER: i32 = -6;

/// The text cannot be embedded.
pub const MULLAMA_ERR_EMBEDDING: i32 = -7;

/// An argument is out of range or malformed.
pub const MULLAMA_ERR_INVALID_INPUT: i32 = -8;

/// The buffer is too small for the result.
pub const MULLAMA_ERR_BUFFER_TOO_SMALL: i32 = -9;

/// The compute backend cannot be started.
pub const MULLAMA_ERR_BACKEND: i32 = -10;

/// The call was cancelled before it had anything to give.
pub const MULLAMA_ERR_CANCELLED: i32 = -11;

/// A bug in Mullama; please report it with the message.
pub const MULLAMA_ERR_INTERNAL: i32 = -12;

/// The feature is not built into this library.
pub const MULLAMA_ERR_NOT_AVAILABLE: i32 = -13;

/// The text is not valid UTF-8.
pub const MULLAMA_ERR_UTF8: i32 = -14;

/// A lock is poisoned.
pub const MULLAMA_ERR_LOCK: i32 = -15;

/// The handle was freed, forged or is of another type.
pub const MULLAMA_ERR_INVALID_HANDLE: i32 = -16;

/// The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
pub const MULLAMA_ERR_CONTEXT_FULL: i32 = -17;

/// A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.
pub const MULLAMA_ERR_CONTEXT_BUSY: i32 = -18;

/// The handle belongs to the process that was forked from.
pub const MULLAMA_ERR_WRONG_PROCESS: i32 = -19;

/// Nothing is ready yet.
pub const MULLAMA_ERR_WOULD_BLOCK: i32 = -20;

/// An assertion of the engine failed; the context on which it did answers the same from then on.
pub const MULLAMA_ERR_ENGINE: i32 = -21;

/// A file cannot be written or read, or it is not what was written to it.
pub const MULLAMA_ERR_FILE: i32 = -23;

/// Stands for an absent token.
pub const MULLAMA_TOKEN_NONE: i32 = i32::MIN;

/// Stands for an absent `now_unix`.
pub const MULLAMA_NOW_MACHINE: i64 = i64::MIN;

/// Stands for an absent `seed`.
pub const MULLAMA_SEED_RANDOM: u32 = u32::MAX;

/// Part of the answer.
pub const MULLAMA_EVENT_KIND_TEXT: i32 = 0;

/// Part of the thought before it.
pub const MULLAMA_EVENT_KIND_THINKING: i32 = 1;

/// A call of a tool, whole.
pub const MULLAMA_EVENT_KIND_TOOL_CALL: i32 = 2;

/// An end-of-generation token was produced.
pub const MULLAMA_FINISH_REASON_STOP: i32 = 0;

/// One of the stop strings was produced; it is not part of the text.
pub const MULLAMA_FINISH_REASON_STOP_STRING: i32 = 1;

/// The limit of tokens was reached. Or the caller's buffer was full.
pub const MULLAMA_FINISH_REASON_LENGTH: i32 = 2;

/// The cancel token was set or the stream was closed.
pub const MULLAMA_FINISH_REASON_CANCELLED: i32 = 3;

/// The context had no space for another token.
pub const MULLAMA_FINISH_REASON_CONTEXT_FULL: i32 = 4;

/// The engine decides.
pub const MULLAMA_FLASH_ATTN_AUTO: i32 = -1;

/// Never.
pub const MULLAMA_FLASH_ATTN_OFF: i32 = 0;

/// Always.
pub const MULLAMA_FLASH_ATTN_ON: i32 = 1;

/// 32-bit floats.
pub const MULLAMA_KV_TYPE_F32: i32 = 0;

/// 16-bit floats.
pub const MULLAMA_KV_TYPE_F16: i32 = 1;

/// 4 bits in blocks of 32.
pub const MULLAMA_KV_TYPE_Q4_0: i32 = 2;

/// 4 bits in blocks of 32, with an offset.
pub const MULLAMA_KV_TYPE_Q4_1: i32 = 3;

/// 5 bits in blocks of 32.
pub const MULLAMA_KV_TYPE_Q5_0: i32 = 6;

/// 5 bits in blocks of 32, with an offset.
pub const MULLAMA_KV_TYPE_Q5_1: i32 = 7;

/// 8 bits in blocks of 32.
pub const MULLAMA_KV_TYPE_Q8_0: i32 = 8;

/// 16-bit brain floats.
pub const MULLAMA_KV_TYPE_BF16: i32 = 30;

/// The generation ends with `MULLAMA_FINISH_REASON_CONTEXT_FULL`.
pub const MULLAMA_OVERFLOW_STOP: i32 = 0;

/// The older half behind BOS is dropped, the rest evaluated anew; without a limit of tokens it is endless.
pub const MULLAMA_OVERFLOW_SHIFT: i32 = 1;

/// As the model's metadata says, else the mean.
pub const MULLAMA_POOLING_UNSPECIFIED: i32 = -1;

/// Not at all; no embedding can be made.
pub const MULLAMA_POOLING_NONE: i32 = 0;

/// Their mean.
pub const MULLAMA_POOLING_MEAN: i32 = 1;

/// The first token's.
pub const MULLAMA_POOLING_CLS: i32 = 2;

/// The last token's.
pub const MULLAMA_POOLING_LAST: i32 = 3;

/// A reranker's score; no embedding can be made.
pub const MULLAMA_POOLING_RANK: i32 = 4;

/// One GPU holds everything.
pub const MULLAMA_SPLIT_MODE_NONE: i32 = 0;

/// Layers and their KV cache are spread.
pub const MULLAMA_SPLIT_MODE_LAYER: i32 = 1;

/// Rows of the matrices are spread.
pub const MULLAMA_SPLIT_MODE_ROW: i32 = 2;

/// The file does not say.
pub const MULLAMA_TOKEN_KIND_UNDEFINED: i32 = 0;

/// A piece of ordinary text.
pub const MULLAMA_TOKEN_KIND_NORMAL: i32 = 1;

/// Stands for what the vocabulary cannot spell.
pub const MULLAMA_TOKEN_KIND_UNKNOWN: i32 = 2;

/// Marks the structure of a text, like its beginning; no text of its own.
pub const MULLAMA_TOKEN_KIND_CONTROL: i32 = 3;

/// Added to the vocabulary as a whole; its text is never split.
pub const MULLAMA_TOKEN_KIND_USER_DEFINED: i32 = 4;

/// A place that is free.
pub const MULLAMA_TOKEN_KIND_UNUSED: i32 = 5;

/// One byte of a character that has no token of its own.
pub const MULLAMA_TOKEN_KIND_BYTE: i32 = 6;

/// The oldest turns are dropped as a whole; system messages, tools and the turn that is to be answered stay.
pub const MULLAMA_WHEN_FULL_DROP_OLDEST: i32 = 0;

/// The call answers `MULLAMA_ERR_CONTEXT_FULL` and changes nothing.
pub const MULLAMA_WHEN_FULL_FAIL: i32 = 1;

/// A JSON Schema 2020-12 document; the text is compact.
pub const MULLAMA_CONSTRAINT_JSON_SCHEMA: i32 = 1;

/// A regular expression over the whole text, in the syntax of Rust's regex crate.
pub const MULLAMA_CONSTRAINT_REGEX: i32 = 2;

/// A Lark grammar, whose first rule is `start`.
pub const MULLAMA_CONSTRAINT_LARK: i32 = 3;

/// A GBNF grammar, as llama.cpp has it, whose first rule is `root`.
pub const MULLAMA_CONSTRAINT_GBNF: i32 = 4;

/// A flag that stops work from any thread.
///
/// Work ends soon after it is set: on the CPU within one operation of the compute graph, which takes `MullamaContextParams.n_ubatch` tokens at most, and on a GPU within one such graph; a load within one tensor; what reads a text, a template or a constraint looks at it all along. An opaque handle.
pub struct MullamaCancelToken {
    _opaque: [u8; 0],
}
handle_type!(MullamaCancelToken, mullama::CancelToken, 1, "cancel token", |value| {
    value.close()
});

/// Weights and vocabulary of one GGUF file.
///
/// A model is read-only and can be used from every thread. Freeing it while a context lives is safe: the weights go with the last one that needs them. An opaque handle.
pub struct MullamaModel {
    _opaque: [u8; 0],
}
handle_type!(MullamaModel, mullama::Model, 2, "model", |value| value.close());

/// A model's working memory; runs generations.
///
/// Calls may come from every thread; they wait for each other behind one owner thread. `MullamaContextParams.n_seq_max` generations are computed at once, and any number can be open: a stream that nobody pulls gives up its sequence to a request that needs one and goes on where it was when it is pulled again; streams that are pulled, and calls that take long, take turns. Prompts that begin alike share what was computed for the beginning, but in a deterministic context. Closing a context ends what runs on it: a call that gives a record says `MULLAMA_FINISH_REASON_CANCELLED`, one that gives text alone answers `MULLAMA_ERR_INVALID_HANDLE`, which says how many tokens it had made. An opaque handle.
pub struct MullamaContext {
    _opaque: [u8; 0],
}
handle_type!(MullamaContext, mullama::Context, 3, "context", |value| value.close());

/// Messages and answers on a context, of which only what is new is evaluated.
///
/// It keeps the messages, the tools and what the model has evaluated of them. What was said before is found again in the context's cache; where other requests needed the place meanwhile, its state is kept in the memory that `MullamaContextParams.swap_mib` bounds, and what is not kept is evaluated again. A deterministic context evaluates all of it each time. `MullamaGenerationStats.n_cached` tells.
/// A conversation gives one answer at a time. Calls that give a record wait for each other in order; while a stream of it is open, which only its reader can end, another call that would change it answers `MULLAMA_ERR_CONTEXT_BUSY`. When an answer has come to its end, also by a limit or a stop string, it is the assistant's message. One that was cancelled, or whose stream was closed early, leaves the text that was delivered; where nothing was, and where the call answers an error, the conversation is as it was before the call. Closing it ends no answer that is running. An opaque handle.
pub struct MullamaConversation {
    _opaque: [u8; 0],
}
handle_type!(MullamaConversation, mullama::Conversation, 4, "conversation", |value| {
    value.close()
});

/// Turns texts into vectors.
///
/// It has a context of its own, whose batches hold several texts; calls from several threads wait for each other. An opaque handle.
pub struct MullamaEmbeddingGenerator {
    _opaque: [u8; 0],
}
handle_type!(
    MullamaEmbeddingGenerator,
    mullama::EmbeddingGenerator,
    5,
    "embedding generator",
    |value| value.close()
);

/// A conversation whose answer may need tools, step by step.
///
/// It keeps the messages. Each `mullama_tool_run_next` is one generation; where the model calls tools, their results are given with `mullama_tool_run_give` and the next step goes on from there, until a step has the answer. An opaque handle.
pub struct MullamaToolRun {
    _opaque: [u8; 0],
}
handle_type!(MullamaToolRun, mullama::ToolRun, 6, "tool run", |value| value.close());

/// An answer that is still being generated, pulled part by part.
///
/// It is as `MullamaStream` is, but for what it gives. An opaque handle.
pub struct MullamaEventStream {
    _opaque: [u8; 0],
}
handle_type!(MullamaEventStream, mullama::EventStream, 7, "event stream", |value| {
    value.close()
});

/// A generation that is still running, pulled piece by piece.
///
/// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. An opaque handle.
pub struct MullamaStream {
    _opaque: [u8; 0],
}
handle_type!(MullamaStream, mullama::Stream, 8, "stream", |value| value.close());

/// The oldest messages of a conversation that have to go so that there is space. An opaque handle.
pub struct MullamaExcess {
    _opaque: [u8; 0],
}
handle_type!(MullamaExcess, mullama::Excess, 9, "excess", |_value| ());

/// How likely a token of a text was, and which others were likely in its place.
///
/// Logarithms to the base e, twice: before the sampler's steps, of the model's own distribution, which no bias, constraint, penalty or temperature has changed; and after them, of the distribution that the token was drawn from. An opaque handle.
pub struct MullamaTokenLogprobs {
    _opaque: [u8; 0],
}
handle_type!(
    MullamaTokenLogprobs,
    mullama::TokenLogprobs,
    10,
    "token logprobs",
    |_value| ()
);

/// A call of a tool in an answer. An opaque handle.
pub struct MullamaToolRequest {
    _opaque: [u8; 0],
}
handle_type!(MullamaToolRequest, mullama::ToolRequest, 11, "tool request", |_value| (
));

/// The record of one generation. An opaque handle.
pub struct MullamaGeneration {
    _opaque: [u8; 0],
}
handle_type!(MullamaGeneration, mullama::Generation, 12, "generation", |_value| ());

/// A part of an answer that is still being generated. An opaque handle.
pub struct MullamaGenerationEvent {
    _opaque: [u8; 0],
}
handle_type!(
    MullamaGenerationEvent,
    mullama::GenerationEvent,
    13,
    "generation event",
    |_value| ()
);

/// How likely a model finds a text. An opaque handle.
pub struct MullamaScore {
    _opaque: [u8; 0],
}
handle_type!(MullamaScore, mullama::Score, 14, "score", |_value| ());

/// What a vocabulary has on one token. An opaque handle.
pub struct MullamaTokenDetail {
    _opaque: [u8; 0],
}
handle_type!(MullamaTokenDetail, mullama::TokenDetail, 15, "token detail", |_value| (
));

/// What one generation of a `MullamaToolRun` came to: calls that wait for their results, or the answer. An opaque handle.
pub struct MullamaToolStep {
    _opaque: [u8; 0],
}
handle_type!(MullamaToolStep, mullama::ToolStep, 16, "tool step", |_value| ());

/// A list of MullamaTokenLogprobs, read by count and place. An opaque handle.
pub struct MullamaTokenLogprobsList {
    _opaque: [u8; 0],
}
handle_type!(
    MullamaTokenLogprobsList,
    Vec<mullama::TokenLogprobs>,
    17,
    "token logprobs list",
    |_value| ()
);

/// A list of MullamaToolRequest, read by count and place. An opaque handle.
pub struct MullamaToolRequestList {
    _opaque: [u8; 0],
}
handle_type!(
    MullamaToolRequestList,
    Vec<mullama::ToolRequest>,
    18,
    "tool request list",
    |_value| ()
);

/// A list of MullamaScore, read by count and place. An opaque handle.
pub struct MullamaScoreList {
    _opaque: [u8; 0],
}
handle_type!(MullamaScoreList, Vec<mullama::Score>, 19, "score list", |_value| ());

/// A list of MullamaTokenDetail, read by count and place. An opaque handle.
pub struct MullamaTokenDetailList {
    _opaque: [u8; 0],
}
handle_type!(
    MullamaTokenDetailList,
    Vec<mullama::TokenDetail>,
    20,
    "token detail list",
    |_value| ()
);

/// The answer of a call that was started and still runs. An opaque handle.
pub struct MullamaPending {
    _opaque: [u8; 0],
}
handle_type!(
    MullamaPending,
    crate::runtime::pending::Started,
    21,
    "pending",
    |value| value.close()
);

/// Hears how far a call has come.
pub type MullamaProgressCallback = Option<unsafe extern "C" fn(fraction: f32, user_data: *mut c_void) -> rt::Flag>;

/// Hears each piece of a generation.
pub type MullamaStreamCallback = Option<unsafe extern "C" fn(piece: *const c_char, user_data: *mut c_void) -> rt::Flag>;

/// One call of a tool that a message carries.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaToolCall {
    /// The tool.
    pub name: *const c_char,
    /// A JSON object; an empty text is one without keys.
    pub arguments: *const c_char,
    /// What the tool's answer names the call by.
    pub id: *const c_char,
}

/// One message of a conversation.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaMessage {
    /// `system`, `user`, `assistant` or `tool`.
    pub role: *const c_char,
    /// The text; a special token written in it stays text. A message that has `tool_calls` can go without.
    pub content: *const c_char,
    /// Who speaks, or which tool answers, for templates that write it.
    pub name: *const c_char,
    /// The calls of tools that the assistant made.
    pub tool_calls: *const MullamaToolCall,
    /// The calls of tools that the assistant made.
    pub n_tool_calls: i32,
    /// Which call a tool's answer belongs to, by its `MullamaToolCall.id`.
    pub tool_call_id: *const c_char,
    /// A JSON object whose keys the template finds beside the others.
    pub extra: *const c_char,
}

/// One message of a conversation.
///
/// `MullamaMessage` has `name`, `tool_calls`, `tool_call_id`, `extra` too, for functions that take more.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaChatMessage {
    /// `system`, `user`, `assistant` or `tool`.
    pub role: *const c_char,
    /// The text; a special token written in it stays text. A message that has `tool_calls` can go without.
    pub content: *const c_char,
}

/// How a conversation becomes a prompt.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaChatOptions {
    /// End with what begins the assistant's answer. Default: true.
    pub add_generation_prompt: rt::Flag,
    /// A JSON list of messages instead of the typed ones, as other APIs have it.
    pub messages_json: *const c_char,
    /// A JSON list of tools that the model may call: objects with a `name`, a `description` and `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside the `type` of that name.
    pub tools: *const c_char,
    /// A JSON object of further variables of the template.
    pub variables: *const c_char,
    /// The template's clock, in seconds since 1970 UTC; `MULLAMA_NOW_MACHINE` takes the machine's. In a zeroed struct it is 1970. Default: `MULLAMA_NOW_MACHINE`.
    pub now_unix: i64,
    /// Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once. Calls are read in the form in which the model's template writes them. A call that is asked for is generated under a constraint: it is whole unless the generation is cut short, and its arguments conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no tools refuses them with `MULLAMA_ERR_NOT_AVAILABLE`.
    pub tool_choice: *const c_char,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 8],
}

/// How a context is created.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaContextParams {
    /// Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than a quarter of the memory that is left, the most that fits, 512 at least; `mullama_context_n_ctx` says how many, and a program whose results are to repeat gives its own number. Default: 0.
    pub n_ctx: u32,
    /// Tokens evaluated in one call of the engine. Default: 2048.
    pub n_batch: u32,
    /// Tokens evaluated in one compute graph. Default: 512.
    pub n_ubatch: u32,
    /// Generations that are computed at once; they share `n_ctx`. Any number can be open: they take turns. Default: 1.
    pub n_seq_max: u32,
    /// Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are slower, as they can be beside other work, unless the context is `deterministic`. The context goes on with fewer where the system refuses some. Default: 0.
    pub n_threads: i32,
    /// Threads for prompts, at most, in the same way; 0 takes `n_threads`. Default: 0.
    pub n_threads_batch: i32,
    /// Keep embeddings of what is decoded. Default: false.
    pub embeddings: rt::Flag,
    /// Keep the KV cache on the GPU with its layers. Default: true.
    pub offload_kqv: rt::Flag,
    /// Evaluate every prompt from its start and alone, with exactly `n_threads`, so that results repeat to the bit: on the same build, with the same variant of its code (`mullama_system_info`) and the same number of threads. Creating fails where the system refuses a thread. Default: false.
    pub deterministic: rt::Flag,
    /// Whether flash attention is used. Default: `MULLAMA_FLASH_ATTN_AUTO`.
    pub flash_attn: i32,
    /// Number format of the cached keys. Default: `MULLAMA_KV_TYPE_F16`.
    pub type_k: i32,
    /// Number format of the cached values; a quantised one needs flash attention. Default: `MULLAMA_KV_TYPE_F16`.
    pub type_v: i32,
    /// What happens when the context is full in the middle of a generation. Default: `MULLAMA_OVERFLOW_STOP`.
    pub overflow: i32,
    /// Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a deterministic context a request that would need that answers `MULLAMA_ERR_CONTEXT_FULL`. Default: 0.
    pub swap_mib: i32,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 8],
}

/// How a conversation begins, and what it does when it is full.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaConversationParams {
    /// A system message that stands first.
    pub system: *const c_char,
    /// Messages that were said before, oldest first.
    pub messages: *const MullamaMessage,
    /// Messages that were said before, oldest first.
    pub n_messages: i32,
    /// Tools, variables and the clock, which stands still from here on where it is not given, so that a date in the prompt stays what it was. Messages that were said before can be its `MullamaChatOptions.messages_json`, in place of `messages`; its `MullamaChatOptions.add_generation_prompt` is not looked at.
    pub chat: *const MullamaChatOptions,
    /// Whose conversation this is, where the call gives no `MullamaGenerateOptions.cache_key` of its own.
    pub cache_key: *const c_char,
    /// What happens when messages and answer do not fit. Default: `MULLAMA_WHEN_FULL_DROP_OLDEST`.
    pub when_full: i32,
    /// Tokens that are kept free for an answer, or as many as the answer may have where those are fewer; 0 takes a quarter of the context. A conversation that leaves no such space is full, and what is dropped then leaves it three quarters of what it may have. Default: 0.
    pub n_reserve: i32,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 8],
}

/// What an embedding of many texts may be given.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaEmbedOptions {
    /// Stops the work when it is set.
    pub cancel: *const MullamaCancelToken,
    /// Called with the fraction of the texts in [0, 1] that is embedded; `false` stops the work.
    pub progress: MullamaProgressCallback,
    /// Handed to `progress` as it is.
    pub progress_data: *mut c_void,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 8],
}

/// How an embedding generator is created.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaEmbeddingConfig {
    /// Longest text in tokens; the model's own limit cuts it. Default: 512.
    pub n_ctx: u32,
    /// Scale every embedding to length 1. Default: true.
    pub normalize: rt::Flag,
    /// Tokens evaluated together; 0 takes 256, and at least `n_ctx`. Default: 0.
    pub n_batch: u32,
    /// Threads; 0 takes the physical cores. Default: 0.
    pub n_threads: i32,
    /// How the vectors of a text's tokens become one. Default: `MULLAMA_POOLING_UNSPECIFIED`.
    pub pooling_type: i32,
    /// Cut a text that is too long instead of refusing it. Default: false.
    pub truncate: rt::Flag,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 8],
}

/// A number added to one token's logit.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaLogitBias {
    /// The token.
    pub token: i32,
    /// Added to its logit.
    pub bias: f32,
}

/// What one generation may be given besides its sampler.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaGenerateOptions {
    /// Strings that end the text; they are not part of it.
    pub stop: *const *const c_char,
    /// Strings that end the text; they are not part of it.
    pub n_stop: i32,
    /// What the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place.
    pub constraint_kind: i32,
    /// What the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place.
    pub constraint: *const c_char,
    /// Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without them nothing. In a zeroed struct it is 0, which asks for those of each token. Default: -1.
    pub n_logprobs: i32,
    /// Numbers added to single logits before anything else; a token named twice gets the sum.
    pub logit_bias: *const MullamaLogitBias,
    /// Numbers added to single logits before anything else; a token named twice gets the sum.
    pub n_logit_bias: i32,
    /// Ends the generation when it is set; the text so far is kept.
    pub cancel: *const MullamaCancelToken,
    /// Whose prompt this is: only tokens that were cached under the same key are found again. A server that shares a context between clients who do not trust each other gives each one a key of its own, for `MullamaGenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    pub cache_key: *const c_char,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 8],
}

/// Counts and times of one generation.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaGenerationStats {
    /// Tokens of the prompt.
    pub n_prompt: i32,
    /// Prompt tokens that were already in the KV cache.
    pub n_cached: i32,
    /// Tokens that were delivered.
    pub n_generated: i32,
    /// The seed that was used.
    pub seed: u32,
    /// Milliseconds that loading the model took.
    pub load_ms: f64,
    /// Milliseconds spent on the prompt.
    pub prompt_ms: f64,
    /// Milliseconds spent on generating.
    pub generate_ms: f64,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 4],
}

/// A token that was likely in a place of a text.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaTopLogprob {
    /// The token.
    pub token: i32,
    /// Its log probability before the sampler's steps.
    pub logprob: f32,
    /// Its log probability after the sampler's steps; minus infinity where one of them, or the constraint, has left it out.
    pub sampled_logprob: f32,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 4],
}

/// How a model is loaded.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaModelParams {
    /// Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in a child that was forked from a process whose GPU driver has started. Default: 0.
    pub n_gpu_layers: i32,
    /// Index of the GPU that holds what is not split. Default: 0.
    pub main_gpu: i32,
    /// Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short while it is in use ends the process by a signal (SIGBUS), which no library can make an error of. Replace a model by renaming another file over it, or read the file where others may write to it. Default: true.
    pub use_mmap: rt::Flag,
    /// Lock the weights in memory. Default: false.
    pub use_mlock: rt::Flag,
    /// Load the vocabulary without the weights. Default: false.
    pub vocab_only: rt::Flag,
    /// Check every tensor for invalid values while loading. Default: false.
    pub check_tensors: rt::Flag,
    /// Keep the weights in this process after the last handle is gone. Default: false.
    pub keep_loaded: rt::Flag,
    /// How the model is spread over several GPUs. Default: `MULLAMA_SPLIT_MODE_LAYER`.
    pub split_mode: i32,
    /// Share of each GPU, one number for each; empty lets the engine decide.
    pub tensor_split: *const f32,
    /// Share of each GPU, one number for each; empty lets the engine decide.
    pub n_tensor_split: i32,
    /// Indices of the devices to use; empty means all.
    pub devices: *const i32,
    /// Indices of the devices to use; empty means all.
    pub n_devices: i32,
    /// Stops the load when it is set.
    pub cancel: *const MullamaCancelToken,
    /// Called with the fraction in [0, 1] that is loaded; `false` stops the load.
    pub progress: MullamaProgressCallback,
    /// Handed to `progress` as it is.
    pub progress_data: *mut c_void,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 8],
}

/// How the next token is drawn.
///
/// The steps run in this order: logit bias, penalties, DRY, top-n-sigma, top-k, typical, top-p, min-p, XTC, temperature, draw.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaSamplerParams {
    /// Divides the logits; 0 takes the most likely token. Default: 0.8.
    pub temperature: f32,
    /// Keep the k most likely tokens; 0 keeps all. Default: 40.
    pub top_k: i32,
    /// Keep the most likely tokens that together reach this probability. Default: 0.95.
    pub top_p: f32,
    /// Drop tokens less likely than this share of the most likely one. Default: 0.05.
    pub min_p: f32,
    /// Locally typical sampling; 1 is off. Default: 1.
    pub typical_p: f32,
    /// Divides the logits of recent tokens; 1 is off. Default: 1.1.
    pub penalty_repeat: f32,
    /// Subtracted once for each time a recent token occurred. Default: 0.
    pub penalty_freq: f32,
    /// Subtracted when a recent token occurred at all. Default: 0.
    pub penalty_present: f32,
    /// How many tokens are recent, the prompt's included; -1 means the whole context, 0 none. Default: 64.
    pub penalty_last_n: i32,
    /// Never produce an end-of-generation token. Default: false.
    pub ignore_eos: rt::Flag,
    /// Makes draws repeatable; `MULLAMA_SEED_RANDOM` draws a fresh seed, which `MullamaGenerationStats.seed` reports. 0xFFFFFFFF means `MULLAMA_SEED_RANDOM`. In a zeroed struct it is 0, and draws repeat. Default: `MULLAMA_SEED_RANDOM`.
    pub seed: u32,
    /// Keep tokens within n standard deviations of the best logit; -1 is off. Default: -1.
    pub top_n_sigma: f32,
    /// How often the most likely tokens are excluded by XTC; 0 is off. Default: 0.
    pub xtc_probability: f32,
    /// Tokens above this probability can be excluded by XTC. Default: 0.1.
    pub xtc_threshold: f32,
    /// Width of the dynamic temperature; 0 is off. Default: 0.
    pub dynatemp_range: f32,
    /// How entropy maps to the dynamic temperature. Default: 1.
    pub dynatemp_exponent: f32,
    /// Strength of the DRY repetition penalty; 0 is off. Default: 0.
    pub dry_multiplier: f32,
    /// Growth of the DRY penalty with the length of the repetition. Default: 1.75.
    pub dry_base: f32,
    /// Longest repetition that DRY lets pass. Default: 2.
    pub dry_allowed_length: i32,
    /// Tokens that DRY looks back; -1 means the whole context, 0 none. Default: -1.
    pub dry_penalty_last_n: i32,
    /// Mirostat version; 0 is off. It replaces every other truncation. Default: 0.
    pub mirostat: i32,
    /// Target surprise of Mirostat, in nats. Default: 5.
    pub mirostat_tau: f32,
    /// Learning rate of Mirostat. Default: 0.1.
    pub mirostat_eta: f32,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 8],
}

/// What a score of texts may be given.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaScoreOptions {
    /// Stops the work when it is set.
    pub cancel: *const MullamaCancelToken,
    /// Leave out the beginning of a prompt with which a pair does not fit into the context, instead of refusing it. Default: false.
    pub truncate: rt::Flag,
    /// Whose texts these are, as `MullamaGenerateOptions.cache_key` says.
    pub cache_key: *const c_char,
    /// Called with the fraction of the pairs in [0, 1] that is scored; `false` stops the work.
    pub progress: MullamaProgressCallback,
    /// Handed to `progress` as it is.
    pub progress_data: *mut c_void,
    /// Zero; new fields will take from it.
    pub reserved: [u64; 8],
}

/// A text and what may follow it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaScorePair {
    /// What stands before; empty where the continuation begins a text.
    pub prompt: *const c_char,
    /// What is scored.
    pub continuation: *const c_char,
}

/// What a tool gave for one call.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MullamaToolResult {
    /// The call, by its `mullama_tool_request_id`.
    pub id: *const c_char,
    /// What the model reads; a special token written in it stays text.
    pub content: *const c_char,
    /// The tool failed, and the text says why; the model is told.
    pub is_error: rt::Flag,
}

/// The earlier name of `MullamaCancelToken`.
pub type MullamaMullamaCancelToken = MullamaCancelToken;

/// The earlier name of `MullamaModel`.
pub type MullamaMullamaModel = MullamaModel;

/// The earlier name of `MullamaContext`.
pub type MullamaMullamaContext = MullamaContext;

/// The earlier name of `MullamaConversation`.
pub type MullamaMullamaConversation = MullamaConversation;

/// The earlier name of `MullamaEmbeddingGenerator`.
pub type MullamaMullamaEmbeddingGenerator = MullamaEmbeddingGenerator;

/// The earlier name of `MullamaToolRun`.
pub type MullamaMullamaToolRun = MullamaToolRun;

/// The earlier name of `MullamaToolCall`.
pub type MullamaMullamaToolCall = MullamaToolCall;

/// The earlier name of `MullamaChatMessage`.
pub type MullamaMullamaChatMessage = MullamaChatMessage;

/// The earlier name of `MullamaChatOptions`.
pub type MullamaMullamaChatOptions = MullamaChatOptions;

/// The earlier name of `MullamaContextParams`.
pub type MullamaMullamaContextParams = MullamaContextParams;

/// The earlier name of `MullamaConversationParams`.
pub type MullamaMullamaConversationParams = MullamaConversationParams;

/// The earlier name of `MullamaEmbedOptions`.
pub type MullamaMullamaEmbedOptions = MullamaEmbedOptions;

/// The earlier name of `MullamaEmbeddingConfig`.
pub type MullamaMullamaEmbeddingConfig = MullamaEmbeddingConfig;

/// The earlier name of `MullamaLogitBias`.
pub type MullamaMullamaLogitBias = MullamaLogitBias;

/// The earlier name of `MullamaGenerateOptions`.
pub type MullamaMullamaGenerateOptions = MullamaGenerateOptions;

/// The earlier name of `MullamaModelParams`.
pub type MullamaMullamaModelParams = MullamaModelParams;

/// The earlier name of `MullamaSamplerParams`.
pub type MullamaMullamaSamplerParams = MullamaSamplerParams;

/// The earlier name of `MullamaScoreOptions`.
pub type MullamaMullamaScoreOptions = MullamaScoreOptions;

/// The earlier name of `MullamaScorePair`.
pub type MullamaMullamaScorePair = MullamaScorePair;

/// The earlier name of `MullamaToolResult`.
pub type MullamaMullamaToolResult = MullamaToolResult;

/// The earlier name of `MullamaProgressCallback`.
pub type MullamaMullamaProgressCallback = MullamaProgressCallback;

/// The earlier name of `MullamaStreamCallback`.
pub type MullamaMullamaStreamCallback = MullamaStreamCallback;
