//! Calls that were started: their answers are waited for, several at once, and taken by their kind.

mod answer;
mod bell;
mod fd;

use std::ffi::{c_char, c_void};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use mullama::{Error, Pending, Result};

use super::results::{boolean, bytes_out, count, float, guarded, id, list_out, status, text_out};
use super::{get, list, Fault, Handled, Outcome};
pub(crate) use answer::Answer;
use bell::{Bell, Bells};

/// What C holds of a started call.
type Opaque = <Started as Handled>::Opaque;

/// What hears how far a call is, on whatever thread works.
pub(crate) type Report = Box<dyn FnMut(f32) -> bool + Send>;

/// A started call. Dropping it ends the call.
pub(crate) struct Started {
    state: Mutex<State>,
    bells: Arc<Bells>,
    /// The fraction that is done, by its bits.
    done: Arc<AtomicU32>,
}

enum State {
    Running(Box<dyn Call>),
    Here(Answer),
    Failed(Error),
    /// An object or a record, which is given once.
    Given,
}

/// Core's answer to come, whatever its type.
trait Call: Send {
    fn poll(&mut self, waker: &Waker) -> Poll<Result<Answer>>;
    fn cancel(&self);
}

struct Made<T, F> {
    pending: Pending<T>,
    answer: F,
}

impl<T: Send, F: Fn(T) -> Answer + Send> Call for Made<T, F> {
    fn poll(&mut self, waker: &Waker) -> Poll<Result<Answer>> {
        let found = Pin::new(&mut self.pending).poll(&mut Context::from_waker(waker));
        found.map(|answer| answer.map(&self.answer))
    }

    fn cancel(&self) {
        self.pending.cancel();
    }
}

/// A wait for something that is not taken.
struct Watch<F> {
    poll: F,
    is_cancelled: AtomicBool,
    waker: Mutex<Option<Waker>>,
}

impl<F: Fn(&Waker) -> Poll<Result<()>> + Send> Call for Watch<F> {
    fn poll(&mut self, waker: &Waker) -> Poll<Result<Answer>> {
        *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker.clone());
        if self.is_cancelled.load(Ordering::Acquire) {
            return Poll::Ready(Err(Error::Cancelled { what: "the wait" }));
        }
        (self.poll)(waker).map(|found| found.map(Answer::status))
    }

    fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Release);
        let waker = self.waker.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl Started {
    /// A call that is done once `poll` says that there is something, and takes nothing.
    pub(crate) fn watching(poll: impl Fn(&Waker) -> Poll<Result<()>> + Send + 'static) -> Self {
        let watch = Watch {
            poll,
            is_cancelled: AtomicBool::new(false),
            waker: Mutex::new(None),
        };
        Self {
            state: Mutex::new(State::Running(Box::new(watch))),
            bells: Arc::default(),
            done: Arc::default(),
        }
    }

    pub(crate) fn new<T: Send + 'static>(pending: Pending<T>, answer: impl Fn(T) -> Answer + Send + 'static) -> Self {
        Self {
            state: Mutex::new(State::Running(Box::new(Made { pending, answer }))),
            bells: Arc::default(),
            done: Arc::default(),
        }
    }

    /// A call that tells how far it is.
    pub(crate) fn reporting<T: Send + 'static>(
        start: impl FnOnce(Report) -> Outcome<Pending<T>>,
        answer: impl Fn(T) -> Answer + Send + 'static,
    ) -> Outcome<Self> {
        let done = Arc::<AtomicU32>::default();
        let told = Arc::clone(&done);
        let report = Box::new(move |fraction: f32| {
            told.store(fraction.to_bits(), Ordering::Release);
            true
        });
        Ok(Self {
            done,
            ..Self::new(start(report)?, answer)
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks whether the answer is there; who rang before does not ring again.
    fn look(&self) -> MutexGuard<'_, State> {
        let mut state = self.state();
        if let State::Running(call) = &mut *state {
            match call.poll(&Waker::from(Arc::clone(&self.bells))) {
                Poll::Pending => {}
                Poll::Ready(Ok(answer)) => *state = State::Here(answer),
                Poll::Ready(Err(error)) => *state = State::Failed(error),
            }
        }
        if !matches!(*state, State::Running(_)) {
            self.bells.signal.raise();
        }
        state
    }

    fn is_done(&self) -> bool {
        !matches!(*self.look(), State::Running(_))
    }

    /// Asks the call to end; who waits for it gets what there is.
    pub(crate) fn close(&self) {
        if let State::Running(call) = &*self.state() {
            call.cancel();
        }
    }

    /// Waits for the answer.
    fn finished(&self) -> Outcome<MutexGuard<'_, State>> {
        let bell = self.bells.hear();
        loop {
            let state = self.look();
            match &*state {
                State::Running(_) => {}
                State::Failed(error) => return Err(error.clone().into()),
                State::Here(_) | State::Given => return Ok(state),
            }
            drop(state);
            bell.wait(None);
        }
    }
}

/// A time limit in milliseconds; a negative one is none.
pub(crate) fn time_limit(timeout_ms: i64) -> Option<Duration> {
    u64::try_from(timeout_ms).ok().map(Duration::from_millis)
}

