//! The tools of a conversation, and which of them the answer is to call.

use super::answer::Callable;
use crate::{ChatMessage, ChatOptions, Error, Result};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// A JSON object by its keys, the values as they were written.
type Object = HashMap<String, Box<RawValue>>;

/// A tool.
pub(crate) struct Tool {
    pub name: String,
    /// The JSON Schema of its arguments, as it was given.
    pub parameters: Option<String>,
}

/// Which tools the answer is to call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// The model says.
    Auto,
    None,
    Required,
    /// The tool with this number.
    Named(usize),
}

/// Reads tools, alone or under `function`.
pub(crate) fn read(json: &str) -> Result<Vec<Tool>> {
    let fault = |what: String, given: String| {
        Error::invalid_input(
            what,
            given,
            "an object with a name, a description and parameters, alone or under 'function'",
        )
    };
    let given: Vec<Object> = serde_json::from_str(json).map_err(|error| {
        Error::invalid_input("tools", format!("no list of objects: {error}"), "a JSON list of tools")
    })?;
    let tool = |(at, given): (usize, Object)| {
        let what = format!("tools[{at}]");
        let inner: Option<Object> = given
            .get("function")
            .and_then(|inner| serde_json::from_str(inner.get()).ok());
        let tool = inner.unwrap_or(given);
        let name = tool
            .get("name")
            .and_then(|name| serde_json::from_str::<String>(name.get()).ok());
        match name.filter(|name| !name.is_empty()) {
            None => Err(fault(what, "without a name".into())),
            Some(name) => Ok(Tool {
                name,
                parameters: tool.get("parameters").map(|schema| schema.get().to_owned()),
            }),
        }
    };
    given.into_iter().enumerate().map(tool).collect()
}

/// The tools that a conversation has, if any.
pub(super) fn of(options: &ChatOptions) -> Result<Option<Vec<Tool>>> {
    let given = options.tools.as_deref().filter(|json| json.trim() != "[]");
    given.map(read).transpose()
}

impl Choice {
    /// Which of its tools a conversation asks for.
    pub(super) fn of(options: &ChatOptions, tools: Option<&[Tool]>) -> Result<Self> {
        let given = options.tool_choice.as_str();
        match (given, tools) {
            ("auto", _) => return Ok(Self::Auto),
            ("none", _) => return Ok(Self::None),
            ("required", Some(_)) => return Ok(Self::Required),
            _ => {}
        }
        let Some(tools) = tools else {
            return Err(Error::invalid_input(
                "tool_choice",
                format!("'{given}' without tools"),
                "tools to choose from, or 'auto'",
            ));
        };
        match tools.iter().position(|tool| tool.name == given) {
            Some(at) => Ok(Self::Named(at)),
            None => {
                let names: Vec<String> = tools.iter().map(|tool| format!("'{}'", tool.name)).collect();
                Err(Error::invalid_input(
                    "tool_choice",
                    format!("'{given}'"),
                    format!("'auto', 'none', 'required' or one of the tools: {}", names.join(", ")),
                ))
            }
        }
    }
}

/// What a grammar asks of the tools that may be called; `schemas` makes a schema ready, and is told its place.
pub(super) fn callable(tools: &[Tool], choice: Choice, schemas: Schemas<'_>) -> Result<Vec<Callable>> {
    let is_asked = |at: usize| !matches!(choice, Choice::Named(named) if named != at);
    let asked = tools.iter().enumerate().filter(|(at, _)| is_asked(*at));
    asked
        .map(|(at, tool)| {
            let given = tool.parameters.as_deref().unwrap_or(r#"{"type": "object"}"#);
            Ok(Callable {
                name: tool.name.clone(),
                schema: schemas(&format!("tools[{at}].parameters"), given)?,
            })
        })
        .collect()
}

/// Makes the JSON Schema of arguments ready for a grammar, given its place.
pub(crate) type Schemas<'a> = &'a dyn Fn(&str, &str) -> Result<String>;

/// Calls that a conversation has already.
pub(super) fn n_calls(messages: &[ChatMessage], options: &ChatOptions) -> usize {
    let typed: usize = messages.iter().map(|message| message.tool_calls.len()).sum();
    let json = options.messages_json.as_deref();
    let json = json.and_then(|json| serde_json::from_str::<Vec<Object>>(json).ok());
    let calls = |message: &Object| {
        let calls = message.get("tool_calls")?.get();
        serde_json::from_str::<Vec<Box<RawValue>>>(calls)
            .ok()
            .map(|calls| calls.len())
    };
    typed + json.iter().flatten().filter_map(calls).sum::<usize>()
}
