//! Conversations: messages and answers on a context.

use super::async_stream::AsyncStream;
use super::context::Context;
use super::event_stream::{AsyncEventStream, EventStream};
use super::stream::Stream;
use super::turn::{Reserve, Talk, Turn};
use super::unread::{Reader, Start};
use crate::conversation::{excess, of_messages, of_user, History, Space};
use crate::runtime::{process, promise, Handle, Pending};
use crate::text::Reading;
use crate::{ChatMessage, ConversationParams, Error, Excess, GenerateOptions, Generation, Result, SamplerParams};
use serde_json::Value;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

#[doc = doc!("conversation")]
pub struct Conversation {
    pub(super) handle: Handle,
    pub(super) context: Context,
    pub(super) talk: Arc<Talk>,
}

impl Conversation {
    #[doc = doc!("conversation.new_with")]
    pub fn new_with(context: &Context, params: &ConversationParams) -> Result<Self> {
        context.inner.check()?;
        let space = Reserve {
            n_reserve: params.n_reserve,
            when_full: params.when_full,
        };
        let talk = Talk::new(History::begin(params)?, space, params.cache_key.clone());
        Ok(Self::of(context, talk))
    }

    pub(super) fn of(context: &Context, talk: Talk) -> Self {
        Self {
            handle: Handle::new("conversation"),
            context: context.again(),
            talk: Arc::new(talk),
        }
    }

    #[doc = doc!("conversation.n_messages")]
    pub fn n_messages(&self) -> i32 {
        self.talk.facts.n_messages.load(Ordering::Acquire)
    }

    #[doc = doc!("conversation.n_tokens")]
    pub fn n_tokens(&self) -> i32 {
        self.talk.facts.n_tokens.load(Ordering::Acquire)
    }

    #[doc = doc!("conversation.n_dropped")]
    pub fn n_dropped(&self) -> i32 {
        self.talk.facts.n_dropped.load(Ordering::Acquire)
    }

    /// Closes the conversation; closing twice is closing once. An answer that is running goes on.
    pub fn close(&self) {
        if self.handle.close() {
            self.talk.leave();
            // What was kept of it gives its memory back.
            self.context.inner.mailbox.wake();
        }
    }

    /// Tells whether the conversation was closed.
    pub fn is_closed(&self) -> bool {
        self.handle.is_closed()
    }

