//! Conversations: the prompt they become, what is none, and the answers.

mod common;

use common::talk::{calling, count, message, plain, refused, user, END_OF_TEXT, TOOLS, TURN};
use common::{context, greedy, no_options, small, tiny};
use mullama::{ChatMessage, ChatOptions, Context, ContextParams, ErrorCode, FinishReason, ToolCall};

#[test]
fn a_conversation_is_written_as_the_template_says() {
    let model = tiny();
    let talk = [
        message("system", "Be brief."),
        message("user", "Hi <b>&'\""),
        message("assistant", "Hello."),
        message("user", "Bye"),
    ];
    let turns = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi <b>&'\"<|im_end|>\n\
                 <|im_start|>assistant\nHello.<|im_end|>\n<|im_start|>user\nBye<|im_end|>\n";
    assert_eq!(model.apply_chat_template_with(&talk, false, &plain()).unwrap(), turns);
    let prompt = model.apply_chat_template_with(&talk, true, &plain()).unwrap();
    assert_eq!(prompt, turns.to_owned() + "<|im_start|>assistant\n");
}

#[test]
fn tools_and_tool_calls_are_written_as_python_writes_json() {
    let model = tiny();
    let options = ChatOptions {
        tools: Some(TOOLS.into()),
        messages_json: Some(
            r#"[{"role": "user", "content": "Weather?"},
                {"role": "assistant", "tool_calls": [{"function": {"name": "get_weather", "arguments": {"city": "Zürich"}}}]},
                {"role": "tool", "content": "{\"degrees\": 20}"}]"#
                .into(),
        ),
        ..plain()
    };
    let expected = format!(
        "<|im_start|>system\nTools:\n{}<|im_end|>\n<|im_start|>user\nWeather?<|im_end|>\n\
         <|im_start|>assistant\n<tool_call>{}</tool_call><|im_end|>\n<|im_start|>tool\n{{\"degrees\": 20}}<|im_end|>\n",
        r#"{"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object"}}}"#,
        r#"{"name": "get_weather", "arguments": {"city": "Zürich"}}"#,
    );
    assert_eq!(model.apply_chat_template_with(&[], false, &options).unwrap(), expected);
}

#[test]
fn tokens_are_those_of_the_written_text_and_begin_with_one_bos() {
    let model = tiny();
    for talk in [
        user("What is the capital of France?"),
        vec![message("system", "S"), message("user", "日本 😀")],
    ] {
        let text = model.apply_chat_template_with(&talk, true, &plain()).unwrap();
        let tokens = model.chat_tokens_with(&talk, &plain()).unwrap();
        assert_eq!(tokens, model.tokenize_with(&text, true, true).unwrap());
        assert_eq!(count(&tokens, END_OF_TEXT), 1, "the tiny model's BOS");
    }
    let without = ChatOptions {
        add_generation_prompt: false,
        ..plain()
    };
    assert_eq!(count(&model.chat_tokens_with(&user("a"), &without).unwrap(), TURN), 1);
}

