//! State that belongs to one process, and what happens at its end.

use std::ffi::c_int;
use std::sync::atomic::{AtomicPtr, Ordering};

/// A value that a forked child makes anew.
///
/// The parent's value may be locked by a thread that the child does not have, so the child must never touch it.
pub(crate) struct PerProcess<T> {
    current: AtomicPtr<(u32, T)>,
}

impl<T: Send + Sync + 'static> PerProcess<T> {
    pub(crate) const fn new() -> Self {
        Self {
            current: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    /// This process's value, made by `make` at the first call.
    pub(crate) fn get(&self, make: impl FnOnce() -> T) -> &'static T {
        let pid = std::process::id();
        let seen = self.current.load(Ordering::Acquire);
        // SAFETY: a stored pointer comes from `Box::into_raw` below and is never freed.
        if let Some((owner, value)) = unsafe { seen.as_ref() } {
            if *owner == pid {
                return value;
            }
        }
        let fresh = Box::into_raw(Box::new((pid, make())));
        match self
            .current
            .compare_exchange(seen, fresh, Ordering::AcqRel, Ordering::Acquire)
        {
            // SAFETY: `fresh` is published and never freed.
            Ok(_) => unsafe { &(*fresh).1 },
            Err(winner) => {
                // SAFETY: `fresh` was not published, so it is ours alone; `winner` was published by a thread of this process.
                unsafe {
                    drop(Box::from_raw(fresh));
                    &(*winner).1
                }
            }
        }
    }
}

extern "C" {
    fn atexit(callback: extern "C" fn()) -> c_int;
}

/// Calls `hook` when the process ends, before the destructors of what was constructed until now.
///
/// The C library runs the newest registration first, and llama.cpp constructs statics in the functions that use them: so register
/// again after each first use of a part of it. `hook` is called as often as it was registered.
pub(crate) fn at_exit(hook: extern "C" fn()) {
    // SAFETY: `hook` is a plain function of this library, which is never unloaded. Where the C library has no memory for one more
    // registration, the earlier ones stand.
    let _ = unsafe { atexit(hook) };
}
