//! The bounded channel between a context's owner thread and the reader of a stream.
//!
//! The writer computes a few pieces ahead and then pauses; the reader wakes it when it has caught up. What counts as generated is
//! what the reader took.

use super::lock::lock;
use super::sync::atomic::{AtomicBool, Ordering};
use super::sync::{Condvar, Mutex, MutexGuard};
use crate::text::Piece;
use crate::{Error, FinishReason, Generation, GenerationStats, Result, Token};
use std::collections::VecDeque;
use std::sync::{Arc, PoisonError};
use std::task::Waker;
use std::time::{Duration, Instant};

/// Pieces computed ahead of the reader. Enough to hide what a language's call costs, few enough to waste little when it stops.
const AHEAD: usize = 16;

/// One stream's pieces.
pub(crate) struct Channel {
    state: Mutex<State>,
    changed: Condvar,
    /// The writer pauses. Set under the lock; read without it, since whoever clears it wakes the writer after.
    full: AtomicBool,
}

struct State {
    /// All text so far; the reader has taken what stands before `taken`.
    text: String,
    taken: usize,
    tokens: Vec<Token>,
    tokens_taken: usize,
    /// Lengths of the pieces that were not taken: bytes of text, number of tokens.
    pieces: VecDeque<(usize, usize)>,
    /// Pieces after which the writer pauses; the reader wakes it when half of them are left.
    ahead: usize,
    phase: Phase,
    stats: GenerationStats,
    waiting: usize,
    waker: Option<Waker>,
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

/// The writer's side. Dropped without an end it reports a bug, so that no reader waits for ever.
pub(crate) struct Writer(Arc<Channel>);

impl Writer {
    /// Tells the counts of a generation that is about to begin.
    pub(crate) fn begin(&self, stats: &GenerationStats) {
        lock(&self.0.state).stats.clone_from(stats);
    }

    /// Gives the reader a piece, and `end` if it is the last. Only the last may be without text: its tokens are taken with the end.
    pub(crate) fn send(&self, piece: &Piece, stats: &GenerationStats, end: Option<FinishReason>) {
        self.0.send(piece, stats, end);
    }

    /// Ends the stream with an error.
    pub(crate) fn fail(&self, error: Error) {
        self.0.fail(error);
    }

    /// Lets the writer pause after `n_pieces`, or after as many as usual where that is more: longer where going on later costs more.
    pub(crate) fn set_ahead(&self, n_pieces: usize) {
        lock(&self.0.state).ahead = n_pieces.max(AHEAD);
    }

    /// Whether the writer should pause.
    pub(crate) fn is_full(&self) -> bool {
        self.0.full.load(Ordering::Acquire)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.0.fail(Error::Internal {
            reason: "the context's thread ended without ending the stream".into(),
        });
    }
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

impl Channel {
    /// Makes the two sides; `stats` are those of a generation that has not begun.
    pub(crate) fn new(stats: GenerationStats) -> (Writer, Arc<Self>) {
        let channel = Arc::new(Self {
            state: Mutex::new(State {
                text: String::new(),
                taken: 0,
                tokens: Vec::new(),
                tokens_taken: 0,
                pieces: VecDeque::with_capacity(AHEAD),
                ahead: AHEAD,
                phase: Phase::Running,
                stats,
                waiting: 0,
                waker: None,
            }),
            changed: Condvar::new(),
            full: AtomicBool::new(false),
        });
        (Writer(Arc::clone(&channel)), channel)
    }

    fn send(&self, piece: &Piece, stats: &GenerationStats, end: Option<FinishReason>) {
        let mut state = lock(&self.state);
        state.stats.clone_from(stats);
        if !matches!(state.phase, Phase::Running) {
            return;
        }
        state.tokens.extend_from_slice(&piece.tokens);
        let has_text = !piece.text.is_empty();
        if has_text {
            state.text.push_str(&piece.text);
            state.pieces.push_back((piece.text.len(), piece.tokens.len()));
        }
        if let Some(reason) = end {
            state.phase = Phase::Ending {
                reason,
                with_last_piece: has_text,
            };
        } else if state.pieces.len() >= state.ahead {
            self.full.store(true, Ordering::Release);
        }
        self.wake(state);
    }

