//! Generators of embeddings.

use super::cancel::CancelToken;
use super::model::{Model, Progress};
use crate::embedding::{start, Calls, Limit, Setup, Task, Texts, Vectors, Watched, SEQUENCES};
use crate::engine::{EngineError, RunnerSpec, Weights};
use crate::generated::enums::{FlashAttn, KvType};
use crate::runtime::{close_at_exit, default_threads, promise, Handle, Pending, Promise, Queue as _};
use crate::text::{owned, refuse_nul};
use crate::{EmbedOptions, EmbeddingConfig, Error, Pooling, Result};
use std::sync::{mpsc, Arc};

/// Tokens in a batch where the caller does not say. Every token looks at every other one in its batch, so that larger batches cost more
/// than they save: MiniLM embeds short texts 1.3 times as fast in batches of 256 as one by one, and no faster in batches of 2048.
const DEFAULT_BATCH: u32 = 256;

/// Engines round a cache up to a multiple of this.
const CELL_BLOCK: u32 = 256;

#[doc = doc!("embedding_generator")]
pub struct EmbeddingGenerator {
    handle: Handle,
    calls: Arc<Calls>,
    n_embd: i32,
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
        match model
            .weights()
            .and_then(|weights| Ok((setup(&weights, config)?, weights)))
        {
            Ok((setup, weights)) => create(weights, setup, promise),
            Err(error) => promise.answer(Err(error)),
        }
        pending
    }

    #[doc = doc!("embedding_generator.n_embd")]
    pub fn n_embd(&self) -> i32 {
        self.n_embd
    }

    #[doc = doc!("embedding_generator.embed")]
    pub fn embed(&self, text: &str) -> Result<Vec<f32>> {
        self.embed_async(text).wait()
    }

    #[doc = doc!("embedding_generator.embed_async")]
    ///
    /// Errors arrive through the answer. Dropping it stops the work.
    pub fn embed_async(&self, text: &str) -> Pending<Vec<f32>> {
        match owned(text) {
            Some(text) => self.ask(Texts::One(text), Watched::default(), |mut vectors| {
                vectors.pop().unwrap_or_default()
            }),
            None => Pending::ready(Err(no_memory(None))),
        }
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
            return self.embed_batch_async_with_progress(texts, options, None).wait();
        };
        // The owner thread tells this one, which calls back; the channel ends with the work.
        let (tell, told) = mpsc::channel();
        let report = Box::new(move |fraction| tell.send(fraction).is_ok());
        let pending = self.embed_batch_async_with_progress(texts, options, Some(report));
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
        let mut copies = Vec::new();
        if copies.try_reserve_exact(texts.len()).is_err() {
            return Pending::ready(Err(no_memory(None)));
        }
        for (index, text) in texts.iter().enumerate() {
            match owned(text.as_ref()) {
                Some(text) => copies.push(text),
                None => return Pending::ready(Err(no_memory(Some(index)))),
            }
        }
        match options.cancel.as_ref().map(CancelToken::watch).transpose() {
            Ok(token) => self.ask(Texts::Many(copies), Watched { token, progress }, |vectors| vectors),
            Err(error) => Pending::ready(Err(error)),
        }
    }

    /// Closes the generator: what runs and what waits ends as cancelled. Does not wait; closing twice is closing once.
    pub fn close(&self) {
        if self.handle.close() {
            self.calls.close();
        }
    }

    /// Tells whether the generator was closed.
    pub fn is_closed(&self) -> bool {
        self.handle.is_closed()
    }

    fn ask<T: Send + 'static>(&self, texts: Texts, watched: Watched, of_vectors: fn(Vectors) -> T) -> Pending<T> {
        let (promise, pending) = promise();
        if let Err(error) = self.check(&texts) {
            promise.answer(Err(error));
            return pending;
        }
        let task = Task {
            texts,
            abandoned: promise.cancelled(),
            watched,
            answer: Box::new(move |vectors| promise.answer(vectors.map(of_vectors))),
        };
        if let Err(task) = self.calls.put(task) {
            // Since the check another thread may have closed the generator, or an assertion ended its work.
            let closed = Error::InvalidHandle {
                kind: "embedding generator",
            };
            (task.answer)(Err(self.calls.check_poison().err().unwrap_or(closed)));
        }
        pending
    }

    /// Checks all that can be checked without tokens.
    fn check(&self, texts: &Texts) -> Result<()> {
        self.handle.check()?;
        self.calls.check_poison()?;
        let mut texts_of_call = texts.as_slice().iter().enumerate();
        texts_of_call.try_for_each(|(index, one)| refuse_nul(one, &texts.name(index)))
    }
}

