//! A few threads for work that no caller is to wait for and no context's owner: reading long texts.

use super::lock::lock;
use super::process::spawn_reader;
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long a thread waits for more work before it goes.
const PATIENCE: Duration = Duration::from_secs(10);

/// One thing to do.
type Job = Box<dyn FnOnce() + Send>;

/// The helpers of one process: threads that start when there is work, at most one for each core.
pub(crate) struct Helpers {
    state: Mutex<State>,
    changed: Condvar,
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
    /// At most `most` threads, none yet.
    pub(crate) fn new(most: usize) -> Self {
        Self {
            state: Mutex::default(),
            changed: Condvar::new(),
            most: most.max(1),
        }
    }

    /// Does a job on another thread, in the order of asking. Where none can be had, it is done here.
    pub(crate) fn run(&'static self, job: impl FnOnce() + Send + 'static) {
        let mut state = lock(&self.state);
        state.jobs.push_back(Box::new(job));
        if state.idle >= state.jobs.len() {
            self.changed.notify_one();
            return;
        }
        if state.running == self.most {
            return;
        }
        state.running += 1;
        drop(state);
        if spawn_reader("mullama-help", (), move |()| self.work(true)).is_err() {
            self.work(false);
        }
    }

    /// Lets the threads end once the jobs are done, which hear elsewhere that they are to stop.
    pub(crate) fn close(&self) {
        lock(&self.state).closed = true;
        self.changed.notify_all();
    }

    fn work(&self, waits: bool) {
        let mut state = lock(&self.state);
        loop {
            if let Some(job) = state.jobs.pop_front() {
                drop(state);
                job();
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn jobs_are_done_elsewhere_and_all_of_them() {
        let helpers: &'static Helpers = Box::leak(Box::new(Helpers::new(2)));
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
        let helpers: &'static Helpers = Box::leak(Box::new(Helpers::new(2)));
        let (tell, told) = channel();
        let (done, all_done) = channel();
        helpers.run(move || done.send(told.recv()).unwrap());
        helpers.run(move || tell.send(7).unwrap());
        assert_eq!(all_done.recv(), Ok(Ok(7)));
        helpers.close();
    }
}
