//! Facts about the library and its process.

use crate::generated::library;
use crate::process::{process, start};
use crate::{engine, Result};
use std::sync::atomic::Ordering;

/// The library's version: major, minor and patch.
pub fn version() -> &'static str {
    library::VERSION
}

/// The version of the C ABI; a binding refuses a library of another one.
pub fn abi_version() -> i32 {
    library::ABI_VERSION
}

/// A fingerprint of the API that this library was generated from: 64 hexadecimal digits.
pub fn api_digest() -> &'static str {
    library::API_DIGEST
}

/// Starts the compute backend. Optional, the first call that needs it does it.
///
/// # Errors
///
/// [`crate::ErrorCode::Backend`] if it does not start.
pub fn backend_init() -> Result<()> {
    start()
}

/// Marks the end of use. It frees nothing that an open object needs: the backend's tables are shared by all and small, and the
/// process's end frees them.
pub fn backend_free() {}

/// Tells whether a GPU backend is built in and finds a device.
pub fn supports_gpu_offload() -> bool {
    engine::supports_gpu_offload()
}

/// The processor features and backends in use, in one line.
pub fn system_info() -> String {
    engine::system_info()
}

/// Counts the models, contexts, streams and cancel tokens of this process that are not closed yet.
pub fn live_handles() -> i32 {
    process().live_handles.load(Ordering::Relaxed)
}
