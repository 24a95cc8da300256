// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! Structs of the C ABI to core's records and back.

use std::ffi::{c_char, c_void, CStr};

#[allow(unused_imports)]
use mullama::*;

use super::types::*;
use crate::runtime as rt;
use crate::runtime::FromC;

/// What each error code means.
pub(crate) const DESCRIPTIONS: &[(i32, &CStr)] = &[
    (0, c"no error"),
    (-1, c"A null pointer was given where a value is needed."),
    (-2, c"The model file cannot be loaded."),
    (-3, c"The context cannot be created."),
    (-4, c"The text cannot be turned into tokens."),
    (-5, c"The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives."),
    (-6, c"The sampler parameters are out of range."),
    (-7, c"The text cannot be embedded."),
    (-8, c"An argument is out of range or malformed."),
    (-9, c"The buffer is too small for the result."),
    (-10, c"The compute backend cannot be started."),
    (-11, c"The call was cancelled before it had anything to give."),
    (-12, c"A bug in Mullama; please report it with the message."),
    (-13, c"The feature is not built into this library."),
    (-14, c"The text is not valid UTF-8."),
    (-15, c"A lock is poisoned."),
    (-16, c"The handle was freed, forged or is of another type."),
    (-17, c"The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream."),
    (-18, c"A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns."),
    (-19, c"The handle belongs to the process that was forked from."),
    (-20, c"Nothing is ready yet."),
    (-21, c"An assertion of the engine failed; the context on which it did answers the same from then on."),
    (-23, c"A file cannot be written or read, or it is not what was written to it."),
];

/// The C function that hears each piece, as core calls it.
pub(crate) unsafe fn stream_callback(
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
) -> rt::Outcome<impl FnMut(*const c_char) -> bool> {
    let callback = callback.ok_or(rt::Fault::NullPointer { what: "callback" })?;
    Ok(move |piece: *const c_char| callback(piece, user_data).is_set())
}

impl FromC<MullamaToolCall> for ToolCall {
    unsafe fn from_c(given: &MullamaToolCall) -> rt::Outcome<Self> {
        Ok(Self {
            name: rt::text(given.name, "name")?.to_owned(),
            arguments: rt::text(given.arguments, "arguments")?.to_owned(),
            id: rt::optional_text(given.id, "id")?.map(str::to_owned),
        })
    }
}

impl FromC<MullamaMessage> for ChatMessage {
    unsafe fn from_c(given: &MullamaMessage) -> rt::Outcome<Self> {
        Ok(Self {
            role: rt::text(given.role, "role")?.to_owned(),
            content: rt::optional_text(given.content, "content")?.map(str::to_owned),
            name: rt::optional_text(given.name, "name")?.map(str::to_owned),
            tool_calls: rt::structs(given.tool_calls, given.n_tool_calls, "tool_calls")?,
            tool_call_id: rt::optional_text(given.tool_call_id, "tool_call_id")?.map(str::to_owned),
            extra: rt::optional_text(given.extra, "extra")?.map(str::to_owned),
        })
    }
}

impl FromC<MullamaChatMessage> for ChatMessage {
    unsafe fn from_c(given: &MullamaChatMessage) -> rt::Outcome<Self> {
        Ok(Self {
            role: rt::text(given.role, "role")?.to_owned(),
            content: rt::optional_text(given.content, "content")?.map(str::to_owned),
            name: None,
            tool_calls: Vec::new(),
            tool_call_id: None,
            extra: None,
        })
    }
}

impl FromC<MullamaChatOptions> for ChatOptions {
    unsafe fn from_c(given: &MullamaChatOptions) -> rt::Outcome<Self> {
        Ok(Self {
            add_generation_prompt: given.add_generation_prompt.is_set(),
            messages_json: rt::optional_text(given.messages_json, "messages_json")?.map(str::to_owned),
            tools: rt::optional_text(given.tools, "tools")?.map(str::to_owned),
            variables: rt::optional_text(given.variables, "variables")?.map(str::to_owned),
            now_unix: (given.now_unix != MULLAMA_NOW_MACHINE).then_some(given.now_unix),
            tool_choice: rt::optional_text(given.tool_choice, "tool_choice")?
                .map(str::to_owned)
                .unwrap_or_else(|| "auto".into()),
        })
    }
}

