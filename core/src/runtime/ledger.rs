//! Who holds how much memory beside the weights: contexts, embedding generators, and what else is reserved for them.

use super::lock::lock;
use super::process::process;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many may be ending while a new one is created.
const MOST_ENDING: usize = 1;

/// The longest that a creation waits for others to end. An end that takes longer may be waiting for the creator, as one that is calling back.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a wait lasts before it looks at what may stop it.
const TICK: Duration = Duration::from_millis(20);

/// The sums of one process.
#[derive(Default)]
pub(crate) struct Ledger {
    sums: Mutex<Sums>,
    changed: Condvar,
}

#[derive(Default)]
struct Sums {
    held: u64,
    /// Of these, what is not taken yet, so that the system does not know of it.
    coming: u64,
    n_ending: usize,
}

/// What one object holds, until it is gone.
pub(crate) struct Account {
    n_bytes: u64,
    pid: u32,
    stage: Mutex<Stage>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Coming,
    Here,
    /// Closed, and its memory not given back yet.
    Ending,
    Gone,
}

impl Ledger {
    /// Bytes that are held.
    pub(crate) fn held(&self) -> u64 {
        lock(&self.sums).held
    }

    /// Bytes that are held and not taken from the system yet.
    pub(crate) fn coming(&self) -> u64 {
        lock(&self.sums).coming
    }

    /// Waits while many are ending, so that creating and closing in a loop holds little more than one. False if `stopped` said so.
    pub(crate) fn wait_for_the_ending(&self, stopped: &dyn Fn() -> bool) -> bool {
        let begin = Instant::now();
        let mut sums = lock(&self.sums);
        while sums.n_ending > MOST_ENDING && begin.elapsed() < PATIENCE {
            if stopped() {
                return false;
            }
            let waited = self.changed.wait_timeout(sums, TICK);
            sums = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}

impl Account {
    /// Notes that an object of so many bytes is to come.
    pub(crate) fn open(n_bytes: u64) -> Self {
        let mut sums = lock(&process().ledger.sums);
        sums.held += n_bytes;
        sums.coming += n_bytes;
        Self {
            n_bytes,
            pid: std::process::id(),
            stage: Mutex::new(Stage::Coming),
        }
    }

    /// The object has its memory.
    pub(crate) fn is_here(&self) {
        self.advance(Stage::Here);
    }

    /// The object was closed and gives its memory back as soon as it can.
    pub(crate) fn is_ending(&self) {
        self.advance(Stage::Ending);
    }

    /// The memory was given back.
    pub(crate) fn is_gone(&self) {
        self.advance(Stage::Gone);
    }

    fn advance(&self, to: Stage) {
        // A forked child has none of its parent's memory to give back.
        if self.pid != std::process::id() {
            return;
        }
        let ledger = &process().ledger;
        let mut stage = lock(&self.stage);
        if *stage >= to {
            return;
        }
        let from = std::mem::replace(&mut *stage, to);
        let mut sums = lock(&ledger.sums);
        if from == Stage::Coming {
            sums.coming -= self.n_bytes;
        }
        if from == Stage::Ending {
            sums.n_ending -= 1;
        }
        if to == Stage::Ending {
            sums.n_ending += 1;
        }
        if to == Stage::Gone {
            sums.held -= self.n_bytes;
        }
        drop(sums);
        ledger.changed.notify_all();
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        self.is_gone();
    }
}
