//! What the tests share: the tiny model, a context on it, the parameters.
#![allow(dead_code)] // each test file uses its part

use mullama::{Context, ContextParams, GenerateOptions, Model, ModelParams, SamplerParams};
use std::path::PathBuf;

/// The text that the tiny model goes on with in all languages.
pub const STORY: &str = "Once upon a time";

pub fn tiny_path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../models/mullama-tiny.Q8_0.gguf")
}

pub fn tiny() -> Model {
    Model::load(tiny_path(), &ModelParams::default(), None).expect("the tiny model loads")
}

pub fn small() -> ContextParams {
    ContextParams {
        n_ctx: 512,
        n_threads: 1,
        ..ContextParams::default()
    }
}

pub fn context(model: &Model) -> Context {
    Context::new(model, &small()).expect("a small context")
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
