//! JavaScript's strings and what is made of them. Nothing is replaced, and each copy is refused where there is no memory for it.

use std::path::PathBuf;

use mullama as core;
use napi::bindgen_prelude::*;
use napi::{check_status, sys, JsString};

use super::errors::{env_of, wrong_type, OrThrow};
use super::input::{bytes, expect, list};

/// Text. A lone surrogate and a NUL are refused with the core's code and message.
pub fn text(value: &Unknown, what: &'static str) -> Result<String> {
    let string: JsString = expect(value, what, ValueType::String, "a string")?;
    let env = env_of(value);
    let text = String::from_utf8(utf8(value, string.utf8_len()?, what)?).map_err(|error| error.utf8_error());
    let text = text.map_err(|error| Error::from_reason(error.to_string()))?;
    core::text::check(text.as_bytes(), what).or_throw(&env)?;
    // Node has put U+FFFD where a surrogate stood alone, so only text with that character needs the second look.
    if text.contains(char::REPLACEMENT_CHARACTER) {
        refuse_lone_surrogate(&utf16(value, what)?, what).or_throw(&env)?;
    }
    Ok(text)
}

/// The bytes of a string of so many. Where napi's own conversions have no memory for them, they end the process.
fn utf8(string: &Unknown, n_bytes: usize, what: &str) -> Result<Vec<u8>> {
    let env = env_of(string);
    let mut bytes: Vec<u8> = core::text::with_room(n_bytes + 1, what).or_throw(&env)?;
    let mut written = 0;
    // SAFETY: there is room for the bytes and a NUL, and so many of them are written as the call says.
    unsafe {
        let at = bytes.as_mut_ptr().cast();
        check_status!(sys::napi_get_value_string_utf8(
            env.raw(),
            string.raw(),
            at,
            n_bytes + 1,
            &mut written
        ))?;
        bytes.set_len(written);
    }
    Ok(bytes)
}

/// The same as units of UTF-16.
fn utf16(string: &Unknown, what: &str) -> Result<Vec<u16>> {
    let env = env_of(string);
    let mut n_units = 0;
    // SAFETY: without room for them the call counts the units.
    unsafe {
        let none = std::ptr::null_mut();
        check_status!(sys::napi_get_value_string_utf16(
            env.raw(),
            string.raw(),
            none,
            0,
            &mut n_units
        ))?;
    }
    let mut units: Vec<u16> = core::text::with_room(n_units + 1, what).or_throw(&env)?;
    let mut written = 0;
    // SAFETY: there is room for the units and a NUL, and so many of them are written as the call says.
    unsafe {
        let at = units.as_mut_ptr();
        check_status!(sys::napi_get_value_string_utf16(
            env.raw(),
            string.raw(),
            at,
            n_units + 1,
            &mut written
        ))?;
        units.set_len(written);
    }
    Ok(units)
}

/// Text, or an array of text parts as other APIs write them, which stand for what they are together.
pub fn parts(value: &Unknown, what: &'static str) -> Result<String> {
    if !value.is_array()? {
        return text(value, what);
    }
    Ok(list(value, what, part)?.concat())
}

fn part(value: &Unknown, what: &'static str) -> Result<String> {
    let part: Object = expect(value, what, ValueType::Object, "an object")?;
    let string_of = |key: &str| match part.get::<Unknown>(key)? {
        Some(value) if value.get_type()? == ValueType::String => text(&value, what).map(Some),
        _ => Ok(None),
    };
    let kind = string_of("type")?.unwrap_or_default();
    if kind == "text" {
        if let Some(text) = string_of("text")? {
            return Ok(text);
        }
    }
    let what = what.to_owned();
    Err(core::Error::PartNotAvailable { what, kind }).or_throw(&env_of(value))
}

/// A path of the file system: text, or on Unix the very bytes that the system has. The package has made text of a URL.
pub fn path(value: &Unknown, what: &'static str) -> Result<PathBuf> {
    match value.get_type()? {
        ValueType::String => text(value, what).map(PathBuf::from),
        _ if value.is_typedarray()? => path_of_bytes(value, what),
        _ => Err(wrong_type(value, what, "a string, a Buffer or a file: URL")),
    }
}

#[cfg(unix)]
fn path_of_bytes(value: &Unknown, what: &'static str) -> Result<PathBuf> {
    let bytes = bytes(value, what)?;
    Ok(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn path_of_bytes(value: &Unknown, what: &'static str) -> Result<PathBuf> {
    let bytes = bytes(value, what)?;
    Ok(core::text::check(&bytes, what).or_throw(&env_of(value))?.into())
}

/// JSON text, or any value, which is then written as JSON.
pub fn json(value: &Unknown, what: &'static str) -> Result<String> {
    if value.get_type()? == ValueType::String {
        return text(value, what);
    }
    let global = env_of(value).get_global()?;
    let json: Object = global.get_named_property("JSON")?;
    let stringify: Function<Unknown, Unknown> = json.get_named_property("stringify")?;
    text(&stringify.call(*value)?, what)
}

/// Of UTF-8 for a unit of UTF-16, at most.
const BYTES_OF_UNIT: usize = 3;

fn refuse_lone_surrogate(text: &[u16], what: &str) -> core::Result<()> {
    let mut well_formed: Vec<u8> = core::text::with_room(BYTES_OF_UNIT * text.len(), what)?;
    for unit in char::decode_utf16(text.iter().copied()) {
        match unit {
            Ok(character) => well_formed.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            Err(_) => {
                // A byte that no UTF-8 has, where the surrogate stands, so that the core finds it there.
                well_formed.push(0xff);
                return core::text::check(&well_formed, what).map(drop);
            }
        }
    }
    Ok(())
}
