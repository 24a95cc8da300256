//! One generation's sampler, behind the shim: `shim/policy.cpp` decides what it does, `shim/sampler.cpp` does it.

use super::shim::{self, RawSampler};
use super::{leaked, EngineError, Weights};
use crate::generated::engine::EngineSamplerParams;
use llama_cpp_sys_2 as sys;
use std::ptr::NonNull;
use std::sync::Arc;

/// What a sampler is made of, checked.
#[derive(Clone, Debug)]
pub(crate) struct SamplerSpec {
    pub params: EngineSamplerParams,
    /// Token and what is added to its logit; minus infinity excludes it. The tokens are in range.
    pub bias: Vec<(i32, f32)>,
    /// Size of the context, which penalties can look back at most.
    pub n_ctx: i32,
}

/// Chooses tokens.
pub(crate) struct Sampler {
    raw: NonNull<RawSampler>,
    /// An assertion stopped it in the middle of something, so that it is never freed.
    distrusted: bool,
    /// llama.cpp's steps may read the vocabulary; the logits have as many numbers as it has tokens.
    weights: Arc<Weights>,
}

// SAFETY: the sampler is used by whoever owns it, through `&mut`; nothing in it is bound to a thread.
unsafe impl Send for Sampler {}

impl Sampler {
    /// Builds the steps and shows the penalties the prompt's end.
    pub(crate) fn new(weights: &Arc<Weights>, spec: &SamplerSpec, prompt: &[i32]) -> Result<Self, EngineError> {
        let mut bias = Vec::new();
        bias.try_reserve_exact(spec.bias.len())?;
        bias.extend(
            spec.bias
                .iter()
                .map(|&(token, bias)| sys::llama_logit_bias { token, bias }),
        );
        // SAFETY: the vocabulary lives as long as `weights`, each pointer has as many items behind it as is said, and the shim
        // keeps none of them. Biases and prompts are of tokens in the vocabulary.
        let raw = shim::call(|failure| unsafe {
            shim::mullama_shim_sampler_new(
                weights.vocab(),
                &spec.params,
                spec.n_ctx,
                bias.as_ptr(),
                bias.len(),
                prompt.as_ptr(),
                prompt.len(),
                failure,
            )
        })?;
        Ok(Self {
            raw: NonNull::new(raw).ok_or_else(|| EngineError::Failed("the engine made no sampler".into()))?,
            distrusted: false,
            weights: Arc::clone(weights),
        })
    }

    /// Tells the penalties that `token` stands in the text.
    pub(crate) fn accept(&mut self, token: i32) -> Result<(), EngineError> {
        // SAFETY: the sampler is alive and ours.
        let told =
            shim::call(|failure| unsafe { shim::mullama_shim_sampler_accept(self.raw.as_ptr(), token, failure) });
        told.inspect_err(|error| self.distrusted |= error.is_assertion())
    }

    /// Chooses a token from the logits of the whole vocabulary, without accepting it. `None` if every token is excluded.
    ///
    /// The logits are used up: biases are added to them.
    pub(crate) fn sample(&mut self, logits: &mut [f32]) -> Result<Option<i32>, EngineError> {
        assert_eq!(
            logits.len(),
            self.weights.facts.n_vocab as usize,
            "a logit for each token"
        );
        // SAFETY: the sampler is alive and ours, and there are as many logits as it was built for.
        let token = shim::call(|failure| unsafe {
            shim::mullama_shim_sampler_sample(self.raw.as_ptr(), logits.as_mut_ptr(), failure)
        });
        match token {
            Ok(token) => Ok((token >= 0).then_some(token)),
            Err(error) => {
                self.distrusted |= error.is_assertion();
                Err(error)
            }
        }
    }
}

impl Drop for Sampler {
    fn drop(&mut self) {
        if self.distrusted {
            return leaked::count();
        }
        // SAFETY: the sampler is ours and this is its end.
        let freed = shim::call(|failure| unsafe { shim::mullama_shim_sampler_free(self.raw.as_ptr(), failure) });
        if freed.is_err() {
            leaked::count();
        }
    }
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
            params: params.for_engine(1),
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
            params: params.for_engine(1),
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

    /// A field that the policy does not read would be ignored in silence.
    #[test]
    fn the_policy_reads_every_field() {
        const POLICY: &str = include_str!("shim/policy.cpp");
        let shown = format!("{:?}", SamplerParams::default().for_engine(1));
        let fields: Vec<_> = shown
            .split(['{', ','])
            .filter_map(|part| Some(part.split_once(':')?.0.trim()))
            .collect();
        let read: Vec<_> = POLICY
            .split("params.")
            .filter_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_').next())
            .collect();
        assert!(fields.len() > 20, "{shown}");
        for field in fields {
            assert!(read.contains(&field), "policy.cpp does not read {field}");
        }
    }
}
