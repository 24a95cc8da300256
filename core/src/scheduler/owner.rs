//! The owner thread: takes requests and ends what was cancelled. Whom it lets in is in `admit`, what it does with those in `step`.

use super::admit::Waiting;
use super::fair::Pace;
use super::job::Job;
use super::mailbox::Mailbox;
use super::request::{Ending, Task};
use super::slots::Slots;
use super::swap::{Parked, SwapSpace};
use crate::engine::{Runner, RunnerSpec, Weights};
use crate::runtime::{process, spawn, stop_threads_at_exit};
use crate::{Error, FinishReason, Overflow, Result, Token};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

/// What never changes about a context.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub n_ctx: usize,
    pub n_ctx_seq: usize,
    pub n_batch: usize,
    pub n_threads: i32,
    pub causal: bool,
}

/// How a context behaves where the engine leaves a choice.
#[derive(Clone, Copy)]
pub(crate) struct Policy {
    pub deterministic: bool,
    pub overflow: Overflow,
    /// Bytes for the states of generations that gave up their sequence.
    pub swap_bytes: usize,
}

/// Starts the owner thread of a new context. It creates the engine's context and answers with its facts; where there is no thread, the
/// answer is why.
pub(crate) fn start(
    weights: Arc<Weights>,
    spec: RunnerSpec,
    policy: Policy,
    mailbox: Arc<Mailbox>,
    abandoned: Arc<AtomicBool>,
    created: impl FnOnce(Result<Facts>) + Send + 'static,
) {
    let refused = spawn("mullama-context", created, move |created| {
        let gone = Gone(Arc::clone(&mailbox));
        let stopped = || mailbox.is_closed() || abandoned.load(Ordering::Acquire);
        if !process().ledger.wait_for_the_ending(&stopped) {
            return created(Err(Error::Cancelled {
                what: "creating the context",
            }));
        }
        let runner = match Runner::new(&weights, &spec) {
            Ok(runner) => runner,
            Err(error) => return created(Err(error.or(|reason| Error::Context { reason }))),
        };
        stop_threads_at_exit();
        mailbox.account().is_here();
        created(Ok(Facts {
            n_ctx: runner.n_ctx,
            n_ctx_seq: runner.n_ctx_seq,
            n_batch: runner.n_batch,
            n_threads: runner.threads.0,
            // Encoders have no cache, whatever their file says of their attention.
            causal: runner.is_causal && runner.has_cache,
        }));
        Owner {
            slots: Slots::new(spec.n_seq_max as usize),
            closed: mailbox.closed_flag(),
            weights,
            runner,
            mailbox,
            queue: VecDeque::new(),
            jobs: Vec::new(),
            parked: Vec::new(),
            swap: SwapSpace::new(policy.swap_bytes),
            pace: Pace::default(),
            clock: 0,
            deterministic: policy.deterministic,
            overflow: policy.overflow,
            unified: spec.unified,
            tried: [false; 2],
        }
        .run();
        drop(gone);
    });
    if let Err((created, reason)) = refused {
        created(Err(Error::Context { reason }));
    }
}

/// Sees to it that nobody waits for an owner that has panicked.
struct Gone(Arc<Mailbox>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.orphan();
    }
}

pub(super) struct Owner {
    pub(super) weights: Arc<Weights>,
    pub(super) runner: Runner,
    mailbox: Arc<Mailbox>,
    pub(super) closed: Arc<AtomicBool>,
    /// Who waits for a sequence, in order.
    pub(super) queue: VecDeque<Waiting>,
    /// Generations that have one. Whoever took part in a step goes behind those that had to wait.
    pub(super) jobs: Vec<Job>,
    /// Streams that gave theirs up and that nobody pulls.
    pub(super) parked: Vec<Parked>,
    pub(super) swap: SwapSpace,
    pub(super) pace: Pace,
    /// Counts steps.
    pub(super) clock: u64,
    pub(super) slots: Slots,
    pub(super) deterministic: bool,
    pub(super) overflow: Overflow,
    pub(super) unified: bool,
    /// Whether a batch of one token and one of several were decoded once.
    pub(super) tried: [bool; 2],
}

