// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of params.

#[allow(unused_imports)]
use std::ffi::{c_char, c_void};

#[allow(unused_imports)]
use mullama::*;

#[allow(unused_imports)]
use super::convert;
#[allow(unused_imports)]
use super::types::*;
#[allow(unused_imports)]
use crate::runtime as rt;

/// The defaults of MullamaChatOptions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat_default_options() -> MullamaChatOptions {
    (&ChatOptions::default()).into()
}

/// The defaults of MullamaContextParams.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_default_params() -> MullamaContextParams {
    (&ContextParams::default()).into()
}

/// The defaults of MullamaConversationParams.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_default_params() -> MullamaConversationParams {
    (&ConversationParams::default()).into()
}

/// The defaults of MullamaEmbedOptions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embed_default_options() -> MullamaEmbedOptions {
    (&EmbedOptions::default()).into()
}

/// The defaults of MullamaEmbeddingConfig.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embedding_default_config() -> MullamaEmbeddingConfig {
    (&EmbeddingConfig::default()).into()
}

/// The defaults of MullamaGenerateOptions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generate_default_options() -> MullamaGenerateOptions {
    (&GenerateOptions::default()).into()
}

/// The defaults of MullamaModelParams.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_default_params() -> MullamaModelParams {
    (&ModelParams::default()).into()
}

/// The defaults of MullamaSamplerParams.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_sampler_default_params() -> MullamaSamplerParams {
    (&SamplerParams::default()).into()
}

/// Deterministic, factual output.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_sampler_greedy_params() -> MullamaSamplerParams {
    (&SamplerParams::greedy()).into()
}

/// Focused, low-variance responses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_sampler_precise_params() -> MullamaSamplerParams {
    (&SamplerParams::precise()).into()
}

/// Creative writing, brainstorming.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_sampler_creative_params() -> MullamaSamplerParams {
    (&SamplerParams::creative()).into()
}

/// The defaults of MullamaScoreOptions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_score_default_options() -> MullamaScoreOptions {
    (&ScoreOptions::default()).into()
}
