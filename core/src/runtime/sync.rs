//! The locks and atomics of this layer; `core/loom` puts its own in their place, which play every order of events.

pub(crate) use std::sync::{atomic, Condvar, Mutex, MutexGuard};
