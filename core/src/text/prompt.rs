//! What a generation starts from.

use crate::Token;

/// A prompt: text, or token ids. Calls take whatever becomes one, as `"Once"` or `&tokens`.
///
/// Text becomes tokens on the caller's thread where that waits for the answer, and otherwise on one beside it; never on the context's own,
/// which goes on with what it has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Prompt {
    /// Text; the vocabulary adds what it puts before a text.
    Text(String),
    /// Token ids; nothing is added.
    Tokens(Vec<Token>),
}

impl From<&str> for Prompt {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// As iterating over a list of texts gives them.
impl From<&&str> for Prompt {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}

impl From<&String> for Prompt {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Prompt {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&[Token]> for Prompt {
    fn from(tokens: &[Token]) -> Self {
        Self::Tokens(tokens.to_vec())
    }
}

impl<const N: usize> From<&[Token; N]> for Prompt {
    fn from(tokens: &[Token; N]) -> Self {
        Self::Tokens(tokens.to_vec())
    }
}

impl From<&Vec<Token>> for Prompt {
    fn from(tokens: &Vec<Token>) -> Self {
        Self::Tokens(tokens.clone())
    }
}

impl From<Vec<Token>> for Prompt {
    fn from(tokens: Vec<Token>) -> Self {
        Self::Tokens(tokens)
    }
}
