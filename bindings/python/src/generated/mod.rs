// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The classes and functions of the native module.

mod cancel_token;
mod context;
mod conversation;
mod embedding_generator;
mod event_stream;
mod functions;
mod model;
mod stream;
mod tool_run;
pub mod values;

use pyo3::prelude::*;

pub use cancel_token::CancelToken;
pub use context::Context;
pub use conversation::Conversation;
pub use embedding_generator::EmbeddingGenerator;
pub use event_stream::EventStream;
pub use model::Model;
pub use stream::Stream;
pub use tool_run::ToolRun;

/// Adds everything to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<CancelToken>()?;
    module.add_class::<Model>()?;
    module.add_class::<Context>()?;
    module.add_class::<Conversation>()?;
    module.add_class::<EmbeddingGenerator>()?;
    module.add_class::<ToolRun>()?;
    module.add_class::<EventStream>()?;
    module.add_class::<Stream>()?;
    module.add_function(wrap_pyfunction!(functions::abi_version, module)?)?;
    module.add_function(wrap_pyfunction!(functions::api_digest, module)?)?;
    module.add_function(wrap_pyfunction!(functions::backend_free, module)?)?;
    module.add_function(wrap_pyfunction!(functions::backend_init, module)?)?;
    module.add_function(wrap_pyfunction!(functions::cosine_similarity, module)?)?;
    module.add_function(wrap_pyfunction!(functions::device_count, module)?)?;
    module.add_function(wrap_pyfunction!(functions::device_info, module)?)?;
    module.add_function(wrap_pyfunction!(functions::leaked_objects, module)?)?;
    module.add_function(wrap_pyfunction!(functions::live_handles, module)?)?;
    module.add_function(wrap_pyfunction!(functions::max_devices, module)?)?;
    module.add_function(wrap_pyfunction!(functions::normalize, module)?)?;
    module.add_function(wrap_pyfunction!(functions::reserved_memory, module)?)?;
    module.add_function(wrap_pyfunction!(functions::supports_gpu_offload, module)?)?;
    module.add_function(wrap_pyfunction!(functions::supports_mlock, module)?)?;
    module.add_function(wrap_pyfunction!(functions::supports_mmap, module)?)?;
    module.add_function(wrap_pyfunction!(functions::system_info, module)?)?;
    module.add("__version__", mullama::version())?;
    Ok(())
}
