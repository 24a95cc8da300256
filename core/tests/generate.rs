//! Generating: the text, its record, its ends, its errors.

mod common;

use common::{chat, context, greedy, no_options, small, stop_at, tiny, STORY};
use mullama::{
    Context, ContextParams, Error, ErrorCode, FinishReason, GenerateOptions, LogitBias, Overflow, SamplerParams,
};

#[test]
fn the_story_is_a_text_with_a_record() {
    let model = tiny();
    let context = context(&model);
    let record = context.complete_with(STORY, 100, &greedy(), &no_options()).unwrap();
    assert!(record.text.starts_with(" there was a"), "{}", record.text);
    assert_eq!(record.finish_reason, FinishReason::Stop);
    assert_eq!(record.stats.n_generated as usize, record.tokens.len());
    assert_eq!(
        record.stats.n_prompt as usize,
        model.tokenize_with(STORY, true, true).unwrap().len()
    );
    assert!(record.stats.load_ms > 0.0 && record.stats.prompt_ms > 0.0 && record.stats.generate_ms > 0.0);
    assert_eq!(model.detokenize(&record.tokens).unwrap(), record.text);
    assert_eq!(
        context.generate_with(STORY, 100, &greedy(), &no_options()).unwrap(),
        record.text
    );
}

#[test]
fn tokens_and_text_give_the_same() {
    let model = tiny();
    let context = context(&model);
    let tokens = model.tokenize_with(STORY, true, true).unwrap();
    let from_text = context.complete_with(STORY, 20, &greedy(), &no_options()).unwrap();
    let from_tokens = context.complete_with(&tokens, 20, &greedy(), &no_options()).unwrap();
    assert_eq!(
        (from_text.text, from_text.tokens),
        (from_tokens.text, from_tokens.tokens)
    );
    let again = context.generate_with(&tokens, 20, &greedy(), &no_options()).unwrap();
    let awaited = context
        .generate_async_with(&tokens, 20, &greedy(), &no_options())
        .wait()
        .unwrap();
    assert_eq!(again, awaited);
}

#[test]
fn a_prompt_that_begins_with_bos_gets_no_second_one() {
    let model = tiny();
    let context = context(&model);
    let bos = model.token_to_piece_with(model.token_bos().unwrap(), true).unwrap();
    let written = format!("{}{STORY}", String::from_utf8(bos).unwrap());
    let plain = context.complete_with(STORY, 8, &greedy(), &no_options()).unwrap();
    let with_bos = context.complete_with(&written, 8, &greedy(), &no_options()).unwrap();
    assert_eq!(plain.stats.n_prompt, with_bos.stats.n_prompt);
    assert_eq!(plain.tokens, with_bos.tokens);
}

#[test]
fn max_tokens_ends_a_text_and_zero_is_empty() {
    let context = context(&tiny());
    for n in [0, 1, 7] {
        let record = context.complete_with(STORY, n, &greedy(), &no_options()).unwrap();
        assert_eq!(
            (record.stats.n_generated, record.finish_reason),
            (n, FinishReason::Length)
        );
        assert_eq!(record.text.is_empty(), n == 0);
    }
    let error = context.generate_with(STORY, -2, &greedy(), &no_options()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput);
}

#[test]
fn without_a_limit_the_text_goes_on_until_the_context_is_full() {
    let context = Context::new_with(&tiny(), &ContextParams { n_ctx: 256, ..small() }).unwrap();
    let sampler = mullama::SamplerParams {
        ignore_eos: true,
        ..greedy()
    };
    let record = context.complete_with(STORY, -1, &sampler, &no_options()).unwrap();
    assert_eq!(record.finish_reason, FinishReason::ContextFull);
    // The last token is drawn from a full context and has no cell of its own.
    assert_eq!(record.stats.n_prompt + record.stats.n_generated, 256 + 1);
    let streamed: String = context
        .generate_stream_with(STORY, -1, &sampler, &no_options())
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(streamed, record.text);
}

