// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! Records and unions that are made from objects. A property that nothing reads is an error.

#[allow(unused_imports)] // an API without options needs none of it
use crate::generated::prelude::*;

/// `ToolCall` from an object; what it leaves out keeps its default.
pub fn tool_call(value: &Unknown, what: &'static str) -> Result<core::ToolCall> {
    let mut given_name = None;
    let mut given_arguments = None;
    let mut given_id = None;
    for (key, value) in input::unnested(
        input::entries_or_tuple(value, what, &["name", "arguments"])?,
        "function",
    )? {
        match key.as_str() {
            "name" => given_name = Some(input::text(&value, "name")?),
            "arguments" => given_arguments = Some(input::json(&value, "arguments")?),
            "id" => given_id = input::option(&value, "id", input::text)?,
            _ => return Err(input::unknown_option(&value, what, &key, "name, arguments, id")),
        }
    }
    Ok(core::ToolCall {
        name: given_name.ok_or_else(|| input::missing_option(value, what, "name"))?,
        arguments: given_arguments.ok_or_else(|| input::missing_option(value, what, "arguments"))?,
        id: given_id,
    })
}

/// Several of them.
pub fn list_tool_call(value: &Unknown, what: &'static str) -> Result<Vec<core::ToolCall>> {
    input::list(value, what, tool_call)
}

/// `ChatMessage` from an object; what it leaves out keeps its default.
pub fn chat_message(value: &Unknown, what: &'static str) -> Result<core::ChatMessage> {
    let mut given_role = None;
    let mut given_content = None;
    let mut given_name = None;
    let mut given_tool_calls = Vec::new();
    let mut given_tool_call_id = None;
    let mut given_extra = None;
    for (key, value) in input::entries_or_tuple(value, what, &["role", "content"])? {
        match key.as_str() {
            "role" => given_role = Some(input::text(&value, "role")?),
            "content" => given_content = input::option(&value, "content", input::parts)?,
            "name" => given_name = input::option(&value, "name", input::text)?,
            "tool_calls" => input::fill(&mut given_tool_calls, &value, "tool_calls", params::list_tool_call)?,
            "tool_call_id" => given_tool_call_id = input::option(&value, "tool_call_id", input::text)?,
            "extra" => given_extra = input::option(&value, "extra", input::json)?,
            _ => {
                return Err(input::unknown_option(
                    &value,
                    what,
                    &key,
                    "role, content, name, tool_calls, tool_call_id, extra",
                ))
            }
        }
    }
    Ok(core::ChatMessage {
        role: given_role.ok_or_else(|| input::missing_option(value, what, "role"))?,
        content: given_content,
        name: given_name,
        tool_calls: given_tool_calls,
        tool_call_id: given_tool_call_id,
        extra: given_extra,
    })
}

/// Several of them.
pub fn list_chat_message(value: &Unknown, what: &'static str) -> Result<Vec<core::ChatMessage>> {
    input::list(value, what, chat_message)
}

/// `ChatOptions` from an object; what it leaves out keeps its default.
pub fn chat_options(value: &Unknown, what: &'static str) -> Result<core::ChatOptions> {
    let mut params = core::ChatOptions::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "addGenerationPrompt" => input::fill(
                &mut params.add_generation_prompt,
                &value,
                "addGenerationPrompt",
                input::bool,
            )?,
            "messagesJson" => params.messages_json = input::option(&value, "messagesJson", input::json)?,
            "tools" => params.tools = input::option(&value, "tools", input::json)?,
            "variables" => params.variables = input::option(&value, "variables", input::json)?,
            "nowUnix" => params.now_unix = input::option(&value, "nowUnix", input::i64)?,
            "toolChoice" => input::fill(&mut params.tool_choice, &value, "toolChoice", input::text)?,
            _ => {
                return Err(input::unknown_option(
                    &value,
                    what,
                    &key,
                    "addGenerationPrompt, messagesJson, tools, variables, nowUnix, toolChoice",
                ))
            }
        }
    }
    Ok(params)
}

/// Several of them.
pub fn list_chat_options(value: &Unknown, what: &'static str) -> Result<Vec<core::ChatOptions>> {
    input::list(value, what, chat_options)
}

