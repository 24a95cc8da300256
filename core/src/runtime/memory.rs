//! How much memory is left to this process: of the machine's, and of what its control groups allow.

use std::path::{Path, PathBuf};

/// Bytes that can still be had; `None` where the system does not say, which is everywhere but on Linux.
pub(crate) fn left() -> Option<u64> {
    left_under(Path::new("/"))
}

/// The same for a system whose files are under `root`.
fn left_under(root: &Path) -> Option<u64> {
    let available = available(root)?;
    Some(groups(root).iter().filter_map(Group::left).fold(available, u64::min))
}

/// What the kernel believes can be had without swapping.
fn available(root: &Path) -> Option<u64> {
    let text = std::fs::read_to_string(root.join("proc/meminfo")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    line.trim()
        .strip_suffix("kB")?
        .trim()
        .parse()
        .ok()
        .map(|kb: u64| kb << 10)
}

/// A control group's folder with the names of its files.
struct Group {
    folder: PathBuf,
    limit: &'static str,
    usage: &'static str,
    /// The key of what the kernel gives up first, in `memory.stat`.
    cache: &'static str,
}

/// The groups of this process and all above them, in both of the kernel's editions.
fn groups(root: &Path) -> Vec<Group> {
    let text = std::fs::read_to_string(root.join("proc/self/cgroup")).unwrap_or_default();
    let mut groups = Vec::new();
    for line in text.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(controllers), Some(path)) = (parts.next(), parts.next()) else {
            continue;
        };
        let (mounted, limit, usage, cache) = match controllers {
            "" => ("sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"),
            _ if controllers.split(',').any(|name| name == "memory") => (
                "sys/fs/cgroup/memory",
                "memory.limit_in_bytes",
                "memory.usage_in_bytes",
                "total_inactive_file",
            ),
            _ => continue,
        };
        // In a container its own group is often the root of what is mounted.
        let mounted = root.join(mounted);
        let path = path.trim_start_matches('/');
        for path in Path::new(path).ancestors() {
            groups.push(Group {
                folder: mounted.join(path),
                limit,
                usage,
                cache,
            });
        }
    }
    groups
}

impl Group {
    /// What its limit leaves; `None` where it has none.
    fn left(&self) -> Option<u64> {
        let read = |name: &str| std::fs::read_to_string(self.folder.join(name)).ok();
        let number = |name: &str| read(name)?.trim().parse::<u64>().ok();
        let (limit, usage) = (number(self.limit)?, number(self.usage)?);
        let stat = read("memory.stat").unwrap_or_default();
        let mut lines = stat.lines().filter_map(|line| line.split_once(' '));
        let cache = lines.find_map(|(key, value)| (key == self.cache).then(|| value.parse::<u64>().ok())?);
        Some(limit.saturating_sub(usage.saturating_sub(cache.unwrap_or(0))))
    }
}

#[cfg(test)]
mod tests {
    use super::left_under;
    use std::path::{Path, PathBuf};

    /// A root with some files, removed when it is dropped.
    struct Root(PathBuf);

    impl Root {
        fn new(name: &str, files: &[(&str, &str)]) -> Self {
            let root = std::env::temp_dir().join(format!("mullama-memory-{name}-{}", std::process::id()));
            for (path, text) in files {
                let path = root.join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, text).unwrap();
            }
            Self(root)
        }
    }

    impl Drop for Root {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    const MEMINFO: (&str, &str) = ("proc/meminfo", "MemTotal: 9000 kB\nMemAvailable:    8000 kB\n");

    #[test]
    fn without_limits_it_is_what_the_machine_has() {
        let unlimited = [
            MEMINFO,
            ("proc/self/cgroup", "4:memory:/a\n0::/\n"),
            ("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "9223372036854771712\n"),
            ("sys/fs/cgroup/memory/a/memory.usage_in_bytes", "5\n"),
            ("sys/fs/cgroup/memory.max", "max\n"),
        ];
        assert_eq!(left_under(&Root::new("none", &unlimited).0), Some(8000 << 10));
        assert_eq!(left_under(Path::new("/nowhere")), None);
    }

    #[test]
    fn the_tightest_group_counts_less_what_it_uses_and_cannot_give_up() {
        let second_edition = [
            MEMINFO,
            ("proc/self/cgroup", "0::/outer/inner\n"),
            ("sys/fs/cgroup/outer/memory.max", "1000\n"),
            ("sys/fs/cgroup/outer/memory.current", "700\n"),
            ("sys/fs/cgroup/outer/memory.stat", "anon 1\ninactive_file 100\n"),
            ("sys/fs/cgroup/outer/inner/memory.max", "5000\n"),
            ("sys/fs/cgroup/outer/inner/memory.current", "10\n"),
        ];
        assert_eq!(left_under(&Root::new("second", &second_edition).0), Some(400));
        let first_edition_in_a_container = [
            MEMINFO,
            ("proc/self/cgroup", "4:cpu,memory:/docker/abc\n"),
            ("sys/fs/cgroup/memory/memory.limit_in_bytes", "2000\n"),
            ("sys/fs/cgroup/memory/memory.usage_in_bytes", "2500\n"),
            ("sys/fs/cgroup/memory/memory.stat", "total_inactive_file 600\n"),
        ];
        assert_eq!(
            left_under(&Root::new("first", &first_edition_in_a_container).0),
            Some(100)
        );
    }
}
