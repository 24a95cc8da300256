//! Waiting without the GIL, in a way that Ctrl-C ends.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use mullama::Pending;
use pyo3::prelude::*;

use super::errors::OrRaise;

/// How long a wait lasts before Python's signal handlers get their turn: what a person who pressed Ctrl-C does not notice.
const TICK: Duration = Duration::from_millis(50);

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.unpark();
    }
}

thread_local! {
    static WAKER: Waker = Waker::from(Arc::new(Unpark(thread::current())));
}

/// A call that takes its time and ends by itself: other threads run Python meanwhile.
pub fn detached<T: Send>(py: Python<'_>, work: impl FnOnce() -> mullama::Result<T> + Send) -> PyResult<T> {
    py.detach(work).or_raise()
}

/// Polls until there is an answer. A signal's exception ends the wait; what is waited for is then dropped by its owner.
pub fn until<T: Send>(py: Python<'_>, mut poll: impl FnMut(&Waker) -> Poll<mullama::Result<T>> + Send) -> PyResult<T> {
    // `list(stream)` comes by here only, since it never gets back to the interpreter's loop.
    py.check_signals()?;
    WAKER.with(|waker| {
        // A piece computed ahead costs no switch of the GIL.
        if let Poll::Ready(answer) = poll(waker) {
            return answer.or_raise();
        }
        loop {
            let answer = py.detach(|| {
                thread::park_timeout(TICK);
                poll(waker)
            });
            if let Poll::Ready(answer) = answer {
                return answer.or_raise();
            }
            py.check_signals()?;
        }
    })
}

/// Begins a call that can take long and waits for its answer; a signal's exception drops it, and dropping it cancels the work.
pub fn answer<T: Send>(py: Python<'_>, begin: impl FnOnce() -> Pending<T> + Send) -> PyResult<T> {
    let mut pending = py.detach(begin);
    until(py, |waker| Pin::new(&mut pending).poll(&mut Context::from_waker(waker)))
}