/// `ContextParams` from an object; what it leaves out keeps its default.
pub fn context_params(value: &Unknown, what: &'static str) -> Result<core::ContextParams> {
    let mut params = core::ContextParams::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "nCtx" => input::fill(&mut params.n_ctx, &value, "nCtx", input::u32)?,
            "nBatch" => input::fill(&mut params.n_batch, &value, "nBatch", input::u32)?,
            "nUbatch" => input::fill(&mut params.n_ubatch, &value, "nUbatch", input::u32)?,
            "nSeqMax" => input::fill(&mut params.n_seq_max, &value, "nSeqMax", input::u32)?,
            "nThreads" => input::fill(&mut params.n_threads, &value, "nThreads", input::i32)?,
            "nThreadsBatch" => input::fill(&mut params.n_threads_batch, &value, "nThreadsBatch", input::i32)?,
            "embeddings" => input::fill(&mut params.embeddings, &value, "embeddings", input::bool)?,
            "offloadKqv" => input::fill(&mut params.offload_kqv, &value, "offloadKqv", input::bool)?,
            "deterministic" => input::fill(&mut params.deterministic, &value, "deterministic", input::bool)?,
            "flashAttn" => input::fill(&mut params.flash_attn, &value, "flashAttn", names::flash_attn)?,
            "typeK" => input::fill(&mut params.type_k, &value, "typeK", names::kv_type)?,
            "typeV" => input::fill(&mut params.type_v, &value, "typeV", names::kv_type)?,
            "overflow" => input::fill(&mut params.overflow, &value, "overflow", names::overflow)?,
            "swapMib" => input::fill(&mut params.swap_mib, &value, "swapMib", input::i32)?,
            _ => return Err(input::unknown_option(&value, what, &key, "nCtx, nBatch, nUbatch, nSeqMax, nThreads, nThreadsBatch, embeddings, offloadKqv, deterministic, flashAttn, typeK, typeV, overflow, swapMib")),
        }
    }
    Ok(params)
}

/// Several of them.
pub fn list_context_params(value: &Unknown, what: &'static str) -> Result<Vec<core::ContextParams>> {
    input::list(value, what, context_params)
}

/// `ConversationParams` from an object; what it leaves out keeps its default.
pub fn conversation_params(value: &Unknown, what: &'static str) -> Result<core::ConversationParams> {
    let mut params = core::ConversationParams::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "system" => params.system = input::option(&value, "system", input::text)?,
            "messages" => input::fill(&mut params.messages, &value, "messages", params::list_chat_message)?,
            "chat" => input::fill(&mut params.chat, &value, "chat", params::chat_options)?,
            "cacheKey" => params.cache_key = input::option(&value, "cacheKey", input::text)?,
            "whenFull" => input::fill(&mut params.when_full, &value, "whenFull", names::when_full)?,
            "nReserve" => input::fill(&mut params.n_reserve, &value, "nReserve", input::i32)?,
            _ => {
                return Err(input::unknown_option(
                    &value,
                    what,
                    &key,
                    "system, messages, chat, cacheKey, whenFull, nReserve",
                ))
            }
        }
    }
    Ok(params)
}

/// Several of them.
pub fn list_conversation_params(value: &Unknown, what: &'static str) -> Result<Vec<core::ConversationParams>> {
    input::list(value, what, conversation_params)
}

/// `EmbedOptions` from an object; what it leaves out keeps its default.
pub fn embed_options(value: &Unknown, what: &'static str) -> Result<core::EmbedOptions> {
    let mut params = core::EmbedOptions::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "cancel" => {
                params.cancel = input::option(&value, "cancel", |value, what| {
                    handles::cancel_token(value, what).cloned()
                })?
            }
            _ => return Err(input::unknown_option(&value, what, &key, "cancel")),
        }
    }
    Ok(params)
}

/// Several of them.
pub fn list_embed_options(value: &Unknown, what: &'static str) -> Result<Vec<core::EmbedOptions>> {
    input::list(value, what, embed_options)
}

