// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! Short ways to write params: `SamplerParams::greedy().with_seed(1)`, with `new` where a field has no default.

#[allow(unused_imports)]
use super::{enums::*, params::*};
#[allow(unused_imports)]
use crate::*;
#[allow(unused_imports)]
use std::{collections::BTreeMap, path::PathBuf};

impl ToolCall {
    /// One call of a tool that a message carries. Every other field has its default.
    pub fn new(name: impl Into<String>, arguments: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            arguments: arguments.into(),
            id: None,
        }
    }

    /// What the tool's answer names the call by. Default: `None`.
    #[must_use]
    pub fn with_id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
        self
    }
}

impl ChatMessage {
    /// One message of a conversation. Every other field has its default.
    pub fn new(role: impl Into<String>, content: impl Into<String>) -> Self {
        Self {
            role: role.into(),
            content: Some(content.into()),
            name: None,
            tool_calls: Vec::new(),
            tool_call_id: None,
            extra: None,
        }
    }

    /// The text; a special token written in it stays text. A message that has `tool_calls` can go without. Default: `None`.
    #[must_use]
    pub fn with_content(mut self, value: impl Into<String>) -> Self {
        self.content = Some(value.into());
        self
    }

    /// Who speaks, or which tool answers, for templates that write it. Default: `None`.
    #[must_use]
    pub fn with_name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// The calls of tools that the assistant made.
    #[must_use]
    pub fn with_tool_calls(mut self, value: impl IntoIterator<Item = ToolCall>) -> Self {
        self.tool_calls = value.into_iter().collect();
        self
    }

    /// Which call a tool's answer belongs to, by its [`ToolCall::id`](crate::ToolCall::id). Default: `None`.
    #[must_use]
    pub fn with_tool_call_id(mut self, value: impl Into<String>) -> Self {
        self.tool_call_id = Some(value.into());
        self
    }

    /// A JSON object whose keys the template finds beside the others. Default: `None`.
    #[must_use]
    pub fn with_extra(mut self, value: impl Into<String>) -> Self {
        self.extra = Some(value.into());
        self
    }
}

impl ChatOptions {
    /// End with what begins the assistant's answer. Default: `true`.
    #[must_use]
    pub fn with_add_generation_prompt(mut self, value: bool) -> Self {
        self.add_generation_prompt = value;
        self
    }

    /// A JSON list of messages instead of the typed ones, as other APIs have it. Default: `None`.
    #[must_use]
    pub fn with_messages_json(mut self, value: impl Into<String>) -> Self {
        self.messages_json = Some(value.into());
        self
    }

    /// A JSON list of tools that the model may call: objects with a `name`, a `description` and `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside the `type` of that name. Default: `None`.
    #[must_use]
    pub fn with_tools(mut self, value: impl Into<String>) -> Self {
        self.tools = Some(value.into());
        self
    }

    /// A JSON object of further variables of the template. Default: `None`.
    #[must_use]
    pub fn with_variables(mut self, value: impl Into<String>) -> Self {
        self.variables = Some(value.into());
        self
    }

    /// The template's clock, in seconds since 1970 UTC; `None` takes the machine's. Default: `None`.
    #[must_use]
    pub fn with_now_unix(mut self, value: i64) -> Self {
        self.now_unix = Some(value);
        self
    }

    /// Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once. Calls are read in the form in which the model's template writes them. A call that is asked for is generated under a constraint: it is whole unless the generation is cut short, and its arguments conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no tools refuses them with [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable). Default: `"auto"`.
    #[must_use]
    pub fn with_tool_choice(mut self, value: impl Into<String>) -> Self {
        self.tool_choice = value.into();
        self
    }
}

impl ContextParams {
    /// Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than a quarter of the memory that is left, the most that fits, 512 at least; [`Context::n_ctx`](crate::Context::n_ctx) says how many, and a program whose results are to repeat gives its own number. Default: `0`.
    #[must_use]
    pub fn with_n_ctx(mut self, value: u32) -> Self {
        self.n_ctx = value;
        self
    }

    /// Tokens evaluated in one call of the engine. Default: `2048`.
    #[must_use]
    pub fn with_n_batch(mut self, value: u32) -> Self {
        self.n_batch = value;
        self
    }

