//! Bytes on their way to tokens and back: what text must be, prompts, whole characters, stop strings. Knows the vocabulary of a model,
//! and no context.

mod check;
mod output;
mod pairs;
mod parting;
mod prompt;
mod seams;
mod specials;
mod tokens;
mod utf8;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use check::{check, checked, copied, has_room_for, instead, too_large, with_room};
pub(crate) use check::{owned, refuse_nul};
pub(crate) use output::{Output, Part, Piece};
pub(crate) use pairs::{join, rolling, Names, Scorable};
pub(crate) use parting::{Parting, Thought, Whole};
pub use prompt::Prompt;
pub(crate) use specials::{between, Found, Specials};
pub(crate) use tokens::{check_token, check_tokens, tokenize, tokenize_prompt, Reading, READING_STACK, SHORT};
pub(crate) use vocabulary::least_tokens;
