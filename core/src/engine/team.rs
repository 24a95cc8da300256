//! The threads that compute a context's graphs.

use super::{log, shim};
use llama_cpp_sys_2 as sys;
use std::ptr::NonNull;

/// Whether threads that wait for each other sleep. Where the engine was built without our patch they spin, and two of them on a busy
/// machine can be many times slower than one.
pub(crate) const SLEEPS: bool = cfg!(mullama_team);

/// A pool of ggml's, the thread that evaluates among its threads. Not shared: a context's owner makes it, uses it and frees it.
pub(super) struct Team {
    pool: NonNull<sys::ggml_threadpool>,
    /// Threads that it has.
    pub(super) size: i32,
}

// SAFETY: ggml's pool may be used and freed from any thread as long as one does at a time; the runner that owns it sees to that.
unsafe impl Send for Team {}

impl Team {
    /// Starts the threads. Where the system refuses some, the team has fewer and the log says so; with `exact` that is an error.
    pub(super) fn new(n_threads: i32, exact: bool) -> Result<Self, String> {
        let (mut size, mut refused) = (0, 0);
        let mut error = shim::ErrorText::new();
        // SAFETY: the numbers are written into places of ours, the text into a buffer of the size that the shim writes at most.
        let pool =
            unsafe { shim::mullama_shim_team_new(n_threads.max(1), &mut size, &mut refused, error.as_mut_ptr()) };
        let Some(pool) = NonNull::new(pool) else {
            return Err(format!("no memory for a team of {n_threads} threads {error}")
                .trim_end()
                .into());
        };
        let team = Self { pool, size };
        if size < n_threads {
            let reason = std::io::Error::from_raw_os_error(refused);
            if exact {
                return Err(format!(
                    "a deterministic context computes with exactly the threads that it was told, {n_threads}, and the system lets it \
                     have {size} ({reason}); lower n_threads or raise the limit"
                ));
            }
            log::warn(&format!(
                "of {n_threads} threads the system lets a context have {size} ({reason}); it goes on with those"
            ));
        }
        Ok(team)
    }

    /// Lets `ctx` compute with these threads: of those, as many as it asked for.
    ///
    /// # Safety
    ///
    /// `ctx` is alive, and is freed before the team.
    pub(super) unsafe fn attach(
        &self,
        ctx: NonNull<sys::llama_context>,
        n_threads: i32,
        n_threads_batch: i32,
    ) -> Result<(), String> {
        let mut error = shim::ErrorText::new();
        // SAFETY: the caller's promise.
        let status = unsafe {
            shim::mullama_shim_team_attach(
                ctx.as_ptr(),
                self.pool.as_ptr(),
                n_threads,
                n_threads_batch,
                error.as_mut_ptr(),
            )
        };
        if status < 0 {
            return Err(error.to_string());
        }
        Ok(())
    }
}

impl Drop for Team {
    fn drop(&mut self) {
        // SAFETY: the pool is ours, and no graph runs: the context that it was attached to is gone.
        unsafe { shim::mullama_shim_team_free(self.pool.as_ptr()) };
    }
}
