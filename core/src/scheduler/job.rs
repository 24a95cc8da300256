//! A generation that has a sequence.

use super::request::{Answer, Cancel, Ended, Ending};
use crate::engine::{Sampler, Weights};
use crate::runtime::Writer;
use crate::text::{Output, Piece};
use crate::{Error, FinishReason, Generation, GenerationStats, Result, Token};

/// One running generation.
///
/// `tokens` is the prompt and what was generated; the first `n_past` of them are in the KV cache, and the next ones are to be
/// evaluated. That is all a step needs to know, whether it reads a prompt, goes on, or repeats what an aborted decode lost.
pub(crate) struct Job {
    pub seq: usize,
    pub tokens: Vec<Token>,
    pub n_past: usize,
    /// Tokens of this job in the running batch, and the index of its row of logits.
    pub in_batch: usize,
    pub row: Option<usize>,
    n_prompt: usize,
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
    Stream(Writer),
    Record {
        answer: Box<dyn FnOnce(Result<Ended>) + Send>,
        max_bytes: Option<usize>,
        whole: Piece,
    },
}

/// What a request brings to its job, once its prompt is known to fit.
pub(crate) struct Parts {
    pub prompt: Vec<Token>,
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
            n_dropped: 0,
            tokens: parts.prompt,
            n_past: n_cached,
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
                Answer::Stream(writer) => Sink::Stream(writer),
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
            Sink::Stream(writer) => !writer.is_full() || self.cancel.is_set(),
            Sink::Record { .. } => true,
        }
    }

    pub(crate) fn is_stream(&self) -> bool {
        matches!(self.sink, Sink::Stream(_))
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
        }
        dropped
    }

    /// Takes the token that was drawn. Gives the reason if the generation has come to its end.
    pub(crate) fn take_token(&mut self, weights: &Weights, token: Token) -> Result<Option<FinishReason>> {
        if weights.facts.eog.has(token) {
            return Ok(Some(FinishReason::Stop));
        }
        self.tokens.push(token);
        self.bytes.clear();
        let generation = |reason| Error::Generation { reason };
        weights
            .append_piece(token, false, &mut self.bytes)
            .map_err(generation)?;
        self.sampler.accept(token).map_err(generation)?;
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
            Sink::Stream(writer) => {
                writer.send(&self.piece, &self.stats, None);
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
            (Sink::Stream(writer), Ok(end)) => writer.send(&last, &self.stats, Some(end.reason())),
            (Sink::Stream(writer), Err(error)) => writer.fail(error),
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
