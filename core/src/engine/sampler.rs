//! One generation's sampler: `policy` decides what it does, and chains of llama.cpp's steps do it.

use super::candidates::{best_of, best_of_logits, fill, tame, Candidate};
use super::chain::Chain;
use super::policy::{decide, Policy};
use super::{EngineError, Weights};
use crate::SamplerParams;
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
        fill(&mut self.candidates, logits);
        let mut left = tame(&mut self.candidates);
        if let Some(penalties) = self.penalties.as_mut().filter(|_| !left.is_empty()) {
            let (range, _) = penalties.apply(left)?;
            left = tame(&mut left[range]);
        }
        let mut drawn = None;
        if let Some(drawing) = self.drawing.as_mut().filter(|_| !left.is_empty()) {
            let (range, at) = drawing.apply(left)?;
            (left, drawn) = (&mut left[range], at);
        }
        Ok(drawn.map(|at| left[at].id).or_else(|| best_of(left)))
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
    use crate::engine::{LoadSpec, Weights};
    use crate::SamplerParams;
    use std::ffi::CString;
    use std::sync::Arc;

    fn vocabulary() -> Arc<Weights> {
        let spec = LoadSpec {
            path: CString::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../models/mullama-tiny.Q8_0.gguf")).unwrap(),
            n_gpu_layers: 0,
            main_gpu: 0,
            split_mode: 0,
            tensor_split: Vec::new(),
            use_mmap: true,
            use_mlock: false,
            vocab_only: true,
            check_tensors: false,
        };
        Arc::new(Weights::load(&spec, &mut |_| true).ok().expect("the vocabulary loads"))
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