    /// Tokens evaluated in one compute graph. Default: `512`.
    #[must_use]
    pub fn with_n_ubatch(mut self, value: u32) -> Self {
        self.n_ubatch = value;
        self
    }

    /// Generations that are computed at once; they share `n_ctx`. Any number can be open: they take turns. Default: `1`.
    #[must_use]
    pub fn with_n_seq_max(mut self, value: u32) -> Self {
        self.n_seq_max = value;
        self
    }

    /// Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are slower, as they can be beside other work, unless the context is `deterministic`. The context goes on with fewer where the system refuses some. Default: `0`.
    #[must_use]
    pub fn with_n_threads(mut self, value: i32) -> Self {
        self.n_threads = value;
        self
    }

    /// Threads for prompts, at most, in the same way; 0 takes `n_threads`. Default: `0`.
    #[must_use]
    pub fn with_n_threads_batch(mut self, value: i32) -> Self {
        self.n_threads_batch = value;
        self
    }

    /// Keep embeddings of what is decoded. Default: `false`.
    #[must_use]
    pub fn with_embeddings(mut self, value: bool) -> Self {
        self.embeddings = value;
        self
    }

    /// Keep the KV cache on the GPU with its layers. Default: `true`.
    #[must_use]
    pub fn with_offload_kqv(mut self, value: bool) -> Self {
        self.offload_kqv = value;
        self
    }

    /// Evaluate every prompt from its start and alone, with exactly `n_threads`, so that results repeat to the bit: on the same build, with the same variant of its code ([`system_info`](crate::system_info)) and the same number of threads. Creating fails where the system refuses a thread. Default: `false`.
    #[must_use]
    pub fn with_deterministic(mut self, value: bool) -> Self {
        self.deterministic = value;
        self
    }

    /// Whether flash attention is used. Default: `FlashAttn::Auto`.
    #[must_use]
    pub fn with_flash_attn(mut self, value: FlashAttn) -> Self {
        self.flash_attn = value;
        self
    }

    /// Number format of the cached keys. Default: `KvType::F16`.
    #[must_use]
    pub fn with_type_k(mut self, value: KvType) -> Self {
        self.type_k = value;
        self
    }

    /// Number format of the cached values; a quantised one needs flash attention. Default: `KvType::F16`.
    #[must_use]
    pub fn with_type_v(mut self, value: KvType) -> Self {
        self.type_v = value;
        self
    }

    /// What happens when the context is full in the middle of a generation. Default: `Overflow::Stop`.
    #[must_use]
    pub fn with_overflow(mut self, value: Overflow) -> Self {
        self.overflow = value;
        self
    }

    /// Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a deterministic context a request that would need that answers [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull). Default: `0`.
    #[must_use]
    pub fn with_swap_mib(mut self, value: i32) -> Self {
        self.swap_mib = value;
        self
    }
}

impl ConversationParams {
    /// A system message that stands first. Default: `None`.
    #[must_use]
    pub fn with_system(mut self, value: impl Into<String>) -> Self {
        self.system = Some(value.into());
        self
    }

    /// Messages that were said before, oldest first.
    #[must_use]
    pub fn with_messages(mut self, value: impl IntoIterator<Item = ChatMessage>) -> Self {
        self.messages = value.into_iter().collect();
        self
    }

    /// Tools, variables and the clock, which stands still from here on where it is not given, so that a date in the prompt stays what it was. Messages that were said before can be its [`ChatOptions::messages_json`](crate::ChatOptions::messages_json), in place of `messages`; its [`ChatOptions::add_generation_prompt`](crate::ChatOptions::add_generation_prompt) is not looked at.
    #[must_use]
    pub fn with_chat(mut self, value: ChatOptions) -> Self {
        self.chat = value;
        self
    }

    /// Whose conversation this is, where the call gives no [`GenerateOptions::cache_key`](crate::GenerateOptions::cache_key) of its own. Default: `None`.
    #[must_use]
    pub fn with_cache_key(mut self, value: impl Into<String>) -> Self {
        self.cache_key = Some(value.into());
        self
    }

    /// What happens when messages and answer do not fit. Default: `WhenFull::DropOldest`.
    #[must_use]
    pub fn with_when_full(mut self, value: WhenFull) -> Self {
        self.when_full = value;
        self
    }

