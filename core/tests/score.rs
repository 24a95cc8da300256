//! Scores of given texts, and log probabilities of generations, against the distribution that they are of.

mod common;

use common::{context, greedy, no_options, tiny, STORY};
use mullama::{
    CancelToken, Context, ContextParams, ErrorCode, GenerateOptions, Generation, Model, SamplerParams, ScoreOptions,
    ScorePair,
};
use std::sync::atomic::{AtomicUsize, Ordering};

fn with_logprobs(n_logprobs: i32) -> GenerateOptions {
    GenerateOptions {
        n_logprobs,
        ..no_options()
    }
}

fn deterministic(model: &Model) -> Context {
    let params = ContextParams {
        n_ctx: 512,
        n_threads: 1,
        deterministic: true,
        ..ContextParams::default()
    };
    Context::new_with(model, &params).unwrap()
}

fn plain(temperature: f32) -> SamplerParams {
    SamplerParams {
        temperature,
        top_k: 0,
        top_p: 1.0,
        min_p: 0.0,
        penalty_repeat: 1.0,
        seed: Some(7),
        ..SamplerParams::default()
    }
}

/// What a record tells of its own text is what a score of that text tells.
#[track_caller]
fn assert_is_scored_alike(context: &Context, record: &Generation) {
    let score = context.score(STORY, &record.text).unwrap();
    assert_eq!(score.tokens, record.tokens, "the text has the tokens that were drawn");
    for (told, scored) in record.logprobs.iter().zip(&score.logprobs) {
        assert!((told.logprob - scored).abs() < 2e-3, "{told:?}: {scored}");
    }
}

#[test]
fn a_greedy_text_is_scored_as_it_was_told_and_is_greedy() {
    let context = deterministic(&tiny());
    let record = context.complete_with(STORY, 20, &greedy(), &with_logprobs(3)).unwrap();
    assert_eq!(record.logprobs.len(), 20);
    for (told, token) in record.logprobs.iter().zip(&record.tokens) {
        assert_eq!((told.token, told.top.len(), told.sampled_logprob), (*token, 3, 0.0));
        assert_eq!((told.top[0].token, told.top[0].logprob), (told.token, told.logprob));
        assert!(told.top[1].sampled_logprob == f32::NEG_INFINITY && told.top[1].logprob <= told.top[0].logprob);
    }
    assert_is_scored_alike(&context, &record);
    assert!(context.score(STORY, &record.text).unwrap().is_greedy);
    assert!(!context.score(STORY, " there was a slow snail").unwrap().is_greedy);
}

#[test]
fn all_tokens_of_a_place_are_likely_to_one_together_before_and_after() {
    let context = deterministic(&tiny());
    for (sampler, is_cut) in [(plain(0.7), false), (SamplerParams { top_k: 5, ..plain(0.7) }, true)] {
        let record = context.complete_with(STORY, 3, &sampler, &with_logprobs(2048)).unwrap();
        for told in &record.logprobs {
            let sum =
                |of: fn(&mullama::TopLogprob) -> f32| told.top.iter().map(|one| f64::from(of(one)).exp()).sum::<f64>();
            assert!((sum(|one| one.logprob) - 1.0).abs() < 1e-4);
            assert!((sum(|one| one.sampled_logprob) - 1.0).abs() < 1e-4);
            let left = told
                .top
                .iter()
                .filter(|one| one.sampled_logprob > f32::NEG_INFINITY)
                .count();
            assert_eq!(left, if is_cut { 5 } else { 2048 });
            assert!(told.top.windows(2).all(|pair| pair[0].logprob >= pair[1].logprob));
            let own = told.top.iter().find(|one| one.token == told.token).unwrap();
            assert_eq!((own.logprob, own.sampled_logprob), (told.logprob, told.sampled_logprob));
            // Logits are divided by the temperature, and what is left divides all.
            let [first, second] = [&told.top[0], &told.top[1]];
            let apart = (first.logprob - second.logprob) / 0.7;
            assert!((first.sampled_logprob - second.sampled_logprob - apart).abs() < 1e-3);
        }
    }
}

