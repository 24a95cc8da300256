//! Streams: their join, their record, their ends, and how many a context has.

mod common;

use common::{chat, context, greedy, no_options, small, tiny, STORY};
use mullama::{CancelToken, Context, ContextParams, ErrorCode, FinishReason, GenerateOptions, SamplerParams, Stream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{mpsc, Arc};
use std::task::{Poll, Wake, Waker};

fn stream(context: &Context, max_tokens: i32) -> Stream {
    context
        .generate_stream_with(STORY, max_tokens, &greedy(), &no_options())
        .unwrap()
}

fn endless() -> SamplerParams {
    SamplerParams {
        ignore_eos: true,
        ..greedy()
    }
}

#[test]
fn the_join_of_a_stream_is_the_text_and_its_record_is_the_record() {
    let context = context(&tiny());
    for prompt in [
        STORY,
        "",
        &chat("How do you say dog in Hindi?"),
        "🐈 said",
        "A \u{301}B",
    ] {
        let record = context.complete_with(prompt, 60, &greedy(), &no_options()).unwrap();
        let mut stream = context
            .generate_stream_with(prompt, 60, &greedy(), &no_options())
            .unwrap();
        let joined: String = stream.by_ref().map(Result::unwrap).collect();
        assert_eq!(joined, record.text, "{prompt}");
        let streamed = stream.finish().unwrap();
        assert_eq!((&streamed.text, &streamed.tokens), (&record.text, &record.tokens));
        assert_eq!(streamed.finish_reason, record.finish_reason);
        assert_eq!(streamed.stats.n_prompt, record.stats.n_prompt);
        assert_eq!(streamed.stats.n_generated, record.stats.n_generated);
    }
}

#[test]
fn an_ended_stream_goes_on_saying_so() {
    let context = context(&tiny());
    let stream = stream(&context, 2);
    assert!(stream.wait_next().unwrap().is_some());
    assert!(stream.wait_next().unwrap().is_some());
    for _ in 0..3 {
        assert_eq!(stream.wait_next(), Ok(None));
        assert_eq!(stream.try_next(), Ok(None));
        assert_eq!(stream.next_into(&mut []), Ok(0));
    }
    assert_eq!(stream.finish().unwrap(), stream.finish().unwrap());
}

#[test]
fn what_counts_is_what_was_delivered() {
    let context = context(&tiny());
    let stream = context
        .generate_stream_with(STORY, -1, &endless(), &no_options())
        .unwrap();
    let taken: String = (0..5).map(|_| stream.wait_next().unwrap().unwrap()).collect();
    let record = stream.finish().unwrap();
    assert_eq!(record.text, taken);
    assert_eq!(record.stats.n_generated, 5);
    assert_eq!(record.tokens.len(), 5);
    assert_eq!(record.finish_reason, FinishReason::Cancelled);
    assert_eq!(stream.wait_next(), Ok(None));
    assert_eq!(stream.finish().unwrap(), record);
}

#[test]
fn taking_the_last_piece_of_a_full_length_is_taking_the_end() {
    let context = context(&tiny());
    let stream = stream(&context, 3);
    for _ in 0..3 {
        stream.wait_next().unwrap().unwrap();
    }
    assert_eq!(stream.finish().unwrap().finish_reason, FinishReason::Length);
}

#[test]
fn a_small_buffer_keeps_the_piece() {
    let context = context(&tiny());
    let stream = stream(&context, 1);
    let error = stream.next_into(&mut [0; 1]).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BufferTooSmall);
    assert_eq!(error.data("available"), Some(1));
    let needed = usize::try_from(error.data("needed").unwrap()).unwrap();
    let mut buffer = vec![0; needed];
    assert_eq!(stream.next_into(&mut buffer), Ok(needed));
    assert_eq!(buffer, b" there");
}

