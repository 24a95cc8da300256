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
/// Errors: `BACKEND`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_backend_init() -> i32 {
    rt::status(|| Ok(mullama::backend_init()?))
}

/// Counts the objects that are not closed yet.
///
/// Returns: Models, contexts, streams and tokens of this process. Negative is an error code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_live_handles() -> i32 {
    rt::count(|| Ok(mullama::live_handles()))
}

/// Tells whether this build can use a GPU.
///
/// Returns: True where a GPU backend is built in and finds a device. False on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_supports_gpu_offload() -> bool {
    rt::boolean(|| Ok(mullama::supports_gpu_offload()))
}

/// The processor features and backends in use.
///
/// Returns: One line of text. The return value is the whole text's length in bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_system_info(text: *mut c_char, capacity: usize) -> i64 {
    rt::text_out(text, capacity, || Ok(mullama::system_info()))
}

/// The library's version.
///
/// Returns: Major, minor and patch, as in `0.1.0`. Never freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_version() -> *const c_char {
    rt::static_text!(mullama::version())
}
