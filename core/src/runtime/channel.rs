//! The bounded channel between a context's owner thread and the reader of a stream.
//!
//! The writer computes a few pieces ahead and then pauses; the reader wakes it when it has caught up. What counts as generated is
//! what the reader took.

use super::lock::lock;
use super::ready::Ready;
use super::sync::atomic::{AtomicBool, Ordering};
use super::sync::{Condvar, Mutex, MutexGuard};
use crate::text::{Part, Piece, Whole};
use crate::{Error, FinishReason, Generation, GenerationStats, Result, Token, TokenLogprobs, ToolRequest};
use std::collections::VecDeque;
use std::ops::Range;
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
    /// One for each token, or none at all.
    logprobs: Vec<TokenLogprobs>,
    /// The thought and the calls, as far as the reader took or passed them.
    thinking: String,
    tool_calls: Vec<ToolRequest>,
    /// The pieces that were not taken.
    pieces: VecDeque<Queued>,
    /// Pieces after which the writer pauses; the reader wakes it when half of them are left.
    ahead: usize,
    phase: Phase,
    stats: GenerationStats,
    waiting: usize,
    waker: Option<Waker>,
    /// Who waits for something to take and takes nothing; told once.
    listeners: Vec<Waker>,
    /// The same as a descriptor, where one was asked for.
    ready: Ready,
    /// Who polls it reads the answer's text alone: what does not belong to that is passed before it is told.
    tells_answer: bool,
}

impl State {
    /// Whether the reader would not wait.
    fn has_something(&self) -> bool {
        !self.pieces.is_empty() || !matches!(self.phase, Phase::Running)
    }

    /// What is told of the tokens in a range; nothing where that was not asked for.
    fn told(&self, range: Range<usize>) -> Vec<TokenLogprobs> {
        self.logprobs.get(range).map_or_else(Vec::new, <[_]>::to_vec)
    }
}

/// A piece that was not taken.
struct Queued {
    /// Bytes of the answer's text, and tokens.
    n_text: usize,
    n_tokens: usize,
    /// What it has instead of the answer's text: who reads that alone passes over it.
    aside: Option<Box<(String, Part)>>,
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

    /// Gives the reader a piece, and `end` if it is the last. Only the last may be without text, unless it is a call: its tokens are taken
    /// with the end.
    pub(crate) fn send(&self, piece: &Piece, stats: &GenerationStats, end: Option<FinishReason>) {
        let state = self.0.put(piece, stats, end);
        self.0.wake(state);
    }

    /// Puts a piece where the reader finds it, and wakes nobody who waits: the writer does so soon, with [`Writer::wake`] or the next
    /// [`Writer::send`]. Where it has to pause after this one, the reader is woken here.
    pub(crate) fn put(&self, piece: &Piece, stats: &GenerationStats) {
        let state = self.0.put(piece, stats, None);
        if self.is_full() {
            self.0.wake(state);
        }
    }

    /// Wakes the reader, if it waits and there is something for it.
    pub(crate) fn wake(&self) {
        let state = lock(&self.0.state);
        if !state.pieces.is_empty() {
            self.0.wake(state);
        }
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
                logprobs: Vec::new(),
                thinking: String::new(),
                tool_calls: Vec::new(),
                pieces: VecDeque::with_capacity(AHEAD),
                ahead: AHEAD,
                phase: Phase::Running,
                stats,
                waiting: 0,
                waker: None,
                listeners: Vec::new(),
                ready: Ready::default(),
                tells_answer: false,
            }),
            changed: Condvar::new(),
            full: AtomicBool::new(false),
        });
        (Writer(Arc::clone(&channel)), channel)
    }

    /// Adds a piece, unless the stream is over, and gives the lock back so that the reader can be woken.
    fn put(&self, piece: &Piece, stats: &GenerationStats, end: Option<FinishReason>) -> MutexGuard<'_, State> {
        let mut state = lock(&self.state);
        state.stats.clone_from(stats);
        if !matches!(state.phase, Phase::Running) {
            return state;
        }
        state.tokens.extend_from_slice(&piece.tokens);
        state.logprobs.extend_from_slice(&piece.logprobs);
        let is_answer = piece.part == Part::Answer;
        let has_text = !piece.text.is_empty() || !is_answer;
        if has_text {
            let mut queued = Queued {
                n_text: 0,
                n_tokens: piece.tokens.len(),
                aside: None,
            };
            if is_answer {
                state.text.push_str(&piece.text);
                queued.n_text = piece.text.len();
            } else {
                queued.aside = Some(Box::new((piece.text.clone(), piece.part.clone())));
            }
            state.pieces.push_back(queued);
        }
        if let Some(reason) = end {
            state.phase = Phase::Ending {
                reason,
                with_last_piece: has_text,
            };
        } else if state.pieces.len() >= state.ahead {
            self.full.store(true, Ordering::Release);
        }
        state
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
        if state.tells_answer {
            // It is the writer that has space again, and it looks.
            pass(&mut state, &self.full, &mut Effect::default());
        }
        let waker = state.waker.take();
        let listeners = std::mem::take(&mut state.listeners);
        let waiting = state.waiting > 0;
        let has_something = state.has_something();
        state.ready.set(has_something);
        drop(state);
        if waiting {
            self.changed.notify_all();
        }
        listeners.into_iter().chain(waker).for_each(Waker::wake);
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
            keep(&mut state, waker);
        }
        (next, effect)
    }

    /// Takes the next piece, whatever it belongs to.
    pub(crate) fn take_any(&self) -> (Result<Next<Piece>>, Effect) {
        take_any(&mut lock(&self.state), &self.full)
    }

    /// The same, and keeps `waker` if nothing is there.
    pub(crate) fn poll_any(&self, waker: &Waker) -> (Result<Next<Piece>>, Effect) {
        let mut state = lock(&self.state);
        let (next, effect) = take_any(&mut state, &self.full);
        if matches!(next, Ok(Next::Nothing)) {
            keep(&mut state, waker);
        }
        (next, effect)
    }

    /// Passes over what does not belong to the answer's text. True if what comes next does, or is the end.
    pub(crate) fn pass(&self) -> (bool, Effect) {
        let mut state = lock(&self.state);
        let mut effect = Effect::default();
        pass(&mut state, &self.full, &mut effect);
        (state.has_something(), effect)
    }

    /// Tells whether there is a piece or an end, and keeps `waker` until there is, beside those of others.
    pub(crate) fn is_ready(&self, waker: &Waker) -> bool {
        is_ready(&mut lock(&self.state), waker)
    }

    /// The same of the answer's text: what stands before that is passed over.
    pub(crate) fn is_answer_ready(&self, waker: &Waker) -> (bool, Effect) {
        let mut state = lock(&self.state);
        let mut effect = Effect::default();
        pass(&mut state, &self.full, &mut effect);
        (is_ready(&mut state, waker), effect)
    }

    /// A descriptor that is readable while there is a piece or an end of which the reader was told; with `tells_answer` a piece of the
    /// answer's text.
    pub(crate) fn fd(&self, tells_answer: bool) -> (Result<i32>, Effect) {
        let mut state = lock(&self.state);
        let mut effect = Effect::default();
        state.tells_answer = tells_answer;
        if tells_answer {
            pass(&mut state, &self.full, &mut effect);
        }
        let has_something = state.has_something();
        (state.ready.fd(has_something), effect)
    }

    /// Closes the descriptor, which the writer would otherwise keep open until it has seen that nobody reads.
    pub(crate) fn close_fd(&self) {
        lock(&self.state).ready = Ready::default();
    }

    /// Who polls a descriptor reads pieces of all kinds from now on.
    pub(crate) fn tell_all(&self) {
        lock(&self.state).tells_answer = false;
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
        while !is_over && !state.has_something() {
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
        let whole = Whole {
            text: state.text[..state.taken].to_owned(),
            thinking: state.thinking.clone(),
            tool_calls: state.tool_calls.clone(),
            tokens: state.tokens[..state.tokens_taken].to_vec(),
            logprobs: state.told(0..state.tokens_taken),
        };
        Ok(whole.record(finish_reason, state.stats.clone()))
    }
}

