//! Results of the core as JavaScript values, where napi has no conversion of its own that fits.

use std::ptr;
use std::time::Duration;

use napi::bindgen_prelude::*;
use napi::{check_status, sys, Property};

use super::instance::instance;

/// Any value that napi converts, for a promise.
pub fn value<V: ToNapiValue>(env: &Env, value: V) -> Result<Unknown<'_>> {
    // SAFETY: the value is made in this environment and this scope.
    unsafe { Unknown::from_napi_value(env.raw(), ToNapiValue::to_napi_value(env.raw(), value)?) }
}

/// Numbers as a Float32Array. It has a `toJSON` of its own, which nobody meets who looks at what it holds, so that JSON writes an array.
pub fn vector(env: &Env, values: Vec<f32>) -> Result<Object<'_>> {
    // SAFETY: the value is made in this environment and this scope.
    let raw = unsafe { ToNapiValue::to_napi_value(env.raw(), Float32Array::new(values))? };
    let mut object = Object::from_raw(env.raw(), raw);
    let instance = instance(env)?;
    let property = Property::new()
        .with_utf8_name("toJSON")?
        .with_value(&instance.vector_to_json.borrow_back(env)?)
        .with_property_attributes(PropertyAttributes::Writable | PropertyAttributes::Configurable);
    object.define_properties(&[property])?;
    Ok(object)
}

/// What JSON text says, as JavaScript reads it.
pub fn json(env: &Env, text: String) -> Result<Unknown<'_>> {
    let json: Object = env.get_global()?.get_named_property("JSON")?;
    let parse: Function<String, Unknown> = json.get_named_property("parse")?;
    parse.call(text)
}

/// A length of time as JavaScript counts it, to the nanosecond.
pub fn milliseconds(duration: Duration) -> f64 {
    // Times of a hundred days and more are rounded.
    #[allow(clippy::cast_precision_loss)]
    let nanoseconds = duration.as_nanos() as f64;
    nanoseconds / 1e6
}

/// Text to text, as a plain object. Each key is a property of its own, also one that objects inherit, such as `__proto__`.
pub fn map<'env, K: AsRef<str>, V: AsRef<str>>(
    env: &'env Env,
    entries: impl IntoIterator<Item = (K, V)>,
) -> Result<Object<'env>> {
    let object = Object::new(env)?;
    for (key, value) in entries {
        define(&object, &env.create_string(key)?.to_unknown(), &env.create_string(value)?.to_unknown())?;
    }
    Ok(object)
}

/// Gives an object a property, where `set` would call a setter.
fn define(object: &Object, key: &Unknown, value: &Unknown) -> Result<()> {
    let property = sys::napi_property_descriptor {
        utf8name: ptr::null(),
        name: key.raw(),
        method: None,
        getter: None,
        setter: None,
        value: value.raw(),
        attributes: sys::PropertyAttributes::writable
            | sys::PropertyAttributes::enumerable
            | sys::PropertyAttributes::configurable,
        data: ptr::null_mut(),
    };
    // SAFETY: object, key and value are live and of one environment; the descriptor is only read during the call.
    check_status!(unsafe { sys::napi_define_properties(object.value().env, object.raw(), 1, &property) })
}

/// An object with one property: a case of a union and what it carries.
pub fn case<'env, V: ToNapiValue>(env: &'env Env, name: &str, value: V) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set(name, value)?;
    Ok(object)
}
