//! An answer that is still to come.

use crate::process::lock;
use crate::{Error, Result};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::task::{Poll, Waker};

struct Slot<T> {
    state: Mutex<State<T>>,
    ready: Condvar,
    cancelled: Arc<AtomicBool>,
    pid: u32,
}

struct State<T> {
    answer: Option<Result<T>>,
    answered: bool,
    waker: Option<Waker>,
}

/// The answer of a call that runs elsewhere: await it, or [`Pending::wait`] for it. Dropping it cancels the call.
#[must_use = "dropping it cancels the call"]
pub struct Pending<T> {
    slot: Arc<Slot<T>>,
    /// What must live until the answer is there: a caller may forget the object that it asked.
    kept: Option<Arc<dyn std::any::Any + Send + Sync>>,
}

/// The side that answers. Dropped without an answer it reports a bug, so that nobody waits for ever.
pub(crate) struct Promise<T> {
    slot: Arc<Slot<T>>,
}

/// Makes the two sides of an answer.
pub(crate) fn promise<T>() -> (Promise<T>, Pending<T>) {
    let slot = Arc::new(Slot {
        state: Mutex::new(State {
            answer: None,
            answered: false,
            waker: None,
        }),
        ready: Condvar::new(),
        cancelled: Arc::new(AtomicBool::new(false)),
        pid: std::process::id(),
    });
    let promise = Promise {
        slot: Arc::clone(&slot),
    };
    (promise, Pending { slot, kept: None })
}

impl<T> Pending<T> {
    /// An answer that is already there.
    pub(crate) fn ready(answer: Result<T>) -> Self {
        let (promise, pending) = promise();
        promise.answer(answer);
        pending
    }

    /// The same answer, which keeps an object alive while it is waited for.
    pub(crate) fn keeping(mut self, object: Arc<dyn std::any::Any + Send + Sync>) -> Self {
        self.kept = Some(object);
        self
    }

    /// Waits for the answer.
    ///
    /// # Errors
    ///
    /// The call's error.
    pub fn wait(self) -> Result<T> {
        let here = std::process::id();
        if self.slot.pid != here {
            // The thread that would answer is not in this process.
            return Err(Error::WrongProcess {
                kind: "pending answer",
                made_in: self.slot.pid,
                here,
            });
        }
        let mut state = lock(&self.slot.state);
        loop {
            if let Some(answer) = state.answer.take() {
                return answer;
            }
            state = self.slot.ready.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<T> Future for Pending<T> {
    type Output = Result<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut std::task::Context<'_>) -> Poll<Result<T>> {
        let mut state = lock(&self.slot.state);
        if let Some(answer) = state.answer.take() {
            return Poll::Ready(answer);
        }
        match &mut state.waker {
            Some(waker) => waker.clone_from(cx.waker()),
            none => *none = Some(cx.waker().clone()),
        }
        Poll::Pending
    }
}

impl<T> Drop for Pending<T> {
    fn drop(&mut self) {
        self.slot.cancelled.store(true, Ordering::Release);
    }
}

impl<T> Promise<T> {
    /// Set when the other side was dropped.
    pub(crate) fn cancelled(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.slot.cancelled)
    }

    /// Gives the answer.
    pub(crate) fn answer(self, answer: Result<T>) {
        self.put(answer);
    }

    fn put(&self, answer: Result<T>) {
        let mut state = lock(&self.slot.state);
        if state.answered {
            return;
        }
        state.answered = true;
        state.answer = Some(answer);
        let waker = state.waker.take();
        drop(state);
        self.slot.ready.notify_all();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Drop for Promise<T> {
    fn drop(&mut self) {
        self.put(Err(Error::Internal {
            reason: "a worker thread ended without an answer".into(),
        }));
    }
}
