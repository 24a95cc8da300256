// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! What calls are given: parameter records with their defaults, presets and ranges.

#[allow(unused_imports)]
use super::enums::*;
#[allow(unused_imports)]
use super::errors::ErrorCode;
#[allow(unused_imports)]
use super::records::*;
#[allow(unused_imports)]
use crate::checks::{built, in_range};
use crate::CancelToken;
#[allow(unused_imports)]
use crate::{Result, Token};

/// What the text must conform to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)]
pub enum Constraint {
    /// A JSON Schema 2020-12 document; the text is compact.
    JsonSchema(String),
    /// A regular expression over the whole text, in the syntax of Rust's regex crate.
    Regex(String),
    /// A Lark grammar, whose first rule is `start`.
    Lark(String),
    /// A GBNF grammar, as llama.cpp has it, whose first rule is `root`.
    Gbnf(String),
}

impl Constraint {
    /// The number of the case in the C ABI.
    pub const fn code(&self) -> i32 {
        match self {
            Self::JsonSchema(_) => 1,
            Self::Regex(_) => 2,
            Self::Lark(_) => 3,
            Self::Gbnf(_) => 4,
        }
    }

    /// What `JsonSchema` carries, where it is that case.
    pub const fn as_json_schema(&self) -> Option<&String> {
        match self {
            Self::JsonSchema(it) => Some(it),
            _ => None,
        }
    }

    /// What `Regex` carries, where it is that case.
    pub const fn as_regex(&self) -> Option<&String> {
        match self {
            Self::Regex(it) => Some(it),
            _ => None,
        }
    }

    /// What `Lark` carries, where it is that case.
    pub const fn as_lark(&self) -> Option<&String> {
        match self {
            Self::Lark(it) => Some(it),
            _ => None,
        }
    }

    /// What `Gbnf` carries, where it is that case.
    pub const fn as_gbnf(&self) -> Option<&String> {
        match self {
            Self::Gbnf(it) => Some(it),
            _ => None,
        }
    }
}

/// One call of a tool that a message carries.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolCall {
    /// The tool.
    pub name: String,
    /// A JSON object; an empty text is one without keys.
    pub arguments: String,
    /// What the tool's answer names the call by. Default: `None`.
    pub id: Option<String>,
}

/// One message of a conversation.
#[derive(Clone, Debug)]
pub struct ChatMessage {
    /// `system`, `user`, `assistant` or `tool`.
    pub role: String,
    /// The text; a special token written in it stays text. A message that has `tool_calls` can go without. Default: `None`.
    pub content: Option<String>,
    /// Who speaks, or which tool answers, for templates that write it. Default: `None`.
    pub name: Option<String>,
    /// The calls of tools that the assistant made.
    pub tool_calls: Vec<ToolCall>,
    /// Which call a tool's answer belongs to, by its [`ToolCall::id`](crate::ToolCall::id). Default: `None`.
    pub tool_call_id: Option<String>,
    /// A JSON object whose keys the template finds beside the others. Default: `None`.
    pub extra: Option<String>,
}

/// How a conversation becomes a prompt.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatOptions {
    /// End with what begins the assistant's answer. Default: `true`.
    pub add_generation_prompt: bool,
    /// A JSON list of messages instead of the typed ones, as other APIs have it. Default: `None`.
    pub messages_json: Option<String>,
    /// A JSON list of tools that the model may call: objects with a `name`, a `description` and `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside the `type` of that name. Default: `None`.
    pub tools: Option<String>,
    /// A JSON object of further variables of the template. Default: `None`.
    pub variables: Option<String>,
    /// The template's clock, in seconds since 1970 UTC; `None` takes the machine's. Default: `None`.
    pub now_unix: Option<i64>,
    /// Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once. Calls are read in the form in which the model's template writes them. A call that is asked for is generated under a constraint: it is whole unless the generation is cut short, and its arguments conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no tools refuses them with [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable). Default: `"auto"`.
    pub tool_choice: String,
}

impl Default for ChatOptions {
    fn default() -> Self {
        Self {
            add_generation_prompt: true,
            messages_json: None,
            tools: None,
            variables: None,
            now_unix: None,
            tool_choice: "auto".into(),
        }
    }
}