#[test]
fn every_call_beside_an_open_stream_is_answered() {
    let context = context(&tiny());
    let alone = context.generate_with(STORY, 30, &greedy(), &no_options()).unwrap();
    let open = stream(&context, 30);
    let mut text = String::new();
    // Computed ahead or not, finished or not.
    while let Some(piece) = open.wait_next().unwrap() {
        text.push_str(&piece);
        context.generate_with(STORY, 1, &greedy(), &no_options()).unwrap();
        context.complete_with(STORY, 1, &greedy(), &no_options()).unwrap();
        let beside = context.generate_stream_with(STORY, 1, &greedy(), &no_options());
        assert_eq!(beside.unwrap().count(), 1);
        let later = context.generate_async_with(STORY, 1, &greedy(), &no_options());
        later.wait().unwrap();
        context.clear_cache().unwrap();
    }
    assert_eq!(text, alone);
}

#[test]
fn closing_finishing_or_dropping_a_stream_frees_its_sequence() {
    let context = context(&tiny());
    let endings: [fn(Stream); 3] = [drop, |stream| stream.close(), |stream| drop(stream.finish())];
    for end in endings {
        let open = context
            .generate_stream_with(STORY, -1, &endless(), &no_options())
            .unwrap();
        open.wait_next().unwrap();
        end(open);
        context.generate_with(STORY, 1, &greedy(), &no_options()).unwrap();
    }
}

#[test]
fn a_closed_stream_answers_invalid_handle() {
    let context = context(&tiny());
    let stream = stream(&context, 5);
    stream.close();
    stream.close();
    assert!(stream.is_closed());
    assert_eq!(stream.wait_next().unwrap_err().code(), ErrorCode::InvalidHandle);
    assert_eq!(stream.try_next().unwrap_err().code(), ErrorCode::InvalidHandle);
    assert_eq!(stream.finish().unwrap_err().code(), ErrorCode::InvalidHandle);
}

#[test]
fn several_streams_interleave_on_one_context() {
    let model = tiny();
    for deterministic in [false, true] {
        let context = Context::new_with(
            &model,
            &ContextParams {
                n_seq_max: 3,
                n_ctx: 1536,
                deterministic,
                ..small()
            },
        )
        .unwrap();
        let prompts = [STORY, "The llama", &chat("How do you say cat in Arabic?")];
        let alone: Vec<String> = prompts
            .iter()
            .map(|prompt| context.generate_with(prompt, 30, &greedy(), &no_options()).unwrap())
            .collect();
        let streams: Vec<Stream> = prompts
            .iter()
            .map(|prompt| {
                context
                    .generate_stream_with(prompt, 30, &greedy(), &no_options())
                    .unwrap()
            })
            .collect();
        let mut joined = vec![String::new(); 3];
        let mut running = 3;
        while running > 0 {
            running = 0;
            for (stream, joined) in streams.iter().zip(&mut joined) {
                if let Some(piece) = stream.wait_next().unwrap() {
                    joined.push_str(&piece);
                    running += 1;
                }
            }
        }
        assert_eq!(joined, alone, "deterministic: {deterministic}");
    }
}

#[test]
fn a_generation_beside_an_open_stream_uses_another_sequence() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_seq_max: 2,
            n_ctx: 1024,
            ..small()
        },
    )
    .unwrap();
    let alone = context.generate_with(STORY, 20, &greedy(), &no_options()).unwrap();
    let open = context
        .generate_stream_with(STORY, -1, &endless(), &no_options())
        .unwrap();
    for _ in 0..3 {
        open.wait_next().unwrap();
        assert_eq!(
            context.generate_with(STORY, 20, &greedy(), &no_options()).unwrap(),
            alone
        );
    }
}

