//! The only place that names llama.cpp, and the only one with `unsafe`.
//!
//! Everything here is safe to call. Every call goes through the C++ shim in `shim/`, where exceptions end and an assertion of
//! llama.cpp's becomes one; what is known to assert, or to crash, is checked before the call.

mod bits;
mod cache_size;
mod candidates;
mod chain;
mod chat;
mod devices;
mod error;
mod facts;
mod gpu;
mod leaked;
mod likely;
mod log;
mod output_layer;
mod per_process;
#[cfg(feature = "__planted")]
pub mod planted;
mod policy;
mod reserve;
mod runner;
mod sampler;
mod sequence;
mod shim;
mod team;
mod variants;
mod weights;

pub(crate) use bits::Bits;
pub(crate) use cache_size::{whole_cells, CELL_BLOCK};
pub(crate) use chat::{SearchedTokens, SpecialToken, Usage};
pub(crate) use devices::{device, device_count};
pub(crate) use error::EngineError;
pub(crate) use facts::Facts;
pub(crate) use gpu::supports_gpu_offload;
pub(crate) use leaked::{leaked_by_this_thread, leaked_objects};
pub(crate) use likely::{largest_of, likeliest, log_probability, log_sum};
pub(crate) use log::say;
pub(crate) use per_process::{at_exit, PerProcess};
pub use reserve::Reserve;
pub(crate) use runner::{Decoded, Runner, RunnerSpec};
pub(crate) use sampler::{Sampler, SamplerSpec};
pub(crate) use sequence::{state_has, Memory};
pub(crate) use team::{has_space, SLEEPS};
pub(crate) use variants::{choose_variant, variants};
pub(crate) use weights::{LoadError, LoadSpec, Maker, Weights};

use std::ffi::CStr;
use std::sync::OnceLock;

/// What holds for every model and machine of this build.
fn limits() -> shim::Limits {
    let mut limits = shim::Limits::default();
    // SAFETY: the place is ours; the call reads constants.
    let told = shim::call(|failure| unsafe { shim::mullama_shim_limits(&mut limits, failure) });
    debug_assert_eq!(told, Ok(()));
    limits
}

/// Most sequences that a context can have, `LLAMA_MAX_SEQ`.
pub(crate) fn max_sequences() -> u32 {
    u32::try_from(limits().max_sequences).unwrap_or(u32::MAX)
}

/// Most devices that a model can be split over.
pub(crate) fn max_devices() -> usize {
    limits().max_devices
}

/// Whether files can be mapped into memory here.
pub(crate) fn supports_mmap() -> bool {
    limits().mmap
}

/// Whether pages can be locked in memory here.
pub(crate) fn supports_mlock() -> bool {
    limits().mlock
}

/// Starts the backend once, after the choice of a variant; later calls give the first call's answer.
pub(crate) fn init() -> Result<(), EngineError> {
    static STARTED: OnceLock<Result<(), EngineError>> = OnceLock::new();
    STARTED
        .get_or_init(|| {
            if !variants::settled() {
                return Err(EngineError::Failed("no variant of the engine's code was chosen".into()));
            }
            // SAFETY: the first call of all. Where the engine's frames cannot be unwound, assertions end the process, as they do in
            // llama.cpp alone.
            if unsafe { shim::mullama_shim_catch_assertions() } {
                // SAFETY: no pool was made yet.
                shim::call(|failure| unsafe { shim::mullama_shim_team_catch(failure) })?;
            }
            log::install()?;
            // SAFETY: needs nothing but to come before what uses the backend.
            shim::call(|failure| unsafe { shim::mullama_shim_backend_init(failure) })?;
            gpu::started();
            Ok(())
        })
        .clone()
}

/// llama.cpp's line of processor features and backends, behind the variant where one was chosen. To be asked after `init`.
pub(crate) fn system_info() -> String {
    // llama.cpp writes the line into one static string, so two threads must not ask at once.
    static LINE: OnceLock<String> = OnceLock::new();
    LINE.get_or_init(|| {
        // SAFETY: the call answers a text with a NUL that lives until the next call, and there is only this one.
        let line = shim::call(|failure| unsafe { CStr::from_ptr(shim::mullama_shim_system_info(failure)) });
        line.map_or_else(
            |error| error.to_string(),
            |line| {
                let line = line.to_string_lossy();
                let variant = variants::chosen_variant().map(|name| format!("CPU variant: {name} | "));
                variant.unwrap_or_default() + line.trim_end()
            },
        )
    })
    .clone()
}