    /// Ends the stream with an error, unless it has an end.
    fn fail(&self, error: Error) {
        let mut state = lock(&self.state);
        if matches!(state.phase, Phase::Running) {
            state.phase = Phase::Failing(error);
            self.wake(state);
        }
    }

    fn wake(&self, mut state: MutexGuard<'_, State>) {
        let waker = state.waker.take();
        let waiting = state.waiting > 0;
        drop(state);
        if waiting {
            self.changed.notify_all();
        }
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Takes the next piece: `read` gets its text, and an error of its leaves the piece in place.
    pub(crate) fn take<R>(&self, read: impl FnOnce(&str) -> Result<R>) -> (Result<Next<R>>, Effect) {
        take(&mut lock(&self.state), &self.full, read)
    }

    /// The same, and keeps `waker` if nothing is there.
    pub(crate) fn poll<R>(&self, waker: &Waker, read: impl FnOnce(&str) -> Result<R>) -> (Result<Next<R>>, Effect) {
        let mut state = lock(&self.state);
        let (next, effect) = take(&mut state, &self.full, read);
        if matches!(next, Ok(Next::Nothing)) {
            match &mut state.waker {
                Some(kept) => kept.clone_from(waker),
                none => *none = Some(waker.clone()),
            }
        }
        (next, effect)
    }

    /// Waits until there is a piece or an end.
    pub(crate) fn wait(&self) {
        self.wait_until(None);
    }

    /// The same until a moment at the latest; whether there is something by then.
    pub(crate) fn wait_until(&self, until: Option<Instant>) -> bool {
        let mut state = lock(&self.state);
        state.waiting += 1;
        let mut is_over = false;
        while !is_over && state.pieces.is_empty() && matches!(state.phase, Phase::Running) {
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            state = match left {
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => {
                    is_over = true;
                    state
                }
                Some(left) => {
                    let waited = self.changed.wait_timeout(state, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        state.waiting -= 1;
        !is_over
    }

    /// The reader gives up: what it has not taken is discarded. True if the stream had not come to its end before.
    pub(crate) fn abandon(&self) -> bool {
        let mut state = lock(&self.state);
        let over = |reason, error| Phase::Over { reason, error };
        state.phase = match &state.phase {
            Phase::Over { .. } => return false,
            Phase::Ending {
                reason,
                with_last_piece: true,
            } if state.pieces.is_empty() => over(*reason, None),
            Phase::Failing(error) => over(FinishReason::Cancelled, Some(error.clone())),
            _ => over(FinishReason::Cancelled, None),
        };
        state.pieces.clear();
        self.full.store(false, Ordering::Release);
        self.wake(state);
        true
    }

    /// The record of what the reader took.
    pub(crate) fn record(&self) -> Result<Generation> {
        let state = lock(&self.state);
        let finish_reason = match &state.phase {
            Phase::Failing(error) | Phase::Over { error: Some(error), .. } => return Err(error.clone()),
            Phase::Over { reason, error: None } => *reason,
            Phase::Running | Phase::Ending { .. } => FinishReason::Cancelled,
        };
        let tokens = state.tokens[..state.tokens_taken].to_vec();
        Ok(Generation {
            text: state.text[..state.taken].to_owned(),
            finish_reason,
            stats: GenerationStats {
                n_generated: i32::try_from(tokens.len()).unwrap_or(i32::MAX),
                ..state.stats.clone()
            },
            tokens,
        })
    }
}

fn take<R>(state: &mut State, full: &AtomicBool, read: impl FnOnce(&str) -> Result<R>) -> (Result<Next<R>>, Effect) {
    let mut effect = Effect::default();
    if let Some((n_text, n_tokens)) = state.pieces.front().copied() {
        let text = &state.text[state.taken..state.taken + n_text];
        let answer = match read(text) {
            Ok(answer) => answer,
            Err(error) => return (Err(error), effect),
        };
        state.pieces.pop_front();
        state.taken += n_text;
        state.tokens_taken += n_tokens;
        if full.load(Ordering::Acquire) && state.pieces.len() <= state.ahead / 2 {
            full.store(false, Ordering::Release);
            effect.resumed = true;
        }
        return (Ok(Next::Piece(answer)), effect);
    }
    let (next, reason, error) = match &state.phase {
        Phase::Running => return (Ok(Next::Nothing), effect),
        Phase::Over { .. } => return (Ok(Next::End), effect),
        Phase::Ending { reason, .. } => (Ok(Next::End), *reason, None),
        Phase::Failing(error) => (Err(error.clone()), FinishReason::Cancelled, Some(error.clone())),
    };
    state.phase = Phase::Over { reason, error };
    state.tokens_taken = state.tokens.len();
    effect.ended = true;
    (next, effect)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATS: GenerationStats = GenerationStats {
        n_prompt: 1,
        n_cached: 0,
        n_generated: 0,
        seed: 0,
        load_ms: 0.0,
        prompt_ms: 0.0,
        generate_ms: 0.0,
    };

    fn piece(text: &str) -> Piece {
        Piece {
            text: text.into(),
            tokens: vec![7],
        }
    }

    fn take(channel: &Channel) -> (Result<Next<String>>, Effect) {
        channel.take(|text| Ok(text.to_owned()))
    }

    #[test]
    fn a_writer_that_goes_without_an_end_tells_the_reader_once() {
        let (writer, channel) = Channel::new(STATS);
        writer.send(&piece("a"), &STATS, None);
        drop(writer);
        assert!(matches!(take(&channel).0, Ok(Next::Piece(text)) if text == "a"));
        assert!(matches!(take(&channel).0, Err(Error::Internal { .. })));
        assert!(matches!(take(&channel).0, Ok(Next::End)));
        assert!(channel.record().is_err());
    }

    #[test]
    fn an_end_is_not_replaced_by_the_writer_going() {
        let (writer, channel) = Channel::new(STATS);
        writer.send(&piece("a"), &STATS, Some(FinishReason::Length));
        drop(writer);
        let (next, effect) = take(&channel);
        assert!(matches!(next, Ok(Next::Piece(_))) && !effect.ended);
        let (next, effect) = take(&channel);
        assert!(matches!(next, Ok(Next::End)) && effect.ended);
        assert_eq!(channel.record().unwrap().finish_reason, FinishReason::Length);
    }

    #[test]
    fn the_writer_pauses_when_nobody_reads_and_resumes_before_the_reader_runs_dry() {
        let (writer, channel) = Channel::new(STATS);
        for sent in 1..=AHEAD {
            writer.send(&piece("a"), &STATS, None);
            assert_eq!(writer.is_full(), sent == AHEAD);
        }
        let mut left = AHEAD;
        loop {
            let (_, effect) = take(&channel);
            left -= 1;
            if effect.resumed {
                break;
            }
        }
        assert_eq!(left, AHEAD / 2);
        assert!(!writer.is_full());
    }

    #[test]
    fn a_writer_may_go_further_ahead_and_never_less_far_than_usual() {
        let (writer, channel) = Channel::new(STATS);
        for (asked, pauses_at) in [(2 * AHEAD, 2 * AHEAD), (0, AHEAD)] {
            writer.set_ahead(asked);
            for sent in 1..=pauses_at {
                writer.send(&piece("a"), &STATS, None);
                assert_eq!(writer.is_full(), sent == pauses_at);
            }
            let resumed = (0..pauses_at).filter(|_| take(&channel).1.resumed).count();
            assert_eq!((resumed, writer.is_full()), (1, false));
        }
    }

    #[test]
    fn a_reader_that_cannot_take_a_piece_leaves_it() {
        let (writer, channel) = Channel::new(STATS);
        writer.send(&piece("abc"), &STATS, None);
        let (refused, _) = channel.take(|_| Err::<(), _>(Error::WouldBlock));
        assert!(refused.is_err());
        assert!(matches!(take(&channel).0, Ok(Next::Piece(text)) if text == "abc"));
        assert!(matches!(take(&channel).0, Ok(Next::Nothing)));
    }
}
