// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! What belongs to no object.

#[allow(unused_imports)] // each file needs some of these
use crate::generated::prelude::*;

/// The version of the C ABI; a binding refuses a library of another one.
#[napi(js_name = "abiVersion", catch_unwind)]
pub fn abi_version() -> Result<i32> {
    Ok(core::abi_version())
}

/// A fingerprint of the API that this library was generated from.
#[napi(js_name = "apiDigest", catch_unwind)]
pub fn api_digest() -> Result<String> {
    Ok(core::api_digest().to_owned())
}

/// Marks the end of use; it frees nothing that a live handle needs.
#[napi(js_name = "backendFree", catch_unwind)]
pub fn backend_free() -> Result<()> {
    core::backend_free();
    Ok(())
}

/// Starts the compute backend; optional, the first call does it.
#[napi(js_name = "backendInit", catch_unwind)]
pub fn backend_init(env: &Env) -> Result<()> {
    core::backend_init().or_throw(env)
}

/// Counts the objects that are not closed yet.
#[napi(js_name = "liveHandles", catch_unwind)]
pub fn live_handles() -> Result<i32> {
    Ok(core::live_handles())
}

/// Tells whether this build can use a GPU.
#[napi(js_name = "supportsGpuOffload", catch_unwind)]
pub fn supports_gpu_offload() -> Result<bool> {
    Ok(core::supports_gpu_offload())
}

/// The processor features and backends in use.
#[napi(js_name = "systemInfo", catch_unwind)]
pub fn system_info() -> Result<String> {
    Ok(core::system_info())
}

/// The library's version.
#[napi(js_name = "version", catch_unwind)]
pub fn version() -> Result<String> {
    Ok(core::version().to_owned())
}
