//! One generation's sampler: `policy` decides what it does, and chains of llama.cpp's steps do it.

use super::candidates::{best_of, best_of_logits, fill, tame, Candidate};
use super::chain::Chain;
use super::policy::{decide, Policy};
use super::{log_probability, EngineError, Weights};
use crate::SamplerParams;
use std::ops::Range;
use std::sync::Arc;

/// What a sampler is made of, checked.
#[derive(Clone, Debug)]
pub(crate) struct SamplerSpec {
    pub params: SamplerParams,
    /// The seed that is used.
    pub seed: u32,
    /// Token and what is added to its logit; minus infinity excludes it. The tokens are in range.
    pub bias: Vec<(i32, f32)>,
    /// Size of the context, which penalties can look back at most.
    pub n_ctx: i32,
}

/// Chooses tokens.
pub(crate) struct Sampler {
    /// Added to single logits before any step.
    bias: Vec<(usize, f32)>,
    /// The steps that look back, and those behind them.
    penalties: Option<Chain>,
    drawing: Option<Chain>,
    /// A place for each token of the vocabulary; none where the best of the logits is taken as it is.
    candidates: Vec<Candidate>,
    /// Those of them that the last token was drawn from; none where it was taken as the best.
    left: Range<usize>,
    /// Held last: steps may read the vocabulary. The logits have as many numbers as it has tokens.
    weights: Arc<Weights>,
}

impl Sampler {
    /// Builds the steps and shows the penalties the prompt's end.
    pub(crate) fn new(weights: &Arc<Weights>, spec: &SamplerSpec, prompt: &[i32]) -> Result<Self, EngineError> {
        let Policy {
            ignore_eos,
            penalties,
            n_recent,
            drawing,
        } = decide(&spec.params, spec.seed, spec.n_ctx);
        let mut sampler = Self {
            bias: biases(weights, spec, ignore_eos)?,
            penalties: Chain::of(weights, &penalties)?,
            drawing: Chain::of(weights, &drawing)?,
            candidates: Vec::new(),
            left: 0..0,
            weights: Arc::clone(weights),
        };
        if sampler.penalties.is_some() || sampler.drawing.is_some() {
            let n_vocab = n_vocab(weights);
            let nothing = Candidate {
                id: 0,
                logit: 0.0,
                p: 0.0,
            };
            sampler.candidates.try_reserve_exact(n_vocab)?;
            sampler.candidates.resize(n_vocab, nothing);
        }
        if let Some(penalties) = &mut sampler.penalties {
            penalties.accept(&prompt[prompt.len().saturating_sub(n_recent)..])?;
        }
        Ok(sampler)
    }

    /// Tells the penalties that `token` stands in the text.
    pub(crate) fn accept(&mut self, token: i32) -> Result<(), EngineError> {
        self.penalties
            .as_mut()
            .map_or(Ok(()), |penalties| penalties.accept(&[token]))
    }

    /// Chooses a token from the logits of the whole vocabulary, without accepting it. `None` if every token is excluded.
    ///
    /// The logits are used up: biases are added to them.
    pub(crate) fn sample(&mut self, logits: &mut [f32]) -> Result<Option<i32>, EngineError> {
        assert_eq!(logits.len(), n_vocab(&self.weights), "a logit for each token");
        for (token, bias) in &self.bias {
            logits[*token] += bias;
        }
        if self.candidates.is_empty() {
            return Ok(best_of_logits(logits));
        }
        self.left = 0..0;
        fill(&mut self.candidates, logits);
        let mut left = tame(&mut self.candidates);
        let mut begin = 0;
        if let Some(penalties) = self.penalties.as_mut().filter(|_| !left.is_empty()) {
            let (range, _) = penalties.apply(left)?;
            begin += range.start;
            left = tame(&mut left[range]);
        }
        let mut drawn = None;
        if let Some(drawing) = self.drawing.as_mut().filter(|_| !left.is_empty()) {
            let (range, at) = drawing.apply(left)?;
            begin += range.start;
            (left, drawn) = (&mut left[range], at);
        }
        if drawn.is_some() {
            self.left = begin..begin + left.len();
        }
        Ok(drawn.map(|at| left[at].id).or_else(|| best_of(left)))
    }

