//! Sampling: presets, seeds, ranges, every step.

mod common;

use common::{context, greedy, no_options, tiny, STORY};
use mullama::{ErrorCode, GenerateOptions, LogitBias, SamplerParams};

#[test]
fn a_token_that_is_named_twice_gets_the_sum_of_its_biases() {
    let context = context(&tiny());
    let tokens = |params: &SamplerParams, biases: &[(i32, f32)]| {
        let biases = biases.iter().map(|&(token, bias)| LogitBias { token, bias });
        let options = GenerateOptions {
            logit_bias: biases.collect(),
            ..no_options()
        };
        context.complete_with(STORY, 8, params, &options).unwrap().tokens
    };
    let drawn = SamplerParams {
        seed: Some(1),
        ..SamplerParams::default()
    };
    for params in [&greedy(), &drawn] {
        let plain = tokens(params, &[]);
        assert_eq!(
            tokens(params, &[(50, 1e7), (50, -1e7)]),
            plain,
            "opposite ones are nothing"
        );
        assert_eq!(tokens(params, &[(50, 500.0), (60, 0.0), (50, 500.0)]), [50; 8]);
        let once = tokens(params, &[(300, 1.5)]);
        assert_eq!(tokens(params, &[(300, 0.5), (300, 1.0)]), once);
        let banned = tokens(params, &[(plain[0], f32::NEG_INFINITY), (plain[0], 1e9)]);
        assert!(!banned.contains(&plain[0]));
    }
}

#[test]
fn the_presets_are_the_published_table() {
    let row = |p: SamplerParams| (p.temperature, p.top_k, p.top_p, p.min_p, p.penalty_repeat);
    assert_eq!(row(SamplerParams::greedy()), (0.0, 1, 1.0, 0.0, 1.0));
    assert_eq!(row(SamplerParams::precise()), (0.3, 20, 0.8, 0.05, 1.1));
    assert_eq!(row(SamplerParams::default()), (0.8, 40, 0.95, 0.05, 1.1));
    assert_eq!(row(SamplerParams::creative()), (1.2, 100, 0.95, 0.0, 1.0));
}

#[test]
fn a_seed_repeats_its_draws_and_is_reported() {
    let context = context(&tiny());
    for seed in [0, 1, 42, u32::MAX - 1] {
        let sampler = SamplerParams {
            seed: Some(seed),
            ..SamplerParams::creative()
        };
        let first = context.complete_with(STORY, 40, &sampler, &no_options()).unwrap();
        let second = context.complete_with(STORY, 40, &sampler, &no_options()).unwrap();
        assert_eq!(first.stats.seed, seed);
        assert_eq!(first.tokens, second.tokens, "seed {seed}");
    }
}

#[test]
fn without_a_seed_or_with_the_one_that_means_none_texts_differ_and_each_can_be_repeated() {
    let context = context(&tiny());
    let draw = |seed| {
        let sampler = SamplerParams {
            seed,
            ..SamplerParams::creative()
        };
        context.complete_with(STORY, 40, &sampler, &no_options()).unwrap()
    };
    let (first, second) = (draw(None), draw(Some(u32::MAX)));
    assert_ne!(first.stats.seed, second.stats.seed);
    assert_ne!(first.tokens, second.tokens);
    assert_eq!(draw(Some(first.stats.seed)).tokens, first.tokens);
}

#[test]
fn temperature_zero_is_greedy_whatever_else_is_set() {
    let context = context(&tiny());
    let expected = context
        .complete_with(STORY, 30, &greedy(), &no_options())
        .unwrap()
        .tokens;
    for sampler in [
        SamplerParams {
            temperature: 0.0,
            penalty_repeat: 1.0,
            ..SamplerParams::default()
        },
        SamplerParams {
            temperature: 1e-38,
            penalty_repeat: 1.0,
            ..SamplerParams::default()
        },
        SamplerParams {
            temperature: 1e-4,
            penalty_repeat: 1.0,
            ..SamplerParams::default()
        },
        SamplerParams {
            temperature: 5.0,
            top_k: 1,
            penalty_repeat: 1.0,
            ..SamplerParams::default()
        },
        SamplerParams {
            temperature: 0.0,
            mirostat: 2,
            penalty_repeat: 1.0,
            ..SamplerParams::default()
        },
    ] {
        assert_eq!(
            context
                .complete_with(STORY, 30, &sampler, &no_options())
                .unwrap()
                .tokens,
            expected,
            "{sampler:?}"
        );
    }
}

#[test]
fn penalties_see_the_prompt() {
    let context = context(&tiny());
    let first = context
        .complete_with(STORY, 1, &greedy(), &no_options())
        .unwrap()
        .tokens[0];
    let mut prompt = vec![first; 8];
    prompt.extend(tiny().tokenize_with(STORY, false, true).unwrap());
    let free = context
        .complete_with(&prompt, 1, &greedy(), &no_options())
        .unwrap()
        .tokens[0];
    assert_eq!(free, first, "the prompt still asks for it");
    let penalised = SamplerParams {
        penalty_present: 2.0,
        penalty_freq: 2.0,
        penalty_last_n: -1,
        ..greedy()
    };
    let avoided = context
        .complete_with(&prompt, 1, &penalised, &no_options())
        .unwrap()
        .tokens[0];
    assert_ne!(avoided, first);
    let looks_nowhere = SamplerParams {
        penalty_last_n: 0,
        ..penalised
    };
    let unseen = context
        .complete_with(&prompt, 1, &looks_nowhere, &no_options())
        .unwrap()
        .tokens[0];
    assert_eq!(unseen, first);
}

