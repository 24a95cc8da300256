//! To Python: each function converts one value. What PyO3 converts by itself passes through `plain`.

use numpy::{PyArray1, PyArrayMethods};
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use pyo3::IntoPyObjectExt;
use pyo3::PyClass;

use super::given::Value;

/// Any object of Python's.
pub type Object = Py<PyAny>;

/// A value that PyO3 knows: numbers, text, bytes, lists, maps and options of them.
pub fn plain<T: for<'py> IntoPyObject<'py>>(py: Python<'_>, value: T) -> PyResult<Object> {
    value.into_py_any(py)
}

/// An object of one of our classes.
pub fn object<T: PyClass + From<C> + Into<pyo3::PyClassInitializer<T>>, C>(
    py: Python<'_>,
    core: C,
) -> PyResult<Object> {
    Py::new(py, T::from(core))?.into_py_any(py)
}

/// A value or `None`.
pub fn option<T>(
    item: impl Fn(Python<'_>, T) -> PyResult<Object>,
) -> impl Fn(Python<'_>, Option<T>) -> PyResult<Object> {
    move |py, value| value.map_or_else(|| Ok(py.None()), |value| item(py, value))
}

/// A list.
pub fn list<T>(item: impl Fn(Python<'_>, T) -> PyResult<Object>) -> impl Fn(Python<'_>, Vec<T>) -> PyResult<Object> {
    move |py, values| {
        let values = values
            .into_iter()
            .map(|value| item(py, value))
            .collect::<PyResult<Vec<_>>>()?;
        PyList::new(py, values)?.into_py_any(py)
    }
}

/// NumPy's array of float32, shape (n,), over the memory that core filled.
pub fn vector(py: Python<'_>, values: Vec<f32>) -> PyResult<Object> {
    PyArray1::from_vec(py, values).into_py_any(py)
}

/// Loads NumPy, so that nothing but this can fail or be interrupted by a signal for want of it.
pub fn load_numpy(py: Python<'_>) -> PyResult<()> {
    let found = py.import("numpy")?;
    py.check_signals()?;
    // The C API is looked up at its first use, where an error would be a panic; so what is looked up there is looked up here before.
    let broken = |error: PyErr| PyImportError::new_err(format!("NumPy cannot be used: {error}"));
    found.getattr("__version__").map_err(broken)?;
    let arrays = py
        .import("numpy._core.multiarray")
        .or_else(|_| py.import("numpy.core.multiarray"))
        .map_err(broken)?;
    arrays.getattr("_ARRAY_API").map_err(broken)?;
    let _ = numpy::dtype::<f32>(py);
    Ok(())
}

/// A list of the rows of one contiguous array of float32, shape (n, width), where all are equally wide.
pub fn rows(py: Python<'_>, rows: Vec<Vec<f32>>) -> PyResult<Object> {
    let (count, width) = (rows.len(), rows.first().map_or(0, Vec::len));
    if rows.iter().any(|row| row.len() != width) {
        return list(vector)(py, rows);
    }
    let table = PyArray1::from_vec(py, rows.concat()).reshape([count, width])?;
    Ok(py
        .import("mullama._runtime.rows")?
        .call_method1("Rows", (table,))?
        .unbind())
}

/// JSON text as Python's values.
pub fn json(py: Python<'_>, text: String) -> PyResult<Object> {
    Ok(py.import("json")?.call_method1("loads", (text,))?.unbind())
}

/// A duration as seconds.
pub fn seconds(py: Python<'_>, duration: std::time::Duration) -> PyResult<Object> {
    duration.as_secs_f64().into_py_any(py)
}

/// An enum's member, found by its name in the description.
pub fn name(py: Python<'_>, class: &str, name: &str) -> PyResult<Object> {
    Ok(py
        .import("mullama.generated.enums")?
        .getattr(class)?
        .call1((name,))?
        .unbind())
}

/// A record, made by its public class from its fields.
pub fn record<const N: usize>(py: Python<'_>, class: &str, fields: [(&str, Object); N]) -> PyResult<Object> {
    let keywords = PyDict::new(py);
    for (name, value) in fields {
        keywords.set_item(name, value)?;
    }
    Ok(py
        .import("mullama.generated.records")?
        .getattr(class)?
        .call((), Some(&keywords))?
        .unbind())
}

/// A union's case with its payload.
pub fn tagged(py: Python<'_>, class: &str, kind: &str, payload: Object) -> PyResult<Object> {
    Ok(py
        .import("mullama.generated.unions")?
        .getattr(class)?
        .call1((kind, payload))?
        .unbind())
}

/// A native stream in the public class that feeds it.
pub fn fed<'a, T, C>(class: &'static str, source: &'a Value<'a>) -> impl Fn(Python<'_>, C) -> PyResult<Object> + 'a
where
    T: PyClass + From<C> + Into<pyo3::PyClassInitializer<T>> + 'a,
    C: 'a,
{
    move |py, core| {
        let stream = object::<T, C>(py, core)?;
        Ok(py
            .import("mullama.generated.streams")?
            .getattr(class)?
            .call1((stream, source))?
            .unbind())
    }
}

/// A native stream in the public class that asyncio can iterate over.
pub fn async_stream<T: PyClass + From<C> + Into<pyo3::PyClassInitializer<T>>, C>(
    class: &'static str,
) -> impl Fn(Python<'_>, C) -> PyResult<Object> {
    move |py, core| {
        let stream = object::<T, C>(py, core)?;
        Ok(py
            .import("mullama.generated.streams")?
            .getattr(class)?
            .call1((stream,))?
            .unbind())
    }
}
