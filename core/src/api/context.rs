//! Contexts: a model's working memory.

use super::async_stream::AsyncStream;
use super::cancel::CancelToken;
use super::inner::Inner;
use super::model::Model;
use super::sampling;
use super::stream::Stream;
use super::unread::{Reader, Start, Unread};
use crate::runtime::{process, promise, Channel, Pending};
use crate::scheduler::{open, Answer, Answers as _, Ask, Cancel, ContextRequest, Ended, Generate, Generating, Plan};
use crate::text::{refuse_nul, tokenize_prompt, Prompt, Reading};
use crate::{ContextParams, Error, GenerateOptions, Generation, Result, SamplerParams, Token};
use std::sync::atomic::AtomicBool;
use std::sync::Arc;

#[doc = doc!("context")]
pub struct Context {
    pub(super) inner: Arc<Inner<Generating>>,
}

impl Context {
    #[doc = doc!("context.new_with")]
    pub fn new_with(model: &Model, params: &ContextParams) -> Result<Self> {
        Self::create_async_with(model, params).wait()
    }

    #[doc = doc!("context.create_async_with")]
    ///
    /// Dropping the answer drops the context.
    pub fn create_async_with(model: &Model, params: &ContextParams) -> Pending<Self> {
        let (promise, pending) = promise();
        match model.weights() {
            Ok(weights) => open(weights, params, promise.cancelled(), move |opened| {
                promise.answer(opened.map(|opened| Self {
                    inner: Arc::new(Inner::of(opened)),
                }));
            }),
            Err(error) => promise.answer(Err(error)),
        }
        pending
    }

    #[doc = doc!("context.n_ctx")]
    pub fn n_ctx(&self) -> i32 {
        i32::try_from(self.inner.facts.n_ctx).unwrap_or(i32::MAX)
    }

    #[doc = doc!("context.n_batch")]
    pub fn n_batch(&self) -> i32 {
        i32::try_from(self.inner.facts.n_batch).unwrap_or(i32::MAX)
    }

    #[doc = doc!("context.n_threads")]
    pub fn n_threads(&self) -> i32 {
        self.inner.facts.n_threads
    }

    #[doc = doc!("context.clear_cache")]
    ///
    /// Generations that run keep theirs.
    pub fn clear_cache(&self) -> Result<()> {
        self.inner.check()?;
        if self.inner.weights.vocab_only {
            return Ok(());
        }
        let (promise, pending) = promise();
        let request = ContextRequest {
            ask: Ask::ClearCache,
            cancel: Cancel::by_caller(promise.cancelled()),
            answer: Answer::Done(promise),
        };
        self.inner.mailbox.put(request).map_err(|(_, error)| error)?;
        pending.wait()
    }

    /// Closes the context: what runs on it ends as cancelled, and where the call gives no record, with an error that has it. Does not wait; closing twice is closing once.
    pub fn close(&self) {
        self.inner.close();
    }

    /// Tells whether the context was closed.
    pub fn is_closed(&self) -> bool {
        self.inner.handle.is_closed()
    }

    #[doc = doc!("context.prompt_tokens")]
    pub fn prompt_tokens(&self, prompt: &str) -> Result<Vec<Token>> {
        self.inner.check()?;
        refuse_nul(prompt, "prompt")?;
        let reading = Reading {
            n_threads: process().cores.usable(),
            ..Reading::default()
        };
        tokenize_prompt(&self.inner.weights, prompt, reading)
    }

