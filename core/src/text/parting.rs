//! An answer in its parts: the thought, the text, the calls of tools.

use super::output::{Part, Piece};
use crate::{FinishReason, Generation, GenerationStats, Token, TokenLogprobs, ToolRequest};

/// Takes an answer apart while it is generated. The texts of what it gives, joined, do not depend on how the text came.
pub(crate) trait Parting: Send {
    /// Whether a token has a meaning of its own here, so that it is given with [`Parting::mark`] and is no text.
    fn is_mark(&self, token: Token) -> bool;

    /// Takes a token that is a mark; all text before it was given.
    fn mark(&mut self, token: Token, parts: &mut Vec<Piece>);

    /// Takes text and the tokens behind it; what is certain by then goes to `parts`.
    fn text(&mut self, piece: &mut Piece, parts: &mut Vec<Piece>);

    /// Ends the answer: the rest goes to `parts`. What began like a call and is none is text.
    fn finish(&mut self, parts: &mut Vec<Piece>);
}

/// Where the thought of an answer begins and ends, for who must leave it free.
#[derive(Clone, Debug)]
pub(crate) struct Thought {
    /// The prompt has begun it.
    pub is_open: bool,
    /// The token that begins it, where it is one.
    pub begin: Option<Token>,
    /// What ends it, and the token that is that.
    pub end: (String, Option<Token>),
}

/// What pieces come to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Whole {
    pub text: String,
    pub thinking: String,
    pub tool_calls: Vec<ToolRequest>,
    pub tokens: Vec<Token>,
    /// One for each token, or none at all.
    pub logprobs: Vec<TokenLogprobs>,
}

impl Whole {
    /// Appends a piece; false if its text does not fit into `max_bytes`, and then nothing is appended.
    pub(crate) fn append(&mut self, piece: &Piece, max_bytes: Option<usize>) -> bool {
        match &piece.part {
            Part::Answer if max_bytes.is_some_and(|max| self.text.len() + piece.text.len() > max) => return false,
            Part::Answer => self.text.push_str(&piece.text),
            Part::Thought => self.thinking.push_str(&piece.text),
            Part::Call(call) => self.tool_calls.push(call.clone()),
        }
        self.tokens.extend_from_slice(&piece.tokens);
        self.logprobs.extend_from_slice(&piece.logprobs);
        true
    }

    /// The record of a generation that is this.
    pub(crate) fn record(self, finish_reason: FinishReason, stats: GenerationStats) -> Generation {
        Generation {
            stats: GenerationStats {
                n_generated: i32::try_from(self.tokens.len()).unwrap_or(i32::MAX),
                ..stats
            },
            text: self.text,
            tokens: self.tokens,
            finish_reason,
            thinking: self.thinking,
            tool_calls: self.tool_calls,
            logprobs: self.logprobs,
        }
    }
}