impl Owner {
    fn run(mut self) {
        loop {
            let has_work =
                self.jobs.iter().any(Job::is_ready) || self.parked.iter().any(|parked| parked.job.is_ready());
            let idle = !has_work && self.queue.is_empty();
            self.wake_readers(idle);
            let tasks = self.mailbox.collect(idle);
            if self.mailbox.is_closed() {
                return self.end_all(tasks);
            }
            if !tasks.is_empty() {
                self.wake_readers(true);
            }
            for task in tasks {
                self.take_in(task);
            }
            self.end_cancelled();
            self.let_in();
            self.step();
            if let Some(error) = self.runner.poison() {
                let error = error.clone().or(|reason| Error::Internal { reason });
                return self.end_poisoned(&error);
            }
        }
    }

    fn take_in(&mut self, task: Task) {
        match task {
            Task::Generate(request) => self.queue.push_back(Waiting::New(request)),
            Task::ClearCache(promise) => {
                self.slots.shrink(&mut self.runner, 0);
                let poison = self.runner.poison().cloned();
                promise.answer(poison.map_or(Ok(()), |error| Err(error.or(|reason| Error::Internal { reason }))));
            }
        }
    }

    /// Ends everything: the context was closed.
    fn end_all(mut self, mut tasks: VecDeque<Task>) {
        for job in self.jobs.drain(..) {
            job.finish(Ok(Ending::Closed));
        }
        for parked in self.parked.drain(..) {
            parked.job.finish(Ok(Ending::Closed));
        }
        for waiting in std::mem::take(&mut self.queue) {
            self.end_waiting(waiting, Ending::Closed);
        }
        // Requests that came in a moment before `close`, too.
        tasks.append(&mut self.mailbox.collect(false));
        for task in tasks {
            match task {
                Task::Generate(request) => request.end_unstarted(&self.weights, Ending::Closed),
                Task::ClearCache(promise) => promise.answer(Ok(())),
            }
        }
    }

    /// Ends everything after an assertion of the engine's: it is the answer to all that runs, waits, and will come.
    fn end_poisoned(mut self, error: &Error) {
        self.mailbox.poison(error.clone());
        let waiting = std::mem::take(&mut self.queue);
        let parked = self.parked.drain(..).map(|parked| parked.job);
        for job in self.jobs.drain(..).chain(parked) {
            job.finish(Err(error.clone()));
        }
        for waiting in waiting {
            match waiting {
                Waiting::New(request) => request.answer.fail(error.clone()),
                Waiting::Back(parked) => drop(parked.job.finish(Err(error.clone()))),
            }
        }
        for task in self.mailbox.collect(false) {
            match task {
                Task::Generate(request) => request.answer.fail(error.clone()),
                Task::ClearCache(promise) => promise.answer(Err(error.clone())),
            }
        }
    }

    fn end_waiting(&self, waiting: Waiting, end: Ending) {
        match waiting {
            Waiting::New(request) => request.end_unstarted(&self.weights, end),
            Waiting::Back(parked) => drop(parked.job.finish(Ok(end))),
        }
    }

    pub(super) fn end(&mut self, index: usize, end: Result<FinishReason>) {
        let job = self.jobs.remove(index);
        let (seq, tokens, n_past) = job.finish(end.map(Ending::Reason));
        self.slots.give_back(seq, tokens, n_past);
    }

    fn end_cancelled(&mut self) {
        let cancelled = Ending::Reason(FinishReason::Cancelled);
        for index in (0..self.jobs.len()).rev() {
            if self.jobs[index].cancel.is_set() {
                self.end(index, Ok(FinishReason::Cancelled));
            }
        }
        for index in (0..self.parked.len()).rev() {
            if self.parked[index].job.cancel.is_set() {
                self.parked.swap_remove(index).job.finish(Ok(cancelled));
            }
        }
        if self.queue.iter().any(Waiting::is_cancelled) {
            for waiting in std::mem::take(&mut self.queue) {
                if waiting.is_cancelled() {
                    self.end_waiting(waiting, cancelled);
                } else {
                    self.queue.push_back(waiting);
                }
            }
        }
    }
}

/// Refuses a prompt that no context of this size can hold.
pub(crate) fn check_fits(prompt: &[Token], available: usize) -> Result<()> {
    if prompt.is_empty() {
        return Err(Error::invalid_input("prompt", "empty", "at least one token"));
    }
    if prompt.len() > available {
        return Err(Error::ContextFull {
            needed: prompt.len(),
            available,
        });
    }
    Ok(())
}
