//! A progress callable of the user's. It runs on the caller's thread, or in an async form on the event loop's.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{mpsc, Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use mullama::{Pending, Progress};
use pyo3::prelude::*;

use super::errors::OrRaise;
use super::given::Value;
use super::job::{start, Job};
use super::put::Object;
use super::wait;

/// How often a call without a callable looks for signals.
const TICK: Duration = Duration::from_millis(50);

/// Runs a blocking call that tells its progress. An exception of the callable, or a signal's, stops the call and is raised.
pub fn blocking<T: Send>(
    py: Python<'_>,
    callable: Option<&Value<'_>>,
    work: impl FnOnce(Progress<'_>) -> mullama::Result<T> + Send,
) -> PyResult<T> {
    let callable = callable
        .filter(|callable| !callable.is_none())
        .map(|callable| callable.clone().unbind());
    let mut raised = None;
    let mut looked = Instant::now();
    let answer = py.detach(|| {
        let mut told = |fraction: f32| {
            if callable.is_none() && looked.elapsed() < TICK {
                return true;
            }
            looked = Instant::now();
            Python::attach(|py| tell(py, callable.as_ref(), fraction)).unwrap_or_else(|error| {
                raised = Some(error);
                false
            })
        };
        work(Some(&mut told))
    });
    raised.map_or_else(|| answer.or_raise(), Err)
}

/// What a call that is waited for has to say.
enum Heard<T> {
    Progress(f32),
    Answer(T),
}

/// Waits for a call that tells its progress from a thread of its own, which goes on when the callable has answered here.
pub fn answer<T: Send>(
    py: Python<'_>,
    callable: Option<&Value<'_>>,
    begin: impl FnOnce(Option<Teller>) -> Pending<T> + Send,
) -> PyResult<T> {
    let Some(callable) = callable.filter(|callable| !callable.is_none()) else {
        return wait::answer(py, || begin(None));
    };
    let told = Arc::new(Mutex::new(Told::default()));
    let (say, said) = mpsc::channel();
    let teller = Arc::clone(&told);
    let mut pending = py.detach(|| {
        begin(Some(Box::new(move |fraction| {
            Told::tell(&teller, fraction);
            // Whoever no longer waits for the answer wants the call to stop.
            said.recv().unwrap_or(false)
        })))
    });
    loop {
        let heard = wait::until(py, |waker| {
            if let Some(fraction) = Told::hear(&told, waker).pop_front() {
                return Poll::Ready(Ok(Heard::Progress(fraction)));
            }
            let polled = Pin::new(&mut pending).poll(&mut Context::from_waker(waker));
            polled.map(|answer| answer.map(Heard::Answer))
        })?;
        match heard {
            Heard::Answer(answer) => return Ok(answer),
            // The other side has ended where nobody hears this; its answer comes next.
            Heard::Progress(fraction) => drop(say.send(tell(py, Some(callable.as_unbound()), fraction)?)),
        }
    }
}

/// Signals first; then what the callable says, where only `False` stops.
fn tell(py: Python<'_>, callable: Option<&Object>, fraction: f32) -> PyResult<bool> {
    py.check_signals()?;
    let Some(callable) = callable else {
        return Ok(true);
    };
    let said = callable.bind(py).call1((fraction,))?;
    Ok(said.is_none() || said.is_truthy()?)
}

/// A callable for core, which calls it from a thread of its own.
pub type Teller = Box<dyn FnMut(f32) -> bool + Send>;

/// What the working thread leaves for the thread that waits, the only one that may enter Python.
#[derive(Default)]
struct Told {
    fractions: VecDeque<f32>,
    waker: Option<Waker>,
}

impl Told {
    /// Leaves a fraction and wakes who waits.
    fn tell(told: &Mutex<Self>, fraction: f32) {
        let mut told = lock(told);
        told.fractions.push_back(fraction);
        let waker = told.waker.take();
        drop(told);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Takes what was left; the waker is for what comes next.
    fn hear(told: &Mutex<Self>, waker: &Waker) -> VecDeque<f32> {
        let mut told = lock(told);
        told.waker = Some(waker.clone());
        std::mem::take(&mut told.fractions)
    }
}

fn lock(told: &Mutex<Told>) -> MutexGuard<'_, Told> {
    told.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts a call whose progress the event loop hears; an exception of the callable ends the call.
pub fn awaited<T: Send + 'static>(
    py: Python<'_>,
    call: &str,
    callable: Option<&Value<'_>>,
    begin: impl FnOnce(Option<Teller>) -> Pending<T>,
    put: impl Fn(Python<'_>, T) -> PyResult<Object> + Send + 'static,
) -> PyResult<Object> {
    let Some(callable) = callable.filter(|callable| !callable.is_none()) else {
        return start(py, call, Job::new(begin(None), put));
    };
    let callable = callable.clone().unbind();
    let told = Arc::new(Mutex::new(Told::default()));
    let teller = Arc::clone(&told);
    let pending = begin(Some(Box::new(move |fraction| {
        Told::tell(&teller, fraction);
        true
    })));
    let hear = move |py: Python<'_>, waker: &Waker| -> PyResult<()> {
        Told::hear(&told, waker)
            .into_iter()
            .try_for_each(|fraction| callable.bind(py).call1((fraction,)).map(drop))
    };
    start(py, call, Job::with(pending, hear, put))
}
