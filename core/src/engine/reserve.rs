//! Memory that is kept for the time when there is none: it is given up at the first small allocation that fails, so that an error can be
//! made and told, and taken again when a later call finds enough.
//!
//! Large allocations grow with what a caller gives; core asks for them in a way that can fail, and nothing is kept for them.
//!
//! A program has one allocator, so a crate must not choose it: the libraries that we build for other languages do, each with one line.

use std::alloc::{GlobalAlloc, Layout, System};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

/// Bytes that are kept. Never touched, so that they are address space and no pages.
const SIZE: usize = 2 << 20;

/// What is small, in bytes.
const SMALL: usize = 64 << 10;

const LAYOUT: Layout = match Layout::from_size_align(SIZE, 16) {
    Ok(layout) => layout,
    Err(_) => panic!("a size and an alignment that are none"),
};

/// The block that is kept, or null.
struct Kept(AtomicPtr<u8>);

static KEPT: Kept = Kept(AtomicPtr::new(null_mut()));

/// Whether this program's allocator is ours.
static IN_USE: AtomicBool = AtomicBool::new(false);

/// The system's allocator, with a reserve behind it.
pub struct Reserve;

impl Reserve {
    /// Takes the reserve for the first time. From then on each call on an object takes it again where it was given up.
    pub fn keep() {
        IN_USE.store(true, Ordering::Relaxed);
        KEPT.fill();
    }

    /// Takes the reserve, if it is not there and anybody uses it. Called when a call begins.
    pub(crate) fn refill() {
        if IN_USE.load(Ordering::Relaxed) {
            KEPT.fill();
        }
    }
}

impl Kept {
    fn fill(&self) {
        if !self.0.load(Ordering::Relaxed).is_null() {
            return;
        }
        // SAFETY: the layout has a size.
        let fresh = unsafe { System.alloc(LAYOUT) };
        let ours = self
            .0
            .compare_exchange(null_mut(), fresh, Ordering::AcqRel, Ordering::Relaxed);
        if ours.is_err() && !fresh.is_null() {
            // SAFETY: another thread was first, so that nobody else has this one.
            unsafe { System.dealloc(fresh, LAYOUT) };
        }
    }

    /// Gives the reserve up. False if it was gone.
    fn give_up(&self) -> bool {
        let kept = self.0.swap(null_mut(), Ordering::AcqRel);
        if kept.is_null() {
            return false;
        }
        // SAFETY: whoever takes it out of its place owns it.
        unsafe { System.dealloc(kept, LAYOUT) };
        true
    }

    /// Allocates; a small block that cannot be had is asked for once more without the reserve.
    fn allocate(&self, size: usize, allocate: impl Fn() -> *mut u8) -> *mut u8 {
        let got = allocate();
        if got.is_null() && size <= SMALL && self.give_up() {
            return allocate();
        }
        got
    }
}

// SAFETY: every call is the system allocator's, which keeps what the trait asks for; that it is asked twice changes nothing.
unsafe impl GlobalAlloc for Reserve {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the trait's conditions.
        KEPT.allocate(layout.size(), || unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        KEPT.allocate(layout.size(), || unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above; a block that could not grow is as it was.
        KEPT.allocate(size, || unsafe { System.realloc(at, layout, size) })
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, SMALL};
    use std::cell::Cell;
    use std::ptr::{dangling_mut, null_mut};
    use std::sync::atomic::AtomicPtr;

    #[test]
    fn a_small_block_is_asked_for_once_more_without_the_reserve() {
        let kept = Kept(AtomicPtr::new(null_mut()));
        let asked = Cell::new(0);
        let second_time = || {
            asked.set(asked.get() + 1);
            match asked.get() {
                2 => dangling_mut(),
                _ => null_mut(),
            }
        };
        assert!(
            kept.allocate(SMALL, second_time).is_null(),
            "there is nothing to give up"
        );
        asked.set(0);
        kept.fill();
        assert!(
            kept.allocate(SMALL + 1, second_time).is_null(),
            "the reserve is for small blocks"
        );
        asked.set(0);
        assert!(!kept.allocate(SMALL, second_time).is_null());
        assert!(!kept.give_up(), "it was given up");
        kept.fill();
        assert!(kept.give_up());
    }
}
