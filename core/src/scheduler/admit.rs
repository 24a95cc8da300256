//! Who gets a sequence: requests in their order, and who makes way for them.

use super::fair::{in_order, who_makes_way, Standing};
use super::generating::Generating;
use super::job::Job;
use super::kept::{Entry, Owner};
use super::request::{Answers as _, Ending, Generate};
use super::slots::{common, InUse, Reuse};
use super::swap::Parked;
use crate::engine::{Sampler, Weights};
use crate::{Error, FinishReason, Result, Token};

/// Who waits for a sequence.
pub(super) enum Waiting {
    New(Generate),
    /// A generation that gave its sequence up and has something to do again.
    Back(Box<Parked>),
}

impl Waiting {
    pub(super) fn is_cancelled(&self) -> bool {
        match self {
            Self::New(request) => request.cancel.is_set(),
            Self::Back(parked) => parked.job.cancel.is_set(),
        }
    }

    /// Ends it without a sequence.
    pub(super) fn end(self, weights: &Weights, end: Result<Ending>) {
        match (self, end) {
            (Self::Back(parked), end) => drop(parked.job.finish(end)),
            (Self::New(request), Ok(end)) => request.end_unstarted(weights, end),
            (Self::New(request), Err(error)) => request.fail(error),
        }
    }
}

/// What a sequence is wanted for.
struct Wants<'a> {
    tokens: &'a [Token],
    /// Of these as many may be cached.
    most: usize,
    /// Tokens that may follow them.
    n_to_come: usize,
    /// Under which beginnings are shared.
    key: Option<&'a str>,
    /// Cells that running jobs have can be shared; a state that is put back has its own.
    can_share: bool,
    /// It has not begun, so that it can be refused.
    is_new: bool,
}

/// Whether there is a sequence with enough cells.
enum Room {
    Here,
    Later,
    Never(Error),
}

/// Tokens that a sequence should have space for beside those it begins with, or it would have to leave again at once.
const MARGIN: usize = 16;

impl Generating {
    pub(super) fn queue_back(&mut self, parked: Parked) {
        self.queue.push_back(Waiting::Back(Box::new(parked)));
    }

    /// Gives sequences to those that are first in line.
    pub(super) fn let_in(&mut self) {
        self.call_back();
        while let Some(first) = self.queue.pop_front() {
            let waiting = match first {
                Waiting::New(request) => self.admit(request).map(Waiting::New),
                Waiting::Back(parked) => self.admit_back(parked).map(Waiting::Back),
            };
            if let Some(waiting) = waiting {
                self.queue.push_front(waiting);
                return;
            }
        }
    }

    /// Starts a request, ends it, or gives it back because others will make space.
    fn admit(&mut self, request: Generate) -> Option<Generate> {
        if request.ask.max_tokens == Some(0) {
            request.end_unstarted(&self.weights, Ending::Reason(FinishReason::Length));
            return None;
        }
        let plan = &request.ask;
        let wants = Wants {
            tokens: &plan.prompt,
            most: plan.most_cached(),
            n_to_come: plan.max_tokens.unwrap_or(usize::MAX),
            key: plan.cache_key.as_deref(),
            can_share: true,
            is_new: true,
        };
        match self.make_room(&wants) {
            Room::Here => self.begin(request),
            Room::Later => return Some(request),
            Room::Never(error) => request.fail(error),
        }
        None
    }

    fn admit_back(&mut self, parked: Box<Parked>) -> Option<Box<Parked>> {
        let job = &parked.job;
        let wants = Wants {
            tokens: &job.tokens,
            most: job.most_cached(),
            n_to_come: job.n_to_come(),
            key: job.cache_key.as_deref(),
            can_share: !parked.has_state(),
            is_new: false,
        };
        match self.make_room(&wants) {
            Room::Here => self.come_back(*parked),
            Room::Later | Room::Never(_) => return Some(parked),
        }
        None
    }

