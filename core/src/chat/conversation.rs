//! What a caller says, as the variables of a template.

use super::marks::Kind;
use super::message;
use super::template::no_memory;
use crate::{text, ChatMessage, ChatOptions, Error, Result};
use minijinja::value::{Value, ValueKind};
use std::collections::BTreeMap;

/// Variables of the template that have arguments of their own.
const OWN_ARGUMENTS: [&str; 3] = ["messages", "tools", "add_generation_prompt"];

/// Copies that are made of a conversation while it is read, hidden, rendered and cut, ample.
pub(super) const COPIES: usize = 12;

/// A conversation whose texts went through `hide`.
#[derive(Debug)]
pub(super) struct Conversation {
    pub messages: Value,
    pub tools: Option<Value>,
    /// Further variables of the template.
    pub variables: BTreeMap<String, Value>,
    /// Bytes that it was given in.
    pub n_bytes: usize,
}

/// Changes one text of the conversation; the error is the reason why it cannot.
pub(super) type Hide<'a> = &'a mut dyn FnMut(&str, Kind) -> std::result::Result<String, String>;

impl Conversation {
    /// Reads and checks what was given.
    pub(super) fn read(messages: &[ChatMessage], options: &ChatOptions, hide: Hide<'_>) -> Result<Self> {
        let n_bytes = check_room(messages, options)?;
        let messages = match &options.messages_json {
            None => message::values(messages, hide)?,
            Some(_) if !messages.is_empty() => {
                return Err(Error::invalid_input(
                    "messages_json",
                    "given beside messages",
                    "one of the two",
                ))
            }
            Some(json) => json_messages(json, hide)?,
        };
        if messages.len() == Some(0) {
            return Err(Error::invalid_input("messages", "empty", "at least one message"));
        }
        let tools = options.tools.as_ref();
        let tools = tools
            .map(|json| Ok(as_functions(&parse("tools", json, ValueKind::Seq, hide)?)))
            .transpose()?;
        Ok(Self {
            messages,
            tools,
            variables: match &options.variables {
                None => BTreeMap::new(),
                Some(json) => variables(json, hide)?,
            },
            n_bytes,
        })
    }

    /// Role and content of each message, where it has no more than these.
    pub(super) fn plain(&self) -> Option<Vec<(String, String)>> {
        let messages = self.messages.try_iter().ok()?;
        messages
            .map(|message| {
                let part = |name| message.get_attr(name).ok()?.as_str().map(str::to_owned);
                (message.len() == Some(2)).then_some(())?;
                Some((part("role")?, part("content")?))
            })
            .collect()
    }
}

/// Refuses a conversation for whose copies there is no memory; gives its bytes.
pub(crate) fn check_room(messages: &[ChatMessage], options: &ChatOptions) -> Result<usize> {
    let n_bytes = n_bytes(messages, options);
    if !text::has_room_for(COPIES.saturating_mul(n_bytes)) {
        return Err(no_memory());
    }
    Ok(n_bytes)
}

/// Bytes that a conversation is given in.
pub(crate) fn n_bytes(messages: &[ChatMessage], options: &ChatOptions) -> usize {
    let json = [&options.messages_json, &options.tools, &options.variables];
    let n_json: usize = json.into_iter().flatten().map(String::len).sum();
    n_json + messages.iter().map(message::n_bytes).sum::<usize>()
}

/// Tools as templates know them: what stands alone is put under `function`.
fn as_functions(tools: &Value) -> Value {
    let wrapped = |tool: Value| {
        let has = |key: &str| tool.get_attr(key).is_ok_and(|value| !value.is_undefined());
        if tool.kind() != ValueKind::Map || !has("name") || has("function") {
            return tool;
        }
        let pairs: [(Value, Value); 2] = [("type".into(), "function".into()), ("function".into(), tool)];
        Value::from_pairs(pairs)
    };
    tools.try_iter().into_iter().flatten().map(wrapped).collect()
}

/// Checks what a template is given beside messages.
pub(super) fn check_options(options: &ChatOptions, hide: Hide<'_>) -> Result<()> {
    let tools = options.tools.as_ref();
    tools
        .map(|json| parse("tools", json, ValueKind::Seq, &mut *hide))
        .transpose()?;
    options
        .variables
        .as_ref()
        .map(|json| variables(json, hide))
        .transpose()?;
    Ok(())
}

pub(super) fn json_messages(json: &str, hide: Hide<'_>) -> Result<Value> {
    let given = read("messages_json", json, ValueKind::Seq)?;
    let given = given.try_iter().into_iter().flatten().enumerate();
    let given: Result<Vec<Value>> = given.map(|(index, message)| joined(message, index)).collect();
    // Only the whole text is hidden: a special token must not be put together of two parts.
    let messages = hidden("messages_json", &Value::from(given?), Kind::Said, hide)?;
    for (index, message) in messages.try_iter().into_iter().flatten().enumerate() {
        if message.kind() != ValueKind::Map {
            return Err(Error::invalid_input(
                format!("messages_json[{index}]"),
                format!("of type {}", message.kind()),
                "an object with a role and a content",
            ));
        }
        let role = message.get_attr("role").unwrap_or_default();
        check_role(
            role.as_str().unwrap_or_default(),
            &format!("messages_json[{index}].role"),
        )?;
    }
    Ok(messages)
}

