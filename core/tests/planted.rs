//! An assertion of the engine's is an error, in whichever call it happens: it is planted in each kind of call.
//!
//! Built with the feature `__planted`, which puts the plants in; the assertion itself is ggml's, thrown through its own C code.

mod common;

use common::{context, greedy, no_options, small, tiny, tiny_path, STORY};
use mullama::planted::{plant, Travel};
use mullama::{
    leaked_objects, reserved_memory, ChatMessage, Context, ContextParams, EmbeddingConfig, EmbeddingGenerator, Error,
    ErrorCode, Model, ModelParams, Overflow, SamplerParams,
};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// One test plants at a time: the plants are the process's, and so is the count of what leaked, which what another test left running
/// must not change any more.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    let alone = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    wait_for_owners_to_end();
    alone
}

/// Waits until no thread of ours is seen several times in a row: while a thread ends, the kernel's listing can leave out another.
#[track_caller]
fn wait_for_owners_to_end() {
    let begin = Instant::now();
    let mut looks_without = 0;
    while looks_without < 5 {
        let running = our_threads();
        looks_without = if running.is_empty() { looks_without + 1 } else { 0 };
        assert!(
            begin.elapsed() < Duration::from_secs(20),
            "threads that do not end: {running:?}"
        );
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The names of the threads of ours that still run.
fn our_threads() -> Vec<String> {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let names = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok());
    names.filter(|name| name.starts_with("mullama-")).collect()
}

/// What the planted assertion of a call looks like.
#[track_caller]
fn assert_planted(error: &Error, call: &str) {
    let expected = Error::Engine {
        message: format!("GGML_ASSERT(mullama_shim_{call}) failed"),
        file: "planted.cpp".into(),
        line: 7,
    };
    assert_eq!(*error, expected);
    assert_eq!(error.code(), ErrorCode::Engine);
    assert_eq!(error.data("line"), Some(7));
}

/// Weights that no other test shares, so that they are loaded here.
fn fresh_model() -> mullama::Result<Model> {
    Model::load_with(
        tiny_path(),
        &ModelParams {
            use_mmap: false,
            check_tensors: true,
            ..ModelParams::default()
        },
    )
}

fn story(context: &Context) -> mullama::Result<String> {
    context.generate_with(STORY, 8, &greedy(), &no_options())
}

/// Waits until the owner thread has left a context behind.
#[track_caller]
fn wait_for_leaked(expected: i32) {
    let begin = Instant::now();
    while leaked_objects() < expected && begin.elapsed() < Duration::from_secs(20) {
        std::thread::yield_now();
    }
    assert_eq!(leaked_objects(), expected);
}

const BOTH: [Travel; 2] = [Travel::Free, Travel::Swallowed];

#[test]
fn a_load_that_asserts_is_an_error_and_the_next_one_loads() {
    let _alone = alone();
    for call in [
        "model_default_params",
        "model_load",
        "model_facts",
        "vocab_facts",
        "vocab_bits",
        "model_meta_value",
    ] {
        for travel in BOTH {
            plant(call, 0, travel);
            assert_planted(&fresh_model().unwrap_err(), call);
            assert!(fresh_model().is_ok(), "after {call}");
        }
    }
}

#[test]
fn what_a_load_made_behind_a_swallowed_assertion_is_leaked_and_counted() {
    let _alone = alone();
    let before = leaked_objects();
    plant("model_load", 0, Travel::Free);
    assert_planted(&fresh_model().unwrap_err(), "model_load");
    assert_eq!(leaked_objects(), before, "nothing was made");
    plant("model_load", 0, Travel::Swallowed);
    assert_planted(&fresh_model().unwrap_err(), "model_load");
    assert_eq!(leaked_objects(), before + 1);
}

#[test]
fn a_context_that_asserts_while_it_is_made_is_an_error() {
    let _alone = alone();
    let model = tiny();
    for call in ["context_default_params", "context_new", "context_facts"] {
        for travel in BOTH {
            plant(call, 0, travel);
            assert_planted(&Context::new_with(&model, &small()).unwrap_err(), call);
            plant(call, 0, travel);
            assert_planted(&EmbeddingGenerator::new(&model).unwrap_err(), call);
        }
    }
    assert!(story(&context(&model)).is_ok());
}

/// Params under which every call on a context is made.
fn penalised() -> SamplerParams {
    SamplerParams {
        penalty_repeat: 1.5,
        ..SamplerParams::greedy()
    }
}

#[test]
fn a_context_on_which_an_assertion_failed_answers_it_from_then_on() {
    let _alone = alone();
    let model = tiny();
    let expected = story(&context(&model)).unwrap();
    let calls = [
        "decode",
        "logits",
        "seq_rm",
        "sampler_new",
        "sampler_apply",
        "sampler_accept",
        "token_to_piece",
    ];
    for (call, travel) in calls.iter().flat_map(|call| BOTH.map(|travel| (*call, travel))) {
        let context = context(&model);
        let before = leaked_objects();
        plant(call, 0, travel);
        let first = context
            .generate_with(STORY, 8, &penalised(), &no_options())
            .unwrap_err();
        assert_planted(&first, call);
        assert_eq!(story(&context).unwrap_err(), first, "{call}");
        assert_eq!(context.clear_cache().unwrap_err(), first, "{call}");
        assert_eq!(context.prompt_tokens(STORY).unwrap_err(), first, "{call}");
        let stream = context.generate_stream_with(STORY, 8, &greedy(), &no_options());
        assert_eq!(stream.unwrap_err(), first, "{call}");
        let chat = context.chat(&[ChatMessage::new("user", "hello")]);
        assert_eq!(chat.unwrap_err(), first, "{call}");
        assert_eq!(context.n_ctx(), 512, "facts stay");
        // The context, and where it was half-way through, its sampler.
        let of_sampler = call == "sampler_apply"
            || call == "sampler_accept"
            || (call == "sampler_new" && travel == Travel::Swallowed);
        wait_for_leaked(before + 1 + i32::from(of_sampler));
        context.close();
        assert_eq!(story(&context).unwrap_err().code(), ErrorCode::InvalidHandle);
        assert_eq!(
            story(&common::context(&model)).unwrap(),
            expected,
            "another context after {call}"
        );
    }
}

#[test]
fn an_assertion_in_the_middle_of_a_stream_comes_after_its_pieces() {
    let _alone = alone();
    let model = tiny();
    let whole = context(&model)
        .generate_with(STORY, 8, &penalised(), &no_options())
        .unwrap();
    for call in ["decode", "sampler_apply", "token_to_piece"] {
        let context = context(&model);
        plant(call, 4, Travel::Free);
        let mut stream = context
            .generate_stream_with(STORY, 8, &penalised(), &no_options())
            .unwrap();
        let mut text = String::new();
        let error = loop {
            match stream.next() {
                Some(Ok(piece)) => text.push_str(&piece),
                Some(Err(error)) => break error,
                None => panic!("{call}: the stream ended well"),
            }
        };
        assert_planted(&error, call);
        assert!(
            !text.is_empty() && whole.starts_with(&text) && text.len() < whole.len(),
            "{call}: {text:?}"
        );
        assert!(stream.next().is_none());
        assert_eq!(story(&context).unwrap_err(), error);
    }
}

#[test]
fn all_that_runs_and_waits_on_a_context_hears_of_an_assertion() {
    let _alone = alone();
    let model = tiny();
    let params = ContextParams {
        n_seq_max: 2,
        ..small()
    };
    let context = Context::new_with(&model, &params).unwrap();
    plant("decode", 6, Travel::Free);
    let asked: Vec<_> = (0..5)
        .map(|_| context.generate_async_with(STORY, 64, &greedy(), &no_options()))
        .collect();
    for pending in asked {
        assert_planted(&pending.wait().unwrap_err(), "decode");
    }
}

#[test]
fn state_that_cannot_be_shortened_for_an_assertion_is_an_error() {
    let _alone = alone();
    let model = tiny();
    let context = context(&model);
    story(&context).unwrap();
    // The same prompt once more goes back to the end of what both have.
    plant("seq_pos_min", 0, Travel::Free);
    assert_planted(&story(&context).unwrap_err(), "seq_pos_min");
    assert_planted(&story(&context).unwrap_err(), "seq_pos_min");

    // A window that moves forgets what it has.
    let params = ContextParams {
        n_ctx: 256,
        overflow: Overflow::Shift,
        ..small()
    };
    let context = Context::new_with(&model, &params).unwrap();
    let endless = SamplerParams {
        ignore_eos: true,
        ..greedy()
    };
    plant("seq_rm", 1, Travel::Free);
    let error = context.generate_with(STORY, 400, &endless, &no_options()).unwrap_err();
    assert_planted(&error, "seq_rm");
}

#[test]
fn calls_on_the_vocabulary_fail_alone_and_the_model_goes_on() {
    let _alone = alone();
    let model = fresh_model().unwrap();
    let tokens = model.tokenize(STORY).unwrap();
    let context = context(&model);
    for travel in BOTH {
        plant("tokenize", 0, travel);
        assert_planted(&model.tokenize(STORY).unwrap_err(), "tokenize");
        plant("tokenize", 0, travel);
        assert_planted(&story(&context).unwrap_err(), "tokenize");
        plant("tokenize", 0, travel);
        let stream = context.generate_stream_with(STORY, 8, &greedy(), &no_options());
        assert_planted(&stream.unwrap_err(), "tokenize");
        plant("token_to_piece", 1, travel);
        assert_planted(&model.detokenize(&tokens).unwrap_err(), "token_to_piece");
        plant("token_to_piece", 0, travel);
        assert_planted(&model.token_to_piece(tokens[0]).unwrap_err(), "token_to_piece");
        for call in ["token_text", "token_attributes", "token_score"] {
            plant(call, 0, travel);
            assert_planted(&model.token_details(&tokens).unwrap_err(), call);
        }
        assert_eq!(model.tokenize(STORY).unwrap(), tokens);
        assert_eq!(model.detokenize(&tokens).unwrap(), STORY);
        assert!(story(&context).is_ok(), "no state of the context has been touched");
    }
}

#[test]
fn a_chat_template_that_asserts_is_an_error() {
    let _alone = alone();
    let messages = [ChatMessage::new("user", "hello")];
    for call in ["chat_template", "token_attributes"] {
        let model = fresh_model().unwrap();
        plant(call, 0, Travel::Free);
        assert_planted(&model.chat_tokens(&messages).unwrap_err(), call);
        assert!(model.chat_tokens(&messages).is_ok(), "the error is not kept");
    }
}

#[test]
fn a_generator_of_embeddings_answers_its_assertion_from_then_on() {
    let _alone = alone();
    let model = tiny();
    let config = EmbeddingConfig {
        n_ctx: 64,
        n_threads: 1,
        ..EmbeddingConfig::default()
    };
    let expected = EmbeddingGenerator::new_with(&model, &config)
        .unwrap()
        .embed(STORY)
        .unwrap();
    for (call, travel) in ["decode", "embeddings_seq", "seq_rm"]
        .iter()
        .flat_map(|call| BOTH.map(|travel| (*call, travel)))
    {
        let generator = EmbeddingGenerator::new_with(&model, &config).unwrap();
        let before = leaked_objects();
        plant(call, 0, travel);
        let first = generator.embed_batch(&[STORY, "and", "more"]).unwrap_err();
        assert_planted(&first, call);
        assert_eq!(generator.embed(STORY).unwrap_err(), first);
        wait_for_leaked(before + 1);
        generator.close();
        assert_eq!(generator.embed(STORY).unwrap_err().code(), ErrorCode::InvalidHandle);
        let another = EmbeddingGenerator::new_with(&model, &config).unwrap();
        assert_eq!(another.embed(STORY).unwrap(), expected);
    }
}

#[test]
fn what_cannot_be_freed_for_an_assertion_is_leaked_and_counted() {
    let _alone = alone();
    let before = leaked_objects();
    let model = fresh_model().unwrap();
    plant("context_free", 0, Travel::Free);
    drop(context(&model));
    wait_for_leaked(before + 1);
    plant("model_free", 0, Travel::Free);
    drop(model);
    wait_for_leaked(before + 2);
    let context = context(&tiny());
    plant("sampler_free", 0, Travel::Free);
    context.generate_with(STORY, 8, &penalised(), &no_options()).unwrap();
    wait_for_leaked(before + 3);
}

#[test]
fn memory_that_is_leaked_counts_as_held_and_what_is_freed_does_not() {
    let _alone = alone();
    let model = tiny();
    let held = || {
        wait_for_owners_to_end();
        reserved_memory()
    };
    let before = held();
    let poisoned = context(&model);
    let one = reserved_memory() - before;
    assert!(one > 0, "a context holds {one} bytes");
    plant("decode", 0, Travel::Free);
    story(&poisoned).unwrap_err();
    drop(poisoned);
    assert_eq!(held(), before + one);

    plant("context_free", 0, Travel::Free);
    drop(context(&model));
    assert_eq!(held(), before + 2 * one);

    // One thread: those of a team that is leaked stay, and have their owner's name.
    let config = EmbeddingConfig {
        n_threads: 1,
        ..EmbeddingConfig::default()
    };
    let generator = EmbeddingGenerator::new_with(&model, &config).unwrap();
    let of_generator = reserved_memory() - before - 2 * one;
    plant("decode", 0, Travel::Free);
    generator.embed(STORY).unwrap_err();
    drop(generator);
    assert_eq!(held(), before + 2 * one + of_generator);

    // A sampler stays, and its context is freed.
    let whole = context(&model);
    plant("sampler_free", 0, Travel::Free);
    whole.generate_with(STORY, 8, &penalised(), &no_options()).unwrap();
    drop(whole);
    assert_eq!(held(), before + 2 * one + of_generator);
}
