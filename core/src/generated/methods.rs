// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! Short ways to call: each method without what has a default.

// Those of the call, and what each form of it adds.
#![allow(clippy::too_many_arguments)]

#[allow(unused_imports)]
use super::{enums::*, params::*};
#[cfg(feature = "schemars")]
#[allow(unused_imports)]
use crate::api::described::{read_as, schema_of};
use crate::api::functions;
#[allow(unused_imports)]
use crate::*;
#[allow(unused_imports)]
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

impl Model {
    /// Loads a model file.
    ///
    /// # Arguments
    ///
    /// - `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.
    ///
    /// [`Model::load_with_progress`](crate::Model::load_with_progress) also takes `params` and `progress`, and says what the call gives and how it fails.
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        Self::load_with_progress(path, &ModelParams::default(), None)
    }

    /// Loads a model file.
    ///
    /// # Arguments
    ///
    /// - `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.
    /// - `params`: How to load it.
    ///
    /// [`Model::load_with_progress`](crate::Model::load_with_progress) also takes `progress`, and says what the call gives and how it fails.
    pub fn load_with(path: impl AsRef<Path>, params: &ModelParams) -> Result<Self> {
        Self::load_with_progress(path, params, None)
    }

    /// Loads a model file on a thread of its own.
    ///
    /// # Arguments
    ///
    /// - `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.
    ///
    /// [`Model::load_async_with_progress`](crate::Model::load_async_with_progress) also takes `params` and `progress`, and says what the call gives and how it fails.
    pub fn load_async(path: impl AsRef<Path>) -> Pending<Self> {
        Self::load_async_with_progress(path, &ModelParams::default(), None)
    }

    /// Loads a model file on a thread of its own.
    ///
    /// # Arguments
    ///
    /// - `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.
    /// - `params`: How to load it.
    ///
    /// [`Model::load_async_with_progress`](crate::Model::load_async_with_progress) also takes `progress`, and says what the call gives and how it fails.
    pub fn load_async_with(path: impl AsRef<Path>, params: &ModelParams) -> Pending<Self> {
        Self::load_async_with_progress(path, params, None)
    }

    /// Writes a conversation as the text that the model was trained on.
    ///
    /// The text is for reading: a special token that a user typed looks like a real one in it. [`Model::chat_tokens`](crate::Model::chat_tokens) tells them apart.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Model::apply_chat_template_with`](crate::Model::apply_chat_template_with) also takes `add_generation_prompt` (here `true`) and `options`, and says what the call gives and how it fails.
    pub fn apply_chat_template(&self, messages: &[ChatMessage]) -> Result<String> {
        self.apply_chat_template_with(messages, true, &ChatOptions::default())
    }

    /// Turns a conversation into tokens, in which only the template's own special tokens are special.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Model::chat_tokens_with`](crate::Model::chat_tokens_with) also takes `options`, and says what the call gives and how it fails.
    pub fn chat_tokens(&self, messages: &[ChatMessage]) -> Result<Vec<Token>> {
        self.chat_tokens_with(messages, &ChatOptions::default())
    }

    /// Turns text into tokens.
    ///
    /// # Arguments
    ///
    /// - `text`: The text.
    ///
    /// [`Model::tokenize_with`](crate::Model::tokenize_with) also takes `add_bos` (here `true`) and `special` (here `false`), and says what the call gives and how it fails.
    pub fn tokenize(&self, text: &str) -> Result<Vec<Token>> {
        self.tokenize_with(text, true, false)
    }

    /// Turns tokens into text.
    ///
    /// The text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.
    ///
    /// # Arguments
    ///
    /// - `tokens`: Token ids, shape (n,).
    ///
    /// [`Model::detokenize_with`](crate::Model::detokenize_with) also takes `remove_special` (here `false`) and `unparse_special` (here `false`), and says what the call gives and how it fails.
    pub fn detokenize(&self, tokens: &[Token]) -> Result<String> {
        self.detokenize_with(tokens, false, false)
    }

    /// Gives the bytes of one token.
    ///
    /// # Arguments
    ///
    /// - `token`: A token id from 0 up to [`Model::n_vocab`](crate::Model::n_vocab).
    ///
    /// [`Model::token_to_piece_with`](crate::Model::token_to_piece_with) also takes `special` (here `false`), and says what the call gives and how it fails.
    pub fn token_to_piece(&self, token: Token) -> Result<Vec<u8>> {
        self.token_to_piece_with(token, false)
    }
}

impl Context {
    /// Creates a context on a model.
    ///
    /// # Arguments
    ///
    /// - `model`: The model, loaded with its weights.
    ///
    /// [`Context::new_with`](crate::Context::new_with) also takes `params`, and says what the call gives and how it fails.
    pub fn new(model: &Model) -> Result<Self> {
        Self::new_with(model, &ContextParams::default())
    }

