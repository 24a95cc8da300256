//! What a template writes of its own accord: harmless conversations, rendered once.

use super::template::Template;
use crate::{Error, Result};
use chrono::DateTime;
use minijinja::value::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Longest time that all of them may take together; a template that means harm is not asked again.
const PATIENCE: Duration = Duration::from_secs(1);

const CONVERSATIONS: [&str; 4] = [
    r#"[{"role": "user", "content": "x"}]"#,
    r#"[{"role": "system", "content": "x"}, {"role": "user", "content": "x"}, {"role": "assistant", "content": "x"}, {"role": "user", "content": "x"}]"#,
    r#"[{"role": "user", "content": "x"}, {"role": "assistant", "content": "x"}, {"role": "user", "content": "x"}]"#,
    r#"[{"role": "user", "content": "x"}, {"role": "assistant", "content": "", "tool_calls": [{"type": "function", "id": "xxxxxxxxx", "function": {"name": "x", "arguments": {"x": "x"}}}]}, {"role": "tool", "name": "x", "tool_call_id": "xxxxxxxxx", "content": "x"}]"#,
];
const TOOLS: &str = r#"[{"type": "function", "function": {"name": "x", "description": "x", "parameters": {"type": "object", "properties": {"x": {"type": "string", "description": "x"}}, "required": ["x"]}}}]"#;

/// A template that is asked for harmless conversations, until it takes too long.
pub(super) struct Sampler<'a> {
    template: &'a Template,
    bos: &'a str,
    eos: &'a str,
    begun: Instant,
    /// What the system has refused meanwhile.
    refused: RefCell<Option<Error>>,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(template: &'a Template, bos: &'a str, eos: &'a str) -> Self {
        Self {
            template,
            bos,
            eos,
            begun: Instant::now(),
            refused: RefCell::default(),
        }
    }

    /// What it writes for messages; nothing where it refuses, or was slow before.
    pub(super) fn write(&self, messages: &str, has_tools: bool, add_generation_prompt: bool) -> Option<String> {
        if self.begun.elapsed() > PATIENCE || self.refused.borrow().is_some() {
            return None;
        }
        let parsed = |json: &str| serde_json::from_str::<Value>(json).unwrap_or_default();
        let mut variables = BTreeMap::from([
            ("messages".to_owned(), parsed(messages)),
            ("add_generation_prompt".to_owned(), Value::from(add_generation_prompt)),
            ("bos_token".to_owned(), Value::from(self.bos)),
            ("eos_token".to_owned(), Value::from(self.eos)),
        ]);
        variables.extend(has_tools.then(|| ("tools".to_owned(), parsed(TOOLS))));
        match self.template.render(variables, DateTime::UNIX_EPOCH, messages.len()) {
            Ok(text) => Some(text),
            Err(error) => {
                if matches!(error, Error::Refused { .. }) {
                    self.refused.replace(Some(error));
                }
                None
            }
        }
    }

    /// Fails where the system has refused something: what was not seen would be unknown for as long as the model lives.
    pub(super) fn check(self) -> Result<()> {
        self.refused.into_inner().map_or(Ok(()), Err)
    }
}

/// Everything that a template writes around texts that are nothing but `x`; what it refuses is left out. What the system refuses is an
/// error: a marker that was not seen would be text for as long as the model lives.
pub(super) fn written(template: &Template, bos: &str, eos: &str) -> Result<String> {
    let sampler = Sampler::new(template, bos, eos);
    let mut all = String::new();
    for messages in CONVERSATIONS {
        for has_tools in [false, true] {
            if let Some(text) = sampler.write(messages, has_tools, true) {
                all.push_str(&text);
                all.push('\0');
            }
        }
    }
    sampler.check()?;
    Ok(all)
}
