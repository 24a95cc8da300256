//! How the answers of a model look: where its thought stands, and how it calls tools.

use super::learn::{Learned, Shape, Written};
use super::signs::{Place, Signs};
use crate::{Token, ToolRequest};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// Names of the arguments in calls, besides that of the template: models mix them up.
const ARGUMENTS: [&str; 2] = ["arguments", "parameters"];

/// The tags of a thought.
pub(in crate::chat) const THOUGHT: (&str, &str) = ("<think>", "</think>");

/// How answers look. Texts are in the words of `signs`.
#[derive(Debug)]
pub(in crate::chat) struct Layout {
    pub(super) signs: Signs,
    /// What begins and ends a thought.
    pub(super) thought: Option<(String, String)>,
    pub(super) calls: Option<Calls>,
    /// Whether the template writes the tools that it is given.
    pub(in crate::chat) takes_tools: bool,
}

/// How calls are written: `open`, then for each call `begin`, the name and the arguments, `end`, with `between` between them, then `close`.
#[derive(Debug)]
pub(super) struct Calls {
    pub open: String,
    pub begin: String,
    pub shape: Shape,
    pub end: String,
    pub between: String,
    pub close: String,
    /// What may stand before a call that nothing else opens.
    pub tag: Option<String>,
    /// Whether an answer may have several.
    pub several: bool,
    /// Whether ids have nine letters and digits.
    pub has_short_ids: bool,
}

impl Layout {
    /// What was learnt of a template, in the tokens of a vocabulary; `find` gives those in a text.
    pub(in crate::chat) fn new(learned: Learned, find: &dyn Fn(&str) -> Vec<Place>) -> Self {
        let mut signs = Signs::default();
        let mut sign = |text: &str| signs.encode(text, &find(text)).unwrap_or_else(|| text.to_owned());
        let thought = learned.thinks.then(|| (sign(THOUGHT.0), sign(THOUGHT.1)));
        let calls = learned.calls.map(|written| {
            let Written {
                open,
                begin,
                shape,
                end,
                between,
                close,
                tag,
                several,
                has_short_ids,
            } = written;
            let shape = match shape {
                Shape::Json { .. } => shape,
                Shape::Named { middle } => Shape::Named { middle: sign(&middle) },
            };
            Calls {
                open: sign(&open),
                begin: sign(&begin),
                shape,
                end: sign(&end),
                between: sign(&between),
                close: sign(&close),
                tag: tag.map(|tag| sign(&tag)),
                several,
                has_short_ids,
            }
        });
        Self {
            signs,
            thought,
            calls,
            takes_tools: learned.takes_tools,
        }
    }

    /// Whether it is known how calls are written.
    pub(in crate::chat) fn knows_calls(&self) -> bool {
        self.calls.is_some()
    }

    /// Whether answers may have thoughts.
    pub(in crate::chat) fn thinks(&self) -> bool {
        self.thought.is_some()
    }

    /// The tokens of a thought's tags, where they are tokens.
    pub(in crate::chat) fn thought_tokens(&self) -> (Option<Token>, Option<Token>) {
        let token = |text: &String| {
            let mut chars = text.chars();
            let token = self.signs.token(chars.next()?)?.0;
            chars.next().is_none().then_some(token)
        };
        let tags = self.thought.as_ref();
        (
            tags.and_then(|tags| token(&tags.0)),
            tags.and_then(|tags| token(&tags.1)),
        )
    }
}

impl Calls {
    /// What a call begins with that nothing else does; nothing where it is bare JSON.
    pub(super) fn mark(&self) -> &str {
        match self.open.trim() {
            "" => self.begin.trim(),
            open => open.trim_end_matches('[').trim_end(),
        }
    }

    /// Whether the calls are a JSON list.
    pub(super) fn is_list(&self) -> bool {
        self.open.trim_end().ends_with('[')
    }

    /// The call that a JSON object is. `None` where it is none.
    pub(super) fn of_json(&self, json: &str) -> Option<(String, String)> {
        let Shape::Json { name, arguments } = &self.shape else {
            return None;
        };
        let parts: HashMap<String, Box<RawValue>> = serde_json::from_str(json).ok()?;
        let name: String = serde_json::from_str(parts.get(name)?.get()).ok()?;
        let mut keys = std::iter::once(arguments.as_str()).chain(ARGUMENTS);
        let found = keys.find_map(|key| parts.get(key));
        Some((name, found.map_or_else(|| "{}".into(), |found| unwrapped(found.get()))))
    }

    /// The `n`th call of a conversation.
    pub(super) fn request(&self, n: usize, name: String, arguments: String) -> ToolRequest {
        let id = if self.has_short_ids {
            format!("call{n:05}")
        } else {
            format!("call_{n}")
        };
        ToolRequest { id, name, arguments }
    }
}

/// Arguments as the model wrote them; where they are a text that has an object, the object.
fn unwrapped(json: &str) -> String {
    let inside = serde_json::from_str::<String>(json).ok();
    let inside = inside.filter(|inside| serde_json::from_str::<HashMap<String, Box<RawValue>>>(inside).is_ok());
    inside.unwrap_or_else(|| json.to_owned())
}
