//! What a caller's object and its actor have in common.

use crate::engine::Weights;
use crate::runtime::{Handle, Queue as _};
use crate::scheduler::{Mailbox, Opened, Work};
use crate::Result;
use std::sync::Arc;

/// What an object shares with what it has asked. The owner thread ends when the last of them is gone, or at `close`.
pub(super) struct Inner<W: Work> {
    pub handle: Handle,
    pub mailbox: Arc<Mailbox<W::Request>>,
    pub weights: Arc<Weights>,
    pub facts: W::Facts,
}

impl<W: Work> Inner<W> {
    /// The object of an actor that is ready.
    pub(super) fn of(opened: Opened<W>) -> Self {
        let Opened {
            mailbox,
            weights,
            facts,
        } = opened;
        Self {
            handle: Handle::new(W::NAMES.object),
            mailbox,
            weights,
            facts,
        }
    }

    /// Fails unless the actor may be asked: it is open, of this process, and no assertion of the engine's has happened on it.
    pub(super) fn check(&self) -> Result<()> {
        self.handle.check()?;
        self.mailbox.check_poison()
    }

    /// Closes the object and its actor; closing twice is closing once.
    pub(super) fn close(&self) {
        if self.handle.close() {
            self.mailbox.close();
        }
    }
}

impl<W: Work> Drop for Inner<W> {
    fn drop(&mut self) {
        if !self.handle.is_foreign() {
            self.mailbox.close();
        }
    }
}
