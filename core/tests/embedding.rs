//! Texts become vectors, one by one and together.

mod common;

use common::{made, tiny, tiny_path};
use mullama::{
    cosine_similarity, CancelToken, EmbedOptions, EmbeddingConfig, EmbeddingGenerator, Error, ErrorCode, Model,
    ModelParams, Pooling, Result,
};
use std::path::Path;

fn bert() -> Model {
    Model::load(made("random-bert.F32.gguf")).expect("the BERT model loads")
}

fn config() -> EmbeddingConfig {
    EmbeddingConfig {
        n_threads: 1,
        ..EmbeddingConfig::default()
    }
}

fn generator(model: &Model) -> EmbeddingGenerator {
    EmbeddingGenerator::new_with(model, &config()).expect("the generator is created")
}

/// A copy of a model whose header has another value under `key`; its type and size stay.
fn changed(path: &Path, name: &str, key: &str, value: &[u8]) -> Model {
    let mut file = std::fs::read(path).expect("the model is there");
    let at = file
        .windows(key.len())
        .position(|part| part == key.as_bytes())
        .expect("the header has the key");
    let at = at + key.len() + 4;
    file[at..at + value.len()].copy_from_slice(value);
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("embedding-{name}.gguf"));
    std::fs::write(&copy, file).expect("the folder takes a file");
    Model::load(copy).expect("the changed model loads")
}

/// Texts of very different lengths, more than one batch takes.
fn texts() -> Vec<String> {
    let words = ["the cat", "a dog and the sun", "moon", "he was in it", ""];
    (0..75)
        .map(|index| format!("{} {index}", words[index % words.len()].repeat(index % 7 + 1)))
        .collect()
}

#[track_caller]
fn assert_close(found: &[f32], wanted: &[f32], what: &str) {
    assert_eq!(found.len(), wanted.len(), "{what}");
    for (at, (found, wanted)) in found.iter().zip(wanted).enumerate() {
        assert!(
            (found - wanted).abs() <= 1e-5,
            "{what}[{at}] is {found}, expected {wanted}"
        );
    }
}

#[track_caller]
fn assert_batch_equals_single(model: &Model, config: &EmbeddingConfig) {
    let generator = EmbeddingGenerator::new_with(model, config).expect("the generator is created");
    let texts = texts();
    let batch = generator.embed_batch(&texts).expect("the texts are embedded");
    assert_eq!(batch.len(), texts.len());
    for (text, vector) in texts.iter().zip(&batch) {
        assert_eq!(vector.len() as i32, generator.n_embd());
        assert_close(vector, &generator.embed(text).expect("the text is embedded"), text);
    }
}

#[test]
fn batch_equals_single_on_an_encoder() {
    assert_batch_equals_single(&bert(), &config());
}

#[test]
fn batch_equals_single_on_a_decoder() {
    for pooling in [Pooling::Mean, Pooling::Cls, Pooling::Last] {
        assert_batch_equals_single(&tiny(), &EmbeddingConfig { pooling, ..config() });
    }
}

#[test]
fn batch_equals_single_where_a_batch_holds_one_long_text() {
    let config = EmbeddingConfig {
        n_batch: 1,
        n_ctx: 64,
        ..config()
    };
    assert_batch_equals_single(&bert(), &config);
}

#[test]
fn what_was_embedded_before_changes_nothing() {
    for model in [bert(), tiny()] {
        let generator = generator(&model);
        let first = generator.embed("the cat").expect("the text is embedded");
        generator.embed_batch(&texts()).expect("the texts are embedded");
        assert_eq!(generator.embed("the cat").expect("the text is embedded"), first);
    }
}

#[test]
fn embeddings_have_length_one_unless_asked_otherwise() {
    let model = bert();
    let length = |vector: &[f32]| vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    let scaled = generator(&model).embed("the cat").expect("the text is embedded");
    assert!((length(&scaled) - 1.0).abs() < 1e-6);
    let config = EmbeddingConfig {
        normalize: false,
        ..config()
    };
    let plain = EmbeddingGenerator::new_with(&model, &config).expect("the generator is created");
    let plain = plain.embed("the cat").expect("the text is embedded");
    assert!((length(&plain) - 1.0).abs() > 0.1);
    assert_close(&mullama::normalize(&plain).expect("a vector"), &scaled, "normalised");
}

#[test]
fn every_way_of_pooling_gives_another_vector() {
    let model = tiny();
    let vectors: Vec<Vec<f32>> = [Pooling::Mean, Pooling::Cls, Pooling::Last]
        .map(|pooling| EmbeddingGenerator::new_with(&model, &EmbeddingConfig { pooling, ..config() }))
        .map(|generator| generator.expect("the generator is created"))
        .map(|generator| generator.embed("Once upon a time").expect("the text is embedded"))
        .to_vec();
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let cosine = cosine_similarity(&vectors[a], &vectors[b]).expect("two vectors");
        assert!(cosine < 0.999, "{a} and {b} have cosine {cosine}");
    }
}

