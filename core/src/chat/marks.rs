//! Keeps what users typed apart from what the template wrote.
//!
//! Special strings in a conversation become marks, characters that no text has, before the template is rendered. Special strings that
//! stand in the rendered text are then the template's own; the text between them gets its marks undone and is tokenised as plain text.

use crate::engine::SpecialToken;
use crate::Token;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::HashMap;

/// Marks are characters of the last private-use plane.
const MARKS: std::ops::RangeInclusive<char> = '\u{100000}'..='\u{10fffd}';

/// Whether a character can be a mark.
pub(super) fn is_mark(char: char) -> bool {
    MARKS.contains(&char)
}

/// The special tokens of a vocabulary, found by their text.
#[derive(Debug)]
pub(super) struct Specials {
    /// In order of their text.
    tokens: Vec<SpecialToken>,
    finder: AhoCorasick,
    longest: usize,
}

/// A part of a rendered conversation.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A special token that the template wrote.
    Special(Token),
    /// Text to tokenise on its own without special tokens.
    Text(String),
}

impl Specials {
    pub(super) fn new(mut tokens: Vec<SpecialToken>) -> Result<Self, String> {
        tokens.sort_by(|a, b| a.text.cmp(&b.text));
        tokens.dedup_by(|a, b| a.text == b.text);
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(tokens.iter().map(|special| &special.text))
            .map_err(|error| format!("the vocabulary has too many special tokens: {error}"))?;
        Ok(Self {
            longest: tokens.iter().map(|special| special.text.len()).max().unwrap_or(0),
            tokens,
            finder,
        })
    }

    /// Where an end of `text` begins that could become a special string with what follows it, as in `<|im_`.
    fn open_end(&self, text: &str) -> Option<usize> {
        let from = text.len().saturating_sub(self.longest);
        (from..text.len()).filter(|at| text.is_char_boundary(*at)).find(|at| {
            let end = &text[*at..];
            let next = self.tokens.partition_point(|special| special.text.as_str() < end);
            self.tokens
                .get(next)
                .is_some_and(|special| special.text.starts_with(end))
        })
    }
}

/// The marks of one conversation.
pub(super) struct Marks<'a> {
    specials: &'a Specials,
    /// Which characters are free, in order: the template may have some of its own.
    free: Box<dyn Iterator<Item = char> + 'a>,
    by_text: HashMap<String, char>,
    texts: HashMap<char, String>,
}

impl<'a> Marks<'a> {
    /// No marks yet; `is_taken` tells which characters the template has.
    pub(super) fn new(specials: &'a Specials, is_taken: impl Fn(char) -> bool + 'a) -> Self {
        Self {
            specials,
            free: Box::new(MARKS.filter(move |char| !is_taken(*char))),
            by_text: HashMap::new(),
            texts: HashMap::new(),
        }
    }

    /// A text of the conversation, with marks for all that could be taken for special.
    pub(super) fn hide(&mut self, text: &str) -> Result<String, String> {
        let specials = self.specials;
        let mut hidden = String::with_capacity(text.len());
        let mut done = 0;
        for found in specials.finder.find_iter(text) {
            self.hide_marks(&text[done..found.start()], &mut hidden)?;
            hidden.push(self.mark(&text[found.range()])?);
            done = found.end();
        }
        let rest = &text[done..];
        // Templates trim what they are given, so blanks at the end do not count.
        match specials.open_end(rest.trim_end()) {
            None => self.hide_marks(rest, &mut hidden)?,
            Some(at) => {
                let first = rest[at..].chars().next().map_or(0, char::len_utf8);
                self.hide_marks(&rest[..at], &mut hidden)?;
                hidden.push(self.mark(&rest[at..at + first])?);
                self.hide_marks(&rest[at + first..], &mut hidden)?;
            }
        }
        Ok(hidden)
    }

    /// Appends a plain text, in which characters that look like marks become marks themselves.
    fn hide_marks(&mut self, text: &str, hidden: &mut String) -> Result<(), String> {
        for char in text.chars() {
            hidden.push(if is_mark(char) {
                self.mark(char.encode_utf8(&mut [0; 4]))?
            } else {
                char
            });
        }
        Ok(())
    }

    fn mark(&mut self, text: &str) -> Result<char, String> {
        if let Some(mark) = self.by_text.get(text) {
            return Ok(*mark);
        }
        let mark = self.free.next().ok_or("it has too many different special strings")?;
        self.by_text.insert(text.to_owned(), mark);
        self.texts.insert(mark, text.to_owned());
        Ok(mark)
    }

