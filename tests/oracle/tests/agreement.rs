//! Mullama gives the tokens and texts that raw llama.cpp gives.

mod common;

use common::{assert_embeddings_agree, assert_greedy_agrees, assert_scores_agree, assert_tokens_agree, root, TEXTS};
use mullama::ContextParams;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

const N: i32 = 60;

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

fn chat(question: &str) -> String {
    format!("<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n")
}

fn params(deterministic: bool) -> ContextParams {
    ContextParams {
        n_threads: 1,
        deterministic,
        ..ContextParams::default()
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
    assert_greedy_agrees(&tiny(), &prompts(), N, &params(false));
}

#[test]
fn greedy_tokens_agree_where_every_prompt_starts_afresh() {
    assert_greedy_agrees(&tiny(), &prompts(), N, &params(true));
}

#[test]
fn greedy_tokens_of_a_random_sentencepiece_model_agree() {
    let prompts = ["Once upon a time", "banana", "é", "a b c d e f g"].map(str::to_owned);
    assert_greedy_agrees(&made("random-spm.F32.gguf"), &prompts, N, &params(true));
}

#[test]
fn greedy_tokens_agree_where_the_pre_tokeniser_is_whitespace() {
    let prompts = ["the cat", "  the\tcat \n", "café 猫 xyz", "Ω"].map(str::to_owned);
    assert_greedy_agrees(&made("words.gguf"), &prompts, N, &params(true));
}

#[test]
fn tokens_agree_in_every_kind_of_vocabulary() {
    assert_tokens_agree(&tiny());
    for name in [
        "random-spm.F32.gguf",
        "random-bert.F32.gguf",
        "vocab-only.gguf",
        "words.gguf",
    ] {
        assert_tokens_agree(&made(name));
    }
}

#[test]
fn embeddings_of_an_encoder_and_of_decoders_agree() {
    assert_embeddings_agree(&tiny(), &TEXTS);
    for name in ["random-bert.F32.gguf", "random-spm.F32.gguf"] {
        assert_embeddings_agree(&made(name), &TEXTS);
    }
}

const PAIRS: [(&str, &str); 5] = [
    ("Once upon a time", " there was a brave llama"),
    ("Once upon a time", " there was a slow snail called Tom."),
    ("The capital of Norway is", " Oslo"),
    ("naïve café 猫", " 🦊 and\n\nmore"),
    (
        "<|im_start|>user\nWhat is 7 plus 8?<|im_end|>\n<|im_start|>assistant\n",
        "15",
    ),
];

#[test]
fn scores_of_the_tiny_model_agree() {
    assert_scores_agree(&tiny(), &PAIRS, &params(true), 2e-3);
}

/// Which pairs share a batch is chance, so it is tried often. With weights of 32 bits, for llama.cpp rounds the activations before smaller
/// ones to 8 bits, and those of other batches to other values (0.021 was seen); what is left, 0.0016, is of the cache's 16 bits.
#[test]
fn scores_agree_where_several_are_computed_at_once() {
    let several = ContextParams {
        n_seq_max: 3,
        ..params(false)
    };
    for _ in 0..5 {
        assert_scores_agree(&made("random-spm.F32.gguf"), &PAIRS[..4], &several, 5e-3);
    }
}

/// The file by which core's reading of GBNF is tested is what llama.cpp's grammar sampler says.
#[test]
fn what_is_said_of_grammars_is_what_llama_cpp_says() {
    let own = root().join(".venv/bin/python");
    let python = if own.exists() { own } else { PathBuf::from("python3") };
    let oracle = Path::new(env!("CARGO_BIN_EXE_mullama-oracle"));
    let done = Command::new(python)
        .args(["-m", "tests.structured.gbnf", "--oracle"])
        .arg(oracle)
        .current_dir(root())
        .output()
        .expect("Python asks the oracle");
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
}