    /// Creates a context on a thread of its own.
    ///
    /// # Arguments
    ///
    /// - `model`: The model, loaded with its weights.
    ///
    /// [`Context::create_async_with`](crate::Context::create_async_with) also takes `params`, and says what the call gives and how it fails.
    pub fn create_async(model: &Model) -> Pending<Self> {
        Self::create_async_with(model, &ContextParams::default())
    }

    /// Continues a prompt or a list of tokens and gives the text.
    ///
    /// # Arguments
    ///
    /// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).
    ///
    /// [`Context::generate_with`](crate::Context::generate_with) also takes `max_tokens` (here `100`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn generate(&self, prompt: impl Into<Prompt>) -> Result<String> {
        self.generate_with(prompt, 100, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Continues a prompt or a list of tokens and gives the text with its record.
    ///
    /// # Arguments
    ///
    /// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).
    ///
    /// [`Context::complete_with`](crate::Context::complete_with) also takes `max_tokens` (here `100`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn complete(&self, prompt: impl Into<Prompt>) -> Result<Generation> {
        self.complete_with(prompt, 100, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Continues a prompt or a list of tokens while the caller goes on, and gives the text.
    ///
    /// # Arguments
    ///
    /// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).
    ///
    /// [`Context::generate_async_with`](crate::Context::generate_async_with) also takes `max_tokens` (here `100`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn generate_async(&self, prompt: impl Into<Prompt>) -> Pending<String> {
        self.generate_async_with(prompt, 100, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Continues a prompt or a list of tokens while the caller goes on, and gives the text with its record.
    ///
    /// # Arguments
    ///
    /// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).
    ///
    /// [`Context::complete_async_with`](crate::Context::complete_async_with) also takes `max_tokens` (here `100`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn complete_async(&self, prompt: impl Into<Prompt>) -> Pending<Generation> {
        self.complete_async_with(prompt, 100, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Continues a prompt or a list of tokens piece by piece, as the pieces come.
    ///
    /// # Arguments
    ///
    /// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).
    ///
    /// [`Context::generate_stream_with`](crate::Context::generate_stream_with) also takes `max_tokens` (here `100`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn generate_stream(&self, prompt: impl Into<Prompt>) -> Result<Stream> {
        self.generate_stream_with(prompt, 100, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Continues a prompt or a list of tokens piece by piece without blocking the event loop.
    ///
    /// # Arguments
    ///
    /// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).
    ///
    /// [`Context::generate_stream_async_with`](crate::Context::generate_stream_async_with) also takes `max_tokens` (here `100`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn generate_stream_async(&self, prompt: impl Into<Prompt>) -> Result<AsyncStream> {
        self.generate_stream_async_with(prompt, 100, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Answers a conversation and gives the text with its record.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Context::chat_with`](crate::Context::chat_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn chat(&self, messages: &[ChatMessage]) -> Result<Generation> {
        self.chat_with(
            messages,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation while the caller goes on.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Context::chat_async_with`](crate::Context::chat_async_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn chat_async(&self, messages: &[ChatMessage]) -> Pending<Generation> {
        self.chat_async_with(
            messages,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation piece by piece, as the pieces come.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Context::chat_stream_with`](crate::Context::chat_stream_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn chat_stream(&self, messages: &[ChatMessage]) -> Result<Stream> {
        self.chat_stream_with(
            messages,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation piece by piece without blocking the event loop.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Context::chat_stream_async_with`](crate::Context::chat_stream_async_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn chat_stream_async(&self, messages: &[ChatMessage]) -> Result<AsyncStream> {
        self.chat_stream_async_with(
            messages,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation part by part, with the thought and the calls of tools among the parts.
    ///
    /// The texts of the parts of kind [`EventKind::Text`](crate::EventKind::Text), joined, are the record's [`Generation::text`](crate::Generation::text); the same goes for the thought and the calls.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Context::chat_events_with`](crate::Context::chat_events_with) also takes `max_tokens` (here `100`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn chat_events(&self, messages: &[ChatMessage]) -> Result<EventStream> {
        self.chat_events_with(
            messages,
            100,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation part by part without blocking the event loop.
    ///
    /// The texts of the parts of kind [`EventKind::Text`](crate::EventKind::Text), joined, are the record's [`Generation::text`](crate::Generation::text); the same goes for the thought and the calls.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Context::chat_events_async_with`](crate::Context::chat_events_async_with) also takes `max_tokens` (here `100`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn chat_events_async(&self, messages: &[ChatMessage]) -> Result<AsyncEventStream> {
        self.chat_events_async_with(
            messages,
            100,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation with a JSON text of a schema.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `schema`: A JSON Schema, as [`Constraint::JsonSchema`](crate::Constraint::JsonSchema) takes it. A schema alone tells the model nothing: say in the messages what is asked for.
    ///
    /// [`Context::parse_with`](crate::Context::parse_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn parse(&self, messages: &[ChatMessage], schema: &str) -> Result<String> {
        self.parse_with(
            messages,
            schema,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation with a JSON text of a schema while the caller goes on.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `schema`: A JSON Schema, as [`Constraint::JsonSchema`](crate::Constraint::JsonSchema) takes it. A schema alone tells the model nothing: say in the messages what is asked for.
    ///
    /// [`Context::parse_async_with`](crate::Context::parse_async_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn parse_async(&self, messages: &[ChatMessage], schema: &str) -> Pending<String> {
        self.parse_async_with(
            messages,
            schema,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Tells how likely a text is to follow another.
    ///
    /// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as [`Context::prompt_tokens`](crate::Context::prompt_tokens) gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
    ///
    /// # Arguments
    ///
    /// - `prompt`: What stands before; empty where the continuation begins a text.
    /// - `continuation`: What is scored; one token at least.
    ///
    /// [`Context::score_with`](crate::Context::score_with) also takes `options`, and says what the call gives and how it fails.
    pub fn score(&self, prompt: &str, continuation: &str) -> Result<Score> {
        self.score_with(prompt, continuation, &ScoreOptions::default())
    }

    /// Tells how likely a text is to follow another while the caller goes on.
    ///
    /// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as [`Context::prompt_tokens`](crate::Context::prompt_tokens) gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
    ///
    /// # Arguments
    ///
    /// - `prompt`: What stands before; empty where the continuation begins a text.
    /// - `continuation`: What is scored; one token at least.
    ///
    /// [`Context::score_async_with`](crate::Context::score_async_with) also takes `options`, and says what the call gives and how it fails.
    pub fn score_async(&self, prompt: &str, continuation: &str) -> Pending<Score> {
        self.score_async_with(prompt, continuation, &ScoreOptions::default())
    }

    /// Tells how likely texts are to follow others, several at once.
    ///
    /// As many pairs are computed at once as the context has sequences ([`ContextParams::n_seq_max`](crate::ContextParams::n_seq_max)), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
    ///
    /// # Arguments
    ///
    /// - `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.
    ///
    /// [`Context::score_batch_with_progress`](crate::Context::score_batch_with_progress) also takes `options` and `progress`, and says what the call gives and how it fails.
    pub fn score_batch(&self, pairs: &[ScorePair]) -> Result<Vec<Score>> {
        self.score_batch_with_progress(pairs, &ScoreOptions::default(), None)
    }

    /// Tells how likely texts are to follow others, several at once.
    ///
    /// As many pairs are computed at once as the context has sequences ([`ContextParams::n_seq_max`](crate::ContextParams::n_seq_max)), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
    ///
    /// # Arguments
    ///
    /// - `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.
    /// - `options`: What may stop it and the like.
    ///
    /// [`Context::score_batch_with_progress`](crate::Context::score_batch_with_progress) also takes `progress`, and says what the call gives and how it fails.
    pub fn score_batch_with(&self, pairs: &[ScorePair], options: &ScoreOptions) -> Result<Vec<Score>> {
        self.score_batch_with_progress(pairs, options, None)
    }

    /// Tells how likely texts are to follow others while the caller goes on.
    ///
    /// As many pairs are computed at once as the context has sequences ([`ContextParams::n_seq_max`](crate::ContextParams::n_seq_max)), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
    ///
    /// # Arguments
    ///
    /// - `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.
    ///
    /// [`Context::score_batch_async_with_progress`](crate::Context::score_batch_async_with_progress) also takes `options` and `progress`, and says what the call gives and how it fails.
    pub fn score_batch_async(&self, pairs: &[ScorePair]) -> Pending<Vec<Score>> {
        self.score_batch_async_with_progress(pairs, &ScoreOptions::default(), None)
    }

    /// Tells how likely texts are to follow others while the caller goes on.
    ///
    /// As many pairs are computed at once as the context has sequences ([`ContextParams::n_seq_max`](crate::ContextParams::n_seq_max)), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
    ///
    /// # Arguments
    ///
    /// - `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.
    /// - `options`: What may stop it and the like.
    ///
    /// [`Context::score_batch_async_with_progress`](crate::Context::score_batch_async_with_progress) also takes `progress`, and says what the call gives and how it fails.
    pub fn score_batch_async_with(&self, pairs: &[ScorePair], options: &ScoreOptions) -> Pending<Vec<Score>> {
        self.score_batch_async_with_progress(pairs, options, None)
    }

    /// Tells how likely a text is from its first token on, however long it is.
    ///
    /// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
    ///
    /// # Arguments
    ///
    /// - `text`: The text; one without tokens has the score 0.
    ///
    /// [`Context::score_rolling_with_progress`](crate::Context::score_rolling_with_progress) also takes `options` and `progress`, and says what the call gives and how it fails.
    pub fn score_rolling(&self, text: &str) -> Result<Score> {
        self.score_rolling_with_progress(text, &ScoreOptions::default(), None)
    }

    /// Tells how likely a text is from its first token on, however long it is.
    ///
    /// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
    ///
    /// # Arguments
    ///
    /// - `text`: The text; one without tokens has the score 0.
    /// - `options`: What may stop it; its [`ScoreOptions::truncate`](crate::ScoreOptions::truncate) is not looked at.
    ///
    /// [`Context::score_rolling_with_progress`](crate::Context::score_rolling_with_progress) also takes `progress`, and says what the call gives and how it fails.
    pub fn score_rolling_with(&self, text: &str, options: &ScoreOptions) -> Result<Score> {
        self.score_rolling_with_progress(text, options, None)
    }

    /// Tells how likely a text is while the caller goes on.
    ///
    /// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
    ///
    /// # Arguments
    ///
    /// - `text`: The text; one without tokens has the score 0.
    ///
    /// [`Context::score_rolling_async_with_progress`](crate::Context::score_rolling_async_with_progress) also takes `options` and `progress`, and says what the call gives and how it fails.
    pub fn score_rolling_async(&self, text: &str) -> Pending<Score> {
        self.score_rolling_async_with_progress(text, &ScoreOptions::default(), None)
    }

    /// Tells how likely a text is while the caller goes on.
    ///
    /// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
    ///
    /// # Arguments
    ///
    /// - `text`: The text; one without tokens has the score 0.
    /// - `options`: What may stop it; its [`ScoreOptions::truncate`](crate::ScoreOptions::truncate) is not looked at.
    ///
    /// [`Context::score_rolling_async_with_progress`](crate::Context::score_rolling_async_with_progress) also takes `progress`, and says what the call gives and how it fails.
    pub fn score_rolling_async_with(&self, text: &str, options: &ScoreOptions) -> Pending<Score> {
        self.score_rolling_async_with_progress(text, options, None)
    }

    /// Answers a conversation, with functions of the program as tools.
    ///
    /// A [`ToolRun`](crate::ToolRun) from its beginning to its answer: the functions that the model calls are called, and what they give is told to the model, until it answers. A function that fails is told to the model as its result.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `tools`: Functions, made tools by [`Tool::new`](crate::Tool::new) and its like. An error of one is told to the model as its result.
    ///
    /// [`Context::run_tools_with`](crate::Context::run_tools_with) also takes `max_tokens` (here `-1`), `sampler`, `chat`, `options` and `max_steps` (here `8`), and says what the call gives and how it fails.
    pub fn run_tools<'f>(
        &self,
        messages: &[ChatMessage],
        tools: impl IntoIterator<Item = Tool<'f>>,
    ) -> Result<Generation> {
        self.run_tools_with(
            messages,
            tools,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
            8,
        )
    }

    /// Answers a conversation, with functions of the program as tools.
    ///
    /// A [`ToolRun`](crate::ToolRun) from its beginning to its answer: the functions that the model calls are called, and what they give is told to the model, until it answers. A function that fails is told to the model as its result.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `tools`: Functions, made tools by [`Tool::new`](crate::Tool::new) and its like. An error of one is told to the model as its result.
    /// - `max_tokens`: Tokens of one generation at most; -1 means as many as fit into the context.
    /// - `sampler`: How tokens are drawn.
    /// - `chat`: Variables, the clock and the like. A call that its [`ChatOptions::tool_choice`](crate::ChatOptions::tool_choice) asks for is asked for in the first generation alone.
    /// - `options`: Stop strings and the like, for each generation.
    /// - `max_steps`: Generations at most.
    ///
    /// # Returns
    ///
    /// The record of the answer.
    ///
    /// # Errors
    ///
    /// - [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
    /// - [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.
    /// - [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.
    /// - [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
    /// - [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.
    pub fn run_tools_with<'f>(
        &self,
        messages: &[ChatMessage],
        tools: impl IntoIterator<Item = Tool<'f>>,
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
        max_steps: i32,
    ) -> Result<Generation> {
        let mut tools: Vec<_> = tools.into_iter().collect();
        functions::run(
            ToolRun::new_with(
                self,
                messages,
                &functions::described(&tools)?,
                max_tokens,
                sampler,
                chat,
                options,
                max_steps,
            )?,
            &mut tools,
        )
    }

    /// Answers a conversation, with functions of the program as tools, while the caller goes on.
    ///
    /// A [`ToolRun`](crate::ToolRun) from its beginning to its answer: the functions that the model calls are called, and what they give is told to the model, until it answers. A function that fails is told to the model as its result.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `tools`: Functions, made tools by [`Tool::new`](crate::Tool::new) and its like. An error of one is told to the model as its result.
    ///
    /// [`Context::run_tools_async_with`](crate::Context::run_tools_async_with) also takes `max_tokens` (here `-1`), `sampler`, `chat`, `options` and `max_steps` (here `8`), and says what the call gives and how it fails.
    pub fn run_tools_async<'f>(
        &self,
        messages: &[ChatMessage],
        tools: impl IntoIterator<Item = Tool<'f>>,
    ) -> impl std::future::Future<Output = Result<Generation>> + 'f {
        self.run_tools_async_with(
            messages,
            tools,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
            8,
        )
    }

    /// Answers a conversation, with functions of the program as tools, while the caller goes on.
    ///
    /// A [`ToolRun`](crate::ToolRun) from its beginning to its answer: the functions that the model calls are called, and what they give is told to the model, until it answers. A function that fails is told to the model as its result.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `tools`: Functions, made tools by [`Tool::new`](crate::Tool::new) and its like. An error of one is told to the model as its result.
    /// - `max_tokens`: Tokens of one generation at most; -1 means as many as fit into the context.
    /// - `sampler`: How tokens are drawn.
    /// - `chat`: Variables, the clock and the like. A call that its [`ChatOptions::tool_choice`](crate::ChatOptions::tool_choice) asks for is asked for in the first generation alone.
    /// - `options`: Stop strings and the like, for each generation.
    /// - `max_steps`: Generations at most.
    ///
    /// # Returns
    ///
    /// The record of the answer.
    ///
    /// # Errors
    ///
    /// - [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
    /// - [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.
    /// - [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.
    /// - [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
    /// - [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.
    pub fn run_tools_async_with<'f>(
        &self,
        messages: &[ChatMessage],
        tools: impl IntoIterator<Item = Tool<'f>>,
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
        max_steps: i32,
    ) -> impl std::future::Future<Output = Result<Generation>> + 'f {
        let tools: Vec<_> = tools.into_iter().collect();
        let run = functions::described(&tools).and_then(|described: String| {
            ToolRun::new_with(
                self, messages, &described, max_tokens, sampler, chat, options, max_steps,
            )
        });
        functions::run_later(run, tools)
    }

    /// Answers a conversation with a value of a type.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `schema`: A JSON Schema, as [`Constraint::JsonSchema`](crate::Constraint::JsonSchema) takes it. A schema alone tells the model nothing: say in the messages what is asked for.
    ///
    /// [`Context::parse_as_with`](crate::Context::parse_as_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn parse_as<T, E>(
        &self,
        read: impl FnOnce(&str) -> std::result::Result<T, E>,
        messages: &[ChatMessage],
        schema: &str,
    ) -> Result<std::result::Result<T, E>> {
        self.parse_as_with(
            read,
            messages,
            schema,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation with a value of a type.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `read`: Makes the answer of its JSON, as `|json| serde_json::from_str(json)` does; what it says stands inside the result.
    /// - `messages`: The messages, oldest first.
    /// - `schema`: A JSON Schema, as [`Constraint::JsonSchema`](crate::Constraint::JsonSchema) takes it. A schema alone tells the model nothing: say in the messages what is asked for.
    /// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
    /// - `sampler`: How tokens are drawn.
    /// - `chat`: Tools, variables and the clock.
    /// - `options`: What stops it and the like; its [`GenerateOptions::constraint`](crate::GenerateOptions::constraint) must be left out, for the schema is one.
    ///
    /// # Returns
    ///
    /// The answer, compact, with its properties in the schema's order.
    ///
    /// # Errors
    ///
    /// - [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
    /// - [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.
    /// - [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.
    /// - [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
    /// - [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.
    pub fn parse_as_with<T, E>(
        &self,
        read: impl FnOnce(&str) -> std::result::Result<T, E>,
        messages: &[ChatMessage],
        schema: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Result<std::result::Result<T, E>> {
        self.parse_with(messages, schema, max_tokens, sampler, chat, options)
            .map(|json| read(&json))
    }

    /// Answers a conversation with a value of a type.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Context::parse_into_with`](crate::Context::parse_into_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    #[cfg(feature = "schemars")]
    pub fn parse_into<T: schemars::JsonSchema + serde::de::DeserializeOwned>(
        &self,
        messages: &[ChatMessage],
    ) -> Result<T> {
        self.parse_into_with(
            messages,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation with a value of a type.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
    /// - `sampler`: How tokens are drawn.
    /// - `chat`: Tools, variables and the clock.
    /// - `options`: What stops it and the like; its [`GenerateOptions::constraint`](crate::GenerateOptions::constraint) must be left out, for the schema is one.
    ///
    /// # Returns
    ///
    /// The answer, compact, with its properties in the schema's order.
    ///
    /// # Errors
    ///
    /// - [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
    /// - [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.
    /// - [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.
    /// - [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
    /// - [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.
    #[cfg(feature = "schemars")]
    pub fn parse_into_with<T: schemars::JsonSchema + serde::de::DeserializeOwned>(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Result<T> {
        self.parse_with(messages, &schema_of::<T>(), max_tokens, sampler, chat, options)
            .and_then(|json| read_as(&json))
    }

    /// Answers a conversation with a value of a type while the caller goes on.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `schema`: A JSON Schema, as [`Constraint::JsonSchema`](crate::Constraint::JsonSchema) takes it. A schema alone tells the model nothing: say in the messages what is asked for.
    ///
    /// [`Context::parse_as_async_with`](crate::Context::parse_as_async_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    pub fn parse_as_async<T, E>(
        &self,
        read: impl FnOnce(&str) -> std::result::Result<T, E>,
        messages: &[ChatMessage],
        schema: &str,
    ) -> impl std::future::Future<Output = Result<std::result::Result<T, E>>> {
        self.parse_as_async_with(
            read,
            messages,
            schema,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation with a value of a type while the caller goes on.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `read`: Makes the answer of its JSON, as `|json| serde_json::from_str(json)` does; what it says stands inside the result.
    /// - `messages`: The messages, oldest first.
    /// - `schema`: A JSON Schema, as [`Constraint::JsonSchema`](crate::Constraint::JsonSchema) takes it. A schema alone tells the model nothing: say in the messages what is asked for.
    /// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
    /// - `sampler`: How tokens are drawn.
    /// - `chat`: Tools, variables and the clock.
    /// - `options`: What stops it and the like; its [`GenerateOptions::constraint`](crate::GenerateOptions::constraint) must be left out, for the schema is one.
    ///
    /// # Returns
    ///
    /// The answer, compact, with its properties in the schema's order.
    ///
    /// # Errors
    ///
    /// - [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
    /// - [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.
    /// - [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.
    /// - [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
    /// - [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.
    pub fn parse_as_async_with<T, E>(
        &self,
        read: impl FnOnce(&str) -> std::result::Result<T, E>,
        messages: &[ChatMessage],
        schema: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> impl std::future::Future<Output = Result<std::result::Result<T, E>>> {
        let pending = self.parse_async_with(messages, schema, max_tokens, sampler, chat, options);
        async move { pending.await.map(|json| read(&json)) }
    }

    /// Answers a conversation with a value of a type while the caller goes on.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    ///
    /// [`Context::parse_into_async_with`](crate::Context::parse_into_async_with) also takes `max_tokens` (here `-1`), `sampler`, `chat` and `options`, and says what the call gives and how it fails.
    #[cfg(feature = "schemars")]
    pub fn parse_into_async<T: schemars::JsonSchema + serde::de::DeserializeOwned>(
        &self,
        messages: &[ChatMessage],
    ) -> impl std::future::Future<Output = Result<T>> {
        self.parse_into_async_with(
            messages,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
        )
    }

    /// Answers a conversation with a value of a type while the caller goes on.
    ///
    /// The answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
    ///
    /// # Arguments
    ///
    /// - `messages`: The messages, oldest first.
    /// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
    /// - `sampler`: How tokens are drawn.
    /// - `chat`: Tools, variables and the clock.
    /// - `options`: What stops it and the like; its [`GenerateOptions::constraint`](crate::GenerateOptions::constraint) must be left out, for the schema is one.
    ///
    /// # Returns
    ///
    /// The answer, compact, with its properties in the schema's order.
    ///
    /// # Errors
    ///
    /// - [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
    /// - [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.
    /// - [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.
    /// - [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
    /// - [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.
    #[cfg(feature = "schemars")]
    pub fn parse_into_async_with<T: schemars::JsonSchema + serde::de::DeserializeOwned>(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> impl std::future::Future<Output = Result<T>> {
        let pending = self.parse_async_with(messages, &schema_of::<T>(), max_tokens, sampler, chat, options);
        async move { pending.await.and_then(|json| read_as(&json)) }
    }
}

impl Conversation {
    /// Begins a conversation on a context.
    ///
    /// # Arguments
    ///
    /// - `context`: The context that answers.
    ///
    /// [`Conversation::new_with`](crate::Conversation::new_with) also takes `params`, and says what the call gives and how it fails.
    pub fn new(context: &Context) -> Result<Self> {
        Self::new_with(context, &ConversationParams::default())
    }

    /// Says something as the user, and gives the answer with its record.
    ///
    /// # Arguments
    ///
    /// - `text`: What the user says.
    ///
    /// [`Conversation::send_with`](crate::Conversation::send_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send(&self, text: &str) -> Result<Generation> {
        self.send_with(text, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Says something as the user, and gives the answer while the caller goes on.
    ///
    /// # Arguments
    ///
    /// - `text`: What the user says.
    ///
    /// [`Conversation::send_async_with`](crate::Conversation::send_async_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_async(&self, text: &str) -> Pending<Generation> {
        self.send_async_with(text, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Says something as the user, and gives the answer piece by piece, as the pieces come.
    ///
    /// # Arguments
    ///
    /// - `text`: What the user says.
    ///
    /// [`Conversation::send_stream_with`](crate::Conversation::send_stream_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_stream(&self, text: &str) -> Result<Stream> {
        self.send_stream_with(text, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Says something as the user, and gives the answer piece by piece without blocking the event loop.
    ///
    /// # Arguments
    ///
    /// - `text`: What the user says.
    ///
    /// [`Conversation::send_stream_async_with`](crate::Conversation::send_stream_async_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_stream_async(&self, text: &str) -> Result<AsyncStream> {
        self.send_stream_async_with(text, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Adds messages, and gives the answer with its record.
    ///
    /// # Arguments
    ///
    /// - `messages`: What is new, oldest first; none answers what is there.
    ///
    /// [`Conversation::send_messages_with`](crate::Conversation::send_messages_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_messages(&self, messages: &[ChatMessage]) -> Result<Generation> {
        self.send_messages_with(messages, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Adds messages, and gives the answer while the caller goes on.
    ///
    /// # Arguments
    ///
    /// - `messages`: What is new, oldest first; none answers what is there.
    ///
    /// [`Conversation::send_messages_async_with`](crate::Conversation::send_messages_async_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_messages_async(&self, messages: &[ChatMessage]) -> Pending<Generation> {
        self.send_messages_async_with(messages, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Adds messages, and gives the answer piece by piece, as the pieces come.
    ///
    /// # Arguments
    ///
    /// - `messages`: What is new, oldest first; none answers what is there.
    ///
    /// [`Conversation::send_messages_stream_with`](crate::Conversation::send_messages_stream_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_messages_stream(&self, messages: &[ChatMessage]) -> Result<Stream> {
        self.send_messages_stream_with(messages, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Adds messages, and gives the answer piece by piece without blocking the event loop.
    ///
    /// # Arguments
    ///
    /// - `messages`: What is new, oldest first; none answers what is there.
    ///
    /// [`Conversation::send_messages_stream_async_with`](crate::Conversation::send_messages_stream_async_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_messages_stream_async(&self, messages: &[ChatMessage]) -> Result<AsyncStream> {
        self.send_messages_stream_async_with(messages, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.
    ///
    /// # Arguments
    ///
    /// - `text`: What the user says.
    ///
    /// [`Conversation::send_events_with`](crate::Conversation::send_events_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_events(&self, text: &str) -> Result<EventStream> {
        self.send_events_with(text, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Says something as the user, and gives the answer part by part without blocking the event loop.
    ///
    /// # Arguments
    ///
    /// - `text`: What the user says.
    ///
    /// [`Conversation::send_events_async_with`](crate::Conversation::send_events_async_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_events_async(&self, text: &str) -> Result<AsyncEventStream> {
        self.send_events_async_with(text, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
    ///
    /// # Arguments
    ///
    /// - `messages`: What is new, oldest first; none answers what is there.
    ///
    /// [`Conversation::send_messages_events_with`](crate::Conversation::send_messages_events_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_messages_events(&self, messages: &[ChatMessage]) -> Result<EventStream> {
        self.send_messages_events_with(messages, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Adds messages, and gives the answer part by part without blocking the event loop.
    ///
    /// # Arguments
    ///
    /// - `messages`: What is new, oldest first; none answers what is there.
    ///
    /// [`Conversation::send_messages_events_async_with`](crate::Conversation::send_messages_events_async_with) also takes `max_tokens` (here `-1`), `sampler` and `options`, and says what the call gives and how it fails.
    pub fn send_messages_events_async(&self, messages: &[ChatMessage]) -> Result<AsyncEventStream> {
        self.send_messages_events_async_with(messages, -1, &SamplerParams::default(), &GenerateOptions::default())
    }

    /// Tells which of the oldest messages have to go so that there is space.
    ///
    /// A program that would rather condense than drop asks before it sends, has what [`Excess::messages`](crate::Excess::messages) says summarised, as by a conversation of its own, and gives the summary to [`Conversation::condense`](crate::Conversation::condense), until [`Excess::n_messages`](crate::Excess::n_messages) is 0.
    ///
    /// [`Conversation::excess_with`](crate::Conversation::excess_with) also takes `n_tokens` (here `0`), and says what the call gives and how it fails.
    pub fn excess(&self) -> Result<Excess> {
        self.excess_with(0)
    }

    /// Tells which of the oldest messages have to go while the caller goes on.
    ///
    /// A program that would rather condense than drop asks before it sends, has what [`Excess::messages`](crate::Excess::messages) says summarised, as by a conversation of its own, and gives the summary to [`Conversation::condense`](crate::Conversation::condense), until [`Excess::n_messages`](crate::Excess::n_messages) is 0.
    ///
    /// [`Conversation::excess_async_with`](crate::Conversation::excess_async_with) also takes `n_tokens` (here `0`), and says what the call gives and how it fails.
    pub fn excess_async(&self) -> Pending<Excess> {
        self.excess_async_with(0)
    }
}

impl EmbeddingGenerator {
    /// Creates a generator on a model.
    ///
    /// # Arguments
    ///
    /// - `model`: The model, loaded with its weights.
    ///
    /// [`EmbeddingGenerator::new_with`](crate::EmbeddingGenerator::new_with) also takes `config`, and says what the call gives and how it fails.
    pub fn new(model: &Model) -> Result<Self> {
        Self::new_with(model, &EmbeddingConfig::default())
    }

    /// Creates a generator on a thread of its own.
    ///
    /// # Arguments
    ///
    /// - `model`: The model, loaded with its weights.
    ///
    /// [`EmbeddingGenerator::create_async_with`](crate::EmbeddingGenerator::create_async_with) also takes `config`, and says what the call gives and how it fails.
    pub fn create_async(model: &Model) -> Pending<Self> {
        Self::create_async_with(model, &EmbeddingConfig::default())
    }

    /// Turns texts into vectors, several in one batch of the engine.
    ///
    /// # Arguments
    ///
    /// - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
    ///
    /// [`EmbeddingGenerator::embed_batch_with_progress`](crate::EmbeddingGenerator::embed_batch_with_progress) also takes `options` and `progress`, and says what the call gives and how it fails.
    pub fn embed_batch(&self, texts: &[impl AsRef<str>]) -> Result<Vec<Vec<f32>>> {
        self.embed_batch_with_progress(texts, &EmbedOptions::default(), None)
    }

    /// Turns texts into vectors, several in one batch of the engine.
    ///
    /// # Arguments
    ///
    /// - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
    /// - `options`: What may stop it.
    ///
    /// [`EmbeddingGenerator::embed_batch_with_progress`](crate::EmbeddingGenerator::embed_batch_with_progress) also takes `progress`, and says what the call gives and how it fails.
    pub fn embed_batch_with(&self, texts: &[impl AsRef<str>], options: &EmbedOptions) -> Result<Vec<Vec<f32>>> {
        self.embed_batch_with_progress(texts, options, None)
    }

    /// Turns texts into vectors while the caller goes on.
    ///
    /// # Arguments
    ///
    /// - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
    ///
    /// [`EmbeddingGenerator::embed_batch_async_with_progress`](crate::EmbeddingGenerator::embed_batch_async_with_progress) also takes `options` and `progress`, and says what the call gives and how it fails.
    pub fn embed_batch_async(&self, texts: &[impl AsRef<str>]) -> Pending<Vec<Vec<f32>>> {
        self.embed_batch_async_with_progress(texts, &EmbedOptions::default(), None)
    }

    /// Turns texts into vectors while the caller goes on.
    ///
    /// # Arguments
    ///
    /// - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
    /// - `options`: What may stop it.
    ///
    /// [`EmbeddingGenerator::embed_batch_async_with_progress`](crate::EmbeddingGenerator::embed_batch_async_with_progress) also takes `progress`, and says what the call gives and how it fails.
    pub fn embed_batch_async_with(&self, texts: &[impl AsRef<str>], options: &EmbedOptions) -> Pending<Vec<Vec<f32>>> {
        self.embed_batch_async_with_progress(texts, options, None)
    }
}

impl ToolRun {
    /// Begins with the messages of a conversation.
    ///
    /// # Arguments
    ///
    /// - `context`: Where it is generated.
    /// - `messages`: The messages, oldest first.
    /// - `tools`: The tools, as [`ChatOptions::tools`](crate::ChatOptions::tools) has them, which must be left out.
    ///
    /// [`ToolRun::new_with`](crate::ToolRun::new_with) also takes `max_tokens` (here `-1`), `sampler`, `chat`, `options` and `max_steps` (here `8`), and says what the call gives and how it fails.
    pub fn new(context: &Context, messages: &[ChatMessage], tools: &str) -> Result<Self> {
        Self::new_with(
            context,
            messages,
            tools,
            -1,
            &SamplerParams::default(),
            &ChatOptions::default(),
            &GenerateOptions::default(),
            8,
        )
    }
}
