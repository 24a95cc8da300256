//! A generation that has begun: it has a sequence, or waits for one again.

use super::beside::Held;
use super::fair::Turn;
use super::kept::Owner;
use super::logprobs::Watch;
use super::request::{Answer, Answers as _, Cancel, Ending, Generate, Request};
use super::restraint::Allowed;
use super::scoring::Scoring;
use super::waking::Waking;
use crate::engine::{EngineError, Sampler, Weights};
use crate::text::{Output, Parting, Piece, Whole};
use crate::{FinishReason, GenerationStats, Result, Token, TokenLogprobs};
use std::collections::VecDeque;
use std::time::Instant;

/// One running generation.
///
/// `tokens` is the prompt and what was generated; the first `n_past` of them are in the KV cache, and the next ones are to be
/// evaluated. That is all a step needs to know, whether it reads a prompt, goes on, or repeats what an aborted decode or a lost
/// sequence took away.
pub(crate) struct Job {
    pub seq: usize,
    pub tokens: Vec<Token>,
    pub n_past: usize,
    /// With whom it shares what is evaluated.
    pub cache_key: Option<String>,
    /// Who comes back to it.
    pub owner: Option<Owner>,
    /// Tokens of this job in the running batch, and the index of its row of logits.
    pub in_batch: usize,
    pub row: Option<usize>,
    /// Where its tokens begin in the running batch.
    pub begin: usize,
    /// Another job is about to evaluate what this one needs.
    pub waits: bool,
    /// Since when nobody pulls and the buffer is full, on the owner's clock.
    pub paused_at: Option<u64>,
    n_prompt: usize,
    /// Tokens that were evaluated several at a time, from the first on; those behind them one by one.
    n_together: usize,
    /// Tokens made since it has its sequence, and when the first of them was.
    turn: (usize, Option<Instant>),
    /// Tokens that had to make space for newer ones.
    n_dropped: usize,
    max_tokens: Option<usize>,
    max_bytes: Option<usize>,
    pub sampler: Sampler,
    restraint: Option<Held>,
    /// For who is told how likely each token was.
    pub watch: Option<Watch>,
    /// What is to be told of tokens that were not given out yet.
    told: VecDeque<TokenLogprobs>,
    /// It is here for the logits behind its tokens, and makes none.
    pub scoring: Option<Scoring>,
    pub cancel: Cancel,
    pub stats: GenerationStats,
    output: Output,
    parting: Option<Box<dyn Parting>>,
    answer: Answer,
    /// When who reads the answer piece by piece is woken.
    waking: Waking,
    /// What was given out, where the answer is a whole.
    whole: Whole,
    piece: Piece,
    /// Pieces that an answer was taken apart into and that were not given out.
    parts: Vec<Piece>,
    bytes: Vec<u8>,
}

impl Job {
    /// A generation that is asked for, with the sequence that it has and the tokens that are cached there.
    pub(crate) fn new(
        seq: usize,
        n_cached: usize,
        request: Generate,
        sampler: Sampler,
        stats: GenerationStats,
    ) -> Self {
        let Request { ask, cancel, answer } = request;
        let plan = *ask;
        let mut restraint = plan.restraint.map(Held::Here);
        if let Some(restraint) = &mut restraint {
            // The first mask is made while the prompt is read.
            restraint.prepare();
        }
        Self {
            seq,
            n_prompt: plan.prompt.len(),
            n_together: plan.prompt.len(),
            turn: (0, None),
            paused_at: None,
            waits: false,
            n_dropped: 0,
            tokens: plan.prompt,
            n_past: n_cached,
            cache_key: plan.cache_key,
            owner: plan.owner,
            in_batch: 0,
            row: None,
            begin: 0,
            max_tokens: plan.max_tokens,
            max_bytes: plan.max_bytes,
            sampler,
            restraint,
            watch: plan.n_logprobs.map(Watch::new),
            told: VecDeque::new(),
            scoring: plan.scoring,
            cancel,
            stats: GenerationStats {
                n_cached: i32::try_from(n_cached).unwrap_or(i32::MAX),
                ..stats
            },
            output: Output::new(plan.stops),
            parting: plan.parting,
            answer,
            waking: Waking::default(),
            whole: Whole::default(),
            piece: Piece::default(),
            parts: Vec::new(),
            bytes: Vec::new(),
        }
    }

    /// Whether the job may take part in a step: its reader has space, or it has to end anyway.
    pub(crate) fn is_ready(&self) -> bool {
        match &self.answer {
            Answer::Stream(writer) => !writer.is_full() || self.cancel.is_set(),
            Answer::Record(_) | Answer::Scores(_) | Answer::Score(_) | Answer::Done(_) | Answer::State(_) => true,
        }
    }

