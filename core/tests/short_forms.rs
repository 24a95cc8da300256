//! Short ways to write params: setters and `new` say what the fields say.

mod common;

use common::{context, tiny, STORY};
use mullama::{
    CancelToken, ChatMessage, EmbeddingConfig, ErrorCode, GenerateOptions, LogitBias, ModelParams, SamplerParams,
};

#[test]
fn setters_on_a_preset_are_its_fields() {
    let written = SamplerParams {
        temperature: 0.5,
        seed: Some(7),
        ..SamplerParams::creative()
    };
    assert_eq!(SamplerParams::creative().with_temperature(0.5).with_seed(7), written);
}

#[test]
fn setters_take_what_becomes_the_field() {
    let options = GenerateOptions::default()
        .with_stop(["\n", "###"])
        .with_logit_bias([LogitBias::new(5, -1.0)])
        .with_cancel(CancelToken::new());
    assert_eq!(options.stop, ["\n", "###"]);
    assert_eq!(options.logit_bias, [LogitBias { token: 5, bias: -1.0 }]);
    assert!(options.cancel.is_some());
    assert_eq!(
        ModelParams::default().with_tensor_split([0.5, 0.5]).tensor_split,
        [0.5, 0.5]
    );
    assert!(!EmbeddingConfig::default().with_normalize(false).normalize);
}

#[test]
fn a_record_without_defaults_is_made_of_its_fields() {
    let message = ChatMessage::new("user", String::from("Hello"));
    assert_eq!(
        (message.role.as_str(), message.content.as_deref()),
        ("user", Some("Hello"))
    );
}

#[test]
fn a_setter_checks_nothing_and_the_call_does() {
    let sampler = SamplerParams::greedy().with_top_p(2.0);
    let error = context(&tiny())
        .complete_with(STORY, 1, &sampler, &GenerateOptions::default())
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::Sampler);
}

#[test]
fn a_token_made_without_a_result_cancels() {
    let token = CancelToken::new();
    token.cancel().unwrap();
    let options = GenerateOptions::default().with_cancel(token);
    let record = context(&tiny())
        .complete_with(STORY, 5, &SamplerParams::greedy(), &options)
        .unwrap();
    assert_eq!(record.finish_reason, mullama::FinishReason::Cancelled);
}

#[test]
fn a_prompt_is_whatever_is_text_or_tokens() {
    let context = context(&tiny());
    let sampler = SamplerParams::greedy();
    let tokens = context.prompt_tokens(STORY).unwrap();
    let said = |prompt: mullama::Prompt| {
        context
            .generate_with(prompt, 8, &sampler, &GenerateOptions::default())
            .unwrap()
    };
    let expected = said(STORY.into());
    assert!(!expected.is_empty());
    let text = STORY.to_owned();
    for prompt in [
        (&text).into(),
        text.into(),
        (&tokens).into(),
        tokens[..].into(),
        tokens.into(),
    ] {
        assert_eq!(said(prompt), expected);
    }
}

#[test]
fn a_prompt_of_each_kind_is_checked_by_every_form() {
    let context = context(&tiny());
    let (sampler, options) = (SamplerParams::greedy(), GenerateOptions::default());
    let refused = |prompt: mullama::Prompt| {
        [
            context.generate_with(prompt.clone(), 1, &sampler, &options).err(),
            context.complete_with(prompt.clone(), 1, &sampler, &options).err(),
            context
                .generate_async_with(prompt.clone(), 1, &sampler, &options)
                .wait()
                .err(),
            context
                .complete_async_with(prompt.clone(), 1, &sampler, &options)
                .wait()
                .err(),
            context.generate_stream_with(prompt, 1, &sampler, &options).err(),
        ]
        .map(|error| error.expect("a bad prompt is refused").code())
    };
    assert_eq!(refused("a\0b".into()), [ErrorCode::InvalidInput; 5]);
    assert_eq!(refused((&[1, -1]).into()), [ErrorCode::InvalidInput; 5]);
}
