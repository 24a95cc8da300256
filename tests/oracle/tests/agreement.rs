//! Mullama gives the tokens and texts that raw llama.cpp gives.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use mullama::{
    cosine_similarity, Context, ContextParams, EmbeddingConfig, EmbeddingGenerator, FinishReason, GenerateOptions,
    Model, ModelParams, Pooling, SamplerParams,
};
use serde_json::Value;

const N: i32 = 60;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn tiny() -> PathBuf {
    root().join("models/mullama-tiny.Q8_0.gguf")
}

/// A model that `tests/models` makes, in a folder of this test's own; all are made once.
fn made(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("models");
        let own = root().join(".venv/bin/python");
        let python = if own.exists() { own } else { PathBuf::from("python3") };
        let done = Command::new(python)
            .args(["-m", "tests.models.make_models", "--out"])
            .arg(&folder)
            .current_dir(root())
            .output()
            .expect("Python makes the test models; run ./dev once to prepare it");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(
            done.status.success(),
            "the test models need the Python package gguf (./dev installs it):\n{said}"
        );
        folder
    });
    folder.join(name)
}

fn oracle(args: &[&str]) -> Value {
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

fn tokens(answer: &Value, key: &str) -> Vec<i32> {
    let list = answer[key].as_array().expect("a list of tokens");
    list.iter()
        .map(|token| token.as_i64().expect("a token") as i32)
        .collect()
}

fn bytes(answer: &Value, key: &str) -> Vec<u8> {
    let digits = answer[key].as_str().expect("hexadecimal digits");
    let pairs = (0..digits.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits"))
        .collect()
}

fn chat(question: &str) -> String {
    format!("<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n")
}

/// Runs every prompt on one context, as a program would, and each in a new process of the oracle.
#[track_caller]
fn assert_greedy_agrees(path: &Path, prompts: &[String], deterministic: bool) {
    let model = Model::load(path).expect("the model loads");
    let params = ContextParams {
        n_threads: 1,
        deterministic,
        ..ContextParams::default()
    };
    let context = Context::new_with(&model, &params).expect("the context is created");
    for prompt in prompts {
        let expected = oracle(&[
            "greedy",
            path.to_str().expect("a path in UTF-8"),
            prompt,
            &N.to_string(),
        ]);
        let found = context
            .complete_with(prompt, N, &SamplerParams::greedy(), &GenerateOptions::default())
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
        let reason = if wanted.len() == N as usize {
            FinishReason::Length
        } else {
            FinishReason::Stop
        };
        assert_eq!(found.finish_reason, reason, "the end after {prompt:?}");
    }
}

fn prompts() -> Vec<String> {
    let mut prompts: Vec<String> = [
        "Once upon a time",
        "a",
        "<|endoftext|>Once",
        "One morning, Anna <|im_end|>",
        "naïve café 猫 🦊",
        "\n\n  ",
    ]
    .map(str::to_owned)
    .to_vec();
    let questions = [
        "How do you say cat in Japanese?",
        "How do you say thank you in Arabic?",
        "How do you say water in Hindi?",
        "Show me an emoji of a rainbow.",
        "What is the capital of Norway?",
        "What is 7 plus 8?",
        "Extract the person as JSON: Anna is 31 years old and lives in Oslo.",
        "Count from 3 to 12.",
    ];
    prompts.extend(questions.map(chat));
    prompts.push("Once upon a time there was a brave llama called Anna. ".repeat(18));
    prompts
}

#[test]
fn greedy_tokens_of_the_tiny_model_agree() {
    assert_greedy_agrees(&tiny(), &prompts(), false);
}

#[test]
fn greedy_tokens_agree_where_every_prompt_starts_afresh() {
    assert_greedy_agrees(&tiny(), &prompts(), true);
}

#[test]
fn greedy_tokens_of_a_random_sentencepiece_model_agree() {
    let prompts = ["Once upon a time", "banana", "é", "a b c d e f g"].map(str::to_owned);
    assert_greedy_agrees(&made("random-spm.F32.gguf"), &prompts, true);
}

const TEXTS: [&str; 8] = [
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
fn assert_tokens_agree(path: &Path) {
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

#[test]
fn tokens_agree_in_every_kind_of_vocabulary() {
    assert_tokens_agree(&tiny());
    for name in ["random-spm.F32.gguf", "random-bert.F32.gguf", "vocab-only.gguf"] {
        assert_tokens_agree(&made(name));
    }
}

/// The vectors may differ in what the shape of a batch does to the last bits.
#[track_caller]
fn assert_embeddings_agree(path: &Path) {
    let model = Model::load(path).expect("the model loads");
    let config = EmbeddingConfig {
        n_threads: 1,
        pooling: Pooling::Mean,
        ..EmbeddingConfig::default()
    };
    let generator = EmbeddingGenerator::new_with(&model, &config).expect("the generator is created");
    let texts = TEXTS.map(str::to_owned);
    let found = generator.embed_batch(&texts).expect("the texts are embedded");
    for (text, found) in texts.iter().zip(&found) {
        let expected = oracle(&["embed", path.to_str().expect("a path in UTF-8"), text]);
        let wanted: Vec<f32> = serde_json::from_value(expected["embedding"].clone()).expect("a list of numbers");
        let cosine = cosine_similarity(found, &wanted).expect("two vectors of one length");
        assert!(cosine >= 0.9999, "{text:?} in {}: {cosine}", path.display());
    }
}

#[test]
fn embeddings_of_an_encoder_and_of_decoders_agree() {
    assert_embeddings_agree(&tiny());
    for name in ["random-bert.F32.gguf", "random-spm.F32.gguf"] {
        assert_embeddings_agree(&made(name));
    }
}
