// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The description's own types, from Python (`read_`, `fill_`) and to Python (`put_`).
#![allow(dead_code, unused_imports)]

use pyo3::prelude::*;

use super::CancelToken;
use crate::runtime::fields::{Fields, Shape};
use crate::runtime::given::{self, Value};
use crate::runtime::put::{self, Object};

use self as values;

/// The numbers that errors carry.
pub const DATA_KEYS: &[&str] = &["n_generated", "finish_reason", "needed", "available", "index", "line"];

pub fn read_event_kind(value: &Value<'_>, what: &str) -> PyResult<mullama::EventKind> {
    given::name(
        value,
        what,
        mullama::EventKind::from_name,
        "'text', 'thinking' or 'tool_call'",
    )
}

pub fn put_event_kind(py: Python<'_>, value: mullama::EventKind) -> PyResult<Object> {
    put::name(py, "EventKind", value.as_str())
}

pub fn read_finish_reason(value: &Value<'_>, what: &str) -> PyResult<mullama::FinishReason> {
    given::name(
        value,
        what,
        mullama::FinishReason::from_name,
        "'stop', 'stop_string', 'length', 'cancelled' or 'context_full'",
    )
}

pub fn put_finish_reason(py: Python<'_>, value: mullama::FinishReason) -> PyResult<Object> {
    put::name(py, "FinishReason", value.as_str())
}

pub fn read_flash_attn(value: &Value<'_>, what: &str) -> PyResult<mullama::FlashAttn> {
    given::name(value, what, mullama::FlashAttn::from_name, "'auto', 'off' or 'on'")
}

pub fn put_flash_attn(py: Python<'_>, value: mullama::FlashAttn) -> PyResult<Object> {
    put::name(py, "FlashAttn", value.as_str())
}

pub fn read_kv_type(value: &Value<'_>, what: &str) -> PyResult<mullama::KvType> {
    given::name(
        value,
        what,
        mullama::KvType::from_name,
        "'f32', 'f16', 'q4_0', 'q4_1', 'q5_0', 'q5_1', 'q8_0' or 'bf16'",
    )
}

pub fn put_kv_type(py: Python<'_>, value: mullama::KvType) -> PyResult<Object> {
    put::name(py, "KvType", value.as_str())
}

pub fn read_overflow(value: &Value<'_>, what: &str) -> PyResult<mullama::Overflow> {
    given::name(value, what, mullama::Overflow::from_name, "'stop' or 'shift'")
}

pub fn put_overflow(py: Python<'_>, value: mullama::Overflow) -> PyResult<Object> {
    put::name(py, "Overflow", value.as_str())
}

pub fn read_pooling(value: &Value<'_>, what: &str) -> PyResult<mullama::Pooling> {
    given::name(
        value,
        what,
        mullama::Pooling::from_name,
        "'unspecified', 'none', 'mean', 'cls', 'last' or 'rank'",
    )
}

pub fn put_pooling(py: Python<'_>, value: mullama::Pooling) -> PyResult<Object> {
    put::name(py, "Pooling", value.as_str())
}

pub fn read_split_mode(value: &Value<'_>, what: &str) -> PyResult<mullama::SplitMode> {
    given::name(value, what, mullama::SplitMode::from_name, "'none', 'layer' or 'row'")
}

pub fn put_split_mode(py: Python<'_>, value: mullama::SplitMode) -> PyResult<Object> {
    put::name(py, "SplitMode", value.as_str())
}

pub fn read_token_kind(value: &Value<'_>, what: &str) -> PyResult<mullama::TokenKind> {
    given::name(
        value,
        what,
        mullama::TokenKind::from_name,
        "'undefined', 'normal', 'unknown', 'control', 'user_defined', 'unused' or 'byte'",
    )
}

pub fn put_token_kind(py: Python<'_>, value: mullama::TokenKind) -> PyResult<Object> {
    put::name(py, "TokenKind", value.as_str())
}

pub fn read_when_full(value: &Value<'_>, what: &str) -> PyResult<mullama::WhenFull> {
    given::name(value, what, mullama::WhenFull::from_name, "'drop_oldest' or 'fail'")
}