#[test]
fn a_bias_and_a_constraint_change_what_comes_after_alone() {
    let context = deterministic(&tiny());
    let free = context.complete_with(STORY, 1, &plain(1.0), &with_logprobs(4)).unwrap();
    let biased = GenerateOptions {
        logit_bias: vec![mullama::LogitBias::new(300, 1000.0)],
        ..with_logprobs(4)
    };
    let biased = context.complete_with(STORY, 1, &plain(1.0), &biased).unwrap();
    assert_eq!(biased.tokens, [300]);
    let before = |record: &Generation| {
        record.logprobs[0]
            .top
            .iter()
            .map(|one| (one.token, one.logprob))
            .collect::<Vec<_>>()
    };
    assert_eq!(before(&biased), before(&free));
    assert_eq!(biased.logprobs[0].sampled_logprob, 0.0);
    let bound = GenerateOptions {
        constraint: Some(mullama::Constraint::Regex("[0-9]{4}".into())),
        ..with_logprobs(4)
    };
    let bound = context.complete_with(STORY, 9, &plain(1.0), &bound).unwrap();
    assert_eq!(before(&bound), before(&free));
    assert!(
        bound.logprobs[0]
            .top
            .iter()
            .all(|one| one.sampled_logprob == f32::NEG_INFINITY),
        "no likely token is a digit"
    );
}

#[test]
fn log_probabilities_stand_beside_the_tokens_of_a_record_however_it_ends() {
    let model = tiny();
    let context = context(&model);
    for stop in [&["called Ann"][..], &[" a brave"], &["xyzzy"]] {
        let options = GenerateOptions {
            stop: stop.iter().map(ToString::to_string).collect(),
            ..with_logprobs(0)
        };
        let record = context.complete_with(STORY, 30, &greedy(), &options).unwrap();
        let told: Vec<i32> = record.logprobs.iter().map(|one| one.token).collect();
        assert_eq!(told, record.tokens, "{stop:?}");
        let stream = context.generate_stream_with(STORY, 30, &greedy(), &options).unwrap();
        stream.wait_next().unwrap();
        stream.wait_next().unwrap();
        let record = stream.finish().unwrap();
        let told: Vec<i32> = record.logprobs.iter().map(|one| one.token).collect();
        assert_eq!((told, record.tokens.len() >= 2), (record.tokens.clone(), true));
    }
    let none = context.complete_with(STORY, 5, &greedy(), &no_options()).unwrap();
    assert!(none.logprobs.is_empty());
}

fn pairs() -> Vec<ScorePair> {
    let prompts = [STORY, "The capital of France is", "", STORY, "猫"];
    let continuations = [" there was", " Paris.", "Once", " there was a slow snail", " 🦊"];
    prompts
        .iter()
        .zip(continuations)
        .map(|(prompt, continuation)| ScorePair::new(*prompt, continuation))
        .collect()
}

#[test]
fn a_batch_has_the_scores_of_its_pairs_in_their_order() {
    let model = tiny();
    let params = ContextParams {
        n_ctx: 2048,
        n_seq_max: 4,
        n_threads: 1,
        deterministic: true,
        ..ContextParams::default()
    };
    let context = Context::new_with(&model, &params).unwrap();
    let pairs: Vec<ScorePair> = pairs().into_iter().cycle().take(23).collect();
    let calls = AtomicUsize::new(0);
    let mut fractions = Vec::new();
    let mut hear = |fraction: f32| {
        calls.fetch_add(1, Ordering::Relaxed);
        fractions.push(fraction);
        true
    };
    let batch = context
        .score_batch_with_progress(&pairs, &ScoreOptions::default(), Some(&mut hear))
        .unwrap();
    assert_eq!(batch.len(), 23);
    for (pair, scored) in pairs.iter().zip(&batch) {
        assert_eq!(
            *scored,
            context.score(&pair.prompt, &pair.continuation).unwrap(),
            "{pair:?}"
        );
    }
    assert!(
        fractions.windows(2).all(|two| two[0] < two[1]) && fractions.last() == Some(&1.0),
        "{fractions:?}"
    );
}

