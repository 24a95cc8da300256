//! Storm after storm: what one leaves behind, hours of them would gather. One test, for the sums are the process's.

mod common;

use common::process::{bytes_of, count};
use common::{storm::storm, tiny};
use mullama::{live_handles, reserved_memory};
use std::time::{Duration, Instant};

/// A few seconds here; `nox -s soak` gives it minutes.
#[test]
fn a_long_storm_leaves_memory_threads_and_descriptors_as_they_were() {
    let seconds = std::env::var("MULLAMA_SOAK_SECONDS").map_or(5, |text| text.parse().expect("a number of seconds"));
    let (begin, limit) = (Instant::now(), Duration::from_secs(seconds));
    let model = tiny();
    let mut early = None;
    for round in 1.. {
        storm(&model, round % 2 == 0, round);
        let here = Held::now();
        println!("round {round}, {} s: {here:?}", begin.elapsed().as_secs());
        match &early {
            None if round > 1 && begin.elapsed() > limit / 5 => early = Some(here),
            Some(early) => {
                assert!(
                    here.is_little_more_than(early),
                    "round {round}: {here:?} after {early:?}"
                );
                // Not before one round was compared with another, however slow the machine is.
                if begin.elapsed() > limit {
                    break;
                }
            }
            None => {}
        }
    }
}

/// What this process holds while nothing of ours runs.
#[derive(Debug)]
struct Held {
    mib: u64,
    threads: usize,
    descriptors: usize,
}

impl Held {
    /// Waits until the contexts of the last round have ended.
    fn now() -> Self {
        let begin = Instant::now();
        let ours = || live_handles() > 1 || reserved_memory() > 0;
        while ours() && begin.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(5));
        }
        Self {
            mib: bytes_of("VmRSS").unwrap_or(0) >> 20,
            threads: count("task"),
            descriptors: count("fd"),
        }
    }

    /// The allocator keeps some of what is given back, and a thread may be about to end.
    fn is_little_more_than(&self, early: &Self) -> bool {
        self.mib <= early.mib + 32 && self.threads <= early.threads + 2 && self.descriptors <= early.descriptors
    }
}
