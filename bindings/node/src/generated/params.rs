// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! Records and unions that are made from objects. A property that nothing reads is an error.

#[allow(unused_imports)] // an API without options needs none of it
use crate::generated::prelude::*;

/// `ChatMessage` from an object; what it leaves out keeps its default.
pub fn chat_message(value: &Unknown, what: &'static str) -> Result<core::ChatMessage> {
    let mut given_role = None;
    let mut given_content = None;
    for (key, value) in input::entries_or_tuple(value, what, &["role", "content"])? {
        match key.as_str() {
            "role" => given_role = Some(input::text(&value, "role")?),
            "content" => given_content = Some(input::text(&value, "content")?),
            _ => return Err(input::unknown_option(&value, what, &key, "role, content")),
        }
    }
    Ok(core::ChatMessage {
        role: given_role.ok_or_else(|| input::missing_option(value, what, "role"))?,
        content: given_content.ok_or_else(|| input::missing_option(value, what, "content"))?,
    })
}

/// `ChatOptions` from an object; what it leaves out keeps its default.
pub fn chat_options(value: &Unknown, what: &'static str) -> Result<core::ChatOptions> {
    let mut params = core::ChatOptions::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "addGenerationPrompt" => params.add_generation_prompt = input::bool(&value, "addGenerationPrompt")?,
            "messagesJson" => params.messages_json = input::option(&value, "messagesJson", input::json)?,
            "tools" => params.tools = input::option(&value, "tools", input::json)?,
            "variables" => params.variables = input::option(&value, "variables", input::json)?,
            "nowUnix" => params.now_unix = input::option(&value, "nowUnix", input::i64)?,
            _ => {
                return Err(input::unknown_option(
                    &value,
                    what,
                    &key,
                    "addGenerationPrompt, messagesJson, tools, variables, nowUnix",
                ))
            }
        }
    }
    Ok(params)
}

/// `ContextParams` from an object; what it leaves out keeps its default.
pub fn context_params(value: &Unknown, what: &'static str) -> Result<core::ContextParams> {
    let mut params = core::ContextParams::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "nCtx" => params.n_ctx = input::u32(&value, "nCtx")?,
            "nBatch" => params.n_batch = input::u32(&value, "nBatch")?,
            "nUbatch" => params.n_ubatch = input::u32(&value, "nUbatch")?,
            "nSeqMax" => params.n_seq_max = input::u32(&value, "nSeqMax")?,
            "nThreads" => params.n_threads = input::i32(&value, "nThreads")?,
            "nThreadsBatch" => params.n_threads_batch = input::i32(&value, "nThreadsBatch")?,
            "embeddings" => params.embeddings = input::bool(&value, "embeddings")?,
            "offloadKqv" => params.offload_kqv = input::bool(&value, "offloadKqv")?,
            "deterministic" => params.deterministic = input::bool(&value, "deterministic")?,
            "flashAttn" => params.flash_attn = names::flash_attn(&value, "flashAttn")?,
            "typeK" => params.type_k = names::kv_type(&value, "typeK")?,
            "typeV" => params.type_v = names::kv_type(&value, "typeV")?,
            "overflow" => params.overflow = names::overflow(&value, "overflow")?,
            _ => return Err(input::unknown_option(&value, what, &key, "nCtx, nBatch, nUbatch, nSeqMax, nThreads, nThreadsBatch, embeddings, offloadKqv, deterministic, flashAttn, typeK, typeV, overflow")),
        }
    }
    Ok(params)
}

