//! A generator's work: texts become vectors, call by call and batch by batch.

use super::texts::{batches, Limit};
use super::vector::scale_to_unit;
use crate::engine::{Decoded, EngineError, Runner, Weights};
use crate::runtime::process;
use crate::scheduler::{Actor, Answers, Decodes, End, Mailbox, Names, Request, Work};
use crate::{Error, Result, Token};
use std::collections::VecDeque;
use std::sync::atomic::AtomicBool;
use std::sync::Arc;

/// Sequences of the context: one for each text of a batch, and one more.
pub(crate) const SEQUENCES: u32 = 32;

/// The sequence of the tokens that fill up; no text sees it.
const FILLER: usize = SEQUENCES as usize - 1;

/// Numbers in the longest vector of the processors that the engine knows.
const LANES: usize = 16;

/// The embeddings of a call's texts, in their order.
pub(crate) type Vectors = Vec<Vec<f32>>;

/// The tokens of the texts of one call.
pub(crate) type EmbedRequest = Request<Vec<Vec<Token>>, Told>;

/// Hears the fraction of the texts that is embedded; false stops the call.
pub(crate) type Report = Box<dyn FnMut(f32) -> bool + Send>;

/// Where a call's vectors go.
pub(crate) struct Told {
    pub progress: Option<Report>,
    /// Called once. The promise inside answers for itself when this is dropped.
    pub answer: Box<dyn FnOnce(Result<Vectors>) + Send>,
}

impl Answers for Told {
    fn fail(self, error: Error) {
        (self.answer)(Err(error));
    }
}

/// How a generator works.
#[derive(Clone, Copy)]
pub(crate) struct Policy {
    /// Tokens that texts share a batch up to; a longer text has one of its own.
    pub n_together: usize,
    pub normalize: bool,
    pub limit: Limit,
}

/// The work of one generator.
pub(crate) struct Embedding {
    runner: Runner,
    decodes: Decodes,
    mailbox: Arc<Mailbox<EmbedRequest>>,
    closed: Arc<AtomicBool>,
    policy: Policy,
    /// Calls in their order.
    queue: VecDeque<EmbedRequest>,
    /// The one that is under way.
    current: Option<Call>,
}

/// A call that has begun.
struct Call {
    request: EmbedRequest,
    /// Batches that are still to come, each of texts by their index.
    batches: VecDeque<Vec<usize>>,
    found: Vectors,
    n_done: usize,
}

impl Work for Embedding {
    type Request = EmbedRequest;
    /// What a text may be.
    type Facts = Limit;
    type Policy = Policy;
    const NAMES: Names = Names {
        object: "embedding generator",
        creating: "creating the embedding generator",
        thread: "mullama-embed",
    };

    fn begin(actor: Actor<EmbedRequest>, policy: Policy) -> (Self, Limit) {
        let work = Self {
            decodes: Decodes::new(&actor.runner, false),
            runner: actor.runner,
            closed: actor.mailbox.closed_flag(),
            mailbox: actor.mailbox,
            policy,
            queue: VecDeque::new(),
            current: None,
        };
        (work, policy.limit)
    }

    fn runner(&self) -> &Runner {
        &self.runner
    }

    fn has_work(&self) -> bool {
        self.current.is_some() || !self.queue.is_empty()
    }

    fn before_looking(&mut self, _may_wait: bool) {}

    fn take_in(&mut self, request: EmbedRequest) {
        self.queue.push_back(request);
    }

    /// One batch.
    fn step(&mut self) {
        self.end_cancelled();
        let next = || {
            self.queue
                .pop_front()
                .map(|request| Call::new(request, &self.runner, self.policy))
        };
        let Some(mut call) = self.current.take().or_else(next) else {
            return;
        };
        let gone_on = self.go_on(&mut call);
        match gone_on {
            // An assertion is everybody's answer, and so this call's.
            _ if self.runner.poison().is_some() => self.current = Some(call),
            Err(error) => call.request.fail(error),
            Ok(()) if call.batches.is_empty() => (call.request.answer.answer)(Ok(call.found)),
            Ok(()) => self.current = Some(call),
        }
    }

    fn end(&mut self, end: &End) {
        let current = self.current.take().map(|call| call.request);
        let waiting = std::mem::take(&mut self.queue);
        current
            .into_iter()
            .chain(waiting)
            .for_each(|request| request.fail(why(end)));
    }

    fn end_unstarted(_: &Weights, request: EmbedRequest, end: &End) {
        request.fail(why(end));
    }
}

