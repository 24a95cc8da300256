//! What is known of a sampler before its request runs. What its numbers come to is decided in `engine/policy.rs`.

use crate::engine::{SamplerSpec, Weights};
use crate::{Error, GenerateOptions, Result, SamplerParams, Token};
use std::collections::hash_map::RandomState;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// Checks the parameters and gives what the engine makes a sampler of, with the seed that will be reported.
pub(crate) fn spec(
    weights: &Weights,
    params: &SamplerParams,
    options: &GenerateOptions,
    n_ctx: usize,
) -> Result<(SamplerSpec, u32)> {
    params.check()?;
    let seed = params.given_seed().unwrap_or_else(fresh_seed);
    let spec = SamplerSpec {
        params: params.clone(),
        seed,
        bias: biases(weights, options)?,
        n_ctx: i32::try_from(n_ctx).unwrap_or(i32::MAX),
    };
    Ok((spec, seed))
}

fn biases(weights: &Weights, options: &GenerateOptions) -> Result<Vec<(i32, f32)>> {
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
    // The greatest seed means none, here and in llama.cpp; 0 is left to those who ask for it, which Go cannot.
    hasher.finish() as u32 % (u32::MAX - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::{fresh_seed, narrowed};
    use crate::SamplerParams;

    #[test]
    fn a_sum_of_biases_is_finite_or_excludes() {
        let most = f64::from(f32::MAX);
        let sums = [1.5, 2.0 * most, -2.0 * most, f64::NEG_INFINITY];
        assert_eq!(sums.map(narrowed), [1.5, f32::MAX, f32::MIN, f32::NEG_INFINITY]);
    }

    #[test]
    fn fresh_seeds_differ_and_none_means_something_else() {
        let seeds: std::collections::BTreeSet<u32> = (0..64).map(|_| fresh_seed()).collect();
        assert!(seeds.len() > 60, "{seeds:?}");
        assert!(!seeds.contains(&0) && !seeds.contains(&u32::MAX), "{seeds:?}");
    }

    #[test]
    fn the_greatest_seed_means_a_fresh_one() {
        let seed = |given| {
            SamplerParams {
                seed: given,
                ..SamplerParams::default()
            }
            .given_seed()
        };
        assert_eq!((seed(Some(0)), seed(Some(u32::MAX - 1))), (Some(0), Some(u32::MAX - 1)));
        assert_eq!((seed(None), seed(Some(u32::MAX))), (None, None));
    }
}
