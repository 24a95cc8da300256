//! The native half of the Python package `mullama`: generated classes over a small runtime that converts, waits and raises.
//!
//! What is said here is conversion only; every check, limit and message is core's.

mod generated;
mod runtime;

use pyo3::prelude::*;

/// A small allocation that fails is tried again with what is kept for that.
#[global_allocator]
static ALLOCATOR: mullama::Reserve = mullama::Reserve;

#[pymodule(gil_used = false)]
fn _mullama(module: &Bound<'_, PyModule>) -> PyResult<()> {
    mullama::Reserve::keep();
    runtime::put::load_numpy(module.py())?;
    module.add_class::<runtime::bell::Bell>()?;
    module.add_class::<runtime::job::Job>()?;
    generated::register(module)
}
