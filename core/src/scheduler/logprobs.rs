//! What a generation is told of each place beside its token: how likely it was, and which others were.

use crate::engine::{likeliest, log_probability, log_sum, Sampler};
use crate::{Token, TokenLogprobs, TopLogprob};

/// A row of logits as the model gave it, kept while constraint and sampler work on the row itself.
pub(crate) struct Watch {
    /// How many of the likeliest tokens are told.
    n_top: usize,
    row: Vec<f32>,
}

impl Watch {
    pub(super) fn new(n_top: usize) -> Self {
        Self { n_top, row: Vec::new() }
    }

    /// Keeps the row of the next place.
    pub(super) fn see(&mut self, logits: &[f32]) {
        self.row.clear();
        self.row.extend_from_slice(logits);
    }

    /// What there is to tell of the place that was seen, where `sampler` has drawn `token`.
    pub(super) fn tell(&self, token: Token, sampler: &Sampler) -> TokenLogprobs {
        let sum = log_sum(&self.row);
        let before = |token: Token| {
            let logit = usize::try_from(token).ok().and_then(|at| self.row.get(at));
            logit.map_or(f32::NEG_INFINITY, |logit| log_probability(*logit, sum))
        };
        let mut tokens = likeliest(&self.row, self.n_top);
        tokens.push(token);
        let mut after = sampler.drawn_from(token, &tokens);
        let (sampled_logprob, _) = (after.pop().unwrap_or(f32::NEG_INFINITY), tokens.pop());
        let top = tokens
            .into_iter()
            .zip(after)
            .map(|(token, sampled_logprob)| TopLogprob {
                token,
                logprob: before(token),
                sampled_logprob,
            });
        TokenLogprobs {
            token,
            logprob: before(token),
            sampled_logprob,
            top: top.collect(),
        }
    }
}