    /// The log probabilities of `tokens` in the distribution that `chosen` was drawn from just now, in their order; minus infinity for
    /// what a step has left out. What was taken as the best was certain.
    pub(crate) fn drawn_from(&self, chosen: i32, tokens: &[i32]) -> Vec<f32> {
        let left = &self.candidates[self.left.clone()];
        if left.is_empty() {
            let certain = |token: &i32| if *token == chosen { 0.0 } else { f32::NEG_INFINITY };
            return tokens.iter().map(certain).collect();
        }
        let logits: Vec<f32> = left.iter().map(|candidate| candidate.logit).collect();
        let sum = super::log_sum(&logits);
        let mut places: Vec<(i32, usize)> = tokens.iter().copied().zip(0..).collect();
        places.sort_unstable();
        let mut found = vec![f32::NEG_INFINITY; tokens.len()];
        for candidate in left {
            let first = places.partition_point(|(token, _)| *token < candidate.id);
            for (_, place) in places[first..].iter().take_while(|(token, _)| *token == candidate.id) {
                found[*place] = log_probability(candidate.logit, sum);
            }
        }
        found
    }
}

fn n_vocab(weights: &Weights) -> usize {
    usize::try_from(weights.facts.n_vocab).unwrap_or(0)
}

/// What is added to single logits: the caller's biases, and what excludes the ends of a generation.
fn biases(weights: &Weights, spec: &SamplerSpec, ignore_eos: bool) -> Result<Vec<(usize, f32)>, EngineError> {
    let given = spec.bias.iter().map(|(token, bias)| (*token, *bias));
    let ends = (0..weights.facts.n_vocab).filter(|token| ignore_eos && weights.facts.eog.has(*token));
    let mut biases = Vec::new();
    biases.try_reserve(spec.bias.len())?;
    let all = given.chain(ends.map(|token| (token, f32::NEG_INFINITY)));
    biases.extend(all.filter_map(|(token, bias)| Some((usize::try_from(token).ok()?, bias))));
    Ok(biases)
}

#[cfg(test)]
mod tests {
    use super::{Sampler, SamplerSpec};
    use crate::engine::Weights;
    use crate::SamplerParams;
    use std::sync::Arc;

    fn vocabulary() -> Arc<Weights> {
        Arc::new(Weights::of_tiny(true))
    }

    /// The token that is chosen where the logits are those listed, and else `rest`.
    fn chosen(params: &SamplerParams, bias: &[(i32, f32)], rest: f32, listed: &[(usize, f32)]) -> Option<i32> {
        let weights = vocabulary();
        let spec = SamplerSpec {
            params: params.clone(),
            seed: 1,
            bias: bias.to_vec(),
            n_ctx: 64,
        };
        let mut logits = vec![rest; weights.facts.n_vocab as usize];
        listed.iter().for_each(|&(token, logit)| logits[token] = logit);
        let mut sampler = Sampler::new(&weights, &spec, &[7, 8, 7]).unwrap();
        sampler.sample(&mut logits).unwrap()
    }

    /// Takes the best of the logits as they are, the best behind penalties, and draws.
    fn each_way() -> [SamplerParams; 3] {
        let penalised = SamplerParams {
            penalty_repeat: 2.0,
            ..SamplerParams::greedy()
        };
        let drawn = SamplerParams {
            temperature: 0.01,
            ..SamplerParams::creative()
        };
        [SamplerParams::greedy(), penalised, drawn]
    }

    #[test]
    fn the_first_of_equals_is_the_best_and_nan_never_is() {
        for params in &each_way()[..2] {
            let listed = [(3, f32::NAN), (41, 3.0), (97, 3.0)];
            assert_eq!(chosen(params, &[], 0.0, &listed), Some(41));
            assert_eq!(chosen(params, &[], f32::NEG_INFINITY, &[(2, -1.0)]), Some(2));
            assert_eq!(chosen(params, &[], f32::NAN, &[]), Some(0));
        }
    }

    #[test]
    fn what_stands_last_in_the_vocabulary_can_be_the_best() {
        let last = vocabulary().facts.n_vocab as usize - 1;
        for params in each_way() {
            assert_eq!(chosen(&params, &[], 0.0, &[(last, 9.0)]), Some(last as i32));
        }
    }

