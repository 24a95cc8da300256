//! Locks that outlive a panic.

use super::sync::{Mutex, MutexGuard};
use std::sync::PoisonError;

/// Locks what a panic elsewhere may have poisoned: our critical sections keep their data whole.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
