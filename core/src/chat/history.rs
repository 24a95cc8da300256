//! A conversation that goes on: its messages as JSON texts, as other APIs have them.

use super::conversation::Conversation;
use crate::{ChatMessage, ChatOptions, Error, Generation, Result, ToolCall, ToolRequest, ToolResult};
use serde_json::value::RawValue;
use serde_json::Value;

/// The messages of a conversation, each as a JSON object; checked as those that are answered are.
pub(crate) fn messages(messages: &[ChatMessage], options: &ChatOptions) -> Result<Vec<String>> {
    Conversation::read(messages, options, &mut |text, _| Ok(text.to_owned()))?;
    match &options.messages_json {
        None => Ok(messages.iter().map(message).collect()),
        Some(json) => {
            let given: Vec<Box<RawValue>> = serde_json::from_str(json)
                .map_err(|error| Error::invalid_input("messages_json", format!("no JSON: {error}"), "a JSON list"))?;
            Ok(given.iter().map(|message| message.get().to_owned()).collect())
        }
    }
}

/// One message; the JSON in it stays as it is written.
fn message(given: &ChatMessage) -> String {
    let mut pairs = vec![("role", quoted(&given.role))];
    for (key, value) in [("content", &given.content), ("name", &given.name)] {
        pairs.extend(value.as_ref().map(|value| (key, quoted(value))));
    }
    if !given.tool_calls.is_empty() {
        pairs.push(("tool_calls", calls(given.tool_calls.iter().map(call))));
    }
    pairs.extend(given.tool_call_id.as_ref().map(|id| ("tool_call_id", quoted(id))));
    let object = object(&pairs);
    match given.extra.as_deref() {
        Some(extra) if extra.trim() != "{}" => joined(&object, extra),
        _ => object,
    }
}

/// Two objects in one, where the second was checked to be one.
fn joined(object: &str, more: &str) -> String {
    let inside = |text: &str| {
        text.trim()
            .get(1..)
            .and_then(|text| Some(text.strip_suffix('}')?.trim().to_owned()))
    };
    match (inside(object), inside(more)) {
        (Some(first), Some(second)) if !second.is_empty() => format!("{{{first}, {second}}}"),
        _ => object.to_owned(),
    }
}

/// An answer, as the message that it becomes.
pub(crate) fn answered(answer: &Generation) -> String {
    let mut pairs = vec![("role", quoted("assistant")), ("content", quoted(&answer.text))];
    if !answer.thinking.is_empty() {
        pairs.push(("reasoning_content", quoted(&answer.thinking)));
    }
    if !answer.tool_calls.is_empty() {
        pairs.push(("tool_calls", calls(answer.tool_calls.iter().map(request))));
    }
    object(&pairs)
}

/// The result of a call, as the message that the model reads.
pub(crate) fn given(call: &ToolRequest, result: &ToolResult) -> String {
    let content = match result.is_error {
        true => format!("Error: {}", result.content),
        false => result.content.clone(),
    };
    object(&[
        ("role", quoted("tool")),
        ("name", quoted(&call.name)),
        ("tool_call_id", quoted(&call.id)),
        ("content", quoted(&content)),
    ])
}

fn call(given: &ToolCall) -> String {
    function(given.id.as_deref(), &given.name, &given.arguments)
}

fn request(given: &ToolRequest) -> String {
    function(Some(&given.id), &given.name, &given.arguments)
}

fn function(id: Option<&str>, name: &str, arguments: &str) -> String {
    // What is no object cannot be written by a template; the model is told of that by the result.
    let is_object = serde_json::from_str::<serde_json::Map<String, Value>>(arguments).is_ok();
    let arguments = if is_object { arguments } else { "{}" };
    let mut pairs = vec![("type", quoted("function"))];
    pairs.extend(id.map(|id| ("id", quoted(id))));
    let function = object(&[("name", quoted(name)), ("arguments", arguments.to_owned())]);
    pairs.push(("function", function));
    object(&pairs)
}

fn calls(calls: impl Iterator<Item = String>) -> String {
    format!("[{}]", calls.collect::<Vec<_>>().join(", "))
}

fn object(pairs: &[(&str, String)]) -> String {
    let pairs = pairs.iter().map(|(key, value)| format!("{}: {value}", quoted(key)));
    format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
