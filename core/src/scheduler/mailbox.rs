//! What an actor's callers and its owner thread share.

use crate::runtime::{lock, Account, Queue};
use crate::{Error, Result};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// What an actor's callers and its owner thread share.
pub(crate) struct Mailbox<R> {
    /// What the actor's object is called in errors.
    object: &'static str,
    state: Mutex<State<R>>,
    changed: Condvar,
    closed: Arc<AtomicBool>,
    /// What every call is answered, after an assertion of the engine's.
    poison: OnceLock<Error>,
    /// The memory of the engine context behind it.
    account: Account,
}

struct State<R> {
    requests: VecDeque<R>,
    /// Something changed for the owner since it last looked.
    news: bool,
}

impl<R: Send> Mailbox<R> {
    pub(crate) fn new(object: &'static str, account: Account) -> Self {
        Self {
            object,
            state: Mutex::new(State {
                requests: VecDeque::new(),
                news: false,
            }),
            changed: Condvar::new(),
            closed: Arc::new(AtomicBool::new(false)),
            poison: OnceLock::new(),
            account,
        }
    }

    pub(crate) fn account(&self) -> &Account {
        &self.account
    }

    /// Answers `error` to all that is asked from now on.
    pub(super) fn poison(&self, error: Error) {
        // The first one is the cause.
        let _ = self.poison.set(error);
    }

    /// Fails if the actor answers nothing else any more.
    pub(crate) fn check_poison(&self) -> Result<()> {
        self.poison.get().map_or(Ok(()), |error| Err(error.clone()))
    }

    /// Puts a request at the end of the queue, or gives it back with the reason.
    pub(crate) fn put(&self, request: R) -> std::result::Result<(), (R, Error)> {
        let mut state = lock(&self.state);
        if let Err(error) = self.check_poison() {
            return Err((request, error));
        }
        if self.is_closed() {
            return Err((request, self.closed_error()));
        }
        state.requests.push_back(request);
        self.tell(state);
        Ok(())
    }

    /// What is answered where the actor was closed.
    pub(crate) fn closed_error(&self) -> Error {
        Error::InvalidHandle { kind: self.object }
    }

    /// Wakes the owner: a paused stream has space again, or nobody will read it any more.
    pub(crate) fn wake(&self) {
        self.tell(lock(&self.state));
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    /// The flag that `close` sets, for a decode or a reading to watch.
    pub(crate) fn closed_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.closed)
    }

    fn tell(&self, mut state: std::sync::MutexGuard<'_, State<R>>) {
        state.news = true;
        drop(state);
        self.changed.notify_one();
    }

    /// The owner is gone: nobody will answer what is left, so it answers for itself.
    pub(super) fn orphan(&self) {
        // A stream of a closed context ends as cancelled, where one of a poisoned context has an error to give.
        if self.poison.get().is_none() {
            self.close();
        }
        self.account.is_gone();
        let left = std::mem::take(&mut lock(&self.state).requests);
        drop(left);
    }

    /// The owner takes the new requests, in order; while it is `idle` it waits for news first, not longer than its `patience`.
    pub(super) fn collect(&self, idle: bool, patience: Option<Duration>) -> VecDeque<R> {
        let mut state = lock(&self.state);
        while idle && !state.news && !self.is_closed() {
            let Some(patience) = patience else {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let waited = self.changed.wait_timeout(state, patience);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            break;
        }
        state.news = false;
        std::mem::take(&mut state.requests)
    }
}

impl<R: Send> Queue for Mailbox<R> {
    /// What runs stops at the next graph node and ends as cancelled.
    fn close(&self) {
        self.account.is_ending();
        let state = lock(&self.state);
        self.closed.store(true, Ordering::Release);
        self.tell(state);
        // It may not be there yet, and wait for others' ends.
        self.account.is_stopped();
    }
}
