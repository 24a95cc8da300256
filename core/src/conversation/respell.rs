//! Tokens that the model has evaluated, in place of others that spell the same text.
//!
//! What a model has written is rarely, but now and then, spelt in other tokens than a tokeniser would choose for it. When a conversation is
//! read anew its answers are text, so a prompt would differ from what is cached from there on.

use crate::engine::Weights;
use crate::{Token, TokenKind};

/// Tokens that are looked at for a place where both are at the same letter again.
const PATIENCE: usize = 32;

/// The tokens of `prompt`, with those of `known` wherever both spell the same: from the start on, up to where they say different things.
pub(super) fn respelled(weights: &Weights, known: &[Token], prompt: Vec<Token>) -> Vec<Token> {
    respelled_by(&|token| letters(weights, token), known, prompt)
}

fn respelled_by(letters: &dyn Fn(Token) -> Option<Vec<u8>>, known: &[Token], prompt: Vec<Token>) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(prompt.len());
    let (mut of_known, mut of_prompt) = (known, prompt.as_slice());
    loop {
        let same = of_known.iter().zip(of_prompt).take_while(|(a, b)| a == b).count();
        tokens.extend_from_slice(&of_known[..same]);
        (of_known, of_prompt) = (&of_known[same..], &of_prompt[same..]);
        let Some((n_known, n_prompt)) = same_text(letters, of_known, of_prompt) else {
            break;
        };
        tokens.extend_from_slice(&of_known[..n_known]);
        (of_known, of_prompt) = (&of_known[n_known..], &of_prompt[n_prompt..]);
    }
    tokens.extend_from_slice(of_prompt);
    tokens
}

/// How many tokens of both spell the same text; nothing, where they soon spell different ones.
fn same_text(letters: &dyn Fn(Token) -> Option<Vec<u8>>, one: &[Token], other: &[Token]) -> Option<(usize, usize)> {
    let (mut a, mut b) = (0, 0);
    let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
    while a + b < PATIENCE {
        if of_a.len() <= of_b.len() {
            of_a.extend(letters(*one.get(a)?)?);
            a += 1;
        } else {
            of_b.extend(letters(*other.get(b)?)?);
            b += 1;
        }
        let shorter = of_a.len().min(of_b.len());
        if of_a[..shorter] != of_b[..shorter] {
            return None;
        }
        if of_a.len() == of_b.len() {
            return Some((a, b));
        }
    }
    None
}

/// The letters of a token that is nothing else than text: what a template writes as a marker has none.
fn letters(weights: &Weights, token: Token) -> Option<Vec<u8>> {
    let detail = weights.token_detail(token).ok()??;
    if !matches!(detail.kind, TokenKind::Normal | TokenKind::Byte) {
        return None;
    }
    let mut bytes = Vec::new();
    weights.append_piece(token, false, &mut bytes).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::respelled_by;
    use crate::Token;

    /// Tokens from 0 to 9 are their digit, 12 is "12" and so on; what is below 0 is a marker.
    fn letters(token: Token) -> Option<Vec<u8>> {
        (token >= 0).then(|| token.to_string().into_bytes())
    }

    fn respelled(known: &[Token], prompt: &[Token]) -> Vec<Token> {
        respelled_by(&letters, known, prompt.to_vec())
    }

    #[test]
    fn what_was_evaluated_stays_where_the_text_is_the_same() {
        assert_eq!(
            respelled(&[-1, 1, 2, 34], &[-1, 12, 3, 4, -2, 5]),
            [-1, 1, 2, 34, -2, 5]
        );
        assert_eq!(respelled(&[12, 7, 3, 4], &[1, 2, 7, 34]), [12, 7, 3, 4]);
        assert_eq!(respelled(&[], &[1, 2]), [1, 2]);
    }

    #[test]
    fn what_says_something_else_is_taken_as_it_is() {
        assert_eq!(respelled(&[1, 23, 4], &[1, 2, 5, 4]), [1, 2, 5, 4]);
        assert_eq!(respelled(&[1, 2, 3], &[12]), [1, 2]);
        assert_eq!(respelled(&[1, 2], &[123]), [123]);
    }

    #[test]
    fn a_marker_is_never_put_in_the_place_of_its_text() {
        assert_eq!(respelled(&[-1, 2], &[1, 2]), [1, 2]);
        assert_eq!(respelled(&[1, 2], &[-1, 2]), [-1, 2]);
    }
}