pub fn put_when_full(py: Python<'_>, value: mullama::WhenFull) -> PyResult<Object> {
    put::name(py, "WhenFull", value.as_str())
}

pub fn read_cancel_token(value: &Value<'_>, what: &str) -> PyResult<mullama::CancelToken> {
    given::object::<CancelToken>(value, what).map(|object| object.core.clone())
}

pub fn read_constraint(value: &Value<'_>, what: &str) -> PyResult<mullama::Constraint> {
    let (kind, payload) = given::tagged(value, what, "Constraint")?;
    match kind.as_str() {
        "json_schema" => given::json(&payload, "json_schema").map(mullama::Constraint::JsonSchema),
        "regex" => given::string(&payload, "regex").map(mullama::Constraint::Regex),
        "lark" => given::string(&payload, "lark").map(mullama::Constraint::Lark),
        "gbnf" => given::string(&payload, "gbnf").map(mullama::Constraint::Gbnf),
        other => Err(given::no_case(
            value,
            what,
            other,
            "json_schema or regex or lark or gbnf",
        )),
    }
}

pub fn put_constraint(py: Python<'_>, value: mullama::Constraint) -> PyResult<Object> {
    let (kind, payload) = match value {
        mullama::Constraint::JsonSchema(payload) => ("json_schema", put::json(py, payload)?),
        mullama::Constraint::Regex(payload) => ("regex", put::plain(py, payload)?),
        mullama::Constraint::Lark(payload) => ("lark", put::plain(py, payload)?),
        mullama::Constraint::Gbnf(payload) => ("gbnf", put::plain(py, payload)?),
    };
    put::tagged(py, "Constraint", kind, payload)
}

pub static TOOL_CALL: Shape = Shape {
    class: "ToolCall",
    fields: &["name", "arguments", "id"],
    shorthand: &["name", "arguments"],
    again: &["ToolRequest"],
    nested: Some("function"),
};

pub fn read_tool_call(value: &Value<'_>, what: &str) -> PyResult<mullama::ToolCall> {
    fill_tool_call(&Fields::of(value, what, &TOOL_CALL)?)
}

