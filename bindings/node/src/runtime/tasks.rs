//! Promises: a future of the core on one side, a JavaScript promise on the other.

use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::ptr;
use std::task::{Context, Poll, Waker};

use mullama as core;
use napi::bindgen_prelude::*;
use napi::{check_status, sys};
use napi_derive::napi;

use super::callbacks::function;
use super::errors::OrThrow;
use super::event_loop::Teller;
use super::instance::instance;
use super::output;

/// Makes the value of a promise, or the reason why there is none, once its future is done.
type Settle = Box<dyn FnOnce(&Env) -> Result<sys::napi_value>>;

/// A call that is under way.
pub struct Task {
    pub future: Pin<Box<dyn Future<Output = Settle>>>,
    pub progress: Option<FunctionRef<f64, Unknown<'static>>>,
    promise: sys::napi_deferred,
}

impl Task {
    /// Resolves or rejects the promise.
    pub fn settle(self, env: &Env, value: Result<sys::napi_value>) -> Result<()> {
        match value {
            // SAFETY: the promise is settled once, as this consumes the task; the value is of this environment and this scope.
            Ok(value) => check_status!(unsafe { sys::napi_resolve_deferred(env.raw(), self.promise, value) }),
            Err(error) => {
                // SAFETY: the error becomes a value of this environment and this scope.
                let reason = unsafe { ToNapiValue::to_napi_value(env.raw(), error)? };
                // SAFETY: as above: the promise is settled once.
                check_status!(unsafe { sys::napi_reject_deferred(env.raw(), self.promise, reason) })
            }
        }
    }
}

/// A number under which a task can be aborted.
#[napi(js_name = "newTask", catch_unwind)]
pub fn new_task(env: Env) -> Result<u32> {
    Ok(instance(&env)?.event_loop.new_task())
}

/// Ends a task: its promise is rejected with the reason, its work is stopped. Nothing happens if it is done.
#[napi(js_name = "abortTask", catch_unwind)]
pub fn abort_task(env: Env, id: u32, reason: Unknown) -> Result<()> {
    match instance(&env)?.event_loop.take(&env, id)? {
        Some(task) => {
            let promise = task.promise;
            drop(task);
            // SAFETY: the task was taken out unsettled, so this is the only settlement.
            check_status!(unsafe { sys::napi_reject_deferred(env.raw(), promise, reason.raw()) })
        }
        None => Ok(()),
    }
}

/// What tells a task's callback how far its work has come, if there is a callback.
pub fn informing(env: &Env, id: u32, callback: &Unknown) -> Result<Option<Teller>> {
    match function(callback, "progress")? {
        Some(_) => Ok(Some(instance(env)?.event_loop.teller(id))),
        None => Ok(None),
    }
}

/// The promise of a call's answer. `made` is kept alive until then and given to `convert`, which puts the answer into it.
pub fn promise<'env, T: 'static>(
    env: &'env Env,
    id: u32,
    pending: core::Pending<T>,
    convert: impl for<'a> FnOnce(&'a Env, T) -> Result<Unknown<'a>> + 'static,
) -> Result<Unknown<'env>> {
    start(env, id, pending, None, convert)
}

/// As [`promise`], with a callback that hears how far the work has come.
pub fn promise_informing<'env, T: 'static>(
    env: &'env Env,
    id: u32,
    callback: &Unknown,
    pending: core::Pending<T>,
    convert: impl for<'a> FnOnce(&'a Env, T) -> Result<Unknown<'a>> + 'static,
) -> Result<Unknown<'env>> {
    let progress = match function(callback, "progress")? {
        // SAFETY: the value is of this environment and of this call's scope. The reference outlives the scope of this call, which the callback's own lifetime does not.
        Some(callback) => Some(unsafe { FunctionRef::from_napi_value(env.raw(), callback.raw())? }),
        None => None,
    };
    start(env, id, pending, progress, convert)
}

/// The next piece of a stream: itself if it is ready, which is the fast way, or else a promise of it.
pub fn next<'env, T: 'static>(
    env: &'env Env,
    mut poll: impl FnMut(&Waker) -> Poll<core::Result<Option<T>>> + 'static,
    convert: impl for<'a> Fn(&'a Env, T) -> Result<Unknown<'a>> + 'static,
) -> Result<Unknown<'env>> {
    let event_loop = &instance(env)?.event_loop;
    let id = event_loop.new_task();
    if let Poll::Ready(piece) = poll(&event_loop.waker(id)) {
        return piece_or_null(env, piece.or_throw(env)?, convert);
    }
    let future = poll_fn(move |context| poll(context.waker()));
    start(env, id, future, None, |env, piece| piece_or_null(env, piece, convert))
}

fn piece_or_null<'env, T>(
    env: &'env Env,
    piece: Option<T>,
    convert: impl Fn(&'env Env, T) -> Result<Unknown<'env>>,
) -> Result<Unknown<'env>> {
    match piece {
        Some(piece) => convert(env, piece),
        None => output::value(env, Null),
    }
}

fn start<'env, T: 'static>(
    env: &'env Env,
    id: u32,
    future: impl Future<Output = core::Result<T>> + 'static,
    progress: Option<FunctionRef<f64, Unknown<'static>>>,
    convert: impl for<'a> FnOnce(&'a Env, T) -> Result<Unknown<'a>> + 'static,
) -> Result<Unknown<'env>> {
    let (mut deferred, mut promise) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: both places are written before they are read.
    check_status!(unsafe { sys::napi_create_promise(env.raw(), &mut deferred, &mut promise) })?;
    let mut task = Task {
        future: Box::pin(async move {
            let answer = future.await;
            Box::new(move |env: &Env| Ok(convert(env, answer.or_throw(env)?)?.raw())) as Settle
        }),
        progress,
        promise: deferred,
    };
    let event_loop = &instance(env)?.event_loop;
    match task
        .future
        .as_mut()
        .poll(&mut Context::from_waker(&event_loop.waker(id)))
    {
        Poll::Ready(settle) => task.settle(env, settle(env))?,
        Poll::Pending => event_loop.keep(env, id, task)?,
    }
    // SAFETY: the promise was made in this environment and this scope.
    unsafe { Unknown::from_napi_value(env.raw(), promise) }
}
