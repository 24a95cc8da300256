//! Log probabilities of logits, and the likeliest tokens among a whole vocabulary. Numbers alone.

/// Numbers that are looked at side by side, which the compiler can do at once.
const LANES: usize = 16;

/// Blocks of [`LANES`] whose sums are kept in 32 bits before they go into one of 64.
const BLOCKS: usize = 64;

/// The logarithm of the sum of `e` to each logit, which makes a log probability of a logit: `logit - log_sum`. Logits that are NaN count
/// as excluded. Minus infinity where all are.
pub(crate) fn log_sum(logits: &[f32]) -> f64 {
    let largest = largest_of(logits);
    if !largest.is_finite() {
        return f64::from(largest);
    }
    let mut sum = 0.0;
    for part in logits.chunks(LANES * BLOCKS) {
        let mut lanes = [0.0f32; LANES];
        let mut blocks = part.chunks_exact(LANES);
        for block in &mut blocks {
            for (lane, logit) in lanes.iter_mut().zip(block) {
                *lane += exp(logit - largest);
            }
        }
        let rest = blocks.remainder().iter().map(|logit| exp(logit - largest));
        sum += lanes.iter().copied().chain(rest).map(f64::from).sum::<f64>();
    }
    f64::from(largest) + sum.ln()
}

/// The log probability of a logit, given what [`log_sum`] gave for all; minus infinity for one that is excluded.
pub(crate) fn log_probability(logit: f32, log_sum: f64) -> f32 {
    if logit.is_nan() || logit == f32::NEG_INFINITY {
        return f32::NEG_INFINITY;
    }
    // Rounding can bring a certain token above certainty.
    (f64::from(logit) - log_sum).min(0.0) as f32
}

/// The largest logit, minus infinity where there is none; NaN never is.
pub(crate) fn largest_of(logits: &[f32]) -> f32 {
    let greater = |a: f32, b: f32| if b > a { b } else { a };
    let mut lanes = [f32::NEG_INFINITY; LANES];
    let mut blocks = logits.chunks_exact(LANES);
    for block in &mut blocks {
        for (lane, logit) in lanes.iter_mut().zip(block) {
            *lane = greater(*lane, *logit);
        }
    }
    lanes
        .iter()
        .chain(blocks.remainder())
        .fold(f32::NEG_INFINITY, |a, b| greater(a, *b))
}

/// The `k` tokens with the largest logits, the largest first and of equals the lower number.
///
/// One pass: who is larger than the least of the best so far is noted, and where `k` are too many the notes are halved.
pub(crate) fn likeliest(logits: &[f32], k: usize) -> Vec<i32> {
    let k = k.min(logits.len());
    if k == 0 {
        return Vec::new();
    }
    let better = |a: &u32, b: &u32| {
        let of = |at: &u32| {
            Some(logits[*at as usize])
                .filter(|logit| !logit.is_nan())
                .unwrap_or(f32::NEG_INFINITY)
        };
        of(b).total_cmp(&of(a)).then(a.cmp(b))
    };
    let most = 2 * k;
    let mut noted: Vec<u32> = Vec::with_capacity(most.min(1 << 16));
    // Behind the first k, of equals the first stays, so only what is larger comes in.
    let mut least = f32::NEG_INFINITY;
    let mut is_full = false;
    for (at, block) in logits.chunks(LANES).enumerate() {
        if is_full && !block.iter().fold(false, |any, logit| any | (*logit > least)) {
            continue;
        }
        for (lane, logit) in block.iter().enumerate() {
            let is_larger = *logit > least;
            if is_full && !is_larger {
                continue;
            }
            noted.push((at * LANES + lane) as u32);
            if noted.len() == most {
                noted.select_nth_unstable_by(k - 1, better);
                noted.truncate(k);
                let kept = logits[noted[k - 1] as usize];
                (least, is_full) = (if kept.is_nan() { f32::NEG_INFINITY } else { kept }, true);
            }
        }
    }
    noted.sort_unstable_by(better);
    noted.truncate(k);
    noted.into_iter().map(|at| at as i32).collect()
}

