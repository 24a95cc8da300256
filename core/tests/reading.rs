//! Long prompts are read beside what runs, can be stopped, and are refused early where they cannot fit.

mod common;

use common::{context, greedy, no_options, tiny, STORY};
use mullama::{
    CancelToken, Context, ContextParams, EmbedOptions, EmbeddingConfig, EmbeddingGenerator, ErrorCode, FinishReason,
    GenerateOptions, Pending, Result,
};
use std::pin::Pin;
use std::task::{Poll, Waker};

fn large() -> Context {
    let params = ContextParams {
        n_ctx: 1 << 17,
        n_seq_max: 2,
        n_threads: 1,
        ..ContextParams::default()
    };
    Context::new_with(&tiny(), &params).unwrap()
}

/// A text of a few seconds, which could fit into [`large`] for all that is known before it is read.
fn long() -> String {
    "Once <|im_start|> upon, a time. ".repeat(30_000)
}

fn poll<T>(pending: &mut Pending<T>) -> Poll<Result<T>> {
    std::future::Future::poll(Pin::new(pending), &mut std::task::Context::from_waker(Waker::noop()))
}

#[test]
fn a_short_prompt_is_answered_while_a_long_one_is_read() {
    let context = large();
    let mut long = context.complete_async_with(long(), 1, &greedy(), &no_options());
    let short = context.complete_with(STORY, 3, &greedy(), &no_options()).unwrap();
    assert_eq!(short.tokens.len(), 3);
    assert!(poll(&mut long).is_pending());
}

#[test]
fn reading_ends_as_cancelled_by_token_and_by_handle() {
    let context = large();
    let cancel = CancelToken::new();
    let options = GenerateOptions {
        cancel: Some(cancel.clone()),
        ..no_options()
    };
    let by_token = context.complete_async_with(long(), 1, &greedy(), &options);
    let by_handle = context.complete_async_with(long(), 1, &greedy(), &no_options());
    cancel.cancel().unwrap();
    by_handle.cancel();
    for pending in [by_token, by_handle] {
        let record = pending.wait().unwrap();
        assert_eq!(
            (record.finish_reason, record.tokens.len()),
            (FinishReason::Cancelled, 0)
        );
    }
    let set_before = context.complete_with(long(), 1, &greedy(), &options).unwrap();
    assert_eq!(
        (set_before.finish_reason, set_before.stats.n_prompt),
        (FinishReason::Cancelled, 0)
    );
    let mut stream = context.generate_stream_with(long(), 1, &greedy(), &options).unwrap();
    assert!(stream.next().is_none());
    assert_eq!(stream.finish().unwrap().finish_reason, FinishReason::Cancelled);
}

#[test]
fn closing_the_context_ends_what_is_being_read() {
    let context = large();
    let record = context.complete_async_with(long(), 1, &greedy(), &no_options());
    let text = context.generate_async_with(long(), 1, &greedy(), &no_options());
    context.close();
    assert_eq!(record.wait().unwrap().finish_reason, FinishReason::Cancelled);
    assert_eq!(text.wait().unwrap_err().code(), ErrorCode::InvalidHandle);
}

#[test]
fn a_text_that_cannot_fit_is_refused_in_every_form() {
    let context = context(&tiny());
    let text = "<|im_start|>a".repeat(1 << 20);
    let blocking = context.generate_with(&text, 1, &greedy(), &no_options()).unwrap_err();
    let pending = context.generate_async_with(&text, 1, &greedy(), &no_options());
    let stream = context
        .generate_stream_with(&text, 1, &greedy(), &no_options())
        .unwrap_err();
    for error in [blocking, pending.wait().unwrap_err(), stream] {
        assert_eq!(error.code(), ErrorCode::ContextFull);
        assert!(error.to_string().starts_with("the prompt has at least "), "{error}");
        assert_eq!(error.data("available"), Some(512));
    }
}

