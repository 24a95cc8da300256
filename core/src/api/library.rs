//! Facts about the library and its process.

use crate::generated::library;
use crate::runtime::{process, start};
use crate::{engine, Error, Result};
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

#[doc = doc!("supports_mmap")]
pub fn supports_mmap() -> bool {
    engine::supports_mmap()
}

#[doc = doc!("supports_mlock")]
pub fn supports_mlock() -> bool {
    engine::supports_mlock()
}

#[doc = doc!("max_devices")]
pub fn max_devices() -> i32 {
    i32::try_from(engine::max_devices()).unwrap_or(i32::MAX)
}

#[doc = doc!("device_count")]
pub fn device_count() -> i32 {
    match start() {
        Ok(()) => i32::try_from(engine::device_count()).unwrap_or(i32::MAX),
        Err(_) => 0,
    }
}

#[doc = doc!("device_info")]
pub fn device_info(index: i32) -> Result<String> {
    start()?;
    let device = match usize::try_from(index) {
        Ok(index) => engine::device(index).map_err(|error| error.or(|reason| Error::Backend { reason }))?,
        Err(_) => None,
    };
    let device = device.ok_or_else(|| {
        Error::invalid_input(
            "index",
            index.to_string(),
            format!("a device in [0, {})", device_count()),
        )
    })?;
    Ok(serde_json::json!({
        "name": device.name,
        "description": device.description,
        "type": device.kind,
        "memory_free": device.memory_free,
        "memory_total": device.memory_total,
    })
    .to_string())
}

#[doc = doc!("system_info")]
pub fn system_info() -> String {
    match start() {
        Ok(()) => engine::system_info(),
        Err(error) => error.to_string(),
    }
}

#[doc = doc!("leaked_objects")]
pub fn leaked_objects() -> i32 {
    engine::leaked_objects()
}

#[doc = doc!("reserved_memory")]
pub fn reserved_memory() -> i64 {
    i64::try_from(process().ledger.held()).unwrap_or(i64::MAX)
}

#[doc = doc!("live_handles")]
pub fn live_handles() -> i32 {
    process().live_handles.load(Ordering::Relaxed)
}