    fn begin(&mut self, request: Generate) {
        let plan = &request.ask;
        let stats = plan.first_stats(&self.weights);
        let sampler = match Sampler::new(&self.weights, &plan.sampler, &plan.prompt) {
            Ok(sampler) => sampler,
            Err(error) => {
                self.runner.distrust(&error);
                return request.fail(error.or(|reason| Error::Sampler { reason }));
            }
        };
        let taken = self.take_slot(
            &plan.prompt,
            plan.most_cached(),
            plan.cache_key.as_deref(),
            plan.owner.as_ref(),
        );
        let Some((seq, n_cached)) = taken else {
            return;
        };
        self.start(Job::new(seq, n_cached, request, sampler, stats));
    }

    /// Takes a sequence for tokens, with as many of them, `most` at most, as some sequence has already, or a state that was kept, under
    /// the same `key`.
    pub(super) fn take_slot(
        &mut self,
        tokens: &[Token],
        most: usize,
        key: Option<&str>,
        owner: Option<&Owner>,
    ) -> Option<(usize, usize)> {
        let reuse = self.reuse();
        if reuse != Reuse::Nothing {
            let prompt = &tokens[..tokens.len().min(most + 1)];
            let here = self.cached(prompt, key);
            // Only a cell for each token, and nothing else, can be gone back in.
            let whole = !self.runner.memory.comes_back_exactly();
            if let Some((kept, n)) = self.slots.kept.find(prompt, key, owner, here, whole) {
                return self.put_back(&kept, n, key, owner);
            }
        }
        let running: Vec<InUse> = self
            .jobs
            .iter()
            .map(|job| InUse {
                seq: job.seq,
                evaluated: &job.tokens[..job.n_past],
            })
            .collect();
        self.slots
            .take(&mut self.runner, (tokens, most), key, owner, reuse, &running)
    }

    /// How much of tokens is cached for a sequence that takes them.
    fn cached(&self, tokens: &[Token], key: Option<&str>) -> usize {
        let wants = Wants {
            tokens,
            most: tokens.len().saturating_sub(1),
            n_to_come: 0,
            key,
            can_share: true,
            is_new: true,
        };
        self.shared_with_running(&wants).max(self.slots.cached(tokens, key))
    }

    /// Puts a state that was kept into a free sequence, and goes back to its first `n` tokens. Gives the sequence with what it has.
    fn put_back(&mut self, kept: &Entry, n: usize, key: Option<&str>, owner: Option<&Owner>) -> Option<(usize, usize)> {
        let n_kept = kept.tokens.len();
        if self.unified {
            self.leave_room(n_kept);
        }
        let seq = self.slots.take_empty(&mut self.runner, key, owner)?;
        if !self.runner.restore(seq, &kept.saved.state) {
            return Some((seq, 0));
        }
        self.slots.cells.grow(seq, n_kept);
        if n == n_kept || self.runner.reaches_back(seq) && self.slots.forget(&mut self.runner, seq, n) {
            return Some((seq, n));
        }
        self.slots.forget(&mut self.runner, seq, 0);
        Some((seq, 0))
    }

    /// Lets a job that has a sequence take part in steps.
    pub(super) fn start(&mut self, job: Job) {
        let contended = !self.queue.is_empty() || !self.parked.is_empty();
        // Coming back costs something, so where it has to, more is made of a turn.
        job.set_ahead(if contended { self.pace.turn().n_tokens } else { 0 });
        self.jobs.push(job);
    }

    /// Sees to a free sequence, and to the cells for what is wanted. Who has had a turn, or is not being read, makes way.
    fn make_room(&mut self, wants: &Wants) -> Room {
        let all = (wants.tokens.len() + MARGIN.min(wants.n_to_come)).min(self.runner.n_ctx_seq);
        loop {
            let shared = if wants.can_share {
                self.shared_with_running(wants)
            } else {
                0
            };
            let short = if self.unified {
                (all - shared).saturating_sub(self.runner.n_ctx - self.reserved_without(&[]))
            } else {
                0
            };
            if short == 0 && self.slots.has_free() {
                return Room::Here;
            }
            let mut order = self.standing();
            in_order(&mut order);
            let refused = if wants.is_new {
                self.keep_the_unkeepable(&mut order)
            } else {
                None
            };
            let reserved = self.reserved_without(&[]);
            let mut leaving = who_makes_way(&order, short, |jobs| reserved - self.reserved_without(jobs));
            if leaving.is_empty() {
                return match refused {
                    Some(error) => Room::Never(error),
                    None => Room::Later,
                };
            }
            // From the back, so that the places of the others stay.
            leaving.sort_unstable();
            for job in leaving.into_iter().rev() {
                self.swap_out(job);
            }
        }
    }

