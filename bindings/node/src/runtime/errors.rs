//! Errors of the core, and of conversions, as JavaScript exceptions.

use std::cell::RefCell;

use mullama as core;
use napi::bindgen_prelude::*;

use super::instance::instance;
use crate::generated::errors::data_keys;

/// No error of the library: the caller mixed up types, which JavaScript calls a TypeError.
const WRONG_TYPE: i32 = 0;

/// Throws what the core answers instead of a value.
pub trait OrThrow<T> {
    /// The value, or the exception that tells why there is none.
    fn or_throw(self, env: &Env) -> Result<T>;
}

impl<T> OrThrow<T> for core::Result<T> {
    fn or_throw(self, env: &Env) -> Result<T> {
        self.map_err(|error| exception(env, &error))
    }
}

/// The exception for an error of the core, with its code, message and numbers.
pub fn exception(env: &Env, error: &core::Error) -> Error {
    let code = error.code();
    make(env, code.code(), error.to_string(), |data| {
        for (key, name) in data_keys(code) {
            if let Some(number) = error.data(key) {
                data.set(name, number)?;
            }
        }
        Ok(())
    })
}

/// The exception for a value that the binding itself cannot accept, such as an unknown option.
pub fn refused(env: &Env, message: String) -> Error {
    make(env, core::ErrorCode::InvalidInput.code(), message, |_| Ok(()))
}

/// The exception for a value of the wrong JavaScript type.
pub fn wrong_type(value: &Unknown, what: &str, expected: &str) -> Error {
    let given = value.get_type().map_or("unknown", name_of_type);
    let message = format!("{what} is of type {given}; expected {expected}");
    make(&env_of(value), WRONG_TYPE, message, |_| Ok(()))
}

/// The exception for an object that has nothing native of this kind behind it.
pub fn without_native(value: &Unknown, what: &str, expected: &str) -> Error {
    match value.get_type() {
        Ok(ValueType::Object) => {
            let message = format!(
                "{what} is an object without {expected} behind it; expected {expected}, made in this thread: what another thread sends arrives empty"
            );
            make(&env_of(value), WRONG_TYPE, message, |_| Ok(()))
        }
        _ => wrong_type(value, what, expected),
    }
}

/// The environment that a value lives in.
pub fn env_of(value: &Unknown) -> Env {
    Env::from_raw(value.value().env)
}

thread_local! {
    /// The items of lists that are being converted, from the outside: each list's name and the item's index.
    static PLACES: RefCell<Vec<(&'static str, u32)>> = const { RefCell::new(Vec::new()) };
}

/// Converts an item of a list; an exception says which.
pub fn within<T>(what: &'static str, index: u32, convert: impl FnOnce() -> Result<T>) -> Result<T> {
    PLACES.with_borrow_mut(|places| places.push((what, index)));
    let converted = convert();
    PLACES.with_borrow_mut(Vec::pop);
    converted
}

/// A message that names the list's item where it named the list, or one of the item's properties.
fn placed(message: String) -> String {
    let within = |message: String, (what, index): &(&str, u32)| match message.strip_prefix(what) {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => format!("{what}[{index}]{rest}"),
        _ => format!("{what}[{index}].{message}"),
    };
    PLACES.with_borrow(|places| places.iter().rev().fold(message, within))
}

fn make(env: &Env, code: i32, message: String, fill: impl FnOnce(&mut Object) -> Result<()>) -> Error {
    let made = (|| {
        let message = placed(message);
        let mut data = Object::new(env)?;
        fill(&mut data)?;
        let instance = instance(env)?;
        let data = Object::from_raw(env.raw(), data.raw());
        instance.make_error.borrow_back(env)?.call((code, message, data).into())
    })();
    match made {
        Ok(error) => Error::from(error),
        Err(error) => error,
    }
}

fn name_of_type(type_: ValueType) -> &'static str {
    match type_ {
        ValueType::Undefined => "undefined",
        ValueType::Null => "null",
        ValueType::Boolean => "boolean",
        ValueType::Number => "number",
        ValueType::String => "string",
        ValueType::Symbol => "symbol",
        ValueType::Object => "object",
        ValueType::Function => "function",
        ValueType::BigInt => "bigint",
        _ => "unknown",
    }
}
