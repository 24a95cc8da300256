//! Texts as tokens that fit, and as batches.

use crate::engine::Weights;
use crate::runtime::process;
use crate::text::{least_tokens, owned, refuse_nul, tokenize, Reading};
use crate::{Error, Result, Token};
use std::cmp::Reverse;
use std::sync::atomic::AtomicBool;

/// What a call wants embedded.
#[derive(Clone, Copy)]
pub(crate) enum Texts<'a, T> {
    One(&'a T),
    Many(&'a [T]),
}

impl<T: AsRef<str>> Texts<'_, T> {
    fn as_slice(&self) -> &[T] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }

    /// A text's name in errors.
    fn name(&self, index: usize) -> String {
        match self {
            Self::One(_) => "text".into(),
            Self::Many(_) => format!("texts[{index}]"),
        }
    }

    /// Refuses what cannot be a text.
    pub(crate) fn check(&self) -> Result<()> {
        let mut texts = self.as_slice().iter().enumerate();
        texts.try_for_each(|(index, text)| refuse_nul(text.as_ref(), &self.name(index)))
    }

    /// Bytes of all.
    pub(crate) fn n_bytes(&self) -> usize {
        self.as_slice().iter().map(|text| text.as_ref().len()).sum()
    }

    /// Copies of all; without the memory for one of several, its index.
    pub(crate) fn copies(&self) -> std::result::Result<Vec<String>, Option<usize>> {
        let texts = self.as_slice();
        let mut copies = Vec::new();
        copies.try_reserve_exact(texts.len()).map_err(|_| None)?;
        for (index, text) in texts.iter().enumerate() {
            copies.push(owned(text.as_ref()).ok_or(matches!(self, Self::Many(_)).then_some(index))?);
        }
        Ok(copies)
    }

    /// The tokens of each; any of `stops` ends that as cancelled.
    pub(crate) fn read(&self, weights: &Weights, limit: &Limit, stops: &[&AtomicBool]) -> Result<Vec<Vec<Token>>> {
        let reading = Reading {
            stops,
            n_threads: process().cores.usable(),
            available: None,
        };
        let texts = self.as_slice().iter().enumerate();
        let read =
            texts.map(|(index, text)| tokens_of(weights, self.name(index), index, text.as_ref(), limit, reading));
        read.collect()
    }
}

/// How long a text may be, and what is done with a longer one.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    /// Tokens that the generator takes.
    pub available: usize,
    /// Tokens that the model takes.
    pub most: usize,
    pub truncate: bool,
    /// The token that the vocabulary puts at the end of every text; a cut text keeps it.
    pub closing: Option<Token>,
}

/// The tokens of the text at `index`, with the special ones that the vocabulary adds; special tokens in the text stay text.
fn tokens_of(
    weights: &Weights,
    what: String,
    index: usize,
    text: &str,
    limit: &Limit,
    reading: Reading<'_>,
) -> Result<Vec<Token>> {
    if !limit.truncate && text.len() > limit.available {
        let at_least = least_tokens(weights, text)?;
        if at_least > limit.available {
            return Err(Error::TextTooLong {
                what,
                index,
                needed: at_least,
                available: limit.available,
                most: limit.most,
            });
        }
    }
    let tokens = tokenize(weights, &what, text, true, false, reading).map_err(|error| match error {
        Error::Tokenization { reason } => Error::Embedding {
            reason: format!("{what} has no tokens: {reason}"),
            index: Some(index),
        },
        error => error,
    })?;
    if tokens.is_empty() {
        return Err(Error::Embedding {
            reason: format!("{what} has no tokens; expected a text with at least one"),
            index: Some(index),
        });
    }
    limit.fit(tokens).map_err(|needed| Error::TextTooLong {
        what,
        index,
        needed,
        available: limit.available,
        most: limit.most,
    })
}

impl Limit {
    /// The tokens, cut if need be; gives back how many there are if that is too many.
    fn fit(&self, mut tokens: Vec<Token>) -> std::result::Result<Vec<Token>, usize> {
        let needed = tokens.len();
        if needed <= self.available {
            return Ok(tokens);
        }
        if !self.truncate {
            return Err(needed);
        }
        tokens.truncate(self.available);
        if let (Some(closing), Some(last)) = (self.closing, tokens.last_mut()) {
            *last = closing;
        }
        Ok(tokens)
    }
}

/// Parts the texts, given by their lengths, into batches of at most `n_tokens` tokens and `n_texts` texts, longest first so that texts of
/// one length come together. A longer text is alone.
pub(crate) fn batches(lengths: &[usize], n_tokens: usize, n_texts: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..lengths.len()).collect();
    order.sort_by_key(|index| Reverse(lengths[*index]));
    let mut batches: Vec<Vec<usize>> = Vec::new();
    let mut space = 0;
    for index in order {
        match batches.last_mut() {
            Some(batch) if batch.len() < n_texts && lengths[index] <= space => batch.push(index),
            _ => {
                batches.push(vec![index]);
                space = n_tokens;
            }
        }
        space = space.saturating_sub(lengths[index]);
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(truncate: bool, closing: Option<Token>) -> Limit {
        Limit {
            available: 4,
            most: 8,
            truncate,
            closing,
        }
    }

    #[test]
    fn a_text_that_fits_stays_whole() {
        assert_eq!(limit(true, Some(9)).fit(vec![1, 2, 3, 4]), Ok(vec![1, 2, 3, 4]));
    }

    #[test]
    fn a_text_that_is_too_long_is_refused_or_cut() {
        assert_eq!(limit(false, Some(9)).fit(vec![1, 2, 3, 4, 9]), Err(5));
        assert_eq!(limit(true, None).fit(vec![1, 2, 3, 4, 5]), Ok(vec![1, 2, 3, 4]));
    }

    #[test]
    fn a_cut_text_keeps_its_closing_token() {
        assert_eq!(limit(true, Some(9)).fit(vec![1, 2, 3, 4, 5, 9]), Ok(vec![1, 2, 3, 9]));
    }

    #[test]
    fn every_text_is_in_one_batch_and_no_batch_is_too_large() {
        let lengths: Vec<usize> = (0..100).map(|index| index * 7 % 16 + 1).collect();
        let batches = batches(&lengths, 16, 3);
        for batch in &batches {
            assert!(batch.len() <= 3, "{batch:?}");
            assert!(
                batch.iter().map(|index| lengths[*index]).sum::<usize>() <= 16,
                "{batch:?}"
            );
        }
        let mut seen = batches.concat();
        seen.sort_unstable();
        assert_eq!(seen, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn the_longest_come_first_and_equals_keep_their_order() {
        assert_eq!(batches(&[1, 5, 5, 2], 10, 8), [vec![1, 2], vec![3, 0]]);
    }

    #[test]
    fn a_text_that_is_longer_than_a_batch_is_alone() {
        assert_eq!(batches(&[1, 12, 2], 10, 8), [vec![1], vec![2, 0]]);
    }
}
