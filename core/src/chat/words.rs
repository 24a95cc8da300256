//! The insides of special strings: what of a text could complete one that a template has begun, as in `[` and `INST` and `]`.

use crate::engine::SpecialToken;
use std::collections::HashSet;

/// What stands inside the special strings of a vocabulary.
#[derive(Debug)]
pub(super) struct Insides {
    /// Every special string from its second character on, from its third, and so forth, in order.
    tails: Vec<Box<str>>,
    longest: usize,
    /// The words of special strings, in lower case.
    words: HashSet<String>,
    /// What remains of the strings of tokens that end a generation without the signs at their ends, in lower case.
    ends: HashSet<String>,
}

impl Insides {
    pub(super) fn of(specials: &[SpecialToken]) -> Self {
        let tails = specials.iter().flat_map(|special| {
            let starts = special.text.char_indices().skip(1);
            starts.map(|(at, _)| Box::from(&special.text[at..]))
        });
        let mut tails: Vec<Box<str>> = tails.collect();
        tails.sort_unstable();
        tails.dedup();
        let ends = specials.iter().filter(|special| special.is_end);
        Self {
            longest: tails.iter().map(|tail| tail.len()).max().unwrap_or(0),
            tails,
            words: specials
                .iter()
                .flat_map(|special| words(&special.text))
                .map(|(_, word)| word.to_lowercase())
                .collect(),
            ends: ends
                .map(|special| core(&special.text))
                .filter(|core| !core.is_empty())
                .collect(),
        }
    }

    /// Whether a text could go on with a special string that stands open before it, blanks aside.
    pub(super) fn may_go_on_with(&self, text: &str) -> bool {
        let text = text.trim();
        let next = self.tails.partition_point(|tail| &**tail < text);
        let is_within = !text.is_empty() && self.tails.get(next).is_some_and(|tail| tail.starts_with(text));
        let ends = text.char_indices().map(|(at, char)| at + char.len_utf8());
        let mut ends = ends.take_while(|end| *end <= self.longest);
        is_within || ends.any(|end| self.tails.binary_search_by(|tail| (**tail).cmp(&text[..end])).is_ok())
    }

    /// Whether a role is the name of a token that ends a generation.
    pub(super) fn is_name_of_an_end(&self, role: &str) -> bool {
        self.ends.contains(&core(role))
    }

    /// Where words begin in a text that special strings have, too, however they are written there.
    pub(super) fn starts_of_words<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let found = words(text).filter(|(_, word)| self.words.contains(&word.to_lowercase()));
        found.map(|(at, _)| at)
    }
}

/// The words of a text and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split(|char: char| !is_of_a_word(char));
    let pieces = pieces.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
    pieces.filter(|(_, word)| !word.is_empty())
}

fn is_of_a_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

fn core(text: &str) -> String {
    text.trim_matches(|char| !is_of_a_word(char)).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn insides() -> Insides {
        let special = |text: &str| SpecialToken {
            id: 1,
            text: text.into(),
            is_unknown: false,
            is_end: text == "<|im_end|>",
            is_looked_for: false,
            strips_left: false,
            strips_right: false,
        };
        Insides::of(&["[INST]", "<|im_end|>", "<|user|>"].map(special))
    }

    #[test]
    fn what_could_complete_a_special_string_is_known() {
        let insides = insides();
        for text in [
            "INST",
            "INST] and more",
            " NST]",
            "]",
            "|>",
            "im_end|> a",
            "us",
            "\nuser",
        ] {
            assert!(insides.may_go_on_with(text), "{text}");
        }
        for text in ["", " ", "Hello", "INSTEAD", "[INST]", "<|im_end|>", "user and more"] {
            assert!(!insides.may_go_on_with(text), "{text}");
        }
    }

    #[test]
    fn names_of_ends_are_no_roles() {
        let insides = insides();
        assert!(insides.is_name_of_an_end("im_end") && insides.is_name_of_an_end("|IM_END"));
        assert!(!insides.is_name_of_an_end("user") && !insides.is_name_of_an_end(""));
    }

    #[test]
    fn words_of_special_strings_are_found_in_any_case() {
        let starts: Vec<usize> = insides().starts_of_words("é inst, User.insts").collect();
        assert_eq!(starts, [3, 9]);
    }
}
