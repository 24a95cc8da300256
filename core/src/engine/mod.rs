//! The only place that names llama.cpp, and the only one with `unsafe`.
//!
//! Everything here is safe to call: what aborts the process in llama.cpp is checked before the call, and what throws goes through
//! the C++ shim in `shim/`.

mod bits;
mod cache_size;
mod chat;
mod devices;
mod facts;
mod log;
mod per_process;
mod runner;
mod sampler;
mod shim;
mod weights;

pub(crate) use bits::Bits;
pub(crate) use chat::SpecialToken;
pub(crate) use devices::{device, device_count};
pub(crate) use facts::Facts;
pub(crate) use log::say;
pub(crate) use per_process::{at_exit, PerProcess};
pub(crate) use runner::{Decoded, Runner, RunnerSpec};
pub(crate) use sampler::{Sampler, SamplerSpec};
pub(crate) use weights::{LoadError, LoadSpec, Maker, Weights};

use llama_cpp_sys_2 as sys;
use std::ffi::CStr;
use std::sync::OnceLock;

/// Most sequences that a context can have, `LLAMA_MAX_SEQ`.
pub(crate) fn max_sequences() -> u32 {
    // SAFETY: reads a constant.
    unsafe { sys::llama_max_parallel_sequences() as u32 }
}

/// Most devices that a model can be split over.
pub(crate) fn max_devices() -> usize {
    // SAFETY: reads a constant.
    unsafe { sys::llama_max_devices() }
}

/// Whether files can be mapped into memory here.
pub(crate) fn supports_mmap() -> bool {
    // SAFETY: reads a constant.
    unsafe { sys::llama_supports_mmap() }
}

/// Whether pages can be locked in memory here.
pub(crate) fn supports_mlock() -> bool {
    // SAFETY: reads a constant.
    unsafe { sys::llama_supports_mlock() }
}

/// Starts the backend once; later calls give the first call's answer.
pub(crate) fn init() -> Result<(), String> {
    static STARTED: OnceLock<Result<(), String>> = OnceLock::new();
    STARTED
        .get_or_init(|| {
            log::install();
            let mut error = shim::ErrorText::new();
            // SAFETY: the pointer is a buffer of the size that the shim writes at most.
            let status = unsafe { shim::mullama_shim_backend_init(error.as_mut_ptr()) };
            if status < 0 {
                return Err(error.to_string());
            }
            Ok(())
        })
        .clone()
}

/// Whether a GPU backend is built in and finds a device. To be asked after `init`.
pub(crate) fn supports_gpu_offload() -> bool {
    // SAFETY: reads the registry of backends.
    unsafe { sys::llama_supports_gpu_offload() }
}

/// llama.cpp's line of processor features and backends. To be asked after `init`.
pub(crate) fn system_info() -> String {
    // llama.cpp writes the line into one static string, so two threads must not ask at once.
    static LINE: OnceLock<String> = OnceLock::new();
    LINE.get_or_init(|| {
        // SAFETY: the call answers a text with a NUL that lives until the next call, and there is only this one.
        let line = unsafe { CStr::from_ptr(sys::llama_print_system_info()) };
        line.to_string_lossy().trim_end().to_owned()
    })
    .clone()
}
