//! How deep a constraint is nested: who compiles it goes down as deep, and has a stack for so much.

use crate::{Error, Result};

/// Brackets within brackets, and repetitions on repetitions, that are taken.
pub(super) const MOST: usize = 200;

/// Rules and references that are taken: a chain of them is gone down as deep as it is long.
pub(super) const MOST_RULES: usize = 10_000;

/// Fails where brackets stand deeper in each other than [`MOST`], quoted ones counted in: that is simple, and nobody's grammar comes near.
pub(super) fn check(field: &str, text: &str) -> Result<()> {
    let (mut depth, mut n_signs) = (0usize, 0usize);
    for char in text.chars() {
        match char {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // a**…* nests without a bracket, and so does ~~…~.
        n_signs = if matches!(char, '*' | '+' | '?' | '~') {
            n_signs + 1
        } else {
            0
        };
        if depth > MOST || n_signs > MOST {
            return Err(Error::invalid_input(
                field,
                format!("nested deeper than {MOST}"),
                format!("brackets and repetitions at most {MOST} deep in each other"),
            ));
        }
    }
    Ok(())
}

/// Fails where a constraint has more than [`MOST_RULES`] lines or references, each of which can begin a rule.
pub(super) fn check_rules(field: &str, text: &str) -> Result<()> {
    let n_rules = text.matches(['\n', '\r']).count().max(text.matches("$ref").count());
    if n_rules > MOST_RULES {
        return Err(Error::invalid_input(
            field,
            format!("{n_rules} lines or references long"),
            format!("at most {MOST_RULES}"),
        ));
    }
    Ok(())
}
