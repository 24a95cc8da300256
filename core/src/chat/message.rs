//! Typed messages as what a template reads: the same as the JSON that other APIs have for them.

use super::conversation::{check_role, hidden, refused, Hide};
use super::marks::Kind;
use crate::{text, ChatMessage, Error, Result, ToolCall};
use minijinja::value::{Value, ValueKind};

/// The keys that have fields of their own.
const OWN_KEYS: [&str; 5] = ["role", "content", "name", "tool_calls", "tool_call_id"];

/// A key of a message and its value.
type Pair = (Value, Value);

/// Messages whose texts went through `hide`; what a message does not have is no key of it.
pub(super) fn values(messages: &[ChatMessage], hide: Hide<'_>) -> Result<Value> {
    let read = |(index, given): (usize, &ChatMessage)| {
        let place = format!("messages[{index}]");
        message(given, index, &place, &mut *hide)
    };
    let read: Result<Vec<Value>> = messages.iter().enumerate().map(read).collect();
    Ok(Value::from(read?))
}

/// Bytes that a message was given in.
pub(super) fn n_bytes(message: &ChatMessage) -> usize {
    let given = [&message.content, &message.name, &message.tool_call_id, &message.extra];
    let given: usize = given.into_iter().flatten().map(String::len).sum();
    let of_call =
        |call: &ToolCall| call.name.len() + call.arguments.len() + call.id.as_ref().map_or(0, String::len) + 64;
    message.role.len() + given + message.tool_calls.iter().map(of_call).sum::<usize>() + 32
}

fn message(given: &ChatMessage, index: usize, place: &str, hide: Hide<'_>) -> Result<Value> {
    check_role(&given.role, &format!("{place}.role"))?;
    if given.content.is_none() && given.tool_calls.is_empty() {
        return Err(Error::NoContent { index });
    }
    let mut pairs = vec![string("role", &given.role, place, &mut *hide)?];
    for (key, value) in [("content", &given.content), ("name", &given.name)] {
        pairs.extend(optional(key, value, place, &mut *hide)?);
    }
    if !given.tool_calls.is_empty() {
        let mut calls = Vec::with_capacity(given.tool_calls.len());
        for (at, call) in given.tool_calls.iter().enumerate() {
            calls.push(tool_call(call, &format!("{place}.tool_calls[{at}]"), &mut *hide)?);
        }
        pairs.push(("tool_calls".into(), calls.into()));
    }
    pairs.extend(optional("tool_call_id", &given.tool_call_id, place, &mut *hide)?);
    if let Some(extra) = &given.extra {
        pairs.extend(further(extra, &format!("{place}.extra"), hide)?);
    }
    Ok(Value::from_pairs(pairs))
}

fn tool_call(given: &ToolCall, place: &str, hide: Hide<'_>) -> Result<Value> {
    let mut pairs: Vec<Pair> = vec![("type".into(), "function".into())];
    pairs.extend(optional("id", &given.id, place, &mut *hide)?);
    let what = format!("{place}.arguments");
    let arguments = match given.arguments.as_str() {
        "" => "{}",
        json => json,
    };
    let arguments = hidden(&what, &object(arguments, &what)?, Kind::Argument, &mut *hide)?;
    let function = [
        string("name", &given.name, place, hide)?,
        ("arguments".into(), arguments),
    ];
    pairs.push(("function".into(), Value::from_pairs(function)));
    Ok(Value::from_pairs(pairs))
}

/// The keys that have no fields of their own.
fn further(json: &str, what: &str, hide: Hide<'_>) -> Result<Vec<Pair>> {
    let given = object(json, what)?;
    for key in given.try_iter().into_iter().flatten() {
        let name = key.as_str().unwrap_or_default();
        if OWN_KEYS.contains(&name) {
            return Err(Error::invalid_input(
                what,
                format!("with a '{name}'"),
                "other keys; this one has a field of its own",
            ));
        }
    }
    let given = hidden(what, &given, Kind::Said, hide)?;
    let keys = given.try_iter().into_iter().flatten();
    Ok(keys
        .map(|key| {
            let value = given.get_item(&key).unwrap_or_default();
            (key, value)
        })
        .collect())
}

fn object(json: &str, what: &str) -> Result<Value> {
    let value: Value = serde_json::from_str(json)
        .map_err(|error| Error::invalid_input(what, format!("no JSON: {error}"), "a JSON object"))?;
    match value.kind() {
        ValueKind::Map => Ok(value),
        other => Err(Error::invalid_input(what, format!("of type {other}"), "a JSON object")),
    }
}

fn optional(key: &'static str, given: &Option<String>, place: &str, hide: Hide<'_>) -> Result<Option<Pair>> {
    given.as_ref().map(|given| string(key, given, place, hide)).transpose()
}

fn string(key: &'static str, given: &str, place: &str, hide: Hide<'_>) -> Result<Pair> {
    let what = format!("{place}.{key}");
    text::refuse_nul(given, &what)?;
    let kind = if key == "role" { Kind::Role } else { Kind::Said };
    let hidden = hide(given, kind).map_err(|reason| refused(&what, &reason))?;
    Ok((key.into(), hidden.into()))
}
