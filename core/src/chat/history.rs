//! A conversation that goes on: its messages as JSON texts, as other APIs have them.

use super::conversation::Conversation;
use super::kept::{messages_of, messages_of_json};
use crate::{ChatMessage, ChatOptions, Generation, Result, ToolRequest, ToolResult};
use serde_json::Value;

/// The messages of a conversation, each as a JSON object; checked as those that are answered are.
pub(crate) fn messages(messages: &[ChatMessage], options: &ChatOptions) -> Result<Vec<String>> {
    Conversation::read(messages, options, &mut |text, _| Ok(text.to_owned()))?;
    let kept = match &options.messages_json {
        None => messages_of(messages)?,
        Some(json) => messages_of_json(json)?,
    };
    Ok(kept.iter().map(Value::to_string).collect())
}

/// An answer as a message, as it is kept.
pub(crate) fn message_of(answer: &Generation) -> Value {
    serde_json::from_str(&answered(answer)).unwrap_or_default()
}

/// An answer, as the message that it becomes.
pub(crate) fn answered(answer: &Generation) -> String {
    let mut pairs = vec![("role", quoted("assistant")), ("content", quoted(&answer.text))];
    if !answer.thinking.is_empty() {
        pairs.push(("reasoning_content", quoted(&answer.thinking)));
    }
    if !answer.tool_calls.is_empty() {
        let calls: Vec<String> = answer.tool_calls.iter().map(call).collect();
        pairs.push(("tool_calls", format!("[{}]", calls.join(", "))));
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

/// A call, with its arguments as they are written.
fn call(given: &ToolRequest) -> String {
    // What is no object cannot be written by a template; the model is told of that by the result.
    let is_object = serde_json::from_str::<serde_json::Map<String, Value>>(&given.arguments).is_ok();
    let arguments = if is_object { given.arguments.as_str() } else { "{}" };
    let function = object(&[("name", quoted(&given.name)), ("arguments", arguments.to_owned())]);
    object(&[
        ("type", quoted("function")),
        ("id", quoted(&given.id)),
        ("function", function),
    ])
}

fn object(pairs: &[(&str, String)]) -> String {
    let pairs = pairs.iter().map(|(key, value)| format!("{}: {value}", quoted(key)));
    format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
