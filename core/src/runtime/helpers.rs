//! Threads for work that is not to be done where it is asked for: loading, reading long texts, rendering. They stay a while for more.

use super::lock::lock;
use super::process::{spawn_with_stack, Queue};
use std::collections::VecDeque;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long a thread waits for more work before it goes.
const PATIENCE: Duration = Duration::from_secs(10);

/// One thing to do.
type Job = Box<dyn FnOnce() + Send>;

/// The helpers of one process for one kind of work: threads that start when there is some.
pub(crate) struct Helpers {
    state: Mutex<State>,
    changed: Condvar,
    /// What the threads are called.
    name: &'static str,
    /// Bytes of each thread's stack.
    stack: usize,
    /// Threads at most.
    most: usize,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    /// Threads that wait for a job.
    idle: usize,
    running: usize,
    closed: bool,
}

impl Helpers {
    /// At most `most` threads with a stack of `stack` bytes, none yet.
    pub(crate) fn new(name: &'static str, stack: usize, most: usize) -> Self {
        Self {
            state: Mutex::default(),
            changed: Condvar::new(),
            name,
            stack,
            most: most.max(1),
        }
    }

    /// Does a job on another thread, in the order of asking. Where none can be had, it is done here.
    pub(crate) fn run(&'static self, job: impl FnOnce() + Send + 'static) {
        if let Err((job, _)) = self.give(Box::new(job)) {
            self.work(job, false);
        }
    }

    /// The same with something that is `given`, for what only such a thread can do: where none can be had, it comes back with the reason.
    pub(crate) fn run_there<T: Send + 'static>(
        &'static self,
        given: T,
        body: impl FnOnce(T) + Send + 'static,
    ) -> Result<(), (T, String)> {
        let given = Arc::new(Mutex::new(Some(given)));
        let there = Arc::clone(&given);
        let job = move || {
            let given = lock(&there).take();
            drop(there);
            if let Some(given) = given {
                body(given);
            }
        };
        let Err((_, reason)) = self.give(Box::new(job)) else {
            return Ok(());
        };
        lock(&self.state).running -= 1;
        let given = lock(&given).take();
        given.map_or(Ok(()), |given| Err((given, reason)))
    }

    /// Gives a job to a thread that is idle, to a new one, or to whichever is done first where there are enough. A job that comes back,
    /// with the reason, still counts as a running thread.
    fn give(&'static self, job: Job) -> Result<(), (Job, String)> {
        let mut state = lock(&self.state);
        let is_taken = state.idle > state.jobs.len();
        if is_taken || state.running == self.most {
            state.jobs.push_back(job);
            self.changed.notify_one();
            return Ok(());
        }
        state.running += 1;
        drop(state);
        spawn_with_stack(self.name, self.stack, job, |job| self.work(job, true))
    }

    fn work(&self, first: Job, waits: bool) {
        do_quietly(first);
        let mut state = lock(&self.state);
        loop {
            if let Some(job) = state.jobs.pop_front() {
                drop(state);
                do_quietly(job);
                state = lock(&self.state);
                continue;
            }
            if state.closed || !waits {
                break;
            }
            state.idle += 1;
            let (next, timeout) = self
                .changed
                .wait_timeout(state, PATIENCE)
                .unwrap_or_else(PoisonError::into_inner);
            state = next;
            state.idle -= 1;
            if timeout.timed_out() && state.jobs.is_empty() {
                break;
            }
        }
        state.running -= 1;
    }
}

impl Queue for Helpers {
    /// Lets the threads end once the jobs are done, which hear elsewhere that they are to stop.
    fn close(&self) {
        lock(&self.state).closed = true;
        self.changed.notify_all();
    }
}

/// Does a job. A panic ends the job alone: whoever waits for it hears of it by what it has dropped.
fn do_quietly(job: Job) {
    let _ = catch_unwind(AssertUnwindSafe(job));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    fn few() -> &'static Helpers {
        Box::leak(Box::new(Helpers::new("test", 1 << 20, 2)))
    }

    #[test]
    fn jobs_are_done_elsewhere_and_all_of_them() {
        let helpers: &'static Helpers = few();
        let (tell, told) = channel();
        for n in 0..100 {
            let tell = tell.clone();
            helpers.run(move || tell.send((n, std::thread::current().id())).unwrap());
        }
        drop(tell);
        let mut done: Vec<_> = told.iter().collect();
        done.sort_by_key(|(n, _)| *n);
        assert_eq!(
            done.iter().map(|(n, _)| *n).collect::<Vec<_>>(),
            (0..100).collect::<Vec<_>>()
        );
        assert!(done.iter().all(|(_, thread)| *thread != std::thread::current().id()));
        assert!(lock(&helpers.state).running <= 2);
        helpers.close();
    }

    #[test]
    fn a_job_that_waits_for_another_does_not_keep_it_waiting() {
        let helpers: &'static Helpers = few();
        let (tell, told) = channel();
        let (done, all_done) = channel();
        helpers.run(move || done.send(told.recv()).unwrap());
        helpers.run(move || tell.send(7).unwrap());
        assert_eq!(all_done.recv(), Ok(Ok(7)));
        helpers.close();
    }

    #[test]
    fn a_thread_stays_for_the_next_job_and_a_panic_does_not_end_it() {
        let helpers = few();
        let on_thread = || {
            let (tell, told) = channel();
            helpers
                .run_there(tell, |tell| tell.send(std::thread::current().id()).unwrap())
                .unwrap();
            let id = told.recv().unwrap();
            until_idle(helpers);
            id
        };
        let first = on_thread();
        helpers.run_there((), |()| panic!("as a test")).unwrap();
        until_idle(helpers);
        assert_eq!(on_thread(), first);
        assert_eq!(lock(&helpers.state).running, 1);
        helpers.close();
    }

    #[test]
    fn a_thread_that_cannot_be_had_is_an_error_and_not_counted() {
        let helpers: &'static Helpers = Box::leak(Box::new(Helpers::new("test", usize::MAX / 4, 2)));
        for _ in 0..3 {
            let refused = helpers.run_there(7, |_| panic!("it runs"));
            assert!(refused.is_err_and(|(given, _)| given == 7));
        }
        assert_eq!(lock(&helpers.state).running, 0);
        let (tell, told) = channel();
        helpers.run(move || tell.send(std::thread::current().id()).unwrap());
        assert_eq!(told.recv(), Ok(std::thread::current().id()), "it is done here");
    }

    fn until_idle(helpers: &Helpers) {
        let is_idle = |state: &State| state.idle > 0 && state.jobs.is_empty();
        while !is_idle(&lock(&helpers.state)) {
            std::thread::yield_now();
        }
    }
}
