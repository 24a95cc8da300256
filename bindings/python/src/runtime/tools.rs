//! The user's functions as tools, and the loop over a model's calls of them: Python's half has both, `_runtime/tools.py` and `_runtime/tool_loop.py`.

use pyo3::prelude::*;
use pyo3::{PyClass, PyClassInitializer};

use super::given::Value;
use super::put::Object;

/// What the model is told of the functions, and the functions by their names; `later` where coroutines are awaited.
pub fn taken(functions: &Value<'_>, later: bool) -> PyResult<(String, Object)> {
    let module = functions.py().import("mullama._runtime.tools")?;
    let taken = module.call_method1("taken", (functions, later))?;
    let told = module.call_method1("text_of", (taken.call_method0("values")?,))?;
    Ok((told.extract()?, taken.unbind()))
}

/// Goes through the steps of a run to the answer.
pub fn run<T: PyClass + Into<PyClassInitializer<T>>>(py: Python<'_>, run: T, functions: Object) -> PyResult<Object> {
    Ok(py
        .import("mullama._runtime.tool_loop")?
        .call_method1("loop", (Py::new(py, run)?, functions))?
        .unbind())
}

/// The coroutine that does so.
pub fn started<T: PyClass + Into<PyClassInitializer<T>>>(
    py: Python<'_>,
    call: &str,
    run: T,
    functions: Object,
) -> PyResult<Object> {
    Ok(py
        .import("mullama._runtime.tool_loop")?
        .call_method1("started", (call, Py::new(py, run)?, functions))?
        .unbind())
}
