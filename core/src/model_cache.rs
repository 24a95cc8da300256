//! Loading twice is loading once.

use crate::engine::Weights;
use crate::process::lock;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, Weak};
use std::time::SystemTime;

/// What makes two loads the same: the file as it is now, and every parameter that shapes the weights.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub path: PathBuf,
    pub length: u64,
    pub modified: Option<SystemTime>,
    /// All parameters, printed: floats have no `Hash`.
    pub params: String,
}

/// The weights that some model handle or context still holds.
#[derive(Default)]
pub(crate) struct ModelCache {
    loaded: Mutex<HashMap<Key, Weak<Weights>>>,
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
}
