//! The calls of models and contexts that take a conversation.

use super::async_stream::AsyncStream;
use super::context::Context;
use super::event_stream::{AsyncEventStream, EventStream};
use super::model::Model;
use super::stream::Stream;
use super::unread::{Reader, Start};
use crate::runtime::{process, Pending};
use crate::text::Reading;
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
        let reading = Reading {
            n_threads: process().cores.usable(),
            ..Reading::default()
        };
        chat::tokens(&*self.weights()?, messages, options, reading)
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
        let start = self.conversation(messages, chat);
        self.record(start, Reader::Caller, self.most(max_tokens), sampler, options)
            .wait()
    }

    /// The same without waiting: errors arrive through the answer, and dropping it stops the work.
    pub fn chat_async_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Pending<Generation> {
        let start = self.conversation(messages, chat);
        self.record(start, Reader::Helper, self.most(max_tokens), sampler, options)
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
        let start = self.conversation(messages, chat);
        self.stream(start, Reader::Caller, self.most(max_tokens), sampler, options)
    }

    #[doc = doc!("context.chat_stream_async_with")]
    ///
    /// Does not wait: a long conversation is read elsewhere, and what is wrong with it comes instead of the first piece.
    pub fn chat_stream_async_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Result<AsyncStream> {
        let start = self.conversation(messages, chat);
        let stream = self.stream(start, Reader::Helper, self.most(max_tokens), sampler, options);
        stream.map(AsyncStream::from)
    }

    #[doc = doc!("context.chat_events_with")]
    pub fn chat_events_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Result<EventStream> {
        let stream = self.chat_stream_with(messages, max_tokens, sampler, chat, options);
        stream.map(EventStream::from)
    }

    #[doc = doc!("context.chat_events_async_with")]
    ///
    /// Does not wait: a long conversation is read elsewhere, and what is wrong with it comes instead of the first part.
    pub fn chat_events_async_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Result<AsyncEventStream> {
        let stream = self.chat_stream_async_with(messages, max_tokens, sampler, chat, options)?;
        Ok(AsyncEventStream::from(EventStream::from(Stream::from(stream))))
    }

    pub(super) fn conversation(&self, messages: &[ChatMessage], chat: &ChatOptions) -> Result<Start> {
        self.inner.check()?;
        chat::check_room(messages, chat)?;
        Ok(Start::Chat(messages.to_vec(), chat.clone()))
    }
}
