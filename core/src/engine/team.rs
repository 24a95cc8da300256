//! The threads that compute a context's graphs.

use super::{log, shim, EngineError};
use llama_cpp_sys_2 as sys;
use std::ptr::NonNull;

/// Whether threads that wait for each other sleep. Where the engine was built without our patch they spin, and two of them on a busy
/// machine can be many times slower than one.
pub(crate) const SLEEPS: bool = cfg!(mullama_team);

/// Address space for a thread of a pool: a stack as the C library makes it, and what that keeps for a thread. Where there is none for its
/// thread-locals, the C library ends the process when it first looks at one.
const OF_A_THREAD: usize = 12 << 20;

/// Whether the process may have so much more address space at this moment, as a new thread needs it. Its stack is taken from the system,
/// and so is its first memory: where there is no space for a heap of its own, the C library asks no other thread's.
pub(crate) fn has_space(n_bytes: usize) -> bool {
    // SAFETY: takes and gives back what nobody else has.
    shim::call(|failure| unsafe { shim::mullama_shim_has_space(n_bytes, failure) }).unwrap_or(false)
}

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
    pub(super) fn new(n_threads: i32, exact: bool) -> Result<Self, EngineError> {
        let (mut size, mut refused) = (0, 0);
        let has_room = |n: &i32| *n == 1 || has_space((*n as usize - 1) * OF_A_THREAD);
        let wanted = (1..=n_threads).rev().find(has_room).unwrap_or(1);
        // SAFETY: the numbers are written into places of ours.
        let pool =
            shim::call(|failure| unsafe { shim::mullama_shim_team_new(wanted, &mut size, &mut refused, failure) })?;
        let pool = NonNull::new(pool).ok_or(EngineError::NoMemory)?;
        let team = Self { pool, size };
        if size < n_threads {
            let reason = match refused {
                0 => EngineError::NoMemory.to_string(),
                errno => std::io::Error::from_raw_os_error(errno).to_string(),
            };
            if exact {
                return Err(EngineError::Failed(format!(
                    "a deterministic context computes with exactly the threads that it was told, {n_threads}, and the system lets it \
                     have {size} ({reason}); lower n_threads or raise the limit"
                )));
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
    ) -> Result<(), EngineError> {
        let (ctx, pool) = (ctx.as_ptr(), self.pool.as_ptr());
        // SAFETY: the caller's promise.
        shim::call(|failure| unsafe {
            shim::mullama_shim_team_attach(ctx, pool, n_threads, n_threads_batch, failure);
        })
    }
}

impl Drop for Team {
    fn drop(&mut self) {
        // SAFETY: the pool is ours, and no graph runs: the context that it was attached to is gone.
        let freed = shim::call(|failure| unsafe { shim::mullama_shim_team_free(self.pool.as_ptr(), failure) });
        if freed.is_err() {
            super::leaked::count();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::has_space;

    #[test]
    fn there_is_space_for_some_and_not_for_any_number() {
        assert!(has_space(1 << 20));
        assert!(!has_space(1 << 62));
    }
}