impl From<&ChatOptions> for MullamaChatOptions {
    fn from(record: &ChatOptions) -> Self {
        Self {
            add_generation_prompt: record.add_generation_prompt.into(),
            messages_json: std::ptr::null(),
            tools: std::ptr::null(),
            variables: std::ptr::null(),
            now_unix: record.now_unix.unwrap_or(MULLAMA_NOW_MACHINE),
            tool_choice: std::ptr::null(),
            reserved: [0; 8],
        }
    }
}

impl FromC<MullamaContextParams> for ContextParams {
    unsafe fn from_c(given: &MullamaContextParams) -> rt::Outcome<Self> {
        Ok(Self {
            n_ctx: given.n_ctx,
            n_batch: given.n_batch,
            n_ubatch: given.n_ubatch,
            n_seq_max: given.n_seq_max,
            n_threads: given.n_threads,
            n_threads_batch: given.n_threads_batch,
            embeddings: given.embeddings.is_set(),
            offload_kqv: given.offload_kqv.is_set(),
            deterministic: given.deterministic.is_set(),
            flash_attn: rt::value_of(
                FlashAttn::from_code(given.flash_attn),
                given.flash_attn,
                "flash_attn",
                "-1 (auto), 0 (off), 1 (on)",
            )?,
            type_k: rt::value_of(
                KvType::from_code(given.type_k),
                given.type_k,
                "type_k",
                "0 (f32), 1 (f16), 2 (q4_0), 3 (q4_1), 6 (q5_0), 7 (q5_1), 8 (q8_0), 30 (bf16)",
            )?,
            type_v: rt::value_of(
                KvType::from_code(given.type_v),
                given.type_v,
                "type_v",
                "0 (f32), 1 (f16), 2 (q4_0), 3 (q4_1), 6 (q5_0), 7 (q5_1), 8 (q8_0), 30 (bf16)",
            )?,
            overflow: rt::value_of(
                Overflow::from_code(given.overflow),
                given.overflow,
                "overflow",
                "0 (stop), 1 (shift)",
            )?,
            swap_mib: given.swap_mib,
        })
    }
}

impl From<&ContextParams> for MullamaContextParams {
    fn from(record: &ContextParams) -> Self {
        Self {
            n_ctx: record.n_ctx,
            n_batch: record.n_batch,
            n_ubatch: record.n_ubatch,
            n_seq_max: record.n_seq_max,
            n_threads: record.n_threads,
            n_threads_batch: record.n_threads_batch,
            embeddings: record.embeddings.into(),
            offload_kqv: record.offload_kqv.into(),
            deterministic: record.deterministic.into(),
            flash_attn: record.flash_attn.code(),
            type_k: record.type_k.code(),
            type_v: record.type_v.code(),
            overflow: record.overflow.code(),
            swap_mib: record.swap_mib,
            reserved: [0; 8],
        }
    }
}

impl FromC<MullamaConversationParams> for ConversationParams {
    unsafe fn from_c(given: &MullamaConversationParams) -> rt::Outcome<Self> {
        Ok(Self {
            system: rt::optional_text(given.system, "system")?.map(str::to_owned),
            messages: rt::structs(given.messages, given.n_messages, "messages")?,
            chat: rt::params::<_, ChatOptions>(given.chat)?,
            cache_key: rt::optional_text(given.cache_key, "cache_key")?.map(str::to_owned),
            when_full: rt::value_of(
                WhenFull::from_code(given.when_full),
                given.when_full,
                "when_full",
                "0 (drop_oldest), 1 (fail)",
            )?,
            n_reserve: given.n_reserve,
        })
    }
}

