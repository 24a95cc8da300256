//! Finds the special strings of a text as llama.cpp finds them, in time that grows with the text.
//!
//! llama.cpp takes the longest special token first, cuts the text at each place where it stands, and goes on with the next one in what
//! is left; its list of parts makes that quadratic. Here one automaton finds all places, and the same order decides between them.

use crate::engine::SpecialToken;
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::ops::Range;

/// Special tokens, found by their text.
#[derive(Debug)]
pub(crate) struct Specials {
    /// The longest first: a token's rank.
    tokens: Vec<SpecialToken>,
    finder: AhoCorasick,
}

/// A special token in a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The rank of the token, for [`Specials::token`].
    pub rank: usize,
    /// Its string, in bytes of the text.
    pub string: Range<usize>,
    /// The string with the blanks beside it that belong to the token.
    pub taken: Range<usize>,
}

impl Specials {
    /// `tokens` have texts of at least one character each. The error is the reason why they cannot be searched.
    pub(crate) fn new(mut tokens: Vec<SpecialToken>) -> Result<Self, String> {
        tokens.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then_with(|| a.text.cmp(&b.text)));
        tokens.dedup_by(|a, b| a.text == b.text);
        let finder = AhoCorasick::new(tokens.iter().map(|special| &special.text))
            .map_err(|error| format!("the vocabulary has too many special tokens: {error}"))?;
        Ok(Self { tokens, finder })
    }

    /// All tokens, the longest first.
    pub(crate) fn tokens(&self) -> &[SpecialToken] {
        &self.tokens
    }

    /// The token of a rank.
    pub(crate) fn token(&self, rank: usize) -> &SpecialToken {
        &self.tokens[rank]
    }

    /// Whether the order of tokens of one length can matter: where one's end is another's beginning. llama.cpp's is then its own.
    pub(crate) fn order_matters(&self) -> bool {
        let mut same_length = self.tokens.chunk_by(|a, b| a.text.len() == b.text.len());
        same_length.any(|tokens| {
            let mut beginning_with: HashMap<&[u8], Option<usize>> = HashMap::new();
            for (at, special) in tokens.iter().enumerate() {
                for n in 1..special.text.len() {
                    let only = beginning_with.entry(&special.text.as_bytes()[..n]).or_insert(Some(at));
                    *only = only.filter(|only| *only == at);
                }
            }
            tokens.iter().enumerate().any(|(at, special)| {
                let mut ends = (1..special.text.len()).map(|from| &special.text.as_bytes()[from..]);
                // That a token's end is its own beginning is no matter.
                ends.any(|end| beginning_with.get(end).is_some_and(|only| *only != Some(at)))
            })
        })
    }

    /// The special tokens of a text in their order; with `strips`, those that strip blanks take them. `None` if `stopped` says so.
    pub(crate) fn find(&self, text: &str, strips: bool, stopped: &dyn Fn() -> bool) -> Option<Vec<Found>> {
        let mut taken = Taken::new(text.len());
        let mut found = Vec::new();
        let mut free = std::iter::once(0..text.len()).collect::<Vec<_>>();
        let mut from = 0;
        while from < self.tokens.len() {
            if stopped() {
                return None;
            }
            let (places, to) = self.places(text, &free, from);
            for (rank, at) in places {
                let (rank, at) = (rank as usize, at as usize);
                let string = at..at + self.tokens[rank].text.len();
                // What is taken is as long as this string or longer, so it cannot lie between its ends.
                if taken.has(string.start) || taken.has(string.end - 1) {
                    continue;
                }
                let taken = taken.take(text.as_bytes(), &self.tokens[rank], &string, strips);
                found.push(Found { rank, string, taken });
            }
            from = to;
            found.sort_unstable_by_key(|found| found.string.start);
            if from < self.tokens.len() {
                free = between(&found, text.len()).collect();
            }
        }
        Some(found)
    }

    /// Where tokens stand in the free parts of a text, by rank and then by place: of the ranks from `from` on, up to the one that is
    /// given back. There can be many where tokens lie in each other, as runs of blanks do, so that not all ranks may come at once.
    fn places(&self, text: &str, free: &[Range<usize>], from: usize) -> (Vec<(u32, u32)>, usize) {
        // One rank has at most as many places as the text has bytes, so that half of this holds one at least.
        let most = 2 * text.len() + 1024;
        let mut to = self.tokens.len();
        let mut places: Vec<(u32, u32)> = Vec::new();
        for part in free {
            for found in self.finder.find_overlapping_iter(&text[part.clone()]) {
                let rank = found.pattern().as_usize();
                if !(from..to).contains(&rank) {
                    continue;
                }
                places.push((rank as u32, (part.start + found.start()) as u32));
                if places.len() == most {
                    let (_, middle, _) = places.select_nth_unstable(most / 2);
                    to = middle.0 as usize;
                    places.retain(|(rank, _)| (*rank as usize) < to);
                }
            }
        }
        places.sort_unstable();
        (places, to)
    }
}

/// What lies between the tokens that were found, which are in order; never an empty part.
pub(crate) fn between(found: &[Found], end: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let begins = std::iter::once(0).chain(found.iter().map(|found| found.taken.end));
    let ends = found.iter().map(|found| found.taken.start).chain([end]);
    begins
        .zip(ends)
        .filter(|(begin, end)| begin < end)
        .map(|(begin, end)| begin..end)
}

