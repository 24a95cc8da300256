//! Steps of llama.cpp's, one behind the other.

use super::candidates::Candidate;
use super::policy::{Step, BREAKERS, LEAST, MIROSTAT_M};
use super::{leaked, shim, EngineError, Weights};
use llama_cpp_sys_2 as sys;
use std::ffi::CStr;
use std::ops::Range;
use std::ptr::NonNull;

/// A chain of steps; what some of them read of the vocabulary must be there as long as it is.
pub(super) struct Chain {
    raw: NonNull<sys::llama_sampler>,
    /// An assertion stopped it in the middle of something, so that it is never freed.
    distrusted: bool,
}

// SAFETY: a chain is used by whoever owns it, through `&mut`; nothing in it is bound to a thread.
unsafe impl Send for Chain {}

impl Chain {
    /// The chain of these steps; none where there are none.
    pub(super) fn of(weights: &Weights, steps: &[Step]) -> Result<Option<Self>, EngineError> {
        if steps.is_empty() {
            return Ok(None);
        }
        // SAFETY: needs nothing.
        let raw = shim::call(|failure| unsafe { shim::mullama_shim_sampler_new(failure) })?;
        let mut chain = Self {
            raw: NonNull::new(raw).ok_or(EngineError::NoMemory)?,
            distrusted: false,
        };
        steps.iter().try_for_each(|step| chain.add(weights, step))?;
        Ok(Some(chain))
    }

    fn call<T>(
        &mut self,
        call: impl FnOnce(*mut sys::llama_sampler, *mut shim::Failure) -> T,
    ) -> Result<T, EngineError> {
        let answer = shim::call(|failure| call(self.raw.as_ptr(), failure));
        answer.inspect_err(|error| self.distrusted |= error.is_assertion())
    }

    fn add(&mut self, weights: &Weights, step: &Step) -> Result<(), EngineError> {
        let (vocab, n_vocab) = (weights.vocab(), weights.facts.n_vocab);
        let mut breakers = BREAKERS.map(CStr::as_ptr);
        let (at, n) = (breakers.as_mut_ptr(), breakers.len());
        // SAFETY: the chain is alive and ours, the vocabulary lives as long as `weights`, and the breakers are read and not kept.
        self.call(|chain, failure| unsafe {
            match *step {
                Step::Penalties {
                    last_n,
                    repeat,
                    freq,
                    present,
                } => shim::mullama_shim_add_penalties(chain, n_vocab, last_n, repeat, freq, present, failure),
                Step::Dry {
                    multiplier,
                    base,
                    allowed_length,
                    last_n,
                } => shim::mullama_shim_add_dry(chain, vocab, multiplier, base, allowed_length, last_n, at, n, failure),
                Step::TopNSigma(n) => shim::mullama_shim_add_top_n_sigma(chain, n, failure),
                Step::TopK(k) => shim::mullama_shim_add_top_k(chain, k, failure),
                Step::Typical(p) => shim::mullama_shim_add_typical(chain, p, LEAST, failure),
                Step::TopP(p) => shim::mullama_shim_add_top_p(chain, p, LEAST, failure),
                Step::MinP(p) => shim::mullama_shim_add_min_p(chain, p, LEAST, failure),
                Step::Xtc {
                    probability,
                    threshold,
                    seed,
                } => shim::mullama_shim_add_xtc(chain, probability, threshold, LEAST, seed, failure),
                Step::Temperature {
                    temperature,
                    range,
                    exponent,
                } => shim::mullama_shim_add_temperature(chain, temperature, range, exponent, failure),
                Step::Mirostat {
                    second: false,
                    seed,
                    tau,
                    eta,
                } => shim::mullama_shim_add_mirostat(chain, n_vocab, seed, tau, eta, MIROSTAT_M, failure),
                Step::Mirostat {
                    second: true,
                    seed,
                    tau,
                    eta,
                } => shim::mullama_shim_add_mirostat_v2(chain, seed, tau, eta, failure),
                Step::Draw { seed } => shim::mullama_shim_add_draw(chain, seed, failure),
            }
        })
    }

    /// Tells the steps that these tokens stand in the text, in this order.
    pub(super) fn accept(&mut self, tokens: &[i32]) -> Result<(), EngineError> {
        let (at, n) = (tokens.as_ptr(), tokens.len());
        // SAFETY: the chain is alive and ours, and there are `n` tokens.
        self.call(|chain, failure| unsafe { shim::mullama_shim_sampler_accept(chain, at, n, failure) })
    }

    /// Lets the steps change the candidates, of which there is one at least. Gives where those stand that are left, and among them the one
    /// that is drawn.
    pub(super) fn apply(&mut self, candidates: &mut [Candidate]) -> Result<(Range<usize>, Option<usize>), EngineError> {
        let data = candidates.as_mut_ptr();
        let mut array = sys::llama_token_data_array {
            data,
            size: candidates.len(),
            selected: -1,
            sorted: false,
        };
        // SAFETY: the chain is alive and ours, and the array is of candidates that are ours.
        self.call(|chain, failure| unsafe { shim::mullama_shim_sampler_apply(chain, &mut array, failure) })?;
        // Most steps leave the first ones, and some the last.
        let skipped = array.data.addr().wrapping_sub(data.addr()) / size_of::<Candidate>();
        let end = skipped.saturating_add(array.size);
        if end > candidates.len() {
            return Err(EngineError::Failed(
                "a step of llama.cpp's does not work in place".into(),
            ));
        }
        let drawn = usize::try_from(array.selected).ok().filter(|at| *at < array.size);
        Ok((skipped..end, drawn))
    }
}

impl Drop for Chain {
    fn drop(&mut self) {
        if self.distrusted {
            return leaked::count();
        }
        // SAFETY: the chain is ours and this is its end.
        let freed = shim::call(|failure| unsafe { shim::mullama_shim_sampler_free(self.raw.as_ptr(), failure) });
        if freed.is_err() {
            leaked::count();
        }
    }
}