impl From<&ConversationParams> for MullamaConversationParams {
    fn from(record: &ConversationParams) -> Self {
        Self {
            system: std::ptr::null(),
            messages: std::ptr::null(),
            n_messages: 0,
            chat: std::ptr::null(),
            cache_key: std::ptr::null(),
            when_full: record.when_full.code(),
            n_reserve: record.n_reserve,
            reserved: [0; 8],
        }
    }
}

impl FromC<MullamaEmbedOptions> for EmbedOptions {
    unsafe fn from_c(given: &MullamaEmbedOptions) -> rt::Outcome<Self> {
        Ok(Self {
            cancel: rt::get_optional::<CancelToken>(given.cancel, "cancel")?.map(|found| found.as_ref().clone()),
        })
    }
}

impl From<&EmbedOptions> for MullamaEmbedOptions {
    fn from(_: &EmbedOptions) -> Self {
        Self {
            cancel: std::ptr::null(),
            progress: None,
            progress_data: std::ptr::null_mut(),
            reserved: [0; 8],
        }
    }
}

/// The progress callback that travels in a `MullamaEmbedOptions`.
pub(crate) unsafe fn progress_of_embed_options(given: *const MullamaEmbedOptions) -> Option<impl FnMut(f32) -> bool> {
    let given = given.as_ref()?;
    let (callback, user_data) = (given.progress?, given.progress_data);
    Some(move |fraction: f32| callback(fraction, user_data).is_set())
}

impl FromC<MullamaEmbeddingConfig> for EmbeddingConfig {
    unsafe fn from_c(given: &MullamaEmbeddingConfig) -> rt::Outcome<Self> {
        Ok(Self {
            n_ctx: given.n_ctx,
            normalize: given.normalize.is_set(),
            n_batch: given.n_batch,
            n_threads: given.n_threads,
            pooling: rt::value_of(
                Pooling::from_code(given.pooling_type),
                given.pooling_type,
                "pooling",
                "-1 (unspecified), 0 (none), 1 (mean), 2 (cls), 3 (last), 4 (rank)",
            )?,
            truncate: given.truncate.is_set(),
        })
    }
}

impl From<&EmbeddingConfig> for MullamaEmbeddingConfig {
    fn from(record: &EmbeddingConfig) -> Self {
        Self {
            n_ctx: record.n_ctx,
            normalize: record.normalize.into(),
            n_batch: record.n_batch,
            n_threads: record.n_threads,
            pooling_type: record.pooling.code(),
            truncate: record.truncate.into(),
            reserved: [0; 8],
        }
    }
}

impl FromC<MullamaLogitBias> for LogitBias {
    unsafe fn from_c(given: &MullamaLogitBias) -> rt::Outcome<Self> {
        Ok(Self {
            token: given.token,
            bias: given.bias,
        })
    }
}

impl FromC<MullamaGenerateOptions> for GenerateOptions {
    unsafe fn from_c(given: &MullamaGenerateOptions) -> rt::Outcome<Self> {
        Ok(Self {
            stop: rt::texts(given.stop, given.n_stop, "stop")?,
            constraint: match given.constraint_kind {
                0 => None,
                1 => Some(Constraint::JsonSchema(
                    rt::text(given.constraint, "constraint")?.to_owned(),
                )),
                2 => Some(Constraint::Regex(rt::text(given.constraint, "constraint")?.to_owned())),
                3 => Some(Constraint::Lark(rt::text(given.constraint, "constraint")?.to_owned())),
                4 => Some(Constraint::Gbnf(rt::text(given.constraint, "constraint")?.to_owned())),
                code => rt::value_of(
                    None,
                    code,
                    "constraint",
                    "0 (none), 1 (json_schema), 2 (regex), 3 (lark), 4 (gbnf)",
                )?,
            },
            n_logprobs: given.n_logprobs,
            logit_bias: rt::structs(given.logit_bias, given.n_logit_bias, "logit_bias")?,
            cancel: rt::get_optional::<CancelToken>(given.cancel, "cancel")?.map(|found| found.as_ref().clone()),
            cache_key: rt::optional_text(given.cache_key, "cache_key")?.map(str::to_owned),
        })
    }
}

