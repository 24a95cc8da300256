//! A context's work: generations that run, wait for a sequence, or gave theirs up. Whom it lets in is in `admit`, what it does with those in
//! `step`.

use super::actor::{Actor, Decodes, End, Names, Work};
use super::admit::Waiting;
use super::deferred::Watch;
use super::fair::Pace;
use super::job::Job;
use super::kept::Kept;
use super::mailbox::Mailbox;
use super::request::{no_stats, Answer, Answers as _, Ask, ContextRequest, Ending, Given, Request};
use super::scoring::Call;
use super::slots::Slots;
use super::swap::{Parked, SwapSpace};
use crate::engine::{Runner, Weights};
use crate::text::Whole;
use crate::{Error, FinishReason, Overflow, Result, Token};
use std::collections::VecDeque;
use std::sync::atomic::AtomicBool;
use std::sync::Arc;
use std::time::Duration;

/// What never changes about a context.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub n_ctx: usize,
    pub n_ctx_seq: usize,
    pub n_batch: usize,
    pub n_threads: i32,
    pub causal: bool,
    /// Codes of the number formats of keys and values.
    pub kv_types: (i32, i32),
}

/// How a context behaves where the engine leaves a choice.
#[derive(Clone, Copy)]
pub(crate) struct Policy {
    pub deterministic: bool,
    pub overflow: Overflow,
    pub n_seq_max: usize,
    /// Sequences draw on one pool of cells.
    pub unified: bool,
    /// Bytes for the states of generations that gave up their sequence.
    pub swap_bytes: usize,
    /// Codes of the number formats of keys and values.
    pub kv_types: (i32, i32),
}

/// The work of one context.
pub(crate) struct Generating {
    pub(super) weights: Arc<Weights>,
    pub(super) runner: Runner,
    pub(super) decodes: Decodes,
    pub(super) mailbox: Arc<Mailbox<ContextRequest>>,
    pub(super) closed: Arc<AtomicBool>,
    /// Who waits for a sequence, in order.
    pub(super) queue: VecDeque<Waiting>,
    /// Generations that have one. Whoever took part in a step goes behind those that had to wait.
    pub(super) jobs: Vec<Job>,
    /// Streams that gave theirs up and that nobody pulls.
    pub(super) parked: Vec<Parked>,
    /// Calls that score texts, whose jobs stand among the others.
    pub(super) scores: Vec<Call>,
    /// What is to be asked later.
    pub(super) watch: Watch,
    pub(super) swap: SwapSpace,
    pub(super) pace: Pace,
    /// Counts steps.
    pub(super) clock: u64,
    pub(super) slots: Slots,
    pub(super) n_seq_max: usize,
    pub(super) deterministic: bool,
    pub(super) overflow: Overflow,
    pub(super) unified: bool,
}

impl Work for Generating {
    type Request = ContextRequest;
    type Facts = Facts;
    type Policy = Policy;
    const NAMES: Names = Names {
        object: "context",
        creating: "creating the context",
        thread: "mullama-context",
    };

    fn begin(actor: Actor<ContextRequest>, policy: Policy) -> (Self, Facts) {
        let runner = actor.runner;
        let facts = Facts {
            n_ctx: runner.n_ctx,
            n_ctx_seq: runner.n_ctx_seq,
            n_batch: runner.n_batch,
            n_threads: i32::try_from(runner.threads.0).unwrap_or(1),
            // Encoders have no cache, whatever their file says of their attention.
            causal: runner.is_causal && runner.has_cache,
            kv_types: policy.kv_types,
        };
        let swap = SwapSpace::new(policy.swap_bytes);
        let work = Self {
            weights: actor.weights,
            decodes: Decodes::new(&runner, !policy.deterministic),
            runner,
            closed: actor.mailbox.closed_flag(),
            mailbox: actor.mailbox,
            queue: VecDeque::new(),
            jobs: Vec::new(),
            parked: Vec::new(),
            scores: Vec::new(),
            watch: Watch::default(),
            swap: swap.clone(),
            pace: Pace::default(),
            clock: 0,
            slots: Slots::new(policy.n_seq_max, Kept::new(swap)),
            n_seq_max: policy.n_seq_max,
            deterministic: policy.deterministic,
            overflow: policy.overflow,
            unified: policy.unified,
        };
        (work, facts)
    }

    fn runner(&self) -> &Runner {
        &self.runner
    }

