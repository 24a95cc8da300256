//! What a context's callers and its owner thread share.

use super::request::{Request, Task};
use crate::runtime::{lock, Account, Queue};
use crate::{Error, Result};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// What a context's callers and its owner thread share.
pub(crate) struct Mailbox {
    state: Mutex<State>,
    changed: Condvar,
    closed: Arc<AtomicBool>,
    n_seq_max: usize,
    /// The memory of the context behind it.
    account: Account,
}

struct State {
    tasks: VecDeque<Task>,
    /// Streams that hold a sequence, or will: made and not yet drained or closed.
    open_streams: usize,
    /// Something changed for the owner since it last looked.
    news: bool,
}

impl Mailbox {
    pub(crate) fn new(n_seq_max: usize, account: Account) -> Self {
        Self {
            state: Mutex::new(State {
                tasks: VecDeque::new(),
                open_streams: 0,
                news: false,
            }),
            changed: Condvar::new(),
            closed: Arc::new(AtomicBool::new(false)),
            n_seq_max,
            account,
        }
    }

    pub(crate) fn account(&self) -> &Account {
        &self.account
    }

    /// Fails with CONTEXT_BUSY if a task could wait for ever, behind streams that nobody may be reading.
    ///
    /// Tasks get their sequence in order. One that is let in here finds fewer than `n_seq_max` streams before it, so that one sequence
    /// at least goes through tasks that end by themselves.
    pub(crate) fn check_busy(&self) -> Result<()> {
        self.busy(&lock(&self.state))
    }

    fn busy(&self, state: &State) -> Result<()> {
        if state.open_streams >= self.n_seq_max {
            return Err(Error::ContextBusy {
                n_seq_max: self.n_seq_max,
            });
        }
        Ok(())
    }

    /// Puts a task at the end of the queue.
    pub(crate) fn submit(&self, task: Task) -> Result<()> {
        self.put(task).map_err(|(_, error)| error)
    }

    /// The same for a generation with an answer, which gets the error.
    pub(crate) fn submit_or_fail(&self, request: Request) {
        if let Err((Task::Generate(request), error)) = self.put(Task::Generate(Box::new(request))) {
            request.answer.fail(error);
        }
    }

    fn put(&self, task: Task) -> std::result::Result<(), (Task, Error)> {
        let mut state = lock(&self.state);
        if self.is_closed() {
            return Err((task, Error::InvalidHandle { kind: "context" }));
        }
        if let Err(error) = self.busy(&state) {
            return Err((task, error));
        }
        if task.is_stream() {
            state.open_streams += 1;
        }
        state.tasks.push_back(task);
        self.tell(state);
        Ok(())
    }

    /// A stream was drained or closed and holds its sequence no longer.
    pub(crate) fn stream_ended(&self) {
        let mut state = lock(&self.state);
        state.open_streams -= 1;
        self.tell(state);
    }

    /// Wakes the owner: a paused stream has space again.
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

    fn tell(&self, mut state: std::sync::MutexGuard<'_, State>) {
        state.news = true;
        drop(state);
        self.changed.notify_one();
    }

    /// The owner is gone: nobody will answer what is left, so it answers for itself.
    pub(super) fn orphan(&self) {
        self.close();
        self.account.is_gone();
        let left = std::mem::take(&mut lock(&self.state).tasks);
        drop(left);
    }

    /// The owner takes the new tasks; while it is `idle` it waits for news first.
    pub(super) fn collect(&self, idle: bool, tasks: &mut VecDeque<Task>) {
        let mut state = lock(&self.state);
        while idle && !state.news && !self.is_closed() {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.news = false;
        tasks.append(&mut state.tasks);
    }
}

impl Queue for Mailbox {
    /// What runs stops at the next graph node and ends as cancelled.
    fn close(&self) {
        self.account.is_ending();
        let state = lock(&self.state);
        self.closed.store(true, Ordering::Release);
        self.tell(state);
    }
}