impl ChatOptions {
    /// `now_unix` as it is meant: the value that says in C that it is absent says so in every language.
    pub(crate) fn given_now_unix(&self) -> Option<i64> {
        self.now_unix.filter(|value| *value != -9223372036854775808)
    }
}

/// How a context is created.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextParams {
    /// Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than a quarter of the memory that is left, the most that fits, 512 at least; [`Context::n_ctx`](crate::Context::n_ctx) says how many, and a program whose results are to repeat gives its own number. Default: `0`.
    pub n_ctx: u32,
    /// Tokens evaluated in one call of the engine. Default: `2048`.
    pub n_batch: u32,
    /// Tokens evaluated in one compute graph. Default: `512`.
    pub n_ubatch: u32,
    /// Generations that are computed at once; they share `n_ctx`. Any number can be open: they take turns. Default: `1`.
    pub n_seq_max: u32,
    /// Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are slower, as they can be beside other work, unless the context is `deterministic`. The context goes on with fewer where the system refuses some. Default: `0`.
    pub n_threads: i32,
    /// Threads for prompts, at most, in the same way; 0 takes `n_threads`. Default: `0`.
    pub n_threads_batch: i32,
    /// Keep embeddings of what is decoded. Default: `false`.
    pub embeddings: bool,
    /// Keep the KV cache on the GPU with its layers. Default: `true`.
    pub offload_kqv: bool,
    /// Evaluate every prompt from its start and alone, with exactly `n_threads`, so that results repeat to the bit: on the same build, with the same variant of its code ([`system_info`](crate::system_info)) and the same number of threads. Creating fails where the system refuses a thread. Default: `false`.
    pub deterministic: bool,
    /// Whether flash attention is used. Default: `FlashAttn::Auto`.
    pub flash_attn: FlashAttn,
    /// Number format of the cached keys. Default: `KvType::F16`.
    pub type_k: KvType,
    /// Number format of the cached values; a quantised one needs flash attention. Default: `KvType::F16`.
    pub type_v: KvType,
    /// What happens when the context is full in the middle of a generation. Default: `Overflow::Stop`.
    pub overflow: Overflow,
    /// Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a deterministic context a request that would need that answers [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull). Default: `0`.
    pub swap_mib: i32,
}

impl Default for ContextParams {
    fn default() -> Self {
        Self {
            n_ctx: 0,
            n_batch: 2048,
            n_ubatch: 512,
            n_seq_max: 1,
            n_threads: 0,
            n_threads_batch: 0,
            embeddings: false,
            offload_kqv: true,
            deterministic: false,
            flash_attn: FlashAttn::Auto,
            type_k: KvType::F16,
            type_v: KvType::F16,
            overflow: Overflow::Stop,
            swap_mib: 0,
        }
    }
}

impl ContextParams {
    /// Answers the first field that is out of range, or set though it is not built yet.
    pub fn check(&self) -> Result<()> {
        in_range(
            ErrorCode::InvalidInput,
            "n_ctx",
            self.n_ctx,
            ..=16777216,
            "at most 16777216",
        )?;
        in_range(
            ErrorCode::InvalidInput,
            "n_batch",
            self.n_batch,
            1..=1048576,
            "in [1, 1048576]",
        )?;
        in_range(
            ErrorCode::InvalidInput,
            "n_ubatch",
            self.n_ubatch,
            1..=1048576,
            "in [1, 1048576]",
        )?;
        in_range(ErrorCode::InvalidInput, "n_seq_max", self.n_seq_max, 1.., "at least 1")?;
        in_range(
            ErrorCode::InvalidInput,
            "n_threads",
            self.n_threads,
            0..=512,
            "in [0, 512]",
        )?;
        in_range(
            ErrorCode::InvalidInput,
            "n_threads_batch",
            self.n_threads_batch,
            0..=512,
            "in [0, 512]",
        )?;
        built("embeddings", !self.embeddings)?;
        in_range(ErrorCode::InvalidInput, "swap_mib", self.swap_mib, -1.., "at least -1")?;
        Ok(())
    }
}

