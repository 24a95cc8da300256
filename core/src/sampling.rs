//! From sampler parameters to llama.cpp's steps.

use crate::engine::{SamplerSpec, Weights};
use crate::{Error, GenerateOptions, Result, SamplerParams, Token};
use std::collections::hash_map::RandomState;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// llama.cpp takes this seed for "random"; ours are literal, so its draws come from a neighbour.
const RANDOM_FOR_LLAMA: u32 = u32::MAX;

/// Below this the division by the temperature overflows; the result would be the arg-max anyway.
const SMALLEST_TEMPERATURE: f32 = 1e-30;

/// Checks the parameters and gives the steps, with the seed that will be reported.
pub(crate) fn spec(
    weights: &Weights,
    params: &SamplerParams,
    options: &GenerateOptions,
    n_ctx: usize,
) -> Result<(SamplerSpec, u32)> {
    params.check()?;
    let seed = params.seed.unwrap_or_else(fresh_seed);
    let n_ctx = i32::try_from(n_ctx).unwrap_or(i32::MAX);
    // -1 is the whole context, and more than that would only cost memory: llama.cpp reserves what it is told.
    let window = |n: i32| if n < 0 { n_ctx } else { n.min(n_ctx) };
    let spec = SamplerSpec {
        bias: biases(weights, params, options)?,
        temperature: if params.temperature < SMALLEST_TEMPERATURE {
            0.0
        } else {
            params.temperature
        },
        top_k: params.top_k,
        top_p: params.top_p,
        min_p: params.min_p,
        typical_p: params.typical_p,
        penalty_repeat: params.penalty_repeat,
        penalty_freq: params.penalty_freq,
        penalty_present: params.penalty_present,
        penalty_last_n: window(params.penalty_last_n),
        seed: if seed == RANDOM_FOR_LLAMA {
            RANDOM_FOR_LLAMA - 1
        } else {
            seed
        },
        top_n_sigma: params.top_n_sigma,
        xtc_probability: params.xtc_probability,
        xtc_threshold: params.xtc_threshold,
        dynatemp_range: params.dynatemp_range,
        dynatemp_exponent: params.dynatemp_exponent,
        dry_multiplier: params.dry_multiplier,
        dry_base: params.dry_base,
        dry_allowed_length: params.dry_allowed_length,
        dry_penalty_last_n: window(params.dry_penalty_last_n),
        mirostat: params.mirostat,
        mirostat_tau: params.mirostat_tau,
        mirostat_eta: params.mirostat_eta,
    };
    Ok((spec, seed))
}

fn biases(weights: &Weights, params: &SamplerParams, options: &GenerateOptions) -> Result<Vec<(i32, f32)>> {
    // Summed in 64 bits, so that opposite ones leave a logit exactly as it was.
    let mut sums: BTreeMap<Token, f64> = BTreeMap::new();
    for (index, bias) in options.logit_bias.iter().enumerate() {
        if !weights.has_token(bias.token) {
            return Err(Error::invalid_input(
                format!("logit_bias[{index}].token"),
                bias.token.to_string(),
                format!("a token in [0, {})", weights.facts.n_vocab),
            ));
        }
        // Minus infinity excludes a token; the other two would make every comparison false.
        if bias.bias.is_nan() || bias.bias == f32::INFINITY {
            return Err(Error::invalid_input(
                format!("logit_bias[{index}].bias"),
                bias.bias.to_string(),
                "a number, or minus infinity to exclude the token",
            ));
        }
        *sums.entry(bias.token).or_default() += f64::from(bias.bias);
    }
    if params.ignore_eos {
        sums.extend(weights.eog_tokens().map(|token| (token, f64::NEG_INFINITY)));
    }
    Ok(sums.into_iter().map(|(token, sum)| (token, narrowed(sum))).collect())
}

/// A sum of biases in 32 bits: minus infinity stays, and what is too large becomes the largest.
fn narrowed(sum: f64) -> f32 {
    if sum == f64::NEG_INFINITY {
        return f32::NEG_INFINITY;
    }
    sum.clamp(f64::from(f32::MIN), f64::from(f32::MAX)) as f32
}

/// A seed that no other call gets: the standard library's random keys, with what they lack after a fork.
fn fresh_seed() -> u32 {
    static CALLS: AtomicU64 = AtomicU64::new(0);
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.write_u64(CALLS.fetch_add(1, Ordering::Relaxed));
    if let Ok(now) = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
        hasher.write_u128(now.as_nanos());
    }
    let seed = hasher.finish() as u32;
    if seed == RANDOM_FOR_LLAMA {
        0
    } else {
        seed
    }
}

#[cfg(test)]
mod tests {
    use super::{fresh_seed, narrowed};

    #[test]
    fn a_sum_of_biases_is_finite_or_excludes() {
        let most = f64::from(f32::MAX);
        let sums = [1.5, 2.0 * most, -2.0 * most, f64::NEG_INFINITY];
        assert_eq!(sums.map(narrowed), [1.5, f32::MAX, f32::MIN, f32::NEG_INFINITY]);
    }

    #[test]
    fn fresh_seeds_differ() {
        let seeds: std::collections::BTreeSet<u32> = (0..64).map(|_| fresh_seed()).collect();
        assert!(seeds.len() > 60, "{seeds:?}");
    }
}
