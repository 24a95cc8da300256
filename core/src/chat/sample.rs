//! What a template writes of its own accord: harmless conversations, rendered once.

use super::template::Template;
use crate::{Error, Result};
use chrono::DateTime;
use minijinja::value::Value;
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

/// Everything that a template writes around texts that are nothing but `x`; what it refuses is left out. What the system refuses is an
/// error: a marker that was not seen would be text for as long as the model lives.
pub(super) fn written(template: &Template, bos: &str, eos: &str) -> Result<String> {
    let begun = Instant::now();
    let parsed = |json: &str| serde_json::from_str::<Value>(json).unwrap_or_default();
    let mut all = String::new();
    for (messages, tools) in CONVERSATIONS
        .iter()
        .flat_map(|messages| [(messages, None), (messages, Some(TOOLS))])
    {
        if begun.elapsed() > PATIENCE {
            break;
        }
        let mut variables = BTreeMap::from([
            ("messages".to_owned(), parsed(messages)),
            ("add_generation_prompt".to_owned(), Value::from(true)),
            ("bos_token".to_owned(), Value::from(bos)),
            ("eos_token".to_owned(), Value::from(eos)),
        ]);
        variables.extend(tools.map(|tools| ("tools".to_owned(), parsed(tools))));
        match template.render(variables, DateTime::UNIX_EPOCH, messages.len()) {
            Ok(text) => {
                all.push_str(&text);
                all.push('\0');
            }
            Err(refused @ Error::Refused { .. }) => return Err(refused),
            Err(_) => {}
        }
    }
    Ok(all)
}
