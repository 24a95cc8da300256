//! Calls as a grammar in Lark: in the model's own form, with arguments that conform to a schema.

use super::layout::{Calls, Layout};
use super::learn::Shape;
use super::signs::Signs;
use std::fmt::Write;

/// What may be called.
pub(in crate::chat) struct Callable {
    pub name: String,
    /// The JSON Schema of its arguments, as the grammar takes it.
    pub schema: String,
}

/// The grammar of an answer that calls one of `tools` or, with `several` and where the model can, more. Nothing where it is not known how
/// that is written.
pub(in crate::chat) fn grammar(layout: &Layout, tools: &[Callable], several: bool) -> Option<String> {
    let calls = layout.calls.as_ref()?;
    let literal = |text: &str| literal(text, &layout.signs);
    let mut more = String::new();
    if several && calls.several {
        more = format!("({} call)*", literal(&calls.between));
    }
    let mut lark = format!(
        "start: {} call {more} {}\n",
        literal(&calls.open),
        literal(&calls.close)
    );
    let names = (0..tools.len())
        .map(|at| format!("call_{at}"))
        .collect::<Vec<_>>()
        .join(" | ");
    let (begin, end) = (literal(&calls.begin), literal(&calls.end));
    // Writing to a text does not fail.
    let _ = writeln!(lark, "call: {begin} ({names}) {end}");
    for (at, tool) in tools.iter().enumerate() {
        let (before, behind) = around(calls, &tool.name);
        let _ = writeln!(
            lark,
            "call_{at}: {} arguments_{at} {}",
            literal(&before),
            literal(behind)
        );
        let _ = writeln!(lark, "arguments_{at}: %json {}", tool.schema);
    }
    Some(lark)
}

/// What stands before and behind the arguments of a call.
fn around(calls: &Calls, name: &str) -> (String, &'static str) {
    match &calls.shape {
        Shape::Named { middle } => (format!("{name}{middle}"), ""),
        Shape::Json {
            name: name_key,
            arguments,
        } => {
            let quoted = |text: &str| serde_json::Value::from(text).to_string();
            let before = format!("{{{}: {}, {}: ", quoted(name_key), quoted(name), quoted(arguments));
            (before, "}")
        }
    }
}

/// A text as Lark writes it, with the tokens of its signs.
fn literal(text: &str, signs: &Signs) -> String {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let flush = |plain: &mut String, parts: &mut Vec<String>| {
        if !plain.is_empty() {
            parts.push(serde_json::Value::from(std::mem::take(plain)).to_string());
        }
    };
    for char in text.chars() {
        match signs.token(char) {
            None => plain.push(char),
            Some((token, _)) => {
                flush(&mut plain, &mut parts);
                parts.push(format!("<[{token}]>"));
            }
        }
    }
    flush(&mut plain, &mut parts);
    parts.join(" ")
}
