//! The objects under the barrier of the thread team, which is C (`team.c`), and what must hold of it in every order of events.
//!
//! What loom plays here is the code that ggml is patched with, not a copy of it: the same headers, with one look at a counter for 32 and with no
//! time between two looks at the clock. What is beside the barrier is not played: how a pool's threads wait for a graph (`graphs.h`, which is
//! ggml's own condition), `thrown`, which is no atomic, and what a real futex and real cores do. For those there is the stress test under
//! ThreadSanitizer (`core/tests/team.rs`).
//!
//! Loom knows sequential consistency of fences alone. So a load that is seq_cst in C has a fence before it: then one of two threads that each add
//! to one counter and look at the other sees the other's, which is what seq_cst operations promise and what the gate builds upon.

use crate::lock::lock;
use loom::cell::UnsafeCell;
use loom::model::Builder;
use loom::sync::atomic::{fence, AtomicI32, Ordering};
use loom::sync::{Condvar, Mutex, MutexGuard};
use loom::thread::spawn;
use std::cell::RefCell;
use std::ffi::c_void;
use std::sync::Arc;

/// One of C's objects: an atomic that a futex may wait for, a mutex or a condition. Each uses a part.
struct Object {
    value: AtomicI32,
    mutex: Mutex<()>,
    changed: Condvar,
    /// While C holds the mutex.
    held: RefCell<Option<MutexGuard<'static, ()>>>,
}

thread_local! {
    /// Those of one play. Loom's threads are one thread of the system's, so this is one list.
    #[allow(clippy::vec_box)] // C keeps their addresses
    static OBJECTS: RefCell<Vec<Box<Object>>> = const { RefCell::new(Vec::new()) };
}

/// Where C has an object.
#[repr(C)]
struct Place(*const Object);

impl Place {
    /// The object, made at the first use. Only C has places, inside a pool.
    fn object(at: *mut Self) -> &'static Object {
        // SAFETY: C gives a place of a pool that lives, and objects live until its end.
        let place = unsafe { &mut *at };
        if place.0.is_null() {
            let fresh = Box::new(Object {
                value: AtomicI32::new(0),
                mutex: Mutex::new(()),
                changed: Condvar::new(),
                held: RefCell::new(None),
            });
            place.0 = &*fresh;
            OBJECTS.with_borrow_mut(|objects| objects.push(fresh));
        }
        // SAFETY: as above.
        unsafe { &*place.0 }
    }
}

/// C's enumerators.
const RELAXED: i32 = 0;
const SEQ_CST: i32 = 2;

fn load(object: &Object, order: i32) -> i32 {
    if order == SEQ_CST {
        fence(Ordering::SeqCst);
    }
    object.value.load(if order == RELAXED {
        Ordering::Relaxed
    } else {
        Ordering::Acquire
    })
}

#[no_mangle]
extern "C-unwind" fn model_load(at: *mut Place, order: i32) -> i32 {
    load(Place::object(at), order)
}

#[no_mangle]
extern "C-unwind" fn model_store(at: *mut Place, value: i32, order: i32) {
    let order = if order == RELAXED {
        Ordering::Relaxed
    } else {
        Ordering::Release
    };
    Place::object(at).value.store(value, order);
}

#[no_mangle]
extern "C-unwind" fn model_add(at: *mut Place, value: i32, order: i32) -> i32 {
    let order = if order == RELAXED {
        Ordering::Relaxed
    } else {
        Ordering::AcqRel
    };
    Place::object(at).value.fetch_add(value, order)
}

/// As the kernel does it: the look and the falling asleep are one step to who wakes.
#[no_mangle]
extern "C-unwind" fn model_futex_wait(at: *mut Place, seen: i32) {
    let object = Place::object(at);
    let guard = lock(&object.mutex);
    if load(object, SEQ_CST) == seen {
        drop(object.changed.wait(guard));
    }
}

#[no_mangle]
extern "C-unwind" fn model_futex_wake(at: *mut Place) {
    let object = Place::object(at);
    let _guard = lock(&object.mutex);
    object.changed.notify_all();
}

#[no_mangle]
extern "C-unwind" fn model_lock(at: *mut Place) {
    let object = Place::object(at);
    let guard = lock(&object.mutex);
    object.held.replace(Some(guard));
}