    /// XTC leaves the last of the candidates, the others the first.
    #[test]
    fn what_a_step_leaves_is_drawn_from_wherever_it_stands() {
        let params = SamplerParams {
            temperature: 0.01,
            xtc_probability: 1.0,
            xtc_threshold: 0.1,
            ..SamplerParams::default()
        };
        let listed = [(3, 10.0), (41, 9.9), (97, 9.8)];
        assert_eq!(
            chosen(&params, &[], 0.0, &listed),
            Some(97),
            "the two likelier ones are excluded"
        );
    }

    #[test]
    fn no_token_is_chosen_where_all_are_excluded() {
        for params in each_way() {
            assert_eq!(chosen(&params, &[], f32::NEG_INFINITY, &[]), None);
            assert_eq!(
                chosen(&params, &[(5, f32::NEG_INFINITY)], f32::NEG_INFINITY, &[(5, 1.0)]),
                None
            );
        }
    }

    #[test]
    fn what_a_token_was_drawn_from_is_known_after_every_step() {
        let weights = vocabulary();
        let after = |params: SamplerParams, tokens: &[i32]| {
            let spec = SamplerSpec {
                params,
                seed: 1,
                bias: Vec::new(),
                n_ctx: 64,
            };
            let mut sampler = Sampler::new(&weights, &spec, &[]).unwrap();
            let mut logits = vec![0.0; weights.facts.n_vocab as usize];
            (logits[3], logits[41]) = (9.0, 8.0);
            let chosen = sampler.sample(&mut logits).unwrap().unwrap();
            (chosen, sampler.drawn_from(chosen, tokens))
        };
        let two = SamplerParams {
            temperature: 0.5,
            top_k: 2,
            top_p: 1.0,
            min_p: 0.0,
            penalty_repeat: 1.0,
            ..SamplerParams::default()
        };
        let (_, found) = after(two, &[7, 41, 3, 41]);
        // Logits 18 and 16 are left.
        let second = -(1.0 + 2f32.exp()).ln();
        assert_eq!(found[0], f32::NEG_INFINITY);
        assert!(
            (found[1] - second).abs() < 1e-6 && (found[2] - second - 2.0).abs() < 1e-6,
            "{found:?}"
        );
        assert_eq!(found[1], found[3]);
        let (chosen, found) = after(SamplerParams::greedy(), &[3, 41]);
        assert_eq!((chosen, found), (3, vec![0.0, f32::NEG_INFINITY]));
    }

    #[test]
    fn a_bias_counts_before_the_penalties() {
        let [greedy, penalised, _] = each_way();
        assert_eq!(chosen(&greedy, &[(8, 5.0)], 0.0, &[(9, 4.0)]), Some(8));
        assert_eq!(
            chosen(&penalised, &[(8, 5.0)], 0.0, &[(9, 4.0)]),
            Some(9),
            "5 is halved"
        );
    }

    #[test]
    fn a_token_that_is_accepted_is_penalised() {
        let [_, params, _] = each_way();
        let weights = vocabulary();
        let spec = SamplerSpec {
            params: params.clone(),
            seed: 1,
            bias: Vec::new(),
            n_ctx: 64,
        };
        let mut sampler = Sampler::new(&weights, &spec, &[]).unwrap();
        let logits = || {
            let mut logits = vec![0.0; weights.facts.n_vocab as usize];
            (logits[8], logits[9]) = (5.0, 4.0);
            logits
        };
        assert_eq!(sampler.sample(&mut logits()).unwrap(), Some(8));
        sampler.accept(8).unwrap();
        assert_eq!(sampler.sample(&mut logits()).unwrap(), Some(9));
    }

    #[test]
    fn ignore_eos_excludes_every_token_that_ends_a_generation() {
        let weights = vocabulary();
        let eos = weights.facts.token_eos.expect("the tiny model has one");
        for params in each_way() {
            assert_eq!(chosen(&params, &[], 0.0, &[(eos as usize, 9.0)]), Some(eos));
            let params = SamplerParams {
                ignore_eos: true,
                ..params
            };
            assert_eq!(chosen(&params, &[], 0.0, &[(eos as usize, 9.0), (11, 1.0)]), Some(11));
        }
    }
}
