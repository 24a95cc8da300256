//! Models: loading, facts, tokens.

mod common;

use common::{tiny, tiny_path};
use mullama::{CancelToken, ErrorCode, Model, ModelParams};

#[test]
fn the_facts_are_those_of_the_file() {
    let model = tiny();
    assert_eq!(model.n_vocab(), 2048);
    assert!(model.n_ctx_train() >= 512, "{}", model.n_ctx_train());
    assert!(model.n_embd() > 0 && model.n_layer() > 0 && model.n_head() > 0);
    assert!(model.n_params() > 1_000_000, "{}", model.n_params());
    assert!(model.size() > model.n_params(), "Q8_0 has more than a byte a weight");
    assert!(model.description().contains("Q8_0"), "{}", model.description());
    assert!(model.token_is_eog(model.token_eos().expect("an EOS token")));
    assert!(!model.token_is_eog(100));
}

#[test]
fn text_survives_a_round_trip_in_every_script() {
    let model = tiny();
    for text in [
        "Hello, world!",
        "猫と犬",
        "قطة",
        "बिल्ली",
        "🐈‍⬛ and 🐕",
        "a\tb\nc",
        "  spaces  ",
        "",
    ] {
        let tokens = model.tokenize_with(text, false, false).unwrap();
        assert_eq!(model.detokenize(&tokens).unwrap(), text);
        let mut bytes = Vec::new();
        for token in tokens {
            bytes.extend(model.token_to_piece(token).unwrap());
        }
        assert_eq!(bytes, text.as_bytes());
    }
}

#[test]
fn a_text_of_tokens_is_their_pieces_joined_in_every_kind_of_vocabulary() {
    let made = ["random-bert.F32.gguf", "random-spm.F32.gguf"].map(common::made);
    for path in made.into_iter().chain([tiny_path()]) {
        let model = Model::load(&path).unwrap();
        for text in [
            "one , two . three ! four ?",
            "do n't",
            "it 's",
            "I 'm here",
            "they 're",
            "a ' b",
        ] {
            let tokens = model.tokenize(text).unwrap();
            for special in [false, true] {
                let pieces = tokens
                    .iter()
                    .map(|token| model.token_to_piece_with(*token, special).unwrap());
                let joined = String::from_utf8(pieces.flatten().collect()).unwrap();
                assert_eq!(model.detokenize_with(&tokens, false, special).unwrap(), joined);
            }
        }
    }
}

#[test]
fn special_tokens_are_parsed_only_when_asked() {
    let model = tiny();
    let parsed = model.tokenize_with("<|im_end|>", false, true).unwrap();
    assert_eq!(parsed.len(), 1);
    assert_eq!(model.token_to_piece_with(parsed[0], true).unwrap(), b"<|im_end|>");
    assert_eq!(model.token_to_piece(parsed[0]).unwrap(), b"");
    let plain = model.tokenize_with("<|im_end|>", false, false).unwrap();
    assert!(plain.len() > 1);
    assert_eq!(model.detokenize(&plain).unwrap(), "<|im_end|>");
}

#[test]
fn a_token_outside_the_vocabulary_has_no_text_and_is_of_no_kind() {
    let model = tiny();
    for token in [-1, model.n_vocab(), i32::MAX, i32::MIN] {
        for error in [
            model.token_to_piece_with(token, true).unwrap_err(),
            model.detokenize(&[0, token]).unwrap_err(),
        ] {
            assert_eq!(error.code(), ErrorCode::InvalidInput);
            assert!(error.to_string().contains(&token.to_string()), "{error}");
        }
        assert!(!model.token_is_eog(token));
        assert!(!model.token_is_control(token));
    }
}

#[test]
fn a_nul_in_text_is_refused_with_its_place() {
    let error = tiny().tokenize_with("ab\0c", false, false).unwrap_err();
    assert_eq!((error.code(), error.data("at")), (ErrorCode::InvalidInput, Some(2)));
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let error = mullama::text::check(b"ab\xff", "prompt").unwrap_err();
    assert_eq!((error.code(), error.data("at")), (ErrorCode::Utf8, Some(2)));
    assert!(error.to_string().contains("prompt"), "{error}");
    assert_eq!(mullama::text::check("猫".as_bytes(), "prompt"), Ok("猫"));
}

