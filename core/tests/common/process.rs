//! What this process holds, where the system tells.

/// Bytes of a line of `/proc/self/status`: `VmRSS` is what is in memory, `VmHWM` the most that was.
pub fn bytes_of(line: &str) -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let value = text
        .lines()
        .find_map(|found| found.strip_prefix(line)?.strip_prefix(':'))?;
    let kib: u64 = value.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib << 10)
}

/// How many entries a folder of `/proc/self` has: `task` a thread each, `fd` a descriptor each.
pub fn count(folder: &str) -> usize {
    std::fs::read_dir(format!("/proc/self/{folder}")).map_or(0, Iterator::count)
}
