// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! What calls give: records that the library fills.

#[allow(unused_imports)]
use super::enums::*;
#[allow(unused_imports)]
use super::params::*;
#[allow(unused_imports)]
use crate::Token;

/// The oldest messages of a conversation that have to go so that there is space.
#[derive(Clone, Debug, PartialEq)]
pub struct Excess {
    /// How many they are; 0 where there is space.
    pub n_messages: i32,
    /// These messages, as a JSON list.
    pub messages: String,
    /// Tokens of the whole conversation as its next prompt.
    pub n_tokens: i32,
    /// Tokens that it may have beside what is kept free.
    pub n_available: i32,
}

/// Counts and times of one generation.
#[derive(Clone, Debug, PartialEq)]
pub struct GenerationStats {
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
}

/// The record of one generation.
#[derive(Clone, Debug, PartialEq)]
pub struct Generation {
    /// The text; bytes that never became a whole character are U+FFFD.
    pub text: String,
    /// The tokens behind the text, shape (n,), where n is [`GenerationStats::n_generated`](crate::GenerationStats::n_generated).
    pub tokens: Vec<Token>,
    /// Why the generation ended.
    pub finish_reason: FinishReason,
    /// Counts and times.
    pub stats: GenerationStats,
}

/// What a vocabulary has on one token.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenDetail {
    /// As the vocabulary spells it, where a space may be another character; bytes that are no UTF-8 are U+FFFD.
    pub text: String,
    /// What it is.
    pub kind: TokenKind,
    /// Its score, which a SentencePiece vocabulary merges by; 0 where the vocabulary has none.
    pub score: f32,
}
