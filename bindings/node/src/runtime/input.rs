//! JavaScript values as values of the core. Nothing is rounded, cut or replaced: what does not fit is an exception that names it.

use std::collections::BTreeMap;
use std::time::Duration;

use mullama as core;
use napi::bindgen_prelude::*;
use napi::{check_status, sys};

use super::errors::{env_of, exception, within, wrong_type, OrThrow};
pub use super::properties::{case, entries, entries_or_tuple, missing_option, unknown_option, unnested};
use super::properties::{own_keys, property};
pub use super::texts::{json, parts, path, text};

/// Whether an argument was left out, or is null where null means the same.
pub fn is_absent(value: &Unknown) -> Result<bool> {
    Ok(matches!(value.get_type()?, ValueType::Undefined | ValueType::Null))
}

/// A value that may be absent.
pub fn option<'env, T>(
    value: &Unknown<'env>,
    what: &'static str,
    item: impl FnOnce(&Unknown<'env>, &'static str) -> Result<T>,
) -> Result<Option<T>> {
    if is_absent(value)? {
        return Ok(None);
    }
    item(value, what).map(Some)
}

/// Sets a value that has a default, which null leaves as it is.
pub fn fill<'env, T>(
    target: &mut T,
    value: &Unknown<'env>,
    what: &'static str,
    item: impl FnOnce(&Unknown<'env>, &'static str) -> Result<T>,
) -> Result<()> {
    if let Some(given) = option(value, what, item)? {
        *target = given;
    }
    Ok(())
}

/// A boolean; nothing else counts as one.
pub fn bool(value: &Unknown, what: &'static str) -> Result<bool> {
    expect(value, what, ValueType::Boolean, "a boolean")
}

/// A 64-bit float.
pub fn f64(value: &Unknown, what: &'static str) -> Result<f64> {
    expect(value, what, ValueType::Number, "a number")
}

/// A 32-bit float, the nearest to the number.
pub fn f32(value: &Unknown, what: &'static str) -> Result<f32> {
    // The nearest is what is meant by 0.1; the core refuses what is not finite where it must be.
    #[allow(clippy::cast_possible_truncation)]
    f64(value, what).map(|number| number as f32)
}

/// A signed 32-bit integer.
pub fn i32(value: &Unknown, what: &'static str) -> Result<i32> {
    integer(value, what, "a whole number from -2147483648 to 2147483647")
}

/// A whole number of any size that may be a token: what is too large for one is none.
pub fn any_token(value: &Unknown, what: &'static str) -> Result<i32> {
    const NO_TOKEN: i32 = -1;
    match value.get_type()? {
        ValueType::BigInt => Ok(bigint(value)?
            .and_then(|number| i32::try_from(number).ok())
            .unwrap_or(NO_TOKEN)),
        _ if f64(value, what)?.fract() == 0.0 => {
            let number = f64(value, what)?;
            #[allow(clippy::cast_possible_truncation)]
            let token = number as i32;
            Ok(if f64::from(token) == number { token } else { NO_TOKEN })
        }
        _ => i32(value, what),
    }
}

/// An unsigned 32-bit integer.
pub fn u32(value: &Unknown, what: &'static str) -> Result<u32> {
    integer(value, what, "a whole number from 0 to 4294967295")
}

/// A signed 64-bit integer, from a number or a bigint.
pub fn i64(value: &Unknown, what: &'static str) -> Result<i64> {
    integer(value, what, "a whole number of 64 bits; beyond 2**53 as a bigint")
}

/// An unsigned 64-bit integer, from a number or a bigint.
pub fn u64(value: &Unknown, what: &'static str) -> Result<u64> {
    integer(
        value,
        what,
        "a whole number from 0 to 2**64 - 1; beyond 2**53 as a bigint",
    )
}

/// A whole number, or the name of one.
pub fn named<'env, T: Copy>(
    value: &Unknown<'env>,
    what: &'static str,
    number: impl FnOnce(&Unknown<'env>, &'static str) -> Result<T>,
    names: &[(&str, T)],
    expected: &'static str,
) -> Result<T> {
    if value.get_type()? != ValueType::String {
        return number(value, what);
    }
    name(
        value,
        what,
        |given| names.iter().find(|(name, _)| *name == given).map(|(_, number)| *number),
        expected,
    )
}