/// `e` to a number that is not above 0, within 2e-7 of it; 0 for NaN and below -87. Without a branch, so that the compiler can do several
/// at once.
fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0; // 1.5 * 2^23: what is added to it is rounded to a whole number
    const LN2_HIGH: f32 = 0.693_145_75;
    const LN2_LOW: f32 = 1.428_606_8e-6;
    let inside = if x > -87.0 { x } else { -87.0 };
    let shifted = inside * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = inside - n * LN2_HIGH - n * LN2_LOW;
    let p = 1.0 / 720.0;
    let p = p * r + 1.0 / 120.0;
    let p = p * r + 1.0 / 24.0;
    let p = p * r + 1.0 / 6.0;
    let p = p * r + 0.5;
    let p = p * r + 1.0;
    let p = p * r + 1.0;
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(127 << 23));
    if x > -87.0 {
        p * power
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::{exp, likeliest, log_probability, log_sum};

    /// Numbers between -20 and 20 that repeat, so that some are equal.
    fn some(n: usize) -> Vec<f32> {
        let mut state = 1u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as f32 / 65_536.0 * 40.0 - 20.0
        };
        (0..n).map(|_| (next() * 64.0).round() / 64.0).collect()
    }

    #[test]
    fn exp_is_what_the_library_says() {
        for at in 0..870_000 {
            let x = -(at as f32) / 1e4;
            let wanted = f64::from(x).exp();
            let off = (f64::from(exp(x)) - wanted).abs() / wanted;
            assert!(off < 3e-7, "{x}: {off}");
        }
        assert_eq!(
            [exp(-1e9), exp(f32::NEG_INFINITY), exp(f32::NAN), exp(0.0)],
            [0.0, 0.0, 0.0, 1.0]
        );
    }

    #[test]
    fn log_probabilities_are_those_of_64_bits() {
        for n in [1, 2, 15, 16, 17, 1023, 1025, 5000] {
            let logits = some(n);
            let wanted = logits.iter().map(|logit| f64::from(*logit).exp()).sum::<f64>().ln();
            assert!((log_sum(&logits) - wanted).abs() < 1e-6, "{n}");
            let sum: f64 = logits
                .iter()
                .map(|logit| f64::from(log_probability(*logit, wanted)).exp())
                .sum();
            assert!((sum - 1.0).abs() < 1e-5, "{n}: {sum}");
        }
    }

    #[test]
    fn excluded_tokens_have_no_part() {
        let logits = [f32::NEG_INFINITY, 2.0, f32::NAN, 2.0];
        let sum = log_sum(&logits);
        assert!((sum - (2.0 + 2f64.ln())).abs() < 1e-6);
        assert_eq!(log_probability(logits[0], sum), f32::NEG_INFINITY);
        assert_eq!(log_probability(logits[2], sum), f32::NEG_INFINITY);
        let nothing = log_sum(&[f32::NEG_INFINITY; 3]);
        assert_eq!(log_probability(f32::NEG_INFINITY, nothing), f32::NEG_INFINITY);
        assert_eq!(log_probability(1e6, log_sum(&[1e6, 0.0])), 0.0);
    }

    #[test]
    fn the_likeliest_are_those_of_a_full_sort() {
        for n in [1, 5, 16, 100, 4099] {
            let mut logits = some(n);
            logits[n / 2] = f32::NAN;
            let mut sorted: Vec<i32> = (0..n as i32).collect();
            let of = |token: i32| {
                Some(logits[token as usize])
                    .filter(|x| !x.is_nan())
                    .unwrap_or(f32::NEG_INFINITY)
            };
            sorted.sort_by(|a, b| of(*b).total_cmp(&of(*a)).then(a.cmp(b)));
            for k in [0, 1, 2, 5, 20, 1000, 5000] {
                assert_eq!(likeliest(&logits, k), sorted[..k.min(n)], "{k} of {n}");
            }
        }
    }

    #[test]
    fn of_equals_the_lower_number_is_likelier() {
        assert_eq!(likeliest(&[0.0; 100], 3), [0, 1, 2]);
        assert_eq!(likeliest(&[f32::NEG_INFINITY; 40], 2), [0, 1]);
        let mut rising: Vec<f32> = (0..100).map(|at| (at / 10) as f32).collect();
        rising.rotate_left(3);
        assert_eq!(likeliest(&rising, 4), [87, 88, 89, 90]);
    }
}
