//! A descriptor that is readable once a call is done.

use std::sync::{Mutex, MutexGuard, PoisonError};

use mullama::Ready;

use super::super::Outcome;

/// What a program polls.
#[derive(Default)]
pub(super) struct Signal(Mutex<State>);

#[derive(Default)]
struct State {
    is_raised: bool,
    ready: Ready,
}

impl Signal {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the descriptor readable, for good.
    pub(super) fn raise(&self) {
        let mut state = self.state();
        state.is_raised = true;
        state.ready.set(true);
    }

    /// The descriptor.
    pub(super) fn fd(&self) -> Outcome<i32> {
        let mut state = self.state();
        let is_raised = state.is_raised;
        Ok(state.ready.fd(is_raised)?)
    }
}