#[test]
fn a_stream_for_who_awaits_it_opens_before_its_prompt_is_read() {
    let context = large();
    let stream = context
        .generate_stream_async_with(long(), 1, &greedy(), &no_options())
        .unwrap();
    let record = stream.finish().unwrap();
    assert_eq!(
        (record.finish_reason, record.stats.n_prompt),
        (FinishReason::Cancelled, 0)
    );
    let short = context
        .generate_stream_async_with(STORY, 3, &greedy(), &no_options())
        .unwrap();
    assert!(
        short.finish().unwrap().stats.n_prompt > 0,
        "what is short is read at once"
    );
}

#[test]
fn an_awaited_stream_tells_what_is_wrong_with_a_long_prompt_instead_of_its_first_piece() {
    let context = context(&tiny());
    let text = "<|im_start|>a".repeat(1 << 20);
    let stream = context.generate_stream_async_with(&text, 1, &greedy(), &no_options());
    let mut stream = mullama::Stream::from(stream.unwrap());
    let error = stream.next().unwrap().unwrap_err();
    assert_eq!(error.code(), ErrorCode::ContextFull);
    assert!(error.to_string().starts_with("the prompt has at least "), "{error}");
    assert!(stream.next().is_none());
    assert_eq!(stream.finish().unwrap_err(), error);
    let tokens = vec![1; 600];
    let opened = context.generate_stream_async_with(&tokens, 1, &greedy(), &no_options());
    assert_eq!(
        opened.unwrap_err().code(),
        ErrorCode::ContextFull,
        "nothing is to be read"
    );
}

#[test]
fn an_awaited_stream_gives_the_same_from_a_long_prompt() {
    let context = large();
    let text = STORY.repeat(400);
    let expected = context.complete_with(&text, 5, &greedy(), &no_options()).unwrap();
    let stream = context.generate_stream_async_with(&text, 5, &greedy(), &no_options());
    let mut stream = mullama::Stream::from(stream.unwrap());
    let pieces: Vec<String> = stream.by_ref().map(Result::unwrap).collect();
    let record = stream.finish().unwrap();
    assert_eq!((pieces.concat(), &record.text), (expected.text.clone(), &expected.text));
    assert_eq!(record.stats.n_prompt, expected.stats.n_prompt);
}

/// A generator that reads a text of any length whole, and takes its beginning.
fn cutting() -> EmbeddingGenerator {
    let config = EmbeddingConfig {
        n_ctx: 32,
        n_threads: 1,
        truncate: true,
        ..EmbeddingConfig::default()
    };
    EmbeddingGenerator::new_with(&tiny(), &config).unwrap()
}

/// A text that takes a second at least where nothing is marked in it.
fn very_long() -> String {
    long().repeat(16)
}

#[test]
fn a_short_text_is_embedded_while_a_long_one_is_read() {
    let generator = cutting();
    let mut long = generator.embed_async(&very_long());
    assert!(generator.embed(STORY).is_ok());
    assert!(poll(&mut long).is_pending());
}

#[test]
fn reading_what_is_to_be_embedded_ends_by_token_by_handle_and_by_closing() {
    let generator = cutting();
    let cancel = CancelToken::new();
    let options = EmbedOptions {
        cancel: Some(cancel.clone()),
    };
    let by_token = generator.embed_batch_async_with(&[very_long()], &options);
    let by_handle = generator.embed_async(&very_long());
    let by_closing = generator.embed_async(&very_long());
    cancel.cancel().unwrap();
    by_handle.cancel();
    assert_eq!(by_token.wait().unwrap_err().code(), ErrorCode::Cancelled);
    assert_eq!(by_handle.wait().unwrap_err().code(), ErrorCode::Cancelled);
    generator.close();
    assert_eq!(by_closing.wait().unwrap_err().code(), ErrorCode::InvalidHandle);
}

#[test]
fn a_long_text_is_embedded_alike_wherever_it_is_read() {
    let generator = cutting();
    let text = STORY.repeat(1000);
    let here = generator.embed(&text).unwrap();
    assert_eq!(generator.embed_async(&text).wait().unwrap(), here);
    assert_eq!(generator.embed_batch_async(&[text]).wait().unwrap(), [here]);
}