#[test]
fn dry_breaks_a_repetition() {
    let context = context(&tiny());
    // What the model says next, said three times: DRY must not let it be said a fourth time.
    let said = context
        .complete_with(STORY, 12, &greedy(), &no_options())
        .unwrap()
        .tokens;
    let mut prompt = tiny().tokenize_with(STORY, true, true).unwrap();
    prompt.extend(said.repeat(3));
    prompt.push(said[0]);
    let biased = mullama::GenerateOptions {
        logit_bias: vec![mullama::LogitBias {
            token: said[1],
            bias: 20.0,
        }],
        ..no_options()
    };
    let next = |sampler: &SamplerParams| context.complete_with(&prompt, 1, sampler, &biased).unwrap().tokens[0];
    assert_eq!(next(&greedy()), said[1]);
    let dry = SamplerParams {
        dry_multiplier: 1000.0,
        dry_allowed_length: 1,
        ..greedy()
    };
    assert_ne!(next(&dry), said[1]);
}

#[test]
fn every_step_at_its_edges_gives_tokens() {
    let context = context(&tiny());
    let base = || SamplerParams {
        seed: Some(7),
        temperature: 1.0,
        ..SamplerParams::default()
    };
    let edges = [
        SamplerParams {
            top_k: 0,
            top_p: 0.0,
            ..base()
        },
        SamplerParams {
            top_k: i32::MAX,
            top_p: 1.0,
            min_p: 1.0,
            ..base()
        },
        SamplerParams {
            top_k: 0,
            typical_p: 0.0,
            ..base()
        },
        SamplerParams {
            top_k: 0,
            typical_p: 0.5,
            ignore_eos: true,
            ..base()
        },
        SamplerParams {
            top_n_sigma: 0.0,
            ..base()
        },
        SamplerParams {
            top_n_sigma: 1.0,
            ..base()
        },
        SamplerParams {
            xtc_probability: 1.0,
            xtc_threshold: 0.0,
            ..base()
        },
        SamplerParams {
            dynatemp_range: 3.0,
            dynatemp_exponent: 0.0,
            ..base()
        },
        SamplerParams {
            temperature: 3e38,
            top_k: 0,
            ..base()
        },
        SamplerParams {
            penalty_repeat: 0.0,
            penalty_last_n: i32::MAX,
            ..base()
        },
        SamplerParams {
            penalty_repeat: 3e38,
            penalty_freq: -2.0,
            ..base()
        },
        SamplerParams {
            dry_multiplier: 3e38,
            dry_base: 3e38,
            dry_allowed_length: 0,
            ..base()
        },
        SamplerParams {
            dry_multiplier: 1.0,
            dry_penalty_last_n: i32::MAX,
            ..base()
        },
        SamplerParams {
            mirostat: 1,
            mirostat_tau: 0.0,
            mirostat_eta: 0.0,
            ..base()
        },
        SamplerParams {
            mirostat: 1,
            mirostat_tau: 3e38,
            mirostat_eta: 3e38,
            ..base()
        },
        SamplerParams {
            mirostat: 2,
            mirostat_tau: 0.0,
            ..base()
        },
        SamplerParams {
            mirostat: 2,
            mirostat_tau: 3e38,
            mirostat_eta: 3e38,
            ..base()
        },
    ];
    for sampler in edges {
        let record = context.complete_with(STORY, 20, &sampler, &no_options()).unwrap();
        assert!(
            record.tokens.iter().all(|token| (0..2048).contains(token)),
            "{sampler:?}"
        );
        let again = context.complete_with(STORY, 20, &sampler, &no_options()).unwrap();
        assert_eq!(record.tokens, again.tokens, "{sampler:?}");
    }
}

#[test]
fn out_of_range_is_a_sampler_error_that_names_the_field() {
    let context = context(&tiny());
    let cases: [(&str, SamplerParams); 8] = [
        (
            "temperature",
            SamplerParams {
                temperature: f32::NAN,
                ..greedy()
            },
        ),
        (
            "temperature",
            SamplerParams {
                temperature: -0.1,
                ..greedy()
            },
        ),
        ("top_k", SamplerParams { top_k: -1, ..greedy() }),
        ("top_p", SamplerParams { top_p: 1.1, ..greedy() }),
        (
            "penalty_freq",
            SamplerParams {
                penalty_freq: 2.1,
                ..greedy()
            },
        ),
        (
            "penalty_last_n",
            SamplerParams {
                penalty_last_n: -2,
                ..greedy()
            },
        ),
        (
            "mirostat",
            SamplerParams {
                mirostat: 3,
                ..greedy()
            },
        ),
        (
            "dry_base",
            SamplerParams {
                dry_base: f32::INFINITY,
                ..greedy()
            },
        ),
    ];
    for (field, sampler) in cases {
        let error = context.generate_with(STORY, 1, &sampler, &no_options()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Sampler);
        assert!(error.to_string().starts_with(field), "{error}");
    }
}

#[test]
fn a_text_with_ignore_eos_has_its_full_length() {
    let context = context(&tiny());
    for sampler in [
        greedy(),
        SamplerParams {
            seed: Some(3),
            ..SamplerParams::default()
        },
    ] {
        let sampler = SamplerParams {
            ignore_eos: true,
            ..sampler
        };
        let record = context.complete_with(STORY, 200, &sampler, &no_options()).unwrap();
        assert_eq!(record.stats.n_generated, 200);
    }
}