    pub(crate) fn is_stream(&self) -> bool {
        matches!(self.answer, Answer::Stream(_))
    }

    /// The job has a sequence again, with its first `n_past` tokens in it.
    pub(crate) fn begin_turn(&mut self, seq: usize, n_past: usize) {
        (self.seq, self.n_past) = (seq, n_past);
        (self.in_batch, self.row) = (0, None);
        self.turn = (0, None);
    }

    /// Tokens made since the job has its sequence, if it had its turn.
    pub(crate) fn had_turn(&self, turn: Turn) -> Option<usize> {
        let (n_tokens, since) = self.turn;
        let ms = since.map_or(0.0, |since| since.elapsed().as_secs_f64() * 1e3);
        turn.is_over(n_tokens, ms, self.is_stream()).then_some(n_tokens)
    }

    /// Tokens made since the job has its sequence.
    pub(crate) fn n_in_turn(&self) -> usize {
        self.turn.0
    }

    /// The job has got what another had evaluated, up to position `to`.
    pub(crate) fn is_given(&mut self, to: usize) {
        if self.n_generated() == 0 {
            self.stats.n_cached += i32::try_from(to - self.n_past).unwrap_or(0);
        }
        self.n_past = to;
    }

    /// Lets a stream be computed so many pieces ahead of its reader.
    pub(crate) fn set_ahead(&self, n_pieces: usize) {
        if let Answer::Stream(writer) = &self.answer {
            writer.set_ahead(n_pieces);
        }
    }

    /// Whether a reader sleeps beside pieces for longer than it may.
    pub(crate) fn owes_reader(&self) -> bool {
        self.waking.is_due()
    }

    /// Wakes a reader that was left asleep beside pieces that are there.
    pub(crate) fn wake_reader(&mut self) {
        if let Answer::Stream(writer) = &self.answer {
            self.waking.wake(writer);
        }
    }

    /// Tokens that it may make at most from here on.
    pub(crate) fn n_to_come(&self) -> usize {
        self.max_tokens
            .map_or(usize::MAX, |max| max - self.n_generated().min(max))
    }

    /// Tokens of the next batch, of which the engine takes `n_batch` at most, so that each is evaluated with those it was evaluated with
    /// before. To the bit the same comes of that alone.
    pub(crate) fn n_as_before(&self, n_batch: usize) -> usize {
        match self.n_together.saturating_sub(self.n_past) {
            0 => 1,
            together => together.min(n_batch),
        }
    }

    /// Of the tokens that are still to be evaluated, those that are taken one by one where each has to be as before.
    pub(crate) fn n_singly(&self) -> usize {
        self.tokens.len() - self.n_together.max(self.n_past)
    }

    /// Tokens that may be cached when it begins: those behind which logits are wanted have to be evaluated.
    pub(crate) fn most_cached(&self) -> usize {
        let last = self.tokens.len().saturating_sub(1);
        self.scoring.as_ref().map_or(last, |scoring| scoring.first)
    }

    /// Whether the logits behind the token at `at` are wanted.
    pub(crate) fn wants(&self, at: usize) -> bool {
        at + 1 == self.tokens.len() || self.scoring.as_ref().is_some_and(|scoring| at >= scoring.first)
    }

    /// Of its next `n` tokens as many as are wanted by `n_rows` rows of logits at most, where it scores.
    pub(crate) fn within_rows(&self, n: usize, n_rows: usize) -> usize {
        let without = self
            .scoring
            .as_ref()
            .map(|scoring| scoring.first.saturating_sub(self.n_past));
        without.map_or(n, |without| n.min(without + n_rows))
    }

    /// Tokens that are still to be evaluated.
    pub(crate) fn n_left(&self) -> usize {
        self.tokens.len() - self.n_past
    }

    /// Whether only the newest token is left, the common case.
    pub(crate) fn is_generating(&self) -> bool {
        self.n_generated() > 0 && self.n_left() == 1
    }

    /// Tokens that were generated, those that were dropped since included.
    pub(crate) fn n_generated(&self) -> usize {
        self.tokens.len() + self.n_dropped - self.n_prompt
    }

    /// Drops the older half of the tokens behind the first `n_keep`, so that there is space for new ones; nothing is evaluated then.
    /// Gives their number, 0 where there are too few.
    pub(crate) fn drop_oldest(&mut self, n_keep: usize) -> usize {
        let dropped = self.tokens.len().saturating_sub(n_keep) / 2;
        if dropped > 0 {
            self.tokens.drain(n_keep..n_keep + dropped);
            self.n_dropped += dropped;
            self.n_past = 0;
            self.n_together = self.tokens.len();
        }
        dropped
    }

