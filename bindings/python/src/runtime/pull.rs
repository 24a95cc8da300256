//! What a stream's class keeps besides core's stream: whether it has ended, and the record it ended with.

use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Poll, Waker};

use mullama::ErrorCode;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use super::bell::Bell;
use super::errors::{not_ended, OrRaise};
use super::given::Value;
use super::put::Object;
use super::wait;

/// The end of one stream.
pub struct End {
    seen: AtomicBool,
    record: PyOnceLock<Object>,
}

impl End {
    /// A stream that has just begun.
    pub const fn new() -> Self {
        Self {
            seen: AtomicBool::new(false),
            record: PyOnceLock::new(),
        }
    }

    /// Waits for the next piece.
    pub fn next<T: Send>(
        &self,
        py: Python<'_>,
        poll: impl Fn(&Waker) -> Poll<mullama::Result<Option<T>>> + Send,
    ) -> PyResult<Option<T>> {
        wait::until(py, poll).map(|piece| self.note(piece))
    }

    /// The next piece in a tuple, `None` in it at the end; or `None`, and the ticket is handed in at the bell when it is worth asking again.
    pub fn poll<T>(
        &self,
        py: Python<'_>,
        bell: &Bell,
        ticket: u64,
        poll: impl Fn(&Waker) -> Poll<mullama::Result<Option<T>>>,
        put: impl Fn(Python<'_>, T) -> PyResult<Object>,
    ) -> PyResult<Option<(Option<Object>,)>> {
        match poll(&bell.waker(ticket)) {
            Poll::Ready(piece) => {
                let piece = self.note(piece.or_raise()?);
                Ok(Some((piece.map(|piece| put(py, piece)).transpose()?,)))
            }
            Poll::Pending => Ok(None),
        }
    }

    /// What is ready in a tuple, `None` in it at the end; or `None` where nothing is.
    pub fn ready<T>(
        &self,
        py: Python<'_>,
        found: mullama::Result<Option<T>>,
        put: impl Fn(Python<'_>, T) -> PyResult<Object>,
    ) -> PyResult<Option<(Option<Object>,)>> {
        match found {
            Err(error) if error.code() == ErrorCode::WouldBlock => Ok(None),
            found => {
                let piece = self.note(found.or_raise()?);
                Ok(Some((piece.map(|piece| put(py, piece)).transpose()?,)))
            }
        }
    }

    /// Keeps the record for `result`.
    pub fn keep(&self, py: Python<'_>, record: Object) -> Object {
        self.record.get_or_init(py, || record.clone_ref(py));
        record
    }

    /// The kept record, or the one that `finish` gives where the end was reached; nothing is stopped for it.
    pub fn result(&self, py: Python<'_>, finish: impl FnOnce() -> PyResult<Object>) -> PyResult<Object> {
        match self.record.get(py) {
            Some(record) => Ok(record.clone_ref(py)),
            None if self.seen.load(Ordering::Acquire) => finish(),
            None => Err(not_ended(py)),
        }
    }

    fn note<T>(&self, piece: Option<T>) -> Option<T> {
        if piece.is_none() {
            self.seen.store(true, Ordering::Release);
        }
        piece
    }
}

/// Calls back with each piece until the callable answers `False` or the stream ends.
pub fn call_back<S, T>(
    py: Python<'_>,
    callback: &Value<'_>,
    stream: &S,
    pull: impl Fn(&S, Python<'_>) -> PyResult<Option<T>>,
    put: impl Fn(Python<'_>, T) -> PyResult<Object>,
) -> PyResult<()> {
    while let Some(piece) = pull(stream, py)? {
        let said = callback.call1((put(py, piece)?,))?;
        if !said.is_none() && !said.is_truthy()? {
            break;
        }
    }
    Ok(())
}