/// A length of time in milliseconds.
pub fn duration(value: &Unknown, what: &'static str) -> Result<Duration> {
    let milliseconds = f64(value, what)?;
    Duration::try_from_secs_f64(milliseconds / 1e3).map_err(|_| {
        let expected = "a finite number of milliseconds, 0 or more";
        let error = core::Error::out_of_range(core::ErrorCode::InvalidInput, what, milliseconds.to_string(), expected);
        exception(&env_of(value), &error)
    })
}

/// Bytes, copied.
pub fn bytes(value: &Unknown, what: &'static str) -> Result<Vec<u8>> {
    // SAFETY: the conversion compares the type and answers with an error.
    match unsafe { value.cast::<Uint8Array>() } {
        Ok(array) if value.is_typedarray()? => core::text::copied(&array, what).or_throw(&env_of(value)),
        _ => Err(wrong_type(value, what, "a Uint8Array")),
    }
}

/// Numbers for arithmetic: a Float32Array or any list of numbers.
pub fn vector(value: &Unknown, what: &'static str) -> Result<Vec<f32>> {
    if value.is_typedarray()? {
        // SAFETY: the conversion compares the type and answers with an error.
        if let Ok(array) = unsafe { value.cast::<Float32Array>() } {
            return core::text::copied(&array, what).or_throw(&env_of(value));
        }
    }
    list(value, what, f32)
}

/// A Float32Array that the core writes over.
pub struct View<'env>(Float32ArraySlice<'env>);

impl View<'_> {
    /// The numbers, in their own place.
    pub fn numbers(&mut self) -> &mut [f32] {
        // SAFETY: the array is held by the call that was given it, and JavaScript of this thread does not run meanwhile. What another
        // thread sees of a shared array is its user's to order, as with every write of JavaScript's own.
        unsafe { self.0.as_mut() }
    }
}

/// The numbers of a Float32Array, to be written over. No other list will do, for the caller would not see what was written.
pub fn view<'env>(value: &Unknown<'env>, what: &'static str) -> Result<View<'env>> {
    if value.is_typedarray()? {
        // SAFETY: the conversion compares the type and answers with an error.
        if let Ok(array) = unsafe { value.cast::<Float32ArraySlice>() } {
            return Ok(View(array));
        }
    }
    Err(wrong_type(value, what, "a Float32Array"))
}

/// 32-bit integers: an Int32Array, which is fast, or any list of numbers.
pub fn integers(value: &Unknown, what: &'static str) -> Result<Vec<i32>> {
    if value.is_typedarray()? {
        // SAFETY: the conversion compares the type and answers with an error.
        if let Ok(array) = unsafe { value.cast::<Int32Array>() } {
            return core::text::copied(&array, what).or_throw(&env_of(value));
        }
    }
    list(value, what, i32)
}

/// An array, or anything else with a length and elements, but not a string.
pub fn list<'env, T>(
    value: &Unknown<'env>,
    what: &'static str,
    item: impl Fn(&Unknown<'env>, &'static str) -> Result<T>,
) -> Result<Vec<T>> {
    let object: Object = expect(value, what, ValueType::Object, "an array")?;
    let Some(length) = object.get::<Unknown>("length")? else {
        return Err(wrong_type(value, what, "an array"));
    };
    let length = u32(&length, what)?;
    (0..length)
        .map(|index| within(what, index, || item(&object.get_element::<Unknown>(index)?, what)))
        .collect()
}

/// The same, or a Map or an object, of which each key makes a pair with its value.
pub fn list_or_map<'env, T>(
    value: &Unknown<'env>,
    what: &'static str,
    item: impl Fn(&Unknown<'env>, &'static str) -> Result<T>,
) -> Result<Vec<T>> {
    let object: Object = expect(value, what, ValueType::Object, "an array, a Map or an object")?;
    if object.has_named_property("length")? {
        return list(value, what, item);
    }
    if is_map(&object)? {
        return list(&pairs_of(value)?, what, item);
    }
    let mut pairs = Vec::new();
    for (index, (key, value)) in (0..).zip(entries(value, what)?) {
        pairs.push(within(what, index, || item(&pair(&key, value)?, what))?);
    }
    Ok(pairs)
}

/// Whether an object is a Map, of this realm or of another one; a plain object may have a property of that name, but hardly a function.
fn is_map(object: &Object) -> Result<bool> {
    let entries = object.get::<Unknown>("entries")?;
    entries.map_or(Ok(false), |entries| Ok(entries.get_type()? == ValueType::Function))
}