    fn has_work(&self) -> bool {
        let mut parked = self.parked.iter().map(|parked| &parked.job);
        let is_asked = !self.queue.is_empty() || !self.scores.is_empty();
        is_asked || self.jobs.iter().any(Job::is_ready) || parked.any(Job::is_ready)
    }

    fn patience(&self) -> Option<Duration> {
        self.watch.patience()
    }

    fn before_looking(&mut self, may_wait: bool) {
        self.wake_readers(may_wait);
    }

    fn take_in(&mut self, request: ContextRequest) {
        let Request { ask, cancel, answer } = request;
        match ask {
            Ask::Generate(mut ask) => {
                if self.deterministic {
                    // Nothing is found again there.
                    ask.owner = None;
                }
                self.queue.push_back(Waiting::New(Request { ask, cancel, answer }));
            }
            Ask::Score(plan) => match answer {
                Answer::Scores(answer) => self.scores.push(Call::new(*plan, cancel, answer)),
                other => other.fail(Error::Internal {
                    reason: "scores were asked for with nowhere to go".into(),
                }),
            },
            Ask::State(wanted) => {
                let state = self.runner.memory.comes_back_exactly() && self.unified;
                let state = state.then(|| self.slots.state_of(&mut self.runner, &wanted)).flatten();
                if let Answer::State(promise) = answer {
                    promise.answer(Ok(state));
                }
            }
            Ask::Keep(given) => {
                let Given { owner, key, state } = *given;
                let (tokens, bytes) = state;
                let is_of_use = self.runner.memory.comes_back_exactly() && self.unified;
                if is_of_use && self.slots.kept.make_space(bytes.len()) {
                    self.slots.kept.put(owner, key, tokens, bytes);
                }
                answer.give(Whole::default(), no_stats(&self.weights), Ending::DONE);
            }
            Ask::Watch(deferred) => {
                self.watch.add(cancel, deferred);
                answer.give(Whole::default(), no_stats(&self.weights), Ending::DONE);
            }
            Ask::ClearCache => {
                self.slots.forget_all(&mut self.runner);
                match self.runner.poison().cloned() {
                    Some(error) => answer.fail(error.or(|reason| Error::Internal { reason })),
                    None => Request { ask, cancel, answer }.end_unstarted(&self.weights, Ending::DONE),
                }
            }
        }
    }

    fn step(&mut self) {
        self.slots.kept.purge();
        self.watch.look();
        self.end_cancelled();
        self.feed_scores();
        self.let_in();
        self.compute();
    }

    fn end(&mut self, end: &End) {
        let parked = std::mem::take(&mut self.parked).into_iter().map(|parked| parked.job);
        for job in std::mem::take(&mut self.jobs).into_iter().chain(parked) {
            job.finish(ending(end));
        }
        for waiting in std::mem::take(&mut self.queue) {
            waiting.end(&self.weights, ending(end));
        }
        for call in std::mem::take(&mut self.scores) {
            call.end(Err(match end {
                End::Closed => Error::InvalidHandle {
                    kind: Self::NAMES.object,
                },
                End::Poisoned(error) => error.clone(),
            }));
        }
    }

    fn end_unstarted(weights: &Weights, request: ContextRequest, end: &End) {
        match ending(end) {
            Ok(end) => request.end_unstarted(weights, end),
            Err(error) => request.fail(error),
        }
    }
}

/// What a context's end is to a generation.
fn ending(end: &End) -> Result<Ending> {
    match end {
        End::Closed => Ok(Ending::Closed),
        End::Poisoned(error) => Err(error.clone()),
    }
}

impl Generating {
    pub(super) fn end_job(&mut self, index: usize, end: Result<FinishReason>) {
        let job = self.jobs.remove(index);
        let (seq, tokens, n_past) = job.finish(end.map(Ending::Reason));
        self.slots.give_back(seq, tokens, n_past);
    }

    fn end_cancelled(&mut self) {
        for index in (0..self.jobs.len()).rev() {
            if self.jobs[index].cancel.is_set() {
                self.end_job(index, Ok(FinishReason::Cancelled));
            }
        }
        for index in (0..self.parked.len()).rev() {
            if self.parked[index].job.cancel.is_set() {
                self.parked.swap_remove(index).job.finish(Ok(Ending::CANCELLED));
            }
        }
        if self.queue.iter().any(Waiting::is_cancelled) {
            for waiting in std::mem::take(&mut self.queue) {
                if waiting.is_cancelled() {
                    waiting.end(&self.weights, Ok(Ending::CANCELLED));
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
