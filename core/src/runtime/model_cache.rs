//! Loading twice is loading once, and a file that was found good is not read through again while it stays as it is.

use super::lock::lock;
use crate::engine::Weights;
use std::collections::{HashMap, HashSet};
use std::fs::Metadata;
use std::path::Path;
use std::sync::{Arc, Mutex, Weak};

/// Files that are remembered as good; more than a program has models.
const MAX_CHECKED: usize = 256;

/// A file as it is now: another file at its path, or a change to it, is another identity.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FileId(
    #[cfg(unix)] [i128; 5],
    #[cfg(not(unix))] (std::path::PathBuf, u64, Option<std::time::SystemTime>),
);

impl FileId {
    /// Identifies the file at `path`, whose metadata is `about`.
    #[cfg(unix)]
    pub(crate) fn new(_path: &Path, about: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let time = |seconds: i64, nanoseconds: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
        Self([
            about.dev().into(),
            about.ino().into(),
            about.size().into(),
            time(about.mtime(), about.mtime_nsec()),
            time(about.ctime(), about.ctime_nsec()),
        ])
    }

    /// Identifies the file at `path`, whose metadata is `about`.
    #[cfg(not(unix))]
    pub(crate) fn new(path: &Path, about: &Metadata) -> Self {
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        Self((path, about.len(), about.modified().ok()))
    }
}

/// What makes two loads the same.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub file: FileId,
    /// Every parameter that shapes the weights, printed: floats have no `Hash`.
    pub params: String,
}

/// The weights that some model handle or context still holds.
#[derive(Default)]
pub(crate) struct ModelCache {
    loaded: Mutex<HashMap<Key, Weak<Weights>>>,
    checked: Mutex<HashSet<FileId>>,
}

impl ModelCache {
    /// The weights of this load, if they are still there.
    pub(crate) fn get(&self, key: &Key) -> Option<Arc<Weights>> {
        lock(&self.loaded).get(key).and_then(Weak::upgrade)
    }

    /// Keeps weights for later loads, and gives those to use: another thread may have loaded the same meanwhile.
    pub(crate) fn put(&self, key: Key, weights: Weights) -> Arc<Weights> {
        let weights = Arc::new(weights);
        let mut loaded = lock(&self.loaded);
        loaded.retain(|_, known| known.strong_count() > 0);
        if let Some(first) = loaded.get(&key).and_then(Weak::upgrade) {
            return first;
        }
        loaded.insert(key, Arc::downgrade(&weights));
        weights
    }

    /// Whether this process has found the file good, and fit to be mapped, before.
    pub(crate) fn is_checked(&self, file: &FileId) -> bool {
        lock(&self.checked).contains(file)
    }

    /// Remembers that the file is good and fit to be mapped.
    pub(crate) fn set_checked(&self, file: FileId) {
        let mut checked = lock(&self.checked);
        if checked.len() >= MAX_CHECKED {
            checked.clear();
        }
        checked.insert(file);
    }
}

#[cfg(test)]
mod tests {
    use super::FileId;

    #[test]
    fn a_changed_file_is_another_file() {
        let path = std::env::temp_dir().join(format!("mullama-id-{}", std::process::id()));
        let id = |text: &str| {
            std::fs::write(&path, text).unwrap();
            FileId::new(&path, &std::fs::metadata(&path).unwrap())
        };
        let first = id("one");
        let same = FileId::new(&path, &std::fs::metadata(&path).unwrap());
        let longer = id("three");
        std::fs::remove_file(&path).unwrap();
        assert_eq!(first, same);
        assert_ne!(first, longer);
    }
}
