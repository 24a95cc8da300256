//! The owner thread: lets requests in, in order, and ends what was cancelled. What it does with those inside is in `step`.

use super::job::{Job, Parts};
use super::mailbox::Mailbox;
use super::request::{Ending, Request, Task};
use super::slots::Slots;
use crate::engine::{Runner, RunnerSpec, Sampler, Weights};
use crate::runtime::{process, spawn, stop_threads_at_exit, Promise};
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
    pub causal: bool,
}

/// How a context behaves where the engine leaves a choice.
#[derive(Clone, Copy)]
pub(crate) struct Policy {
    pub deterministic: bool,
    pub overflow: Overflow,
}

/// Starts the owner thread of a new context. It creates the engine's context and answers with its facts.
pub(crate) fn start(
    weights: Arc<Weights>,
    spec: RunnerSpec,
    policy: Policy,
    mailbox: Arc<Mailbox>,
    abandoned: Arc<AtomicBool>,
    created: impl FnOnce(Result<Facts>) + Send + 'static,
) -> std::io::Result<()> {
    spawn("mullama-context", move || {
        let gone = Gone(Arc::clone(&mailbox));
        let stopped = || mailbox.is_closed() || abandoned.load(Ordering::Acquire);
        if !process().ledger.wait_for_the_ending(&stopped) {
            return created(Err(Error::Cancelled {
                what: "creating the context",
            }));
        }
        let runner = match Runner::new(&weights, &spec) {
            Ok(runner) => runner,
            Err(reason) => return created(Err(Error::Context { reason })),
        };
        stop_threads_at_exit();
        mailbox.account().is_here();
        created(Ok(Facts {
            n_ctx: runner.n_ctx,
            n_ctx_seq: runner.n_ctx_seq,
            n_batch: runner.n_batch,
            causal: runner.is_causal(),
        }));
        Owner {
            slots: Slots::new(spec.n_seq_max as usize),
            closed: mailbox.closed_flag(),
            weights,
            runner,
            mailbox,
            tasks: VecDeque::new(),
            jobs: Vec::new(),
            deterministic: policy.deterministic,
            overflow: policy.overflow,
            unified: spec.unified,
            threads: (spec.n_threads, spec.n_threads_batch),
            tried: [false; 2],
        }
        .run();
        drop(gone);
    })
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
    /// Requests that have no sequence yet, in order.
    tasks: VecDeque<Task>,
    /// Generations that have one. Whoever took part in a step goes behind those that had to wait.
    pub(super) jobs: Vec<Job>,
    pub(super) slots: Slots,
    pub(super) deterministic: bool,
    pub(super) overflow: Overflow,
    pub(super) unified: bool,
    pub(super) threads: (i32, i32),
    /// Whether a batch of one token and one of several were decoded once.
    pub(super) tried: [bool; 2],
}

impl Owner {
    fn run(mut self) {
        loop {
            // A sequence that a job gave back in the last step may be what the first in line waits for.
            let can_let_in = !self.tasks.is_empty() && self.slots.has_free();
            let idle = !can_let_in && !self.jobs.iter().any(Job::is_ready);
            self.mailbox.collect(idle, &mut self.tasks);
            if self.mailbox.is_closed() {
                return self.end_all();
            }
            self.end_cancelled();
            self.let_in();
            self.step();
        }
    }

    /// Ends everything: the context was closed.
    fn end_all(mut self) {
        for job in self.jobs.drain(..) {
            job.finish(Ok(Ending::Closed));
        }
        // Requests that came in a moment before `close`, too.
        self.mailbox.collect(false, &mut self.tasks);
        for task in self.tasks.drain(..) {
            match task {
                Task::Generate(request) => request.end_unstarted(&self.weights, Ending::Closed),
                Task::ClearCache(promise) => promise.answer(Ok(())),
            }
        }
    }

    pub(super) fn end(&mut self, index: usize, end: Result<FinishReason>) {
        let job = self.jobs.remove(index);
        let (seq, tokens, n_past) = job.finish(end.map(Ending::Reason));
        self.slots.give_back(seq, tokens, n_past);
    }

    fn end_cancelled(&mut self) {
        for index in (0..self.jobs.len()).rev() {
            if self.jobs[index].cancel.is_set() {
                self.end(index, Ok(FinishReason::Cancelled));
            }
        }
        let cancelled = |task: &Task| matches!(task, Task::Generate(request) if request.plan.cancel.is_set());
        if self.tasks.iter().any(cancelled) {
            for task in std::mem::take(&mut self.tasks) {
                match task {
                    Task::Generate(request) if request.plan.cancel.is_set() => {
                        request.end_unstarted(&self.weights, Ending::Reason(FinishReason::Cancelled));
                    }
                    task => self.tasks.push_back(task),
                }
            }
        }
    }

    /// Gives sequences to the requests that are first in line.
    fn let_in(&mut self) {
        while self.slots.has_free() {
            match self.tasks.pop_front() {
                None => return,
                Some(Task::ClearCache(promise)) => self.clear_cache(promise),
                Some(Task::Generate(request)) => {
                    if let Some(waiting) = self.admit(request) {
                        self.tasks.push_front(Task::Generate(waiting));
                        return;
                    }
                }
            }
        }
    }

    fn clear_cache(&mut self, promise: Promise<()>) {
        self.slots.shrink(&mut self.runner, 0);
        promise.answer(Ok(()));
    }

    /// Starts a request, ends it, or gives it back because others will make space.
    fn admit(&mut self, request: Box<Request>) -> Option<Box<Request>> {
        let prompt = &request.plan.prompt;
        if request.plan.max_tokens == Some(0) {
            request.end_unstarted(&self.weights, Ending::Reason(FinishReason::Length));
            return None;
        }
        if self.unified {
            let available = self.runner.n_ctx - self.n_reserved();
            if prompt.len() > available {
                if self.jobs.iter().any(|job| !job.is_stream()) {
                    return Some(request);
                }
                let needed = prompt.len();
                request.answer.fail(Error::ContextFull { needed, available });
                return None;
            }
        }
        self.begin(*request);
        None
    }

    fn begin(&mut self, Request { plan, answer }: Request) {
        let stats = plan.first_stats(&self.weights);
        let prompt = plan.prompt;
        let sampler = match Sampler::new(&self.weights, &plan.sampler, &prompt) {
            Ok(sampler) => sampler,
            Err(reason) => return answer.fail(Error::Sampler { reason }),
        };
        let Some((seq, n_cached)) = self
            .slots
            .take(&mut self.runner, &prompt, !self.deterministic, plan.cache_key)
        else {
            return;
        };
        self.jobs.push(Job::new(
            seq,
            n_cached,
            Parts {
                prompt,
                max_tokens: plan.max_tokens,
                max_bytes: plan.max_bytes,
                sampler,
                stops: plan.stops,
                cancel: plan.cancel,
                answer,
                stats,
            },
        ));
    }

    /// Cells that the running jobs have or will need for what they know already.
    pub(super) fn n_reserved(&self) -> usize {
        self.jobs.iter().map(|job| job.tokens.len()).sum()
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
