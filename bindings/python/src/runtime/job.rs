//! A call that runs elsewhere, as the awaitable that asyncio sees.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use mullama::Pending;
use pyo3::prelude::*;

use super::bell::Bell;
use super::errors::OrRaise;
use super::put::Object;

type PollJob = Box<dyn FnMut(Python<'_>, &Waker) -> PyResult<Option<Object>> + Send>;

/// Polled by the event loop's thread; closing it cancels the work.
#[pyclass(module = "mullama._mullama", frozen)]
pub struct Job {
    poll: Mutex<Option<PollJob>>,
}

impl Job {
    /// A job whose answer `put` turns into Python's.
    pub fn new<T: Send + 'static>(
        pending: Pending<T>,
        put: impl Fn(Python<'_>, T) -> PyResult<Object> + Send + 'static,
    ) -> Self {
        Self::with(pending, |_, _| Ok(()), put)
    }

    /// The same, with something to do each time the event loop looks.
    pub fn with<T: Send + 'static>(
        mut pending: Pending<T>,
        mut first: impl FnMut(Python<'_>, &Waker) -> PyResult<()> + Send + 'static,
        put: impl Fn(Python<'_>, T) -> PyResult<Object> + Send + 'static,
    ) -> Self {
        let poll = move |py: Python<'_>, waker: &Waker| {
            // The answer is asked for before the progress, so that the last progress comes before the answer.
            let polled = Pin::new(&mut pending).poll(&mut Context::from_waker(waker));
            first(py, waker)?;
            match polled {
                Poll::Ready(answer) => put(py, answer.or_raise()?).map(Some),
                Poll::Pending => Ok(None),
            }
        };
        Self {
            poll: Mutex::new(Some(Box::new(poll))),
        }
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<PollJob>> {
        self.poll.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Job {
    /// The answer in a tuple, or `None`: then the ticket is handed in at the bell when it is worth asking again.
    fn poll(&self, py: Python<'_>, bell: &Bell, ticket: u64) -> PyResult<Option<(Object,)>> {
        // Taken out, so that no lock is held while the user's callable runs.
        let Some(mut poll) = self.slot().take() else {
            return Ok(None);
        };
        let answer = poll(py, &bell.waker(ticket))?;
        if answer.is_none() {
            *self.slot() = Some(poll);
        }
        Ok(answer.map(|answer| (answer,)))
    }

    /// Drops the work.
    fn close(&self) {
        self.slot().take();
    }
}

/// The coroutine that awaits a job; `call` is what its user called.
pub fn start(py: Python<'_>, call: &str, job: Job) -> PyResult<Object> {
    Ok(py
        .import("mullama._runtime.aio")?
        .call_method1("started", (job, call))?
        .unbind())
}

/// The coroutine that awaits an answer.
pub fn awaited<T: Send + 'static>(
    py: Python<'_>,
    call: &str,
    pending: Pending<T>,
    put: impl Fn(Python<'_>, T) -> PyResult<Object> + Send + 'static,
) -> PyResult<Object> {
    start(py, call, Job::new(pending, put))
}