/// How a conversation begins, and what it does when it is full.
#[derive(Clone, Debug)]
pub struct ConversationParams {
    /// A system message that stands first. Default: `None`.
    pub system: Option<String>,
    /// Messages that were said before, oldest first.
    pub messages: Vec<ChatMessage>,
    /// Tools, variables and the clock, which stands still from here on where it is not given, so that a date in the prompt stays what it was. Messages that were said before can be its [`ChatOptions::messages_json`](crate::ChatOptions::messages_json), in place of `messages`; its [`ChatOptions::add_generation_prompt`](crate::ChatOptions::add_generation_prompt) is not looked at.
    pub chat: ChatOptions,
    /// Whose conversation this is, where the call gives no [`GenerateOptions::cache_key`](crate::GenerateOptions::cache_key) of its own. Default: `None`.
    pub cache_key: Option<String>,
    /// What happens when messages and answer do not fit. Default: `WhenFull::DropOldest`.
    pub when_full: WhenFull,
    /// Tokens that are kept free for an answer, or as many as the answer may have where those are fewer; 0 takes a quarter of the context. A conversation that leaves no such space is full, and what is dropped then leaves it three quarters of what it may have. Default: `0`.
    pub n_reserve: i32,
}

impl Default for ConversationParams {
    fn default() -> Self {
        Self {
            system: None,
            messages: Vec::new(),
            chat: ChatOptions::default(),
            cache_key: None,
            when_full: WhenFull::DropOldest,
            n_reserve: 0,
        }
    }
}

impl ConversationParams {
    /// Answers the first field that is out of range, or set though it is not built yet.
    pub fn check(&self) -> Result<()> {
        in_range(ErrorCode::InvalidInput, "n_reserve", self.n_reserve, 0.., "at least 0")?;
        Ok(())
    }
}

/// What an embedding of many texts may be given.
#[derive(Clone, Debug, Default)]
pub struct EmbedOptions {
    /// Stops the work when it is set. Default: `None`.
    pub cancel: Option<CancelToken>,
}

/// How an embedding generator is created.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbeddingConfig {
    /// Longest text in tokens; the model's own limit cuts it. Default: `512`.
    pub n_ctx: u32,
    /// Scale every embedding to length 1. Default: `true`.
    pub normalize: bool,
    /// Tokens evaluated together; 0 takes 256, and at least `n_ctx`. Default: `0`.
    pub n_batch: u32,
    /// Threads; 0 takes the physical cores. Default: `0`.
    pub n_threads: i32,
    /// How the vectors of a text's tokens become one. Default: `Pooling::Unspecified`.
    pub pooling: Pooling,
    /// Cut a text that is too long instead of refusing it. Default: `false`.
    pub truncate: bool,
}

impl Default for EmbeddingConfig {
    fn default() -> Self {
        Self {
            n_ctx: 512,
            normalize: true,
            n_batch: 0,
            n_threads: 0,
            pooling: Pooling::Unspecified,
            truncate: false,
        }
    }
}

impl EmbeddingConfig {
    /// Answers the first field that is out of range, or set though it is not built yet.
    pub fn check(&self) -> Result<()> {
        in_range(
            ErrorCode::InvalidInput,
            "n_ctx",
            self.n_ctx,
            ..=16777216,
            "at most 16777216",
        )?;
        in_range(
            ErrorCode::InvalidInput,
            "n_batch",
            self.n_batch,
            ..=1048576,
            "at most 1048576",
        )?;
        in_range(
            ErrorCode::InvalidInput,
            "n_threads",
            self.n_threads,
            0..=512,
            "in [0, 512]",
        )?;
        Ok(())
    }
}

/// A number added to one token's logit.
#[derive(Clone, Debug, PartialEq)]
pub struct LogitBias {
    /// The token.
    pub token: Token,
    /// Added to its logit.
    pub bias: f32,
}