/// `EmbeddingConfig` from an object; what it leaves out keeps its default.
pub fn embedding_config(value: &Unknown, what: &'static str) -> Result<core::EmbeddingConfig> {
    let mut params = core::EmbeddingConfig::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "nCtx" => input::fill(&mut params.n_ctx, &value, "nCtx", input::u32)?,
            "normalize" => input::fill(&mut params.normalize, &value, "normalize", input::bool)?,
            "nBatch" => input::fill(&mut params.n_batch, &value, "nBatch", input::u32)?,
            "nThreads" => input::fill(&mut params.n_threads, &value, "nThreads", input::i32)?,
            "pooling" => input::fill(&mut params.pooling, &value, "pooling", names::pooling)?,
            "truncate" => input::fill(&mut params.truncate, &value, "truncate", input::bool)?,
            _ => {
                return Err(input::unknown_option(
                    &value,
                    what,
                    &key,
                    "nCtx, normalize, nBatch, nThreads, pooling, truncate",
                ))
            }
        }
    }
    Ok(params)
}

/// Several of them.
pub fn list_embedding_config(value: &Unknown, what: &'static str) -> Result<Vec<core::EmbeddingConfig>> {
    input::list(value, what, embedding_config)
}

/// `LogitBias` from an object; what it leaves out keeps its default.
pub fn logit_bias(value: &Unknown, what: &'static str) -> Result<core::LogitBias> {
    let mut given_token = None;
    let mut given_bias = None;
    for (key, value) in input::entries_or_tuple(value, what, &["token", "bias"])? {
        match key.as_str() {
            "token" => given_token = Some(input::i32(&value, "token")?),
            "bias" => given_bias = Some(input::f32(&value, "bias")?),
            _ => return Err(input::unknown_option(&value, what, &key, "token, bias")),
        }
    }
    Ok(core::LogitBias {
        token: given_token.ok_or_else(|| input::missing_option(value, what, "token"))?,
        bias: given_bias.ok_or_else(|| input::missing_option(value, what, "bias"))?,
    })
}

/// Several of them.
pub fn list_logit_bias(value: &Unknown, what: &'static str) -> Result<Vec<core::LogitBias>> {
    input::list_or_map(value, what, logit_bias)
}

/// `GenerateOptions` from an object; what it leaves out keeps its default.
pub fn generate_options(value: &Unknown, what: &'static str) -> Result<core::GenerateOptions> {
    let mut params = core::GenerateOptions::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "stop" => input::fill(&mut params.stop, &value, "stop", |value, what| {
                input::list(value, what, input::text)
            })?,
            "constraint" => params.constraint = input::option(&value, "constraint", params::constraint)?,
            "nLogprobs" => input::fill(&mut params.n_logprobs, &value, "nLogprobs", input::i32)?,
            "logitBias" => input::fill(&mut params.logit_bias, &value, "logitBias", params::list_logit_bias)?,
            "cancel" => {
                params.cancel = input::option(&value, "cancel", |value, what| {
                    handles::cancel_token(value, what).cloned()
                })?
            }
            "cacheKey" => params.cache_key = input::option(&value, "cacheKey", input::text)?,
            _ => {
                return Err(input::unknown_option(
                    &value,
                    what,
                    &key,
                    "stop, constraint, nLogprobs, logitBias, cancel, cacheKey",
                ))
            }
        }
    }
    Ok(params)
}

/// Several of them.
pub fn list_generate_options(value: &Unknown, what: &'static str) -> Result<Vec<core::GenerateOptions>> {
    input::list(value, what, generate_options)
}

