//! A step: one batch for all generations that are ready, and what follows from it.

use super::actor::most_threads;
use super::generating::Generating;
use super::job::Job;
use crate::engine::{say, Decoded, EngineError, Runner, Weights};
use crate::runtime::{process, Permits};
use crate::{Error, FinishReason, Overflow, Result};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

impl Generating {
    /// Evaluates one batch and takes a token for each job whose tokens are all evaluated.
    pub(super) fn compute(&mut self) {
        self.clock += 1;
        self.share_beginnings();
        if !self.fill_batch() {
            return;
        }
        if self.unified {
            self.leave_room(0);
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
            Decoded::Failed(error) => self.fail_batch(|_, _| error.clone().or(|reason| Error::Generation { reason })),
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
            if job.is_ready() {
                job.paused_at = None;
            }
        }
        // In a deterministic context the first in line is the one; else those with one token go before prompts.
        let rounds: &[bool] = if self.deterministic { &[true] } else { &[false, true] };
        for prompts in rounds {
            for job in &mut self.jobs {
                let space = self.runner.n_batch - self.runner.n_tokens();
                let wrong_round = !*prompts && !job.is_generating();
                let has_place = job.in_batch == 0 && !wrong_round && space > 0 && n_jobs < most_jobs;
                if !has_place || job.waits || !job.is_ready() {
                    continue;
                }
                let limit = if self.deterministic {
                    job.n_as_before(self.runner.n_batch)
                } else {
                    chunk
                };
                let n = job.n_left().min(space).min(limit);
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
        let _permits = self.take_cores();
        let started = Instant::now();
        let mut decoded = self.try_decode();
        if matches!(decoded, Decoded::Done) {
            self.learn_threads(started.elapsed().as_secs_f64() * 1e3);
        }
        if matches!(decoded, Decoded::Full) {
            // Some architectures keep more cells than tokens; what idle sequences hold can go.
            self.slots.shrink(&mut self.runner, 0);
            decoded = self.try_decode();
        }
        while matches!(decoded, Decoded::Full) {
            let Some(paused) = self.jobs.iter().position(|job| job.in_batch == 0 && !job.is_ready()) else {
                break;
            };
            self.swap_out(paused);
            self.slots.shrink(&mut self.runner, 0);
            decoded = self.try_decode();
        }
        self.decodes.note(&self.runner);
        decoded
    }

    /// Waits for the cores that the batch is to be decoded on, and says to the engine how many those are.
    fn take_cores(&mut self) -> Permits<'static> {
        let n_tokens = self.runner.n_tokens();
        let n_threads = match &mut self.threads {
            Some(threads) => threads.for_step(n_tokens),
            None => most_threads(&self.runner),
        };
        self.runner.use_threads(n_threads);
        process().cores.take(n_threads)
    }

    fn learn_threads(&mut self, ms: f64) {
        let n_tokens = self.runner.n_tokens();
        let changed = self.threads.as_mut().and_then(|threads| threads.took(n_tokens, ms));
        if let Some(n_threads) = changed {
            say(&format!(
                "steps like one of {n_tokens} tokens are faster on {n_threads} threads: they get so many"
            ));
        }
    }

    fn try_decode(&mut self) -> Decoded {
        let in_batch = self.jobs.iter().filter(|job| job.in_batch > 0);
        let cancelled = in_batch.flat_map(|job| job.cancel.flags());
        let flags: Vec<&AtomicBool> = std::iter::once(&*self.closed).chain(cancelled).collect();
        self.runner.decode(&flags)
    }

    /// Takes what the batch has computed.
    fn take_tokens(&mut self, started: Instant) {
        let mut ended: Vec<(usize, Result<FinishReason>)> = Vec::new();
        let mut n_read = 0;
        for index in 0..self.jobs.len() {
            let job = &mut self.jobs[index];
            if job.in_batch == 0 {
                continue;
            }
            let reading = !job.is_generating();
            n_read += if reading { job.in_batch } else { 0 };
            job.n_past += job.in_batch;
            self.slots.cells.grow(job.seq, job.n_past);
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
                end = Ok(self.go_on(index));
            }
            match end {
                Ok(None) => {}
                Ok(Some(reason)) => ended.push((index, Ok(reason))),
                Err(error) => ended.push((index, Err(error))),
            }
        }
        self.learn_pace(n_read, started.elapsed().as_secs_f64() * 1e3);
        for (index, end) in ended.into_iter().rev() {
            self.end_job(index, end);
        }
        // Stable: those that had no place in this batch come first in the next.
        self.jobs.sort_by_key(|job| job.in_batch > 0);
        self.relieve();
    }

    /// Gives out what a job has made, and sees to a place for its next token. Gives the reason if there is none.
    fn go_on(&mut self, index: usize) -> Option<FinishReason> {
        let job = &mut self.jobs[index];
        if job.tokens.len() > self.runner.n_ctx_seq {
            let n_keep = usize::from(self.weights.facts.token_bos.is_some());
            if self.overflow != Overflow::Shift || job.drop_oldest(n_keep) == 0 {
                return Some(FinishReason::ContextFull);
            }
            // What is left has moved, so it is evaluated anew from its start: right in every architecture.
            self.slots.forget(&mut self.runner, job.seq, 0);
        }
        let end = job.give_out();
        if !job.is_ready() {
            job.paused_at = Some(self.clock);
        }
        end
    }

    fn learn_pace(&mut self, n_read: usize, ms: f64) {
        if n_read > 0 {
            self.pace.has_read(n_read, ms);
        } else {
            self.pace.generated(ms);
        }
    }

    /// Forgets what an aborted decode may have written; whoever was not cancelled repeats the step.
    fn roll_back(&mut self) {
        for job in self.jobs.iter_mut().filter(|job| job.in_batch > 0) {
            if !self.slots.forget(&mut self.runner, job.seq, job.n_past) {
                self.slots.forget(&mut self.runner, job.seq, 0);
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
            let has_text = job.n_generated() > 0;
            let full = matches!(error, Error::ContextFull { .. });
            // Nothing is known about the cells of a failed batch.
            self.slots.forget(&mut self.runner, job.seq, 0);
            job.n_past = 0;
            let end = if has_text && full {
                Ok(FinishReason::ContextFull)
            } else {
                Err(error)
            };
            self.end_job(index, end);
        }
    }
}

/// Draws a job's next token.
fn draw(runner: &mut Runner, weights: &Weights, job: &mut Job, row: usize) -> Result<Option<FinishReason>> {
    let generation = |error: EngineError| error.or(|reason| Error::Generation { reason });
    let logits = runner.logits(row).map_err(generation)?.ok_or_else(|| Error::Internal {
        reason: "the engine has no logits for a token that asked for them".into(),
    })?;
    let token = job.sampler.sample(logits);
    let token = token.inspect_err(|error| runner.distrust(error)).map_err(generation)?;
    let token = token.ok_or_else(|| Error::Sampler {
        reason: "every token is excluded; give logit_bias and ignore_eos less to exclude".into(),
    })?;
    let taken = job.take_token(weights, token);
    taken.inspect_err(|error| runner.distrust(error)).map_err(generation)
}