/// A message whose content is a list of text parts, as other APIs write it, with the text that they are together; any other as it is.
fn joined(message: Value, index: usize) -> Result<Value> {
    if message.kind() != ValueKind::Map {
        return Ok(message);
    }
    let content = message.get_attr("content").unwrap_or_default();
    if content.kind() != ValueKind::Seq {
        return Ok(message);
    }
    let parts = content.try_iter().into_iter().flatten().enumerate();
    let texts: Result<Vec<String>> = parts
        .map(|(at, part)| {
            let kind = part.get_attr("type").unwrap_or_default();
            let text = part.get_attr("text").unwrap_or_default();
            match (kind.as_str(), text.as_str()) {
                (Some("text"), Some(text)) => Ok(text.to_owned()),
                _ => Err(Error::PartNotAvailable {
                    what: format!("messages_json[{index}].content[{at}]"),
                    kind: kind.to_string(),
                }),
            }
        })
        .collect();
    let text = Value::from(texts?.concat());
    let keys = message.try_iter().into_iter().flatten();
    let pairs = keys.map(|key| {
        let is_content = key.as_str() == Some("content");
        let item = if is_content {
            text.clone()
        } else {
            message.get_item(&key).unwrap_or_default()
        };
        (key, item)
    });
    Ok(Value::from_pairs(pairs.collect::<Vec<_>>()))
}

/// Which roles there are is the template's affair; none at all is a mistake everywhere.
pub(super) fn check_role(role: &str, what: &str) -> Result<()> {
    if role.is_empty() {
        return Err(Error::invalid_input(
            what,
            "missing or empty",
            "a role, such as 'user', 'assistant' or 'system'",
        ));
    }
    Ok(())
}

fn variables(json: &str, hide: Hide<'_>) -> Result<BTreeMap<String, Value>> {
    let object = parse("variables", json, ValueKind::Map, hide)?;
    let mut variables = BTreeMap::new();
    for key in object.try_iter().into_iter().flatten() {
        let name = key.as_str().unwrap_or_default().to_owned();
        if OWN_ARGUMENTS.contains(&name.as_str()) {
            return Err(Error::invalid_input(
                "variables",
                format!("with a '{name}'"),
                "other names; this one has an argument of its own",
            ));
        }
        let value = object.get_item(&key).unwrap_or_default();
        variables.insert(name, value);
    }
    Ok(variables)
}

/// Reads a JSON text of one kind, with every text in it hidden; the error names the place.
fn parse(what: &'static str, json: &str, kind: ValueKind, hide: Hide<'_>) -> Result<Value> {
    hidden(what, &read(what, json, kind)?, Kind::Fixed, hide)
}

/// Reads a JSON text of one kind.
fn read(what: &'static str, json: &str, kind: ValueKind) -> Result<Value> {
    let expected = if kind == ValueKind::Seq {
        "a JSON list"
    } else {
        "a JSON object"
    };
    let value: Value = serde_json::from_str(json)
        .map_err(|error| Error::invalid_input(what, format!("no JSON: {error}"), expected))?;
    if value.kind() != kind {
        return Err(Error::invalid_input(
            what,
            format!("of type {}", value.kind()),
            expected,
        ));
    }
    Ok(value)
}

/// The same value with every text in it hidden, keys too. serde_json has bounded its depth.
pub(super) fn hidden(what: &str, value: &Value, kind: Kind, hide: Hide<'_>) -> Result<Value> {
    match value.kind() {
        ValueKind::String => {
            let given = value.as_str().unwrap_or_default();
            text::refuse_nul(given, what)?;
            Ok(Value::from(hide(given, kind).map_err(|reason| refused(what, &reason))?))
        }
        ValueKind::Seq => {
            let items = value.try_iter().into_iter().flatten();
            let items: Result<Vec<Value>> = items.map(|item| hidden(what, &item, kind, hide)).collect();
            Ok(Value::from(items?))
        }
        ValueKind::Map => {
            let keys = value.try_iter().into_iter().flatten();
            let of_key = if kind == Kind::Argument { kind } else { Kind::Fixed };
            let pairs: Result<Vec<(Value, Value)>> = keys
                .map(|key| {
                    let item = value.get_item(&key).unwrap_or_default();
                    let kind = kind_under(key.as_str(), kind);
                    Ok((hidden(what, &key, of_key, hide)?, hidden(what, &item, kind, hide)?))
                })
                .collect();
            Ok(Value::from_pairs(pairs?))
        }
        _ => Ok(value.clone()),
    }
}

/// What stands under a key of something of a kind.
fn kind_under(key: Option<&str>, kind: Kind) -> Kind {
    match (key, kind) {
        (_, Kind::Fixed | Kind::Argument) => kind,
        (Some("type"), _) => Kind::Fixed,
        (Some("role"), _) => Kind::Role,
        (Some("arguments"), _) => Kind::Argument,
        _ => Kind::Said,
    }
}

pub(super) fn refused(what: &str, reason: &str) -> Error {
    Error::invalid_input(what, format!("refused: {reason}"), "a plainer text")
}
