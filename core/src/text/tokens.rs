//! From text to tokens, and whether a number is one.

use super::check::refuse_nul;
use crate::engine::Weights;
use crate::{Error, Result, Token};

/// Longest text that is tokenised at once, in bytes; llama.cpp needs many times as much memory.
const MAX_TEXT: usize = 256 << 20;

/// Refuses what is no token of the vocabulary: llama.cpp throws or reads past its tables.
pub(crate) fn check_token(weights: &Weights, what: &str, token: Token) -> Result<()> {
    if weights.has_token(token) {
        return Ok(());
    }
    Err(Error::invalid_input(
        what,
        token.to_string(),
        format!("a token in [0, {})", weights.facts.n_vocab),
    ))
}

/// The same for a list; the message says where.
pub(crate) fn check_tokens(weights: &Weights, tokens: &[Token]) -> Result<()> {
    match tokens.iter().position(|token| !weights.has_token(*token)) {
        None => Ok(()),
        Some(at) => check_token(weights, &format!("tokens[{at}]"), tokens[at]),
    }
}

/// Turns text into tokens; `what` names the text in errors.
pub(crate) fn tokenize(weights: &Weights, what: &str, text: &str, add_bos: bool, special: bool) -> Result<Vec<Token>> {
    refuse_nul(text, what)?;
    if text.len() > MAX_TEXT {
        return Err(Error::invalid_input(
            what,
            format!("{} bytes long", text.len()),
            format!("at most {MAX_TEXT} bytes; cut it and tokenise the parts"),
        ));
    }
    weights
        .tokenize(text, add_bos, special)
        .map_err(|reason| Error::Tokenization { reason })
}

/// A prompt's tokens: special tokens are parsed, and BOS comes first once, where the vocabulary asks for one.
pub(crate) fn tokenize_prompt(weights: &Weights, prompt: &str) -> Result<Vec<Token>> {
    let mut tokens = tokenize(weights, "prompt", prompt, true, true)?;
    let twice = weights
        .facts
        .token_bos
        .is_some_and(|bos| tokens.starts_with(&[bos, bos]));
    if twice {
        tokens.remove(0);
    }
    Ok(tokens)
}
