//! One generation under a constraint: the mask of each next token.

use super::vocabulary::Vocabulary;
use crate::scheduler::{Allowed, Restraint};
use crate::{Error, Result, Token};
use llguidance::api::TopLevelGrammar;
use llguidance::toktrie::SimpleVob;
use llguidance::Matcher as Inner;

/// Tokens in one word of a mask.
const BITS: usize = 32;

/// Where a text stands in its grammar.
pub(super) struct Matcher {
    inner: Inner,
    /// What may come next, where that was asked before.
    mask: Option<std::result::Result<SimpleVob, String>>,
    field: &'static str,
    /// The tokens that end a generation.
    ends: Vec<Token>,
}

impl Matcher {
    /// At the beginning of the text; the error is one of the grammar.
    pub(super) fn new(vocabulary: &Vocabulary, grammar: TopLevelGrammar, field: &'static str) -> Result<Self> {
        let inner = Inner::new(vocabulary.factory.create_parser(grammar));
        if let Some(fault) = inner.get_error() {
            let given = format!("not usable: {}", one_line(&fault));
            return Err(Error::invalid_input(field, given, "a constraint that can be compiled"));
        }
        Ok(Self {
            inner,
            mask: None,
            field,
            ends: vocabulary.ends.clone(),
        })
    }

    fn next_mask(&mut self) -> std::result::Result<SimpleVob, String> {
        self.inner.compute_mask().map_err(|error| error.to_string())
    }

    fn failed(&self, error: &dyn std::fmt::Display) -> Error {
        Error::Generation {
            reason: format!(
                "{} cannot go on: {}; make the constraint simpler",
                self.field,
                one_line(&error.to_string())
            ),
        }
    }
}

impl Restraint for Matcher {
    fn prepare(&mut self) {
        if self.mask.is_none() && !self.inner.is_stopped() {
            self.mask = Some(self.next_mask());
        }
    }

    fn restrain(&mut self, logits: &mut [f32]) -> Result<Allowed> {
        if self.inner.is_stopped() {
            return Ok(Allowed::End);
        }
        let mask = self.mask.take().unwrap_or_else(|| self.next_mask());
        let mask = mask.map_err(|error| self.failed(&error))?;
        let n_vocab = logits.len();
        let may_end = mask.get(n_vocab);
        let ends: Vec<(usize, f32)> = self
            .ends
            .iter()
            .map(|&token| (token as usize, logits[token as usize]))
            .collect();
        let mut n_allowed = 0;
        for (chunk, word) in logits.chunks_mut(BITS).zip(mask.as_slice()) {
            // Behind the vocabulary stands the end.
            let word = if chunk.len() == BITS {
                *word
            } else {
                word & ((1 << chunk.len()) - 1)
            };
            n_allowed += word.count_ones();
            match word {
                u32::MAX => {}
                0 => chunk.fill(f32::NEG_INFINITY),
                _ => {
                    let excluded = chunk.iter_mut().enumerate().filter(|(bit, _)| word & (1 << bit) == 0);
                    excluded.for_each(|(_, logit)| *logit = f32::NEG_INFINITY);
                }
            }
        }
        match (n_allowed, may_end) {
            (0, true) => return Ok(Allowed::End),
            (0, false) => return Err(self.failed(&"no token of the vocabulary can follow")),
            (_, true) => ends.into_iter().for_each(|(token, logit)| logits[token] = logit),
            (_, false) => {}
        }
        Ok(Allowed::Some)
    }

    fn take(&mut self, token: Token) -> Result<bool> {
        self.mask = None;
        let token = u32::try_from(token).unwrap_or(u32::MAX);
        self.inner.consume_token(token).map_err(|error| self.failed(&error))?;
        Ok(self.inner.is_stopped())
    }
}

/// Characters of llguidance's messages that are shown; behind them it repeats the constraint.
const SHOWN: usize = 300;

/// An error's text without the lines that llguidance adds for its own developers.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
