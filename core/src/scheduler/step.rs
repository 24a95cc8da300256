//! A step: one batch for all generations that are ready, and what follows from it.

use super::job::Job;
use super::owner::Owner;
use crate::engine::{Decoded, Runner, Weights};
use crate::runtime::{process, stop_threads_at_exit};
use crate::{Error, FinishReason, Overflow, Result};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

impl Owner {
    /// Evaluates one batch and takes a token for each job whose tokens are all evaluated.
    pub(super) fn step(&mut self) {
        if !self.fill_batch() {
            return;
        }
        if self.unified {
            let space = self.runner.n_ctx - self.n_reserved();
            self.slots.shrink(&mut self.runner, space);
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
                let space = self.runner.n_batch - self.runner.n_tokens();
                let wrong_round = !*prompts && !job.is_generating();
                if job.in_batch > 0 || wrong_round || space == 0 || n_jobs == most_jobs || !job.is_ready() {
                    continue;
                }
                let limit = if self.deterministic { self.runner.n_batch } else { chunk };
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
        let mut flags: Vec<&AtomicBool> = vec![&self.closed];
        flags.extend(
            self.jobs
                .iter()
                .filter(|job| job.in_batch > 0)
                .flat_map(|job| job.cancel.flags()),
        );
        let threads = if self.runner.n_tokens() > 1 {
            self.runner.threads.1
        } else {
            self.runner.threads.0
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
        let n_keep = usize::from(self.weights.facts.token_bos.is_some());
        for (index, job) in self.jobs.iter_mut().enumerate() {
            if job.in_batch == 0 {
                continue;
            }
            let reading = !job.is_generating();
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
                let mut full = job.tokens.len() > n_ctx_seq || (unified && reserved > n_ctx);
                if full && self.overflow == Overflow::Shift {
                    let dropped = job.drop_oldest(n_keep);
                    if dropped > 0 {
                        // What is left has moved, so it is evaluated anew from its start: right in every architecture.
                        self.runner.forget(job.seq, 0);
                        reserved -= dropped;
                        full = false;
                    }
                }
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
            let has_text = job.n_generated() > 0;
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
