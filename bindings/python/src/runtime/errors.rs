//! Core's errors as the package's exceptions, which are plain Python.

use mullama::ErrorCode;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::generated::values::DATA_KEYS;

/// Turns core's answer into Python's: a value, or an exception of the class that belongs to the code.
pub trait OrRaise<T> {
    /// The value, or the exception.
    fn or_raise(self) -> PyResult<T>;
}

impl<T> OrRaise<T> for mullama::Result<T> {
    fn or_raise(self) -> PyResult<T> {
        self.map_err(|error| Python::attach(|py| exception(py, &error)))
    }
}

/// The exception for an error of core.
pub fn exception(py: Python<'_>, error: &mullama::Error) -> PyErr {
    let numbers = DATA_KEYS.iter().filter_map(|key| Some((*key, error.data(key)?)));
    make(py, error.code(), error.to_string(), numbers).unwrap_or_else(|failed| failed)
}

/// An argument that Python can pass and core's types cannot hold.
pub fn invalid(py: Python<'_>, what: &str, given: &str, expected: &str) -> PyErr {
    let instead = mullama::text::instead(what, given);
    let message = format!("{what} is {given}; expected {expected}{instead}");
    make(py, ErrorCode::InvalidInput, message, std::iter::empty()).unwrap_or_else(|failed| failed)
}

/// The record of a stream that has not ended.
pub fn not_ended(py: Python<'_>) -> PyErr {
    let message = "the stream has not ended; read it to its end, or call finish(), which stops it and gives the record";
    make(py, ErrorCode::WouldBlock, message.to_owned(), std::iter::empty()).unwrap_or_else(|failed| failed)
}

/// That an object is still open, where it is asked for what may have changed; `kind` is what core calls it.
pub fn alive(py: Python<'_>, closed: bool, kind: &'static str) -> PyResult<()> {
    if !closed {
        return Ok(());
    }
    let message = format!("the {kind} is closed; create another one");
    Err(make(py, ErrorCode::InvalidHandle, message, std::iter::empty()).unwrap_or_else(|failed| failed))
}

/// An argument of the wrong type, in the words that Python's own functions use.
pub fn wrong_type(value: &Bound<'_, PyAny>, what: &str, expected: &str) -> PyErr {
    let given = value.get_type().name().map(|name| name.to_string());
    PyTypeError::new_err(format!(
        "{what} must be {expected}, not {}",
        given.unwrap_or_else(|_| "another type".into())
    ))
}

fn make<'a>(
    py: Python<'_>,
    code: ErrorCode,
    message: String,
    numbers: impl Iterator<Item = (&'a str, i64)>,
) -> PyResult<PyErr> {
    let data = PyDict::new(py);
    for (key, number) in numbers {
        data.set_item(key, number)?;
    }
    let classes = py.import("mullama.generated.errors")?.getattr("CLASSES")?;
    Ok(PyErr::from_value(
        classes.get_item(code.code())?.call1((message, data))?,
    ))
}
