//! The owner thread: lets requests in, runs a step for all that are ready, ends what has come to its end.

use super::job::{Job, Parts};
use super::request::{Prompt, Request, Task};
use super::slots::Slots;
use super::Mailbox;
use crate::engine::{Decoded, Runner, RunnerSpec, Sampler, Weights};
use crate::model::tokenize_prompt;
use crate::pending::Promise;
use crate::process::{process, spawn, stop_threads_at_exit};
use crate::{Error, FinishReason, Result, Token};
use std::collections::VecDeque;
use std::sync::atomic::AtomicBool;
use std::sync::Arc;
use std::time::Instant;

/// What never changes about a context.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub n_ctx: usize,
    pub n_ctx_seq: usize,
    pub n_batch: usize,
    pub causal: bool,
}

/// Starts the owner thread of a new context. It creates the engine's context and answers with its facts.
pub(crate) fn start(
    weights: Arc<Weights>,
    spec: RunnerSpec,
    deterministic: bool,
    mailbox: Arc<Mailbox>,
    created: impl FnOnce(Result<Facts>) + Send + 'static,
) -> std::io::Result<()> {
    spawn("mullama-context", move || {
        let runner = match Runner::new(&weights, &spec) {
            Ok(runner) => runner,
            Err(reason) => return created(Err(Error::Context { reason })),
        };
        stop_threads_at_exit();
        let _gone = Gone(Arc::clone(&mailbox));
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
            deterministic,
            unified: spec.unified,
            threads: (spec.n_threads, spec.n_threads_batch),
            tried: [false; 2],
        }
        .run();
    })
}

/// Sees to it that nobody waits for an owner that has panicked.
struct Gone(Arc<Mailbox>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.orphan();
    }
}

struct Owner {
    weights: Arc<Weights>,
    runner: Runner,
    mailbox: Arc<Mailbox>,
    closed: Arc<AtomicBool>,
    /// Requests that have no sequence yet, in order.
    tasks: VecDeque<Task>,
    /// Generations that have one. Whoever took part in a step goes behind those that had to wait.
    jobs: Vec<Job>,
    slots: Slots,
    deterministic: bool,
    unified: bool,
    threads: (i32, i32),
    /// Whether a batch of one token and one of several were decoded once.
    tried: [bool; 2],
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

    /// Ends everything as cancelled: the context was closed.
    fn end_all(mut self) {
        for job in self.jobs.drain(..) {
            job.finish(Ok(FinishReason::Cancelled));
        }
        // Requests that came in a moment before `close`, too.
        self.mailbox.collect(false, &mut self.tasks);
        for task in self.tasks.drain(..) {
            match task {
                Task::Generate(request) => request.end_unstarted(&self.weights, FinishReason::Cancelled),
                Task::ClearCache(promise) => promise.answer(Ok(())),
            }
        }
    }

