//! Tokens of text that has to stay text, whatever it looks like.

use super::marks::Specials;
use super::template_error;
use crate::engine::Weights;
use crate::text::{tokenize, Reading};
use crate::{Error, Result, Token};

/// Appends the tokens of a text, none of which is special.
///
/// Special tokens come of plain text in two ways: a vocabulary may have them found in any text, and SentencePiece may merge pieces
/// until they are one. Such a text is cut inside of what looks special, and its parts are read on their own.
pub(super) fn append(
    weights: &Weights,
    specials: &Specials,
    text: &str,
    reading: Reading<'_>,
    tokens: &mut Vec<Token>,
) -> Result<()> {
    append_part(weights, specials, text, false, reading, tokens)
}

fn append_part(
    weights: &Weights,
    specials: &Specials,
    text: &str,
    goes_on: bool,
    reading: Reading<'_>,
    tokens: &mut Vec<Token>,
) -> Result<()> {
    let found = if goes_on {
        tokens_behind(weights, text, reading)?
    } else {
        plain_tokens(weights, text, reading)?
    };
    if !found.iter().any(|token| specials.has(*token)) {
        tokens.extend(found);
        return Ok(());
    }
    let cuts = specials.cuts(text);
    if cuts.is_empty() {
        return Err(Error::ChatTemplate {
            reason: "a text of the conversation is a special token in this vocabulary; write it differently".into(),
        });
    }
    let mut from = 0;
    for to in cuts.into_iter().chain([text.len()]) {
        append_part(weights, specials, &text[from..to], goes_on || from > 0, reading, tokens)?;
        from = to;
    }
    Ok(())
}

/// The tokens of a text by itself.
fn plain_tokens(weights: &Weights, text: &str, reading: Reading<'_>) -> Result<Vec<Token>> {
    tokenize(weights, "a text of the conversation", text, false, false, reading).map_err(|error| match error {
        Error::Tokenization { reason } => Error::ChatTemplate { reason },
        error => error,
    })
}

/// The tokens of a text that stands behind another: without the space that SentencePiece puts before the first word.
fn tokens_behind(weights: &Weights, text: &str, reading: Reading<'_>) -> Result<Vec<Token>> {
    let alone = plain_tokens(weights, text, reading)?;
    if weights.detokenize(&alone, false, false).map_err(template_error)? == text.as_bytes() {
        return Ok(alone);
    }
    // Behind a line break, which is a token of its own, nothing is put.
    let behind = plain_tokens(weights, &format!("\n{text}"), reading)?;
    let mut bytes = Vec::new();
    for (at, token) in behind.iter().enumerate() {
        weights
            .append_piece(*token, false, &mut bytes)
            .map_err(template_error)?;
        if bytes.ends_with(b"\n") {
            let rest = &behind[at + 1..];
            let is_exact = weights.detokenize(rest, false, false).map_err(template_error)? == text.as_bytes();
            return Ok(if is_exact { rest.to_vec() } else { alone });
        }
    }
    Ok(alone)
}
