//! What keeps a context going.

use crate::engine::Weights;
use crate::runtime::{Handle, Queue as _};
use crate::scheduler::{Facts, Mailbox};
use std::sync::Arc;

/// What a context shares with its streams. The owner thread ends when the last of them is gone, or at `close`.
pub(super) struct Inner {
    pub handle: Handle,
    pub mailbox: Arc<Mailbox>,
    pub weights: Arc<Weights>,
    pub facts: Facts,
}

impl Drop for Inner {
    fn drop(&mut self) {
        if !self.handle.is_foreign() {
            self.mailbox.close();
        }
    }
}