#[test]
fn a_vocabulary_alone_has_the_facts_of_the_whole_model() {
    let params = ModelParams {
        vocab_only: true,
        ..ModelParams::default()
    };
    for path in [tiny_path(), common::made("random-bert.F32.gguf")] {
        let facts = |params: &ModelParams| {
            let model = Model::load_with(&path, params).unwrap();
            let network = (model.n_layer(), model.n_head(), model.n_embd(), model.n_ctx_train());
            (network, model.n_params(), model.size(), model.name().to_owned())
        };
        assert_eq!(facts(&params), facts(&ModelParams::default()));
    }
    let alone = Model::load_with(tiny_path(), &params).unwrap();
    assert_eq!(alone.description(), tiny().description());
}

#[test]
fn a_description_says_the_size_that_the_parameters_have() {
    let model = tiny();
    let millions = (model.n_params() as f64 / 1e6 * 10.0).round() / 10.0;
    assert_eq!(model.description(), format!("llama {millions}M Q8_0"));
    let none = Model::load_with(
        common::made("vocab-only.gguf"),
        &ModelParams {
            vocab_only: true,
            ..ModelParams::default()
        },
    )
    .unwrap();
    assert_eq!(
        (none.description(), none.n_layer(), none.n_ctx_train()),
        ("llama", 0, 0)
    );
}

#[test]
fn a_split_model_is_loaded_by_its_first_part_and_a_renamed_one_is_told_its_name() {
    let load = |path: &std::path::Path| Model::load(path);
    let first = common::made("random-split-00001-of-00002.gguf");
    let whole = load(&common::made("random-spm.F32.gguf")).unwrap();
    let split = load(&first).unwrap();
    assert_eq!((split.n_params(), split.size()), (whole.n_params(), whole.size()));

    let second = common::made("random-split-00002-of-00002.gguf");
    let folder = std::env::temp_dir().join(format!("mullama-split-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let copied = |from: &std::path::Path, to: &str| {
        std::fs::copy(from, folder.join(to)).unwrap();
        folder.join(to)
    };
    let alone = copied(&first, "alone-00001-of-00002.gguf");
    let swapped = copied(&first, "swapped-00001-of-00002.gguf");
    copied(&first, "swapped-00002-of-00002.gguf");
    for (path, expected) in [
        (second.clone(), "'random-split-00001-of-00002.gguf'"),
        (copied(&second, "b.gguf"), "'b-00001-of-00002.gguf'"),
        (copied(&first, "a.gguf"), "'a-00001-of-00002.gguf'"),
        (alone, "'alone-00002-of-00002.gguf'"),
        (swapped, "'swapped-00002-of-00002.gguf'"),
    ] {
        let error = load(&path).unwrap_err();
        assert_eq!(error.code(), ErrorCode::ModelLoad);
        assert!(error.to_string().contains(expected), "{error}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_no_file_is_one_error_with_the_systems_reason() {
    let folder = std::env::temp_dir();
    let inside_a_file = tiny_path().join("inside.gguf");
    for (path, reason) in [
        (folder.join("no-such-file.gguf"), "No such file or directory"),
        (inside_a_file, "Not a directory"),
        (folder, "Is a directory"),
        ("".into(), "No such file or directory"),
    ] {
        let error = Model::load(&path).unwrap_err();
        assert_eq!(error.code(), ErrorCode::ModelLoad, "{error}");
        let said = format!("cannot load '{}': the file cannot be read ({reason}", path.display());
        assert!(error.to_string().starts_with(&said), "{error}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_is_whatever_bytes_the_system_has() {
    use std::os::unix::ffi::OsStrExt;
    let name = format!("mullama-{}-", std::process::id());
    let name = [name.as_bytes(), b"\xff.gguf"].concat();
    let path = std::env::temp_dir().join(std::ffi::OsStr::from_bytes(&name));
    std::fs::copy(tiny_path(), &path).unwrap();
    let loaded = Model::load(&path);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(loaded.unwrap().n_vocab(), 2048);
}

#[test]
fn what_is_no_model_file_is_refused_with_its_path() {
    let folder = std::env::temp_dir();
    let text = folder.join(format!("mullama-{}.txt", std::process::id()));
    std::fs::write(&text, "not a model").unwrap();
    for path in [folder.join("no-such-file.gguf"), folder, text.clone()] {
        let error = Model::load(&path).unwrap_err();
        assert_eq!(error.code(), ErrorCode::ModelLoad, "{error}");
        assert!(error.to_string().contains(&path.display().to_string()), "{error}");
    }
    std::fs::remove_file(text).unwrap();
    let error = Model::load("with\0nul").unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput);
}

#[test]
fn progress_grows_to_one_on_the_callers_thread() {
    let here = std::thread::current().id();
    let mut seen = Vec::new();
    let mut progress = |fraction: f32| {
        assert_eq!(std::thread::current().id(), here);
        seen.push(fraction);
        true
    };
    Model::load_with_progress(tiny_path(), &ModelParams::default(), Some(&mut progress)).unwrap();
    assert_eq!(seen.first(), Some(&0.0));
    assert_eq!(seen.last(), Some(&1.0));
    assert!(seen.is_sorted(), "{seen:?}");
}

#[test]
fn progress_and_cancel_token_stop_a_load() {
    let error = Model::load_with_progress(tiny_path(), &ModelParams::default(), Some(&mut |_| false)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);

    // Half-way, in weights that no other test has loaded.
    let params = ModelParams {
        use_mmap: false,
        check_tensors: true,
        ..ModelParams::default()
    };
    let error = Model::load_with_progress(tiny_path(), &params, Some(&mut |fraction| fraction < 0.3)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);

    let cancel = CancelToken::new();
    cancel.cancel().unwrap();
    let params = ModelParams {
        cancel: Some(cancel),
        ..ModelParams::default()
    };
    let error = Model::load_async_with(tiny_path(), &params).wait().unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);
}

#[test]
fn a_panic_in_progress_reaches_the_caller() {
    let params = ModelParams {
        use_mmap: false,
        ..ModelParams::default()
    };
    let load = || {
        Model::load_with_progress(
            tiny_path(),
            &params,
            Some(&mut |fraction| if fraction > 0.0 { panic!("mine") } else { true }),
        )
    };
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(load)).unwrap_err();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"mine"));
}