/// The bytes of a text that belong to a token.
struct Taken(Vec<u64>);

impl Taken {
    fn new(n_bytes: usize) -> Self {
        Self(vec![0; n_bytes.div_ceil(64)])
    }

    fn has(&self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// Takes a string, and the free blanks beside it that its token strips. Gives all that is taken.
    fn take(&mut self, text: &[u8], special: &SpecialToken, string: &Range<usize>, strips: bool) -> Range<usize> {
        let (mut begin, mut end) = (string.start, string.end);
        if strips && special.strips_left {
            while begin > 0 && is_blank(text[begin - 1]) && !self.has(begin - 1) {
                begin -= 1;
            }
        }
        if strips && special.strips_right {
            while end < text.len() && is_blank(text[end]) && !self.has(end) {
                end += 1;
            }
        }
        (begin..end).for_each(|at| self.set(at));
        begin..end
    }
}

/// What C's `isspace` holds of.
pub(crate) fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens by their texts; a `_` before or behind says which blanks they strip.
    fn specials(texts: &[&str]) -> Specials {
        let special = |text: &&str| SpecialToken {
            id: 0,
            text: text.trim_matches('_').into(),
            is_unknown: false,
            is_end: false,
            is_looked_for: false,
            strips_left: text.starts_with('_'),
            strips_right: text.ends_with('_'),
        };
        Specials::new(texts.iter().map(special).collect()).unwrap()
    }

    /// llama.cpp's own procedure, without its list: each token in its order cuts every part that is left.
    fn by_hand(specials: &Specials, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut parts: Vec<(Option<usize>, Range<usize>)> = vec![(None, 0..text.len())];
        for (rank, special) in specials.tokens.iter().enumerate() {
            let mut next = Vec::new();
            for (token, mut part) in parts {
                while let (None, Some(at)) = (token, text[part.clone()].find(&special.text)) {
                    let string = part.start + at..part.start + at + special.text.len();
                    let mut left = part.start..string.start;
                    let mut right = string.end..part.end;
                    while special.strips_left && !left.is_empty() && is_blank(text.as_bytes()[left.end - 1]) {
                        left.end -= 1;
                    }
                    while special.strips_right && !right.is_empty() && is_blank(text.as_bytes()[right.start]) {
                        right.start += 1;
                    }
                    next.push((None, left.clone()));
                    next.push((Some(rank), left.end..right.start));
                    part = right;
                }
                next.push((token, part));
            }
            parts = next;
        }
        let tokens = parts.into_iter();
        tokens.filter_map(|(rank, taken)| Some((rank?, taken))).collect()
    }

    #[test]
    fn the_order_of_lengths_decides_and_not_the_place() {
        let specials = specials(&["ab", "bcd"]);
        let found = specials.find("abcd", true, &|| false).unwrap();
        assert_eq!((found.len(), found[0].string.clone()), (1, 1..4));
    }

    #[test]
    fn random_texts_are_cut_as_llama_cpp_cuts_them() {
        let sets: [&[&str]; 5] = [
            &["ab", "bca", "abab", "c"],
            &["_<a>", "<b>_", "_<c>_", "<a", " \n", "\n\n"],
            &["  ", "   ", "    ", "     ", "a a", "_a"],
            &["aa", "aaa", "aaaaa", "ba_"],
            &["é", "éa", "_aé_"],
        ];
        let alphabet = ["a", "b", "c", " ", "\n", "<a>", "<b>", "<c>", "é", "\u{b}"];
        let mut state = 7u32;
        let mut random = |n: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % n
        };
        for set in sets {
            let specials = specials(set);
            for _ in 0..400 {
                let n = random(60);
                let text: String = (0..n).map(|_| alphabet[random(alphabet.len())]).collect();
                let found = specials.find(&text, true, &|| false).unwrap();
                let found: Vec<_> = found.into_iter().map(|found| (found.rank, found.taken)).collect();
                assert_eq!(found, by_hand(&specials, &text), "{set:?} in {text:?}");
            }
        }
    }

    #[test]
    fn tokens_that_lie_in_each_other_by_the_thousand_come_in_several_rounds() {
        let runs: Vec<String> = (2..32).map(|n| "\n".repeat(n)).collect();
        let specials = specials(&runs.iter().map(String::as_str).collect::<Vec<_>>());
        let text = "\n".repeat(5000) + "a" + &"\n".repeat(40);
        let found = specials.find(&text, true, &|| false).unwrap();
        let lengths = |from: usize| found[from..].iter().map(|found| found.string.len()).collect::<Vec<_>>();
        assert_eq!((found.len(), lengths(160)), (164, vec![31, 9, 31, 9]));
    }

    #[test]
    fn an_order_among_equals_matters_where_their_ends_meet() {
        assert!(specials(&["ab", "bc"]).order_matters());
        assert!(!specials(&["ab", "cd", "bcd", "\n\n", "  "]).order_matters());
        assert!(!specials(&["aa"]).order_matters());
    }

    #[test]
    fn a_search_can_be_stopped() {
        assert_eq!(specials(&["a"]).find("aaa", true, &|| true), None);
    }
}
