//! Assertions that tests plant; nothing that we ship has this module.

use std::ffi::{c_char, CString};

extern "C" {
    fn mullama_plant(call: *const c_char, after: i32, swallow: bool);
}

/// How a planted assertion travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travel {
    /// Its exception reaches the shim.
    Free,
    /// Its exception is caught on the way, as some of llama.cpp's own handlers do, and the call goes on.
    Swallowed,
}

/// The shim's call of this name asserts once, after `after` that go well.
pub fn plant(call: &str, after: i32, travel: Travel) {
    let call = CString::new(format!("mullama_shim_{call}")).expect("a name without NUL");
    // SAFETY: the name is copied.
    unsafe { mullama_plant(call.as_ptr(), after, travel == Travel::Swallowed) };
}