    /// Tokens that are kept free for an answer, or as many as the answer may have where those are fewer; 0 takes a quarter of the context. A conversation that leaves no such space is full, and what is dropped then leaves it three quarters of what it may have. Default: `0`.
    #[must_use]
    pub fn with_n_reserve(mut self, value: i32) -> Self {
        self.n_reserve = value;
        self
    }
}

impl EmbedOptions {
    /// Stops the work when it is set. Default: `None`.
    #[must_use]
    pub fn with_cancel(mut self, value: CancelToken) -> Self {
        self.cancel = Some(value);
        self
    }
}

impl EmbeddingConfig {
    /// Longest text in tokens; the model's own limit cuts it. Default: `512`.
    #[must_use]
    pub fn with_n_ctx(mut self, value: u32) -> Self {
        self.n_ctx = value;
        self
    }

    /// Scale every embedding to length 1. Default: `true`.
    #[must_use]
    pub fn with_normalize(mut self, value: bool) -> Self {
        self.normalize = value;
        self
    }

    /// Tokens evaluated together; 0 takes 256, and at least `n_ctx`. Default: `0`.
    #[must_use]
    pub fn with_n_batch(mut self, value: u32) -> Self {
        self.n_batch = value;
        self
    }

    /// Threads; 0 takes the physical cores. Default: `0`.
    #[must_use]
    pub fn with_n_threads(mut self, value: i32) -> Self {
        self.n_threads = value;
        self
    }

    /// How the vectors of a text's tokens become one. Default: `Pooling::Unspecified`.
    #[must_use]
    pub fn with_pooling(mut self, value: Pooling) -> Self {
        self.pooling = value;
        self
    }

    /// Cut a text that is too long instead of refusing it. Default: `false`.
    #[must_use]
    pub fn with_truncate(mut self, value: bool) -> Self {
        self.truncate = value;
        self
    }
}

impl LogitBias {
    /// A number added to one token's logit. Every other field has its default.
    pub fn new(token: Token, bias: f32) -> Self {
        Self { token, bias }
    }
}

impl GenerateOptions {
    /// Strings that end the text; they are not part of it.
    #[must_use]
    pub fn with_stop(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.stop = value.into_iter().map(Into::into).collect();
        self
    }

    /// What the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place. Default: `None`.
    #[must_use]
    pub fn with_constraint(mut self, value: Constraint) -> Self {
        self.constraint = Some(value);
        self
    }

    /// Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without them nothing. Default: `-1`.
    #[must_use]
    pub fn with_n_logprobs(mut self, value: i32) -> Self {
        self.n_logprobs = value;
        self
    }

    /// Numbers added to single logits before anything else; a token named twice gets the sum.
    #[must_use]
    pub fn with_logit_bias(mut self, value: impl IntoIterator<Item = LogitBias>) -> Self {
        self.logit_bias = value.into_iter().collect();
        self
    }

    /// Ends the generation when it is set; the text so far is kept. Default: `None`.
    #[must_use]
    pub fn with_cancel(mut self, value: CancelToken) -> Self {
        self.cancel = Some(value);
        self
    }

    /// Whose prompt this is: only tokens that were cached under the same key are found again. A server that shares a context between clients who do not trust each other gives each one a key of its own, for [`GenerationStats::n_cached`](crate::GenerationStats::n_cached) and times tell one how a prompt begins that another sent. Default: `None`.
    #[must_use]
    pub fn with_cache_key(mut self, value: impl Into<String>) -> Self {
        self.cache_key = Some(value.into());
        self
    }
}

impl ModelParams {
    /// Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in a child that was forked from a process whose GPU driver has started. Default: `0`.
    #[must_use]
    pub fn with_n_gpu_layers(mut self, value: i32) -> Self {
        self.n_gpu_layers = value;
        self
    }

    /// Index of the GPU that holds what is not split. Default: `0`.
    #[must_use]
    pub fn with_main_gpu(mut self, value: i32) -> Self {
        self.main_gpu = value;
        self
    }

    /// Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short while it is in use ends the process by a signal (SIGBUS), which no library can make an error of. Replace a model by renaming another file over it, or read the file where others may write to it. Default: `true`.
    #[must_use]
    pub fn with_use_mmap(mut self, value: bool) -> Self {
        self.use_mmap = value;
        self
    }

