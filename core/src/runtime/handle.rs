//! What makes an object one that can be closed, counted, and told apart from its copy in a forked child.

use super::process::process;
use crate::engine::Reserve;
use crate::{Error, Result};
use std::sync::atomic::{AtomicBool, Ordering};

/// The identity of one open object. Counted in `live_handles` until it is closed or dropped.
#[derive(Debug)]
pub(crate) struct Handle {
    kind: &'static str,
    pid: u32,
    open: AtomicBool,
}

impl Handle {
    /// Opens a handle; `kind` names the object in errors.
    pub(crate) fn new(kind: &'static str) -> Self {
        process().live_handles.fetch_add(1, Ordering::Relaxed);
        Self {
            kind,
            pid: std::process::id(),
            open: AtomicBool::new(true),
        }
    }

    /// Fails unless the object is open and of this process. Every call on an object begins here.
    pub(crate) fn check(&self) -> Result<()> {
        Reserve::refill();
        if self.is_foreign() {
            return Err(Error::WrongProcess {
                kind: self.kind,
                made_in: self.pid,
                here: std::process::id(),
            });
        }
        if self.is_closed() {
            return Err(Error::InvalidHandle { kind: self.kind });
        }
        Ok(())
    }

    /// Whether `close` was called.
    pub(crate) fn is_closed(&self) -> bool {
        !self.open.load(Ordering::Acquire)
    }

    /// Whether a fork has copied the object here; its threads and locks are not here.
    pub(crate) fn is_foreign(&self) -> bool {
        self.pid != std::process::id()
    }

    /// Closes the object. True for the first call in the process that made it, which then has to give back what it holds.
    pub(crate) fn close(&self) -> bool {
        if !self.open.swap(false, Ordering::AcqRel) || self.is_foreign() {
            return false;
        }
        process().live_handles.fetch_sub(1, Ordering::Relaxed);
        true
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.close();
    }
}