/// An array of a Map's pairs.
fn pairs_of<'env>(map: &Unknown<'env>) -> Result<Unknown<'env>> {
    let array: Unknown = env_of(map).get_global()?.get_named_property("Array")?;
    // SAFETY: a conversion to `Object` reads nothing, and a class is an object.
    let array = unsafe { array.cast::<Object>()? };
    let from: Function<Unknown, Unknown> = array.get_named_property("from")?;
    from.call(*map)
}

/// A key and its value; a key that is a number becomes one.
fn pair<'env>(key: &str, value: Unknown<'env>) -> Result<Unknown<'env>> {
    let env = env_of(&value);
    let mut pair = env.create_array(2)?;
    match key.parse::<f64>() {
        Ok(number) => pair.set(0, number)?,
        Err(_) => pair.set(0, key)?,
    }
    pair.set(1, value)?;
    // SAFETY: the array is of the environment and of the scope that the value lives in.
    unsafe { Unknown::from_napi_value(env.raw(), pair.raw()) }
}

/// One of an enum's names.
pub fn name<T>(
    value: &Unknown,
    what: &'static str,
    from_name: impl FnOnce(&str) -> Option<T>,
    names: &'static str,
) -> Result<T> {
    let given = text(value, what)?;
    from_name(&given).ok_or_else(|| {
        let error = core::Error::out_of_range(core::ErrorCode::InvalidInput, what, format!("'{given}'"), names);
        exception(&env_of(value), &error)
    })
}

/// Text to text: the enumerable properties of an object that are its own, or a Map.
pub fn map(value: &Unknown, what: &'static str) -> Result<BTreeMap<String, String>> {
    const EXPECTED: &str = "an object or a Map";
    let object: Object = expect(value, what, ValueType::Object, EXPECTED)?;
    if value.is_array()? {
        return Err(wrong_type(value, what, EXPECTED));
    }
    if is_map(&object)? {
        let pair = |pair: &Unknown, what| match <[String; 2]>::try_from(list(pair, what, text)?) {
            Ok([key, value]) => Ok((key, value)),
            Err(_) => Err(wrong_type(value, what, EXPECTED)),
        };
        return Ok(list(&pairs_of(value)?, what, pair)?.into_iter().collect());
    }
    own_keys(&object)?
        .iter()
        .map(|key| Ok((text(key, what)?, text(&property(&object, key)?, what)?)))
        .collect()
}

pub(super) fn expect<T: FromNapiValue>(value: &Unknown, what: &str, type_: ValueType, expected: &str) -> Result<T> {
    if value.get_type()? != type_ {
        return Err(wrong_type(value, what, expected));
    }
    // SAFETY: the value is of the type that the conversion reads; every caller pairs the two.
    unsafe { value.cast() }
}

fn integer<T: TryFrom<i128>>(value: &Unknown, what: &'static str, expected: &'static str) -> Result<T> {
    let (number, given) = match value.get_type()? {
        ValueType::BigInt => {
            let number = bigint(value)?;
            (
                number,
                number.map_or_else(
                    || "a bigint of more than 127 bits".to_owned(),
                    |number| number.to_string(),
                ),
            )
        }
        _ => {
            let number = f64(value, what)?;
            // Beyond 2**53 a number may not be the one that was written.
            #[allow(clippy::cast_possible_truncation)]
            let exact = (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_991.0).then_some(number as i128);
            (exact, number.to_string())
        }
    };
    number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| {
        let error = core::Error::out_of_range(core::ErrorCode::InvalidInput, what, given, expected);
        exception(&env_of(value), &error)
    })
}

fn bigint(value: &Unknown) -> Result<Option<i128>> {
    let (mut is_negative, mut count, mut words) = (0, 2, [0_u64; 2]);
    // SAFETY: there is space for as many words as `count` says.
    check_status!(unsafe {
        sys::napi_get_value_bigint_words(
            value.value().env,
            value.raw(),
            &mut is_negative,
            &mut count,
            words.as_mut_ptr(),
        )
    })?;
    let magnitude = u128::from(words[0]) | u128::from(words[1]) << 64;
    let number = i128::try_from(magnitude).ok().filter(|_| count <= 2);
    Ok(number.map(|number| if is_negative == 0 { number } else { -number }))
}