    /// Lock the weights in memory. Default: `false`.
    #[must_use]
    pub fn with_use_mlock(mut self, value: bool) -> Self {
        self.use_mlock = value;
        self
    }

    /// Load the vocabulary without the weights. Default: `false`.
    #[must_use]
    pub fn with_vocab_only(mut self, value: bool) -> Self {
        self.vocab_only = value;
        self
    }

    /// Check every tensor for invalid values while loading. Default: `false`.
    #[must_use]
    pub fn with_check_tensors(mut self, value: bool) -> Self {
        self.check_tensors = value;
        self
    }

    /// Keep the weights in this process after the last handle is gone. Default: `false`.
    #[must_use]
    pub fn with_keep_loaded(mut self, value: bool) -> Self {
        self.keep_loaded = value;
        self
    }

    /// How the model is spread over several GPUs. Default: `SplitMode::Layer`.
    #[must_use]
    pub fn with_split_mode(mut self, value: SplitMode) -> Self {
        self.split_mode = value;
        self
    }

    /// Share of each GPU, one number for each; empty lets the engine decide.
    #[must_use]
    pub fn with_tensor_split(mut self, value: impl IntoIterator<Item = f32>) -> Self {
        self.tensor_split = value.into_iter().collect();
        self
    }

    /// Indices of the devices to use; empty means all.
    #[must_use]
    pub fn with_devices(mut self, value: impl IntoIterator<Item = i32>) -> Self {
        self.devices = value.into_iter().collect();
        self
    }

    /// Stops the load when it is set. Default: `None`.
    #[must_use]
    pub fn with_cancel(mut self, value: CancelToken) -> Self {
        self.cancel = Some(value);
        self
    }
}

impl SamplerParams {
    /// Divides the logits; 0 takes the most likely token. Default: `0.8`.
    #[must_use]
    pub fn with_temperature(mut self, value: f32) -> Self {
        self.temperature = value;
        self
    }

    /// Keep the k most likely tokens; 0 keeps all. Default: `40`.
    #[must_use]
    pub fn with_top_k(mut self, value: i32) -> Self {
        self.top_k = value;
        self
    }

    /// Keep the most likely tokens that together reach this probability. Default: `0.95`.
    #[must_use]
    pub fn with_top_p(mut self, value: f32) -> Self {
        self.top_p = value;
        self
    }

    /// Drop tokens less likely than this share of the most likely one. Default: `0.05`.
    #[must_use]
    pub fn with_min_p(mut self, value: f32) -> Self {
        self.min_p = value;
        self
    }

    /// Locally typical sampling; 1 is off. Default: `1.0`.
    #[must_use]
    pub fn with_typical_p(mut self, value: f32) -> Self {
        self.typical_p = value;
        self
    }

    /// Divides the logits of recent tokens; 1 is off. Default: `1.1`.
    #[must_use]
    pub fn with_penalty_repeat(mut self, value: f32) -> Self {
        self.penalty_repeat = value;
        self
    }

    /// Subtracted once for each time a recent token occurred. Default: `0.0`.
    #[must_use]
    pub fn with_penalty_freq(mut self, value: f32) -> Self {
        self.penalty_freq = value;
        self
    }

    /// Subtracted when a recent token occurred at all. Default: `0.0`.
    #[must_use]
    pub fn with_penalty_present(mut self, value: f32) -> Self {
        self.penalty_present = value;
        self
    }

    /// How many tokens are recent, the prompt's included; -1 means the whole context, 0 none. Default: `64`.
    #[must_use]
    pub fn with_penalty_last_n(mut self, value: i32) -> Self {
        self.penalty_last_n = value;
        self
    }

    /// Never produce an end-of-generation token. Default: `false`.
    #[must_use]
    pub fn with_ignore_eos(mut self, value: bool) -> Self {
        self.ignore_eos = value;
        self
    }

    /// Makes draws repeatable; `None` draws a fresh seed, which [`GenerationStats::seed`](crate::GenerationStats::seed) reports. 0xFFFFFFFF means `None`. Default: `None`.
    #[must_use]
    pub fn with_seed(mut self, value: u32) -> Self {
        self.seed = Some(value);
        self
    }

