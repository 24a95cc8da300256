// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The class `CancelToken`.
#![allow(unused_imports, clippy::too_many_arguments)]

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::values;
use crate::runtime::errors::{self, OrRaise};
use crate::runtime::fields::Fields;
use crate::runtime::given::{self, Value};
use crate::runtime::put::{self, Object};
use crate::runtime::{job, progress, pull, repr, tools, typed, wait};

/// A flag that stops work from any thread.
///
/// Work ends soon after it is set: on the CPU within one operation of the compute graph, which takes
/// `n_ubatch` tokens at most, and on a GPU within one such graph; a load within one tensor; what reads
/// a text, a template or a constraint looks at it all along.
#[pyclass(module = "mullama", frozen)]
pub struct CancelToken {
    pub core: mullama::CancelToken,
}

impl From<mullama::CancelToken> for CancelToken {
    fn from(core: mullama::CancelToken) -> Self {
        Self { core }
    }
}

#[pymethods]
impl CancelToken {
    /// Creates a token that is not set.
    #[new]
    #[pyo3(text_signature = "()")]
    fn new() -> PyResult<Self> {
        Ok(Self::from(mullama::CancelToken::new()))
    }

    /// Sets the token. What watches it stops at its next step.
    fn cancel(&self) -> PyResult<()> {
        self.core.cancel().or_raise()
    }

    /// Tells whether the token is set.
    ///
    /// Returns
    /// -------
    /// bool
    ///     ``True`` after `CancelToken.cancel`.
    fn is_cancelled(&self) -> PyResult<bool> {
        self.core.is_cancelled().or_raise()
    }

    /// Closes it; closing twice is closing once. Every call after that but the reading of facts and predicates is an error.
    fn close(&self, py: Python<'_>) {
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
        repr::object("CancelToken", self.closed(), &[])
    }
}
