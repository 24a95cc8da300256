//! The thread that owns an embedding generator's context and embeds what is asked, call by call.

use super::texts::{batches, tokens_of, Limit, Texts};
use super::vector::scale_to_unit;
use crate::engine::{Decoded, EngineError, Runner, RunnerSpec, Weights};
use crate::runtime::{lock, process, spawn, stop_threads_at_exit, Account, Queue};
use crate::text::Reading;
use crate::{Error, Result, Token};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{channel, Receiver, Sender};
use std::sync::{Arc, Mutex, OnceLock, Weak};

/// Sequences of the context: one for each text of a batch, and one more.
pub(crate) const SEQUENCES: u32 = 32;

/// The sequence of the tokens that fill up; no text sees it.
const FILLER: usize = SEQUENCES as usize - 1;

/// Numbers in the longest vector of the processors that the engine knows.
const LANES: usize = 16;

/// The embeddings of a call's texts, in their order.
pub(crate) type Vectors = Vec<Vec<f32>>;

/// One call.
pub(crate) struct Task {
    pub texts: Texts,
    /// Set when nobody waits for the answer any more.
    pub abandoned: Arc<AtomicBool>,
    pub watched: Watched,
    /// Called once. The promise inside answers for itself when this is dropped.
    pub answer: Box<dyn FnOnce(Result<Vectors>) + Send>,
}

/// What the caller watches a call with.
#[derive(Default)]
pub(crate) struct Watched {
    /// The caller's cancel token.
    pub token: Option<Arc<AtomicBool>>,
    /// Hears the fraction of the texts that is embedded; false stops the call.
    pub progress: Option<Box<dyn FnMut(f32) -> bool + Send>>,
}

/// Where calls wait for the owner thread, which ends when this is dropped and all calls are answered.
pub(crate) struct Calls {
    sender: Mutex<Option<Sender<Task>>>,
    closed: Arc<AtomicBool>,
    /// What every call is answered, after an assertion of the engine's.
    poison: OnceLock<Error>,
    /// The memory of the context behind it.
    account: Arc<Account>,
}

impl Calls {
    /// Answers `error` to all that is asked from now on, and lets the owner thread end.
    fn poison(&self, error: Error) {
        // The first one is the cause.
        let _ = self.poison.set(error);
        lock(&self.sender).take();
    }

    /// Fails if the generator answers nothing else any more.
    pub(crate) fn check_poison(&self) -> Result<()> {
        self.poison.get().map_or(Ok(()), |error| Err(error.clone()))
    }

    /// Puts a call at the end of the queue; gives it back if the queue is closed.
    pub(crate) fn put(&self, task: Task) -> std::result::Result<(), Task> {
        match &*lock(&self.sender) {
            Some(sender) => sender.send(task).map_err(|unsent| unsent.0),
            None => Err(task),
        }
    }
}

impl Drop for Calls {
    /// Without its queue the owner thread ends.
    fn drop(&mut self) {
        self.account.is_ending();
    }
}

impl Queue for Calls {
    /// What runs stops at the next graph node; it and what waits hear that the generator is closed.
    fn close(&self) {
        self.account.is_ending();
        self.closed.store(true, Ordering::Release);
        lock(&self.sender).take();
    }
}

/// How the owner works.
pub(crate) struct Setup {
    pub runner: RunnerSpec,
    pub limit: Limit,
    /// Tokens that texts share a batch up to; a longer text has one of its own.
    pub n_together: usize,
    pub normalize: bool,
}

/// Starts the owner thread. It creates the engine's context, and `created` hears how that went, or that the system refuses a thread.
pub(crate) fn start(
    weights: Arc<Weights>,
    setup: Setup,
    abandoned: Arc<AtomicBool>,
    created: impl FnOnce(Result<()>) + Send + 'static,
) -> Option<Arc<Calls>> {
    let (sender, tasks) = channel();
    let closed = Arc::new(AtomicBool::new(false));
    let account = Arc::new(Account::open(weights.context_bytes(&setup.runner)));
    let calls = Arc::new(Calls {
        sender: Mutex::new(Some(sender)),
        closed: Arc::clone(&closed),
        poison: OnceLock::new(),
        account: Arc::clone(&account),
    });
    let of_owner = Arc::downgrade(&calls);
    let started = spawn("mullama-embed", created, move |created| {
        // Bound first, so that the memory is given back before it counts as gone.
        let gone = Gone(account);
        let stopped = || closed.load(Ordering::Acquire) || abandoned.load(Ordering::Acquire);
        if !process().ledger.wait_for_the_ending(&stopped) {
            return created(Err(Error::Cancelled {
                what: "creating the embedding generator",
            }));
        }
        let runner = match Runner::new(&weights, &setup.runner) {
            Ok(runner) => runner,
            Err(error) => return created(Err(error.or(|reason| Error::Context { reason }))),
        };
        stop_threads_at_exit();
        gone.0.is_here();
        created(Ok(()));
        Owner {
            weights,
            runner,
            setup,
            closed,
            calls: of_owner,
            tried: false,
        }
        .run(&tasks);
    });
    match started {
        Ok(()) => Some(calls),
        Err((created, reason)) => {
            created(Err(Error::Context { reason }));
            None
        }
    }
}

