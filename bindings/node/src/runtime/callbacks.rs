//! Functions of the user's that are called while a call runs.

use mullama as core;
use napi::bindgen_prelude::*;

use super::errors::{wrong_type, OrThrow};
use super::input::is_absent;

/// A callback that hears fractions; only `false` stops what it hears of.
pub type Hears<'env> = Function<'env, f64, Unknown<'env>>;

/// The function that was given, if one was.
pub fn function<'env>(value: &Unknown<'env>, what: &str) -> Result<Option<Hears<'env>>> {
    if is_absent(value)? {
        return Ok(None);
    }
    if value.get_type()? != ValueType::Function {
        return Err(wrong_type(value, what, "a function"));
    }
    // SAFETY: the value is a function.
    unsafe { value.cast() }.map(Some)
}

/// Runs a call on this thread that reports how far it has come. An exception in the callback stops the call and goes on to the caller.
pub fn reporting<T>(
    env: &Env,
    callback: &Unknown,
    call: impl FnOnce(core::Progress<'_>) -> core::Result<T>,
) -> Result<T> {
    let Some(callback) = function(callback, "progress")? else {
        return call(None).or_throw(env);
    };
    let mut exception = None;
    let mut report = |fraction: f32| match callback.call(f64::from(fraction)).and_then(|answer| is_false(&answer)) {
        Ok(stop) => !stop,
        Err(error) => {
            exception = Some(error);
            false
        }
    };
    let answer = call(Some(&mut report));
    match exception {
        Some(error) => Err(error),
        None => answer.or_throw(env),
    }
}

fn is_false(value: &Unknown) -> Result<bool> {
    if value.get_type()? != ValueType::Boolean {
        return Ok(false);
    }
    // SAFETY: the value is a boolean.
    Ok(!unsafe { value.cast::<bool>()? })
}
