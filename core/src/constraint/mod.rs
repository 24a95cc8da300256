//! What a text must conform to: a JSON Schema, a regular expression or a grammar becomes a mask over the vocabulary for each token.
//!
//! llguidance does the work: each token's bytes stand in a trie, made once for a model, and an Earley parser says which of them may follow.

mod answer;
mod gbnf;
mod matcher;
mod nesting;
mod schema;
mod vocabulary;

#[cfg(test)]
mod tests;

use crate::engine::Weights;
use crate::runtime::{apart, NotDone};
use crate::scheduler::Restraint;
use crate::{Constraint, Error, Result};
use llguidance::api::TopLevelGrammar;
use matcher::Matcher;
use serde_json::{json, Value};
use std::sync::atomic::AtomicBool;
use std::sync::Arc;
use std::time::Duration;
use vocabulary::Vocabulary;

pub(crate) use answer::of_answer;

/// Longest time that compiling is waited for; the grammar's limits end it long before.
const DEADLINE: Duration = Duration::from_secs(30);

/// Longest text of a constraint, in bytes; larger ones meet the grammar's own limits anyway.
const MOST_BYTES: usize = 1 << 20;

/// Compiles a constraint for the vocabulary of a model. Takes milliseconds, and the first one of a model up to some hundred.
/// Any of `stops` ends that as cancelled.
pub(crate) fn compile(
    weights: &Arc<Weights>,
    constraint: &Constraint,
    stops: &[&AtomicBool],
) -> Result<Box<dyn Restraint>> {
    let (field, text) = match constraint {
        Constraint::JsonSchema(text) => ("constraint.json_schema", text),
        Constraint::Regex(text) => ("constraint.regex", text),
        Constraint::Lark(text) => ("constraint.lark", text),
        Constraint::Gbnf(text) => ("constraint.gbnf", text),
    };
    if text.len() > MOST_BYTES {
        return Err(Error::invalid_input(
            field,
            format!("{} bytes long", text.len()),
            format!("at most {MOST_BYTES} bytes"),
        ));
    }
    nesting::check(field, text)?;
    nesting::check_rules(field, text)?;
    let grammar = match constraint {
        Constraint::JsonSchema(_) => TopLevelGrammar::from_json_schema(schema::read(field, text)?),
        Constraint::Regex(_) => TopLevelGrammar::from_regex(text),
        Constraint::Lark(_) => TopLevelGrammar::from_lark(text.clone()),
        Constraint::Gbnf(_) => TopLevelGrammar::from_lark(gbnf::to_lark(field, text)?),
    };
    compiled(weights, grammar, field, stops)
}

/// The JSON Schema of a tool's arguments, ready for a grammar of calls, in which they are written as templates write them.
pub(crate) fn arguments(field: &str, text: &str) -> Result<String> {
    nesting::check(field, text)?;
    let mut schema = schema::read(field, text)?;
    if let Value::Object(keywords) = &mut schema {
        let written = json!({ "whitespace_flexible": false, "item_separator": ", ", "key_separator": ": " });
        keywords.insert("x-guidance".into(), written);
    }
    Ok(schema.to_string())
}

/// Compiles a grammar of calls, in Lark, whose schemas [`arguments`] has made ready.
pub(crate) fn compile_calls(weights: &Arc<Weights>, lark: String, stops: &[&AtomicBool]) -> Result<Box<dyn Restraint>> {
    compiled(weights, TopLevelGrammar::from_lark(lark), "tools", stops)
}

fn compiled(
    weights: &Arc<Weights>,
    grammar: TopLevelGrammar,
    field: &'static str,
    stops: &[&AtomicBool],
) -> Result<Box<dyn Restraint>> {
    let weights = Arc::clone(weights);
    // As deep as `nesting` lets a constraint be.
    let compiled = apart(DEADLINE, stops, move || {
        let matcher = Matcher::new(Vocabulary::of(&weights)?, grammar, field)?;
        Ok(Box::new(matcher) as Box<dyn Restraint>)
    });
    compiled.unwrap_or_else(|not_done| Err(not_compiled(field, not_done)))
}

fn not_compiled(field: &str, not_done: NotDone) -> Error {
    match not_done {
        NotDone::Stopped => Error::Cancelled {
            what: "compiling the constraint",
        },
        NotDone::NoThread(reason) => Error::Refused {
            what: "compiling the constraint",
            reason,
        },
        NotDone::Late => Error::Generation {
            reason: format!(
                "{field} was not compiled after {} seconds; make it simpler",
                DEADLINE.as_secs()
            ),
        },
        NotDone::Panicked => Error::Internal {
            reason: format!("compiling {field} panicked"),
        },
    }
}