    /// Keep tokens within n standard deviations of the best logit; -1 is off. Default: `-1.0`.
    #[must_use]
    pub fn with_top_n_sigma(mut self, value: f32) -> Self {
        self.top_n_sigma = value;
        self
    }

    /// How often the most likely tokens are excluded by XTC; 0 is off. Default: `0.0`.
    #[must_use]
    pub fn with_xtc_probability(mut self, value: f32) -> Self {
        self.xtc_probability = value;
        self
    }

    /// Tokens above this probability can be excluded by XTC. Default: `0.1`.
    #[must_use]
    pub fn with_xtc_threshold(mut self, value: f32) -> Self {
        self.xtc_threshold = value;
        self
    }

    /// Width of the dynamic temperature; 0 is off. Default: `0.0`.
    #[must_use]
    pub fn with_dynatemp_range(mut self, value: f32) -> Self {
        self.dynatemp_range = value;
        self
    }

    /// How entropy maps to the dynamic temperature. Default: `1.0`.
    #[must_use]
    pub fn with_dynatemp_exponent(mut self, value: f32) -> Self {
        self.dynatemp_exponent = value;
        self
    }

    /// Strength of the DRY repetition penalty; 0 is off. Default: `0.0`.
    #[must_use]
    pub fn with_dry_multiplier(mut self, value: f32) -> Self {
        self.dry_multiplier = value;
        self
    }

    /// Growth of the DRY penalty with the length of the repetition. Default: `1.75`.
    #[must_use]
    pub fn with_dry_base(mut self, value: f32) -> Self {
        self.dry_base = value;
        self
    }

    /// Longest repetition that DRY lets pass. Default: `2`.
    #[must_use]
    pub fn with_dry_allowed_length(mut self, value: i32) -> Self {
        self.dry_allowed_length = value;
        self
    }

    /// Tokens that DRY looks back; -1 means the whole context, 0 none. Default: `-1`.
    #[must_use]
    pub fn with_dry_penalty_last_n(mut self, value: i32) -> Self {
        self.dry_penalty_last_n = value;
        self
    }

    /// Mirostat version; 0 is off. It replaces every other truncation. Default: `0`.
    #[must_use]
    pub fn with_mirostat(mut self, value: i32) -> Self {
        self.mirostat = value;
        self
    }

    /// Target surprise of Mirostat, in nats. Default: `5.0`.
    #[must_use]
    pub fn with_mirostat_tau(mut self, value: f32) -> Self {
        self.mirostat_tau = value;
        self
    }

    /// Learning rate of Mirostat. Default: `0.1`.
    #[must_use]
    pub fn with_mirostat_eta(mut self, value: f32) -> Self {
        self.mirostat_eta = value;
        self
    }
}

impl ScoreOptions {
    /// Stops the work when it is set. Default: `None`.
    #[must_use]
    pub fn with_cancel(mut self, value: CancelToken) -> Self {
        self.cancel = Some(value);
        self
    }

    /// Leave out the beginning of a prompt with which a pair does not fit into the context, instead of refusing it. Default: `false`.
    #[must_use]
    pub fn with_truncate(mut self, value: bool) -> Self {
        self.truncate = value;
        self
    }

    /// Whose texts these are, as [`GenerateOptions::cache_key`](crate::GenerateOptions::cache_key) says. Default: `None`.
    #[must_use]
    pub fn with_cache_key(mut self, value: impl Into<String>) -> Self {
        self.cache_key = Some(value.into());
        self
    }
}

impl ScorePair {
    /// A text and what may follow it. Every other field has its default.
    pub fn new(prompt: impl Into<String>, continuation: impl Into<String>) -> Self {
        Self {
            prompt: prompt.into(),
            continuation: continuation.into(),
        }
    }
}

impl ToolResult {
    /// What a tool gave for one call. Every other field has its default.
    pub fn new(id: impl Into<String>, content: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            content: content.into(),
            is_error: false,
        }
    }

    /// The tool failed, and the text says why; the model is told. Default: `false`.
    #[must_use]
    pub fn with_is_error(mut self, value: bool) -> Self {
        self.is_error = value;
        self
    }
}
