//! Conversations: what they keep and what they pay for.

mod common;

use common::talk::{message, messages, say, talk, user, CAT, FRANCE};
use common::{context, greedy, no_options, small, tiny};
use mullama::{
    Context, ContextParams, Conversation, ConversationParams, ErrorCode, FinishReason, Generation, Model, Result,
    WhenFull,
};

fn two_sequences() -> ContextParams {
    ContextParams {
        n_seq_max: 2,
        n_ctx: 1024,
        ..small()
    }
}

/// Tokens that were evaluated of a prompt.
fn evaluated(record: &Generation) -> i32 {
    record.stats.n_prompt - record.stats.n_cached
}

#[test]
fn a_conversation_keeps_what_was_said_and_answers_as_chat_does() {
    let context = context(&tiny());
    let talk = talk(&context);
    let first = say(&talk, FRANCE);
    let second = say(&talk, CAT);
    let said = [
        message("user", FRANCE),
        message("assistant", &first.text),
        message("user", CAT),
    ];
    let same = context
        .chat_with(&said, 40, &greedy(), &Default::default(), &no_options())
        .unwrap();
    assert_eq!((&second.text, second.stats.n_prompt), (&same.text, same.stats.n_prompt));
    assert_eq!(
        messages(&talk),
        format!(
            r#"[{{"role":"user","content":"{FRANCE}"}},{{"role":"assistant","content":"{}"}},{{"role":"user","content":"{CAT}"}},{{"role":"assistant","content":"{}"}}]"#,
            first.text, second.text
        )
    );
    assert_eq!((talk.n_messages(), talk.n_dropped()), (4, 0));
    assert_eq!(talk.n_tokens(), second.stats.n_prompt + second.stats.n_generated);
}

#[test]
fn the_second_turn_evaluates_only_what_is_new() {
    let model = tiny();
    let context = context(&model);
    let talk = talk(&context);
    let first = say(&talk, FRANCE);
    let second = say(&talk, CAT);
    // The end of the answer, the new turn, the beginning of the next answer.
    let new = model.tokenize_with(
        &format!("<|im_end|>\n<|im_start|>user\n{CAT}<|im_end|>\n<|im_start|>assistant\n"),
        false,
        true,
    );
    assert_eq!(first.finish_reason, FinishReason::Stop);
    assert_eq!(evaluated(&second) as usize, new.unwrap().len());
}

#[test]
fn it_is_found_again_after_other_requests_have_used_its_sequence() {
    let model = tiny();
    let context = context(&model);
    let (one, other) = (talk(&context), talk(&context));
    let alone = {
        let talk = talk(&Context::new_with(&model, &small()).unwrap());
        [say(&talk, FRANCE), say(&talk, CAT)]
    };
    let first = say(&one, FRANCE);
    let of_other = say(&other, "What is 2 plus 3?");
    context
        .generate_with("Once upon a time", 30, &greedy(), &no_options())
        .unwrap();
    let second = say(&one, CAT);
    assert_eq!([&first.text, &second.text], [&alone[0].text, &alone[1].text]);
    assert_eq!(evaluated(&second), evaluated(&alone[1]));
    assert!(second.stats.n_cached > first.stats.n_prompt);
    assert!(say(&other, "And 3 plus 4?").stats.n_cached >= of_other.stats.n_prompt);
}

#[test]
fn without_memory_for_its_state_it_is_evaluated_again_with_the_same_answer() {
    let model = tiny();
    let params = ContextParams {
        swap_mib: -1,
        ..small()
    };
    let context = Context::new_with(&model, &params).unwrap();
    let talk = talk(&context);
    say(&talk, FRANCE);
    context
        .generate_with("Once upon a time", 30, &greedy(), &no_options())
        .unwrap();
    let second = say(&talk, CAT);
    assert!(second.stats.n_cached < 10, "{:?}", second.stats);
    let deterministic = ContextParams {
        deterministic: true,
        ..small()
    };
    let other = Context::new_with(&model, &deterministic).unwrap();
    let other = Conversation::new(&other).unwrap();
    say(&other, FRANCE);
    let same = say(&other, CAT);
    assert_eq!((same.stats.n_cached, same.text), (0, second.text));
}