/// What one generation may be given besides its sampler.
#[derive(Clone, Debug)]
pub struct GenerateOptions {
    /// Strings that end the text; they are not part of it.
    pub stop: Vec<String>,
    /// What the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place. Default: `None`.
    pub constraint: Option<Constraint>,
    /// Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without them nothing. Default: `-1`.
    pub n_logprobs: i32,
    /// Numbers added to single logits before anything else; a token named twice gets the sum.
    pub logit_bias: Vec<LogitBias>,
    /// Ends the generation when it is set; the text so far is kept. Default: `None`.
    pub cancel: Option<CancelToken>,
    /// Whose prompt this is: only tokens that were cached under the same key are found again. A server that shares a context between clients who do not trust each other gives each one a key of its own, for [`GenerationStats::n_cached`](crate::GenerationStats::n_cached) and times tell one how a prompt begins that another sent. Default: `None`.
    pub cache_key: Option<String>,
}

impl Default for GenerateOptions {
    fn default() -> Self {
        Self {
            stop: Vec::new(),
            constraint: None,
            n_logprobs: -1,
            logit_bias: Vec::new(),
            cancel: None,
            cache_key: None,
        }
    }
}

impl GenerateOptions {
    /// Answers the first field that is out of range, or set though it is not built yet.
    pub fn check(&self) -> Result<()> {
        in_range(
            ErrorCode::InvalidInput,
            "n_logprobs",
            self.n_logprobs,
            -1..,
            "at least -1",
        )?;
        Ok(())
    }
}

/// How a model is loaded.
#[derive(Clone, Debug)]
pub struct ModelParams {
    /// Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in a child that was forked from a process whose GPU driver has started. Default: `0`.
    pub n_gpu_layers: i32,
    /// Index of the GPU that holds what is not split. Default: `0`.
    pub main_gpu: i32,
    /// Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short while it is in use ends the process by a signal (SIGBUS), which no library can make an error of. Replace a model by renaming another file over it, or read the file where others may write to it. Default: `true`.
    pub use_mmap: bool,
    /// Lock the weights in memory. Default: `false`.
    pub use_mlock: bool,
    /// Load the vocabulary without the weights. Default: `false`.
    pub vocab_only: bool,
    /// Check every tensor for invalid values while loading. Default: `false`.
    pub check_tensors: bool,
    /// Keep the weights in this process after the last handle is gone. Default: `false`.
    pub keep_loaded: bool,
    /// How the model is spread over several GPUs. Default: `SplitMode::Layer`.
    pub split_mode: SplitMode,
    /// Share of each GPU, one number for each; empty lets the engine decide.
    pub tensor_split: Vec<f32>,
    /// Indices of the devices to use; empty means all.
    pub devices: Vec<i32>,
    /// Stops the load when it is set. Default: `None`.
    pub cancel: Option<CancelToken>,
}

impl Default for ModelParams {
    fn default() -> Self {
        Self {
            n_gpu_layers: 0,
            main_gpu: 0,
            use_mmap: true,
            use_mlock: false,
            vocab_only: false,
            check_tensors: false,
            keep_loaded: false,
            split_mode: SplitMode::Layer,
            tensor_split: Vec::new(),
            devices: Vec::new(),
            cancel: None,
        }
    }
}

impl ModelParams {
    /// Answers the first field that is out of range, or set though it is not built yet.
    pub fn check(&self) -> Result<()> {
        in_range(
            ErrorCode::InvalidInput,
            "n_gpu_layers",
            self.n_gpu_layers,
            -1..,
            "at least -1",
        )?;
        in_range(ErrorCode::InvalidInput, "main_gpu", self.main_gpu, 0.., "at least 0")?;
        built("keep_loaded", !self.keep_loaded)?;
        built("devices", self.devices.is_empty())?;
        Ok(())
    }
}

