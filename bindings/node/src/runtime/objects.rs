//! Native objects behind JavaScript ones. The classes of `index.js` are plain classes; each of their objects carries its native one.

use std::ptr;

use mullama as core;
use napi::bindgen_prelude::*;
use napi::{check_status, sys};

use super::errors::{exception, without_native};
use super::instance::tell_memory;

/// Puts a native object behind a JavaScript one, which is given back.
pub fn wrap<'env, T: 'static>(into: &Unknown<'env>, native: T) -> Result<Unknown<'env>> {
    // SAFETY: a conversion to `Object` reads nothing, and napi_wrap answers with an error where the value is no object.
    let mut object = unsafe { into.cast::<Object>()? };
    object.wrap(native, None)?;
    tell_memory(&Env::from_raw(into.value().env))?;
    Ok(*into)
}

/// The native object behind a JavaScript one.
pub fn native<'env, T: 'static>(value: &Unknown<'env>, what: &str, expected: &str) -> Result<&'env T> {
    // SAFETY: a conversion to `Object` reads nothing, and napi_unwrap answers with an error where the value is no object.
    let object = unsafe { value.cast::<Object>()? };
    match object.unwrap::<T>() {
        // SAFETY: napi has compared the type; the value is held by the caller's frame for 'env, and nothing removes what it wraps.
        Ok(native) => Ok(unsafe { &*std::ptr::from_mut(native) }),
        Err(_) => Err(without_native(value, what, expected)),
    }
}

/// A JavaScript object that is kept until a native one can be put behind it.
pub struct Kept {
    env: sys::napi_env,
    reference: sys::napi_ref,
}

/// Keeps an object from being collected while a call is under way.
pub fn keep(env: &Env, into: &Unknown) -> Result<Kept> {
    let mut reference = ptr::null_mut();
    // SAFETY: the value is live; the reference is deleted once, by `Kept`.
    check_status!(unsafe { sys::napi_create_reference(env.raw(), into.raw(), 1, &mut reference) })?;
    Ok(Kept {
        env: env.raw(),
        reference,
    })
}

impl Kept {
    /// Puts the native object behind it and gives it back.
    pub fn wrap<'env, T: 'static>(self, env: &'env Env, native: T) -> Result<Unknown<'env>> {
        let mut value = ptr::null_mut();
        // SAFETY: the reference is strong, so its value is there.
        check_status!(unsafe { sys::napi_get_reference_value(env.raw(), self.reference, &mut value) })?;
        // SAFETY: the value is of this environment and of this scope.
        let into = unsafe { Unknown::from_napi_value(env.raw(), value)? };
        wrap(&into, native)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        // SAFETY: tasks, which own these, never leave their environment's thread and are dropped before it ends.
        unsafe { sys::napi_delete_reference(self.env, self.reference) };
    }
}

/// Refuses to clone a closed object, which the core's `Clone` cannot do.
pub fn refuse_closed(env: &Env, is_closed: bool, kind: &'static str) -> Result<()> {
    if is_closed {
        return Err(exception(env, &core::Error::InvalidHandle { kind }));
    }
    Ok(())
}
