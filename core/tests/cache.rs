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
fn a_long_prompt_beside_a_long_stream_gets_its_room_and_both_go_on() {
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
    let other: Vec<i32> = (0..200).map(|i| 700 + i).collect();
    let alone = context.complete_with(&long, -1, &sampler, &no_options()).unwrap();
    assert_eq!(alone.finish_reason, mullama::FinishReason::ContextFull);
    let open = context
        .generate_stream_with(&long, -1, &sampler, &no_options())
        .unwrap();
    let first = open.wait_next().unwrap().unwrap();
    let beside = context.complete_with(&other, -1, &sampler, &no_options()).unwrap();
    assert_eq!(beside.stats.n_generated, alone.stats.n_generated);
    let rest: String = std::iter::from_fn(|| open.wait_next().unwrap()).collect();
    assert_eq!(first.len() + rest.len(), open.finish().unwrap().text.len());
    assert_eq!(open.finish().unwrap().stats.n_generated, alone.stats.n_generated);
}

#[test]
fn eight_requests_with_one_beginning_read_it_once() {
    let model = tiny();
    // With one token the first has ended before those that wait for what it reads look again.
    for (max_tokens, n_batch) in [(1, 512), (4, 256)] {
        let params = ContextParams {
            n_seq_max: 9,
            n_ctx: 4096,
            n_batch,
            ..small()
        };
        let context = Context::new_with(&model, &params).unwrap();
        let prompt = |at: i32| -> Vec<i32> { (0..400).map(|i| 300 + i).chain([900 + at, 5, 6]).collect() };
        // While it is read, the eight come, so that they are let in together.
        let before = context.complete_async_with(vec![7; 500], 1, &greedy(), &no_options());
        let answers: Vec<_> = (0..8)
            .map(|at| context.complete_async_with(prompt(at), max_tokens, &greedy(), &no_options()))
            .collect();
        before.wait().unwrap();
        let records: Vec<_> = answers.into_iter().map(|answer| answer.wait().unwrap()).collect();
        let n_read: i32 = records
            .iter()
            .map(|record| record.stats.n_prompt - record.stats.n_cached)
            .sum();
        assert!((403..=403 + 7 * 3).contains(&n_read), "{n_read} tokens were read");
        for (at, record) in records.iter().enumerate() {
            let fresh = common::context(&model)
                .complete_with(prompt(at as i32), max_tokens, &greedy(), &no_options())
                .unwrap();
            assert_eq!(record.tokens, fresh.tokens, "request {at}");
        }
    }
}

#[test]
fn a_prompt_takes_its_beginning_from_a_stream_that_runs_and_from_one_that_made_way() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_seq_max: 2,
            n_ctx: 1024,
            ..small()
        },
    )
    .unwrap();
    let prompt = |at: i32| -> Vec<i32> { (0..200).map(|i| 300 + i).chain([900 + at]).collect() };
    let stream = context
        .generate_stream_with(prompt(0), 60, &greedy(), &no_options())
        .unwrap();
    let first = stream.wait_next().unwrap().unwrap();
    for at in 1..6 {
        let record = context.complete_with(prompt(at), 3, &greedy(), &no_options()).unwrap();
        assert_eq!(record.stats.n_cached, 200, "request {at}");
    }
    let alone = context.generate_with(prompt(0), 60, &greedy(), &no_options()).unwrap();
    let rest: String = std::iter::from_fn(|| stream.wait_next().unwrap()).collect();
    assert_eq!(first + &rest, alone);
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

#[test]
fn a_key_takes_nothing_from_what_runs_or_is_read_under_another() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_seq_max: 4,
            n_ctx: 2048,
            ..small()
        },
    )
    .unwrap();
    let prompt = |at: i32| -> Vec<i32> { (0..200).map(|i| 300 + i).chain([900 + at]).collect() };
    let keyed = |key: &str| GenerateOptions {
        cache_key: Some(key.to_owned()),
        ..no_options()
    };
    let stream = context
        .generate_stream_with(prompt(0), 60, &greedy(), &keyed("a"))
        .unwrap();
    stream.wait_next().unwrap().unwrap();
    for (at, key, n_cached) in [(1, "b", 0), (2, "a", 200), (3, "b", 200), (4, "c", 0)] {
        let record = context.complete_with(prompt(at), 3, &greedy(), &keyed(key)).unwrap();
        assert_eq!(record.stats.n_cached, n_cached, "request {at} of {key}");
    }
    // At once, so that some read while others wait to.
    let at_once: Vec<_> = ["d", "e", "d", "e"]
        .map(|key| context.complete_async_with(prompt(5), 3, &greedy(), &keyed(key)))
        .into();
    let n_cached: i32 = at_once
        .into_iter()
        .map(|pending| pending.wait().unwrap().stats.n_cached)
        .sum();
    assert!(
        n_cached <= 2 * 200,
        "{n_cached} tokens of two keys were shared by two requests each"
    );
}
