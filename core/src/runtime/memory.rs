//! How much memory there is.

use std::fs::read_to_string;

/// Where the system does not say.
const UNKNOWN: usize = 1 << 30;

/// Bytes that can be had without pressing others: what the system calls available, and what the control group leaves.
pub(crate) fn available_memory() -> usize {
    let system = read_to_string("/proc/meminfo").ok().and_then(|text| of_meminfo(&text));
    let group = |file: &str| read_to_string(format!("/sys/fs/cgroup/{file}")).ok();
    let group = group("memory.max")
        .zip(group("memory.current"))
        .and_then(|(most, used)| of_group(&most, &used));
    system.into_iter().chain(group).min().unwrap_or(UNKNOWN)
}

/// The line `MemAvailable: 123 kB`.
fn of_meminfo(text: &str) -> Option<usize> {
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kib: usize = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib.saturating_mul(1024))
}

/// What a limit leaves; `max` is none.
fn of_group(most: &str, used: &str) -> Option<usize> {
    let most: usize = most.trim().parse().ok()?;
    Some(most.saturating_sub(used.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{available_memory, of_group, of_meminfo};

    #[test]
    fn what_is_available_is_read_from_its_line() {
        let text = "MemTotal:       100 kB\nMemFree:  7 kB\nMemAvailable:    2048 kB\n";
        assert_eq!(of_meminfo(text), Some(2 << 20));
        assert_eq!(of_meminfo("MemTotal: 100 kB\n"), None);
    }

    #[test]
    fn a_limit_leaves_what_is_not_used() {
        assert_eq!(of_group("1000\n", "300\n"), Some(700));
        assert_eq!(of_group("1000\n", "3000\n"), Some(0));
        assert_eq!(of_group("max\n", "300\n"), None);
    }

    #[test]
    fn this_machine_has_some() {
        assert!(available_memory() > 1 << 20);
    }
}
