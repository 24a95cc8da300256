//! JavaScript objects by their properties: options, records, unions.

use std::ptr;

use napi::bindgen_prelude::*;
use napi::{check_status, sys};

use super::errors::{env_of, refused};
use super::input::{expect, is_absent, list, text};

/// The names of an object's own enumerable properties, as JavaScript has them.
pub(super) fn own_keys<'env>(object: &Object<'env>) -> Result<Vec<Unknown<'env>>> {
    let (env, mut raw) = (object.value().env, ptr::null_mut());
    // SAFETY: the object is live, and the place is written before it is read.
    check_status!(unsafe {
        sys::napi_get_all_property_names(
            env,
            object.raw(),
            sys::KeyCollectionMode::own_only,
            sys::KeyFilter::enumerable | sys::KeyFilter::skip_symbols,
            sys::KeyConversion::numbers_to_strings,
            &mut raw,
        )
    })?;
    let keys = Object::from_raw(env, raw);
    (0..keys.get_array_length()?)
        .map(|index| keys.get_element(index))
        .collect()
}

/// What stands under a name that is a value of JavaScript's own, whatever characters it has.
pub(super) fn property<'env>(object: &Object<'env>, key: &Unknown<'env>) -> Result<Unknown<'env>> {
    let (env, mut raw) = (object.value().env, ptr::null_mut());
    // SAFETY: object and key are live values of this environment, and the place is written before it is read.
    check_status!(unsafe { sys::napi_get_property(env, object.raw(), key.raw(), &mut raw) })?;
    // SAFETY: the value is of this environment and of the scope that the object lives in.
    unsafe { Unknown::from_napi_value(env, raw) }
}

/// The properties of an object that have a value; none where the object is left out.
pub fn entries<'env>(value: &Unknown<'env>, what: &'static str) -> Result<Vec<(String, Unknown<'env>)>> {
    if is_absent(value)? {
        return Ok(Vec::new());
    }
    let object: Object = expect(value, what, ValueType::Object, "an object")?;
    let mut found = Vec::new();
    for key in Object::keys(&object)? {
        if let Some(value) = object.get::<Unknown>(&key)? {
            found.push((key, value));
        }
    }
    Ok(found)
}

/// The same, or an array of the values of `keys` in their order.
pub fn entries_or_tuple<'env>(
    value: &Unknown<'env>,
    what: &'static str,
    keys: &[&str],
) -> Result<Vec<(String, Unknown<'env>)>> {
    if !value.is_array()? {
        return entries(value, what);
    }
    let values = list(value, what, |item, _| Ok(*item))?;
    if values.len() != keys.len() {
        let message = format!(
            "{what} has {} elements; expected {}: {}",
            values.len(),
            keys.len(),
            keys.join(", ")
        );
        return Err(refused(&env_of(value), message));
    }
    Ok(keys.iter().map(ToString::to_string).zip(values).collect())
}

/// Properties with those that stand under `key`, beside a `type` of that name, among the rest.
pub fn unnested<'env>(found: Vec<(String, Unknown<'env>)>, key: &'static str) -> Result<Vec<(String, Unknown<'env>)>> {
    if !found.iter().any(|(name, _)| name == key) {
        return Ok(found);
    }
    let mut all = Vec::new();
    for (name, value) in found {
        if name == key {
            all.extend(entries(&value, key)?);
        } else if name != "type" {
            all.push((name, value));
        } else if text(&value, "type")? != key {
            let given = text(&value, "type")?;
            return Err(refused(&env_of(&value), format!("type is '{given}'; expected '{key}'")));
        }
    }
    Ok(all)
}

/// The only property of an object: a case of a union and what it carries.
pub fn case<'env>(value: &Unknown<'env>, what: &'static str, names: &'static str) -> Result<(String, Unknown<'env>)> {
    let mut found = entries(value, what)?;
    match (found.pop(), found.is_empty()) {
        (Some(case), true) => Ok(case),
        _ => Err(refused(
            &env_of(value),
            format!("{what} must have exactly one property, one of {names}"),
        )),
    }
}

/// The exception for a property that nothing reads.
pub fn unknown_option(value: &Unknown, what: &str, key: &str, names: &str) -> Error {
    refused(
        &env_of(value),
        format!("{what} has the unknown option '{key}'; it knows {names}"),
    )
}

/// The exception for a property that has to be there.
pub fn missing_option(value: &Unknown, what: &str, key: &str) -> Error {
    refused(&env_of(value), format!("{what} has no '{key}'; give it a value"))
}