#[test]
fn typed_tool_calls_are_written_as_those_of_json() {
    let model = tiny();
    let answer = message("tool", "20").with_name("get_weather").with_tool_call_id("1");
    let call = ToolCall::new("get_weather", r#"{"city": "Zürich", "b": 1.0, "a": null}"#).with_id("1");
    let talk = [user("Weather?").remove(0), calling(call), answer];
    let json = ChatOptions::default().with_messages_json(
        r#"[{"role": "user", "content": "Weather?"},
            {"role": "assistant", "tool_calls": [{"type": "function", "id": "1",
             "function": {"name": "get_weather", "arguments": {"city": "Zürich", "b": 1.0, "a": null}}}]},
            {"role": "tool", "content": "20", "name": "get_weather", "tool_call_id": "1"}]"#,
    );
    let expected = model.apply_chat_template_with(&[], true, &json).unwrap();
    assert!(
        expected.contains(r#""arguments": {"city": "Zürich", "b": 1.0, "a": null}"#),
        "{expected}"
    );
    assert_eq!(model.apply_chat_template_with(&talk, true, &plain()).unwrap(), expected);
    let none = [calling(ToolCall::new("now", ""))];
    let written = model.apply_chat_template_with(&none, true, &plain()).unwrap();
    assert!(written.contains(r#"{"name": "now", "arguments": {}}"#), "{written}");
}

#[test]
fn typed_messages_that_say_nothing_or_no_json_are_refused_with_their_place() {
    let model = tiny();
    let silent = ChatMessage {
        content: None,
        ..message("user", "")
    };
    let cases = [
        (silent, "messages[1].content is null; give text"),
        (
            calling(ToolCall::new("f", "[1]")),
            "messages[1].tool_calls[0].arguments is of type sequence",
        ),
        (
            calling(ToolCall::new("f", "{")),
            "messages[1].tool_calls[0].arguments is no JSON",
        ),
        (
            calling(ToolCall::new("a\0", "{}")),
            "messages[1].tool_calls[0].name has a NUL",
        ),
        (
            message("user", "a").with_extra("1"),
            "messages[1].extra is of type number",
        ),
        (
            message("user", "a").with_extra(r#"{"role": "b"}"#),
            "messages[1].extra is with a 'role'",
        ),
        (message("", "a"), "messages[1].role is missing"),
    ];
    for (wrong, expected) in cases {
        let error = model
            .chat_tokens_with(&[message("user", "a"), wrong], &plain())
            .unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[test]
fn a_conversation_that_is_none_is_refused_and_the_message_names_the_place() {
    let model = tiny();
    let with = |field: fn(&mut ChatOptions, String), json: &str| {
        let mut options = plain();
        field(&mut options, json.into());
        options
    };
    let messages: fn(&mut ChatOptions, String) = |options, json| options.messages_json = Some(json);
    let tools: fn(&mut ChatOptions, String) = |options, json| options.tools = Some(json);
    let variables: fn(&mut ChatOptions, String) = |options, json| options.variables = Some(json);
    let apply = |talk: &[ChatMessage], options: &ChatOptions| model.apply_chat_template_with(talk, true, options);

    refused(apply(&[], &plain()), "at least one message");
    refused(apply(&[], &with(messages, "[]")), "at least one message");
    refused(
        apply(&user("a"), &with(messages, r#"[{"role": "user"}]"#)),
        "one of the two",
    );
    refused(apply(&[], &with(messages, "[{\"role\": \n nope}]")), "line 2");
    refused(apply(&[], &with(messages, r#"{"role": "user"}"#)), "a JSON list");
    refused(apply(&[], &with(messages, r#"["hello"]"#)), "messages_json[0]");
    refused(apply(&[], &with(messages, &"[".repeat(100_000))), "recursion limit");
    refused(apply(&user("a"), &with(tools, "[1,]")), "line 1 column 4");
    refused(apply(&user("a"), &with(tools, "{}")), "a JSON list");
    refused(apply(&user("a"), &with(variables, "[]")), "a JSON object");
    refused(
        apply(&user("a"), &with(variables, r#"{"messages": []}"#)),
        "an argument of its own",
    );
    refused(apply(&user("a\0b"), &plain()), "messages[0].content has a NUL");
    refused(
        apply(&[], &with(messages, r#"[{"role": "user", "content": "\u0000"}]"#)),
        "messages_json has a NUL",
    );
    refused(model.chat_tokens_with(&[], &plain()), "at least one message");
    // What the template does with a message that it does not know is the template's word: this one calls a string's missing field.
    refused(
        apply(&[], &with(messages, r#"[{"role": "user", "content": {"a": 1}}]"#)),
        "chat template",
    );
}

#[test]
fn a_role_that_the_template_does_not_know_is_the_templates_affair() {
    let model = tiny();
    let text = model
        .apply_chat_template_with(&[message("pirate", "Arr")], false, &plain())
        .unwrap();
    assert_eq!(text, "<|im_start|>pirate\nArr<|im_end|>\n");
}

#[test]
fn a_chat_answers_with_a_record_and_a_stream_joins_to_it() {
    let model = tiny();
    let context = context(&model);
    let talk = user("What is the capital of France?");
    let record = context
        .chat_with(&talk, 40, &greedy(), &plain(), &no_options())
        .unwrap();
    assert!(record.text.contains("Paris"), "{}", record.text);
    assert_eq!(record.finish_reason, FinishReason::Stop);
    let n_prompt = model.chat_tokens_with(&talk, &plain()).unwrap().len();
    assert_eq!(record.stats.n_prompt as usize, n_prompt);
    let stream = context
        .chat_stream_with(&talk, 40, &greedy(), &plain(), &no_options())
        .unwrap();
    let joined: String = stream.map(Result::unwrap).collect();
    assert_eq!(joined, record.text);
}

#[test]
fn a_chat_that_does_not_fit_or_cannot_run_says_so_before_it_begins() {
    let model = tiny();
    let context = Context::new_with(&model, &ContextParams { n_ctx: 256, ..small() }).unwrap();
    let long = user(&"word ".repeat(2000));
    for error in [
        context
            .chat_with(&long, 5, &greedy(), &plain(), &no_options())
            .unwrap_err(),
        context
            .chat_stream_with(&long, 5, &greedy(), &plain(), &no_options())
            .unwrap_err(),
    ] {
        assert_eq!(error.code(), ErrorCode::ContextFull);
        assert!(error.data("needed") > error.data("available"));
    }
    refused(
        context.chat_with(&[], 5, &greedy(), &plain(), &no_options()),
        "at least one message",
    );
    context.close();
    let closed = context.chat_with(&user("a"), 5, &greedy(), &plain(), &no_options());
    assert_eq!(closed.unwrap_err().code(), ErrorCode::InvalidHandle);
    model.close();
    let closed = model.apply_chat_template_with(&user("a"), true, &plain());
    assert_eq!(closed.unwrap_err().code(), ErrorCode::InvalidHandle);
}