#[test]
fn parameters_out_of_range_and_not_built_are_refused() {
    let refused = |params: ModelParams| Model::load_with(tiny_path(), &params).unwrap_err().code();
    assert_eq!(
        refused(ModelParams {
            n_gpu_layers: -2,
            ..ModelParams::default()
        }),
        ErrorCode::InvalidInput
    );
    assert_eq!(
        refused(ModelParams {
            tensor_split: vec![f32::NAN],
            ..ModelParams::default()
        }),
        ErrorCode::InvalidInput
    );
    assert_eq!(
        refused(ModelParams {
            tensor_split: vec![1.0; 1000],
            ..ModelParams::default()
        }),
        ErrorCode::InvalidInput
    );
    assert_eq!(
        refused(ModelParams {
            devices: vec![0],
            ..ModelParams::default()
        }),
        ErrorCode::NotAvailable
    );
    assert_eq!(
        refused(ModelParams {
            keep_loaded: true,
            ..ModelParams::default()
        }),
        ErrorCode::NotAvailable
    );
}

#[test]
fn a_model_asks_for_a_gpu_and_runs_without_one() {
    let params = ModelParams {
        n_gpu_layers: 32,
        ..ModelParams::default()
    };
    let model = Model::load_with(tiny_path(), &params).unwrap();
    let text = common::context(&model)
        .generate_with(common::STORY, 4, &common::greedy(), &common::no_options())
        .unwrap();
    assert!(!text.is_empty());
}

#[test]
fn a_vocabulary_alone_tokenises_and_does_not_generate() {
    let params = ModelParams {
        vocab_only: true,
        ..ModelParams::default()
    };
    let model = Model::load_with(tiny_path(), &params).unwrap();
    let whole = tiny();
    let text = "Once upon a time";
    assert_eq!(model.tokenize(text).unwrap(), whole.tokenize(text).unwrap());
    let context = common::context(&model);
    assert_eq!(context.n_ctx(), 512);
    context.clear_cache().unwrap();
    let error = context
        .generate_with(text, 4, &common::greedy(), &common::no_options())
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::Generation);
    assert!(error.to_string().contains("vocab_only"), "{error}");
}