#[test]
fn what_rows_of_logits_there_are_changes_no_score() {
    let model = tiny();
    let context = |n_batch, n_ubatch| {
        let params = ContextParams {
            n_ctx: 512,
            n_batch,
            n_ubatch,
            n_threads: 1,
            ..ContextParams::default()
        };
        Context::new_with(&model, &params).unwrap()
    };
    let text = "Once upon a time there was a brave llama called Anna. ".repeat(6);
    let whole = context(512, 512).score(STORY, &text).unwrap();
    for (n_batch, n_ubatch) in [(64, 64), (32, 4), (7, 1)] {
        let parts = context(n_batch, n_ubatch).score(STORY, &text).unwrap();
        assert_eq!(parts.tokens, whole.tokens);
        for (part, whole) in parts.logprobs.iter().zip(&whole.logprobs) {
            assert!((part - whole).abs() < 0.1, "{n_batch}, {n_ubatch}: {part} and {whole}");
        }
    }
}

#[test]
fn a_long_text_is_scored_in_windows_each_token_once() {
    let model = tiny();
    let params = ContextParams {
        n_ctx: 256,
        n_threads: 1,
        deterministic: true,
        ..ContextParams::default()
    };
    let context = Context::new_with(&model, &params).unwrap();
    let text = "Once upon a time there was a brave llama called Anna. Ben gave Anna a pear. ".repeat(40);
    let tokens = model.tokenize_with(&text, false, true).unwrap();
    assert!(tokens.len() > 600);
    let score = context.score_rolling(&text).unwrap();
    assert_eq!(score.tokens, tokens);
    let sum: f64 = score.logprobs.iter().copied().map(f64::from).sum();
    assert!((score.sum - sum).abs() < 1e-9 && sum < 0.0);
    // A window's end is predicted from what the harness would show: the last 256 tokens before it.
    let first = context.score("", &model.detokenize(&tokens[..200]).unwrap()).unwrap();
    if first.tokens == tokens[..200] {
        for (alone, rolled) in first.logprobs.iter().zip(&score.logprobs) {
            assert!((alone - rolled).abs() < 2e-3);
        }
    }
}

#[test]
fn what_does_not_fit_says_what_it_needs_and_can_be_cut() {
    let context = context(&tiny());
    let long = "a b c ".repeat(400);
    let error = context.score(&long, "d").unwrap_err();
    assert_eq!(error.code(), ErrorCode::ContextFull);
    assert!(
        error.data("needed") > Some(512) && error.data("available") == Some(512),
        "{error}"
    );
    let options = ScoreOptions {
        truncate: true,
        ..ScoreOptions::default()
    };
    assert_eq!(context.score_with(&long, "d", &options).unwrap().tokens.len(), 1);
    let error = context.score_with("a", &long, &options).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ContextFull);
}

#[test]
fn scores_and_streams_share_a_context_and_cancel_ends_scores_alone() {
    let model = tiny();
    let context = context(&model);
    let text = context.generate_with(STORY, 100, &greedy(), &no_options()).unwrap();
    let stream = context
        .generate_stream_with(STORY, 100, &greedy(), &no_options())
        .unwrap();
    let many: Vec<ScorePair> = pairs().into_iter().cycle().take(200).collect();
    let pending = context.score_batch_async_with_progress(&many, &ScoreOptions::default(), None);
    let joined: String = stream.map(|piece| piece.unwrap()).collect();
    assert_eq!(joined, text);
    assert_eq!(pending.wait().unwrap().len(), 200);
    let token = CancelToken::new();
    let options = ScoreOptions {
        cancel: Some(token.clone()),
        ..ScoreOptions::default()
    };
    let pending = context.score_batch_async_with_progress(&many, &options, None);
    token.cancel().unwrap();
    assert_eq!(pending.wait().unwrap_err().code(), ErrorCode::Cancelled);
    let dropped = context.score_batch_async_with_progress(&many, &ScoreOptions::default(), None);
    drop(dropped);
    let pending = context.score_batch_async_with_progress(&many, &ScoreOptions::default(), None);
    context.close();
    assert_eq!(pending.wait().unwrap_err().code(), ErrorCode::InvalidHandle);
}