    /// The running jobs, as ones that could make way.
    fn standing(&self) -> Vec<Standing> {
        let turn = self.pace.turn();
        let jobs = self.jobs.iter().enumerate();
        jobs.map(|(job, running)| Standing {
            job,
            paused_at: (!running.is_ready()).then(|| running.paused_at.unwrap_or(self.clock)),
            had_turn: running.had_turn(turn),
        })
        .collect()
    }

    /// In a deterministic context, strikes out those whose state there is no memory for: to evaluate it again takes as long as it took.
    /// Gives the error for a request that nobody else can make way for; a call that has no reader comes to its end by itself.
    fn keep_the_unkeepable(&mut self, order: &mut Vec<Standing>) -> Option<Error> {
        if !self.deterministic {
            return None;
        }
        let in_line = order.len();
        let available = self.swap.available();
        let mut least = usize::MAX;
        let mut kept = Vec::with_capacity(in_line);
        for one in order.drain(..) {
            let needed = self.size_of_job(one.job);
            if needed <= available {
                kept.push(one);
            } else {
                least = least.min(needed);
            }
        }
        *order = kept;
        let all_wait_for_readers = in_line == self.jobs.len() && self.jobs.iter().all(Job::is_stream);
        (order.is_empty() && in_line > 0 && all_wait_for_readers).then_some(Error::SwapFull {
            needed: least,
            available,
        })
    }

    fn size_of_job(&mut self, index: usize) -> usize {
        let job = &self.jobs[index];
        let (seq, n_past) = (job.seq, job.n_past);
        self.size_to_save(seq, n_past)
    }

    /// Tokens of what is wanted that a running job with the same key has evaluated.
    fn shared_with_running(&self, wants: &Wants) -> usize {
        if !self.shares() {
            return 0;
        }
        let same_key = |job: &&Job| job.cache_key.as_deref() == wants.key;
        let evaluated = self.jobs.iter().filter(same_key).map(|job| &job.tokens[..job.n_past]);
        let shared = evaluated.map(|job| common(job, wants.tokens).min(wants.most));
        shared.max().unwrap_or(0)
    }

    /// Cells that the running jobs have or will need for what they know already, but for those of some of them.
    fn reserved_without(&self, leaving: &[usize]) -> usize {
        let staying = || {
            let jobs = self.jobs.iter().enumerate();
            jobs.filter(|(index, _)| !leaving.contains(index)).map(|(_, job)| job)
        };
        let unread: usize = staying().map(Job::n_left).sum();
        self.slots.cells.held_by(staying().map(|job| job.seq)) + unread
    }

    /// Forgets what free sequences have cached, so that there are cells for the running jobs and `n` more.
    pub(super) fn leave_room(&mut self, n: usize) {
        let unread: usize = self.jobs.iter().map(Job::n_left).sum();
        let space = self.runner.n_ctx.saturating_sub(unread + n);
        self.slots.shrink(&mut self.runner, space);
    }

    /// Sees to it that all running jobs have a cell for their next token: where there are too few, some make way.
    pub(super) fn relieve(&mut self) {
        while self.unified && self.jobs.len() > 1 {
            let reserved = self.reserved_without(&[]);
            let short = reserved.saturating_sub(self.runner.n_ctx);
            if short == 0 {
                return;
            }
            let mut order = self.standing();
            for (one, job) in order.iter_mut().zip(&self.jobs) {
                one.had_turn = Some(job.n_in_turn());
            }
            in_order(&mut order);
            let leaving = who_makes_way(&order, short, |jobs| reserved - self.reserved_without(jobs));
            let Some(last) = leaving.into_iter().max() else {
                return;
            };
            self.swap_out(last);
        }
    }
}