#[test]
fn a_cancelled_stream_ends_without_what_was_computed_ahead() {
    let context = context(&tiny());
    let cancel = CancelToken::new();
    let options = GenerateOptions {
        cancel: Some(cancel.clone()),
        ..no_options()
    };
    let stream = context.generate_stream_with(STORY, -1, &endless(), &options).unwrap();
    stream.wait_next().unwrap().unwrap();
    cancel.cancel().unwrap();
    assert_eq!(stream.wait_next(), Ok(None));
    let record = stream.finish().unwrap();
    assert_eq!(
        (record.stats.n_generated, record.finish_reason),
        (1, FinishReason::Cancelled)
    );
    context.generate_with(STORY, 1, &greedy(), &no_options()).unwrap();
}

#[test]
fn a_stream_ends_when_its_context_is_closed_and_lives_when_it_is_dropped() {
    let model = tiny();
    let closed = context(&model);
    let open = closed
        .generate_stream_with(STORY, -1, &endless(), &no_options())
        .unwrap();
    open.wait_next().unwrap().unwrap();
    closed.close();
    assert_eq!(open.wait_next(), Ok(None));
    assert_eq!(open.finish().unwrap().finish_reason, FinishReason::Cancelled);

    let text = context(&model)
        .generate_with(STORY, 30, &greedy(), &no_options())
        .unwrap();
    let orphan = stream(&context(&model), 30);
    drop(model);
    assert_eq!(orphan.map(Result::unwrap).collect::<String>(), text);
}

#[test]
fn a_waiting_reader_is_woken_through_its_waker() {
    struct Count(AtomicUsize, mpsc::SyncSender<()>);
    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
            let _ = self.1.try_send(());
        }
    }
    let context = context(&tiny());
    let expected = context.generate_with(STORY, 40, &greedy(), &no_options()).unwrap();
    let (sender, woken) = mpsc::sync_channel(1);
    let waker = Waker::from(Arc::new(Count(AtomicUsize::new(0), sender)));
    let stream = stream(&context, 40);
    let mut joined = String::new();
    loop {
        match stream.poll_next(&waker) {
            Poll::Ready(piece) => match piece.unwrap() {
                Some(piece) => joined.push_str(&piece),
                None => break,
            },
            Poll::Pending => woken.recv().expect("a wake for every wait"),
        }
    }
    assert_eq!(joined, expected);
}

#[test]
fn two_readers_share_one_stream() {
    let context = context(&tiny());
    let expected = context.complete_with(STORY, 60, &greedy(), &no_options()).unwrap();
    let stream = stream(&context, 60);
    let count = |_| {
        let mut n = 0;
        while let Some(piece) = stream.wait_next().unwrap() {
            n += piece.len();
        }
        n
    };
    let bytes: usize = std::thread::scope(|scope| {
        let readers = [scope.spawn(|| count(())), scope.spawn(|| count(()))];
        readers.map(|reader| reader.join().unwrap()).iter().sum()
    });
    assert_eq!(bytes, expected.text.len());
    assert_eq!(stream.finish().unwrap().text, expected.text);
}

#[test]
fn a_wait_for_a_piece_has_a_limit_and_takes_nothing() {
    let model = tiny();
    let context = Context::new_with(&model, &ContextParams { n_ctx: 8192, ..small() }).unwrap();
    let prompt = vec![300; 8000];
    let stream = context
        .generate_stream_with(prompt, 3, &greedy(), &no_options())
        .unwrap();
    let early = stream.wait_for(Some(std::time::Duration::ZERO)).unwrap_err();
    assert_eq!(early.code(), ErrorCode::WouldBlock, "8,000 tokens take a while");
    for _ in 0..2 {
        stream.wait_for(None).unwrap();
    }
    assert!(stream.try_next().unwrap().is_some(), "it is there");
    while stream.wait_next().unwrap().is_some() {}
    stream.wait_for(Some(std::time::Duration::ZERO)).unwrap();
    assert_eq!(stream.finish().unwrap().stats.n_generated, 3);
    stream.close();
    assert_eq!(stream.wait_for(None).unwrap_err().code(), ErrorCode::InvalidHandle);
}