/// How the next token is drawn.
///
/// The steps run in this order: logit bias, penalties, DRY, top-n-sigma, top-k, typical, top-p, min-p, XTC, temperature, draw.
#[derive(Clone, Debug, PartialEq)]
pub struct SamplerParams {
    /// Divides the logits; 0 takes the most likely token. Default: `0.8`.
    pub temperature: f32,
    /// Keep the k most likely tokens; 0 keeps all. Default: `40`.
    pub top_k: i32,
    /// Keep the most likely tokens that together reach this probability. Default: `0.95`.
    pub top_p: f32,
    /// Drop tokens less likely than this share of the most likely one. Default: `0.05`.
    pub min_p: f32,
    /// Locally typical sampling; 1 is off. Default: `1.0`.
    pub typical_p: f32,
    /// Divides the logits of recent tokens; 1 is off. Default: `1.1`.
    pub penalty_repeat: f32,
    /// Subtracted once for each time a recent token occurred. Default: `0.0`.
    pub penalty_freq: f32,
    /// Subtracted when a recent token occurred at all. Default: `0.0`.
    pub penalty_present: f32,
    /// How many tokens are recent, the prompt's included; -1 means the whole context, 0 none. Default: `64`.
    pub penalty_last_n: i32,
    /// Never produce an end-of-generation token. Default: `false`.
    pub ignore_eos: bool,
    /// Makes draws repeatable; `None` draws a fresh seed, which [`GenerationStats::seed`](crate::GenerationStats::seed) reports. 0xFFFFFFFF means `None`. Default: `None`.
    pub seed: Option<u32>,
    /// Keep tokens within n standard deviations of the best logit; -1 is off. Default: `-1.0`.
    pub top_n_sigma: f32,
    /// How often the most likely tokens are excluded by XTC; 0 is off. Default: `0.0`.
    pub xtc_probability: f32,
    /// Tokens above this probability can be excluded by XTC. Default: `0.1`.
    pub xtc_threshold: f32,
    /// Width of the dynamic temperature; 0 is off. Default: `0.0`.
    pub dynatemp_range: f32,
    /// How entropy maps to the dynamic temperature. Default: `1.0`.
    pub dynatemp_exponent: f32,
    /// Strength of the DRY repetition penalty; 0 is off. Default: `0.0`.
    pub dry_multiplier: f32,
    /// Growth of the DRY penalty with the length of the repetition. Default: `1.75`.
    pub dry_base: f32,
    /// Longest repetition that DRY lets pass. Default: `2`.
    pub dry_allowed_length: i32,
    /// Tokens that DRY looks back; -1 means the whole context, 0 none. Default: `-1`.
    pub dry_penalty_last_n: i32,
    /// Mirostat version; 0 is off. It replaces every other truncation. Default: `0`.
    pub mirostat: i32,
    /// Target surprise of Mirostat, in nats. Default: `5.0`.
    pub mirostat_tau: f32,
    /// Learning rate of Mirostat. Default: `0.1`.
    pub mirostat_eta: f32,
}

impl Default for SamplerParams {
    fn default() -> Self {
        Self {
            temperature: 0.8,
            top_k: 40,
            top_p: 0.95,
            min_p: 0.05,
            typical_p: 1.0,
            penalty_repeat: 1.1,
            penalty_freq: 0.0,
            penalty_present: 0.0,
            penalty_last_n: 64,
            ignore_eos: false,
            seed: None,
            top_n_sigma: -1.0,
            xtc_probability: 0.0,
            xtc_threshold: 0.1,
            dynatemp_range: 0.0,
            dynatemp_exponent: 1.0,
            dry_multiplier: 0.0,
            dry_base: 1.75,
            dry_allowed_length: 2,
            dry_penalty_last_n: -1,
            mirostat: 0,
            mirostat_tau: 5.0,
            mirostat_eta: 0.1,
        }
    }
}

impl SamplerParams {
    /// Deterministic, factual output.
    pub fn greedy() -> Self {
        Self {
            temperature: 0.0,
            top_k: 1,
            top_p: 1.0,
            min_p: 0.0,
            penalty_repeat: 1.0,
            ..Self::default()
        }
    }

    /// Focused, low-variance responses.
    pub fn precise() -> Self {
        Self {
            temperature: 0.3,
            top_k: 20,
            top_p: 0.8,
            min_p: 0.05,
            penalty_repeat: 1.1,
            ..Self::default()
        }
    }

    /// Creative writing, brainstorming.
    pub fn creative() -> Self {
        Self {
            temperature: 1.2,
            top_k: 100,
            top_p: 0.95,
            min_p: 0.0,
            penalty_repeat: 1.0,
            ..Self::default()
        }
    }