/// The index of the first call of a list that is done.
///
/// # Safety
///
/// `calls` is null or the first of `n` handles.
pub(crate) unsafe fn wait(calls: *const *const Opaque, n: usize, timeout_ms: i64) -> i32 {
    count(|| {
        // SAFETY: the caller's promise.
        let handles = unsafe { list(calls, n, "list") }?;
        if handles.is_empty() {
            return Err(Fault::InvalidInput {
                what: "list",
                given: "empty".into(),
                expected: "at least one pending call".into(),
            });
        }
        let calls = handles
            .iter()
            .enumerate()
            .map(|(index, &handle)| {
                get::<Started>(handle, "list").map_err(|fault| fault.renamed(|name| format!("{name}[{index}]")))
            })
            .collect::<Outcome<Vec<_>>>()?;
        let until = time_limit(timeout_ms).and_then(|limit| Instant::now().checked_add(limit));
        let bell = Arc::<Bell>::default();
        for call in &calls {
            call.bells.add(&bell);
        }
        loop {
            if let Some(index) = calls.iter().position(|call| call.is_done()) {
                return Ok(index);
            }
            if !bell.wait(until) {
                return Err(Error::WouldBlock.into());
            }
        }
    })
}

/// A descriptor that is readable once a call is done.
pub(crate) fn fd(call: *const Opaque) -> i32 {
    count(|| {
        let call = get::<Started>(call, "pending")?;
        let fd = call.bells.signal.fd()?;
        // Who has not been asked for an answer yet does not ring.
        drop(call.look());
        Ok(fd)
    })
}

/// Asks a call to end.
pub(crate) fn cancel(call: *const Opaque) -> i32 {
    status(|| {
        get::<Started>(call, "pending")?.close();
        Ok(())
    })
}

/// The fraction that is done.
pub(crate) fn progress(call: *const Opaque) -> f32 {
    float(|| {
        let call = get::<Started>(call, "pending")?;
        let is_here = matches!(*call.look(), State::Here(_) | State::Given);
        Ok(if is_here {
            1.0
        } else {
            f32::from_bits(call.done.load(Ordering::Acquire))
        })
    })
}

/// Ends a call and forgets it.
pub(crate) fn free(call: *mut Opaque) {
    super::free::<Started>(call);
}

/// A started call never calls back: its listener would be called on a thread of the library's.
pub(crate) fn no_listener(is_there: bool) -> Outcome<()> {
    if !is_there {
        return Ok(());
    }
    Err(Fault::InvalidInput {
        what: "progress",
        given: "a callback".into(),
        expected: "NULL, for a started call is asked with mullama_pending_progress".into(),
    })
}

// What C takes.

/// Waits for an answer and reads it.
fn taken<T>(call: *mut Opaque, kind: &str, read: impl FnOnce(&Answer) -> Option<T>) -> Outcome<T> {
    let call = get::<Started>(call, "pending")?;
    let state = call.finished()?;
    match &*state {
        State::Here(answer) => read(answer).ok_or_else(|| another(kind)),
        _ => Err(given_before()),
    }
}

fn taken_object(call: *mut Opaque, wants_record: bool) -> *mut c_void {
    let found = guarded(|| {
        let call = get::<Started>(call, "pending")?;
        let mut state = call.finished()?;
        match std::mem::replace(&mut *state, State::Given) {
            State::Here(Answer::Object { is_record, keep }) if is_record == wants_record => keep(),
            State::Given => Err(given_before()),
            other => {
                *state = other;
                Err(another(if wants_record { "a record" } else { "a handle" }))
            }
        }
    });
    found.unwrap_or(std::ptr::null_mut())
}

fn another(wanted: &str) -> Fault {
    Fault::InvalidInput {
        what: "pending",
        given: "a call that gives something else".into(),
        expected: format!("one that gives {wanted}; see the function that started it"),
    }
}

fn given_before() -> Fault {
    Fault::InvalidInput {
        what: "pending",
        given: "a call whose answer was taken".into(),
        expected: "one whose answer is still to be taken".into(),
    }
}

pub(crate) fn take_status(call: *mut Opaque) -> i32 {
    status(|| {
        taken(call, "nothing", |answer| {
            matches!(answer, Answer::Nothing).then_some(())
        })
    })
}

pub(crate) fn take_record(call: *mut Opaque) -> *mut c_void {
    taken_object(call, true)
}

pub(crate) fn take_handle(call: *mut Opaque) -> *mut c_void {
    taken_object(call, false)
}

macro_rules! reads {
    ($variant:ident, $words:literal) => {
        |call| {
            taken(call, $words, |answer| match answer {
                Answer::$variant(value) => Some(value.clone()),
                _ => None,
            })
        }
    };
}

pub(crate) unsafe fn take_vectors(call: *mut Opaque, vector: *mut f32, capacity: usize) -> i64 {
    // SAFETY: the caller's promise.
    unsafe { list_out(vector, capacity, || reads!(Vectors, "vectors")(call)) }
}

pub(crate) unsafe fn take_text(call: *mut Opaque, text: *mut c_char, capacity: usize) -> i64 {
    // SAFETY: the caller's promise.
    unsafe { text_out(text, capacity, || reads!(Text, "a text")(call)) }
}

pub(crate) unsafe fn take_bytes(call: *mut Opaque, bytes: *mut u8, capacity: usize) -> i64 {
    // SAFETY: the caller's promise.
    unsafe { bytes_out(bytes, capacity, || reads!(Bytes, "bytes")(call)) }
}

pub(crate) unsafe fn take_tokens(call: *mut Opaque, tokens: *mut i32, capacity: i32) -> i32 {
    // SAFETY: the caller's promise.
    unsafe { list_out(tokens, capacity, || reads!(Tokens, "numbers")(call)) }
}

pub(crate) fn take_integer(call: *mut Opaque) -> i64 {
    count(|| reads!(Integer, "a whole number")(call))
}

pub(crate) fn take_id(call: *mut Opaque) -> i32 {
    id(|| reads!(Id, "a number that may be absent")(call))
}

pub(crate) fn take_number(call: *mut Opaque) -> f64 {
    float(|| reads!(Number, "a number")(call))
}

pub(crate) fn take_bool(call: *mut Opaque) -> bool {
    boolean(|| reads!(Bool, "a flag")(call))
}