    #[doc = doc!("context.generate_with")]
    pub fn generate_with(
        &self,
        prompt: impl Into<Prompt>,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<String> {
        let prompt = self.checked(prompt.into());
        self.ask(prompt, Reader::Caller, max_tokens, sampler, options, None, |ended| {
            ended.and_then(Ended::text)
        })
        .wait()
    }

    #[doc = doc!("context.complete_with")]
    pub fn complete_with(
        &self,
        prompt: impl Into<Prompt>,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<Generation> {
        let prompt = self.checked(prompt.into());
        self.record(prompt, Reader::Caller, max_tokens, sampler, options).wait()
    }

    /// The same without waiting: errors arrive through the answer, and dropping it stops the work.
    pub fn complete_async_with(
        &self,
        prompt: impl Into<Prompt>,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Pending<Generation> {
        let prompt = self.checked(prompt.into());
        self.record(prompt, Reader::Helper, max_tokens, sampler, options)
    }

    #[doc = doc!("context.generate_async_with")]
    ///
    /// Errors arrive through the answer. Dropping it stops the work.
    pub fn generate_async_with(
        &self,
        prompt: impl Into<Prompt>,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Pending<String> {
        let prompt = self.checked(prompt.into());
        self.ask(prompt, Reader::Helper, max_tokens, sampler, options, None, |ended| {
            ended.and_then(Ended::text)
        })
    }

    #[doc = doc!("context.generate_stream_with")]
    pub fn generate_stream_with(
        &self,
        prompt: impl Into<Prompt>,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<Stream> {
        let prompt = self.checked(prompt.into());
        self.stream(prompt, Reader::Caller, max_tokens, sampler, options)
    }

    #[doc = doc!("context.generate_stream_async_with")]
    ///
    /// Does not wait: a long prompt is read elsewhere, and what is wrong with it comes instead of the first piece.
    pub fn generate_stream_async_with(
        &self,
        prompt: impl Into<Prompt>,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<AsyncStream> {
        let prompt = self.checked(prompt.into());
        let stream = self.stream(prompt, Reader::Helper, max_tokens, sampler, options);
        stream.map(AsyncStream::from)
    }

    /// Continues a prompt into a caller's buffer, which is a limit like `max_tokens`: the text ends before the piece that would not fit, so
    /// that nothing is generated and lost. Gives the bytes written.
    ///
    /// # Errors
    ///
    /// Those of [`Context::generate_with`].
    pub fn generate_into_buffer(
        &self,
        prompt: impl Into<Prompt>,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
        buffer: &mut [u8],
    ) -> Result<usize> {
        let prompt = self.checked(prompt.into());
        let space = Some(buffer.len());
        let text = self
            .ask(prompt, Reader::Caller, max_tokens, sampler, options, space, |ended| {
                ended.and_then(Ended::text)
            })
            .wait()?;
        buffer[..text.len()].copy_from_slice(text.as_bytes());
        Ok(text.len())
    }

    /// The same context, for what must keep it.
    pub(super) fn again(&self) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
        }
    }

    /// Checks all of a prompt that needs no tokenising.
    fn checked(&self, prompt: Prompt) -> Result<Start> {
        self.inner.check()?;
        Start::checked(prompt, &self.inner.weights)
    }

    /// Tokens at most, where -1 means as many as fit: also where the context shifts, an answer that finds no end has one.
    pub(super) fn most(&self, max_tokens: i32) -> i32 {
        match max_tokens {
            -1 => i32::try_from(self.inner.facts.n_ctx_seq).unwrap_or(i32::MAX),
            given => given,
        }
    }

    pub(super) fn record(
        &self,
        start: Result<Start>,
        reader: Reader,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Pending<Generation> {
        self.ask(start, reader, max_tokens, sampler, options, None, |ended| {
            ended.map(|ended| ended.record)
        })
    }

    #[allow(clippy::too_many_arguments)] // those of the call, and what each form of it adds
    pub(super) fn ask<T: Send + 'static>(
        &self,
        start: Result<Start>,
        reader: Reader,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
        max_bytes: Option<usize>,
        of_ended: impl FnOnce(Result<Ended>) -> Result<T> + Send + 'static,
    ) -> Pending<T> {
        let (promise, pending) = promise();
        let abandoned = promise.cancelled();
        let answer = Answer::Record(Box::new(move |ended: Result<Ended>| {
            promise.answer(of_ended(ended));
        }));
        let planned = start.and_then(|start| Ok((start, self.plan(max_tokens, sampler, options, abandoned)?)));
        let submitted = match planned {
            Err(error) => Err((answer, error)),
            Ok((start, (plan, cancel))) => {
                let constraint = options.constraint.clone();
                let ask = Box::new(Plan { max_bytes, ..plan });
                Unread { start, constraint }.submit(Generate { ask, cancel, answer }, reader, &self.inner)
            }
        };
        if let Err((answer, error)) = submitted {
            answer.fail(error);
        }
        pending.keeping(Arc::clone(&self.inner) as _)
    }

    pub(super) fn stream(
        &self,
        start: Result<Start>,
        reader: Reader,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
    ) -> Result<Stream> {
        let unread = Unread {
            start: start?,
            constraint: options.constraint.clone(),
        };
        let abandoned = Arc::new(AtomicBool::new(false));
        let (plan, cancel) = self.plan(max_tokens, sampler, options, Arc::clone(&abandoned))?;
        let (writer, channel) = Channel::new(plan.first_stats(&self.inner.weights));
        let stream = Stream::new(Arc::clone(&self.inner), channel, abandoned, cancel.token.clone());
        let stream = stream.telling(unread.start.turn());
        let request = Generate {
            ask: Box::new(plan),
            cancel,
            answer: Answer::Stream(writer),
        };
        // A stream's errors are those of its making where they can be: where its prompt is read here.
        unread
            .submit(request, reader, &self.inner)
            .map_err(|(_, error)| error)?;
        Ok(stream)
    }

    /// Checks all that can be checked without tokens, and says what may stop it.
    fn plan(
        &self,
        max_tokens: i32,
        sampler: &SamplerParams,
        options: &GenerateOptions,
        abandoned: Arc<AtomicBool>,
    ) -> Result<(Plan, Cancel)> {
        let inner = &self.inner;
        if max_tokens < -1 {
            return Err(Error::invalid_input(
                "max_tokens",
                max_tokens.to_string(),
                "at least 0, or -1 for no limit",
            ));
        }
        options.check()?;
        for (index, stop) in options.stop.iter().enumerate() {
            let what = format!("stop[{index}]");
            refuse_nul(stop, &what)?;
            if stop.is_empty() {
                return Err(Error::invalid_input(what, "empty", "at least one character"));
            }
        }
        if let Some(key) = &options.cache_key {
            refuse_nul(key, "cache_key")?;
        }
        let (spec, seed) = sampling::spec(&inner.weights, sampler, options, inner.facts.n_ctx_seq)?;
        let token = options.cancel.as_ref().map(CancelToken::watch).transpose()?;
        self.check_causal()?;
        let plan = Plan {
            prompt: Vec::new(),
            max_tokens: usize::try_from(max_tokens).ok(),
            max_bytes: None,
            sampler: spec,
            restraint: None,
            parting: None,
            seed,
            stops: options.stop.clone(),
            cache_key: options.cache_key.clone(),
            n_logprobs: usize::try_from(options.n_logprobs).ok(),
            scoring: None,
            owner: None,
        };
        let cancel = Cancel {
            token,
            ..Cancel::by_caller(abandoned)
        };
        Ok((plan, cancel))
    }

    /// Refuses a model that gives no probabilities of what comes next.
    pub(super) fn check_causal(&self) -> Result<()> {
        let reason = self.inner.weights.cannot_generate().or_else(|| {
            (!self.inner.facts.causal)
                .then_some("the model's attention is not causal, or it is an encoder; use an autoregressive model")
        });
        reason.map_or(Ok(()), |reason| Err(Error::Generation { reason: reason.into() }))
    }
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Context(n_ctx={}, n_batch={})", self.n_ctx(), self.n_batch())
    }
}
