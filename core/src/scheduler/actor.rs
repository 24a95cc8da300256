//! The actor: one owner thread has an engine context and works on what it is asked, until it is closed or an assertion ends its work.
//! What it works on, texts to continue or texts to embed, is said by its [`Work`].

use super::mailbox::Mailbox;
use super::request::Answers;
use super::threads::Threads;
use crate::engine::{leaked_by_this_thread, say, Runner, RunnerSpec, Weights};
use crate::runtime::{close_at_exit, process, spawn, stop_threads_at_exit, Account, Permits};
use crate::{Error, Result};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::Duration;

/// What an actor does with what it is asked.
pub(crate) trait Work: Sized + 'static {
    /// One thing that it is asked, with where the answer goes.
    type Request: Answers;
    /// What its callers know of it.
    type Facts: Send + 'static;
    /// How it behaves where its engine context leaves a choice.
    type Policy: Send + 'static;
    /// What it is called, in errors and where threads are listed.
    const NAMES: Names;

    /// Takes over an engine context that is new.
    fn begin(actor: Actor<Self::Request>, policy: Self::Policy) -> (Self, Self::Facts);

    /// The engine context.
    fn runner(&self) -> &Runner;

    /// Whether there is something to compute before anything else is asked.
    fn has_work(&self) -> bool;

    /// How long it may be left alone without work; absent for as long as nothing is asked.
    fn patience(&self) -> Option<Duration> {
        None
    }

    /// Hears that it is looked what else is asked; `may_wait` where nobody knows for how long.
    fn before_looking(&mut self, may_wait: bool);

    /// Takes one thing more.
    fn take_in(&mut self, request: Self::Request);

    /// Answers what was cancelled, and computes one step of what is left.
    fn step(&mut self);

    /// Answers all that it has: what was begun, and what still waits.
    fn end(&mut self, end: &End);

    /// Answers a request that it was never given.
    fn end_unstarted(weights: &Weights, request: Self::Request, end: &End);
}

/// What a kind of actor is called.
pub(crate) struct Names {
    /// Its object, in errors.
    pub object: &'static str,
    /// Its creation, in errors.
    pub creating: &'static str,
    pub thread: &'static str,
}

/// Why an actor ends.
pub(crate) enum End {
    /// Its object was closed.
    Closed,
    /// After an assertion of the engine's, this is the answer to everything.
    Poisoned(Error),
}

/// What an owner thread has.
pub(crate) struct Actor<R> {
    pub weights: Arc<Weights>,
    pub runner: Runner,
    pub mailbox: Arc<Mailbox<R>>,
}

/// An actor that is ready to be asked.
pub(crate) struct Opened<W: Work> {
    pub mailbox: Arc<Mailbox<W::Request>>,
    pub weights: Arc<Weights>,
    pub facts: W::Facts,
}

/// Starts the owner thread, which creates the engine's context and calls `opened`; where the system refuses one, `opened` is called here,
/// with the reason. `abandoned` stops its waiting for others' ends.
pub(crate) fn start<W: Work>(
    weights: Arc<Weights>,
    spec: RunnerSpec,
    policy: W::Policy,
    abandoned: Arc<AtomicBool>,
    opened: impl FnOnce(Result<Opened<W>>) + Send + 'static,
) {
    let account = Account::open(weights.context_bytes(&spec));
    let mailbox = Arc::new(Mailbox::new(W::NAMES.object, account));
    close_at_exit(Arc::downgrade(&mailbox));
    let refused = spawn(W::NAMES.thread, opened, move |opened| {
        // Bound first, dropped last: the memory is given back before it counts as gone.
        let _gone = Gone(Arc::clone(&mailbox));
        match create::<W>(&weights, &spec, &mailbox, &abandoned) {
            Err(error) => opened(Err(error)),
            Ok(runner) => {
                let (work, facts) = W::begin(
                    Actor {
                        weights: Arc::clone(&weights),
                        runner,
                        mailbox: Arc::clone(&mailbox),
                    },
                    policy,
                );
                opened(Ok(Opened {
                    mailbox: Arc::clone(&mailbox),
                    weights: Arc::clone(&weights),
                    facts,
                }));
                run(work, &weights, &mailbox);
            }
        }
    });
    if let Err((opened, reason)) = refused {
        opened(Err(Error::Context { reason }));
    }
}