impl From<&GenerateOptions> for MullamaGenerateOptions {
    fn from(record: &GenerateOptions) -> Self {
        Self {
            stop: std::ptr::null(),
            n_stop: 0,
            constraint_kind: 0,
            constraint: std::ptr::null(),
            n_logprobs: record.n_logprobs,
            logit_bias: std::ptr::null(),
            n_logit_bias: 0,
            cancel: std::ptr::null(),
            cache_key: std::ptr::null(),
            reserved: [0; 8],
        }
    }
}

impl From<&GenerationStats> for MullamaGenerationStats {
    fn from(record: &GenerationStats) -> Self {
        Self {
            n_prompt: record.n_prompt,
            n_cached: record.n_cached,
            n_generated: record.n_generated,
            seed: record.seed,
            load_ms: record.load_ms,
            prompt_ms: record.prompt_ms,
            generate_ms: record.generate_ms,
            reserved: [0; 4],
        }
    }
}

impl From<&TopLogprob> for MullamaTopLogprob {
    fn from(record: &TopLogprob) -> Self {
        Self {
            token: record.token,
            logprob: record.logprob,
            sampled_logprob: record.sampled_logprob,
            reserved: [0; 4],
        }
    }
}

impl FromC<MullamaModelParams> for ModelParams {
    unsafe fn from_c(given: &MullamaModelParams) -> rt::Outcome<Self> {
        Ok(Self {
            n_gpu_layers: given.n_gpu_layers,
            main_gpu: given.main_gpu,
            use_mmap: given.use_mmap.is_set(),
            use_mlock: given.use_mlock.is_set(),
            vocab_only: given.vocab_only.is_set(),
            check_tensors: given.check_tensors.is_set(),
            keep_loaded: given.keep_loaded.is_set(),
            split_mode: rt::value_of(
                SplitMode::from_code(given.split_mode),
                given.split_mode,
                "split_mode",
                "0 (none), 1 (layer), 2 (row)",
            )?,
            tensor_split: rt::list(given.tensor_split, given.n_tensor_split, "tensor_split")?.to_vec(),
            devices: rt::list(given.devices, given.n_devices, "devices")?.to_vec(),
            cancel: rt::get_optional::<CancelToken>(given.cancel, "cancel")?.map(|found| found.as_ref().clone()),
        })
    }
}

impl From<&ModelParams> for MullamaModelParams {
    fn from(record: &ModelParams) -> Self {
        Self {
            n_gpu_layers: record.n_gpu_layers,
            main_gpu: record.main_gpu,
            use_mmap: record.use_mmap.into(),
            use_mlock: record.use_mlock.into(),
            vocab_only: record.vocab_only.into(),
            check_tensors: record.check_tensors.into(),
            keep_loaded: record.keep_loaded.into(),
            split_mode: record.split_mode.code(),
            tensor_split: std::ptr::null(),
            n_tensor_split: 0,
            devices: std::ptr::null(),
            n_devices: 0,
            cancel: std::ptr::null(),
            progress: None,
            progress_data: std::ptr::null_mut(),
            reserved: [0; 8],
        }
    }
}

/// The progress callback that travels in a `MullamaModelParams`.
pub(crate) unsafe fn progress_of_model_params(given: *const MullamaModelParams) -> Option<impl FnMut(f32) -> bool> {
    let given = given.as_ref()?;
    let (callback, user_data) = (given.progress?, given.progress_data);
    Some(move |fraction: f32| callback(fraction, user_data).is_set())
}

