//! Generators of embeddings.

use super::cancel::CancelToken;
use super::inner::Inner;
use super::model::{Model, Progress};
use super::unread::Reader;
use crate::embedding::{open, EmbedRequest, Embedding, Limit, Report, Texts, Told, Vectors};
use crate::engine::{EngineError, Weights};
use crate::runtime::{process, promise, Pending};
use crate::scheduler::{Answers as _, Cancel, Mailbox};
use crate::{EmbedOptions, EmbeddingConfig, Error, Result};
use std::sync::atomic::AtomicBool;
use std::sync::{mpsc, Arc};

#[doc = doc!("embedding_generator")]
pub struct EmbeddingGenerator {
    inner: Arc<Inner<Embedding>>,
}

impl EmbeddingGenerator {
    #[doc = doc!("embedding_generator.new_with")]
    pub fn new_with(model: &Model, config: &EmbeddingConfig) -> Result<Self> {
        Self::create_async_with(model, config).wait()
    }

    #[doc = doc!("embedding_generator.create_async_with")]
    ///
    /// Dropping the answer drops the generator.
    pub fn create_async_with(model: &Model, config: &EmbeddingConfig) -> Pending<Self> {
        let (promise, pending) = promise();
        match model.weights() {
            Ok(weights) => open(weights, config, promise.cancelled(), move |opened| {
                promise.answer(opened.map(|opened| Self {
                    inner: Arc::new(Inner::of(opened)),
                }));
            }),
            Err(error) => promise.answer(Err(error)),
        }
        pending
    }

    #[doc = doc!("embedding_generator.n_embd")]
    pub fn n_embd(&self) -> i32 {
        // A vector has as many numbers as the model gives, not as it has inside.
        let facts = &self.inner.weights.facts;
        facts.n_embd_out
    }

    #[doc = doc!("embedding_generator.embed")]
    pub fn embed(&self, text: &str) -> Result<Vec<f32>> {
        self.ask(Texts::One(&text), Reader::Caller, None, None, the_one).wait()
    }

    #[doc = doc!("embedding_generator.embed_async")]
    ///
    /// Errors arrive through the answer. Dropping it stops the work.
    pub fn embed_async(&self, text: &str) -> Pending<Vec<f32>> {
        self.ask(Texts::One(&text), Reader::Helper, None, None, the_one)
    }

    #[doc = doc!("embedding_generator.embed_batch_with_progress")]
    ///
    /// `progress` is called on this thread.
    pub fn embed_batch_with_progress(
        &self,
        texts: &[impl AsRef<str>],
        options: &EmbedOptions,
        progress: Progress<'_>,
    ) -> Result<Vec<Vec<f32>>> {
        let Some(progress) = progress else {
            return self.ask_for_all(texts, Reader::Caller, options, None).wait();
        };
        // The owner thread tells this one, which calls back; the channel ends with the work.
        let (tell, told) = mpsc::channel();
        let report: Report = Box::new(move |fraction| tell.send(fraction).is_ok());
        let pending = self.ask_for_all(texts, Reader::Caller, options, Some(report));
        for fraction in told {
            if !progress(fraction) {
                pending.cancel();
                return pending.wait().and(Err(Error::Cancelled { what: "embedding" }));
            }
        }
        pending.wait()
    }

    #[doc = doc!("embedding_generator.embed_batch_async_with_progress")]
    ///
    /// `progress` is called on the thread that works. Errors arrive through the answer. Dropping it stops the work.
    pub fn embed_batch_async_with_progress(
        &self,
        texts: &[impl AsRef<str>],
        options: &EmbedOptions,
        progress: Option<Box<dyn FnMut(f32) -> bool + Send>>,
    ) -> Pending<Vec<Vec<f32>>> {
        self.ask_for_all(texts, Reader::Helper, options, progress)
    }

    /// Closes the generator: what runs and what waits ends as cancelled. Does not wait; closing twice is closing once.
    pub fn close(&self) {
        self.inner.close();
    }

    /// Tells whether the generator was closed.
    pub fn is_closed(&self) -> bool {
        self.inner.handle.is_closed()
    }

    fn ask_for_all(
        &self,
        texts: &[impl AsRef<str>],
        reader: Reader,
        options: &EmbedOptions,
        progress: Option<Report>,
    ) -> Pending<Vectors> {
        match options.cancel.as_ref().map(CancelToken::watch).transpose() {
            Ok(token) => self.ask(Texts::Many(texts), reader, token, progress, |vectors| vectors),
            Err(error) => Pending::ready(Err(error)),
        }
    }

    fn ask<T: Send + 'static>(
        &self,
        texts: Texts<'_, impl AsRef<str>>,
        reader: Reader,
        token: Option<Arc<AtomicBool>>,
        progress: Option<Report>,
        of_vectors: fn(Vectors) -> T,
    ) -> Pending<T> {
        let (promise, pending) = promise();
        let request = EmbedRequest {
            ask: Vec::new(),
            cancel: Cancel {
                token,
                ..Cancel::by_caller(promise.cancelled())
            },
            answer: Told {
                progress,
                answer: Box::new(move |vectors| promise.answer(vectors.map(of_vectors))),
            },
        };
        let Inner {
            mailbox,
            weights,
            facts,
            ..
        } = &*self.inner;
        if let Err(error) = self.inner.check().and_then(|()| texts.check()) {
            request.fail(error);
        } else if reader.reads_here(texts.n_bytes()) {
            submit(&texts, request, weights, facts, mailbox);
        } else {
            match texts.copies() {
                Err(index) => request.fail(no_memory(index)),
                Ok(copies) => {
                    let is_one = matches!(texts, Texts::One(_));
                    let (mailbox, weights, limit) = (Arc::clone(mailbox), Arc::clone(weights), *facts);
                    process().helpers.run(move || {
                        let texts = if is_one {
                            Texts::One(&copies[0])
                        } else {
                            Texts::Many(&copies)
                        };
                        submit(&texts, request, &weights, &limit, &mailbox);
                    });
                }
            }
        }
        pending.keeping(Arc::clone(&self.inner) as _)
    }
}

impl std::fmt::Debug for EmbeddingGenerator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EmbeddingGenerator(n_embd={})", self.n_embd())
    }
}

fn the_one(mut vectors: Vectors) -> Vec<f32> {
    vectors.pop().unwrap_or_default()
}

/// There is no memory for a copy of the text at `index`, or of all texts.
fn no_memory(index: Option<usize>) -> Error {
    EngineError::NoMemory.or(|reason| Error::Embedding { reason, index })
}

/// Reads a request's texts and puts it in the queue, or ends it.
fn submit(
    texts: &Texts<'_, impl AsRef<str>>,
    mut request: EmbedRequest,
    weights: &Weights,
    limit: &Limit,
    mailbox: &Mailbox<EmbedRequest>,
) {
    let closed = mailbox.closed_flag();
    let stops: Vec<&AtomicBool> = request.cancel.flags().chain([&*closed, &process().exiting]).collect();
    match texts.read(weights, limit, &stops) {
        Ok(tokens) => {
            request.ask = tokens;
            if let Err((request, error)) = mailbox.put(request) {
                request.fail(error);
            }
        }
        Err(Error::Cancelled { .. }) if mailbox.is_closed() => request.fail(mailbox.closed_error()),
        Err(Error::Cancelled { .. }) => request.fail(Error::Cancelled { what: "embedding" }),
        Err(error) => request.fail(error),
    }
}