    #[doc = doc!("conversation.send_with")]
    pub fn send_with(
        &self,
        text: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<Generation> {
        self.record(of_user(text), Reader::Caller, max_tokens, sampler, options)
            .wait()
    }

    /// The same without waiting: errors arrive through the answer, and dropping it stops the work.
    pub fn send_async_with(
        &self,
        text: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Pending<Generation> {
        self.record(of_user(text), Reader::Helper, max_tokens, sampler, options)
    }

    #[doc = doc!("conversation.send_stream_with")]
    pub fn send_stream_with(
        &self,
        text: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<Stream> {
        self.stream(of_user(text), Reader::Caller, max_tokens, sampler, options)
    }

    #[doc = doc!("conversation.send_stream_async_with")]
    ///
    /// Does not wait: a long conversation is read elsewhere, and what is wrong with it comes instead of the first piece.
    pub fn send_stream_async_with(
        &self,
        text: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<AsyncStream> {
        let stream = self.stream(of_user(text), Reader::Helper, max_tokens, sampler, options);
        stream.map(AsyncStream::from)
    }

    #[doc = doc!("conversation.send_messages_with")]
    pub fn send_messages_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<Generation> {
        self.record(of_messages(messages), Reader::Caller, max_tokens, sampler, options)
            .wait()
    }

    /// The same without waiting: errors arrive through the answer, and dropping it stops the work.
    pub fn send_messages_async_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Pending<Generation> {
        self.record(of_messages(messages), Reader::Helper, max_tokens, sampler, options)
    }

    #[doc = doc!("conversation.send_messages_stream_with")]
    pub fn send_messages_stream_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<Stream> {
        self.stream(of_messages(messages), Reader::Caller, max_tokens, sampler, options)
    }

    #[doc = doc!("conversation.send_messages_stream_async_with")]
    ///
    /// Does not wait: a long conversation is read elsewhere, and what is wrong with it comes instead of the first piece.
    pub fn send_messages_stream_async_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<AsyncStream> {
        let stream = self.stream(of_messages(messages), Reader::Helper, max_tokens, sampler, options);
        stream.map(AsyncStream::from)
    }

    #[doc = doc!("conversation.send_events_with")]
    pub fn send_events_with(
        &self,
        text: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<EventStream> {
        let stream = self.send_stream_with(text, max_tokens, sampler, options);
        stream.map(EventStream::from)
    }

    #[doc = doc!("conversation.send_events_async_with")]
    ///
    /// Does not wait: a long conversation is read elsewhere, and what is wrong with it comes instead of the first part.
    pub fn send_events_async_with(
        &self,
        text: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<AsyncEventStream> {
        let stream = self.stream(of_user(text), Reader::Helper, max_tokens, sampler, options)?;
        Ok(AsyncEventStream::from(EventStream::from(stream)))
    }

    #[doc = doc!("conversation.send_messages_events_with")]
    pub fn send_messages_events_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<EventStream> {
        let stream = self.send_messages_stream_with(messages, max_tokens, sampler, options);
        stream.map(EventStream::from)
    }

    #[doc = doc!("conversation.send_messages_events_async_with")]
    ///
    /// Does not wait: a long conversation is read elsewhere, and what is wrong with it comes instead of the first part.
    pub fn send_messages_events_async_with(
        &self,
        messages: &[ChatMessage],
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<AsyncEventStream> {
        let stream = self.stream(of_messages(messages), Reader::Helper, max_tokens, sampler, options)?;
        Ok(AsyncEventStream::from(EventStream::from(stream)))
    }

    #[doc = doc!("conversation.add")]
    pub fn add(&self, messages: &[ChatMessage]) -> Result<()> {
        self.handle.check()?;
        let new = of_messages(messages)?;
        self.talk.change(|history| {
            history.add(new);
            Ok(())
        })
    }

    #[doc = doc!("conversation.messages")]
    pub fn messages(&self) -> Result<String> {
        self.handle.check()?;
        Ok(self.talk.look(History::json))
    }

    #[doc = doc!("conversation.undo")]
    pub fn undo(&self) -> Result<i32> {
        self.handle.check()?;
        let taken = self.talk.change(|history| Ok(history.undo()))?;
        Ok(i32::try_from(taken).unwrap_or(i32::MAX))
    }

    #[doc = doc!("conversation.excess_with")]
    pub fn excess_with(&self, n_tokens: i32) -> Result<Excess> {
        self.measure(n_tokens)?(&AtomicBool::new(false))
    }

    /// The same without waiting: errors arrive through the answer, and dropping it stops the work.
    pub fn excess_async_with(&self, n_tokens: i32) -> Pending<Excess> {
        let (promise, pending) = promise();
        match self.measure(n_tokens) {
            Err(error) => promise.answer(Err(error)),
            Ok(measure) => process().helpers.run(move || {
                let stop = promise.cancelled();
                promise.answer(measure(&stop));
            }),
        }
        pending
    }

    /// What tells which messages are too many, on any thread.
    fn measure(&self, n_tokens: i32) -> Result<impl FnOnce(&AtomicBool) -> Result<Excess> + Send + 'static> {
        self.handle.check()?;
        self.context.inner.check()?;
        if n_tokens < 0 {
            return Err(Error::invalid_input(
                "n_tokens",
                n_tokens.to_string(),
                "at least 0, which takes what the conversation keeps free",
            ));
        }
        let asked = if n_tokens == 0 {
            self.talk.space.n_reserve
        } else {
            n_tokens
        };
        let space = Space::of(self.context.inner.facts.n_ctx_seq, asked, None);
        let (history, weights) = (self.talk.history(), Arc::clone(&self.context.inner.weights));
        Ok(move |stop: &AtomicBool| {
            let reading = Reading {
                stops: &[stop],
                n_threads: process().cores.usable(),
                available: None,
            };
            excess(&weights, &history, space, reading)
        })
    }

    #[doc = doc!("conversation.condense")]
    pub fn condense(&self, n_oldest: i32, messages: &[ChatMessage]) -> Result<()> {
        self.handle.check()?;
        let others = of_messages(messages)?;
        self.talk.change(|history| history.condense(n_oldest, others))
    }

    #[doc = doc!("conversation.fork")]
    pub fn fork(&self) -> Result<Self> {
        self.handle.check()?;
        self.context.inner.check()?;
        let talk = Talk::new(self.talk.history(), self.talk.space, self.talk.cache_key.clone());
        Ok(Self::of(&self.context, talk))
    }

    fn record(
        &self,
        said: Result<Vec<Value>>,
        reader: Reader,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Pending<Generation> {
        let turn = match self.turn(said, max_tokens, false) {
            Ok(turn) => turn,
            Err(error) => return Pending::ready(Err(error)),
        };
        let start = Ok(Start::Turn(Arc::clone(&turn)));
        let most = self.context.most(max_tokens);
        self.context
            .ask(start, reader, most, sampler, options, None, move |ended| {
                let answer = ended.map(|ended| ended.record);
                turn.end(&answer);
                answer
            })
    }

    fn stream(
        &self,
        said: Result<Vec<Value>>,
        reader: Reader,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<Stream> {
        let turn = self.turn(said, max_tokens, true)?;
        let start = Ok(Start::Turn(turn));
        let most = self.context.most(max_tokens);
        self.context.stream(start, reader, most, sampler, options)
    }

    /// An answer to what is said, checked as far as that takes no time.
    fn turn(&self, said: Result<Vec<Value>>, max_tokens: i32, is_stream: bool) -> Result<Arc<Turn>> {
        self.handle.check()?;
        self.context.inner.check()?;
        Ok(Turn::new(
            &self.talk,
            said?,
            is_stream,
            usize::try_from(max_tokens).ok(),
        ))
    }
}

impl Drop for Conversation {
    fn drop(&mut self) {
        self.close();
    }
}

impl std::fmt::Debug for Conversation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Conversation(n_messages={}, closed={})",
            self.n_messages(),
            self.is_closed()
        )
    }
}