#[test]
fn what_is_kept_of_a_closed_conversation_makes_room() {
    let model = tiny();
    let context = context(&model);
    for n in 0..200 {
        let talk = talk(&context);
        say(&talk, &format!("What is 2 plus {}?", n % 10));
        assert_eq!(talk.n_messages(), 2);
    }
    // And the context is used without them as before.
    assert!(context.generate("Once upon a time").is_ok());
}

#[test]
fn undo_takes_back_a_turn_and_what_stays_is_found_again() {
    let context = context(&tiny());
    let talk = talk(&context);
    say(&talk, FRANCE);
    let before = messages(&talk);
    let first = say(&talk, CAT);
    assert_eq!(talk.undo().unwrap(), 2);
    assert_eq!(messages(&talk), before);
    let again = say(&talk, CAT);
    assert_eq!(again.text, first.text);
    // All but the last token, whose logits are needed.
    assert_eq!(evaluated(&again), 1);
    talk.add(&[message("assistant", "More.")]).unwrap();
    assert_eq!([talk.undo(), talk.undo(), talk.undo()].map(Result::unwrap), [3, 2, 0]);
    assert_eq!((messages(&talk).as_str(), talk.n_messages()), ("[]", 0));
}

#[test]
fn a_fork_goes_on_by_itself_and_shares_what_was_evaluated() {
    let model = tiny();
    for params in [small(), two_sequences()] {
        let context = Context::new_with(&model, &params).unwrap();
        let talk = talk(&context);
        say(&talk, FRANCE);
        let fork = talk.fork().unwrap();
        let of_fork = say(&fork, CAT);
        assert!(evaluated(&of_fork) < 25, "{:?}", of_fork.stats);
        let of_first = say(&talk, "What is 2 plus 3?");
        assert!(evaluated(&of_first) < 25, "{:?}", of_first.stats);
        assert_ne!(messages(&talk), messages(&fork));
        assert_eq!((talk.n_messages(), fork.n_messages()), (4, 4));
        drop(talk);
        assert!(evaluated(&say(&fork, "Bye")) < 25);
    }
}