/// Waits until few others are ending, and creates the engine's context.
fn create<W: Work>(
    weights: &Arc<Weights>,
    spec: &RunnerSpec,
    mailbox: &Mailbox<W::Request>,
    abandoned: &AtomicBool,
) -> Result<Runner> {
    let stopped = || mailbox.is_closed() || abandoned.load(Ordering::Acquire);
    if !process().ledger.wait_for_the_ending(&stopped) {
        return Err(Error::Cancelled {
            what: W::NAMES.creating,
        });
    }
    let runner = watched(mailbox.account(), || Runner::new(weights, spec));
    let runner = runner.map_err(|error| error.or(|reason| Error::Context { reason }))?;
    stop_threads_at_exit();
    mailbox.account().is_here();
    Ok(runner)
}

fn run<W: Work>(mut work: W, weights: &Weights, mailbox: &Mailbox<W::Request>) {
    let end = loop {
        let is_idle = !work.has_work();
        work.before_looking(is_idle);
        let requests = mailbox.collect(is_idle, work.patience());
        if mailbox.is_closed() {
            break (End::Closed, requests);
        }
        if !requests.is_empty() {
            work.before_looking(true);
        }
        requests.into_iter().for_each(|request| work.take_in(request));
        work.step();
        if let Some(error) = work.runner().poison() {
            let error = error.clone().or(|reason| Error::Internal { reason });
            mailbox.poison(error.clone());
            break (End::Poisoned(error), VecDeque::new());
        }
    };
    let (end, mut left) = end;
    work.end(&end);
    // Those too that came a moment before the end.
    left.append(&mut mailbox.collect(false, None));
    left.into_iter()
        .for_each(|request| W::end_unstarted(weights, request, &end));
    watched(mailbox.account(), || drop(work));
}

/// Makes or frees an engine context, and tells where it leaves one behind that nobody can free.
fn watched<T>(account: &Account, work: impl FnOnce() -> T) -> T {
    let before = leaked_by_this_thread();
    let done = work();
    if leaked_by_this_thread() > before {
        account.is_leaked();
    }
    done
}

/// Sees to it that nobody waits for an owner that has panicked.
struct Gone<R: Answers>(Arc<Mailbox<R>>);

impl<R: Answers> Drop for Gone<R> {
    fn drop(&mut self) {
        self.0.orphan();
    }
}

/// The decodes of one engine context: each within the budget of cores.
pub(crate) struct Decodes {
    /// Whether a batch of one token and one of several were decoded once.
    tried: [bool; 2],
    /// How many threads each gets; absent where that is fixed, since with another number attention sums in another order.
    threads: Option<Threads>,
}

impl Decodes {
    /// Each with as many threads as there are, or with fewer while that is faster.
    pub(crate) fn new(runner: &Runner, fewer_if_faster: bool) -> Self {
        let (for_one, for_several) = runner.threads;
        Self {
            tried: [false; 2],
            threads: fewer_if_faster.then(|| Threads::new(for_one, for_several)),
        }
    }

    /// Says to the engine how many threads the batch gets, and waits for as many cores; `before_waiting` is called where that takes long.
    pub(crate) fn permits(&mut self, runner: &mut Runner, before_waiting: impl FnOnce()) -> Permits<'static> {
        let n_tokens = runner.n_tokens();
        let (for_one, for_several) = runner.threads;
        let n_threads = match &mut self.threads {
            Some(threads) => threads.for_step(n_tokens),
            None if n_tokens > 1 => for_several,
            None => for_one,
        };
        runner.use_threads(n_threads);
        process().cores.take(n_threads, before_waiting)
    }

    /// To be told how long the batch took, where it was decoded at once and to its end.
    pub(crate) fn learn(&mut self, runner: &Runner, took: Duration) {
        let n_tokens = runner.n_tokens();
        let ms = took.as_secs_f64() * 1e3;
        if let Some(n_threads) = self.threads.as_mut().and_then(|threads| threads.took(n_tokens, ms)) {
            say(&format!(
                "steps like one of {n_tokens} tokens are faster on {n_threads} threads: they get so many"
            ));
        }
    }

    /// To be called after a decode: the engine may have constructed statics in its first ones.
    pub(crate) fn note(&mut self, runner: &Runner) {
        if !std::mem::replace(&mut self.tried[usize::from(runner.n_tokens() > 1)], true) {
            stop_threads_at_exit();
        }
    }
}
