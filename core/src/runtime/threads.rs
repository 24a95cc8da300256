//! How many threads a context has when it is not told.

use crate::engine::SLEEPS;
use std::collections::BTreeSet;

/// Threads that a context uses when it is not told: the physical cores that this process may use; one where waiting threads spin.
pub(crate) fn default_threads() -> i32 {
    if !SLEEPS {
        return 1;
    }
    let usable = std::thread::available_parallelism().map_or(1, usize::from);
    let n = physical_cores().map_or(usable, |physical| physical.min(usable));
    i32::try_from(n.clamp(1, 512)).unwrap_or(1)
}

/// Cores without their hyperthreads, as Linux lists them; elsewhere not known.
fn physical_cores() -> Option<usize> {
    let mut cores = BTreeSet::new();
    for entry in std::fs::read_dir("/sys/devices/system/cpu").ok()? {
        let siblings = entry.ok()?.path().join("topology/thread_siblings_list");
        if let Ok(siblings) = std::fs::read_to_string(siblings) {
            cores.insert(siblings);
        }
    }
    (!cores.is_empty()).then_some(cores.len())
}

#[cfg(test)]
mod tests {
    use super::default_threads;

    #[test]
    fn default_threads_are_within_the_machine() {
        let usable = std::thread::available_parallelism().map_or(1, usize::from);
        assert!((1..=usable).contains(&(default_threads() as usize)));
    }
}
