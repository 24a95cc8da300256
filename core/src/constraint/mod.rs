//! What a text must conform to: a JSON Schema, a regular expression or a grammar becomes a mask over the vocabulary for each token.
//!
//! llguidance does the work: each token's bytes stand in a trie, made once for a model, and an Earley parser says which of them may follow.

mod gbnf;
mod matcher;
mod nesting;
mod schema;
mod vocabulary;

#[cfg(test)]
mod tests;

use crate::engine::Weights;
use crate::scheduler::Restraint;
use crate::{Constraint, Error, Result};
use llguidance::api::TopLevelGrammar;
use matcher::Matcher;
use std::sync::Arc;
use vocabulary::Vocabulary;

/// Stack of the thread that compiles, enough for the depth that [`nesting`] lets a constraint have; the pages that are not touched cost
/// nothing.
const STACK: usize = 256 << 20;

/// Longest text of a constraint, in bytes; larger ones meet the grammar's own limits anyway.
const MOST_BYTES: usize = 1 << 20;

/// Compiles a constraint for the vocabulary of a model. Takes milliseconds, and the first one of a model up to some hundred.
pub(crate) fn compile(weights: &Arc<Weights>, constraint: &Constraint) -> Result<Box<dyn Restraint>> {
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
    let weights = Arc::clone(weights);
    on_a_deep_stack(move || {
        let matcher = Matcher::new(Vocabulary::of(&weights)?, grammar, field)?;
        Ok(Box::new(matcher) as Box<dyn Restraint>)
    })
}

/// Runs something whose recursion goes as deep as a constraint is nested, whatever stack the caller has.
fn on_a_deep_stack<T: Send>(work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("mullama-constraint".into())
            .stack_size(STACK);
        let refused = |error: std::io::Error| Error::Generation {
            reason: format!("no thread to compile the constraint on: {error}"),
        };
        match thread.spawn_scoped(scope, work).map_err(refused)?.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
