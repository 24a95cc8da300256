//! An answer that is still to come.

use super::ledger::somebody_gave_up;
use super::lock::lock;
use super::sync::atomic::{AtomicBool, Ordering};
use super::sync::{Condvar, Mutex};
use crate::{Error, Result};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use std::task::{Poll, Waker};

struct Shared<T> {
    state: Mutex<State<T>>,
    ready: Condvar,
    cancelled: Arc<AtomicBool>,
    pid: u32,
}

struct State<T> {
    answer: Answer<T>,
    waker: Option<Waker>,
}

enum Answer<T> {
    Awaited,
    Here(Result<T>),
    Taken,
}

impl<T> Answer<T> {
    /// The answer, once; whoever asks for it again is told so instead of waiting for ever.
    fn take(&mut self) -> Option<Result<T>> {
        if let Self::Awaited = self {
            return None;
        }
        Some(match std::mem::replace(self, Self::Taken) {
            Self::Here(answer) => answer,
            _ => Err(Error::InvalidHandle { kind: "pending answer" }),
        })
    }
}

/// The answer of a call that runs elsewhere: await it, or [`Pending::wait`] for it. Dropping it cancels the call.
///
/// It may be polled again, as in a loop that selects: after its answer it gives [`crate::ErrorCode::InvalidHandle`].
#[must_use = "dropping it cancels the call"]
pub struct Pending<T> {
    shared: Arc<Shared<T>>,
    /// What must live until the answer is there: a caller may forget the object that it asked.
    kept: Option<Arc<dyn std::any::Any + Send + Sync>>,
}

/// The side that answers. Dropped without an answer it reports a bug, so that nobody waits for ever.
pub(crate) struct Promise<T> {
    shared: Arc<Shared<T>>,
}

/// Makes the two sides of an answer.
pub(crate) fn promise<T>() -> (Promise<T>, Pending<T>) {
    let shared = Arc::new(Shared {
        state: Mutex::new(State {
            answer: Answer::Awaited,
            waker: None,
        }),
        ready: Condvar::new(),
        cancelled: Arc::new(AtomicBool::new(false)),
        pid: std::process::id(),
    });
    let promise = Promise {
        shared: Arc::clone(&shared),
    };
    (promise, Pending { shared, kept: None })
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

    /// Asks the call to end, as dropping the answer does, and goes on waiting: a generation gives the record of what it has made, other
    /// calls answer [`crate::ErrorCode::Cancelled`] where they are not done already.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Release);
        somebody_gave_up();
    }

    /// Waits for the answer.
    ///
    /// # Errors
    ///
    /// The call's error.
    pub fn wait(self) -> Result<T> {
        self.check_process()?;
        let mut state = lock(&self.shared.state);
        loop {
            if let Some(answer) = state.answer.take() {
                return answer;
            }
            state = self.shared.ready.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// In a process that was forked from the one that asked, there is no thread that would answer.
    fn check_process(&self) -> Result<()> {
        let here = std::process::id();
        if self.shared.pid == here {
            return Ok(());
        }
        Err(Error::WrongProcess {
            kind: "pending answer",
            made_in: self.shared.pid,
            here,
        })
    }
}

impl<T> Future for Pending<T> {
    type Output = Result<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut std::task::Context<'_>) -> Poll<Result<T>> {
        if let Err(error) = self.check_process() {
            return Poll::Ready(Err(error));
        }
        let mut state = lock(&self.shared.state);
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
        self.shared.cancelled.store(true, Ordering::Release);
        if matches!(lock(&self.shared.state).answer, Answer::Awaited) {
            somebody_gave_up();
        }
    }
}

impl<T> Promise<T> {
    /// Set when the other side was dropped.
    pub(crate) fn cancelled(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.shared.cancelled)
    }

    /// Gives the answer.
    pub(crate) fn answer(self, answer: Result<T>) {
        self.put(answer);
    }

    fn put(&self, answer: Result<T>) {
        let mut state = lock(&self.shared.state);
        if !matches!(state.answer, Answer::Awaited) {
            return;
        }
        state.answer = Answer::Here(answer);
        let waker = state.waker.take();
        drop(state);
        self.shared.ready.notify_all();
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

#[cfg(test)]
mod tests {
    use super::{promise, Pending};
    use crate::{ErrorCode, Result};
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll, Waker};

    fn poll(pending: &mut Pending<i32>) -> Poll<Result<i32>> {
        Pin::new(pending).poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn an_answer_is_given_once_and_later_polls_and_waits_are_told() {
        let (promise, mut pending) = promise();
        assert_eq!(poll(&mut pending), Poll::Pending);
        assert_eq!(poll(&mut pending), Poll::Pending);
        promise.answer(Ok(7));
        assert_eq!(poll(&mut pending), Poll::Ready(Ok(7)));
        for _ in 0..2 {
            let Poll::Ready(Err(error)) = poll(&mut pending) else {
                panic!("it waits for an answer that was given")
            };
            assert_eq!(error.code(), ErrorCode::InvalidHandle);
        }
        assert_eq!(pending.wait().unwrap_err().code(), ErrorCode::InvalidHandle);
    }

    #[test]
    fn a_promise_that_is_dropped_is_an_answer() {
        let (promise, mut pending) = promise();
        drop(promise);
        let Poll::Ready(Err(error)) = poll(&mut pending) else {
            panic!("nobody would ever answer")
        };
        assert_eq!(error.code(), ErrorCode::Internal);
    }
}
