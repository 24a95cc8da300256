//! Messages that are kept: as the JSON that other APIs have for them, checked when they come.

use super::conversation::{check_options as check, json_messages};
use super::message;
use crate::{ChatMessage, ChatOptions, Error, Result, ToolCall};
use serde_json::{Map, Value};

/// Typed messages as objects.
pub(crate) fn messages_of(messages: &[ChatMessage]) -> Result<Vec<Value>> {
    message::values(messages, &mut |text, _| Ok(text.to_owned()))?;
    messages.iter().map(object).collect()
}

/// The messages of a JSON list.
pub(crate) fn messages_of_json(json: &str) -> Result<Vec<Value>> {
    json_messages(json, &mut |text, _| Ok(text.to_owned()))?;
    serde_json::from_str(json).map_err(unreadable)
}

/// Checks what a template is given beside messages.
pub(crate) fn check_options(options: &ChatOptions) -> Result<()> {
    check(options, &mut |text, _| Ok(text.to_owned()))
}

fn object(given: &ChatMessage) -> Result<Value> {
    let mut object = Map::new();
    object.insert("role".into(), given.role.as_str().into());
    for (key, value) in [("content", &given.content), ("name", &given.name)] {
        put(&mut object, key, value);
    }
    if !given.tool_calls.is_empty() {
        let calls: Result<Vec<Value>> = given.tool_calls.iter().map(call).collect();
        object.insert("tool_calls".into(), Value::Array(calls?));
    }
    put(&mut object, "tool_call_id", &given.tool_call_id);
    if let Some(extra) = &given.extra {
        let extra: Map<String, Value> = serde_json::from_str(extra).map_err(unreadable)?;
        object.extend(extra);
    }
    Ok(Value::Object(object))
}

fn call(given: &ToolCall) -> Result<Value> {
    let mut object = Map::new();
    object.insert("type".into(), "function".into());
    put(&mut object, "id", &given.id);
    let arguments = match given.arguments.as_str() {
        "" => "{}",
        json => json,
    };
    let arguments: Value = serde_json::from_str(arguments).map_err(unreadable)?;
    let mut function = Map::new();
    function.insert("name".into(), given.name.as_str().into());
    function.insert("arguments".into(), arguments);
    object.insert("function".into(), Value::Object(function));
    Ok(Value::Object(object))
}

fn put(object: &mut Map<String, Value>, key: &str, value: &Option<String>) {
    if let Some(value) = value {
        object.insert(key.into(), value.as_str().into());
    }
}

/// What was read a moment before is read again.
fn unreadable(error: serde_json::Error) -> Error {
    Error::Internal {
        reason: format!("a message that was checked cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{messages_of, messages_of_json};
    use crate::{ChatMessage, ToolCall};

    #[test]
    fn typed_messages_are_what_other_apis_write() {
        let call = ToolCall {
            name: "get_weather".into(),
            arguments: r#"{"z": 1.0, "a": "Zürich"}"#.into(),
            id: Some("call_0".into()),
        };
        let mut asked = ChatMessage::new("assistant", "");
        (asked.content, asked.tool_calls) = (None, vec![call]);
        let mut told = ChatMessage::new("tool", "20");
        (told.tool_call_id, told.extra) = (Some("call_0".into()), Some(r#"{"mood": ["calm"]}"#.into()));
        let messages = [asked, told];
        let kept = serde_json::to_string(&messages_of(&messages).unwrap()).unwrap();
        assert_eq!(
            kept,
            concat!(
                r#"[{"role":"assistant","tool_calls":[{"type":"function","id":"call_0","function":{"name":"get_weather","arguments":{"z":1.0,"a":"Zürich"}}}]},"#,
                r#"{"role":"tool","content":"20","tool_call_id":"call_0","mood":["calm"]}]"#
            )
        );
        assert_eq!(messages_of_json(&kept).unwrap(), messages_of(&messages).unwrap());
    }
}
