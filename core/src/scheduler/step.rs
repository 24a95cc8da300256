//! A step: one batch for all generations that are ready, and what follows from it.

use super::generating::Generating;
use super::job::Job;
use super::restraint::Allowed;
use crate::engine::{Decoded, EngineError, Runner, Weights};
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
        let (mut n_jobs, mut n_rows) = (0, self.runner.n_score_rows);
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
                let n = job.within_rows(job.n_left().min(space).min(limit), n_rows);
                if n == 0 {
                    continue;
                }
                job.begin = self.runner.n_tokens();
                for at in job.n_past..job.n_past + n {
                    let wanted = job.wants(at);
                    if wanted {
                        job.row = Some(self.runner.n_tokens());
                    }
                    if wanted && job.scoring.is_some() {
                        n_rows -= 1;
                    }
                    self.runner.push(job.tokens[at], at, job.seq, wanted);
                }
                job.in_batch = n;
                n_jobs += 1;
            }
        }
        n_jobs > 0
    }

    fn decode(&mut self) -> Decoded {
        let jobs = &mut self.jobs;
        let wake = || jobs.iter_mut().for_each(Job::wake_reader);
        let _permits = self.decodes.permits(&mut self.runner, wake);
        let started = Instant::now();
        let mut decoded = self.try_decode();
        if matches!(decoded, Decoded::Done) {
            self.decodes.learn(&self.runner, started.elapsed());
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
            if job.scoring.is_some() {
                end = score(&mut self.runner, job);
            } else if let Some(row) = job.row {
                end = draw(&mut self.runner, &self.weights, job, row);
            }
            let ms = started.elapsed().as_secs_f64() * 1e3;
            if reading {
                job.stats.prompt_ms += ms;
            } else {
                job.stats.generate_ms += ms;
            }
            if job.row.is_some() && job.scoring.is_none() && matches!(end, Ok(None)) {
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

/// The logits behind a token of the batch that asked for them.
fn logits(runner: &mut Runner, row: usize) -> Result<&mut [f32]> {
    let logits = runner.logits(row).map_err(generation)?;
    logits.ok_or_else(|| Error::Internal {
        reason: "the engine has no logits for a token that asked for them".into(),
    })
}

fn generation(error: EngineError) -> Error {
    error.or(|reason| Error::Generation { reason })
}

/// Notes how likely what follows each token was that the batch has evaluated. Gives the end where all are.
fn score(runner: &mut Runner, job: &mut Job) -> Result<Option<FinishReason>> {
    let (begin, from) = (job.begin, job.n_past - job.in_batch);
    let Some(scoring) = &mut job.scoring else {
        return Ok(None);
    };
    for at in scoring.first.max(from)..job.n_past {
        scoring.note(at, logits(runner, begin + (at - from))?);
    }
    Ok((job.n_left() == 0).then_some(FinishReason::Stop))
}

/// Draws a job's next token.
fn draw(runner: &mut Runner, weights: &Weights, job: &mut Job, row: usize) -> Result<Option<FinishReason>> {
    let logits = logits(runner, row)?;
    if let Some(watch) = &mut job.watch {
        watch.see(logits);
    }
    if job.restrain(logits)? == Allowed::End {
        return Ok(Some(FinishReason::Stop));
    }
    let token = job.sampler.sample(logits);
    let token = token.inspect_err(|error| runner.distrust(error)).map_err(generation)?;
    let token = token.ok_or_else(|| Error::Sampler {
        reason: "every token is excluded; give logit_bias and ignore_eos less to exclude".into(),
    })?;
    let told = job.watch.as_ref().map(|watch| watch.tell(token, &job.sampler));
    let taken = job.take_token(weights, token, told);
    let end = taken.inspect_err(|error| runner.distrust(error)).map_err(generation)?;
    match end {
        None | Some(FinishReason::Length) if job.is_complete_with(token, end.is_none())? => {
            Ok(Some(FinishReason::Stop))
        }
        end => Ok(end),
    }
}
