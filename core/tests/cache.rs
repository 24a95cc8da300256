//! The KV cache: reused where it helps, never felt in what comes out.

mod common;

use common::{chat, context, greedy, no_options, small, tiny, STORY};
use mullama::{Context, ContextParams, GenerateOptions};

#[test]
fn a_second_prompt_with_the_same_beginning_reuses_it() {
    let model = tiny();
    let context = context(&model);
    let long = format!("{STORY} there was a brave llama. The llama lived near a forest with a friend.");
    let n = |text: &str| model.tokenize_with(text, true, true).unwrap().len() as i32;
    let first = context.complete_with(&long, 5, &greedy(), &no_options()).unwrap();
    assert_eq!(first.stats.n_cached, 0);
    // The same again: all but the last token, whose logits are needed.
    let second = context.complete_with(&long, 5, &greedy(), &no_options()).unwrap();
    assert_eq!(second.stats.n_cached, n(&long) - 1);
    assert_eq!(second.tokens, first.tokens);
    // What was generated is cached too.
    let whole = format!("{long}{}", first.text);
    let third = context.complete_with(&whole, 5, &greedy(), &no_options()).unwrap();
    assert!(third.stats.n_cached >= n(&long), "{:?}", third.stats);
    // A part of it.
    let part = context.complete_with(STORY, 5, &greedy(), &no_options()).unwrap();
    assert_eq!(part.stats.n_cached, n(STORY) - 1);
}

#[test]
fn reuse_gives_the_tokens_of_a_fresh_context() {
    let model = tiny();
    let used = context(&model);
    let prompts = [
        STORY.to_owned(),
        format!("{STORY} there was a cat"),
        chat("How do you say cat in Hindi?"),
        chat("How do you say cat in Arabic?"),
        STORY.to_owned(),
        "The".to_owned(),
    ];
    for prompt in prompts {
        let fresh = context(&model)
            .complete_with(&prompt, 40, &greedy(), &no_options())
            .unwrap();
        let reused = used.complete_with(&prompt, 40, &greedy(), &no_options()).unwrap();
        assert_eq!(reused.tokens, fresh.tokens, "{prompt}");
    }
}

#[test]
fn clearing_the_cache_and_being_deterministic_reuse_nothing() {
    let model = tiny();
    let context = context(&model);
    context.complete_with(STORY, 5, &greedy(), &no_options()).unwrap();
    context.clear_cache().unwrap();
    assert_eq!(
        context
            .complete_with(STORY, 5, &greedy(), &no_options())
            .unwrap()
            .stats
            .n_cached,
        0
    );

    let params = ContextParams {
        deterministic: true,
        ..small()
    };
    let deterministic = Context::new_with(&model, &params).unwrap();
    for _ in 0..2 {
        let record = deterministic.complete_with(STORY, 5, &greedy(), &no_options()).unwrap();
        assert_eq!(record.stats.n_cached, 0);
    }
}

#[test]
fn sequences_keep_their_own_prefixes() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_seq_max: 2,
            n_ctx: 1024,
            ..small()
        },
    )
    .unwrap();
    let (one, two) = (
        chat("How do you say cat in Hindi?"),
        "The forest was dark and".to_owned(),
    );
    for prompt in [&one, &two] {
        assert!(
            context
                .complete_with(prompt, 5, &greedy(), &no_options())
                .unwrap()
                .stats
                .n_cached
                <= 1
        );
    }
    for prompt in [&one, &two] {
        let stats = context
            .complete_with(prompt, 5, &greedy(), &no_options())
            .unwrap()
            .stats;
        assert_eq!(stats.n_cached, stats.n_prompt - 1);
    }
}

#[test]
fn what_idle_sequences_cache_makes_room_for_a_long_prompt() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_seq_max: 4,
            n_ctx: 512,
            ..small()
        },
    )
    .unwrap();
    let sampler = mullama::SamplerParams {
        ignore_eos: true,
        ..greedy()
    };
    let prompt = |seed: i32, n: i32| -> Vec<i32> { (0..n).map(|i| 300 + (i * 13 + seed * 101) % 1500).collect() };
    for seed in 0..6 {
        context
            .complete_with(prompt(seed, 150), 5, &sampler, &no_options())
            .unwrap();
    }
    let record = context
        .complete_with(prompt(9, 500), 5, &sampler, &no_options())
        .unwrap();
    assert_eq!(record.stats.n_generated, 5);
}

#[test]
fn streams_that_share_a_context_share_its_room() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_seq_max: 2,
            n_ctx: 256,
            ..small()
        },
    )
    .unwrap();
    let sampler = mullama::SamplerParams {
        ignore_eos: true,
        ..greedy()
    };
    let long: Vec<i32> = (0..200).map(|i| 300 + i).collect();
    let open = context
        .generate_stream_with(&long, -1, &sampler, &no_options())
        .unwrap();
    open.wait_next().unwrap().unwrap();
    let error = context.complete_with(&long, 5, &greedy(), &no_options()).unwrap_err();
    assert_eq!(error.code(), mullama::ErrorCode::ContextFull);
    // The other ends with what fits beside it.
    let beside = context.complete_with(&long[..30], -1, &sampler, &no_options()).unwrap();
    assert_eq!(beside.finish_reason, mullama::FinishReason::ContextFull);
    assert!((1..=26).contains(&beside.stats.n_generated), "{:?}", beside.stats);
}

#[test]
fn a_key_finds_only_what_was_cached_under_it() {
    let context = context(&tiny());
    let cached = |key: Option<&str>| {
        let options = GenerateOptions {
            cache_key: key.map(str::to_owned),
            ..no_options()
        };
        let record = context.complete_with(STORY, 5, &greedy(), &options).unwrap();
        record.stats.n_cached > 0
    };
    let asked = [Some("a"), Some("a"), Some("b"), Some("b"), None, None, Some("a")];
    assert_eq!(asked.map(cached), [false, true, false, true, false, true, false]);
}
