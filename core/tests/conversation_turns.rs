//! Conversations: who waits for whom, and what an answer leaves that did not come to its end.

mod common;

use common::talk::{messages, say, talk, user, CAT, FRANCE};
use common::{context, greedy, no_options, small, tiny};
use mullama::{
    CancelToken, Context, ContextParams, Conversation, ConversationParams, ErrorCode, FinishReason, GenerateOptions,
    Overflow, Result, SamplerParams, WhenFull,
};

#[test]
fn answers_that_end_early_leave_what_was_delivered_and_nothing_leaves_nothing() {
    let context = context(&tiny());
    let talk = talk(&context);
    let cut = talk.send_with(FRANCE, 2, &greedy(), &no_options()).unwrap();
    assert_eq!(cut.finish_reason, FinishReason::Length);
    assert!(messages(&talk).ends_with(&format!(r#""content":"{}"}}]"#, cut.text)));
    talk.undo().unwrap();
    let mut stream = talk.send_stream_with(FRANCE, 40, &greedy(), &no_options()).unwrap();
    let piece = stream.next().unwrap().unwrap();
    stream.close();
    assert!(messages(&talk).ends_with(&format!(r#""content":"{piece}"}}]"#)));
    talk.undo().unwrap();
    // Closed before a piece was taken, cancelled before it began, and refused: as it was.
    talk.send_stream_with(FRANCE, 40, &greedy(), &no_options())
        .unwrap()
        .close();
    let token = CancelToken::new();
    token.cancel().unwrap();
    let cancelled = GenerateOptions {
        cancel: Some(token),
        ..no_options()
    };
    let record = talk.send_with(FRANCE, 40, &greedy(), &cancelled).unwrap();
    assert_eq!(
        (record.finish_reason, record.text.as_str()),
        (FinishReason::Cancelled, "")
    );
    let mut bad = greedy();
    bad.temperature = -1.0;
    assert_eq!(
        talk.send_with(FRANCE, 40, &bad, &no_options()).unwrap_err().code(),
        ErrorCode::Sampler
    );
    assert_eq!(talk.send("a\0b").unwrap_err().code(), ErrorCode::InvalidInput);
    assert_eq!(messages(&talk), "[]");
    assert_eq!(say(&talk, FRANCE).finish_reason, FinishReason::Stop);
}

#[test]
fn calls_that_end_by_themselves_wait_for_each_other() {
    let context = context(&tiny());
    let talk = Conversation::new_with(
        &context,
        &ConversationParams {
            when_full: WhenFull::DropOldest,
            ..Default::default()
        },
    )
    .unwrap();
    std::thread::scope(|scope| {
        for n in 0..50 {
            let talk = &talk;
            scope.spawn(move || {
                talk.send_with(&format!("What is 2 plus {}?", n % 10), 3, &greedy(), &no_options())
                    .unwrap()
            });
        }
    });
    assert_eq!(talk.n_messages() + talk.n_dropped(), 100);
    let roles: Vec<String> = serde_json::from_str::<Vec<serde_json::Value>>(&messages(&talk))
        .unwrap()
        .iter()
        .map(|message| message["role"].as_str().unwrap().to_owned())
        .collect();
    assert!(roles.chunks(2).all(|turn| turn == ["user", "assistant"]), "{roles:?}");
}

#[test]
fn while_a_stream_is_open_what_would_change_the_conversation_is_refused() {
    let context = context(&tiny());
    let talk = talk(&context);
    let stream = talk.send_stream_with(FRANCE, 40, &greedy(), &no_options()).unwrap();
    let busy = |answer: Result<()>| assert_eq!(answer.unwrap_err().code(), ErrorCode::ContextBusy);
    busy(talk.send("a").map(drop));
    busy(talk.send_stream("a").map(drop));
    busy(pollster::block_on(talk.send_async("a")).map(drop));
    busy(talk.undo().map(drop));
    busy(talk.add(&user("a")));
    busy(talk.condense(2, &[]));
    assert_eq!(messages(&talk), "[]");
    assert_eq!(talk.fork().unwrap().n_messages(), 0);
    let joined: String = stream.map(Result::unwrap).collect();
    assert!(messages(&talk).ends_with(&format!(r#""content":"{joined}"}}]"#)));
    assert_eq!(talk.n_messages(), 2);
    say(&talk, CAT);
}

#[test]
fn an_awaited_answer_that_is_dropped_lets_the_next_one_begin() {
    let context = context(&tiny());
    let talk = talk(&context);
    for _ in 0..20 {
        drop(talk.send_async(FRANCE));
        talk.send_with("a", 1, &greedy(), &no_options()).unwrap();
    }
    assert_eq!(talk.n_messages() % 2, 0);
}

#[test]
fn closing_ends_no_answer_and_a_closed_context_leaves_the_messages() {
    let model = tiny();
    let context = context(&model);
    let talk = talk(&context);
    let stream = talk.send_stream_with(FRANCE, 40, &greedy(), &no_options()).unwrap();
    talk.close();
    talk.close();
    let joined: String = stream.map(Result::unwrap).collect();
    assert!(joined.contains("Paris"));
    assert_eq!(talk.send("a").unwrap_err().code(), ErrorCode::InvalidHandle);
    assert_eq!(talk.messages().unwrap_err().code(), ErrorCode::InvalidHandle);
    let talk = Conversation::new(&context).unwrap();
    say(&talk, FRANCE);
    context.close();
    assert_eq!(talk.send("a").unwrap_err().code(), ErrorCode::InvalidHandle);
    assert_eq!(
        Conversation::new(&context).unwrap_err().code(),
        ErrorCode::InvalidHandle
    );
    assert_eq!((talk.n_messages(), messages(&talk).contains("Paris")), (2, true));
}

#[test]
fn what_waits_for_another_answer_hears_its_token_at_once() {
    let endless = ContextParams {
        overflow: Overflow::Shift,
        ..small()
    };
    let context = Context::new_with(&tiny(), &endless).unwrap();
    let talk = talk(&context);
    let stopped_by = |token: &CancelToken| GenerateOptions {
        cancel: Some(token.clone()),
        ..no_options()
    };
    let on = SamplerParams {
        ignore_eos: true,
        ..greedy()
    };
    let (first, second) = (CancelToken::new(), CancelToken::new());
    std::thread::scope(|scope| {
        let long = scope.spawn(|| talk.send_with(FRANCE, i32::MAX, &on, &stopped_by(&first)).unwrap());
        while talk.undo().is_ok() {
            std::thread::yield_now();
        }
        let given_up = scope.spawn(|| talk.send_with(CAT, 9, &greedy(), &stopped_by(&second)).unwrap());
        let behind = scope.spawn(|| talk.send_with(CAT, 9, &greedy(), &no_options()).unwrap());
        second.cancel().unwrap();
        let record = given_up.join().unwrap();
        assert_eq!(
            (record.finish_reason, record.text.as_str()),
            (FinishReason::Cancelled, "")
        );
        // Else this would not end: what it waited for goes on.
        assert!(!long.is_finished() && !behind.is_finished());
        first.cancel().unwrap();
        let long = long.join().unwrap();
        assert_eq!(long.finish_reason, FinishReason::Cancelled);
        assert!(!behind.join().unwrap().text.is_empty());
        // A question whose answer had not begun is taken back.
        let n_kept = 1 + i32::from(!long.text.is_empty());
        assert_eq!(talk.n_messages(), 2 * n_kept, "of {:?} and the one behind", long.text);
    });
}