#[test]
fn pooling_is_the_models_own_where_none_is_chosen() {
    let model = bert();
    assert_eq!(model.metadata()["bert.pooling_type"], Pooling::Mean.code().to_string());
    let config = EmbeddingConfig {
        pooling: Pooling::Mean,
        ..config()
    };
    let chosen = EmbeddingGenerator::new_with(&model, &config).expect("the generator is created");
    assert_eq!(chosen.embed("the cat"), generator(&model).embed("the cat"));
}

#[test]
fn a_models_own_pooling_holds_until_another_is_chosen() {
    let pooled = |pooling: Pooling, name: &str| {
        let value = pooling.code().to_le_bytes();
        changed(&made("random-bert.F32.gguf"), name, "bert.pooling_type", &value)
    };
    let config_of = |pooling| EmbeddingConfig { pooling, ..config() };
    let chosen = EmbeddingGenerator::new_with(&bert(), &config_of(Pooling::Cls)).expect("the generator is created");
    let own = generator(&pooled(Pooling::Cls, "cls"));
    assert_eq!(own.embed("the cat"), chosen.embed("the cat"));

    let reranker = pooled(Pooling::Rank, "rank");
    let error = EmbeddingGenerator::new_with(&reranker, &config()).expect_err("a score is no vector");
    assert_eq!(error.code(), ErrorCode::Embedding);
    EmbeddingGenerator::new_with(&reranker, &config_of(Pooling::Mean)).expect("the mean is a vector");
}

#[test]
fn pooling_that_gives_no_vector_is_refused() {
    for pooling in [Pooling::None, Pooling::Rank] {
        let error =
            EmbeddingGenerator::new_with(&bert(), &EmbeddingConfig { pooling, ..config() }).expect_err("no vector");
        assert_eq!(error.code(), ErrorCode::Embedding);
        assert!(error.to_string().contains(pooling.as_str()), "{error}");
    }
}

#[test]
fn a_vocabulary_without_weights_is_refused() {
    let params = ModelParams {
        vocab_only: true,
        ..ModelParams::default()
    };
    let model = Model::load_with(tiny_path(), &params).expect("the vocabulary loads");
    let error = EmbeddingGenerator::new_with(&model, &config()).expect_err("no weights");
    assert_eq!(error.code(), ErrorCode::Embedding);
    assert!(error.to_string().contains("vocab_only"), "{error}");
}

#[test]
fn a_text_that_is_too_long_is_an_error_with_both_lengths() {
    let config = EmbeddingConfig { n_ctx: 8, ..config() };
    let generator = EmbeddingGenerator::new_with(&bert(), &config).expect("the generator is created");
    let long = "the cat ".repeat(5);
    let error = generator.embed(&long).expect_err("12 tokens");
    assert_eq!(error.code(), ErrorCode::Embedding);
    assert_eq!(
        (error.data("needed"), error.data("available"), error.data("index")),
        (Some(12), Some(8), Some(0))
    );
    assert_eq!(
        error.to_string(),
        "text has 12 tokens and the generator takes 8; cut it, set truncate, or raise n_ctx (this model takes 128)"
    );
    let error = generator.embed_batch(&["a", "b", &long]).expect_err("12 tokens");
    assert_eq!(error.data("index"), Some(2));
    assert!(error.to_string().starts_with("texts[2] has 12 tokens"), "{error}");
}

#[test]
fn no_text_is_longer_than_the_models_position_table() {
    let config = EmbeddingConfig {
        n_ctx: 100_000,
        ..config()
    };
    let generator = EmbeddingGenerator::new_with(&bert(), &config).expect("the generator is created");
    generator
        .embed(&"a ".repeat(126))
        .expect("128 tokens are what the model takes");
    let error = generator.embed(&"a ".repeat(127)).expect_err("129 tokens");
    assert_eq!((error.data("needed"), error.data("available")), (Some(129), Some(128)));
}

#[test]
fn truncating_keeps_the_beginning_and_the_separator() {
    let model = bert();
    let config = EmbeddingConfig {
        n_ctx: 8,
        truncate: true,
        ..config()
    };
    let cutting = EmbeddingGenerator::new_with(&model, &config).expect("the generator is created");
    let cut = cutting.embed(&"the cat ".repeat(5)).expect("the text is cut");
    // Six words between the two special tokens.
    let whole = generator(&model)
        .embed("the cat the cat the cat")
        .expect("the text fits");
    assert_close(&cut, &whole, "cut");
}

#[test]
fn all_texts_are_checked_before_any_work() {
    let generator = generator(&bert());
    let error = generator.embed_batch(&["fine", "a\0b"]).expect_err("a NUL");
    assert_eq!(error.code(), ErrorCode::InvalidInput);
    assert!(error.to_string().contains("texts[1]"), "{error}");
    assert_eq!(
        generator.embed("a\0b").expect_err("a NUL").code(),
        ErrorCode::InvalidInput
    );
}

#[test]
fn no_texts_give_no_vectors_and_an_empty_text_gives_one() {
    for model in [bert(), tiny()] {
        let generator = generator(&model);
        assert_eq!(generator.embed_batch(&[""; 0]), Ok(vec![]));
        assert_eq!(
            generator.embed("").expect("special tokens are tokens").len() as i32,
            generator.n_embd()
        );
    }
}