#[no_mangle]
extern "C-unwind" fn model_unlock(at: *mut Place) {
    let guard = Place::object(at).held.take();
    drop(guard);
}

#[no_mangle]
extern "C-unwind" fn model_wait(condition: *mut Place, mutex: *mut Place) {
    let mutex = Place::object(mutex);
    let guard = mutex.held.take().expect("C waits with the mutex locked");
    let guard = Place::object(condition).changed.wait(guard);
    mutex.held.replace(guard.ok());
}

#[no_mangle]
extern "C-unwind" fn model_wake_all(condition: *mut Place) {
    Place::object(condition).changed.notify_all();
}

/// C's functions, of one of the two ways to wait.
#[derive(Clone, Copy)]
pub struct Waiting {
    pool_new: unsafe extern "C-unwind" fn() -> *mut c_void,
    pool_free: unsafe extern "C-unwind" fn(*mut c_void),
    begin: unsafe extern "C-unwind" fn(*mut c_void, i32),
    barrier: unsafe extern "C-unwind" fn(*mut c_void, i32) -> bool,
    break_it: unsafe extern "C-unwind" fn(*mut c_void, *mut c_void),
    left: unsafe extern "C-unwind" fn(*mut c_void),
    end: unsafe extern "C-unwind" fn(*mut c_void) -> *mut c_void,
}

macro_rules! waiting {
    ($name:ident, $new:ident, $free:ident, $begin:ident, $barrier:ident, $break_it:ident, $left:ident, $end:ident) => {
        extern "C-unwind" {
            fn $new() -> *mut c_void;
            fn $free(pool: *mut c_void);
            fn $begin(pool: *mut c_void, workers: i32);
            fn $barrier(pool: *mut c_void, n_threads: i32) -> bool;
            fn $break_it(pool: *mut c_void, thrown: *mut c_void);
            fn $left(pool: *mut c_void);
            fn $end(pool: *mut c_void) -> *mut c_void;
        }
        pub const $name: Waiting = Waiting {
            pool_new: $new,
            pool_free: $free,
            begin: $begin,
            barrier: $barrier,
            break_it: $break_it,
            left: $left,
            end: $end,
        };
    };
}

#[cfg(target_os = "linux")]
waiting!(
    FUTEX,
    futex_pool_new,
    futex_pool_free,
    futex_begin,
    futex_barrier,
    futex_break_it,
    futex_left,
    futex_end
);
waiting!(
    CONDITION,
    condition_pool_new,
    condition_pool_free,
    condition_begin,
    condition_barrier,
    condition_break_it,
    condition_left,
    condition_end
);

// Nobody is woken there, which loom must find.
#[cfg(target_os = "linux")]
waiting!(
    DEAF,
    deaf_pool_new,
    deaf_pool_free,
    deaf_begin,
    deaf_barrier,
    deaf_break_it,
    deaf_left,
    deaf_end
);

/// A pool, and a number that each thread writes between two barriers.
struct Pool {
    functions: Waiting,
    raw: *mut c_void,
    n_threads: i32,
    cells: Vec<UnsafeCell<i32>>,
}

// SAFETY: C's part is made for threads, and loom watches the cells.
unsafe impl Send for Pool {}
// SAFETY: as above.
unsafe impl Sync for Pool {}

impl Pool {
    fn new(functions: Waiting, n_threads: i32) -> Arc<Self> {
        // SAFETY: needs nothing.
        let raw = unsafe { (functions.pool_new)() };
        let cells = (0..n_threads).map(|_| UnsafeCell::new(0)).collect();
        Arc::new(Self {
            functions,
            raw,
            n_threads,
            cells,
        })
    }

    /// A thread's part of a graph with so many nodes; false where it had to leave. Thread `ith` throws in front of the node `throws_at`.
    fn part(&self, ith: i32, nodes: i32, throws_at: Option<i32>) -> bool {
        for node in 0..nodes {
            if throws_at == Some(node) {
                // SAFETY: the pool lives.
                unsafe { (self.functions.break_it)(self.raw, self.thrown_by(ith)) };
                return false;
            }
            self.cells[ith as usize].with_mut(|cell| {
                // SAFETY: loom fails where somebody else looks at it.
                unsafe { *cell = node + 1 }
            });
            if !self.barrier() {
                return false;
            }
            for cell in &self.cells {
                // SAFETY: loom fails where somebody writes it.
                let value = cell.with(|cell| unsafe { *cell });
                assert_eq!(value, node + 1, "a barrier let a thread through too early");
            }
            if !self.barrier() {
                return false;
            }
        }
        true
    }

