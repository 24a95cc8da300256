//! What the tests ask of the oracle, and how the core is held to it.
#![allow(dead_code)] // each test file uses a part

use mullama::{
    cosine_similarity, Context, ContextParams, EmbeddingConfig, EmbeddingGenerator, FinishReason, GenerateOptions,
    Model, ModelParams, Pooling, SamplerParams, ScorePair,
};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn oracle(args: &[&str]) -> Value {
    let done = Command::new(env!("CARGO_BIN_EXE_mullama-oracle"))
        .args(args)
        .output()
        .expect("the oracle starts");
    assert!(
        done.status.success(),
        "the oracle refuses {args:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    serde_json::from_slice(&done.stdout).expect("the oracle speaks JSON")
}

pub fn tokens(answer: &Value, key: &str) -> Vec<i32> {
    let list = answer[key].as_array().expect("a list of tokens");
    list.iter()
        .map(|token| token.as_i64().expect("a token") as i32)
        .collect()
}

pub fn bytes(answer: &Value, key: &str) -> Vec<u8> {
    let digits = answer[key].as_str().expect("hexadecimal digits");
    let pairs = (0..digits.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits"))
        .collect()
}

/// Runs every prompt on one context, as a program would, and each in a new process of the oracle.
#[track_caller]
pub fn assert_greedy_agrees(path: &Path, prompts: &[String], n: i32, params: &ContextParams) {
    let model = Model::load(path).expect("the model loads");
    let context = Context::new_with(&model, params).expect("the context is created");
    for prompt in prompts {
        let expected = oracle(&[
            "greedy",
            path.to_str().expect("a path in UTF-8"),
            prompt,
            &n.to_string(),
        ]);
        let found = context
            .complete_with(prompt, n, &SamplerParams::greedy(), &GenerateOptions::default())
            .expect("the prompt is continued");
        let wanted = tokens(&expected, "tokens");
        assert_eq!(found.tokens, wanted, "the tokens after {prompt:?}");
        assert_eq!(
            found.text,
            String::from_utf8_lossy(&bytes(&expected, "text_hex")),
            "the text after {prompt:?}"
        );
        assert_eq!(
            found.stats.n_prompt as usize,
            tokens(&expected, "prompt").len(),
            "the prompt {prompt:?}"
        );
        let reason = if wanted.len() == n as usize {
            FinishReason::Length
        } else {
            FinishReason::Stop
        };
        assert_eq!(found.finish_reason, reason, "the end after {prompt:?}");
    }
}

pub const TEXTS: [&str; 8] = [
    "",
    " ",
    "Hello, world!",
    "  two  spaces\tand\ttabs\n\n",
    "3.14159 + 2.71828 = 5.85987",
    "<|im_start|>user<|im_end|>",
    "猫 कुत्ता قطة 🦊👩‍👩‍👧 e\u{301}",
    "I'll don't WE'VE \u{2581}banana",
];

#[track_caller]
pub fn assert_tokens_agree(path: &Path) {
    let params = ModelParams {
        vocab_only: true,
        ..ModelParams::default()
    };
    let model = Model::load_with(path, &params).expect("the vocabulary loads");
    for text in TEXTS {
        let expected = oracle(&["tokenize", path.to_str().expect("a path in UTF-8"), text]);
        let found = model.tokenize_with(text, false, false).expect("the text is tokenised");
        assert_eq!(
            found,
            tokens(&expected, "tokens"),
            "the tokens of {text:?} in {}",
            path.display()
        );
    }
}

/// The vectors may differ in what the shape of a batch does to the last bits.
#[track_caller]
pub fn assert_embeddings_agree(path: &Path, texts: &[&str]) {
    let model = Model::load(path).expect("the model loads");
    let config = EmbeddingConfig {
        n_threads: 1,
        pooling: Pooling::Mean,
        ..EmbeddingConfig::default()
    };
    let generator = EmbeddingGenerator::new_with(&model, &config).expect("the generator is created");
    let found = generator.embed_batch(texts).expect("the texts are embedded");
    for (text, found) in texts.iter().zip(&found) {
        let expected = oracle(&["embed", path.to_str().expect("a path in UTF-8"), text]);
        let wanted: Vec<f32> = serde_json::from_value(expected["embedding"].clone()).expect("a list of numbers");
        let cosine = cosine_similarity(found, &wanted).expect("two vectors of one length");
        assert!(cosine >= 0.9999, "{text:?} in {}: {cosine}", path.display());
    }
}

/// Each text's score behind its own beginning, pairwise and rolling, is what raw llama.cpp's logits say, evaluated token by token.
#[track_caller]
pub fn assert_scores_agree(path: &Path, pairs: &[(&str, &str)], params: &ContextParams, within: f64) {
    let model = Model::load(path).expect("the model loads");
    let context = Context::new_with(&model, params).expect("the context is created");
    let given: Vec<ScorePair> = pairs
        .iter()
        .map(|(prompt, continuation)| ScorePair::new(*prompt, *continuation))
        .collect();
    let batch = context.score_batch(&given).expect("the pairs are scored");
    for ((prompt, continuation), batched) in pairs.iter().zip(batch) {
        let whole = format!("{prompt}{continuation}");
        let expected = oracle(&["logprobs", path.to_str().expect("a path in UTF-8"), &whole]);
        let wanted: Vec<f64> = serde_json::from_value(expected["logprobs"].clone()).expect("numbers");
        let alone = context.score(prompt, continuation).expect("the pair is scored");
        for found in [&alone, &batched] {
            let n = found.tokens.len();
            let all = tokens(&expected, "tokens");
            assert_eq!(
                found.tokens,
                all[all.len() - n..],
                "the tokens of {continuation:?} behind {prompt:?}"
            );
            for (found, wanted) in found.logprobs.iter().zip(&wanted[wanted.len() - n..]) {
                assert!(
                    (f64::from(*found) - wanted).abs() < within,
                    "{whole:?}: {found}, {wanted}"
                );
            }
            let sum: f64 = wanted[wanted.len() - n..].iter().sum();
            assert!(
                (found.sum - sum).abs() < within * n as f64,
                "{whole:?}: {} and {sum}",
                found.sum
            );
        }
        let rolling = context.score_rolling(&whole).expect("the text is scored");
        let n = rolling.tokens.len();
        assert!(n >= alone.tokens.len(), "the whole has more tokens than its end");
        if n == wanted.len() {
            let sum: f64 = wanted.iter().sum();
            assert!(
                (rolling.sum - sum).abs() < within * n as f64,
                "{whole:?}: {} and {sum}",
                rolling.sum
            );
        }
    }
}
