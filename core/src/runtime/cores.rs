//! The core budget: how many threads may compute at once.
//!
//! Two contexts that each use all cores make each other slower, a thousand times where ggml's barriers spin. A decode takes as many
//! permits as it has threads, first come first served.

use super::lock::lock;
use super::sync::{Condvar, Mutex};

/// Permits for the usable cores of this machine.
pub(crate) struct Cores {
    usable: usize,
    turns: Mutex<Turns>,
    changed: Condvar,
}

struct Turns {
    free: usize,
    next: u64,
    serving: u64,
}

/// Permits that are given back when this is dropped.
pub(crate) struct Permits<'a> {
    cores: &'a Cores,
    taken: usize,
}

impl Cores {
    /// A budget of the cores that this process may use, cgroup limits included.
    pub(crate) fn of_this_machine() -> Self {
        Self::new(std::thread::available_parallelism().map_or(1, usize::from))
    }

    pub(crate) fn new(usable: usize) -> Self {
        Self {
            usable,
            turns: Mutex::new(Turns {
                free: usable,
                next: 0,
                serving: 0,
            }),
            changed: Condvar::new(),
        }
    }

    /// Cores that this process may use.
    pub(crate) fn usable(&self) -> usize {
        self.usable
    }

    /// Waits for `n` permits, or for all that there are where `n` is more; where it has to wait, does something `first`, under no lock.
    pub(crate) fn take(&self, n: usize, first: impl FnOnce()) -> Permits<'_> {
        let taken = n.clamp(1, self.usable);
        let mut turns = lock(&self.turns);
        let turn = turns.next;
        turns.next += 1;
        if turns.serving != turn || turns.free < taken {
            drop(turns);
            first();
            turns = lock(&self.turns);
        }
        // Turns keep a decode with many threads from waiting for ever behind ones with few.
        while turns.serving != turn || turns.free < taken {
            turns = self
                .changed
                .wait(turns)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
        }
        turns.serving += 1;
        turns.free -= taken;
        if turns.next != turns.serving {
            self.changed.notify_all();
        }
        Permits { cores: self, taken }
    }
}

impl Drop for Permits<'_> {
    fn drop(&mut self) {
        let mut turns = lock(&self.cores.turns);
        turns.free += self.taken;
        if turns.next != turns.serving {
            self.cores.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decode_with_more_threads_than_cores_gets_them_all() {
        let cores = Cores::new(2);
        let all = cores.take(64, || ());
        assert_eq!(all.taken, 2);
        drop(all);
        assert_eq!(lock(&cores.turns).free, 2);
    }

    #[test]
    fn permits_are_never_oversubscribed() {
        let cores = Cores::new(3);
        let busy = Mutex::new((0usize, 0usize));
        std::thread::scope(|scope| {
            for n in [1, 2, 3, 2, 1] {
                let (cores, busy) = (&cores, &busy);
                scope.spawn(move || {
                    for _ in 0..200 {
                        let permits = cores.take(n, || ());
                        let mut now = lock(busy);
                        now.0 += permits.taken;
                        now.1 = now.1.max(now.0);
                        drop(now);
                        std::thread::yield_now();
                        lock(busy).0 -= permits.taken;
                        drop(permits);
                    }
                });
            }
        });
        let (left, most) = *lock(&busy);
        assert_eq!(left, 0);
        assert!((1..=3).contains(&most), "{most} permits of 3 were out at once");
    }
}
