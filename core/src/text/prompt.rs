//! What a generation starts from.

use crate::text::owned;
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
    /// There was no memory for a copy of what was given. The call says so.
    #[doc(hidden)]
    NoMemory,
}

impl Prompt {
    fn copy_of_text(text: &str) -> Self {
        owned(text).map_or(Self::NoMemory, Self::Text)
    }

    fn copy_of_tokens(tokens: &[Token]) -> Self {
        let mut copy = Vec::new();
        if copy.try_reserve_exact(tokens.len()).is_err() {
            return Self::NoMemory;
        }
        copy.extend_from_slice(tokens);
        Self::Tokens(copy)
    }
}

impl From<&str> for Prompt {
    fn from(text: &str) -> Self {
        Self::copy_of_text(text)
    }
}

/// As iterating over a list of texts gives them.
impl From<&&str> for Prompt {
    fn from(text: &&str) -> Self {
        Self::copy_of_text(text)
    }
}

impl From<&String> for Prompt {
    fn from(text: &String) -> Self {
        Self::copy_of_text(text)
    }
}

impl From<String> for Prompt {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&[Token]> for Prompt {
    fn from(tokens: &[Token]) -> Self {
        Self::copy_of_tokens(tokens)
    }
}

impl<const N: usize> From<&[Token; N]> for Prompt {
    fn from(tokens: &[Token; N]) -> Self {
        Self::copy_of_tokens(tokens)
    }
}

impl From<&Vec<Token>> for Prompt {
    fn from(tokens: &Vec<Token>) -> Self {
        Self::copy_of_tokens(tokens)
    }
}

impl From<Vec<Token>> for Prompt {
    fn from(tokens: Vec<Token>) -> Self {
        Self::Tokens(tokens)
    }
}