/// `EmbeddingConfig` from an object; what it leaves out keeps its default.
pub fn embedding_config(value: &Unknown, what: &'static str) -> Result<core::EmbeddingConfig> {
    let mut params = core::EmbeddingConfig::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "nCtx" => params.n_ctx = input::u32(&value, "nCtx")?,
            "normalize" => params.normalize = input::bool(&value, "normalize")?,
            "nBatch" => params.n_batch = input::u32(&value, "nBatch")?,
            "nThreads" => params.n_threads = input::i32(&value, "nThreads")?,
            "pooling" => params.pooling = names::pooling(&value, "pooling")?,
            "truncate" => params.truncate = input::bool(&value, "truncate")?,
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

/// `LogitBias` from an object; what it leaves out keeps its default.
pub fn logit_bias(value: &Unknown, what: &'static str) -> Result<core::LogitBias> {
    let mut given_token = None;
    let mut given_bias = None;
    for (key, value) in input::entries(value, what)? {
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

/// `GenerateOptions` from an object; what it leaves out keeps its default.
pub fn generate_options(value: &Unknown, what: &'static str) -> Result<core::GenerateOptions> {
    let mut params = core::GenerateOptions::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "stop" => params.stop = input::list(&value, "stop", input::text)?,
            "constraint" => params.constraint = input::option(&value, "constraint", params::constraint)?,
            "nLogprobs" => params.n_logprobs = input::i32(&value, "nLogprobs")?,
            "logitBias" => params.logit_bias = input::list(&value, "logitBias", params::logit_bias)?,
            "cancel" => {
                params.cancel = input::option(&value, "cancel", |value, what| {
                    handles::cancel_token(value, what).cloned()
                })?
            }
            _ => {
                return Err(input::unknown_option(
                    &value,
                    what,
                    &key,
                    "stop, constraint, nLogprobs, logitBias, cancel",
                ))
            }
        }
    }
    Ok(params)
}

/// `ModelParams` from an object; what it leaves out keeps its default.
pub fn model_params(value: &Unknown, what: &'static str) -> Result<core::ModelParams> {
    let mut params = core::ModelParams::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "nGpuLayers" => params.n_gpu_layers = input::i32(&value, "nGpuLayers")?,
            "mainGpu" => params.main_gpu = input::i32(&value, "mainGpu")?,
            "useMmap" => params.use_mmap = input::bool(&value, "useMmap")?,
            "useMlock" => params.use_mlock = input::bool(&value, "useMlock")?,
            "vocabOnly" => params.vocab_only = input::bool(&value, "vocabOnly")?,
            "checkTensors" => params.check_tensors = input::bool(&value, "checkTensors")?,
            "keepLoaded" => params.keep_loaded = input::bool(&value, "keepLoaded")?,
            "splitMode" => params.split_mode = names::split_mode(&value, "splitMode")?,
            "tensorSplit" => params.tensor_split = input::list(&value, "tensorSplit", input::f32)?,
            "devices" => params.devices = input::integers(&value, "devices")?,
            "cancel" => params.cancel = input::option(&value, "cancel", |value, what| handles::cancel_token(value, what).cloned())?,
            _ => return Err(input::unknown_option(&value, what, &key, "nGpuLayers, mainGpu, useMmap, useMlock, vocabOnly, checkTensors, keepLoaded, splitMode, tensorSplit, devices, cancel")),
        }
    }
    Ok(params)
}

/// `SamplerParams` from an object; what it leaves out keeps its default.
pub fn sampler_params(value: &Unknown, what: &'static str) -> Result<core::SamplerParams> {
    let mut params = core::SamplerParams::default();
    for (key, value) in input::entries(value, what)? {
        match key.as_str() {
            "temperature" => params.temperature = input::f32(&value, "temperature")?,
            "topK" => params.top_k = input::i32(&value, "topK")?,
            "topP" => params.top_p = input::f32(&value, "topP")?,
            "minP" => params.min_p = input::f32(&value, "minP")?,
            "typicalP" => params.typical_p = input::f32(&value, "typicalP")?,
            "penaltyRepeat" => params.penalty_repeat = input::f32(&value, "penaltyRepeat")?,
            "penaltyFreq" => params.penalty_freq = input::f32(&value, "penaltyFreq")?,
            "penaltyPresent" => params.penalty_present = input::f32(&value, "penaltyPresent")?,
            "penaltyLastN" => params.penalty_last_n = input::i32(&value, "penaltyLastN")?,
            "ignoreEos" => params.ignore_eos = input::bool(&value, "ignoreEos")?,
            "seed" => params.seed = input::option(&value, "seed", input::u32)?,
            "topNSigma" => params.top_n_sigma = input::f32(&value, "topNSigma")?,
            "xtcProbability" => params.xtc_probability = input::f32(&value, "xtcProbability")?,
            "xtcThreshold" => params.xtc_threshold = input::f32(&value, "xtcThreshold")?,
            "dynatempRange" => params.dynatemp_range = input::f32(&value, "dynatempRange")?,
            "dynatempExponent" => params.dynatemp_exponent = input::f32(&value, "dynatempExponent")?,
            "dryMultiplier" => params.dry_multiplier = input::f32(&value, "dryMultiplier")?,
            "dryBase" => params.dry_base = input::f32(&value, "dryBase")?,
            "dryAllowedLength" => params.dry_allowed_length = input::i32(&value, "dryAllowedLength")?,
            "dryPenaltyLastN" => params.dry_penalty_last_n = input::i32(&value, "dryPenaltyLastN")?,
            "mirostat" => params.mirostat = input::i32(&value, "mirostat")?,
            "mirostatTau" => params.mirostat_tau = input::f32(&value, "mirostatTau")?,
            "mirostatEta" => params.mirostat_eta = input::f32(&value, "mirostatEta")?,
            _ => return Err(input::unknown_option(&value, what, &key, "temperature, topK, topP, minP, typicalP, penaltyRepeat, penaltyFreq, penaltyPresent, penaltyLastN, ignoreEos, seed, topNSigma, xtcProbability, xtcThreshold, dynatempRange, dynatempExponent, dryMultiplier, dryBase, dryAllowedLength, dryPenaltyLastN, mirostat, mirostatTau, mirostatEta")),
        }
    }
    Ok(params)
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
