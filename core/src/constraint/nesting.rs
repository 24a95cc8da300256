//! How deep a constraint is nested: who compiles it goes down as deep, and has a stack for so much.

use crate::{Error, Result};

/// Brackets within brackets, and repetitions on repetitions, that are taken.
pub(super) const MOST: usize = 200;

/// Fails where brackets stand deeper in each other than [`MOST`], quoted ones counted in: that is simple, and nobody's grammar comes near.
pub(super) fn check(field: &str, text: &str) -> Result<()> {
    let (mut depth, mut repeated) = (0usize, 0usize);
    for char in text.chars() {
        match char {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // a**…* nests without a bracket, and so does ~~…~.
        repeated = if matches!(char, '*' | '+' | '?' | '~' | '}' | '{' | '0'..='9' | ',') {
            repeated + 1
        } else {
            0
        };
        if depth > MOST || repeated > MOST {
            return Err(Error::invalid_input(
                field,
                format!("nested deeper than {MOST}"),
                format!("brackets and repetitions at most {MOST} deep in each other"),
            ));
        }
    }
    Ok(())
}
