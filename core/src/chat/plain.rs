//! Tokens of text that has to stay text, whatever it looks like.

use super::marks::Specials;
use crate::engine::{EngineError, Weights};
use crate::Token;

/// Appends the tokens of a text, none of which is special. The error is the reason why there are none.
///
/// Special tokens come of plain text in two ways: a vocabulary may have them found in any text, and SentencePiece may merge pieces
/// until they are one. Such a text is cut inside of what looks special, and its parts are read on their own.
pub(super) fn append(
    weights: &Weights,
    specials: &Specials,
    text: &str,
    tokens: &mut Vec<Token>,
) -> Result<(), EngineError> {
    append_part(weights, specials, text, false, tokens)
}

fn append_part(
    weights: &Weights,
    specials: &Specials,
    text: &str,
    goes_on: bool,
    tokens: &mut Vec<Token>,
) -> Result<(), EngineError> {
    let found = if goes_on {
        tokens_behind(weights, text)?
    } else {
        weights.tokenize(text, false, false)?
    };
    if !found.iter().any(|token| specials.has(*token)) {
        tokens.extend(found);
        return Ok(());
    }
    let cuts = specials.cuts(text);
    if cuts.is_empty() {
        let reason = "a text of the conversation is a special token in this vocabulary; write it differently";
        return Err(EngineError::Failed(reason.into()));
    }
    let mut from = 0;
    for to in cuts.into_iter().chain([text.len()]) {
        append_part(weights, specials, &text[from..to], goes_on || from > 0, tokens)?;
        from = to;
    }
    Ok(())
}

/// The tokens of a text that stands behind another: without the space that SentencePiece puts before the first word.
fn tokens_behind(weights: &Weights, text: &str) -> Result<Vec<Token>, EngineError> {
    let alone = weights.tokenize(text, false, false)?;
    if weights.detokenize(&alone, false, false)? == text.as_bytes() {
        return Ok(alone);
    }
    // Behind a line break, which is a token of its own, nothing is put.
    let behind = weights.tokenize(&format!("\n{text}"), false, false)?;
    let mut bytes = Vec::new();
    for (at, token) in behind.iter().enumerate() {
        weights.append_piece(*token, false, &mut bytes)?;
        if bytes.ends_with(b"\n") {
            let rest = &behind[at + 1..];
            let is_exact = weights.detokenize(rest, false, false)? == text.as_bytes();
            return Ok(if is_exact { rest.to_vec() } else { alone });
        }
    }
    Ok(alone)
}
