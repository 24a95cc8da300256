// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The classes and functions of the native module.

mod cancel_token;
mod context;
mod functions;
mod model;
mod stream;
pub mod values;

use pyo3::prelude::*;

pub use cancel_token::CancelToken;
pub use context::Context;
pub use model::Model;
pub use stream::Stream;

/// Adds everything to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<CancelToken>()?;
    module.add_class::<Model>()?;
    module.add_class::<Context>()?;
    module.add_class::<Stream>()?;
    module.add_function(wrap_pyfunction!(functions::abi_version, module)?)?;
    module.add_function(wrap_pyfunction!(functions::api_digest, module)?)?;
    module.add_function(wrap_pyfunction!(functions::backend_free, module)?)?;
    module.add_function(wrap_pyfunction!(functions::backend_init, module)?)?;
    module.add_function(wrap_pyfunction!(functions::live_handles, module)?)?;
    module.add_function(wrap_pyfunction!(functions::supports_gpu_offload, module)?)?;
    module.add_function(wrap_pyfunction!(functions::system_info, module)?)?;
    module.add("__version__", mullama::version())?;
    Ok(())
}
