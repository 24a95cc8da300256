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

/// The cosine of the angle between two vectors.
#[napi(js_name = "cosineSimilarity", catch_unwind)]
pub fn cosine_similarity(env: &Env, a: Unknown, b: Unknown) -> Result<f32> {
    let a = input::vector(&a, "a")?;
    let b = input::vector(&b, "b")?;
    core::cosine_similarity(&a, &b).or_throw(env)
}

/// Counts the devices that llama.cpp can compute on, the CPU included.
#[napi(js_name = "deviceCount", catch_unwind)]
pub fn device_count() -> Result<i32> {
    Ok(core::device_count())
}

/// Describes a device.
#[napi(js_name = "deviceInfo", catch_unwind)]
pub fn device_info<'env>(env: &'env Env, index: Unknown<'env>) -> Result<Unknown<'env>> {
    let index = input::i32(&index, "index")?;
    let answer = core::device_info(index).or_throw(env)?;
    output::json(env, answer)
}

/// Counts the engine's objects that can never be freed, because an assertion failed on them.
#[napi(js_name = "leakedObjects", catch_unwind)]
pub fn leaked_objects() -> Result<i32> {
    Ok(core::leaked_objects())
}

/// Counts the objects that are not closed yet.
#[napi(js_name = "liveHandles", catch_unwind)]
pub fn live_handles() -> Result<i32> {
    Ok(core::live_handles())
}

/// The most devices that a model can be spread over.
#[napi(js_name = "maxDevices", catch_unwind)]
pub fn max_devices() -> Result<i32> {
    Ok(core::max_devices())
}

/// Scales a vector to length 1.
#[napi(js_name = "normalize", catch_unwind)]
pub fn normalize<'env>(env: &'env Env, vector: Unknown<'env>) -> Result<Object<'env>> {
    let vector = input::vector(&vector, "vector")?;
    let answer = core::normalize(&vector).or_throw(env)?;
    output::vector(env, answer)
}

/// Tells how much memory contexts and embedding generators hold beside the weights.
#[napi(js_name = "reservedMemory", catch_unwind)]
pub fn reserved_memory() -> Result<i64> {
    Ok(core::reserved_memory())
}

/// Tells whether this build can use a GPU.
#[napi(js_name = "supportsGpuOffload", catch_unwind)]
pub fn supports_gpu_offload() -> Result<bool> {
    Ok(core::supports_gpu_offload())
}

/// Tells whether weights can be locked in memory.
#[napi(js_name = "supportsMlock", catch_unwind)]
pub fn supports_mlock() -> Result<bool> {
    Ok(core::supports_mlock())
}

/// Tells whether files can be mapped into memory.
#[napi(js_name = "supportsMmap", catch_unwind)]
pub fn supports_mmap() -> Result<bool> {
    Ok(core::supports_mmap())
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
