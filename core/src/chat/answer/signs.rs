//! The texts by which a model tells the parts of its answer apart.
//!
//! Where the vocabulary has a token for one, that token alone means it: what the model spells with others is text, as where it repeats
//! what somebody typed. Such a token is one character here that no text has.

use crate::Token;
use std::ops::Range;

/// Characters that Unicode keeps for uses like this one.
const SIGNS: std::ops::RangeInclusive<char> = '\u{fdd0}'..='\u{fdef}';

/// A special token in a text, by its place.
pub(in crate::chat) type Place = (Range<usize>, Token);

/// The tokens that mean something in an answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Signs {
    /// The token and the text of each sign.
    tokens: Vec<(Token, String)>,
}

impl Signs {
    /// A text in which each token is its sign; `places` are those of the tokens, in order. `None` where there are more than signs.
    pub(super) fn encode(&mut self, text: &str, places: &[Place]) -> Option<String> {
        let mut encoded = String::with_capacity(text.len());
        let mut done = 0;
        for (place, token) in places {
            encoded.push_str(&text[done..place.start]);
            encoded.push(self.add(*token, &text[place.clone()])?);
            done = place.end;
        }
        encoded.push_str(&text[done..]);
        Some(encoded)
    }

    fn add(&mut self, token: Token, text: &str) -> Option<char> {
        if let Some(sign) = self.of(token) {
            return Some(sign);
        }
        let sign = SIGNS.clone().nth(self.tokens.len())?;
        self.tokens.push((token, text.to_owned()));
        Some(sign)
    }

    /// The sign of a token, where it has one.
    pub(super) fn of(&self, token: Token) -> Option<char> {
        let at = self.tokens.iter().position(|(known, _)| *known == token)?;
        SIGNS.clone().nth(at)
    }

    /// The token that a character is the sign of, and its text.
    pub(super) fn token(&self, char: char) -> Option<(Token, &str)> {
        let at = SIGNS.clone().position(|sign| sign == char)?;
        self.tokens.get(at).map(|(token, text)| (*token, text.as_str()))
    }

    /// Appends a text of the model's, in which a character that is kept for signs is U+FFFD.
    pub(super) fn append(text: &str, encoded: &mut String) {
        if !text.contains(|char| SIGNS.contains(&char)) {
            encoded.push_str(text);
            return;
        }
        let plain = |char| {
            if SIGNS.contains(&char) {
                char::REPLACEMENT_CHARACTER
            } else {
                char
            }
        };
        encoded.extend(text.chars().map(plain));
    }

    /// A text with the texts of the tokens in it.
    pub(super) fn decode(&self, encoded: &str) -> String {
        let mut text = String::with_capacity(encoded.len());
        for char in encoded.chars() {
            match self.token(char) {
                None => text.push(char),
                Some((_, written)) => text.push_str(written),
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_a_sign_and_the_same_text_is_text() {
        let mut signs = Signs::default();
        let encoded = signs.encode("a<b>c<b>", &[(1..4, 7), (5..8, 7)]).unwrap();
        assert_eq!(encoded, "a\u{fdd0}c\u{fdd0}");
        assert_eq!(signs.decode(&encoded), "a<b>c<b>");
        assert_eq!((signs.of(7), signs.of(8)), (Some('\u{fdd0}'), None));
        let mut own = String::new();
        Signs::append("<b>\u{fdd0}", &mut own);
        assert_eq!(own, "<b>\u{fffd}");
    }
}