#[test]
fn a_prompt_that_does_not_fit_says_how_much_would() {
    let model = tiny();
    let context = Context::new_with(&model, &ContextParams { n_ctx: 256, ..small() }).unwrap();
    let prompt = vec![100; 300];
    let full = Error::ContextFull {
        needed: 300,
        available: 256,
    };
    assert_eq!(
        context.complete_with(&prompt, 1, &greedy(), &no_options()),
        Err(full.clone())
    );
    assert_eq!((full.data("needed"), full.data("available")), (Some(300), Some(256)));
    assert_eq!(
        context
            .generate_stream_with(&prompt, 1, &greedy(), &no_options())
            .unwrap_err(),
        full
    );
    let record = context
        .complete_with(&prompt[..256], 5, &greedy(), &no_options())
        .unwrap();
    assert_eq!(record.finish_reason, FinishReason::ContextFull);
    assert_eq!(record.stats.n_generated, 1);
}

#[test]
fn a_long_prompt_is_evaluated_in_chunks() {
    let model = tiny();
    let prompt: Vec<_> = (0..400).map(|n| 300 + (n * 7) % 1000).collect();
    let whole = context(&model)
        .complete_with(&prompt, 8, &greedy(), &no_options())
        .unwrap();
    let params = ContextParams {
        n_batch: 33,
        n_ubatch: 16,
        ..small()
    };
    let chunked = Context::new_with(&model, &params).unwrap();
    assert_eq!(chunked.n_batch(), 33);
    let chunked = chunked.complete_with(&prompt, 8, &greedy(), &no_options()).unwrap();
    assert_eq!(whole.tokens, chunked.tokens);
}

#[test]
fn answers_come_whole_in_every_script() {
    let context = context(&tiny());
    for (language, word) in [("Japanese", "猫"), ("Arabic", "قطة"), ("Hindi", "बिल्ली")] {
        let prompt = chat(&format!("How do you say cat in {language}?"));
        let text = context.generate_with(&prompt, 40, &greedy(), &no_options()).unwrap();
        assert!(text.contains(word), "{language}: {text}");
        let pieces: Vec<String> = context
            .generate_stream_with(&prompt, 40, &greedy(), &no_options())
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(pieces.concat(), text);
        assert!(pieces
            .iter()
            .all(|piece| !piece.is_empty() && !piece.contains(char::REPLACEMENT_CHARACTER)));
    }
}

#[test]
fn a_stop_string_ends_the_text_before_itself() {
    let context = context(&tiny());
    let whole = context.generate_with(STORY, 60, &greedy(), &no_options()).unwrap();
    let from = whole.find("called").expect("the story names its hero");
    // Cut inside words, so that the stop string begins in one token and ends in another.
    let stop = &whole[from + 3..from + 9];
    let record = context
        .complete_with(STORY, 60, &greedy(), &stop_at(&[stop, "never seen"]))
        .unwrap();
    assert_eq!(record.finish_reason, FinishReason::StopString);
    assert_eq!(record.text, whole[..whole.find(stop).unwrap()]);
    assert_eq!(record.stats.n_generated as usize, record.tokens.len());
    let mut stream = context
        .generate_stream_with(STORY, 60, &greedy(), &stop_at(&[stop]))
        .unwrap();
    let streamed: String = stream.by_ref().map(Result::unwrap).collect();
    assert_eq!(streamed, record.text);
    let of_stream = stream.finish().unwrap();
    assert_eq!(
        (of_stream.tokens, of_stream.finish_reason),
        (record.tokens, FinishReason::StopString)
    );
    let error = context.generate_with(STORY, 5, &greedy(), &stop_at(&[""])).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput);
}

#[test]
fn a_buffer_is_a_limit_that_no_piece_crosses() {
    let model = tiny();
    let context = context(&model);
    let tokens = model
        .tokenize_with(&chat("How do you say cat in Japanese?"), true, true)
        .unwrap();
    let whole = context.generate_with(&tokens, 40, &greedy(), &no_options()).unwrap();
    for size in 0..whole.len() + 3 {
        let mut buffer = vec![0xaa; size];
        let n = context
            .generate_into_buffer(&tokens, 40, &greedy(), &no_options(), &mut buffer)
            .unwrap();
        let text = std::str::from_utf8(&buffer[..n]).expect("whole characters");
        assert!(whole.starts_with(text), "{text}");
        assert!(size < whole.len() || text == whole);
        assert!(buffer[n..].iter().all(|byte| *byte == 0xaa), "written behind the text");
    }
}

