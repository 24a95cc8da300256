//! Templates of files: none, llama.cpp's own, one for tools, and those that are broken or mean harm.

mod common;

use common::header::replace_entry;
use common::talk::{count, message, plain, refused, user, END_OF_TEXT, TOOLS, TURN_END};
use mullama::{ChatOptions, ErrorCode, Model, ModelParams};

/// The tiny model's vocabulary with other chat templates, or none. The second one is for conversations with tools.
fn with_templates(name: &str, template: Option<&str>, with_tools: Option<&str>) -> Model {
    const KEY: &str = "tokenizer.chat_template";
    let mut bytes = std::fs::read(common::tiny_path()).unwrap();
    let size = bytes.len();
    if let Some(text) = with_tools {
        replace_entry(
            &mut bytes,
            "general.description",
            "tokenizer.chat_template.tool_use",
            text,
        );
    }
    // The tensors stay where they were: the file's old template is longer than any here, so blanks or a comment make up for it.
    let key = if template.is_some() {
        KEY
    } else {
        "tokenizer.no_chat_templ"
    };
    let text = template.unwrap_or_default();
    replace_entry(&mut bytes, KEY, key, text);
    let space = size - bytes.len();
    let padding = match text.contains('{') {
        true => format!("{{#{}#}}", " ".repeat(space - 4)),
        false => " ".repeat(space),
    };
    replace_entry(&mut bytes, key, key, &(text.to_owned() + &padding));
    let path = std::env::temp_dir().join(format!("mullama-chat-{}-{name}.gguf", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let params = ModelParams {
        vocab_only: true,
        ..ModelParams::default()
    };
    let model = Model::load_with(&path, &params);
    std::fs::remove_file(&path).unwrap();
    model.unwrap()
}

fn with_template(name: &str, template: &str) -> Model {
    with_templates(name, Some(template), None)
}

#[test]
fn a_model_without_a_template_has_no_chat() {
    let model = with_templates("none", None, None);
    assert_eq!(model.chat_template(), "");
    for error in [
        model.apply_chat_template_with(&user("a"), true, &plain()).unwrap_err(),
        model.chat_tokens_with(&user("a"), &plain()).unwrap_err(),
    ] {
        assert_eq!(error.code(), ErrorCode::NotAvailable);
        assert!(error.to_string().contains("no chat template"), "{error}");
    }
}

#[test]
fn a_file_may_name_one_of_llama_cpps_own_templates() {
    let model = with_template("named", "chatml");
    let talk = [message("system", "S"), message("user", "Hi <|im_end|>")];
    let text = model.apply_chat_template_with(&talk, true, &plain()).unwrap();
    assert_eq!(
        text,
        "<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nHi <|im_end|><|im_end|>\n<|im_start|>assistant\n"
    );
    assert_eq!(count(&model.chat_tokens_with(&talk, &plain()).unwrap(), TURN_END), 2);
    let tools = ChatOptions {
        tools: Some(TOOLS.into()),
        ..plain()
    };
    refused(
        model.apply_chat_template_with(&talk, true, &tools),
        "roles and contents only",
    );
}

#[test]
fn clock_variables_and_exceptions_reach_the_template() {
    let source = "{{ strftime_now('%Y-%m-%d') }} {{ bos_token }}{{ eos_token }} {{ mood | default('calm') }} {{ tools is defined }}\
                  {% if messages[0].role == 'pirate' %}{{ raise_exception('No pirates!') }}{% endif %}";
    let model = with_template("clock", source);
    let at = |now_unix: i64, variables: Option<&str>| ChatOptions {
        now_unix: Some(now_unix),
        variables: variables.map(Into::into),
        ..plain()
    };
    let apply = |options: &ChatOptions| model.apply_chat_template_with(&user("a"), true, options);
    assert_eq!(
        apply(&at(0, None)).unwrap(),
        "1970-01-01 <|endoftext|><|endoftext|> calm False"
    );
    let options = at(1_785_024_000, Some(r#"{"mood": "merry", "bos_token": "B"}"#));
    assert_eq!(apply(&options).unwrap(), "2026-07-26 B<|endoftext|> merry False");
    refused(apply(&at(i64::MAX, None)), "now_unix");
    let today = apply(&plain()).unwrap();
    assert!(today.as_str() > "2024", "{today}");
    refused(
        model.apply_chat_template_with(&[message("pirate", "Arr")], true, &plain()),
        "No pirates!",
    );
}

#[test]
fn a_template_for_tools_is_taken_where_there_are_tools() {
    let model = with_templates("tools", Some("{{ 'plain' }}"), Some("{{ tools | length }} tools"));
    let options = ChatOptions {
        tools: Some(TOOLS.into()),
        ..plain()
    };
    let apply = |options: &ChatOptions| model.apply_chat_template_with(&user("a"), true, options).unwrap();
    assert_eq!(
        (apply(&plain()).as_str(), apply(&options).as_str()),
        ("plain", "1 tools")
    );
}

#[test]
fn bos_that_the_template_writes_is_not_doubled() {
    let model = with_template("bos", "{{ bos_token }}{{ bos_token }}{{ messages[0].content }}");
    let tokens = model.chat_tokens_with(&user("<|endoftext|>a"), &plain()).unwrap();
    assert_eq!(tokens[0], END_OF_TEXT);
    assert_eq!(count(&tokens, END_OF_TEXT), 1);
}

#[test]
fn a_template_that_is_broken_or_means_harm_is_an_error_of_its_calls_only() {
    for (name, source) in [
        ("broken", "{% if %}"),
        (
            "endless",
            "{% for i in range(90000) %}{% for i in range(90000) %}{% endfor %}{% endfor %}",
        ),
    ] {
        let model = with_template(name, source);
        refused(
            model.chat_tokens_with(&user("a"), &plain()),
            "cannot apply the chat template",
        );
        assert!(!model.tokenize("a").unwrap().is_empty());
    }
}
