//! What is known of a vocabulary beyond llama.cpp's own functions: how a text's tokens come of its parts. Made at the first use and kept
//! with the weights.

use super::seams::Seams;
use super::specials::{is_blank, Specials};
use crate::engine::{EngineError, Maker, SearchedTokens, Weights};
use crate::{Error, Token};

/// A vocabulary, as one that reads texts in parts sees it.
pub(crate) struct Vocabulary {
    /// What is looked for in a text before the rest is read; without it, only whole texts can be read.
    searched: Option<Searched>,
    pub(crate) seams: Seams,
    /// Bytes of a text that one token stands for at most; not known where tokens can stand for any number.
    longest: Option<usize>,
    /// Some tokens take the blanks beside them.
    strips: bool,
}

struct Searched {
    /// Where special tokens are parsed, and where they are not.
    parsed: Specials,
    always: Specials,
    /// What is put before and behind every text where that is asked for.
    before: Vec<Token>,
    behind: Vec<Token>,
}

/// How a text is read in parts.
pub(crate) struct InParts<'a> {
    pub specials: &'a Specials,
    pub before: &'a [Token],
    pub behind: &'a [Token],
    pub seams: Seams,
}

impl Vocabulary {
    /// That of a model.
    pub(crate) fn of(weights: &Weights) -> crate::Result<&Self> {
        weights.once(Maker::Text, |weights| {
            Self::new(weights).map_err(|error| error.or(|reason| Error::Tokenization { reason }))
        })
    }

    fn new(weights: &Weights) -> Result<Self, EngineError> {
        let searched = Searched::of(weights)?;
        let has_strips = |searched: &Searched| {
            let mut tokens = searched.parsed.tokens().iter();
            tokens.any(|special| special.strips_left || special.strips_right)
        };
        Ok(Self {
            seams: Seams::of(weights)?,
            longest: longest(weights)?,
            strips: searched.as_ref().is_none_or(has_strips),
            searched,
        })
    }

    /// How to read a text in parts, where that can be done.
    pub(crate) fn in_parts(&self, add_bos: bool, special: bool) -> Option<InParts<'_>> {
        let searched = self.searched.as_ref()?;
        let ends = |tokens| if add_bos { tokens } else { &[][..] };
        Some(InParts {
            specials: if special { &searched.parsed } else { &searched.always },
            before: ends(&searched.before),
            behind: ends(&searched.behind),
            seams: self.seams,
        })
    }

    /// The tokens that a text has at least, whatever it says.
    pub(crate) fn least_tokens(&self, text: &str) -> usize {
        let Some(longest) = self.longest else { return 0 };
        let n_bytes = if self.strips {
            text.bytes().filter(|byte| !is_blank(*byte)).count()
        } else {
            text.len()
        };
        n_bytes.div_ceil(longest)
    }
}

impl Searched {
    fn of(weights: &Weights) -> Result<Option<Self>, EngineError> {
        let Some(SearchedTokens { always, mut parsed }) = weights.searched_tokens()? else {
            return Ok(None);
        };
        parsed.extend_from_slice(&always);
        let n_tokens = (always.len(), parsed.len());
        let (Ok(always), Ok(parsed)) = (Specials::new(always), Specials::new(parsed)) else {
            return Ok(None);
        };
        // Of two tokens with one text, and of two that meet, llama.cpp takes the one that its sorting put first.
        let told_apart = (always.tokens().len(), parsed.tokens().len()) == n_tokens && !parsed.order_matters();
        let bos = weights.facts.token_bos.filter(|_| weights.adds_bos());
        let (before, behind) = (Vec::from_iter(bos), Vec::from_iter(weights.closing_token()));
        // A vocabulary that does otherwise shows it with an empty text.
        let Some(ends) = EngineError::unless_refused(weights.tokenize("", true, false))? else {
            return Ok(None);
        };
        let is_known = told_apart && ends == [&before[..], &behind[..]].concat();
        Ok(is_known.then_some(Self {
            parsed,
            always,
            before,
            behind,
        }))
    }
}

/// The length of the longest token where every byte of a text is one of a token: where a text of all bytes, and of blanks, comes back.
fn longest(weights: &Weights) -> Result<Option<usize>, EngineError> {
    let Some(longest) = weights.longest_token() else {
        return Ok(None);
    };
    // U+0001 to U+07FF have all second bytes and most first ones; then one character for each of the others.
    let mut all: String = ('\u{1}'..='\u{7ff}').collect();
    all.extend((1..16u32).filter_map(|lead| char::from_u32(lead << 12)));
    all.extend((1..17u32).filter_map(|lead| char::from_u32(lead << 16)));
    all.push_str("a   b\n\n\n c");
    let tokens = weights.tokenize(&all, false, false);
    let Some(text) = EngineError::unless_refused(tokens.and_then(|tokens| weights.detokenize(&tokens, false, true)))?
    else {
        return Ok(None);
    };
    Ok((text.strip_prefix(b" ").unwrap_or(&text) == all.as_bytes()).then_some(longest))
}

/// The tokens that a text has at least, whatever it says; 0 where nothing is known.
pub(crate) fn least_tokens(weights: &Weights, text: &str) -> crate::Result<usize> {
    Ok(Vocabulary::of(weights)?.least_tokens(text))
}
