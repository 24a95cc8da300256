//! What templates take from Python: `tojson`, `raise_exception`, `strftime_now` and the methods of strings.

use super::json::{dumps, Style};
use chrono::{DateTime, Utc};
use minijinja::value::{Kwargs, Rest, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State};
use minijinja_contrib::pycompat;
use std::fmt::Write;

/// Bytes that one unit of fuel pays for, as minijinja counts.
const BYTES_PER_FUEL: usize = 64;
/// Bytes of JSON that one unit of fuel pays for: writing it is slower than copying.
const JSON_BYTES_PER_FUEL: usize = 4;
/// Digits of the widest field that `str.format` may fill up to.
const MAX_FORMAT_DIGITS: usize = 3;

/// Gives an environment what Hugging Face's has.
pub(super) fn install(environment: &mut Environment<'_>) {
    environment.add_filter("tojson", tojson);
    environment.add_function("raise_exception", raise_exception);
    environment.set_unknown_method_callback(method);
}

/// `strftime_now(format)` at a moment of the caller's.
pub(super) fn clock(now: DateTime<Utc>) -> Value {
    Value::from_function(move |format: &str| {
        let mut text = String::new();
        // Unknown letters are the one thing that `write!` fails for here.
        write!(text, "{}", now.format(format)).map_err(|_| {
            Error::new(
                ErrorKind::InvalidOperation,
                format!("strftime_now has no format '{format}'"),
            )
        })?;
        Ok(text)
    })
}

/// What a template said with `raise_exception`.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Raised(pub(super) String);

fn raise_exception(message: &str) -> Result<Value, Error> {
    let error = Error::new(ErrorKind::InvalidOperation, "the template raised an exception");
    Err(error.with_source(Raised(message.to_owned())))
}

/// Hugging Face's `tojson(value, ensure_ascii, indent, separators, sort_keys)`: nothing is escaped for HTML.
fn tojson(state: &State, value: &Value, positional: Rest<Value>, named: Kwargs) -> Result<Value, Error> {
    let argument = |at: usize, name: &str| match positional.get(at) {
        Some(value) => Ok(Some(value.clone())),
        None => named.get::<Option<Value>>(name),
    };
    let indent = match argument(1, "indent")?.filter(|indent| !indent.is_none()) {
        None => None,
        Some(indent) => Some(match indent.as_str() {
            Some(text) => text.to_owned(),
            None => " ".repeat(usize::from(u8::try_from(indent)?)),
        }),
    };
    let (item_separator, key_separator) = match argument(2, "separators")?.filter(|pair| !pair.is_none()) {
        Some(pair) => {
            let part = |at| Ok::<_, Error>(pair.get_item_by_index(at)?.as_str().unwrap_or_default().to_owned());
            (part(0)?, part(1)?)
        }
        None if indent.is_some() => (",".into(), ": ".into()),
        None => (", ".into(), ": ".into()),
    };
    let is_set = |value: Option<Value>| value.is_some_and(|value| value.is_true());
    let left = state.fuel_levels().map_or(0, |(_, left)| left);
    let style = Style {
        indent,
        item_separator,
        key_separator,
        ensure_ascii: is_set(argument(0, "ensure_ascii")?),
        sort_keys: is_set(argument(3, "sort_keys")?),
        max_bytes: usize::try_from(left)
            .unwrap_or(usize::MAX)
            .saturating_mul(JSON_BYTES_PER_FUEL),
    };
    named.assert_all_used()?;
    let text = dumps(value, &style)?;
    state.consume_fuel((text.len() / JSON_BYTES_PER_FUEL) as u64)?;
    Ok(Value::from(text))
}

/// Python's methods of strings, maps and lists. They run as one instruction, so what they read and write is paid for here, and before.
fn method(state: &mut State, value: &Value, name: &str, arguments: &[Value]) -> Result<Value, Error> {
    if let Some(text) = value.as_str() {
        if name == "join" {
            return join(state, text, arguments);
        }
        let bytes = bytes_of(text, name, arguments)?;
        state.consume_fuel((bytes / BYTES_PER_FUEL) as u64)?;
    }
    pycompat::unknown_method_callback(state, value, name, arguments)
}

/// At most how many bytes a method of a string reads and writes.
fn bytes_of(text: &str, name: &str, arguments: &[Value]) -> Result<usize, Error> {
    let argument = |at: usize| arguments.get(at).and_then(Value::as_str).unwrap_or_default();
    let written = match name {
        "replace" => {
            let found = text.matches(argument(0)).count();
            found.saturating_mul(argument(1).len())
        }
        "split" | "splitlines" => {
            let parts = match argument(0) {
                "" => text.split_whitespace().count().max(text.lines().count()),
                separator => text.matches(separator).count(),
            };
            parts.saturating_mul(size_of::<Value>())
        }
        "format" => {
            refuse_wide(text)?;
            let fields = text.matches('{').count();
            let given: usize = arguments.iter().filter_map(Value::as_str).map(str::len).sum();
            fields.saturating_mul(given.saturating_add(10usize.pow(MAX_FORMAT_DIGITS as u32)))
        }
        _ => 0,
    };
    Ok(text.len().saturating_add(written))
}

/// Refuses a field of `str.format` that would fill memory with blanks.
fn refuse_wide(format: &str) -> Result<(), Error> {
    let is_wide = |field: &str| {
        let (field, closed) = field.split_once('}').map_or((field, false), |(field, _)| (field, true));
        let longest = |spec: &str| spec.split(|char: char| !char.is_ascii_digit()).map(str::len).max();
        // A field with another one inside takes its width from an argument.
        field
            .split_once(':')
            .is_some_and(|(_, spec)| !closed || longest(spec) > Some(MAX_FORMAT_DIGITS))
    };
    if format.split('{').skip(1).any(is_wide) {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("str.format takes widths of at most {MAX_FORMAT_DIGITS} digits, and none from an argument"),
        ));
    }
    Ok(())
}

/// `str.join`, which takes strings only, as Python's.
fn join(state: &State, separator: &str, arguments: &[Value]) -> Result<Value, Error> {
    let [items] = arguments else {
        return Err(Error::from(ErrorKind::MissingArgument));
    };
    let mut text = String::new();
    for (at, item) in items.try_iter()?.checked().enumerate() {
        let item = item?;
        let Some(piece) = item.as_str() else {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                format!("str.join takes strings, and item {at} is of type {}", item.kind()),
            ));
        };
        state.consume_fuel(1 + ((separator.len() + piece.len()) / BYTES_PER_FUEL) as u64)?;
        if at > 0 {
            text.push_str(separator);
        }
        text.push_str(piece);
    }
    Ok(Value::from(text))
}

/// Prints as Python does what minijinja spells in its own way.
pub(super) fn print(out: &mut minijinja::Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let text = match value.kind() {
        ValueKind::None => "None",
        ValueKind::Bool if value.is_true() => "True",
        ValueKind::Bool => "False",
        _ => return minijinja::escape_formatter(out, state, value),
    };
    out.write_str(text).map_err(Error::from)
}
