//! Streams whose pieces are awaited, beside those that are waited for.

mod common;

use common::{context, greedy, no_options, tiny, STORY};
use futures_core::FusedStream;
use futures_util::StreamExt; // in scope for all: `next` of either stream needs no further word
use mullama::{AsyncStream, ChatMessage, ErrorCode, FinishReason, Stream};
use pollster::block_on;

#[test]
fn next_is_one_method_of_each_stream() {
    let context = context(&tiny());
    let mut waited = context
        .generate_stream_with(STORY, 8, &greedy(), &no_options())
        .unwrap();
    let mut pieces = Vec::new();
    #[allow(clippy::while_let_on_iterator)] // it is about `next` itself
    while let Some(piece) = waited.next() {
        pieces.push(piece.unwrap());
    }
    let mut awaited = context
        .generate_stream_async_with(STORY, 8, &greedy(), &no_options())
        .unwrap();
    block_on(async {
        for piece in &pieces {
            assert_eq!(awaited.next().await.unwrap().as_ref(), Ok(piece));
        }
        assert_eq!(awaited.next().await, None);
    });
    assert!(awaited.is_terminated());
    assert_eq!(awaited.finish().unwrap().text, waited.finish().unwrap().text);
}

#[test]
fn an_error_is_the_last_item_of_each_stream() {
    let context = context(&tiny());
    let open = || {
        context
            .generate_stream_with(STORY, 8, &greedy(), &no_options())
            .unwrap()
    };
    let mut waited = open();
    waited.close();
    assert_eq!(waited.next().unwrap().unwrap_err().code(), ErrorCode::InvalidHandle);
    assert_eq!(waited.next(), None);
    let mut awaited = AsyncStream::from(open());
    awaited.close();
    assert!(awaited.is_closed());
    let error = block_on(awaited.next()).unwrap().unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidHandle);
    assert_eq!(block_on(awaited.next()), None);
}

#[test]
fn a_stream_becomes_the_other_one_and_goes_on() {
    let context = context(&tiny());
    let text = context.generate_with(STORY, 20, &greedy(), &no_options()).unwrap();
    let mut awaited = context
        .generate_stream_async_with(STORY, 20, &greedy(), &no_options())
        .unwrap();
    let first = block_on(awaited.next()).unwrap().unwrap();
    let rest: mullama::Result<String> = Stream::from(awaited).collect();
    assert_eq!(first + &rest.unwrap(), text);
}

#[test]
fn awaited_streams_share_a_sequence_and_give_it_back() {
    let context = context(&tiny());
    let open = || {
        context
            .generate_stream_async_with(STORY, 30, &greedy(), &no_options())
            .unwrap()
    };
    let text = context.generate_with(STORY, 30, &greedy(), &no_options()).unwrap();
    let (mut first, second) = (open(), open());
    assert!(block_on(first.next()).unwrap().is_ok());
    let pieces: Vec<_> = block_on(second.collect());
    assert_eq!(pieces.into_iter().map(Result::unwrap).collect::<String>(), text);
    assert_eq!(first.finish().unwrap().finish_reason, FinishReason::Cancelled);
}

#[test]
fn a_conversation_is_awaited_too() {
    let context = context(&tiny());
    let messages = [ChatMessage::new("user", "What is the capital of France?")];
    let pieces: Vec<_> = block_on(context.chat_stream_async(&messages).unwrap().collect());
    let said: mullama::Result<String> = pieces.into_iter().collect();
    assert!(!said.unwrap().is_empty());
}

#[test]
fn both_streams_can_go_to_another_thread() {
    fn goes<T: Send + Sync + Unpin>() {}
    goes::<Stream>();
    goes::<AsyncStream>();
}
