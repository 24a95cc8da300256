//! From tokens to pieces: whole characters, stop strings, and which tokens stand behind which piece.

use super::utf8::Assembler;
use crate::{Token, TokenLogprobs, ToolRequest};
use std::collections::VecDeque;

/// A piece of text that is certain, with the tokens that it completes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Piece {
    pub text: String,
    pub tokens: Vec<Token>,
    pub part: Part,
    /// One for each token, or none at all.
    pub logprobs: Vec<TokenLogprobs>,
}

/// What a piece belongs to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Part {
    /// The answer.
    #[default]
    Answer,
    /// The thought before it.
    Thought,
    /// It is a call of a tool, and its text what the model wrote for it.
    Call(ToolRequest),
}

/// The text of one generation on its way out.
///
/// All offsets count bytes of the text from its beginning.
pub(crate) struct Output {
    stops: Vec<String>,
    assembler: Assembler,
    /// Text that is not given out yet, because a stop string may begin in it.
    held: String,
    /// Where `held` begins.
    given: usize,
    /// Tokens not given out yet, each with the offset where its first character begins.
    tokens: VecDeque<(Token, usize)>,
}

impl Output {
    /// A text that ends before any of `stops`, none of which is empty.
    pub(crate) fn new(stops: Vec<String>) -> Self {
        debug_assert!(stops.iter().all(|stop| !stop.is_empty()));
        Self {
            stops,
            assembler: Assembler::default(),
            held: String::new(),
            given: 0,
            tokens: VecDeque::new(),
        }
    }

    /// Takes a token and its bytes. True if a stop string is complete; then the text is what stands before it.
    pub(crate) fn push(&mut self, token: Token, bytes: &[u8]) -> bool {
        self.tokens.push_back((token, self.given + self.held.len()));
        self.assembler.push(bytes, &mut self.held);
        let Some(at) = self.stops.iter().filter_map(|stop| self.held.find(stop)).min() else {
            return false;
        };
        self.held.truncate(at);
        let end = self.given + at;
        self.tokens.retain(|(_, begin)| *begin < end);
        self.assembler = Assembler::default();
        true
    }

    /// Moves what is certain into `piece`, which is empty; its text stays empty if nothing is.
    pub(crate) fn take_certain(&mut self, piece: &mut Piece) {
        let certain = self.held.len() - self.uncertain();
        self.take(certain, piece);
    }

    /// Moves everything into `piece`, which is empty: what comes next is no text, so none can go on. Incomplete characters are U+FFFD.
    pub(crate) fn cut(&mut self, piece: &mut Piece) {
        self.finish(piece);
        self.assembler = Assembler::default();
    }

    /// Ends the text and moves all of it into `piece`, which is empty.
    pub(crate) fn finish(&mut self, piece: &mut Piece) {
        self.assembler.finish(&mut self.held);
        self.take(self.held.len(), piece);
        // Tokens without text (control tokens at the end) belong to the last piece.
        piece.tokens.extend(self.tokens.drain(..).map(|(token, _)| token));
    }

    fn take(&mut self, n: usize, piece: &mut Piece) {
        if n == 0 {
            return;
        }
        if n == self.held.len() && piece.text.is_empty() {
            std::mem::swap(&mut piece.text, &mut self.held);
        } else {
            piece.text.push_str(&self.held[..n]);
            self.held.drain(..n);
        }
        self.given += n;
        while let Some((token, begin)) = self.tokens.front().copied() {
            if begin >= self.given {
                break;
            }
            piece.tokens.push(token);
            self.tokens.pop_front();
        }
    }

    /// Length of the longest end of `held` that begins a stop string.
    fn uncertain(&self) -> usize {
        let held = self.held.as_bytes();
        let longest = |stop: &String| {
            let stop = stop.as_bytes();
            (1..stop.len().min(held.len() + 1))
                .rev()
                .find(|n| held.ends_with(&stop[..*n]))
                .unwrap_or(0)
        };
        self.stops.iter().map(longest).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(stops: &[&str], pieces: &[&[u8]]) -> (String, Vec<Token>, Vec<String>, bool) {
        let mut output = Output::new(stops.iter().map(ToString::to_string).collect());
        let (mut text, mut tokens, mut given, mut stopped) = (String::new(), Vec::new(), Vec::new(), false);
        for (token, bytes) in pieces.iter().enumerate() {
            stopped = output.push(token as Token, bytes);
            if stopped {
                break;
            }
            let mut piece = Piece::default();
            output.take_certain(&mut piece);
            text.push_str(&piece.text);
            tokens.extend(piece.tokens);
            given.push(piece.text);
        }
        let mut piece = Piece::default();
        output.finish(&mut piece);
        text.push_str(&piece.text);
        tokens.extend(piece.tokens);
        (text, tokens, given, stopped)
    }

    #[test]
    fn a_stop_string_across_tokens_is_not_given_out() {
        let (text, tokens, given, stopped) = run(&["END"], &[b"one E", b"N", b"D two"]);
        assert_eq!((text.as_str(), stopped), ("one ", true));
        assert_eq!(tokens, [0]);
        assert_eq!(given, ["one ", ""]);
    }

    #[test]
    fn what_only_looked_like_a_stop_string_comes_out() {
        let (text, tokens, given, stopped) = run(&["END"], &[b"E", b"NE", b"x"]);
        assert_eq!((text.as_str(), stopped), ("ENEx", false));
        assert_eq!(tokens, [0, 1, 2]);
        assert_eq!(given, ["", "EN", "Ex"]);
    }

    #[test]
    fn the_earliest_of_several_stop_strings_ends_the_text() {
        let (text, _, _, stopped) = run(&["world", "lo w"], &[b"hello world"]);
        assert_eq!((text.as_str(), stopped), ("hel", true));
    }

    #[test]
    fn a_character_of_several_tokens_is_one_piece_with_all_of_them() {
        let cat = "🐈".as_bytes();
        let (text, tokens, given, _) = run(&[], &[b"a", &cat[..1], &cat[1..3], &cat[3..], b"b"]);
        assert_eq!(text, "a🐈b");
        assert_eq!(given, ["a", "", "", "🐈", "b"]);
        assert_eq!(tokens, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn an_incomplete_end_is_one_replacement_character() {
        let (text, tokens, _, _) = run(&[], &[b"a", b"\xf0\x9f"]);
        assert_eq!(text, "a\u{fffd}");
        assert_eq!(tokens, [0, 1]);
    }

    #[test]
    fn tokens_without_text_go_with_the_next_piece_or_the_end() {
        let (text, tokens, given, _) = run(&[], &[b"", b"a", b""]);
        assert_eq!(text, "a");
        assert_eq!(given, ["", "a", ""]);
        assert_eq!(tokens, [0, 1, 2]);
    }
}
