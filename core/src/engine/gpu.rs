//! The GPUs that a build knows, and when they may be used.

use super::{log, shim, PerProcess};
use std::sync::atomic::{AtomicU32, Ordering};

/// The backends that Cargo's features have built in. Metal is llama.cpp's own choice on Apple's systems, with the feature or without.
const BUILT: &[&str] = &[
    #[cfg(feature = "cuda")]
    "CUDA",
    #[cfg(feature = "metal")]
    "Metal",
    #[cfg(feature = "rocm")]
    "ROCm",
    #[cfg(feature = "vulkan")]
    "Vulkan",
];

/// The process that has started a driver and found its device; 0 while none has.
static STARTED_BY: AtomicU32 = AtomicU32::new(0);

/// To be called once the backends have started.
pub(super) fn started() {
    let finds = supports_gpu_offload();
    if finds {
        STARTED_BY.store(std::process::id(), Ordering::Relaxed);
    }
    if let Some(line) = no_device(BUILT, finds) {
        log::warn(&line);
    }
}

/// What the log says once where a backend was `built` in and `finds` no device: llama.cpp itself says nothing, and computes slowly.
fn no_device(built: &[&str], finds: bool) -> Option<String> {
    (!built.is_empty() && !finds).then(|| {
        format!(
            "built for {}, which finds no device or no driver here: the processor computes all",
            built.join(" and ")
        )
    })
}

/// Whether a backend is built in and finds a device that this process may use. To be asked after `init`.
pub(crate) fn supports_gpu_offload() -> bool {
    // SAFETY: reads the registry of backends.
    !are_left_to_parent()
        && shim::call(|failure| unsafe { shim::mullama_shim_supports_gpu_offload(failure) }).unwrap_or(false)
}

/// Whether this process was forked from the one that started the drivers. No driver serves a child: CUDA's fails, and what is asked of
/// Vulkan's takes the device from the parent, too. So a child computes on the processor, which the log says once.
pub(super) fn are_left_to_parent() -> bool {
    static TOLD: PerProcess<()> = PerProcess::new();
    let left = belong_to_another(BUILT, STARTED_BY.load(Ordering::Relaxed), std::process::id());
    if left {
        TOLD.get(|| {
            log::warn("forked from a process that has started the GPU's driver: the processor computes all here")
        });
    }
    left
}

fn belong_to_another(built: &[&str], started_by: u32, process: u32) -> bool {
    !built.is_empty() && started_by != 0 && started_by != process
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_device_is_told_where_one_was_built_for() {
        assert_eq!(no_device(&[], false), None);
        assert_eq!(no_device(&["Vulkan"], true), None);
        let line = no_device(&["CUDA", "Vulkan"], false).expect("no device is found");
        assert!(
            line.starts_with("built for CUDA and Vulkan, which finds no device"),
            "{line}"
        );
    }

    #[test]
    fn a_child_leaves_its_parents_devices_alone() {
        assert!(belong_to_another(&["Vulkan"], 7, 8));
        assert!(!belong_to_another(&["Vulkan"], 7, 7));
        assert!(
            !belong_to_another(&["Vulkan"], 0, 8),
            "nothing was started before the fork"
        );
        assert!(!belong_to_another(&[], 7, 8), "there is only the processor");
    }
}