    fn barrier(&self) -> bool {
        // SAFETY: the pool lives.
        unsafe { (self.functions.barrier)(self.raw, self.n_threads) }
    }

    /// What stands for a throw of a thread.
    fn thrown_by(&self, ith: i32) -> *mut c_void {
        self.cells[ith as usize].with(|cell| cell.cast_mut().cast())
    }

    /// Computes a graph of so many nodes on all threads, in which those of `throwers` throw in front of their node. What was thrown.
    fn compute(self: &Arc<Self>, nodes: i32, throwers: &[(i32, i32)]) -> *mut c_void {
        let throws_at = |ith: i32| {
            throwers
                .iter()
                .find(|(thrower, _)| *thrower == ith)
                .map(|(_, node)| *node)
        };
        // SAFETY: the pool lives.
        unsafe { (self.functions.begin)(self.raw, self.n_threads - 1) };
        let workers: Vec<_> = (1..self.n_threads)
            .map(|ith| {
                let (pool, throws_at) = (Arc::clone(self), throws_at(ith));
                spawn(move || {
                    pool.part(ith, nodes, throws_at);
                    // SAFETY: the pool lives.
                    unsafe { (pool.functions.left)(pool.raw) };
                })
            })
            .collect();
        let whole = self.part(0, nodes, throws_at(0));
        // SAFETY: the pool lives.
        let thrown = unsafe { (self.functions.end)(self.raw) };
        assert_eq!(
            whole && thrown.is_null(),
            throwers.is_empty(),
            "a throw was lost, or nobody threw"
        );
        for worker in workers {
            worker.join().unwrap();
        }
        thrown
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        // SAFETY: no thread has it any more.
        unsafe { (self.functions.pool_free)(self.raw) };
        OBJECTS.with_borrow_mut(Vec::clear);
    }
}

/// Plays every order of events in which the system takes a thread's core away at most so often where it could go on.
fn play(switches: usize, model: impl Fn() + Sync + Send + 'static) {
    let mut builder = Builder::new();
    builder.preemption_bound = Some(switches);
    builder.max_branches = 100_000;
    builder.check(model);
}

/// Nobody passes before all have come, and all pass.
pub fn all_meet(waiting: Waiting) {
    play(5, move || assert!(Pool::new(waiting, 2).compute(1, &[]).is_null()));
    play(2, move || assert!(Pool::new(waiting, 2).compute(2, &[]).is_null()));
    play(2, move || assert!(Pool::new(waiting, 3).compute(1, &[]).is_null()));
}

/// Where one throws, the others leave, what was thrown is told, and the next graph is computed as if nothing had been.
pub fn a_broken_barrier_is_left_and_mended(waiting: Waiting) {
    for (thrower, switches) in [(0, 3), (1, 3)] {
        play(switches, move || {
            let pool = Pool::new(waiting, 2);
            assert_eq!(pool.compute(1, &[(thrower, 0)]), pool.thrown_by(thrower));
        });
        play(1, move || {
            let pool = Pool::new(waiting, 2);
            assert_eq!(pool.compute(1, &[(thrower, 0)]), pool.thrown_by(thrower));
            assert!(pool.compute(1, &[]).is_null());
        });
    }
    play(1, move || {
        let pool = Pool::new(waiting, 3);
        assert_eq!(pool.compute(1, &[(1, 0)]), pool.thrown_by(1));
    });
}

/// Where several throw at once, one of them is told.
pub fn two_may_throw_at_once(waiting: Waiting) {
    play(3, move || {
        let pool = Pool::new(waiting, 2);
        let thrown = pool.compute(1, &[(0, 0), (1, 0)]);
        assert!(thrown == pool.thrown_by(0) || thrown == pool.thrown_by(1));
    });
}
