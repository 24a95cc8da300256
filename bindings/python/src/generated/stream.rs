// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The class `Stream`.
#![allow(unused_imports)]

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::values;
use crate::runtime::bell::Bell;
use crate::runtime::errors::OrRaise;
use crate::runtime::given::{self, Value};
use crate::runtime::pull::{self, End};
use crate::runtime::put::{self, Object};
use crate::runtime::{repr, wait};

/// A generation that is still running, pulled piece by piece.
///
/// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader;
/// closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long
/// prompt is read beside the event loop, and what is wrong with it comes instead of the first piece.
#[pyclass(module = "mullama", frozen)]
pub struct Stream {
    core: mullama::Stream,
    end: End,
}

impl From<mullama::Stream> for Stream {
    fn from(core: mullama::Stream) -> Self {
        Self { core, end: End::new() }
    }
}

impl Stream {
    /// Waits for the next item.
    pub fn pull(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.end.next(py, |waker| self.core.poll_next(waker))
    }
}

#[pymethods]
impl Stream {
    fn __iter__(this: Py<Self>) -> Py<Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.pull(py)
    }

    /// Gives a descriptor for `poll` and its like, readable while the next piece or the end can be taken without waiting.
    ///
    /// It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is
    /// none.
    fn fileno(&self) -> PyResult<i32> {
        self.core.fd().or_raise()
    }

    /// Stops what still runs and gives the record of what was delivered.
    fn finish(&self, py: Python<'_>) -> PyResult<Object> {
        let record = wait::detached(py, || self.core.finish())?;
        Ok(self.end.keep(py, values::put_generation(py, record)?))
    }

    /// The record, once the end was reached or the stream was closed; before that, `WouldBlockError`.
    #[getter]
    fn result(&self, py: Python<'_>) -> PyResult<Object> {
        self.end.result(py, || self.finish(py))
    }

    /// Closes it and stops its work; closing twice is closing once. `result` stays readable.
    fn close(&self, py: Python<'_>) {
        // A stream that cannot give a record any more is closed all the same.
        let _ = self.finish(py);
        py.detach(|| self.core.close());
    }

    /// Whether it is closed.
    #[getter]
    fn closed(&self) -> bool {
        self.core.is_closed()
    }

    fn __enter__(this: Py<Self>) -> Py<Self> {
        this
    }

    #[pyo3(signature = (*exception))]
    fn __exit__(&self, py: Python<'_>, exception: &Bound<'_, PyTuple>) {
        let _ = exception;
        self.close(py);
    }

    fn __repr__(&self) -> String {
        repr::object("Stream", self.closed(), &[])
    }

    /// For asyncio: the next item in a tuple, or `None` until the bell rings for the ticket.
    fn _poll(&self, py: Python<'_>, bell: &Bell, ticket: u64) -> PyResult<Option<(Option<Object>,)>> {
        self.end
            .poll(py, bell, ticket, |waker| self.core.poll_next(waker), put::plain)
    }
}
