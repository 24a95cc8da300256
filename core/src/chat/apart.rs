//! Where templates are compiled and rendered: on threads with a deep stack, which are kept for the next call.

use crate::engine::PerProcess;
use crate::runtime::{close_at_exit, Helpers};
use std::sync::mpsc::{sync_channel, RecvTimeoutError};
use std::sync::Arc;
use std::time::Duration;

/// Stack of a thread that renders. Values of a template can nest as deep as its fuel lasts, and are dropped level by level; the pages
/// that are not touched cost nothing, and those that are go with the thread, when nobody has asked for a rendering in a while.
const STACK: usize = 256 << 20;

/// Longest time that is waited for. Fuel ends nearly everything in a fraction of it; comparing two values that hold themselves many
/// times over costs no fuel, and its thread is left behind.
const DEADLINE: Duration = Duration::from_secs(5);

static RENDERERS: PerProcess<Arc<Helpers>> = PerProcess::new();

/// As many threads as there are callers at once: nobody waits for another's template, which may take its time to the deadline.
fn renderers() -> &'static Helpers {
    RENDERERS.get(|| {
        let helpers = Arc::new(Helpers::new("mullama-chat", STACK, usize::MAX));
        close_at_exit(Arc::downgrade(&helpers));
        helpers
    })
}

/// Runs `work` where recursion as deep as fuel allows does not overflow, and waits no longer than [`DEADLINE`] for it.
pub(super) fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T, String> + Send + 'static) -> Result<T, String> {
    let (sender, receiver) = sync_channel(1);
    let job = move |()| {
        // Nobody listens after the deadline.
        let _ = sender.send(work());
    };
    let given = renderers().run_there((), job);
    given.map_err(|((), reason)| format!("no thread to render on: {reason}"))?;
    receiver.recv_timeout(DEADLINE).map_err(|error| match error {
        RecvTimeoutError::Timeout => format!("it was not done after {} seconds", DEADLINE.as_secs()),
        RecvTimeoutError::Disconnected => "the template engine panicked".into(),
    })?
}

#[cfg(test)]
mod tests {
    use super::apart;
    use std::collections::HashSet;
    use std::thread;

    #[test]
    fn calls_one_after_another_have_one_thread_and_calls_at_once_their_own() {
        let here = thread::current().id();
        let there = || apart(|| Ok(thread::current().id())).unwrap();
        // Other tests of this process render too, so that a kept thread may be theirs for a moment.
        let threads: HashSet<_> = (0..100).map(|_| there()).collect();
        assert!(threads.len() < 50 && !threads.contains(&here), "{threads:?}");
        let (go, wait) = std::sync::mpsc::channel();
        thread::scope(|scope| {
            let first = scope.spawn(|| apart(move || wait.recv().map_err(|error| error.to_string())));
            let second = scope.spawn(|| apart(move || go.send(7).map_err(|error| error.to_string())));
            assert_eq!((second.join().unwrap(), first.join().unwrap()), (Ok(()), Ok(7)));
        });
    }

    #[test]
    fn a_panic_is_an_error_and_the_next_call_is_answered() {
        assert_eq!(
            apart::<()>(|| panic!("as a test")),
            Err("the template engine panicked".into())
        );
        assert_eq!(apart(|| Ok(7)), Ok(7));
    }
}