/// `ModelParams` from an object; what it leaves out keeps its default.
pub fn model_params(value: &Unknown, what: &'static str) -> Result<core::ModelParams> {
    let mut params = core::ModelParams::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "nGpuLayers" => input::fill(&mut params.n_gpu_layers, &value, "nGpuLayers", input::i32)?,
            "mainGpu" => input::fill(&mut params.main_gpu, &value, "mainGpu", input::i32)?,
            "useMmap" => input::fill(&mut params.use_mmap, &value, "useMmap", input::bool)?,
            "useMlock" => input::fill(&mut params.use_mlock, &value, "useMlock", input::bool)?,
            "vocabOnly" => input::fill(&mut params.vocab_only, &value, "vocabOnly", input::bool)?,
            "checkTensors" => input::fill(&mut params.check_tensors, &value, "checkTensors", input::bool)?,
            "keepLoaded" => input::fill(&mut params.keep_loaded, &value, "keepLoaded", input::bool)?,
            "splitMode" => input::fill(&mut params.split_mode, &value, "splitMode", names::split_mode)?,
            "tensorSplit" => input::fill(&mut params.tensor_split, &value, "tensorSplit", |value, what| input::list(value, what, input::f32))?,
            "devices" => input::fill(&mut params.devices, &value, "devices", input::integers)?,
            "cancel" => params.cancel = input::option(&value, "cancel", |value, what| handles::cancel_token(value, what).cloned())?,
            _ => return Err(input::unknown_option(&value, what, &key, "nGpuLayers, mainGpu, useMmap, useMlock, vocabOnly, checkTensors, keepLoaded, splitMode, tensorSplit, devices, cancel")),
        }
    }
    Ok(params)
}

/// Several of them.
pub fn list_model_params(value: &Unknown, what: &'static str) -> Result<Vec<core::ModelParams>> {
    input::list(value, what, model_params)
}

/// `SamplerParams` from an object; what it leaves out keeps its default.
pub fn sampler_params(value: &Unknown, what: &'static str) -> Result<core::SamplerParams> {
    let mut params = core::SamplerParams::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "temperature" => input::fill(&mut params.temperature, &value, "temperature", input::f32)?,
            "topK" => input::fill(&mut params.top_k, &value, "topK", input::i32)?,
            "topP" => input::fill(&mut params.top_p, &value, "topP", input::f32)?,
            "minP" => input::fill(&mut params.min_p, &value, "minP", input::f32)?,
            "typicalP" => input::fill(&mut params.typical_p, &value, "typicalP", input::f32)?,
            "penaltyRepeat" => input::fill(&mut params.penalty_repeat, &value, "penaltyRepeat", input::f32)?,
            "penaltyFreq" => input::fill(&mut params.penalty_freq, &value, "penaltyFreq", input::f32)?,
            "penaltyPresent" => input::fill(&mut params.penalty_present, &value, "penaltyPresent", input::f32)?,
            "penaltyLastN" => input::fill(&mut params.penalty_last_n, &value, "penaltyLastN", input::i32)?,
            "ignoreEos" => input::fill(&mut params.ignore_eos, &value, "ignoreEos", input::bool)?,
            "seed" => params.seed = input::option(&value, "seed", input::u32)?,
            "topNSigma" => input::fill(&mut params.top_n_sigma, &value, "topNSigma", input::f32)?,
            "xtcProbability" => input::fill(&mut params.xtc_probability, &value, "xtcProbability", input::f32)?,
            "xtcThreshold" => input::fill(&mut params.xtc_threshold, &value, "xtcThreshold", input::f32)?,
            "dynatempRange" => input::fill(&mut params.dynatemp_range, &value, "dynatempRange", input::f32)?,
            "dynatempExponent" => input::fill(&mut params.dynatemp_exponent, &value, "dynatempExponent", input::f32)?,
            "dryMultiplier" => input::fill(&mut params.dry_multiplier, &value, "dryMultiplier", input::f32)?,
            "dryBase" => input::fill(&mut params.dry_base, &value, "dryBase", input::f32)?,
            "dryAllowedLength" => input::fill(&mut params.dry_allowed_length, &value, "dryAllowedLength", input::i32)?,
            "dryPenaltyLastN" => input::fill(&mut params.dry_penalty_last_n, &value, "dryPenaltyLastN", input::i32)?,
            "mirostat" => input::fill(&mut params.mirostat, &value, "mirostat", input::i32)?,
            "mirostatTau" => input::fill(&mut params.mirostat_tau, &value, "mirostatTau", input::f32)?,
            "mirostatEta" => input::fill(&mut params.mirostat_eta, &value, "mirostatEta", input::f32)?,
            _ => return Err(input::unknown_option(&value, what, &key, "temperature, topK, topP, minP, typicalP, penaltyRepeat, penaltyFreq, penaltyPresent, penaltyLastN, ignoreEos, seed, topNSigma, xtcProbability, xtcThreshold, dynatempRange, dynatempExponent, dryMultiplier, dryBase, dryAllowedLength, dryPenaltyLastN, mirostat, mirostatTau, mirostatEta")),
        }
    }
    Ok(params)
}

