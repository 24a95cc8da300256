//! Short ways to write params: setters and `new` say what the fields say.

mod common;

use common::{context, tiny, tiny_path, STORY};
use mullama::{
    CancelToken, ChatMessage, ChatOptions, Context, EmbeddingConfig, ErrorCode, GenerateOptions, LogitBias, Model,
    ModelParams, SamplerParams,
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
fn a_token_is_made_without_a_result() {
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

#[test]
fn a_short_call_is_the_full_one_with_defaults() {
    let model = Model::load(tiny_path()).unwrap();
    let with = Model::load_with(tiny_path(), &ModelParams::default()).unwrap();
    assert_eq!(model.n_vocab(), with.n_vocab());
    assert_eq!(model.tokenize(STORY), model.tokenize_with(STORY, true, false));
    let tokens = model.tokenize(STORY).unwrap();
    assert_eq!(model.detokenize(&tokens), model.detokenize_with(&tokens, false, false));
    assert_eq!(
        model.token_to_piece(tokens[1]),
        model.token_to_piece_with(tokens[1], false)
    );
    let messages = [ChatMessage::new("user", "Hello")];
    assert_eq!(
        model.apply_chat_template(&messages),
        model.apply_chat_template_with(&messages, true, &ChatOptions::default())
    );
    assert_eq!(
        model.chat_tokens(&messages),
        model.chat_tokens_with(&messages, &ChatOptions::default())
    );
    let whole = Context::new(&model).unwrap();
    assert_eq!(whole.n_ctx(), model.n_ctx_train());
}

#[test]
fn a_short_generation_has_a_hundred_tokens_at_most() {
    let context = context(&tiny());
    let record = context.complete(STORY).unwrap();
    assert!(record.stats.n_generated <= 100);
    assert!(!context.generate(STORY).unwrap().is_empty());
    assert!(!context.generate_async(STORY).wait().unwrap().is_empty());
    assert!(!context.complete_async(STORY).wait().unwrap().text.is_empty());
    let said: mullama::Result<String> = context.generate_stream(STORY).unwrap().collect();
    assert!(!said.unwrap().is_empty());
    let answer = context.chat(&[ChatMessage::new("user", "Hello")]).unwrap();
    assert!(answer.stats.n_generated <= 100);
}

#[test]
fn what_is_left_out_may_be_said_to_be_default() {
    let context = context(&tiny());
    let record = context
        .complete_with(STORY, 3, &SamplerParams::greedy(), &Default::default())
        .unwrap();
    assert_eq!(record.stats.n_generated, 3);
}

#[test]
fn an_answer_to_come_has_a_short_form_too() {
    let model = Model::load_async(tiny_path()).wait().unwrap();
    let params = ModelParams::default().with_vocab_only(true);
    let vocabulary = Model::load_async_with(tiny_path(), &params).wait().unwrap();
    assert_eq!(vocabulary.n_vocab(), model.n_vocab());
    let context = Context::create_async(&model).wait().unwrap();
    assert_eq!(context.n_batch(), Context::new(&model).unwrap().n_batch());
}
