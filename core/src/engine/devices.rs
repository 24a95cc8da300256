//! The devices that llama.cpp can compute on.

use super::shim::{self, RawDevice};
use super::EngineError;
use llama_cpp_sys_2 as sys;
use std::ffi::{c_char, CStr};

/// One device as it is now.
pub(crate) struct Device {
    pub name: String,
    pub description: String,
    /// `cpu`, `gpu`, `igpu`, `accel` or `meta`.
    pub kind: &'static str,
    /// Bytes.
    pub memory_free: usize,
    /// Bytes.
    pub memory_total: usize,
}

/// How many devices there are, the CPU included; none where the backend does not start.
pub(crate) fn device_count() -> usize {
    if super::init().is_err() {
        return 0;
    }
    // SAFETY: reads the registry of backends, which `init` has filled.
    shim::call(|failure| unsafe { shim::mullama_shim_device_count(failure) }).unwrap_or(0)
}

/// The device at `index`, if there is one: llama.cpp asserts the index.
pub(crate) fn device(index: usize) -> Result<Option<Device>, EngineError> {
    if index >= device_count() {
        return Ok(None);
    }
    let mut found = RawDevice {
        name: std::ptr::null(),
        description: std::ptr::null(),
        memory_free: 0,
        memory_total: 0,
        kind: 0,
    };
    // SAFETY: the index is in range, and the place is ours.
    shim::call(|failure| unsafe { shim::mullama_shim_device(index, &mut found, failure) })?;
    Ok(Some(Device {
        // SAFETY: null or a text with its NUL, which lives as long as the process.
        name: unsafe { text(found.name) },
        // SAFETY: as above.
        description: unsafe { text(found.description) },
        kind: match u32::try_from(found.kind) {
            Ok(sys::GGML_BACKEND_DEVICE_TYPE_CPU) => "cpu",
            Ok(sys::GGML_BACKEND_DEVICE_TYPE_GPU) => "gpu",
            Ok(sys::GGML_BACKEND_DEVICE_TYPE_IGPU) => "igpu",
            Ok(sys::GGML_BACKEND_DEVICE_TYPE_ACCEL) => "accel",
            _ => "meta",
        },
        memory_free: found.memory_free,
        memory_total: found.memory_total,
    }))
}

/// # Safety
///
/// `text` is null or a text with its NUL.
unsafe fn text(text: *const c_char) -> String {
    if text.is_null() {
        return String::new();
    }
    // SAFETY: the caller promises it.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}
