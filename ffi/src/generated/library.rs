// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of library.

#[allow(unused_imports)]
use std::ffi::{c_char, c_void};

#[allow(unused_imports)]
use mullama::*;

#[allow(unused_imports)]
use super::convert;
#[allow(unused_imports)]
use super::types::*;
#[allow(unused_imports)]
use crate::runtime as rt;

/// The version of the C ABI; a binding refuses a library of another one.
///
/// Returns: A number that grows with each incompatible change. Negative is an error code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_abi_version() -> i32 {
    rt::count(|| Ok(mullama::abi_version()))
}

/// A fingerprint of the API that this library was generated from.
///
/// Returns: 64 hexadecimal digits. Never freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_api_digest() -> *const c_char {
    rt::static_text!(mullama::api_digest())
}

/// Marks the end of use; it frees nothing that a live handle needs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_backend_free() {
    rt::nothing(|| {
        mullama::backend_free();
        Ok(())
    })
}

/// Starts the compute backend; optional, the first call does it.
///
/// Errors: `MULLAMA_ERR_BACKEND`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_backend_init() -> i32 {
    rt::status(|| Ok(mullama::backend_init()?))
}

/// The cosine of the angle between two vectors.
///
/// - `a`: A vector, shape (n,).
/// - `b`: Another of the same length.
///
/// Returns: In [-1, 1]; 0 when either vector is zero. NaN on failure.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embedding_cosine_similarity(a: *const f32, b: *const f32, n: usize) -> f32 {
    rt::float(|| {
        let a = rt::list(a, n, "a")?;
        let b = rt::list(b, n, "b")?;
        Ok(mullama::cosine_similarity(a, b)?)
    })
}

/// Counts the devices that llama.cpp can compute on, the CPU included.
///
/// Returns: A number of devices. Negative is an error code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_device_count() -> i32 {
    rt::count(|| Ok(mullama::device_count()))
}

/// Describes a device.
///
/// - `index`: From 0 up to `mullama_device_count`.
///
/// Returns: An object with `name`, `description`, `type`, `memory_free` and `memory_total` in bytes. The return value is the whole text's length in bytes.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_device_info(index: i32, text: *mut c_char, capacity: usize) -> i64 {
    rt::text_out(text, capacity, || Ok(mullama::device_info(index)?))
}

/// Counts the engine's objects that can never be freed, because an assertion failed on them.
///
/// Returns: 0 as long as no call has failed with that error. Negative is an error code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_leaked_objects() -> i32 {
    rt::count(|| Ok(mullama::leaked_objects()))
}

/// Counts the objects that are not closed yet.
///
/// Returns: Models, contexts, streams and tokens of this process. Negative is an error code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_live_handles() -> i32 {
    rt::count(|| Ok(mullama::live_handles()))
}

/// The most devices that a model can be spread over.
///
/// Returns: A number of devices. Negative is an error code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_max_devices() -> i32 {
    rt::count(|| Ok(mullama::max_devices()))
}

/// Scales a vector to length 1.
///
/// - `vector`: A vector, shape (n,). It is changed in place.
///
/// Returns: The scaled vector; a zero vector stays as it is. 0 or an error code.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embedding_normalize(vector: *mut f32, n: usize) -> i32 {
    rt::status(|| {
        let vector_given = rt::list(vector, n, "vector")?;
        rt::write_back(vector, n, &mullama::normalize(vector_given)?)
    })
}

/// Tells how much memory contexts and embedding generators hold beside the weights.
///
/// Returns: Bytes of their caches and logits; what is closed counts until it has ended, and what an assertion has left for good counts on. Negative is an error code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_reserved_memory() -> i64 {
    rt::count(|| Ok(mullama::reserved_memory()))
}

/// Tells whether this build can use a GPU.
///
/// Returns: `true` where a GPU backend is built in and finds a device. False on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_supports_gpu_offload() -> bool {
    rt::boolean(|| Ok(mullama::supports_gpu_offload()))
}

/// Tells whether weights can be locked in memory.
///
/// Returns: `true` where the system can lock pages. False on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_supports_mlock() -> bool {
    rt::boolean(|| Ok(mullama::supports_mlock()))
}

/// Tells whether files can be mapped into memory.
///
/// Returns: `true` on every system that llama.cpp maps files on. False on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_supports_mmap() -> bool {
    rt::boolean(|| Ok(mullama::supports_mmap()))
}

/// The processor features and backends in use.
///
/// A library from a package has the engine's code in variants for several kinds of processor and uses the best that runs here; the line begins with its name, as in `CPU variant: x86-64-v3`. For tests the environment forces one, as in `MULLAMA_CPU_VARIANT=x86-64-v2`, read when the engine starts; where it is not there or cannot run here, what needs the engine fails with `MULLAMA_ERR_BACKEND` and a message that says which can.
///
/// Returns: One line of text. The return value is the whole text's length in bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_system_info(text: *mut c_char, capacity: usize) -> i64 {
    rt::text_out(text, capacity, || Ok(mullama::system_info()))
}

/// The library's version.
///
/// Returns: Major, minor and patch, as in `0.4.0`. Never freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_version() -> *const c_char {
    rt::static_text!(mullama::version())
}
