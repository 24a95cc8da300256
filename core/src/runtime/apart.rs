//! Work whose recursion goes as deep as what it was given, and that is not trusted to end soon: on threads with a deep stack, which are kept
//! for the next call.

use super::helpers::Helpers;
use super::process::close_at_exit;
use crate::engine::PerProcess;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{sync_channel, RecvTimeoutError};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Stack of such a thread. What recurses there is bounded to what this is enough for; the pages that are not touched cost nothing, and
/// those that are go with the thread, when nobody has asked in a while.
const STACK: usize = 256 << 20;

/// How long at most until a caller sees that it was stopped.
const TICK: Duration = Duration::from_millis(20);

static DEEP: PerProcess<Arc<Helpers>> = PerProcess::new();

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NotDone {
    /// The system refuses a thread, for this reason.
    NoThread(String),
    /// It takes too long; its thread is left behind with it.
    Late,
    Panicked,
    /// One of the caller's flags was set.
    Stopped,
}

/// As many threads as there are callers at once: nobody waits for another's work, which may take its time to the deadline.
fn deep() -> &'static Helpers {
    DEEP.get(|| {
        let helpers = Arc::new(Helpers::new("mullama-deep", STACK, usize::MAX));
        close_at_exit(Arc::downgrade(&helpers));
        helpers
    })
}

/// Does `work` there and waits for it, as long as `deadline` and until one of `stops` is set.
pub(crate) fn apart<T: Send + 'static>(
    deadline: Duration,
    stops: &[&AtomicBool],
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, NotDone> {
    let (sender, receiver) = sync_channel(1);
    let job = move |()| {
        // Nobody listens after the deadline.
        let _ = sender.send(work());
    };
    let given = deep().run_there((), job);
    given.map_err(|((), reason)| NotDone::NoThread(reason))?;
    let begun = Instant::now();
    loop {
        let left = deadline.saturating_sub(begun.elapsed());
        let wait = if stops.is_empty() { left } else { left.min(TICK) };
        match receiver.recv_timeout(wait) {
            Ok(done) => return Ok(done),
            Err(RecvTimeoutError::Disconnected) => return Err(NotDone::Panicked),
            Err(RecvTimeoutError::Timeout) if stops.iter().any(|stop| stop.load(Ordering::Acquire)) => {
                return Err(NotDone::Stopped)
            }
            Err(RecvTimeoutError::Timeout) if left <= wait => return Err(NotDone::Late),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::thread;

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn calls_one_after_another_have_one_thread_and_calls_at_once_their_own() {
        let here = thread::current().id();
        let there = || apart(LONG, &[], || thread::current().id()).unwrap();
        // Other tests of this process work here too, so that a kept thread may be theirs for a moment.
        let threads: HashSet<_> = (0..100).map(|_| there()).collect();
        assert!(threads.len() < 50 && !threads.contains(&here), "{threads:?}");
        let (go, wait) = std::sync::mpsc::channel();
        thread::scope(|scope| {
            let first = scope.spawn(|| apart(LONG, &[], move || wait.recv()));
            let second = scope.spawn(|| apart(LONG, &[], move || go.send(7)));
            assert_eq!(second.join().unwrap(), Ok(Ok(())));
            assert_eq!(first.join().unwrap(), Ok(Ok(7)));
        });
    }

    #[test]
    fn a_panic_is_an_error_and_the_next_call_is_answered() {
        assert_eq!(apart::<()>(LONG, &[], || panic!("as a test")), Err(NotDone::Panicked));
        assert_eq!(apart(LONG, &[], || 7), Ok(7));
    }

    #[test]
    fn what_does_not_end_is_left_behind_at_the_deadline_or_when_it_is_stopped() {
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let wait = Arc::new(std::sync::Mutex::new(wait));
        let endless = || {
            let wait = Arc::clone(&wait);
            move || wait.lock().map(|wait| wait.recv()).is_ok()
        };
        assert_eq!(apart(Duration::from_millis(10), &[], endless()), Err(NotDone::Late));
        assert_eq!(apart(LONG, &[&AtomicBool::new(true)], endless()), Err(NotDone::Stopped));
        drop(go);
    }
}