#[test]
fn a_full_conversation_drops_whole_turns_and_keeps_what_the_system_said() {
    let model = tiny();
    let params = ContextParams { n_ctx: 256, ..small() };
    let context = Context::new_with(&model, &params).unwrap();
    let params = ConversationParams {
        system: Some("Be brief.".into()),
        ..Default::default()
    };
    let talk = Conversation::new_with(&context, &params).unwrap();
    let mut dropped = 0;
    for n in 0..20 {
        let record = say(&talk, &format!("What is {n} plus 3?"));
        // 40 tokens are free for the answer.
        assert!(record.stats.n_prompt <= 216, "{:?}", record.stats);
        assert_ne!(record.finish_reason, FinishReason::ContextFull);
        assert!(talk.n_dropped() % 2 == 0 && talk.n_dropped() >= dropped);
        dropped = talk.n_dropped();
    }
    assert!(dropped > 20);
    assert_eq!(talk.n_messages() + dropped, 41);
    assert!(messages(&talk).starts_with(r#"[{"role":"system","content":"Be brief."},{"role":"user""#));
}

#[test]
fn one_that_may_not_drop_says_that_it_is_full_and_is_condensed() {
    let model = tiny();
    let params = ContextParams { n_ctx: 256, ..small() };
    let context = Context::new_with(&model, &params).unwrap();
    let params = ConversationParams {
        system: Some("Be brief.".into()),
        when_full: WhenFull::Fail,
        ..Default::default()
    };
    let talk = Conversation::new_with(&context, &params).unwrap();
    let error = (0..20).find_map(|n| {
        talk.send_with(&format!("What is {n} plus 3?"), 40, &greedy(), &no_options())
            .err()
    });
    let error = error.expect("it is full some time");
    assert_eq!(error.code(), ErrorCode::ContextFull);
    assert!(error.to_string().contains("condense"), "{error}");
    let before = messages(&talk);
    assert_eq!(talk.excess_with(1).unwrap().n_messages, 0);
    let excess = talk.excess_with(150).unwrap();
    assert!(excess.n_messages > 0 && excess.n_messages % 2 == 0 && excess.n_tokens > excess.n_available);
    assert!(excess
        .messages
        .starts_with(r#"[{"role":"user","content":"What is 0 plus 3?"}"#));
    assert_eq!(
        talk.condense(excess.n_messages + 1, &[]).unwrap_err().code(),
        ErrorCode::InvalidInput
    );
    assert_eq!(talk.condense(0, &[]).unwrap_err().code(), ErrorCode::InvalidInput);
    assert_eq!(messages(&talk), before);
    let summary = [message("user", "We have added."), message("assistant", "Yes.")];
    talk.condense(excess.n_messages, &summary).unwrap();
    assert!(messages(&talk).starts_with(
        r#"[{"role":"system","content":"Be brief."},{"role":"user","content":"We have added."},{"role":"assistant","content":"Yes."},{"role":"user""#
    ));
    assert_eq!(pollster::block_on(talk.excess_async_with(100)).unwrap().n_messages, 0);
    say(&talk, CAT);
    assert_eq!(talk.n_dropped(), excess.n_messages);
}

#[test]
fn a_message_that_no_context_can_hold_changes_nothing() {
    let context = Context::new_with(&tiny(), &ContextParams { n_ctx: 256, ..small() }).unwrap();
    let talk = talk(&context);
    say(&talk, FRANCE);
    let before = messages(&talk);
    for text in ["word ".repeat(400), "word ".repeat(1 << 20)] {
        assert_eq!(talk.send(&text).unwrap_err().code(), ErrorCode::ContextFull);
    }
    assert_eq!(messages(&talk), before);
}

#[test]
fn what_a_conversation_begins_with_is_checked() {
    let context = context(&tiny());
    let with = |params: ConversationParams| Conversation::new_with(&context, &params);
    let refused = |params: ConversationParams, part: &str| {
        let error = with(params).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput, "{error}");
        assert!(error.to_string().contains(part), "{error}");
    };
    let chat = |messages_json: &str| mullama::ChatOptions {
        messages_json: Some(messages_json.into()),
        ..Default::default()
    };
    refused(
        ConversationParams {
            messages: vec![message("", "a")],
            ..Default::default()
        },
        "messages[0].role",
    );
    refused(
        ConversationParams {
            chat: chat("{}"),
            ..Default::default()
        },
        "messages_json",
    );
    refused(
        ConversationParams {
            chat: chat("[]"),
            messages: user("a"),
            ..Default::default()
        },
        "beside messages",
    );
    refused(
        ConversationParams {
            system: Some("a\0".into()),
            ..Default::default()
        },
        "system",
    );
    refused(
        ConversationParams {
            n_reserve: -1,
            ..Default::default()
        },
        "n_reserve",
    );
    let tools = mullama::ChatOptions {
        tools: Some("{}".into()),
        ..Default::default()
    };
    refused(
        ConversationParams {
            chat: tools,
            ..Default::default()
        },
        "tools",
    );
    let given = with(ConversationParams {
        chat: chat(r#"[{"role": "user", "content": "a", "b": 1.0}]"#),
        ..Default::default()
    });
    assert_eq!(messages(&given.unwrap()), r#"[{"role":"user","content":"a","b":1.0}]"#);
    // Without a message there is nothing to answer.
    let empty = with(ConversationParams::default()).unwrap();
    assert_eq!(empty.send_messages(&[]).unwrap_err().code(), ErrorCode::InvalidInput);
    let asked = with(ConversationParams {
        messages: user(FRANCE),
        ..Default::default()
    })
    .unwrap();
    assert!(asked
        .send_messages_with(&[], 40, &greedy(), &no_options())
        .unwrap()
        .text
        .contains("Paris"));
}

#[test]
fn the_forms_of_an_answer_say_the_same() {
    let model = tiny();
    let context = context(&model);
    let text = say(&talk(&context), FRANCE).text;
    let stream = talk(&context)
        .send_stream_with(FRANCE, 40, &greedy(), &no_options())
        .unwrap();
    assert_eq!(stream.map(Result::unwrap).collect::<String>(), text);
    let record = pollster::block_on(talk(&context).send_async_with(FRANCE, 40, &greedy(), &no_options())).unwrap();
    assert_eq!(record.text, text);
    let said = user(FRANCE);
    let awaited = talk(&context)
        .send_messages_stream_async_with(&said, 40, &greedy(), &no_options())
        .unwrap();
    let pieces: Vec<Result<String>> = pollster::block_on(futures_util::StreamExt::collect(awaited));
    assert_eq!(pieces.into_iter().map(Result::unwrap).collect::<String>(), text);
}

fn _is_shared_by_threads(talk: Conversation, model: Model) -> impl Send + Sync {
    (talk, model)
}