impl Call {
    fn new(request: EmbedRequest, runner: &Runner, policy: Policy) -> Self {
        let lengths: Vec<usize> = request
            .ask
            .iter()
            .map(|tokens| room_for(runner, tokens.len()))
            .collect();
        Self {
            batches: batches(&lengths, policy.n_together, FILLER).into(),
            found: vec![Vec::new(); request.ask.len()],
            n_done: 0,
            request,
        }
    }
}

/// Tokens that a text takes up in a batch.
///
/// Without a cache, attention sums over the whole batch, in vectors of up to [`LANES`] numbers. A text that begins at a multiple of
/// that is summed in the same order wherever it stands, and so its embedding is the same to the bit alone and among others; the
/// engine's 16-bit table for GELU would make much of the smallest difference.
fn room_for(runner: &Runner, n_tokens: usize) -> usize {
    if runner.has_cache {
        n_tokens
    } else {
        n_tokens.next_multiple_of(LANES)
    }
}

impl Embedding {
    fn end_cancelled(&mut self) {
        let is_cancelled = |request: &EmbedRequest| request.cancel.is_set();
        if let Some(call) = self.current.take_if(|call| is_cancelled(&call.request)) {
            call.request.fail(cancelled());
        }
        if self.queue.iter().any(is_cancelled) {
            for request in std::mem::take(&mut self.queue) {
                if request.cancel.is_set() {
                    request.fail(cancelled());
                } else {
                    self.queue.push_back(request);
                }
            }
        }
    }

    /// Evaluates a call's next batch and tells how far it is.
    fn go_on(&mut self, call: &mut Call) -> Result<()> {
        let Some(batch) = call.batches.pop_front() else {
            return Ok(());
        };
        let evaluated = self.evaluate(&batch, call);
        // The next texts have these sequences, whatever has become of this batch.
        for seq in 0..batch.len() {
            self.runner.forget(seq, 0);
        }
        evaluated?;
        call.n_done += batch.len();
        let done = call.n_done as f32 / call.found.len() as f32;
        let account = self.mailbox.account();
        let goes_on = call
            .request
            .answer
            .progress
            .as_mut()
            .map(|tell| account.calling_out(|| tell(done)));
        if goes_on == Some(false) {
            return Err(cancelled());
        }
        Ok(())
    }

    fn evaluate(&mut self, batch: &[usize], call: &mut Call) -> Result<()> {
        self.fill(batch, &call.request.ask);
        let mut stops: Vec<&AtomicBool> = call.request.cancel.flags().collect();
        stops.extend([&*self.closed, &process().exiting]);
        let permits = self.decodes.permits(&mut self.runner, || {});
        let decoded = self.runner.decode(&stops);
        drop(permits);
        self.decodes.note(&self.runner);
        let embedding = |error: EngineError| error.or(|reason| Error::Embedding { reason, index: None });
        match decoded {
            Decoded::Done => {}
            Decoded::Aborted if self.mailbox.is_closed() => return Err(self.mailbox.closed_error()),
            Decoded::Aborted => return Err(cancelled()),
            Decoded::Full => {
                return Err(Error::Internal {
                    reason: "an embedding batch that fits by its tokens has no space in the cache".into(),
                })
            }
            Decoded::Failed(error) => return Err(embedding(error)),
        }
        for (seq, index) in batch.iter().enumerate() {
            let pooled = self
                .runner
                .pooled(seq)
                .map_err(embedding)?
                .ok_or_else(|| Error::Internal {
                    reason: "the engine has no embedding for a sequence of its batch".into(),
                })?;
            let vector = &mut call.found[*index];
            vector.extend_from_slice(pooled);
            if self.policy.normalize {
                scale_to_unit(vector);
            }
        }
        Ok(())
    }

    /// Puts texts into the engine's batch.
    fn fill(&mut self, batch: &[usize], texts: &[Vec<Token>]) {
        self.runner.clear();
        for (seq, index) in batch.iter().enumerate() {
            let tokens = &texts[*index];
            for (position, token) in tokens.iter().enumerate() {
                self.runner.push(*token, position, seq, true);
            }
            for _ in tokens.len()..room_for(&self.runner, tokens.len()) {
                self.runner.push(tokens[0], 0, FILLER, true);
            }
        }
    }
}

fn cancelled() -> Error {
    Error::Cancelled { what: "embedding" }
}

/// What a generator's end is to a call.
fn why(end: &End) -> Error {
    match end {
        End::Closed => Error::InvalidHandle {
            kind: Embedding::NAMES.object,
        },
        End::Poisoned(error) => error.clone(),
    }
}
