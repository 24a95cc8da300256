//! What this process has running, and how it ends.
//!
//! All of it is per process: a forked child starts with nothing, whatever its parent's threads held at that moment.

use super::cores::Cores;
use super::cpu;
use super::helpers::Helpers;
use super::ledger::Ledger;
use super::lock::lock;
use super::model_cache::ModelCache;
use crate::engine::{self, has_space, EngineError, PerProcess, Reserve};
use crate::text::READING_STACK;
use crate::{Error, Result};
use std::sync::atomic::{AtomicBool, AtomicI32};
use std::sync::{Arc, Condvar, Mutex, Weak};
use std::time::Duration;

/// How long the end of the process waits for threads that still compute. They stop at the next graph node, so this is ample.
const EXIT_BOUND: Duration = Duration::from_secs(2);

/// Stack of a thread that is not told another; as Rust has it.
const STACK: usize = 2 << 20;

/// Address space that a thread takes besides its stack: what the C library keeps for it, and its first allocations.
const BESIDE_STACK: usize = 4 << 20;

/// The state of one process.
pub(crate) struct Process {
    pub(crate) live_handles: AtomicI32,
    pub(crate) models: ModelCache,
    pub(crate) cores: Cores,
    pub(crate) helpers: Helpers,
    /// Load models; as many at once as are asked for.
    pub(crate) loaders: Helpers,
    pub(crate) ledger: Ledger,
    /// Set at the end of the process: loads stop at their next progress.
    pub(crate) exiting: AtomicBool,
    workers: Mutex<Workers>,
    worker_gone: Condvar,
}

#[derive(Default)]
struct Workers {
    running: usize,
    queues: Vec<Weak<dyn Queue>>,
}

/// What a thread of ours waits on for work.
pub(crate) trait Queue: Send + Sync {
    /// Ends the thread: what it does stops, and nothing new comes.
    fn close(&self);
}

static PROCESS: PerProcess<Process> = PerProcess::new();

/// This process's state.
pub(crate) fn process() -> &'static Process {
    PROCESS.get(|| {
        let cores = Cores::of_this_machine();
        Process {
            live_handles: AtomicI32::new(0),
            models: ModelCache::default(),
            ledger: Ledger::default(),
            helpers: Helpers::new("mullama-help", READING_STACK, cores.usable()),
            loaders: Helpers::new("mullama-load", READING_STACK, usize::MAX),
            cores,
            exiting: AtomicBool::new(false),
            workers: Mutex::default(),
            worker_gone: Condvar::new(),
        }
    })
}

/// A thread of ours, counted so that the end of the process can wait for it.
pub(crate) struct Worker(u32);

impl Drop for Worker {
    fn drop(&mut self) {
        // A child forked inside this thread must not uncount what it never counted.
        if self.0 == std::process::id() {
            let process = process();
            lock(&process.workers).running -= 1;
            process.worker_gone.notify_all();
        }
    }
}

/// Starts a counted thread that runs `body` with `given`. Where the system refuses a thread, `given` comes back, with the reason.
pub(crate) fn spawn<T: Send + 'static>(
    name: &str,
    given: T,
    body: impl FnOnce(T) + Send + 'static,
) -> std::result::Result<(), (T, String)> {
    spawn_with_stack(name, STACK, given, body)
}

/// The same for a thread whose stack has so many bytes.
pub(super) fn spawn_with_stack<T: Send + 'static>(
    name: &str,
    stack: usize,
    given: T,
    body: impl FnOnce(T) + Send + 'static,
) -> std::result::Result<(), (T, String)> {
    // A library that is loaded late has its thread-locals from malloc, in each thread when that first looks at one; where malloc has none,
    // the C library ends the process.
    if !has_space(stack.saturating_add(BESIDE_STACK)) {
        return Err((given, format!("the system refuses a thread: {}", EngineError::NoMemory)));
    }
    let thread = std::thread::Builder::new().name(name.into()).stack_size(stack);
    lock(&process().workers).running += 1;
    let worker = Worker(std::process::id());
    let given = Arc::new(Mutex::new(Some(given)));
    let for_thread = Arc::clone(&given);
    let started = thread.spawn(move || {
        // Bound first, dropped last: everything of the body is gone before the thread counts as gone.
        let _worker = worker;
        let given = lock(&for_thread).take();
        drop(for_thread);
        if let Some(given) = given {
            body(given);
        }
    });
    match started {
        Ok(_) => Ok(()),
        Err(error) => match lock(&given).take() {
            Some(given) => Err((given, format!("the system refuses a thread: {error}"))),
            None => Ok(()),
        },
    }
}

/// Remembers a queue, to be closed at the end of the process.
pub(crate) fn close_at_exit<Q: Queue + 'static>(queue: Weak<Q>) {
    let queues = &mut lock(&process().workers).queues;
    queues.retain(|known| known.strong_count() > 0);
    queues.push(queue);
}

/// Starts the engine. Every load begins here.
pub(crate) fn start() -> Result<()> {
    Reserve::refill();
    cpu::choose_variant()?;
    engine::init().map_err(|error| error.or(|reason| Error::Backend { reason }))
}

/// Sees to it that at the end of the process our threads stop before the engine's statics go. To be called again whenever the engine
/// may have constructed new ones: after a load, after a context was created, after its first decodes.
pub(crate) fn stop_threads_at_exit() {
    engine::at_exit(at_exit);
}

extern "C" fn at_exit() {
    let process = process();
    process.exiting.store(true, std::sync::atomic::Ordering::Relaxed);
    process.helpers.close();
    process.loaders.close();
    let queues = std::mem::take(&mut lock(&process.workers).queues);
    for queue in queues.iter().filter_map(Weak::upgrade) {
        queue.close();
    }
    let workers = lock(&process.workers);
    let _ = process
        .worker_gone
        .wait_timeout_while(workers, EXIT_BOUND, |workers| workers.running > 0);
}
