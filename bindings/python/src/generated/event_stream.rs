// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The class `EventStream`.
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

/// An answer that is still being generated, pulled part by part.
///
/// It is as `Stream` is, but for what it gives.
#[pyclass(module = "mullama", frozen)]
pub struct EventStream {
    core: mullama::EventStream,
    end: End,
}

impl From<mullama::EventStream> for EventStream {
    fn from(core: mullama::EventStream) -> Self {
        Self { core, end: End::new() }
    }
}

impl EventStream {
    /// Waits for the next item.
    pub fn pull(&self, py: Python<'_>) -> PyResult<Option<Object>> {
        let item = self.end.next(py, |waker| self.core.poll_next(waker))?;
        item.map(|item| values::put_generation_event(py, item)).transpose()
    }
}

#[pymethods]
impl EventStream {
    fn __iter__(this: Py<Self>) -> Py<Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Object>> {
        self.pull(py)
    }

    /// Gives a descriptor for `poll` and its like, readable while the next part or the end can be taken without waiting.
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
        repr::object("EventStream", self.closed(), &[])
    }

    /// For asyncio: the next item in a tuple, or `None` until the bell rings for the ticket.
    fn _poll(&self, py: Python<'_>, bell: &Bell, ticket: u64) -> PyResult<Option<(Option<Object>,)>> {
        self.end.poll(
            py,
            bell,
            ticket,
            |waker| self.core.poll_next(waker),
            values::put_generation_event,
        )
    }
}
