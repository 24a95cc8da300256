//! The calls of models and contexts that take a conversation.

use super::context::Context;
use super::model::Model;
use super::stream::Stream;
use crate::runtime::Pending;
use crate::text::Prompt;
use crate::{chat, ChatMessage, ChatOptions, GenerateOptions, Generation, Result, SamplerParams, Token};

impl Model {
    #[doc = doc!("model.apply_chat_template_with")]
    pub fn apply_chat_template_with(
        &self,
        messages: &[ChatMessage],
        add_generation_prompt: bool,
        options: &ChatOptions,
    ) -> Result<String> {
        chat::apply(&*self.weights()?, messages, add_generation_prompt, options)
    }

    #[doc = doc!("model.chat_tokens_with")]
    pub fn chat_tokens_with(&self, messages: &[ChatMessage], options: &ChatOptions) -> Result<Vec<Token>> {
        chat::tokens(&*self.weights()?, messages, options)
    }
}

impl Context {
    #[doc = doc!("context.chat_with")]
    pub fn chat_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Result<Generation> {
        self.chat_async_with(messages, max_tokens, sampler, chat, options)
            .wait()
    }

    /// The same without waiting for the generation: errors arrive through the answer, and dropping it stops the work.
    pub fn chat_async_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Pending<Generation> {
        let prompt = self.conversation(messages, chat);
        self.record(prompt, max_tokens, sampler, options, None)
    }

    #[doc = doc!("context.chat_stream_with")]
    pub fn chat_stream_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Result<Stream> {
        let prompt = self.conversation(messages, chat);
        self.stream(prompt, max_tokens, sampler, options)
    }

    fn conversation(&self, messages: &[ChatMessage], chat: &ChatOptions) -> Result<Prompt> {
        self.inner.handle.check()?;
        chat::tokens(&self.inner.weights, messages, chat).map(Prompt::Tokens)
    }
}
