//! The bounded channel between a context's owner thread and the reader of a stream.
//!
//! The writer computes a few pieces ahead and then pauses; the reader wakes it when it has caught up. What counts as generated is
//! what the reader took.

use super::lock::lock;
use super::pieces::{Effect, Next, Pieces, AHEAD};
use super::ready::Ready;
use super::sync::atomic::{AtomicBool, Ordering};
use super::sync::{Condvar, Mutex, MutexGuard};
use crate::text::Piece;
use crate::{Error, FinishReason, Generation, GenerationStats, Result};
use std::sync::{Arc, PoisonError};
use std::task::Waker;
use std::time::{Duration, Instant};

/// One stream's pieces.
pub(crate) struct Channel {
    state: Mutex<State>,
    changed: Condvar,
    /// The writer pauses. Set under the lock; read without it, since whoever clears it wakes the writer after.
    full: AtomicBool,
}

struct State {
    pieces: Pieces,
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
    /// Keeps who is to be told of the next piece.
    fn keep(&mut self, waker: &Waker) {
        match &mut self.waker {
            Some(kept) => kept.clone_from(waker),
            none => *none = Some(waker.clone()),
        }
    }

    /// Whether there is a piece or an end; keeps `waker` until there is, beside those of others.
    fn is_ready(&mut self, waker: &Waker) -> bool {
        let found = self.pieces.has_something();
        if !found && !self.listeners.iter().any(|one| one.will_wake(waker)) {
            self.listeners.push(waker.clone());
        }
        found
    }
}

/// The writer's side. Dropped without an end it reports a bug, so that no reader waits for ever.
pub(crate) struct Writer(Arc<Channel>);

impl Writer {
    /// Tells the counts of a generation that is about to begin.
    pub(crate) fn begin(&self, stats: &GenerationStats) {
        lock(&self.0.state).pieces.stats.clone_from(stats);
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
        if state.pieces.has_piece() {
            self.0.wake(state);
        }
    }

    /// Ends the stream with an error.
    pub(crate) fn fail(&self, error: Error) {
        self.0.fail(error);
    }

    /// Lets the writer pause after `n_pieces`, or after as many as usual where that is more: longer where going on later costs more.
    pub(crate) fn set_ahead(&self, n_pieces: usize) {
        lock(&self.0.state).pieces.ahead = n_pieces.max(AHEAD);
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

impl Channel {
    /// Makes the two sides; `stats` are those of a generation that has not begun.
    pub(crate) fn new(stats: GenerationStats) -> (Writer, Arc<Self>) {
        let channel = Arc::new(Self {
            state: Mutex::new(State {
                pieces: Pieces::new(stats),
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

    /// Adds a piece, and gives the lock back so that the reader can be woken.
    fn put(&self, piece: &Piece, stats: &GenerationStats, end: Option<FinishReason>) -> MutexGuard<'_, State> {
        let mut state = lock(&self.state);
        state.pieces.stats.clone_from(stats);
        state.pieces.put(piece, end);
        self.tell_writer(&state);
        state
    }

    /// Ends the stream with an error, unless it has an end.
    fn fail(&self, error: Error) {
        let mut state = lock(&self.state);
        if state.pieces.fail(error) {
            self.wake(state);
        }
    }

    /// What the writer sees without the lock.
    fn tell_writer(&self, state: &State) {
        self.full.store(state.pieces.is_full(), Ordering::Release);
    }

    fn wake(&self, mut state: MutexGuard<'_, State>) {
        if state.tells_answer {
            // It is the writer that has space again, and it looks.
            state.pieces.pass(&mut Effect::default());
        }
        self.tell_writer(&state);
        let waker = state.waker.take();
        let listeners = std::mem::take(&mut state.listeners);
        let waiting = state.waiting > 0;
        let has_something = state.pieces.has_something();
        state.ready.set(has_something);
        drop(state);
        if waiting {
            self.changed.notify_all();
        }
        listeners.into_iter().chain(waker).for_each(Waker::wake);
    }

    /// What a reader does, and what it changed for the others.
    fn read<R>(&self, act: impl FnOnce(&mut State, &mut Effect) -> R) -> (R, Effect) {
        let mut state = lock(&self.state);
        let mut effect = Effect::default();
        let done = act(&mut state, &mut effect);
        if state.tells_answer {
            state.pieces.pass(&mut effect);
        }
        let has_something = state.pieces.has_something();
        state.ready.set(has_something);
        self.tell_writer(&state);
        (done, effect)
    }

    /// Takes the next piece of the answer's text: `read` gets it, and an error of its leaves the piece in place.
    pub(crate) fn take<R>(&self, read: impl FnOnce(&str) -> Result<R>) -> (Result<Next<R>>, Effect) {
        self.read(|state, effect| state.pieces.take(read, effect))
    }

    /// The same, and keeps `waker` if nothing is there.
    pub(crate) fn poll<R>(&self, waker: &Waker, read: impl FnOnce(&str) -> Result<R>) -> (Result<Next<R>>, Effect) {
        self.read(|state, effect| {
            let next = state.pieces.take(read, effect);
            if matches!(next, Ok(Next::Nothing)) {
                state.keep(waker);
            }
            next
        })
    }

    /// Takes the next piece, whatever it belongs to.
    pub(crate) fn take_any(&self) -> (Result<Next<Piece>>, Effect) {
        self.read(|state, effect| state.pieces.take_any(effect))
    }

    /// The same, and keeps `waker` if nothing is there.
    pub(crate) fn poll_any(&self, waker: &Waker) -> (Result<Next<Piece>>, Effect) {
        self.read(|state, effect| {
            let next = state.pieces.take_any(effect);
            if matches!(next, Ok(Next::Nothing)) {
                state.keep(waker);
            }
            next
        })
    }

    /// Passes over what does not belong to the answer's text. True if what comes next does, or is the end.
    pub(crate) fn pass(&self) -> (bool, Effect) {
        self.read(|state, effect| {
            state.pieces.pass(effect);
            state.pieces.has_something()
        })
    }

    /// Tells whether there is a piece or an end, and keeps `waker` until there is, beside those of others.
    pub(crate) fn is_ready(&self, waker: &Waker) -> bool {
        lock(&self.state).is_ready(waker)
    }

    /// The same of the answer's text: what stands before that is passed over.
    pub(crate) fn is_answer_ready(&self, waker: &Waker) -> (bool, Effect) {
        self.read(|state, effect| {
            state.pieces.pass(effect);
            state.is_ready(waker)
        })
    }

    /// A descriptor that is readable while there is a piece or an end of which the reader was told; with `tells_answer` a piece of the
    /// answer's text.
    pub(crate) fn fd(&self, tells_answer: bool) -> (Result<i32>, Effect) {
        self.read(|state, effect| {
            state.tells_answer = tells_answer;
            if tells_answer {
                state.pieces.pass(effect);
            }
            state.ready.fd(state.pieces.has_something())
        })
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
        while !is_over && !state.pieces.has_something() {
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
        let was_open = state.pieces.abandon();
        if was_open {
            self.wake(state);
        }
        was_open
    }

    /// The record of what the reader took.
    pub(crate) fn record(&self) -> Result<Generation> {
        lock(&self.state).pieces.record()
    }
}

#[cfg(test)]
#[path = "channel_tests.rs"]
mod tests;