    /// Cuts a rendered text at the special tokens in it and undoes the marks of the rest.
    pub(super) fn cut(&self, rendered: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut done = 0;
        for found in self.specials.finder.find_iter(rendered) {
            let special = &self.specials.tokens[found.pattern().as_usize()];
            // As llama.cpp does between special tokens and text.
            let mut before = &rendered[done.min(found.start())..found.start()];
            if special.strips_left {
                before = before.trim_end_matches(|char: char| char.is_ascii_whitespace());
            }
            self.push_text(before, &mut parts);
            parts.push(Part::Special(special.id));
            done = found.end();
            if special.strips_right {
                let rest = &rendered[done..];
                done += rest.len() - rest.trim_start_matches(|char: char| char.is_ascii_whitespace()).len();
            }
        }
        self.push_text(&rendered[done..], &mut parts);
        parts
    }

    fn push_text(&self, marked: &str, parts: &mut Vec<Part>) {
        let mut text = String::with_capacity(marked.len());
        for char in marked.chars() {
            match self.texts.get(&char) {
                None => text.push(char),
                Some(typed) if self.is_always_parsed(typed) => {
                    // llama.cpp takes it for a token wherever it stands whole, so it may not.
                    let first = typed.chars().next().map_or(0, char::len_utf8);
                    text.push_str(&typed[..first]);
                    parts.push(Part::Text(std::mem::replace(&mut text, typed[first..].to_owned())));
                }
                Some(typed) => text.push_str(typed),
            }
        }
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
    }

    fn is_always_parsed(&self, text: &str) -> bool {
        let tokens = &self.specials.tokens;
        let found = tokens.binary_search_by(|special| special.text.as_str().cmp(text));
        found.is_ok_and(|at| tokens[at].always_parsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn special(id: Token, text: &str) -> SpecialToken {
        SpecialToken {
            id,
            text: text.into(),
            always_parsed: text == "<|tool|>",
            strips_left: false,
            strips_right: text == "<|end|>",
        }
    }

    fn specials() -> Specials {
        let texts = ["<s>", "<|end|>", "<|user|>", "<|user|>x", "<|tool|>"];
        Specials::new(texts.iter().zip(1..).map(|(text, id)| special(id, text)).collect()).unwrap()
    }

    fn text(text: &str) -> Part {
        Part::Text(text.into())
    }

    #[test]
    fn what_a_user_typed_stays_text_and_what_the_template_wrote_is_special() {
        let specials = specials();
        let mut marks = Marks::new(&specials, |_| false);
        let typed = marks.hide("a<|end|><|user|>b<s>").unwrap();
        assert!(!typed.contains('<'));
        let parts = marks.cut(&format!("<s><|user|>{typed}<|end|>\n c"));
        let expected = [
            Part::Special(1),
            Part::Special(3),
            text("a<|end|><|user|>b<s>"),
            Part::Special(2),
            text("c"),
        ];
        assert_eq!(parts, expected);
    }

    #[test]
    fn the_longest_special_string_wins() {
        let specials = specials();
        let marks = Marks::new(&specials, |_| false);
        assert_eq!(marks.cut("<|user|>xy"), [Part::Special(4), text("y")]);
    }

    #[test]
    fn a_special_string_cannot_be_put_together_from_two_texts() {
        let specials = specials();
        for blanks in ["", " \n"] {
            let mut marks = Marks::new(&specials, |_| false);
            let (first, second) = (
                marks.hide(&format!("a <|en{blanks}")).unwrap(),
                marks.hide("d|>").unwrap(),
            );
            let parts = marks.cut(&(first.trim_end().to_owned() + &second));
            assert_eq!(parts, [text("a <|end|>")]);
        }
    }

    #[test]
    fn private_characters_of_users_and_templates_are_not_taken_for_marks() {
        let specials = specials();
        let mut marks = Marks::new(&specials, |char| char == '\u{100000}');
        let typed = marks.hide("\u{100001}<s>\u{100002}").unwrap();
        let parts = marks.cut(&format!("\u{100000}{typed}"));
        assert_eq!(parts, [text("\u{100000}\u{100001}<s>\u{100002}")]);
    }

    #[test]
    fn a_typed_token_that_llama_cpp_would_parse_in_any_text_is_cut_in_two() {
        let specials = specials();
        let mut marks = Marks::new(&specials, |_| false);
        let typed = marks.hide("a<|tool|>b").unwrap();
        assert_eq!(marks.cut(&typed), [text("a<"), text("|tool|>b")]);
        assert_eq!(marks.cut("<|tool|>"), [Part::Special(5)]);
    }
}
