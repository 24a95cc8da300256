//! Objects of the engine that nobody may free any more.

use std::cell::Cell;
use std::sync::atomic::{AtomicI32, Ordering};

/// A forked child keeps its parent's count: the objects are in its memory as well.
static LEAKED: AtomicI32 = AtomicI32::new(0);

thread_local! {
    /// Those that this thread has left.
    static HERE: Cell<usize> = const { Cell::new(0) };
}

/// One more object was left as it is, because an assertion may have stopped in the middle of changing it.
pub(super) fn count() {
    LEAKED.fetch_add(1, Ordering::Relaxed);
    HERE.set(HERE.get() + 1);
}

/// How many there are.
pub(crate) fn leaked_objects() -> i32 {
    LEAKED.load(Ordering::Relaxed)
}

/// How many of them this thread has left: who looks before and after freeing knows whether that was one.
pub(crate) fn leaked_by_this_thread() -> usize {
    HERE.get()
}
