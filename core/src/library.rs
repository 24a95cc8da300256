//! Facts about the library and its process.

use crate::generated::library;
use crate::process::{process, start};
use crate::{engine, Result};
use std::sync::atomic::Ordering;

#[doc = doc!("version")]
pub fn version() -> &'static str {
    library::VERSION
}

#[doc = doc!("abi_version")]
pub fn abi_version() -> i32 {
    library::ABI_VERSION
}

#[doc = doc!("api_digest")]
pub fn api_digest() -> &'static str {
    library::API_DIGEST
}

#[doc = doc!("backend_init")]
pub fn backend_init() -> Result<()> {
    start()
}

#[doc = doc!("backend_free")]
///
/// The backend's tables are small and shared by all; the end of the process frees them.
pub fn backend_free() {}

#[doc = doc!("supports_gpu_offload")]
pub fn supports_gpu_offload() -> bool {
    start().is_ok() && engine::supports_gpu_offload()
}

#[doc = doc!("system_info")]
pub fn system_info() -> String {
    match start() {
        Ok(()) => engine::system_info(),
        Err(error) => error.to_string(),
    }
}

#[doc = doc!("live_handles")]
pub fn live_handles() -> i32 {
    process().live_handles.load(Ordering::Relaxed)
}