#[test]
fn logit_bias_excludes_and_prefers_tokens() {
    let context = context(&tiny());
    let first = context
        .complete_with(STORY, 1, &greedy(), &no_options())
        .unwrap()
        .tokens[0];
    let biased = |token, bias| GenerateOptions {
        logit_bias: vec![LogitBias { token, bias }],
        ..no_options()
    };
    let other = context
        .complete_with(STORY, 1, &greedy(), &biased(first, f32::NEG_INFINITY))
        .unwrap()
        .tokens[0];
    assert_ne!(other, first);
    let wanted = context.complete_with(STORY, 3, &greedy(), &biased(700, 1e30)).unwrap();
    assert_eq!(wanted.tokens, [700, 700, 700]);
    for (token, bias) in [(-1, 1.0), (2048, 1.0), (5, f32::NAN), (5, f32::INFINITY)] {
        let error = context
            .complete_with(STORY, 1, &greedy(), &biased(token, bias))
            .unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput, "{error}");
    }
}

#[test]
fn excluding_every_token_is_an_error_and_no_crash() {
    let context = context(&tiny());
    let all = GenerateOptions {
        logit_bias: (0..2048)
            .map(|token| LogitBias {
                token,
                bias: f32::NEG_INFINITY,
            })
            .collect(),
        ..no_options()
    };
    for sampler in [greedy(), mullama::SamplerParams::default()] {
        let error = context.complete_with(STORY, 1, &sampler, &all).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Sampler, "{error}");
    }
    assert!(context.generate_with(STORY, 2, &greedy(), &no_options()).is_ok());
}

#[test]
fn bad_prompts_are_refused() {
    let context = context(&tiny());
    let code = |tokens: &[i32]| {
        context
            .complete_with(tokens, 1, &greedy(), &no_options())
            .unwrap_err()
            .code()
    };
    assert_eq!(code(&[]), ErrorCode::InvalidInput);
    assert_eq!(code(&[1, 2048]), ErrorCode::InvalidInput);
    assert_eq!(code(&[-1]), ErrorCode::InvalidInput);
    let error = context.generate_with("a\0b", 1, &greedy(), &no_options()).unwrap_err();
    assert_eq!((error.code(), error.data("at")), (ErrorCode::InvalidInput, Some(1)));
    let options = GenerateOptions {
        n_logprobs: -2,
        ..no_options()
    };
    let error = context.generate_with(STORY, 1, &greedy(), &options).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput);
}

#[test]
fn an_empty_text_goes_on_from_the_beginning_of_a_text() {
    let record = context(&tiny()).complete_with("", 4, &greedy(), &no_options()).unwrap();
    assert_eq!(record.stats.n_prompt, 1);
    assert_eq!(record.stats.n_generated, 4);
}

#[test]
fn a_context_that_shifts_goes_on_where_another_is_full() {
    let model = tiny();
    let sampler = SamplerParams {
        ignore_eos: true,
        ..greedy()
    };
    let ask = |overflow, max_tokens| {
        let params = ContextParams {
            n_ctx: 256,
            overflow,
            ..small()
        };
        let context = Context::new_with(&model, &params).unwrap();
        context
            .complete_with(STORY, max_tokens, &sampler, &no_options())
            .unwrap()
    };
    let stopped = ask(Overflow::Stop, -1);
    assert_eq!(stopped.finish_reason, FinishReason::ContextFull);
    let shifted = ask(Overflow::Shift, 600);
    assert_eq!(shifted.finish_reason, FinishReason::Length);
    assert_eq!((shifted.tokens.len(), shifted.stats.n_generated), (600, 600));
    assert!(shifted.text.starts_with(&stopped.text));
}
