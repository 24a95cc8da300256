//! Threads that wait for calls, each for one or for several.

use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::task::Wake;
use std::time::{Duration, Instant};

use super::fd::Signal;

/// One waiting thread.
#[derive(Default)]
pub(super) struct Bell {
    rung: Mutex<bool>,
    ring: Condvar,
}

impl Bell {
    /// Waits until it rings; false when the time is over before.
    pub(super) fn wait(&self, until: Option<Instant>) -> bool {
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        while !*rung {
            rung = match until.map(|until| until.saturating_duration_since(Instant::now())) {
                None => self.ring.wait(rung).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => return false,
                Some(left) => {
                    let waited = self.ring.wait_timeout(rung, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        *rung = false;
        true
    }
}

/// The threads that wait for one call, and what programs poll instead.
#[derive(Default)]
pub(super) struct Bells {
    bells: Mutex<Vec<Weak<Bell>>>,
    pub(super) signal: Signal,
}

impl Bells {
    /// A bell of its own, that rings whenever there may be an answer.
    pub(super) fn hear(&self) -> Arc<Bell> {
        let bell = Arc::default();
        self.add(&bell);
        bell
    }

    /// Rings a thread, too, for as long as its bell lives.
    pub(super) fn add(&self, bell: &Arc<Bell>) {
        let mut bells = self.bells.lock().unwrap_or_else(PoisonError::into_inner);
        bells.retain(|one| one.strong_count() > 0);
        bells.push(Arc::downgrade(bell));
    }
}

impl Wake for Bells {
    fn wake(self: Arc<Self>) {
        self.signal.raise();
        let bells = self.bells.lock().unwrap_or_else(PoisonError::into_inner);
        for bell in bells.iter().filter_map(Weak::upgrade) {
            *bell.rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
            bell.ring.notify_all();
        }
    }
}