#[test]
fn a_text_without_any_token_is_an_error_with_its_index() {
    let model = changed(&tiny_path(), "no-bos", "tokenizer.ggml.add_bos_token", &[0]);
    let generator = generator(&model);
    let error = generator.embed_batch(&["fine", ""]).expect_err("no token");
    assert_eq!(error.code(), ErrorCode::Embedding);
    assert_eq!(error.data("index"), Some(1));
    assert!(error.to_string().contains("texts[1] has no tokens"), "{error}");
}

#[test]
fn special_tokens_in_a_text_stay_text() {
    let model = tiny();
    let generator = generator(&model);
    let typed = generator.embed("<|im_end|>").expect("the text is embedded");
    let nothing = generator.embed("").expect("the text is embedded");
    assert!(cosine_similarity(&typed, &nothing).expect("two vectors") < 0.9999);
    let plain = model
        .tokenize_with("<|im_end|>", false, false)
        .expect("the text is tokenised");
    assert!(plain.len() > 1, "{plain:?}");
}

#[test]
fn a_closed_generator_answers_invalid_handle() {
    let model = bert();
    let generator = generator(&model);
    model.close();
    generator
        .embed("the cat")
        .expect("a generator outlives its model's handle");
    generator.close();
    generator.close();
    assert!(generator.is_closed());
    assert_eq!(
        generator.embed("the cat").expect_err("closed").code(),
        ErrorCode::InvalidHandle
    );
    assert_eq!(
        generator.embed_batch(&[""; 0]).expect_err("closed").code(),
        ErrorCode::InvalidHandle
    );
    let error = EmbeddingGenerator::new_with(&model, &config()).expect_err("closed");
    assert_eq!(error.code(), ErrorCode::InvalidHandle);
}

#[test]
fn closing_while_texts_are_embedded_is_told() {
    let generator = generator(&tiny());
    let texts: Vec<String> = (0..2000).map(|_| "Once upon a time ".repeat(50)).collect();
    let pending = generator.embed_batch_async(&texts);
    generator.close();
    assert_eq!(pending.wait().expect_err("closed").code(), ErrorCode::InvalidHandle);
}

#[test]
fn a_dropped_generator_still_answers_what_it_was_asked() {
    let model = bert();
    let (pending, wanted) = {
        let generator = generator(&model);
        (generator.embed_async("the cat"), generator.embed("the cat"))
    };
    assert_eq!(pending.wait(), wanted);
}

#[test]
fn threads_share_a_generator() {
    let generator = generator(&bert());
    let wanted = generator.embed("the cat").expect("the text is embedded");
    let found: Vec<Result<Vec<f32>>> = std::thread::scope(|scope| {
        let asked: Vec<_> = (0..4).map(|_| scope.spawn(|| generator.embed("the cat"))).collect();
        asked
            .into_iter()
            .map(|one| one.join().expect("the thread ends"))
            .collect()
    });
    assert_eq!(found, vec![Ok(wanted); 4]);
}

#[test]
fn parameters_outside_their_range_are_refused() {
    let bad = [
        EmbeddingConfig {
            n_threads: -1,
            ..config()
        },
        EmbeddingConfig {
            n_batch: u32::MAX,
            ..config()
        },
        EmbeddingConfig {
            n_ctx: u32::MAX,
            ..config()
        },
    ];
    for config in bad {
        let error: Error = EmbeddingGenerator::new_with(&tiny(), &config).expect_err("out of range");
        assert_eq!(error.code(), ErrorCode::InvalidInput);
    }
}

#[test]
fn a_batch_tells_how_far_it_is_and_ends_when_it_is_told_to() {
    let generator = generator(&tiny());
    let texts: Vec<String> = (0..200).map(|n| format!("text {n}")).collect();
    let mut heard = Vec::new();
    let mut listen = |fraction: f32| {
        heard.push(fraction);
        true
    };
    let vectors = generator.embed_batch_with_progress(&texts, &EmbedOptions::default(), Some(&mut listen));
    assert_eq!(vectors.expect("the texts are embedded").len(), texts.len());
    assert!(heard.len() > 1 && heard.is_sorted(), "{heard:?}");
    assert_eq!(heard.last(), Some(&1.0));

    let mut calls = 0;
    let mut refuse = |_: f32| {
        calls += 1;
        false
    };
    let error = generator.embed_batch_with_progress(&texts, &EmbedOptions::default(), Some(&mut refuse));
    assert_eq!(error.expect_err("told to stop").code(), ErrorCode::Cancelled);
    assert_eq!(calls, 1);

    let cancel = CancelToken::default();
    cancel.cancel().expect("a live token");
    let options = EmbedOptions {
        cancel: Some(cancel),
        ..EmbedOptions::default()
    };
    let error = generator.embed_batch_with(&texts, &options).expect_err("cancelled");
    assert_eq!(error.code(), ErrorCode::Cancelled);
    assert_eq!(generator.embed_batch(&["a"]).expect("it goes on").len(), 1);
}
