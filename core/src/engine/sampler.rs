//! One generation's sampler: llama.cpp's steps, behind the shim.

use super::shim::{self, RawSampler, RawSamplerSpec};
use super::Weights;
use llama_cpp_sys_2 as sys;
use std::ptr::NonNull;
use std::sync::Arc;

/// What a sampler does, checked and with every number in llama.cpp's range. The fields are those of `SamplerParams`.
#[derive(Clone, Debug)]
pub(crate) struct SamplerSpec {
    /// Token and what is added to its logit; minus infinity excludes it. The tokens are in range.
    pub bias: Vec<(i32, f32)>,
    pub temperature: f32,
    pub top_k: i32,
    pub top_p: f32,
    pub min_p: f32,
    pub typical_p: f32,
    pub penalty_repeat: f32,
    pub penalty_freq: f32,
    pub penalty_present: f32,
    pub penalty_last_n: i32,
    pub seed: u32,
    pub top_n_sigma: f32,
    pub xtc_probability: f32,
    pub xtc_threshold: f32,
    pub dynatemp_range: f32,
    pub dynatemp_exponent: f32,
    pub dry_multiplier: f32,
    pub dry_base: f32,
    pub dry_allowed_length: i32,
    pub dry_penalty_last_n: i32,
    pub mirostat: i32,
    pub mirostat_tau: f32,
    pub mirostat_eta: f32,
}

impl SamplerSpec {
    fn penalises(&self) -> bool {
        self.penalty_last_n != 0
            && (self.penalty_repeat != 1.0 || self.penalty_freq != 0.0 || self.penalty_present != 0.0)
            || self.dry()
    }

    fn dry(&self) -> bool {
        self.dry_multiplier != 0.0 && self.dry_penalty_last_n != 0
    }

    /// How many tokens of the prompt's end the penalties look at.
    pub(crate) fn n_recent(&self) -> usize {
        if !self.penalises() {
            return 0;
        }
        let dry = if self.dry() { self.dry_penalty_last_n } else { 0 };
        usize::try_from(self.penalty_last_n.max(dry)).unwrap_or(0)
    }
}

/// Draws tokens. Greedy without penalties is a plain arg-max and has no chain.
pub(crate) struct Sampler {
    chain: Option<NonNull<RawSampler>>,
    /// What the arg-max adds to single logits; a chain has its own copy.
    bias: Vec<(i32, f32)>,
    /// llama.cpp's steps may read the vocabulary.
    _weights: Arc<Weights>,
}

// SAFETY: the chain is used by whoever owns the sampler, through `&mut`; nothing in it is bound to a thread.
unsafe impl Send for Sampler {}

impl Sampler {
    /// Builds the steps and shows the penalties the prompt's end.
    pub(crate) fn new(weights: &Arc<Weights>, spec: &SamplerSpec, prompt: &[i32]) -> Result<Self, String> {
        let mut sampler = Self {
            chain: None,
            bias: Vec::new(),
            _weights: Arc::clone(weights),
        };
        if spec.temperature == 0.0 && !spec.penalises() {
            sampler.bias.clone_from(&spec.bias);
            return Ok(sampler);
        }
        let bias: Vec<_> = spec
            .bias
            .iter()
            .map(|&(token, bias)| sys::llama_logit_bias { token, bias })
            .collect();
        let raw = RawSamplerSpec {
            bias: bias.as_ptr(),
            n_bias: bias.len(),
            temperature: spec.temperature,
            top_k: spec.top_k,
            top_p: spec.top_p,
            min_p: spec.min_p,
            typical_p: spec.typical_p,
            penalty_repeat: spec.penalty_repeat,
            penalty_freq: spec.penalty_freq,
            penalty_present: spec.penalty_present,
            penalty_last_n: spec.penalty_last_n,
            seed: spec.seed,
            top_n_sigma: spec.top_n_sigma,
            xtc_probability: spec.xtc_probability,
            xtc_threshold: spec.xtc_threshold,
            dynatemp_range: spec.dynatemp_range,
            dynatemp_exponent: spec.dynatemp_exponent,
            dry_multiplier: spec.dry_multiplier,
            dry_base: spec.dry_base,
            dry_allowed_length: spec.dry_allowed_length,
            dry_penalty_last_n: spec.dry_penalty_last_n,
            mirostat: spec.mirostat,
            mirostat_tau: spec.mirostat_tau,
            mirostat_eta: spec.mirostat_eta,
        };
        let mut error = shim::ErrorText::new();
        // SAFETY: the vocabulary lives as long as `weights`, and the shim copies the biases.
        let chain = unsafe { shim::mullama_shim_sampler_new(weights.vocab(), &raw, error.as_mut_ptr()) };
        sampler.chain = Some(NonNull::new(chain).ok_or_else(|| error.to_string())?);
        let recent = &prompt[prompt.len().saturating_sub(spec.n_recent())..];
        for token in recent {
            sampler.accept(*token)?;
        }
        Ok(sampler)
    }