/// Several of them.
pub fn list_sampler_params(value: &Unknown, what: &'static str) -> Result<Vec<core::SamplerParams>> {
    input::list(value, what, sampler_params)
}

/// `ScoreOptions` from an object; what it leaves out keeps its default.
pub fn score_options(value: &Unknown, what: &'static str) -> Result<core::ScoreOptions> {
    let mut params = core::ScoreOptions::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "cancel" => {
                params.cancel = input::option(&value, "cancel", |value, what| {
                    handles::cancel_token(value, what).cloned()
                })?
            }
            "truncate" => input::fill(&mut params.truncate, &value, "truncate", input::bool)?,
            "cacheKey" => params.cache_key = input::option(&value, "cacheKey", input::text)?,
            _ => return Err(input::unknown_option(&value, what, &key, "cancel, truncate, cacheKey")),
        }
    }
    Ok(params)
}

/// Several of them.
pub fn list_score_options(value: &Unknown, what: &'static str) -> Result<Vec<core::ScoreOptions>> {
    input::list(value, what, score_options)
}

/// `ScorePair` from an object; what it leaves out keeps its default.
pub fn score_pair(value: &Unknown, what: &'static str) -> Result<core::ScorePair> {
    let mut given_prompt = None;
    let mut given_continuation = None;
    for (key, value) in input::entries_or_tuple(value, what, &["prompt", "continuation"])? {
        match key.as_str() {
            "prompt" => given_prompt = Some(input::text(&value, "prompt")?),
            "continuation" => given_continuation = Some(input::text(&value, "continuation")?),
            _ => return Err(input::unknown_option(&value, what, &key, "prompt, continuation")),
        }
    }
    Ok(core::ScorePair {
        prompt: given_prompt.ok_or_else(|| input::missing_option(value, what, "prompt"))?,
        continuation: given_continuation.ok_or_else(|| input::missing_option(value, what, "continuation"))?,
    })
}

/// Several of them.
pub fn list_score_pair(value: &Unknown, what: &'static str) -> Result<Vec<core::ScorePair>> {
    input::list(value, what, score_pair)
}

/// `ToolResult` from an object; what it leaves out keeps its default.
pub fn tool_result(value: &Unknown, what: &'static str) -> Result<core::ToolResult> {
    let mut given_id = None;
    let mut given_content = None;
    let mut given_is_error = false;
    for (key, value) in input::entries_or_tuple(value, what, &["id", "content"])? {
        match key.as_str() {
            "id" => given_id = Some(input::text(&value, "id")?),
            "content" => given_content = Some(input::text(&value, "content")?),
            "isError" => input::fill(&mut given_is_error, &value, "isError", input::bool)?,
            _ => return Err(input::unknown_option(&value, what, &key, "id, content, isError")),
        }
    }
    Ok(core::ToolResult {
        id: given_id.ok_or_else(|| input::missing_option(value, what, "id"))?,
        content: given_content.ok_or_else(|| input::missing_option(value, what, "content"))?,
        is_error: given_is_error,
    })
}

/// Several of them.
pub fn list_tool_result(value: &Unknown, what: &'static str) -> Result<Vec<core::ToolResult>> {
    input::list(value, what, tool_result)
}

/// `Constraint` from an object with one property.
pub fn constraint(value: &Unknown, what: &'static str) -> Result<core::Constraint> {
    let (key, value) = input::case(value, what, "jsonSchema, regex, lark, gbnf")?;
    match key.as_str() {
        "jsonSchema" => input::json(&value, "jsonSchema").map(core::Constraint::JsonSchema),
        "regex" => input::text(&value, "regex").map(core::Constraint::Regex),
        "lark" => input::text(&value, "lark").map(core::Constraint::Lark),
        "gbnf" => input::text(&value, "gbnf").map(core::Constraint::Gbnf),
        _ => Err(input::unknown_option(
            &value,
            what,
            &key,
            "jsonSchema, regex, lark, gbnf",
        )),
    }
}