/// Keeps who is to be told of the next piece.
fn keep(state: &mut State, waker: &Waker) {
    match &mut state.waker {
        Some(kept) => kept.clone_from(waker),
        none => *none = Some(waker.clone()),
    }
}

fn take<R>(state: &mut State, full: &AtomicBool, read: impl FnOnce(&str) -> Result<R>) -> (Result<Next<R>>, Effect) {
    let mut effect = Effect::default();
    pass(state, full, &mut effect);
    let Some(front) = state.pieces.front() else {
        return end(state, effect);
    };
    match read(&state.text[state.taken..state.taken + front.n_text]) {
        Err(error) => (Err(error), effect),
        Ok(answer) => {
            pop(state, full, &mut effect);
            if state.tells_answer {
                pass(state, full, &mut effect);
            }
            (Ok(Next::Piece(answer)), effect)
        }
    }
}

fn take_any(state: &mut State, full: &AtomicBool) -> (Result<Next<Piece>>, Effect) {
    let mut effect = Effect::default();
    let (from, first) = (state.taken, state.tokens_taken);
    let Some(queued) = pop(state, full, &mut effect) else {
        return end(state, effect);
    };
    let (text, part) = match queued.aside {
        Some(aside) => *aside,
        None => (state.text[from..state.taken].to_owned(), Part::Answer),
    };
    let tokens = state.tokens[first..state.tokens_taken].to_vec();
    let logprobs = state.told(first..state.tokens_taken);
    let piece = Piece {
        text,
        tokens,
        part,
        logprobs,
    };
    (Ok(Next::Piece(piece)), effect)
}

fn is_ready(state: &mut State, waker: &Waker) -> bool {
    let found = state.has_something();
    if !found && !state.listeners.iter().any(|one| one.will_wake(waker)) {
        state.listeners.push(waker.clone());
    }
    found
}

/// Takes what stands before the next piece of the answer's text.
fn pass(state: &mut State, full: &AtomicBool, effect: &mut Effect) {
    while state.pieces.front().is_some_and(|queued| queued.aside.is_some()) {
        pop(state, full, effect);
    }
}

/// Takes the next piece for the record.
fn pop(state: &mut State, full: &AtomicBool, effect: &mut Effect) -> Option<Queued> {
    let queued = state.pieces.pop_front()?;
    state.taken += queued.n_text;
    state.tokens_taken += queued.n_tokens;
    match queued.aside.as_deref() {
        Some((thought, Part::Thought)) => state.thinking.push_str(thought),
        Some((_, Part::Call(call))) => state.tool_calls.push(call.clone()),
        Some((_, Part::Answer)) | None => {}
    }
    let has_something = state.has_something();
    state.ready.set(has_something);
    if full.load(Ordering::Acquire) && state.pieces.len() <= state.ahead / 2 {
        full.store(false, Ordering::Release);
        effect.resumed = true;
    }
    Some(queued)
}

/// What there is where no piece is.
fn end<R>(state: &mut State, mut effect: Effect) -> (Result<Next<R>>, Effect) {
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
#[path = "channel_tests.rs"]
mod tests;
