//! All that is decided about sampling: what the numbers of api.yaml's `sampler_params` mean to llama.cpp, which steps run, and in which
//! order. Ranges and defaults stand in api.yaml. A new field is read here and nowhere else; one that is not does not compile.

use crate::SamplerParams;
use std::ffi::CStr;

/// Below this the division by the temperature overflows; the result would be the arg-max anyway.
const SMALLEST_TEMPERATURE: f32 = 1e-30;

/// Fewest candidates that a step leaves.
pub(super) const LEAST: usize = 1;

/// What a repetition that DRY looks for does not go across: llama.cpp's own defaults.
pub(super) const BREAKERS: [&CStr; 4] = [c"\n", c":", c"\"", c"*"];

/// Candidates by which Mirostat's first edition estimates, as many as its paper takes.
pub(super) const MIROSTAT_M: i32 = 100;

/// A step of llama.cpp's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    Penalties {
        last_n: i32,
        repeat: f32,
        freq: f32,
        present: f32,
    },
    Dry {
        multiplier: f32,
        base: f32,
        allowed_length: i32,
        last_n: i32,
    },
    TopNSigma(f32),
    TopK(i32),
    Typical(f32),
    TopP(f32),
    MinP(f32),
    Xtc {
        probability: f32,
        threshold: f32,
        seed: u32,
    },
    Temperature {
        temperature: f32,
        range: f32,
        exponent: f32,
    },
    /// Its first or its second edition; draws.
    Mirostat {
        second: bool,
        seed: u32,
        tau: f32,
        eta: f32,
    },
    /// Draws.
    Draw {
        seed: u32,
    },
}

/// What sampler params come to.
#[derive(Debug, PartialEq)]
pub(super) struct Policy {
    /// Tokens that end a generation are excluded.
    pub ignore_eos: bool,
    /// The steps that look back.
    pub penalties: Vec<Step>,
    /// How many tokens they look back.
    pub n_recent: usize,
    /// The steps behind them, the draw last; without any the best token is taken.
    pub drawing: Vec<Step>,
}

/// Decides for a context of `n_ctx` tokens. `seed` is the one that is used, whatever the params leave open.
pub(super) fn decide(params: &SamplerParams, seed: u32, n_ctx: i32) -> Policy {
    let &SamplerParams {
        temperature,
        top_k,
        top_p,
        min_p,
        typical_p,
        penalty_repeat,
        penalty_freq,
        penalty_present,
        penalty_last_n,
        ignore_eos,
        seed: _,
        top_n_sigma,
        xtc_probability,
        xtc_threshold,
        dynatemp_range,
        dynatemp_exponent,
        dry_multiplier,
        dry_base,
        dry_allowed_length,
        dry_penalty_last_n,
        mirostat,
        mirostat_tau,
        mirostat_eta,
    } = params;
    let (mut penalties, mut drawing, mut n_recent) = (Vec::new(), Vec::new(), 0);
    let mut look_back = |step, last_n: i32| {
        penalties.push(step);
        n_recent = n_recent.max(usize::try_from(last_n).unwrap_or(0));
    };

    let last_n = window(penalty_last_n, n_ctx);
    let changes = penalty_repeat != 1.0 || penalty_freq != 0.0 || penalty_present != 0.0;
    if changes && last_n != 0 {
        let (repeat, freq, present) = (penalty_repeat, penalty_freq, penalty_present);
        look_back(
            Step::Penalties {
                last_n,
                repeat,
                freq,
                present,
            },
            last_n,
        );
    }
    let last_n = window(dry_penalty_last_n, n_ctx);
    if dry_multiplier != 0.0 && last_n != 0 {
        let (multiplier, base, allowed_length) = (dry_multiplier, dry_base, dry_allowed_length);
        look_back(
            Step::Dry {
                multiplier,
                base,
                allowed_length,
                last_n,
            },
            last_n,
        );
    }

    let mut add = |wanted: bool, step| drawing.extend(wanted.then_some(step));
    let by_temperature = |range, exponent| Step::Temperature {
        temperature,
        range,
        exponent,
    };
    if temperature < SMALLEST_TEMPERATURE {
        // Greedy: nothing behind the penalties changes which token is the best.
    } else if mirostat != 0 {
        add(true, by_temperature(0.0, 1.0));
        let (second, tau, eta) = (mirostat != 1, mirostat_tau, mirostat_eta);
        add(true, Step::Mirostat { second, seed, tau, eta });
    } else {
        let (probability, threshold) = (xtc_probability, xtc_threshold);
        let exclude = Step::Xtc {
            probability,
            threshold,
            seed,
        };
        add(top_n_sigma > 0.0, Step::TopNSigma(top_n_sigma));
        add(top_k > 0, Step::TopK(top_k));
        add(typical_p < 1.0, Step::Typical(typical_p));
        add(top_p < 1.0, Step::TopP(top_p));
        add(min_p > 0.0, Step::MinP(min_p));
        add(xtc_probability > 0.0, exclude);
        add(true, by_temperature(dynatemp_range, dynatemp_exponent));
        add(true, Step::Draw { seed }); // a chain without a final selector aborts
    }
    Policy {
        ignore_eos,
        penalties,
        n_recent,
        drawing,
    }
}