    /// Tells the penalties that `token` stands in the text.
    pub(crate) fn accept(&mut self, token: i32) -> Result<(), String> {
        let Some(chain) = self.chain else {
            return Ok(());
        };
        let mut error = shim::ErrorText::new();
        // SAFETY: the chain is alive and ours.
        match unsafe { shim::mullama_shim_sampler_accept(chain.as_ptr(), token, error.as_mut_ptr()) } {
            shim::THREW => Err(error.to_string()),
            _ => Ok(()),
        }
    }

    /// Chooses a token from the logits of the whole vocabulary, without accepting it. `None` if every token is excluded.
    ///
    /// The logits are used up: biases may be added to them.
    pub(crate) fn sample(&mut self, logits: &mut [f32]) -> Result<Option<i32>, String> {
        let Some(chain) = self.chain else {
            for (token, bias) in &self.bias {
                logits[*token as usize] += bias;
            }
            let best = argmax(logits);
            return Ok(best.filter(|best| logits[*best as usize] != f32::NEG_INFINITY));
        };
        let mut error = shim::ErrorText::new();
        // SAFETY: the chain is alive and ours; `logits` has one number for each token, as the chain was built for.
        match unsafe { shim::mullama_shim_sampler_sample(chain.as_ptr(), logits.as_ptr(), error.as_mut_ptr()) } {
            shim::THREW => Err(error.to_string()),
            token => Ok((token >= 0).then_some(token)),
        }
    }
}

impl Drop for Sampler {
    fn drop(&mut self) {
        if let Some(chain) = self.chain {
            // SAFETY: the chain is ours and this is its end.
            unsafe { shim::mullama_shim_sampler_free(chain.as_ptr()) };
        }
    }
}

/// The index of the first largest number; NaN never wins. `None` for no numbers.
fn argmax(logits: &[f32]) -> Option<i32> {
    // Two passes over blocks that the compiler can vectorise: the largest value, then where it first stands.
    const LANES: usize = 16;
    let mut best = [f32::NEG_INFINITY; LANES];
    let blocks = logits.chunks_exact(LANES);
    let rest = blocks.remainder();
    for block in blocks {
        for (best, value) in best.iter_mut().zip(block) {
            *best = if *value > *best { *value } else { *best };
        }
    }
    let largest = best
        .iter()
        .chain(rest)
        .fold(f32::NEG_INFINITY, |a, b| if *b > a { *b } else { a });
    let at = logits.iter().position(|value| *value == largest);
    match at {
        Some(at) => i32::try_from(at).ok(),
        None if logits.is_empty() => None,
        None => Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::argmax;

    #[test]
    fn argmax_takes_the_first_of_equals_and_never_nan() {
        let mut logits = vec![0.0f32; 100];
        logits[41] = 3.0;
        logits[97] = 3.0;
        logits[3] = f32::NAN;
        assert_eq!(argmax(&logits), Some(41));
        assert_eq!(argmax(&[f32::NEG_INFINITY, -1.0]), Some(1));
        assert_eq!(argmax(&[f32::NAN, f32::NAN]), Some(0));
        assert_eq!(argmax(&[]), None);
    }
}
