//! The devices that llama.cpp can compute on.

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
    unsafe { sys::ggml_backend_dev_count() }
}

/// The device at `index`, if there is one: llama.cpp asserts the index.
pub(crate) fn device(index: usize) -> Option<Device> {
    if index >= device_count() {
        return None;
    }
    // SAFETY: the index is in range, and devices live as long as the process.
    unsafe {
        let device = sys::ggml_backend_dev_get(index);
        let (mut memory_free, mut memory_total) = (0, 0);
        sys::ggml_backend_dev_memory(device, &mut memory_free, &mut memory_total);
        Some(Device {
            name: text(sys::ggml_backend_dev_name(device)),
            description: text(sys::ggml_backend_dev_description(device)),
            kind: match sys::ggml_backend_dev_type(device) {
                sys::GGML_BACKEND_DEVICE_TYPE_CPU => "cpu",
                sys::GGML_BACKEND_DEVICE_TYPE_GPU => "gpu",
                sys::GGML_BACKEND_DEVICE_TYPE_IGPU => "igpu",
                sys::GGML_BACKEND_DEVICE_TYPE_ACCEL => "accel",
                _ => "meta",
            },
            memory_free,
            memory_total,
        })
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