    /// Takes the token that was drawn, with what is told of it. Gives the reason if the generation has come to its end.
    pub(crate) fn take_token(
        &mut self,
        weights: &Weights,
        token: Token,
        logprobs: Option<TokenLogprobs>,
    ) -> std::result::Result<Option<FinishReason>, EngineError> {
        if weights.facts.eog.has(token) {
            return Ok(Some(FinishReason::Stop));
        }
        self.tokens.push(token);
        self.told.extend(logprobs);
        self.turn.0 += 1;
        self.turn.1.get_or_insert_with(Instant::now);
        self.sampler.accept(token)?;
        if self.take_mark(token) {
            return Ok((self.max_tokens == Some(self.n_generated())).then_some(FinishReason::Length));
        }
        self.bytes.clear();
        weights.append_piece(token, false, &mut self.bytes)?;
        if self.output.push(token, &self.bytes) {
            return Ok(Some(FinishReason::StopString));
        }
        if self.max_tokens == Some(self.n_generated()) {
            return Ok(Some(FinishReason::Length));
        }
        Ok(None)
    }

    /// Takes a token that means something where the answer is taken apart. False for all others.
    fn take_mark(&mut self, token: Token) -> bool {
        let Some(parting) = self.parting.as_mut().filter(|parting| parting.is_mark(token)) else {
            return false;
        };
        let mut before = Piece::default();
        self.output.cut(&mut before);
        parting.text(&mut before, &mut self.parts);
        parting.mark(token, &mut self.parts);
        true
    }

    /// Takes what may not come next out of the logits.
    pub(crate) fn restrain(&mut self, logits: &mut [f32]) -> Result<Allowed> {
        let restraint = self.restraint.as_mut();
        restraint.map_or(Ok(Allowed::Some), |held| held.here()?.restrain(logits))
    }

    /// Whether the text is complete with `token`, which was taken. Where it `goes_on`, what may come next is found out meanwhile.
    pub(crate) fn is_complete_with(&mut self, token: Token, goes_on: bool) -> Result<bool> {
        let Some(held) = &mut self.restraint else {
            return Ok(false);
        };
        let is_complete = held.here()?.take(token)?;
        if goes_on && !is_complete {
            held.prepare();
        }
        Ok(is_complete)
    }

    /// Gives out what is certain. Gives the reason if the caller's buffer is full.
    pub(crate) fn give_out(&mut self) -> Option<FinishReason> {
        self.piece.text.clear();
        self.piece.tokens.clear();
        self.output.take_certain(&mut self.piece);
        if let Some(parting) = &mut self.parting {
            parting.text(&mut self.piece, &mut self.parts);
            for mut part in self.parts.drain(..) {
                tell(&mut part, &mut self.told);
                match &self.answer {
                    Answer::Stream(writer) => self.waking.give(writer, &part, &self.stats),
                    _ => _ = self.whole.append(&part, None),
                }
            }
            return None;
        }
        if self.piece.text.is_empty() {
            return None;
        }
        tell(&mut self.piece, &mut self.told);
        if let Answer::Stream(writer) = &self.answer {
            self.waking.give(writer, &self.piece, &self.stats);
            return None;
        }
        (!self.whole.append(&self.piece, self.max_bytes)).then_some(FinishReason::Length)
    }

    /// Ends the job, and gives its tokens back for the cache with how many of them are in it.
    pub(crate) fn finish(mut self, end: Result<Ending>) -> (usize, Vec<Token>, usize) {
        let mut last = Piece::default();
        self.output.finish(&mut last);
        let mut parts = std::mem::take(&mut self.parts);
        match &mut self.parting {
            None => parts.push(last),
            Some(parting) => {
                parting.text(&mut last, &mut parts);
                parting.finish(&mut parts);
            }
        }
        parts.iter_mut().for_each(|part| tell(part, &mut self.told));
        match end {
            Err(error) => self.answer.fail(error),
            Ok(end) if self.scoring.is_some() => self.answer.give_score(self.scoring, end),
            Ok(end) if matches!(self.answer, Answer::Stream(_)) => self.answer.give_last(&parts, &self.stats, end),
            Ok(mut end) => {
                for part in &parts {
                    if !self.whole.append(part, self.max_bytes) {
                        end = Ending::Reason(FinishReason::Length);
                    }
                }
                self.answer.give(self.whole, self.stats, end);
            }
        }
        (self.seq, self.tokens, self.n_past)
    }
}

/// Gives a piece what there is to tell of its tokens, which come in the order in which they were drawn.
fn tell(piece: &mut Piece, told: &mut VecDeque<TokenLogprobs>) {
    piece.logprobs.clear();
    piece.logprobs.extend(told.drain(..piece.tokens.len().min(told.len())));
}