pub fn list_tool_call(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::ToolCall>> {
    given::list(read_tool_call)(value, what)
}

pub fn fill_tool_call(fields: &Fields<'_>) -> PyResult<mullama::ToolCall> {
    Ok(mullama::ToolCall {
        name: fields.required("name", given::string)?,
        arguments: fields.required("arguments", given::json)?,
        id: fields.get("id", given::option(given::string), None)?,
    })
}

pub static CHAT_MESSAGE: Shape = Shape {
    class: "ChatMessage",
    fields: &["role", "content", "name", "tool_calls", "tool_call_id", "extra"],
    shorthand: &["role", "content"],
    again: &[],
    nested: None,
};

pub fn read_chat_message(value: &Value<'_>, what: &str) -> PyResult<mullama::ChatMessage> {
    fill_chat_message(&Fields::of(value, what, &CHAT_MESSAGE)?)
}

pub fn list_chat_message(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::ChatMessage>> {
    given::list(read_chat_message)(value, what)
}

pub fn fill_chat_message(fields: &Fields<'_>) -> PyResult<mullama::ChatMessage> {
    Ok(mullama::ChatMessage {
        role: fields.required("role", given::string)?,
        content: fields.get("content", given::option(given::parts), None)?,
        name: fields.get("name", given::option(given::string), None)?,
        tool_calls: fields.get("tool_calls", values::list_tool_call, Vec::new())?,
        tool_call_id: fields.get("tool_call_id", given::option(given::string), None)?,
        extra: fields.get("extra", given::option(given::json), None)?,
    })
}

pub static CHAT_OPTIONS: Shape = Shape {
    class: "ChatOptions",
    fields: &[
        "add_generation_prompt",
        "messages_json",
        "tools",
        "variables",
        "now_unix",
        "tool_choice",
    ],
    shorthand: &[],
    again: &[],
    nested: None,
};

pub fn read_chat_options(value: &Value<'_>, what: &str) -> PyResult<mullama::ChatOptions> {
    fill_chat_options(&Fields::of(value, what, &CHAT_OPTIONS)?)
}

pub fn list_chat_options(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::ChatOptions>> {
    given::list(read_chat_options)(value, what)
}

pub fn fill_chat_options(fields: &Fields<'_>) -> PyResult<mullama::ChatOptions> {
    let default = mullama::ChatOptions::default();
    Ok(mullama::ChatOptions {
        add_generation_prompt: fields.get("add_generation_prompt", given::bool, default.add_generation_prompt)?,
        messages_json: fields.get("messages_json", given::option(given::json), default.messages_json)?,
        tools: fields.get("tools", given::option(given::json), default.tools)?,
        variables: fields.get("variables", given::option(given::json), default.variables)?,
        now_unix: fields.get("now_unix", given::option(given::i64), default.now_unix)?,
        tool_choice: fields.get("tool_choice", given::string, default.tool_choice)?,
    })
}

pub static CONTEXT_PARAMS: Shape = Shape {
    class: "ContextParams",
    fields: &[
        "n_ctx",
        "n_batch",
        "n_ubatch",
        "n_seq_max",
        "n_threads",
        "n_threads_batch",
        "embeddings",
        "offload_kqv",
        "deterministic",
        "flash_attn",
        "type_k",
        "type_v",
        "overflow",
        "swap_mib",
    ],
    shorthand: &[],
    again: &[],
    nested: None,
};

pub fn read_context_params(value: &Value<'_>, what: &str) -> PyResult<mullama::ContextParams> {
    fill_context_params(&Fields::of(value, what, &CONTEXT_PARAMS)?)
}

pub fn list_context_params(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::ContextParams>> {
    given::list(read_context_params)(value, what)
}

pub fn fill_context_params(fields: &Fields<'_>) -> PyResult<mullama::ContextParams> {
    let default = mullama::ContextParams::default();
    Ok(mullama::ContextParams {
        n_ctx: fields.get("n_ctx", given::u32, default.n_ctx)?,
        n_batch: fields.get("n_batch", given::u32, default.n_batch)?,
        n_ubatch: fields.get("n_ubatch", given::u32, default.n_ubatch)?,
        n_seq_max: fields.get("n_seq_max", given::u32, default.n_seq_max)?,
        n_threads: fields.get("n_threads", given::i32, default.n_threads)?,
        n_threads_batch: fields.get("n_threads_batch", given::i32, default.n_threads_batch)?,
        embeddings: fields.get("embeddings", given::bool, default.embeddings)?,
        offload_kqv: fields.get("offload_kqv", given::bool, default.offload_kqv)?,
        deterministic: fields.get("deterministic", given::bool, default.deterministic)?,
        flash_attn: fields.get("flash_attn", values::read_flash_attn, default.flash_attn)?,
        type_k: fields.get("type_k", values::read_kv_type, default.type_k)?,
        type_v: fields.get("type_v", values::read_kv_type, default.type_v)?,
        overflow: fields.get("overflow", values::read_overflow, default.overflow)?,
        swap_mib: fields.get("swap_mib", given::i32, default.swap_mib)?,
    })
}

pub static CONVERSATION_PARAMS: Shape = Shape {
    class: "ConversationParams",
    fields: &["system", "messages", "chat", "cache_key", "when_full", "n_reserve"],
    shorthand: &[],
    again: &[],
    nested: None,
};

pub fn read_conversation_params(value: &Value<'_>, what: &str) -> PyResult<mullama::ConversationParams> {
    fill_conversation_params(&Fields::of(value, what, &CONVERSATION_PARAMS)?)
}

pub fn list_conversation_params(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::ConversationParams>> {
    given::list(read_conversation_params)(value, what)
}

pub fn fill_conversation_params(fields: &Fields<'_>) -> PyResult<mullama::ConversationParams> {
    let default = mullama::ConversationParams::default();
    Ok(mullama::ConversationParams {
        system: fields.get("system", given::option(given::string), default.system)?,
        messages: fields.get("messages", values::list_chat_message, default.messages)?,
        chat: fields.get("chat", values::read_chat_options, default.chat)?,
        cache_key: fields.get("cache_key", given::option(given::string), default.cache_key)?,
        when_full: fields.get("when_full", values::read_when_full, default.when_full)?,
        n_reserve: fields.get("n_reserve", given::i32, default.n_reserve)?,
    })
}

pub static EMBED_OPTIONS: Shape = Shape {
    class: "EmbedOptions",
    fields: &["cancel"],
    shorthand: &[],
    again: &[],
    nested: None,
};

pub fn read_embed_options(value: &Value<'_>, what: &str) -> PyResult<mullama::EmbedOptions> {
    fill_embed_options(&Fields::of(value, what, &EMBED_OPTIONS)?)
}

pub fn list_embed_options(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::EmbedOptions>> {
    given::list(read_embed_options)(value, what)
}

pub fn fill_embed_options(fields: &Fields<'_>) -> PyResult<mullama::EmbedOptions> {
    let default = mullama::EmbedOptions::default();
    Ok(mullama::EmbedOptions {
        cancel: fields.get("cancel", given::option(values::read_cancel_token), default.cancel)?,
    })
}

pub static EMBEDDING_CONFIG: Shape = Shape {
    class: "EmbeddingConfig",
    fields: &["n_ctx", "normalize", "n_batch", "n_threads", "pooling", "truncate"],
    shorthand: &[],
    again: &[],
    nested: None,
};

pub fn read_embedding_config(value: &Value<'_>, what: &str) -> PyResult<mullama::EmbeddingConfig> {
    fill_embedding_config(&Fields::of(value, what, &EMBEDDING_CONFIG)?)
}

pub fn list_embedding_config(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::EmbeddingConfig>> {
    given::list(read_embedding_config)(value, what)
}

pub fn fill_embedding_config(fields: &Fields<'_>) -> PyResult<mullama::EmbeddingConfig> {
    let default = mullama::EmbeddingConfig::default();
    Ok(mullama::EmbeddingConfig {
        n_ctx: fields.get("n_ctx", given::u32, default.n_ctx)?,
        normalize: fields.get("normalize", given::bool, default.normalize)?,
        n_batch: fields.get("n_batch", given::u32, default.n_batch)?,
        n_threads: fields.get("n_threads", given::i32, default.n_threads)?,
        pooling: fields.get("pooling", values::read_pooling, default.pooling)?,
        truncate: fields.get("truncate", given::bool, default.truncate)?,
    })
}

pub fn put_excess(py: Python<'_>, value: mullama::Excess) -> PyResult<Object> {
    let fields = [
        ("n_messages", put::plain(py, value.n_messages)?),
        ("messages", put::json(py, value.messages)?),
        ("n_tokens", put::plain(py, value.n_tokens)?),
        ("n_available", put::plain(py, value.n_available)?),
    ];
    put::record(py, "Excess", fields)
}

pub static LOGIT_BIAS: Shape = Shape {
    class: "LogitBias",
    fields: &["token", "bias"],
    shorthand: &["token", "bias"],
    again: &[],
    nested: None,
};

pub fn read_logit_bias(value: &Value<'_>, what: &str) -> PyResult<mullama::LogitBias> {
    fill_logit_bias(&Fields::of(value, what, &LOGIT_BIAS)?)
}

pub fn list_logit_bias(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::LogitBias>> {
    given::list_or_map(read_logit_bias)(value, what)
}

pub fn fill_logit_bias(fields: &Fields<'_>) -> PyResult<mullama::LogitBias> {
    Ok(mullama::LogitBias {
        token: fields.required("token", given::i32)?,
        bias: fields.required("bias", given::f32)?,
    })
}

pub static GENERATE_OPTIONS: Shape = Shape {
    class: "GenerateOptions",
    fields: &["stop", "constraint", "n_logprobs", "logit_bias", "cancel", "cache_key"],
    shorthand: &[],
    again: &[],
    nested: None,
};

pub fn read_generate_options(value: &Value<'_>, what: &str) -> PyResult<mullama::GenerateOptions> {
    fill_generate_options(&Fields::of(value, what, &GENERATE_OPTIONS)?)
}

pub fn list_generate_options(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::GenerateOptions>> {
    given::list(read_generate_options)(value, what)
}

pub fn fill_generate_options(fields: &Fields<'_>) -> PyResult<mullama::GenerateOptions> {
    let default = mullama::GenerateOptions::default();
    Ok(mullama::GenerateOptions {
        stop: fields.get("stop", given::list(given::string), default.stop)?,
        constraint: fields.get("constraint", given::option(values::read_constraint), default.constraint)?,
        n_logprobs: fields.get("n_logprobs", given::i32, default.n_logprobs)?,
        logit_bias: fields.get("logit_bias", values::list_logit_bias, default.logit_bias)?,
        cancel: fields.get("cancel", given::option(values::read_cancel_token), default.cancel)?,
        cache_key: fields.get("cache_key", given::option(given::string), default.cache_key)?,
    })
}

pub fn put_generation_stats(py: Python<'_>, value: mullama::GenerationStats) -> PyResult<Object> {
    let fields = [
        ("n_prompt", put::plain(py, value.n_prompt)?),
        ("n_cached", put::plain(py, value.n_cached)?),
        ("n_generated", put::plain(py, value.n_generated)?),
        ("seed", put::plain(py, value.seed)?),
        ("load_ms", put::plain(py, value.load_ms)?),
        ("prompt_ms", put::plain(py, value.prompt_ms)?),
        ("generate_ms", put::plain(py, value.generate_ms)?),
    ];
    put::record(py, "GenerationStats", fields)
}

pub fn put_top_logprob(py: Python<'_>, value: mullama::TopLogprob) -> PyResult<Object> {
    let fields = [
        ("token", put::plain(py, value.token)?),
        ("logprob", put::plain(py, value.logprob)?),
        ("sampled_logprob", put::plain(py, value.sampled_logprob)?),
    ];
    put::record(py, "TopLogprob", fields)
}

pub fn put_token_logprobs(py: Python<'_>, value: mullama::TokenLogprobs) -> PyResult<Object> {
    let fields = [
        ("token", put::plain(py, value.token)?),
        ("logprob", put::plain(py, value.logprob)?),
        ("sampled_logprob", put::plain(py, value.sampled_logprob)?),
        ("top", put::list(values::put_top_logprob)(py, value.top)?),
    ];
    put::record(py, "TokenLogprobs", fields)
}

pub fn put_tool_request(py: Python<'_>, value: mullama::ToolRequest) -> PyResult<Object> {
    let fields = [
        ("id", put::plain(py, value.id)?),
        ("name", put::plain(py, value.name)?),
        ("arguments", put::json(py, value.arguments)?),
    ];
    put::record(py, "ToolRequest", fields)
}

pub fn put_generation(py: Python<'_>, value: mullama::Generation) -> PyResult<Object> {
    let fields = [
        ("text", put::plain(py, value.text)?),
        ("tokens", put::plain(py, value.tokens)?),
        ("finish_reason", values::put_finish_reason(py, value.finish_reason)?),
        ("stats", values::put_generation_stats(py, value.stats)?),
        ("thinking", put::plain(py, value.thinking)?),
        ("tool_calls", put::list(values::put_tool_request)(py, value.tool_calls)?),
        ("logprobs", put::list(values::put_token_logprobs)(py, value.logprobs)?),
    ];
    put::record(py, "Generation", fields)
}

pub fn put_generation_event(py: Python<'_>, value: mullama::GenerationEvent) -> PyResult<Object> {
    let fields = [
        ("kind", values::put_event_kind(py, value.kind)?),
        ("text", put::plain(py, value.text)?),
        ("tokens", put::plain(py, value.tokens)?),
        ("tool_call", put::option(values::put_tool_request)(py, value.tool_call)?),
        ("logprobs", put::list(values::put_token_logprobs)(py, value.logprobs)?),
    ];
    put::record(py, "GenerationEvent", fields)
}

pub static MODEL_PARAMS: Shape = Shape {
    class: "ModelParams",
    fields: &[
        "n_gpu_layers",
        "main_gpu",
        "use_mmap",
        "use_mlock",
        "vocab_only",
        "check_tensors",
        "keep_loaded",
        "split_mode",
        "tensor_split",
        "devices",
        "cancel",
    ],
    shorthand: &[],
    again: &[],
    nested: None,
};

pub fn read_model_params(value: &Value<'_>, what: &str) -> PyResult<mullama::ModelParams> {
    fill_model_params(&Fields::of(value, what, &MODEL_PARAMS)?)
}

pub fn list_model_params(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::ModelParams>> {
    given::list(read_model_params)(value, what)
}

pub fn fill_model_params(fields: &Fields<'_>) -> PyResult<mullama::ModelParams> {
    let default = mullama::ModelParams::default();
    Ok(mullama::ModelParams {
        n_gpu_layers: fields.get("n_gpu_layers", given::i32, default.n_gpu_layers)?,
        main_gpu: fields.get("main_gpu", given::i32, default.main_gpu)?,
        use_mmap: fields.get("use_mmap", given::bool, default.use_mmap)?,
        use_mlock: fields.get("use_mlock", given::bool, default.use_mlock)?,
        vocab_only: fields.get("vocab_only", given::bool, default.vocab_only)?,
        check_tensors: fields.get("check_tensors", given::bool, default.check_tensors)?,
        keep_loaded: fields.get("keep_loaded", given::bool, default.keep_loaded)?,
        split_mode: fields.get("split_mode", values::read_split_mode, default.split_mode)?,
        tensor_split: fields.get("tensor_split", given::list(given::f32), default.tensor_split)?,
        devices: fields.get("devices", given::list(given::i32), default.devices)?,
        cancel: fields.get("cancel", given::option(values::read_cancel_token), default.cancel)?,
    })
}

pub static SAMPLER_PARAMS: Shape = Shape {
    class: "SamplerParams",
    fields: &[
        "temperature",
        "top_k",
        "top_p",
        "min_p",
        "typical_p",
        "penalty_repeat",
        "penalty_freq",
        "penalty_present",
        "penalty_last_n",
        "ignore_eos",
        "seed",
        "top_n_sigma",
        "xtc_probability",
        "xtc_threshold",
        "dynatemp_range",
        "dynatemp_exponent",
        "dry_multiplier",
        "dry_base",
        "dry_allowed_length",
        "dry_penalty_last_n",
        "mirostat",
        "mirostat_tau",
        "mirostat_eta",
    ],
    shorthand: &[],
    again: &[],
    nested: None,
};

pub fn read_sampler_params(value: &Value<'_>, what: &str) -> PyResult<mullama::SamplerParams> {
    fill_sampler_params(&Fields::of(value, what, &SAMPLER_PARAMS)?)
}

pub fn list_sampler_params(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::SamplerParams>> {
    given::list(read_sampler_params)(value, what)
}

pub fn fill_sampler_params(fields: &Fields<'_>) -> PyResult<mullama::SamplerParams> {
    let default = mullama::SamplerParams::default();
    Ok(mullama::SamplerParams {
        temperature: fields.get("temperature", given::f32, default.temperature)?,
        top_k: fields.get("top_k", given::i32, default.top_k)?,
        top_p: fields.get("top_p", given::f32, default.top_p)?,
        min_p: fields.get("min_p", given::f32, default.min_p)?,
        typical_p: fields.get("typical_p", given::f32, default.typical_p)?,
        penalty_repeat: fields.get("penalty_repeat", given::f32, default.penalty_repeat)?,
        penalty_freq: fields.get("penalty_freq", given::f32, default.penalty_freq)?,
        penalty_present: fields.get("penalty_present", given::f32, default.penalty_present)?,
        penalty_last_n: fields.get("penalty_last_n", given::i32, default.penalty_last_n)?,
        ignore_eos: fields.get("ignore_eos", given::bool, default.ignore_eos)?,
        seed: fields.get("seed", given::option(given::u32), default.seed)?,
        top_n_sigma: fields.get("top_n_sigma", given::f32, default.top_n_sigma)?,
        xtc_probability: fields.get("xtc_probability", given::f32, default.xtc_probability)?,
        xtc_threshold: fields.get("xtc_threshold", given::f32, default.xtc_threshold)?,
        dynatemp_range: fields.get("dynatemp_range", given::f32, default.dynatemp_range)?,
        dynatemp_exponent: fields.get("dynatemp_exponent", given::f32, default.dynatemp_exponent)?,
        dry_multiplier: fields.get("dry_multiplier", given::f32, default.dry_multiplier)?,
        dry_base: fields.get("dry_base", given::f32, default.dry_base)?,
        dry_allowed_length: fields.get("dry_allowed_length", given::i32, default.dry_allowed_length)?,
        dry_penalty_last_n: fields.get("dry_penalty_last_n", given::i32, default.dry_penalty_last_n)?,
        mirostat: fields.get("mirostat", given::i32, default.mirostat)?,
        mirostat_tau: fields.get("mirostat_tau", given::f32, default.mirostat_tau)?,
        mirostat_eta: fields.get("mirostat_eta", given::f32, default.mirostat_eta)?,
    })
}

pub fn put_score(py: Python<'_>, value: mullama::Score) -> PyResult<Object> {
    let fields = [
        ("sum", put::plain(py, value.sum)?),
        ("tokens", put::plain(py, value.tokens)?),
        ("logprobs", put::vector(py, value.logprobs)?),
        ("is_greedy", put::plain(py, value.is_greedy)?),
    ];
    put::record(py, "Score", fields)
}

pub static SCORE_OPTIONS: Shape = Shape {
    class: "ScoreOptions",
    fields: &["cancel", "truncate", "cache_key"],
    shorthand: &[],
    again: &[],
    nested: None,
};

pub fn read_score_options(value: &Value<'_>, what: &str) -> PyResult<mullama::ScoreOptions> {
    fill_score_options(&Fields::of(value, what, &SCORE_OPTIONS)?)
}

pub fn list_score_options(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::ScoreOptions>> {
    given::list(read_score_options)(value, what)
}

pub fn fill_score_options(fields: &Fields<'_>) -> PyResult<mullama::ScoreOptions> {
    let default = mullama::ScoreOptions::default();
    Ok(mullama::ScoreOptions {
        cancel: fields.get("cancel", given::option(values::read_cancel_token), default.cancel)?,
        truncate: fields.get("truncate", given::bool, default.truncate)?,
        cache_key: fields.get("cache_key", given::option(given::string), default.cache_key)?,
    })
}

pub static SCORE_PAIR: Shape = Shape {
    class: "ScorePair",
    fields: &["prompt", "continuation"],
    shorthand: &["prompt", "continuation"],
    again: &[],
    nested: None,
};

pub fn read_score_pair(value: &Value<'_>, what: &str) -> PyResult<mullama::ScorePair> {
    fill_score_pair(&Fields::of(value, what, &SCORE_PAIR)?)
}

pub fn list_score_pair(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::ScorePair>> {
    given::list(read_score_pair)(value, what)
}

pub fn fill_score_pair(fields: &Fields<'_>) -> PyResult<mullama::ScorePair> {
    Ok(mullama::ScorePair {
        prompt: fields.required("prompt", given::string)?,
        continuation: fields.required("continuation", given::string)?,
    })
}

pub fn put_token_detail(py: Python<'_>, value: mullama::TokenDetail) -> PyResult<Object> {
    let fields = [
        ("text", put::plain(py, value.text)?),
        ("kind", values::put_token_kind(py, value.kind)?),
        ("score", put::plain(py, value.score)?),
    ];
    put::record(py, "TokenDetail", fields)
}

pub static TOOL_RESULT: Shape = Shape {
    class: "ToolResult",
    fields: &["id", "content", "is_error"],
    shorthand: &["id", "content"],
    again: &[],
    nested: None,
};

pub fn read_tool_result(value: &Value<'_>, what: &str) -> PyResult<mullama::ToolResult> {
    fill_tool_result(&Fields::of(value, what, &TOOL_RESULT)?)
}

pub fn list_tool_result(value: &Value<'_>, what: &str) -> PyResult<Vec<mullama::ToolResult>> {
    given::list(read_tool_result)(value, what)
}

pub fn fill_tool_result(fields: &Fields<'_>) -> PyResult<mullama::ToolResult> {
    Ok(mullama::ToolResult {
        id: fields.required("id", given::string)?,
        content: fields.required("content", given::string)?,
        is_error: fields.get("is_error", given::bool, false)?,
    })
}

pub fn put_tool_step(py: Python<'_>, value: mullama::ToolStep) -> PyResult<Object> {
    let fields = [
        ("calls", put::list(values::put_tool_request)(py, value.calls)?),
        ("answer", put::option(values::put_generation)(py, value.answer)?),
        ("step", put::plain(py, value.step)?),
    ];
    put::record(py, "ToolStep", fields)
}