    /// Answers the first field that is out of range, or set though it is not built yet.
    pub fn check(&self) -> Result<()> {
        in_range(ErrorCode::Sampler, "temperature", self.temperature, 0.0.., "at least 0")?;
        in_range(ErrorCode::Sampler, "top_k", self.top_k, 0.., "at least 0")?;
        in_range(ErrorCode::Sampler, "top_p", self.top_p, 0.0..=1.0, "in [0, 1]")?;
        in_range(ErrorCode::Sampler, "min_p", self.min_p, 0.0..=1.0, "in [0, 1]")?;
        in_range(ErrorCode::Sampler, "typical_p", self.typical_p, 0.0..=1.0, "in [0, 1]")?;
        in_range(
            ErrorCode::Sampler,
            "penalty_repeat",
            self.penalty_repeat,
            0.0..,
            "at least 0",
        )?;
        in_range(
            ErrorCode::Sampler,
            "penalty_freq",
            self.penalty_freq,
            -2.0..=2.0,
            "in [-2, 2]",
        )?;
        in_range(
            ErrorCode::Sampler,
            "penalty_present",
            self.penalty_present,
            -2.0..=2.0,
            "in [-2, 2]",
        )?;
        in_range(
            ErrorCode::Sampler,
            "penalty_last_n",
            self.penalty_last_n,
            -1..,
            "at least -1",
        )?;
        in_range(
            ErrorCode::Sampler,
            "top_n_sigma",
            self.top_n_sigma,
            -1.0..,
            "at least -1",
        )?;
        in_range(
            ErrorCode::Sampler,
            "xtc_probability",
            self.xtc_probability,
            0.0..=1.0,
            "in [0, 1]",
        )?;
        in_range(
            ErrorCode::Sampler,
            "xtc_threshold",
            self.xtc_threshold,
            0.0..=1.0,
            "in [0, 1]",
        )?;
        in_range(
            ErrorCode::Sampler,
            "dynatemp_range",
            self.dynatemp_range,
            0.0..,
            "at least 0",
        )?;
        in_range(
            ErrorCode::Sampler,
            "dynatemp_exponent",
            self.dynatemp_exponent,
            0.0..,
            "at least 0",
        )?;
        in_range(
            ErrorCode::Sampler,
            "dry_multiplier",
            self.dry_multiplier,
            0.0..,
            "at least 0",
        )?;
        in_range(ErrorCode::Sampler, "dry_base", self.dry_base, 1.0.., "at least 1")?;
        in_range(
            ErrorCode::Sampler,
            "dry_allowed_length",
            self.dry_allowed_length,
            0..,
            "at least 0",
        )?;
        in_range(
            ErrorCode::Sampler,
            "dry_penalty_last_n",
            self.dry_penalty_last_n,
            -1..,
            "at least -1",
        )?;
        in_range(ErrorCode::Sampler, "mirostat", self.mirostat, 0..=2, "in [0, 2]")?;
        in_range(
            ErrorCode::Sampler,
            "mirostat_tau",
            self.mirostat_tau,
            0.0..,
            "at least 0",
        )?;
        in_range(
            ErrorCode::Sampler,
            "mirostat_eta",
            self.mirostat_eta,
            0.0..,
            "at least 0",
        )?;
        Ok(())
    }

    /// `seed` as it is meant: the value that says in C that it is absent says so in every language.
    pub(crate) fn given_seed(&self) -> Option<u32> {
        self.seed.filter(|value| *value != 4294967295)
    }
}

/// What a score of texts may be given.
#[derive(Clone, Debug, Default)]
pub struct ScoreOptions {
    /// Stops the work when it is set. Default: `None`.
    pub cancel: Option<CancelToken>,
    /// Leave out the beginning of a prompt with which a pair does not fit into the context, instead of refusing it. Default: `false`.
    pub truncate: bool,
    /// Whose texts these are, as [`GenerateOptions::cache_key`](crate::GenerateOptions::cache_key) says. Default: `None`.
    pub cache_key: Option<String>,
}

/// A text and what may follow it.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorePair {
    /// What stands before; empty where the continuation begins a text.
    pub prompt: String,
    /// What is scored.
    pub continuation: String,
}

/// What a tool gave for one call.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolResult {
    /// The call, by its [`ToolRequest::id`](crate::ToolRequest::id).
    pub id: String,
    /// What the model reads; a special token written in it stays text.
    pub content: String,
    /// The tool failed, and the text says why; the model is told. Default: `false`.
    pub is_error: bool,
}