/// Gives the account back at the end of the thread.
struct Gone(Arc<Account>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.is_gone();
    }
}

struct Owner {
    weights: Arc<Weights>,
    runner: Runner,
    setup: Setup,
    closed: Arc<AtomicBool>,
    /// Weak, for callers end this thread by dropping it.
    calls: Weak<Calls>,
    /// Whether something was decoded once.
    tried: bool,
}

impl Owner {
    fn run(mut self, tasks: &Receiver<Task>) {
        for mut task in tasks {
            let answer = self.embed(&task.texts, &task.abandoned, &mut task.watched);
            let poison = self.runner.poison().cloned();
            if let Some(error) = poison {
                return self.end_poisoned(tasks, task, &error.or(|reason| Error::Internal { reason }));
            }
            (task.answer)(answer);
        }
    }

    /// Ends everything after an assertion of the engine's: it is the answer to what ran, to what waits, and to all that will come.
    fn end_poisoned(self, tasks: &Receiver<Task>, ran: Task, error: &Error) {
        if let Some(calls) = self.calls.upgrade() {
            calls.poison(error.clone());
        }
        for task in std::iter::once(ran).chain(tasks) {
            (task.answer)(Err(error.clone()));
        }
    }

    /// All texts become tokens before the first one is evaluated.
    fn embed(&mut self, texts: &Texts, abandoned: &AtomicBool, watched: &mut Watched) -> Result<Vectors> {
        let closed = Arc::clone(&self.closed);
        let token = watched.token.as_deref().unwrap_or(abandoned);
        let stops = [&*closed, abandoned, token, &process().exiting];
        let check = || match stops.iter().any(|stop| stop.load(Ordering::Acquire)) {
            true => Err(stopped(&closed)),
            false => Ok(()),
        };
        let mut tokens = Vec::with_capacity(texts.as_slice().len());
        for index in 0..texts.as_slice().len() {
            check()?;
            let reading = Reading {
                stops: &stops,
                n_threads: process().cores.usable(),
                available: None,
            };
            match tokens_of(&self.weights, texts, index, &self.setup.limit, reading) {
                Err(Error::Cancelled { .. }) => return Err(stopped(&closed)),
                read => tokens.push(read?),
            }
        }
        let lengths: Vec<usize> = tokens.iter().map(|tokens| self.room_for(tokens.len())).collect();
        let mut found = vec![Vec::new(); tokens.len()];
        let mut n_done = 0;
        for batch in batches(&lengths, self.setup.n_together, FILLER) {
            check()?;
            let evaluated = self.evaluate(&batch, &tokens, &stops, &mut found);
            // The next texts have these sequences, whatever has become of this batch.
            for seq in 0..batch.len() {
                self.runner.forget(seq, 0);
            }
            evaluated?;
            n_done += batch.len();
            let goes_on = watched
                .progress
                .as_mut()
                .map(|tell| tell(n_done as f32 / tokens.len() as f32));
            if goes_on == Some(false) {
                return Err(Error::Cancelled { what: "embedding" });
            }
        }
        Ok(found)
    }

    /// Tokens that a text takes up in a batch.
    ///
    /// Without a cache, attention sums over the whole batch, in vectors of up to [`LANES`] numbers. A text that begins at a multiple of
    /// that is summed in the same order wherever it stands, and so its embedding is the same to the bit alone and among others; the
    /// engine's 16-bit table for GELU would make much of the smallest difference.
    fn room_for(&self, n_tokens: usize) -> usize {
        if self.runner.has_cache {
            n_tokens
        } else {
            n_tokens.next_multiple_of(LANES)
        }
    }

    fn evaluate(
        &mut self,
        batch: &[usize],
        tokens: &[Vec<Token>],
        stops: &[&AtomicBool],
        found: &mut [Vec<f32>],
    ) -> Result<()> {
        self.runner.clear();
        for (seq, index) in batch.iter().enumerate() {
            let tokens = &tokens[*index];
            for (position, token) in tokens.iter().enumerate() {
                self.runner.push(*token, position, seq, true);
            }
            for _ in tokens.len()..self.room_for(tokens.len()) {
                self.runner.push(tokens[0], 0, FILLER, true);
            }
        }
        let permits = process().cores.take(self.runner.threads.1);
        let decoded = self.runner.decode(stops);
        drop(permits);
        if !std::mem::replace(&mut self.tried, true) {
            stop_threads_at_exit();
        }
        let embedding = |error: EngineError| error.or(|reason| Error::Embedding { reason, index: None });
        match decoded {
            Decoded::Done => {}
            Decoded::Aborted => return Err(stopped(&self.closed)),
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
            let vector = &mut found[*index];
            vector.extend_from_slice(pooled);
            if self.setup.normalize {
                scale_to_unit(vector);
            }
        }
        Ok(())
    }
}

/// Why a call has stopped: the generator was closed under it, or nobody waits for it any more.
fn stopped(closed: &AtomicBool) -> Error {
    if closed.load(Ordering::Acquire) {
        Error::InvalidHandle {
            kind: "embedding generator",
        }
    } else {
        Error::Cancelled { what: "embedding" }
    }
}
