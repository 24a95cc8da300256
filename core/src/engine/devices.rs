//! The devices that llama.cpp can compute on.

use super::shim::{self, RawDevice};
use super::{gpu, EngineError};
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

/// The places in llama.cpp's registry of those that this process may use, the CPU among them; none where the backend does not start.
fn usable() -> Vec<usize> {
    if super::init().is_err() {
        return Vec::new();
    }
    // SAFETY: reads the registry of backends, which `init` has filled.
    let n = shim::call(|failure| unsafe { shim::mullama_shim_device_count(failure) }).unwrap_or(0);
    let all = 0..n;
    if !gpu::are_left_to_parent() {
        return all.collect();
    }
    // SAFETY: the index is in range; no driver is asked.
    let kind = |&index: &usize| shim::call(|failure| unsafe { shim::mullama_shim_device_kind(index, failure) });
    all.filter(|index| matches!(kind(index).map(kind_name), Ok("cpu" | "accel")))
        .collect()
}

/// How many devices there are, the CPU included.
pub(crate) fn device_count() -> usize {
    usable().len()
}

/// The device at `index`, if there is one: llama.cpp asserts the index.
pub(crate) fn device(index: usize) -> Result<Option<Device>, EngineError> {
    let Some(&index) = usable().get(index) else {
        return Ok(None);
    };
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
        kind: kind_name(found.kind),
        memory_free: found.memory_free,
        memory_total: found.memory_total,
    }))
}

fn kind_name(kind: i32) -> &'static str {
    match u32::try_from(kind) {
        Ok(sys::GGML_BACKEND_DEVICE_TYPE_CPU) => "cpu",
        Ok(sys::GGML_BACKEND_DEVICE_TYPE_GPU) => "gpu",
        Ok(sys::GGML_BACKEND_DEVICE_TYPE_IGPU) => "igpu",
        Ok(sys::GGML_BACKEND_DEVICE_TYPE_ACCEL) => "accel",
        _ => "meta",
    }
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
