//! What the tests share: the tiny model, a context on it, the parameters.
#![allow(dead_code)] // each test file uses its part

pub mod header;
pub mod process;
pub mod storm;
pub mod talk;

use mullama::{Context, ContextParams, GenerateOptions, Model, SamplerParams};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The text that the tiny model goes on with in all languages.
pub const STORY: &str = "Once upon a time";

pub fn tiny_path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../models/mullama-tiny.Q8_0.gguf")
}

/// A model that `tests/models` makes; all small ones are made once.
pub fn made(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("models-{}", env!("CARGO_CRATE_NAME")));
        let own = root.join(".venv/bin/python");
        let python = if own.exists() { own } else { PathBuf::from("python3") };
        let done = Command::new(python)
            .args(["-m", "tests.models.make_models", "--out"])
            .arg(&folder)
            .current_dir(root)
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

pub fn tiny() -> Model {
    Model::load(tiny_path()).expect("the tiny model loads")
}

pub fn small() -> ContextParams {
    ContextParams {
        n_ctx: 512,
        n_threads: 1,
        ..ContextParams::default()
    }
}

pub fn context(model: &Model) -> Context {
    Context::new_with(model, &small()).expect("a small context")
}

pub fn greedy() -> SamplerParams {
    SamplerParams::greedy()
}

pub fn no_options() -> GenerateOptions {
    GenerateOptions::default()
}

pub fn stop_at(stops: &[&str]) -> GenerateOptions {
    GenerateOptions {
        stop: stops.iter().map(ToString::to_string).collect(),
        ..GenerateOptions::default()
    }
}

/// A question in the form that the tiny model was trained with.
pub fn chat(question: &str) -> String {
    format!("<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n")
}
