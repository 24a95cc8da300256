//! The cancel token.

use crate::runtime::Handle;
use crate::Result;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

#[doc = doc!("cancel_token")]
///
/// Clones are the same token.
#[derive(Clone, Debug)]
pub struct CancelToken {
    handle: Arc<Handle>,
    flag: Arc<AtomicBool>,
}

impl Default for CancelToken {
    /// A token that is not set.
    fn default() -> Self {
        Self::new()
    }
}

impl CancelToken {
    #[doc = doc!("cancel_token.new")]
    #[must_use]
    pub fn new() -> Self {
        Self {
            handle: Arc::new(Handle::new("cancel token")),
            flag: Arc::new(AtomicBool::new(false)),
        }
    }

    #[doc = doc!("cancel_token.cancel")]
    pub fn cancel(&self) -> Result<()> {
        self.handle.check()?;
        self.flag.store(true, Ordering::Release);
        Ok(())
    }

    #[doc = doc!("cancel_token.is_cancelled")]
    pub fn is_cancelled(&self) -> Result<bool> {
        self.handle.check()?;
        Ok(self.is_set())
    }

    /// Fails for one that was closed.
    pub(super) fn check(&self) -> Result<()> {
        self.handle.check()
    }

    /// The last state, also of one that was closed.
    pub(super) fn is_set(&self) -> bool {
        self.flag.load(Ordering::Acquire)
    }

    /// Closes the token and its clones. Work that watches it goes on watching its last state.
    pub fn close(&self) {
        self.handle.close();
    }

    /// Tells whether the token was closed.
    pub fn is_closed(&self) -> bool {
        self.handle.is_closed()
    }

    /// The flag for work to watch.
    pub(crate) fn watch(&self) -> Result<Arc<AtomicBool>> {
        self.handle.check()?;
        Ok(Arc::clone(&self.flag))
    }
}