impl FromC<MullamaSamplerParams> for SamplerParams {
    unsafe fn from_c(given: &MullamaSamplerParams) -> rt::Outcome<Self> {
        Ok(Self {
            temperature: given.temperature,
            top_k: given.top_k,
            top_p: given.top_p,
            min_p: given.min_p,
            typical_p: given.typical_p,
            penalty_repeat: given.penalty_repeat,
            penalty_freq: given.penalty_freq,
            penalty_present: given.penalty_present,
            penalty_last_n: given.penalty_last_n,
            ignore_eos: given.ignore_eos.is_set(),
            seed: (given.seed != MULLAMA_SEED_RANDOM).then_some(given.seed),
            top_n_sigma: given.top_n_sigma,
            xtc_probability: given.xtc_probability,
            xtc_threshold: given.xtc_threshold,
            dynatemp_range: given.dynatemp_range,
            dynatemp_exponent: given.dynatemp_exponent,
            dry_multiplier: given.dry_multiplier,
            dry_base: given.dry_base,
            dry_allowed_length: given.dry_allowed_length,
            dry_penalty_last_n: given.dry_penalty_last_n,
            mirostat: given.mirostat,
            mirostat_tau: given.mirostat_tau,
            mirostat_eta: given.mirostat_eta,
        })
    }
}

impl From<&SamplerParams> for MullamaSamplerParams {
    fn from(record: &SamplerParams) -> Self {
        Self {
            temperature: record.temperature,
            top_k: record.top_k,
            top_p: record.top_p,
            min_p: record.min_p,
            typical_p: record.typical_p,
            penalty_repeat: record.penalty_repeat,
            penalty_freq: record.penalty_freq,
            penalty_present: record.penalty_present,
            penalty_last_n: record.penalty_last_n,
            ignore_eos: record.ignore_eos.into(),
            seed: record.seed.unwrap_or(MULLAMA_SEED_RANDOM),
            top_n_sigma: record.top_n_sigma,
            xtc_probability: record.xtc_probability,
            xtc_threshold: record.xtc_threshold,
            dynatemp_range: record.dynatemp_range,
            dynatemp_exponent: record.dynatemp_exponent,
            dry_multiplier: record.dry_multiplier,
            dry_base: record.dry_base,
            dry_allowed_length: record.dry_allowed_length,
            dry_penalty_last_n: record.dry_penalty_last_n,
            mirostat: record.mirostat,
            mirostat_tau: record.mirostat_tau,
            mirostat_eta: record.mirostat_eta,
            reserved: [0; 8],
        }
    }
}

impl FromC<MullamaScoreOptions> for ScoreOptions {
    unsafe fn from_c(given: &MullamaScoreOptions) -> rt::Outcome<Self> {
        Ok(Self {
            cancel: rt::get_optional::<CancelToken>(given.cancel, "cancel")?.map(|found| found.as_ref().clone()),
            truncate: given.truncate.is_set(),
            cache_key: rt::optional_text(given.cache_key, "cache_key")?.map(str::to_owned),
        })
    }
}

impl From<&ScoreOptions> for MullamaScoreOptions {
    fn from(record: &ScoreOptions) -> Self {
        Self {
            cancel: std::ptr::null(),
            truncate: record.truncate.into(),
            cache_key: std::ptr::null(),
            progress: None,
            progress_data: std::ptr::null_mut(),
            reserved: [0; 8],
        }
    }
}

/// The progress callback that travels in a `MullamaScoreOptions`.
pub(crate) unsafe fn progress_of_score_options(given: *const MullamaScoreOptions) -> Option<impl FnMut(f32) -> bool> {
    let given = given.as_ref()?;
    let (callback, user_data) = (given.progress?, given.progress_data);
    Some(move |fraction: f32| callback(fraction, user_data).is_set())
}

impl FromC<MullamaScorePair> for ScorePair {
    unsafe fn from_c(given: &MullamaScorePair) -> rt::Outcome<Self> {
        Ok(Self {
            prompt: rt::text(given.prompt, "prompt")?.to_owned(),
            continuation: rt::text(given.continuation, "continuation")?.to_owned(),
        })
    }
}

impl FromC<MullamaToolResult> for ToolResult {
    unsafe fn from_c(given: &MullamaToolResult) -> rt::Outcome<Self> {
        Ok(Self {
            id: rt::text(given.id, "id")?.to_owned(),
            content: rt::text(given.content, "content")?.to_owned(),
            is_error: given.is_error.is_set(),
        })
    }
}
