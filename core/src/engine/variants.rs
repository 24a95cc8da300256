//! The variants of ggml's processor code that this build has, and the choice of one. What each needs is not known here.

use std::sync::OnceLock;

#[cfg(mullama_variants)]
extern "C" {
    fn mullama_variant_name(index: usize) -> *const std::ffi::c_char;
    fn mullama_variant_choose(index: usize);
}

static CHOSEN: OnceLock<&'static str> = OnceLock::new();

/// The variants' names, the best first. None in a build that has one, which nobody chooses.
#[cfg(mullama_variants)]
pub(crate) fn variants() -> Vec<&'static str> {
    let name = |index| {
        // SAFETY: any index may be asked.
        let name = unsafe { mullama_variant_name(index) };
        // SAFETY: null, or a constant text with its NUL.
        let name = (!name.is_null()).then(|| unsafe { std::ffi::CStr::from_ptr(name) })?;
        name.to_str().ok()
    };
    (0..).map_while(name).collect()
}

/// As above.
#[cfg(not(mullama_variants))]
pub(crate) fn variants() -> Vec<&'static str> {
    Vec::new()
}

/// Lets the engine compute with a variant, by its place in `variants`. This processor must be able to run it. To be called before the
/// engine starts; a second choice changes nothing.
pub(crate) fn choose_variant(index: usize) {
    if let Some(name) = variants().get(index) {
        CHOSEN.get_or_init(|| {
            // SAFETY: there is such a variant, and the engine has not started.
            #[cfg(mullama_variants)]
            unsafe {
                mullama_variant_choose(index);
            }
            name
        });
    }
}

/// Whether the engine can be called: one of several variants was chosen, or there are not several.
pub(super) fn settled() -> bool {
    variants().is_empty() || chosen_variant().is_some()
}

/// The variant that was chosen, where the build has several.
pub(super) fn chosen_variant() -> Option<&'static str> {
    CHOSEN.get().copied()
}
