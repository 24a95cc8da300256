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

/// A token that was likely in a place of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct TopLogprob {
    /// The token.
    pub token: Token,
    /// Its log probability before the sampler's steps.
    pub logprob: f32,
    /// Its log probability after the sampler's steps; minus infinity where one of them, or the constraint, has left it out.
    pub sampled_logprob: f32,
}

/// How likely a token of a text was, and which others were likely in its place.
///
/// Logarithms to the base e, twice: before the sampler's steps, of the model's own distribution, which no bias, constraint, penalty or temperature has changed; and after them, of the distribution that the token was drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenLogprobs {
    /// The token; [`Model::token_to_piece`](crate::Model::token_to_piece) has its bytes.
    pub token: Token,
    /// Its log probability before the sampler's steps.
    pub logprob: f32,
    /// Its log probability after the sampler's steps; 0 where it was certain, as it always is at temperature 0.
    pub sampled_logprob: f32,
    /// The likeliest tokens before the sampler's steps, the likeliest first and of equals the lower number, as many as [`GenerateOptions::n_logprobs`](crate::GenerateOptions::n_logprobs) says.
    pub top: Vec<TopLogprob>,
}

/// A call of a tool in an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolRequest {
    /// What the tool's answer names it by: `call_0` and so on, counted over the conversation; nine letters and digits where the template asks for that.
    pub id: String,
    /// The tool, as the model wrote it; it need not be one of those that it was given.
    pub name: String,
    /// The arguments as the model wrote them, in its order; a JSON object, unless the model does not keep to that.
    pub arguments: String,
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
    /// Of a conversation's answer the thought that the model wrote before it, in the tags of its template; empty where there is none. `text` goes without it.
    pub thinking: String,
    /// The calls of tools in a conversation's answer, in their order; `text` goes without them. What is no whole call, as at the end of a generation that was cut short, stays text.
    pub tool_calls: Vec<ToolRequest>,
    /// Log probabilities of each of `tokens`, one record for each, in their order; none unless [`GenerateOptions::n_logprobs`](crate::GenerateOptions::n_logprobs) asks for them.
    pub logprobs: Vec<TokenLogprobs>,
}

/// A part of an answer that is still being generated.
#[derive(Clone, Debug, PartialEq)]
pub struct GenerationEvent {
    /// What it is.
    pub kind: EventKind,
    /// Whole characters; of a call what the model wrote for it.
    pub text: String,
    /// The tokens behind it, shape (n,).
    pub tokens: Vec<Token>,
    /// The call; `None` for the other kinds.
    pub tool_call: Option<ToolRequest>,
    /// Log probabilities of each of `tokens`, as [`Generation::logprobs`](crate::Generation::logprobs) has them.
    pub logprobs: Vec<TokenLogprobs>,
}

/// How likely a model finds a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The log probability of the whole: the sum of `logprobs`, to the base e.
    pub sum: f64,
    /// The tokens that were scored, shape (n,).
    pub tokens: Vec<Token>,
    /// The log probability of each after all that stands before it, shape (n,).
    pub logprobs: Vec<f32>,
    /// Whether each was the likeliest in its place, so that a greedy generation would have gone on with this text.
    pub is_greedy: bool,
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

/// What one generation of a [`ToolRun`](crate::ToolRun) came to: calls that wait for their results, or the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolStep {
    /// The calls, none where there is an answer.
    pub calls: Vec<ToolRequest>,
    /// The record of the answer; `None` where there are calls.
    pub answer: Option<Generation>,
    /// Which generation it was, from 1 on.
    pub step: i32,
}