    fn end(&mut self, index: usize, end: Result<FinishReason>) {
        let job = self.jobs.remove(index);
        let (seq, tokens, n_past) = job.finish(end);
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
                        request.end_unstarted(&self.weights, FinishReason::Cancelled);
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

    /// Starts a request, ends it, or gives it back because others will make room.
    fn admit(&mut self, mut request: Box<Request>) -> Option<Box<Request>> {
        if let Prompt::Text(text) = &request.plan.prompt {
            match tokenize_prompt(&self.weights, text) {
                Ok(tokens) => request.plan.prompt = Prompt::Tokens(tokens),
                Err(error) => {
                    request.answer.fail(error);
                    return None;
                }
            }
        }
        let Prompt::Tokens(prompt) = &request.plan.prompt else {
            return None;
        };
        if let Err(error) = check_fits(prompt, self.runner.n_ctx_seq) {
            request.answer.fail(error);
            return None;
        }
        if request.plan.max_tokens == Some(0) {
            request.end_unstarted(&self.weights, FinishReason::Length);
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
        let Prompt::Tokens(prompt) = plan.prompt else {
            return;
        };
        let sampler = match Sampler::new(&self.weights, &plan.sampler, &prompt) {
            Ok(sampler) => sampler,
            Err(reason) => return answer.fail(Error::Sampler { reason }),
        };
        let Some((seq, n_cached)) = self.slots.take(&mut self.runner, &prompt, !self.deterministic) else {
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
    fn n_reserved(&self) -> usize {
        self.jobs.iter().map(|job| job.tokens.len()).sum()
    }

    /// Evaluates one batch and takes a token for each job whose tokens are all evaluated.
    fn step(&mut self) {
        if !self.fill_batch() {
            return;
        }
        if self.unified {
            let room = self.runner.n_ctx - self.n_reserved();
            self.slots.shrink(&mut self.runner, room);
        }
        let started = Instant::now();
        let decoded = self.decode();
        match decoded {
            Decoded::Done => self.take_tokens(started),
            Decoded::Aborted => self.roll_back(),
            Decoded::Full => self.fail_batch(|job, runner| Error::ContextFull {
                needed: job.tokens.len(),
                available: runner.n_ctx_seq,
            }),
            Decoded::Failed(reason) => self.fail_batch(|_, _| Error::Generation { reason: reason.clone() }),
        }
    }

    /// Puts the tokens of the jobs that are ready into the batch, those that go on first. False if there are none.
    fn fill_batch(&mut self) -> bool {
        self.runner.clear();
        // Results that repeat to the bit need a batch of their own.
        let most_jobs = if self.deterministic { 1 } else { usize::MAX };
        let generating = self.jobs.iter().any(|job| job.is_ready() && job.is_generating());
        // Others wait for a prompt's chunk, so it is short when there are others.
        let chunk = if generating {
            self.runner.n_ubatch
        } else {
            self.runner.n_batch
        };
        let mut n_jobs = 0;
        for job in &mut self.jobs {
            job.in_batch = 0;
            job.row = None;
        }
        // In a deterministic context the first in line is the one; else those with one token go before prompts.
        let rounds: &[bool] = if self.deterministic { &[true] } else { &[false, true] };
        for prompts in rounds {
            for job in &mut self.jobs {
                let room = self.runner.n_batch - self.runner.n_tokens();
                let wrong_round = !*prompts && !job.is_generating();
                if job.in_batch > 0 || wrong_round || room == 0 || n_jobs == most_jobs || !job.is_ready() {
                    continue;
                }
                let limit = if self.deterministic { self.runner.n_batch } else { chunk };
                let n = job.n_left().min(room).min(limit);
                for at in job.n_past..job.n_past + n {
                    let last = at + 1 == job.tokens.len();
                    if last {
                        job.row = Some(self.runner.n_tokens());
                    }
                    self.runner.push(job.tokens[at], at, job.seq, last);
                }
                job.in_batch = n;
                n_jobs += 1;
            }
        }
        n_jobs > 0
    }

    fn decode(&mut self) -> Decoded {
        let mut flags: Vec<&AtomicBool> = vec![&self.closed];
        flags.extend(
            self.jobs
                .iter()
                .filter(|job| job.in_batch > 0)
                .flat_map(|job| job.cancel.flags()),
        );
        let threads = if self.runner.n_tokens() > 1 {
            self.threads.1
        } else {
            self.threads.0
        };
        let _permits = process().cores.take(usize::try_from(threads).unwrap_or(1));
        let mut decoded = self.runner.decode(&flags);
        if matches!(decoded, Decoded::Full) {
            // Some architectures keep more cells than tokens; what idle sequences hold can go.
            self.slots.shrink(&mut self.runner, 0);
            decoded = self.runner.decode(&flags);
        }
        if !std::mem::replace(&mut self.tried[usize::from(self.runner.n_tokens() > 1)], true) {
            stop_threads_at_exit();
        }
        decoded
    }

    /// Takes what the batch has computed.
    fn take_tokens(&mut self, started: Instant) {
        let mut ended: Vec<(usize, Result<FinishReason>)> = Vec::new();
        let mut reserved = self.n_reserved();
        let (n_ctx, n_ctx_seq, unified) = (self.runner.n_ctx, self.runner.n_ctx_seq, self.unified);
        for (index, job) in self.jobs.iter_mut().enumerate() {
            if job.in_batch == 0 {
                continue;
            }
            let reading = job.n_past < job.n_prompt;
            job.n_past += job.in_batch;
            let mut end = Ok(None);
            if let Some(row) = job.row {
                end = draw(&mut self.runner, &self.weights, job, row);
            }
            let ms = started.elapsed().as_secs_f64() * 1e3;
            if reading {
                job.stats.prompt_ms += ms;
            } else {
                job.stats.generate_ms += ms;
            }
            if job.row.is_some() && matches!(end, Ok(None)) {
                reserved += 1;
                let full = job.tokens.len() > n_ctx_seq || (unified && reserved > n_ctx);
                if full {
                    reserved -= 1;
                    end = Ok(Some(FinishReason::ContextFull));
                } else {
                    end = Ok(job.give_out());
                }
            }
            match end {
                Ok(None) => {}
                Ok(Some(reason)) => ended.push((index, Ok(reason))),
                Err(error) => ended.push((index, Err(error))),
            }
        }
        for (index, end) in ended.into_iter().rev() {
            self.end(index, end);
        }
        // Stable: those that had no place in this batch come first in the next.
        self.jobs.sort_by_key(|job| job.in_batch > 0);
    }

    /// Forgets what an aborted decode may have written; whoever was not cancelled repeats the step.
    fn roll_back(&mut self) {
        for job in self.jobs.iter_mut().filter(|job| job.in_batch > 0) {
            if !self.runner.forget(job.seq, job.n_past) {
                self.runner.forget(job.seq, 0);
                job.n_past = 0;
            }
        }
    }

    /// Ends every job of the batch with an error, or with what it has if it has something.
    fn fail_batch(&mut self, error: impl Fn(&Job, &Runner) -> Error) {
        for index in (0..self.jobs.len()).rev() {
            let job = &mut self.jobs[index];
            if job.in_batch == 0 {
                continue;
            }
            let error = error(job, &self.runner);
            let has_text = job.tokens.len() > job.n_prompt;
            let full = matches!(error, Error::ContextFull { .. });
            // Nothing is known about the cells of a failed batch.
            self.runner.forget(job.seq, 0);
            job.n_past = 0;
            let end = if has_text && full {
                Ok(FinishReason::ContextFull)
            } else {
                Err(error)
            };
            self.end(index, end);
        }
    }
}

/// Draws a job's next token.
fn draw(runner: &mut Runner, weights: &Weights, job: &mut Job, row: usize) -> Result<Option<FinishReason>> {
    let logits = runner.logits(row).ok_or_else(|| Error::Internal {
        reason: "the engine has no logits for a token that asked for them".into(),
    })?;
    let token = job
        .sampler
        .sample(logits)
        .map_err(|reason| Error::Generation { reason })?;
    let token = token.ok_or_else(|| Error::Sampler {
        reason: "every token is excluded; give logit_bias and ignore_eos less to exclude".into(),
    })?;
    job.take_token(weights, token)
}

/// Refuses a prompt that no context of this size can hold.
pub(crate) fn check_fits(prompt: &[Token], available: usize) -> Result<()> {
    if prompt.is_empty() {
        return Err(Error::invalid_input(
            "prompt",
            "empty",
            "at least one token; this vocabulary adds none by itself",
        ));
    }
    if prompt.len() > available {
        return Err(Error::ContextFull {
            needed: prompt.len(),
            available,
        });
    }
    Ok(())
}
