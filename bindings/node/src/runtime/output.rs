//! Results of the core as JavaScript values, where napi has no conversion of its own that fits.

use napi::bindgen_prelude::*;
use napi::Property;

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

/// Text to text, as a plain object.
pub fn map<'env, K: AsRef<str>, V: AsRef<str>>(
    env: &'env Env,
    entries: impl IntoIterator<Item = (K, V)>,
) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    for (key, value) in entries {
        object.set(key, value.as_ref())?;
    }
    Ok(object)
}

/// An object with one property: a case of a union and what it carries.
pub fn case<'env, V: ToNapiValue>(env: &'env Env, name: &str, value: V) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set(name, value)?;
    Ok(object)
}
