//! What of a stream is written and not taken yet. Who locks it, who waits and who is woken is the channel's.

use crate::text::{Part, Piece, Whole};
use crate::{Error, FinishReason, Generation, GenerationStats, Result, Token, TokenLogprobs, ToolRequest};
use std::collections::VecDeque;
use std::ops::Range;

/// Pieces computed ahead of the reader. Enough to hide what a language's call costs, few enough to waste little when it stops.
pub(super) const AHEAD: usize = 16;

/// All of a stream.
pub(super) struct Pieces {
    /// All text of the answer so far; the reader has taken what stands before `taken`.
    text: String,
    taken: usize,
    tokens: Vec<Token>,
    tokens_taken: usize,
    /// One for each token, or none at all.
    logprobs: Vec<TokenLogprobs>,
    /// The thought and the calls, as far as the reader took or passed them.
    thinking: String,
    tool_calls: Vec<ToolRequest>,
    /// What was not taken.
    queue: VecDeque<Queued>,
    /// Pieces after which the writer pauses; it goes on when half of them are left.
    pub(super) ahead: usize,
    is_full: bool,
    phase: Phase,
    pub(super) stats: GenerationStats,
}

/// A piece that was not taken.
struct Queued {
    /// Bytes of the answer's text, and tokens.
    n_text: usize,
    n_tokens: usize,
    /// What it has instead of the answer's text: who reads that alone passes over it.
    aside: Option<Box<(String, Part)>>,
}

impl Queued {
    fn is_aside(&self) -> bool {
        self.aside.is_some()
    }
}

/// How far a stream is. It only goes on, and nothing comes after `Over`.
enum Phase {
    /// The writer writes.
    Running,
    /// The writer is done, and the reader has not come to the end.
    Ending {
        reason: FinishReason,
        /// The end was known with the last piece, so that taking it is taking the end.
        with_last_piece: bool,
    },
    /// The same with an error, which the reader has not heard of.
    Failing(Error),
    /// The reader has seen the end, or has given up.
    Over { reason: FinishReason, error: Option<Error> },
}

/// What a reader finds.
pub(crate) enum Next<R> {
    Piece(R),
    End,
    Nothing,
}

/// What a reader's call changed for the others.
#[derive(Default)]
pub(crate) struct Effect {
    /// The writer was paused and has space again.
    pub resumed: bool,
    /// The reader has come to the end of the stream.
    pub ended: bool,
}

impl Pieces {
    /// None yet; `stats` are those of a generation that has not begun.
    pub(super) fn new(stats: GenerationStats) -> Self {
        Self {
            text: String::new(),
            taken: 0,
            tokens: Vec::new(),
            tokens_taken: 0,
            logprobs: Vec::new(),
            thinking: String::new(),
            tool_calls: Vec::new(),
            queue: VecDeque::with_capacity(AHEAD),
            ahead: AHEAD,
            is_full: false,
            phase: Phase::Running,
            stats,
        }
    }

    /// Adds a piece, unless the stream is over, and `end` if it is the last.
    pub(super) fn put(&mut self, piece: &Piece, end: Option<FinishReason>) {
        if !self.is_running() {
            return;
        }
        self.tokens.extend_from_slice(&piece.tokens);
        self.logprobs.extend_from_slice(&piece.logprobs);
        let is_answer = piece.part == Part::Answer;
        let has_text = !piece.text.is_empty() || !is_answer;
        if has_text {
            let mut queued = Queued {
                n_text: 0,
                n_tokens: piece.tokens.len(),
                aside: None,
            };
            if is_answer {
                self.text.push_str(&piece.text);
                queued.n_text = piece.text.len();
            } else {
                queued.aside = Some(Box::new((piece.text.clone(), piece.part.clone())));
            }
            self.queue.push_back(queued);
        }
        if let Some(reason) = end {
            self.phase = Phase::Ending {
                reason,
                with_last_piece: has_text,
            };
        } else if self.queue.len() >= self.ahead {
            self.is_full = true;
        }
    }

    /// Ends the stream with an error. False if it has an end.
    pub(super) fn fail(&mut self, error: Error) -> bool {
        let is_running = self.is_running();
        if is_running {
            self.phase = Phase::Failing(error);
        }
        is_running
    }

    fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running)
    }

    /// Whether the writer should pause.
    pub(super) fn is_full(&self) -> bool {
        self.is_full
    }

    /// Whether there is a piece that was not taken.
    pub(super) fn has_piece(&self) -> bool {
        !self.queue.is_empty()
    }

    /// Whether the reader would not wait.
    pub(super) fn has_something(&self) -> bool {
        self.has_piece() || !self.is_running()
    }

    /// Takes the next piece of the answer's text: `read` gets it, and an error of its leaves the piece in place.
    pub(super) fn take<R>(&mut self, read: impl FnOnce(&str) -> Result<R>, effect: &mut Effect) -> Result<Next<R>> {
        self.pass(effect);
        let Some(front) = self.queue.front() else {
            return self.end(effect);
        };
        let answer = read(&self.text[self.taken..self.taken + front.n_text])?;
        self.pop(effect);
        Ok(Next::Piece(answer))
    }

    /// Takes the next piece, whatever it belongs to.
    pub(super) fn take_any(&mut self, effect: &mut Effect) -> Result<Next<Piece>> {
        let (from, first) = (self.taken, self.tokens_taken);
        let Some(queued) = self.pop(effect) else {
            return self.end(effect);
        };
        let (text, part) = match queued.aside {
            Some(aside) => *aside,
            None => (self.text[from..self.taken].to_owned(), Part::Answer),
        };
        Ok(Next::Piece(Piece {
            text,
            tokens: self.tokens[first..self.tokens_taken].to_vec(),
            part,
            logprobs: self.told(first..self.tokens_taken),
        }))
    }

    /// Takes what stands before the next piece of the answer's text.
    pub(super) fn pass(&mut self, effect: &mut Effect) {
        while self.queue.front().is_some_and(Queued::is_aside) {
            self.pop(effect);
        }
    }

    /// Takes the next piece for the record.
    fn pop(&mut self, effect: &mut Effect) -> Option<Queued> {
        let queued = self.queue.pop_front()?;
        self.taken += queued.n_text;
        self.tokens_taken += queued.n_tokens;
        match queued.aside.as_deref() {
            Some((thought, Part::Thought)) => self.thinking.push_str(thought),
            Some((_, Part::Call(call))) => self.tool_calls.push(call.clone()),
            Some((_, Part::Answer)) | None => {}
        }
        if self.is_full && self.queue.len() <= self.ahead / 2 {
            self.is_full = false;
            effect.resumed = true;
        }
        Some(queued)
    }

    /// What there is where no piece is.
    fn end<R>(&mut self, effect: &mut Effect) -> Result<Next<R>> {
        let (next, reason, error) = match &self.phase {
            Phase::Running => return Ok(Next::Nothing),
            Phase::Over { .. } => return Ok(Next::End),
            Phase::Ending { reason, .. } => (Ok(Next::End), *reason, None),
            Phase::Failing(error) => (Err(error.clone()), FinishReason::Cancelled, Some(error.clone())),
        };
        self.phase = Phase::Over { reason, error };
        self.tokens_taken = self.tokens.len();
        effect.ended = true;
        next
    }

    /// The reader gives up: what it has not taken is discarded. True if the stream had not come to its end before.
    pub(super) fn abandon(&mut self) -> bool {
        let over = |reason, error| Phase::Over { reason, error };
        self.phase = match &self.phase {
            Phase::Over { .. } => return false,
            Phase::Ending {
                reason,
                with_last_piece: true,
            } if self.queue.is_empty() => over(*reason, None),
            Phase::Failing(error) => over(FinishReason::Cancelled, Some(error.clone())),
            _ => over(FinishReason::Cancelled, None),
        };
        self.queue.clear();
        self.is_full = false;
        true
    }

    /// The record of what the reader took.
    pub(super) fn record(&self) -> Result<Generation> {
        let finish_reason = match &self.phase {
            Phase::Failing(error) | Phase::Over { error: Some(error), .. } => return Err(error.clone()),
            Phase::Over { reason, error: None } => *reason,
            Phase::Running | Phase::Ending { .. } => FinishReason::Cancelled,
        };
        let whole = Whole {
            text: self.text[..self.taken].to_owned(),
            thinking: self.thinking.clone(),
            tool_calls: self.tool_calls.clone(),
            tokens: self.tokens[..self.tokens_taken].to_vec(),
            logprobs: self.told(0..self.tokens_taken),
        };
        Ok(whole.record(finish_reason, self.stats.clone()))
    }

    /// What is told of the tokens in a range; nothing where that was not asked for.
    fn told(&self, range: Range<usize>) -> Vec<TokenLogprobs> {
        self.logprobs.get(range).map_or_else(Vec::new, <[_]>::to_vec)
    }
}
