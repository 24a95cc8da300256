//! Who lives how long: closing, cloning, counting, sharing between threads.
//!
//! One test, because it counts the live objects of the whole process.

mod common;

use common::{context, greedy, no_options, tiny, tiny_path, STORY};
use mullama::{live_handles, CancelToken, Context, ContextParams, ErrorCode, Model, ModelParams, Stream};

#[test]
fn objects_live_as_long_as_somebody_needs_them() {
    assert_eq!(live_handles(), 0);
    closing_twice_is_closing_once();
    a_model_may_go_before_its_context();
    a_context_may_go_before_its_answer();
    clones_close_by_themselves();
    facts_stay_readable();
    loading_twice_is_loading_once();
    everything_is_shared_between_threads();
    wrong_parameters_leave_nothing_behind();
    nobody_waits_for_contexts_without_a_thread();
    nothing_is_left();
}

fn nothing_is_left() {
    assert_eq!(live_handles(), 0);
}

fn closing_twice_is_closing_once() {
    let model = tiny();
    let context = context(&model);
    let stream = context
        .generate_stream_with(STORY, 5, &greedy(), &no_options())
        .unwrap();
    let token = CancelToken::new();
    assert_eq!(live_handles(), 4);
    for _ in 0..2 {
        stream.close();
        context.close();
        model.close();
        token.close();
        assert_eq!(live_handles(), 0);
    }
    assert!(model.is_closed() && context.is_closed() && stream.is_closed() && token.is_closed());
    for error in [
        model.tokenize_with("a", false, false).unwrap_err(),
        Context::new(&model).unwrap_err(),
        context.generate_with(STORY, 1, &greedy(), &no_options()).unwrap_err(),
        context.clear_cache().unwrap_err(),
        stream.try_next().unwrap_err(),
    ] {
        assert_eq!(error.code(), ErrorCode::InvalidHandle);
    }
    // What was read at creation stays.
    assert!(model.token_is_eog(0) && model.token_is_control(0) && model.n_vocab() > 0);
    drop((model, context, stream, token));
    nothing_is_left();
}

fn a_model_may_go_before_its_context() {
    let model = tiny();
    let context = context(&model);
    model.close();
    drop(model);
    assert!(!context
        .generate_with(STORY, 5, &greedy(), &no_options())
        .unwrap()
        .is_empty());
}

fn a_context_may_go_before_its_answer() {
    let model = tiny();
    let expected = context(&model)
        .generate_with(STORY, 60, &greedy(), &no_options())
        .unwrap();
    let pending = context(&model).generate_async_with(STORY, 60, &greedy(), &no_options());
    assert_eq!(pending.wait().unwrap(), expected);
    drop(model);
}

fn clones_close_by_themselves() {
    let model = tiny();
    let clone = model.clone();
    assert_eq!(live_handles(), 2);
    model.close();
    assert_eq!(live_handles(), 1);
    assert!(clone.tokenize_with("a", false, false).is_ok());
    assert!(model.clone().is_closed());
    assert_eq!(live_handles(), 1);
}

fn facts_stay_readable() {
    let model = tiny();
    let n_vocab = model.n_vocab();
    let context = context(&model);
    model.close();
    context.close();
    assert_eq!((model.n_vocab(), context.n_ctx()), (n_vocab, 512));
}

fn loading_twice_is_loading_once() {
    let first = tiny();
    let mut steps = Vec::new();
    let mut progress = |fraction: f32| {
        steps.push(fraction);
        true
    };
    let second = Model::load_with_progress(tiny_path(), &ModelParams::default(), Some(&mut progress)).unwrap();
    assert_eq!(steps, [0.0, 1.0], "the second load only looks up the first");
    drop(first);
    assert!(second.tokenize_with("still there", false, false).is_ok());
}

fn everything_is_shared_between_threads() {
    let model = tiny();
    let one = context(&model);
    let two = context(&model);
    let expected = one.generate_with(STORY, 30, &greedy(), &no_options()).unwrap();
    std::thread::scope(|scope| {
        for context in [&one, &one, &one, &two, &two] {
            let (model, expected) = (&model, &expected);
            scope.spawn(move || {
                for _ in 0..3 {
                    assert_eq!(
                        &context.generate_with(STORY, 30, &greedy(), &no_options()).unwrap(),
                        expected
                    );
                    assert!(!model.tokenize(expected).unwrap().is_empty());
                }
            });
        }
    });
    let stream = one.generate_stream_with(STORY, 30, &greedy(), &no_options()).unwrap();
    let joined = std::thread::spawn(move || stream.map(Result::unwrap).collect::<String>())
        .join()
        .unwrap();
    assert_eq!(joined, expected);
    fn assert_shareable<T: Send + Sync>() {}
    assert_shareable::<(Model, Context, Stream, CancelToken)>();
}

fn wrong_parameters_leave_nothing_behind() {
    let model = tiny();
    let code = |params: ContextParams| Context::new_with(&model, &params).unwrap_err().code();
    let params = ContextParams::default;
    assert_eq!(
        code(ContextParams {
            n_seq_max: 1 << 20,
            ..params()
        }),
        ErrorCode::Context
    );
    assert_eq!(
        code(ContextParams {
            n_seq_max: 0,
            ..params()
        }),
        ErrorCode::InvalidInput
    );
    assert_eq!(code(ContextParams { n_batch: 0, ..params() }), ErrorCode::InvalidInput);
    assert_eq!(
        code(ContextParams {
            n_threads: 100_000,
            ..params()
        }),
        ErrorCode::InvalidInput
    );
    assert_eq!(
        code(ContextParams {
            embeddings: true,
            ..params()
        }),
        ErrorCode::NotAvailable
    );
    let quantised = ContextParams {
        flash_attn: mullama::FlashAttn::Off,
        type_v: mullama::KvType::Q8_0,
        ..params()
    };
    assert_eq!(code(quantised), ErrorCode::Context);
    assert_eq!(live_handles(), 1);
}

/// A context on a bare vocabulary has no thread that could end, and holds nothing. Who waited for it would wait for ever.
fn nobody_waits_for_contexts_without_a_thread() {
    let params = ModelParams {
        vocab_only: true,
        ..ModelParams::default()
    };
    let vocabulary = Model::load_with(tiny_path(), &params).unwrap();
    let closed: Vec<Context> = (0..3).map(|_| Context::new(&vocabulary).unwrap()).collect();
    closed.iter().for_each(Context::close);
    let context = Context::new_with(&tiny(), &common::small()).unwrap();
    context.generate_with(STORY, 2, &greedy(), &no_options()).unwrap();
}