impl std::fmt::Debug for EmbeddingGenerator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EmbeddingGenerator(n_embd={})", self.n_embd)
    }
}

impl Drop for EmbeddingGenerator {
    fn drop(&mut self) {
        if self.handle.is_foreign() {
            // A thread of the parent may have held the queue's locks when it forked, so this copy must never be taken apart.
            std::mem::forget(Arc::clone(&self.calls));
        }
    }
}

/// There is no memory for a copy of the text at `index`, or of all texts.
fn no_memory(index: Option<usize>) -> Error {
    EngineError::NoMemory.or(|reason| Error::Embedding { reason, index })
}

/// Starts the owner thread, which answers the promise.
fn create(weights: Arc<Weights>, setup: Setup, promise: Promise<EmbeddingGenerator>) {
    let n_embd = weights.facts.n_embd_out;
    // The thread answers with what only this side has: the queue's other end.
    let (give, take) = mpsc::channel::<Arc<Calls>>();
    let started = start(weights, setup, promise.cancelled(), move |created| {
        let calls = created.and_then(|()| {
            take.recv().map_err(|_| Error::Internal {
                reason: "the queue of an embedding generator is gone".into(),
            })
        });
        promise.answer(calls.map(|calls| EmbeddingGenerator {
            handle: Handle::new("embedding generator"),
            calls,
            n_embd,
        }));
    });
    if let Some(calls) = started {
        close_at_exit(Arc::downgrade(&calls));
        // Fails only where the context could not be created, and then nobody wants the queue.
        let _ = give.send(calls);
    }
}

/// Checks the configuration against the model and fills in what it leaves open.
fn setup(weights: &Weights, config: &EmbeddingConfig) -> Result<Setup> {
    config.check()?;
    let refused = |reason: String| Error::Embedding { reason, index: None };
    if let Some(reason) = weights.cannot_embed() {
        return Err(refused(reason.into()));
    }
    let pooling = pooling(weights, config.pooling).map_err(refused)?;
    // Positions past the trained ones abort where they are rows of a table, as in BERT.
    let most = u32::try_from(weights.facts.n_ctx_train).unwrap_or(0).max(1);
    let available = if config.n_ctx == 0 {
        most
    } else {
        config.n_ctx.min(most)
    };
    let n_together = match config.n_batch {
        0 => DEFAULT_BATCH,
        n_batch => n_batch,
    };
    // llama.cpp aborts while it reserves memory for pooling if the sequences do not divide the batch.
    let n_batch = n_together.max(available).next_multiple_of(SEQUENCES);
    let n_threads = match config.n_threads {
        0 => default_threads(),
        n_threads => n_threads,
    };
    Ok(Setup {
        runner: RunnerSpec {
            n_ctx: n_batch.div_ceil(CELL_BLOCK) * CELL_BLOCK,
            n_batch,
            // A text that two micro-batches share would be pooled over its last part only.
            n_ubatch: n_batch,
            n_seq_max: SEQUENCES,
            n_threads,
            n_threads_batch: n_threads,
            exact_threads: false,
            offload_kqv: true,
            // Flash attention sums in another order from some length on, and a text's vector must not depend on its neighbours.
            flash_attn: FlashAttn::Off.code(),
            type_k: KvType::F16.code(),
            type_v: KvType::F16.code(),
            unified: true,
            pooling: Some(pooling.code()),
        },
        limit: Limit {
            available: available as usize,
            most: most as usize,
            truncate: config.truncate,
            closing: weights.closing_token(),
        },
        n_together: n_together as usize,
        normalize: config.normalize,
    })
}

/// The way of pooling that is asked for, or the model's own, or the mean.
fn pooling(weights: &Weights, asked: Pooling) -> std::result::Result<Pooling, String> {
    let key = format!("{}.pooling_type", weights.facts.meta("general.architecture"));
    let of_model = weights.facts.meta(&key);
    let pooling = match (asked, of_model) {
        (Pooling::Unspecified, "") => Pooling::Mean,
        (Pooling::Unspecified, code) => code
            .parse()
            .ok()
            .and_then(Pooling::from_code)
            .ok_or_else(|| format!("the model's {key} is {code}, which is no way of pooling; set pooling"))?,
        (asked, _) => asked,
    };
    match pooling {
        Pooling::Unspecified => Ok(Pooling::Mean),
        Pooling::Mean | Pooling::Cls | Pooling::Last => Ok(pooling),
        Pooling::None => Err("pooling is none, which leaves a vector for every token; set mean, cls or last".into()),
        Pooling::Rank => Err("pooling is rank, which scores pairs of texts; set mean, cls or last".into()),
    }
}
