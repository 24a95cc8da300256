//! A generation that has begun: it has a sequence, or waits for one again.

use super::fair::Turn;
use super::request::{Answer, Cancel, Ended, Ending};
use super::waking::Woken;
use crate::engine::{EngineError, Sampler, Weights};
use crate::text::{Output, Piece};
use crate::{FinishReason, Generation, GenerationStats, Result, Token};
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
    /// Tokens of this job in the running batch, and the index of its row of logits.
    pub in_batch: usize,
    pub row: Option<usize>,
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
    pub sampler: Sampler,
    pub cancel: Cancel,
    pub stats: GenerationStats,
    output: Output,
    sink: Sink,
    piece: Piece,
    bytes: Vec<u8>,
}

enum Sink {
    Stream(Woken),
    Record {
        answer: Box<dyn FnOnce(Result<Ended>) + Send>,
        max_bytes: Option<usize>,
        whole: Piece,
    },
}

/// What a request brings to its job, once its prompt is known to fit.
pub(crate) struct Parts {
    pub prompt: Vec<Token>,
    pub cache_key: Option<String>,
    pub max_tokens: Option<usize>,
    pub max_bytes: Option<usize>,
    pub sampler: Sampler,
    pub stops: Vec<String>,
    pub cancel: Cancel,
    pub answer: Answer,
    pub stats: GenerationStats,
}

impl Job {
    pub(crate) fn new(seq: usize, n_cached: usize, parts: Parts) -> Self {
        Self {
            seq,
            n_prompt: parts.prompt.len(),
            n_together: parts.prompt.len(),
            turn: (0, None),
            paused_at: None,
            waits: false,
            n_dropped: 0,
            tokens: parts.prompt,
            n_past: n_cached,
            cache_key: parts.cache_key,
            in_batch: 0,
            row: None,
            max_tokens: parts.max_tokens,
            sampler: parts.sampler,
            cancel: parts.cancel,
            stats: GenerationStats {
                n_cached: i32::try_from(n_cached).unwrap_or(i32::MAX),
                ..parts.stats
            },
            output: Output::new(parts.stops),
            sink: match parts.answer {
                Answer::Stream(writer) => Sink::Stream(Woken::of(writer)),
                Answer::Record(answer) => Sink::Record {
                    answer,
                    max_bytes: parts.max_bytes,
                    whole: Piece::default(),
                },
            },
            piece: Piece::default(),
            bytes: Vec::new(),
        }
    }

    /// Whether the job may take part in a step: its reader has space, or it has to end anyway.
    pub(crate) fn is_ready(&self) -> bool {
        match &self.sink {
            Sink::Stream(reader) => !reader.writer.is_full() || self.cancel.is_set(),
            Sink::Record { .. } => true,
        }
    }

    pub(crate) fn is_stream(&self) -> bool {
        matches!(self.sink, Sink::Stream(_))
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
        if let Sink::Stream(reader) = &self.sink {
            reader.writer.set_ahead(n_pieces);
        }
    }

    /// Wakes a reader that was left asleep beside pieces that are there.
    pub(crate) fn wake_reader(&mut self) {
        if let Sink::Stream(reader) = &mut self.sink {
            reader.wake();
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

    /// Takes the token that was drawn. Gives the reason if the generation has come to its end.
    pub(crate) fn take_token(
        &mut self,
        weights: &Weights,
        token: Token,
    ) -> std::result::Result<Option<FinishReason>, EngineError> {
        if weights.facts.eog.has(token) {
            return Ok(Some(FinishReason::Stop));
        }
        self.tokens.push(token);
        self.turn.0 += 1;
        self.turn.1.get_or_insert_with(Instant::now);
        self.bytes.clear();
        weights.append_piece(token, false, &mut self.bytes)?;
        self.sampler.accept(token)?;
        if self.output.push(token, &self.bytes) {
            return Ok(Some(FinishReason::StopString));
        }
        if self.max_tokens == Some(self.n_generated()) {
            return Ok(Some(FinishReason::Length));
        }
        Ok(None)
    }

    /// Gives out what is certain. Gives the reason if the caller's buffer is full.
    pub(crate) fn give_out(&mut self) -> Option<FinishReason> {
        self.piece.text.clear();
        self.piece.tokens.clear();
        self.output.take_certain(&mut self.piece);
        if self.piece.text.is_empty() {
            return None;
        }
        match &mut self.sink {
            Sink::Stream(reader) => {
                reader.give(&self.piece, &self.stats);
                None
            }
            Sink::Record { whole, max_bytes, .. } => {
                (!append(whole, &self.piece, *max_bytes)).then_some(FinishReason::Length)
            }
        }
    }

    /// Ends the job, and gives its tokens back for the cache with how many of them are in it.
    pub(crate) fn finish(mut self, end: Result<Ending>) -> (usize, Vec<Token>, usize) {
        let mut last = Piece::default();
        self.output.finish(&mut last);
        match (self.sink, end) {
            (Sink::Stream(reader), Ok(end)) => reader.writer.send(&last, &self.stats, Some(end.reason())),
            (Sink::Stream(reader), Err(error)) => reader.writer.fail(error),
            (Sink::Record { answer, .. }, Err(error)) => answer(Err(error)),
            (
                Sink::Record {
                    answer,
                    max_bytes,
                    mut whole,
                },
                Ok(end),
            ) => {
                let mut reason = end.reason();
                if !append(&mut whole, &last, max_bytes) {
                    reason = FinishReason::Length;
                }
                answer(Ok(Ended {
                    by_close: end == Ending::Closed,
                    record: Generation {
                        stats: GenerationStats {
                            n_generated: i32::try_from(whole.tokens.len()).unwrap_or(i32::MAX),
                            ..self.stats
                        },
                        text: whole.text,
                        tokens: whole.tokens,
                        finish_reason: reason,
                    },
                }));
            }
        }
        (self.seq, self.tokens, self.n_past)
    }
}

/// Appends a piece; false if it does not fit into `max_bytes`, and then nothing is appended.
fn append(whole: &mut Piece, piece: &Piece, max_bytes: Option<usize>) -> bool {
    if max_bytes.is_some_and(|max| whole.text.len() + piece.text.len() > max) {
        return false;
    }
    whole.text.push_str(&piece.text);
    whole.tokens.extend_from_slice(&piece.tokens);
    true
}