/// Tokens to look back: -1 is the whole context, and more than that would only cost memory, for llama.cpp reserves what it is told.
fn window(n: i32, n_ctx: i32) -> i32 {
    if n < 0 {
        n_ctx
    } else {
        n.min(n_ctx)
    }
}

#[cfg(test)]
mod tests {
    use super::{decide, Policy, Step};
    use crate::SamplerParams;

    /// Everything that draws, and nothing else.
    fn plain() -> SamplerParams {
        SamplerParams {
            temperature: 0.5,
            top_k: 0,
            top_p: 1.0,
            min_p: 0.0,
            typical_p: 1.0,
            penalty_repeat: 1.0,
            ..SamplerParams::greedy()
        }
    }

    fn drawing(params: SamplerParams) -> Vec<Step> {
        decide(&params, 7, 64).drawing
    }

    const TEMPERATURE: Step = Step::Temperature {
        temperature: 0.5,
        range: 0.0,
        exponent: 1.0,
    };

    #[test]
    fn greedy_without_penalties_takes_the_best_as_it_is() {
        for temperature in [0.0, 1e-31] {
            let params = SamplerParams {
                temperature,
                top_k: 40,
                ..plain()
            };
            let nothing = Policy {
                ignore_eos: false,
                penalties: Vec::new(),
                n_recent: 0,
                drawing: Vec::new(),
            };
            assert_eq!(decide(&params, 7, 64), nothing);
        }
    }

    #[test]
    fn steps_stand_in_their_order_and_those_that_change_nothing_are_left_out() {
        assert_eq!(drawing(plain()), [TEMPERATURE, Step::Draw { seed: 7 }]);
        let all = SamplerParams {
            top_n_sigma: 1.5,
            top_k: 40,
            typical_p: 0.9,
            top_p: 0.8,
            min_p: 0.1,
            xtc_probability: 0.2,
            xtc_threshold: 0.3,
            ..plain()
        };
        let steps = [
            Step::TopNSigma(1.5),
            Step::TopK(40),
            Step::Typical(0.9),
            Step::TopP(0.8),
            Step::MinP(0.1),
            Step::Xtc {
                probability: 0.2,
                threshold: 0.3,
                seed: 7,
            },
            TEMPERATURE,
            Step::Draw { seed: 7 },
        ];
        assert_eq!(drawing(all), steps);
    }

    #[test]
    fn mirostat_replaces_the_cuts_and_draws() {
        for (mirostat, second) in [(1, false), (2, true)] {
            let params = SamplerParams {
                mirostat,
                mirostat_tau: 5.0,
                mirostat_eta: 0.1,
                top_k: 40,
                dynatemp_range: 0.2,
                ..plain()
            };
            let (tau, eta) = (5.0, 0.1);
            assert_eq!(
                drawing(params),
                [
                    TEMPERATURE,
                    Step::Mirostat {
                        second,
                        seed: 7,
                        tau,
                        eta
                    }
                ]
            );
        }
    }

    #[test]
    fn penalties_look_back_as_far_as_they_are_told_within_the_context() {
        let last = |penalty_last_n, dry_penalty_last_n| {
            let params = SamplerParams {
                penalty_repeat: 1.1,
                dry_multiplier: 0.8,
                penalty_last_n,
                dry_penalty_last_n,
                ..plain()
            };
            let policy = decide(&params, 7, 64);
            (policy.penalties.len(), policy.n_recent)
        };
        assert_eq!(last(10, 20), (2, 20));
        assert_eq!(last(-1, 20), (2, 64));
        assert_eq!(last(1000, 0), (1, 64));
        assert_eq!(last(0, 0), (0, 0));
        assert_eq!(decide(&plain(), 7, 64).penalties, []);
    }
}
