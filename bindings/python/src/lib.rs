//! The native half of the Python package `mullama`: generated classes over a small runtime that converts, waits and raises.
//!
//! What is said here is conversion only; every check, limit and message is core's.

mod generated;
mod runtime;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
fn _mullama(module: &Bound<'_, PyModule>) -> PyResult<()> {
    runtime::put::load_numpy(module.py())?;
    module.add_class::<runtime::bell::Bell>()?;
    module.add_class::<runtime::job::Job>()?;
    generated::register(module)
}
