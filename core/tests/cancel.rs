//! Stop means return: cancelling gives the text so far and is no error.

mod common;

use common::{context, greedy, no_options, small, tiny, STORY};
use mullama::{CancelToken, Context, ContextParams, ErrorCode, FinishReason, GenerateOptions, SamplerParams};

fn endless() -> SamplerParams {
    SamplerParams {
        ignore_eos: true,
        ..greedy()
    }
}

fn watched(cancel: &CancelToken) -> GenerateOptions {
    GenerateOptions {
        cancel: Some(cancel.clone()),
        ..no_options()
    }
}

#[test]
fn a_token_that_is_set_before_gives_an_empty_text() {
    let context = context(&tiny());
    let cancel = CancelToken::new();
    cancel.cancel().unwrap();
    assert!(cancel.is_cancelled().unwrap());
    let record = context.complete_with(STORY, 10, &greedy(), &watched(&cancel)).unwrap();
    assert_eq!(
        (record.text.as_str(), record.finish_reason),
        ("", FinishReason::Cancelled)
    );
}

#[test]
fn another_thread_stops_a_generation_that_would_go_on() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_ctx: 1 << 17,
            ..small()
        },
    )
    .unwrap();
    let cancel = CancelToken::new();
    let record = std::thread::scope(|scope| {
        let running = scope.spawn(|| context.complete_with(STORY, -1, &endless(), &watched(&cancel)));
        // That it runs at all shows in a second context's answer of a few tokens.
        common::context(&tiny())
            .generate_with(STORY, 5, &greedy(), &no_options())
            .unwrap();
        cancel.cancel().unwrap();
        running.join().unwrap().unwrap()
    });
    assert_eq!(record.finish_reason, FinishReason::Cancelled);
    assert_eq!(record.stats.n_generated as usize, record.tokens.len());
    context.generate_with(STORY, 1, &greedy(), &no_options()).unwrap();
}

#[test]
fn a_long_prompt_is_stopped_inside_its_decode() {
    let model = tiny();
    let context = Context::new_with(
        &model,
        &ContextParams {
            n_ctx: 1 << 15,
            n_batch: 1 << 15,
            ..small()
        },
    )
    .unwrap();
    let prompt = vec![300; 30_000];
    let cancel = CancelToken::new();
    let stream = context
        .generate_stream_with(&prompt, 5, &greedy(), &watched(&cancel))
        .unwrap();
    cancel.cancel().unwrap();
    assert_eq!(stream.wait_next(), Ok(None));
    assert_eq!(stream.finish().unwrap().finish_reason, FinishReason::Cancelled);
    // What the aborted decode left behind does not change what comes after.
    let expected = common::context(&model)
        .generate_with(STORY, 20, &greedy(), &no_options())
        .unwrap();
    assert_eq!(
        context.generate_with(STORY, 20, &greedy(), &no_options()).unwrap(),
        expected
    );
}

#[test]
fn cancelling_one_of_two_leaves_the_other_alone() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_seq_max: 2,
            n_ctx: 2048,
            ..small()
        },
    )
    .unwrap();
    let expected = context.generate_with(STORY, 80, &greedy(), &no_options()).unwrap();
    for after in 0..12 {
        let cancel = CancelToken::new();
        let doomed = context
            .generate_stream_with(STORY, -1, &endless(), &watched(&cancel))
            .unwrap();
        let other = context.generate_async_with(STORY, 80, &greedy(), &no_options());
        for _ in 0..after {
            doomed.wait_next().unwrap();
        }
        cancel.cancel().unwrap();
        assert_eq!(doomed.wait_next(), Ok(None));
        assert_eq!(other.wait().unwrap(), expected);
    }
}

#[test]
fn dropping_a_pending_answer_frees_the_context() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_ctx: 1 << 17,
            ..small()
        },
    )
    .unwrap();
    drop(context.generate_async_with(STORY, -1, &endless(), &no_options()));
    assert!(context.generate_with(STORY, 3, &greedy(), &no_options()).is_ok());
}

#[test]
fn closing_a_context_tells_its_callers_and_returns_what_they_have() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_ctx: 1 << 17,
            ..small()
        },
    )
    .unwrap();
    let running = context.generate_async_with(STORY, -1, &endless(), &no_options());
    let queued = context.generate_async_with(STORY, 5, &greedy(), &no_options());
    let with_record = context.complete_async_with(STORY, 5, &greedy(), &no_options());
    context.close();
    let record = with_record.wait().unwrap();
    assert_eq!(
        (record.text.as_str(), record.finish_reason),
        ("", FinishReason::Cancelled)
    );
    for cut in [running, queued] {
        let error = cut.wait().unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidHandle);
        let made = error.record().expect("what it had made");
        assert_eq!(made.finish_reason, FinishReason::Cancelled);
        assert_eq!(error.data("n_generated"), Some(made.tokens.len() as i64));
        assert!(
            error
                .to_string()
                .contains(&format!("made so far: {}", made.tokens.len())),
            "{error}"
        );
    }
    let error = context.generate_with(STORY, 1, &greedy(), &no_options()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidHandle);
}

#[test]
fn what_a_token_has_stopped_is_no_error_when_its_context_is_closed_behind_it() {
    let context = context(&tiny());
    let cancel = CancelToken::new();
    cancel.cancel().unwrap();
    let stopped = context.generate_with(STORY, -1, &endless(), &watched(&cancel));
    let stream = context
        .generate_stream_with(STORY, -1, &endless(), &watched(&cancel))
        .unwrap();
    assert_eq!(stream.wait_next(), Ok(None));
    context.close();
    assert_eq!((stopped, stream.check_not_cut()), (Ok(String::new()), Ok(())));
}

#[test]
fn a_stream_knows_whether_its_context_was_closed_under_it() {
    let context = context(&tiny());
    let whole = context
        .generate_stream_with(STORY, 1, &greedy(), &no_options())
        .unwrap();
    while whole.wait_next().unwrap().is_some() {}
    let cut = context
        .generate_stream_with(STORY, -1, &endless(), &no_options())
        .unwrap();
    let first = cut.wait_next().unwrap().unwrap();
    context.close();
    assert_eq!(cut.wait_next(), Ok(None));
    assert_eq!(whole.check_not_cut(), Ok(()));
    let error = cut.check_not_cut().unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidHandle);
    assert_eq!(error.record().unwrap().text, first);
    assert_eq!(cut.finish().unwrap().finish_reason, FinishReason::Cancelled);
}

#[test]
fn a_closed_token_is_no_token() {
    let context = context(&tiny());
    let cancel = CancelToken::new();
    cancel.close();
    assert!(cancel.clone().is_closed());
    assert_eq!(cancel.cancel().unwrap_err().code(), ErrorCode::InvalidHandle);
    assert_eq!(cancel.is_cancelled().unwrap_err().code(), ErrorCode::InvalidHandle);
    let error = context
        .generate_with(STORY, 1, &greedy(), &watched(&cancel))
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidHandle);
}
