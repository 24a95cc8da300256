//! The "Common API Patterns" that every language has, in Rust: load a model, create a context, generate text, generate embeddings.

mod common;

use common::tiny_path;
use mullama::{
    cosine_similarity, Context, ContextParams, EmbeddingGenerator, ErrorCode, GenerateOptions, Model, ModelParams,
    Result, SamplerParams,
};

#[test]
fn the_four_patterns_run() -> Result<()> {
    let params = ModelParams {
        n_gpu_layers: 32,
        ..ModelParams::default()
    };
    let model = Model::load_with(tiny_path(), &params)?;

    let params = ContextParams {
        n_ctx: 2048,
        ..ContextParams::default()
    };
    let context = Context::new_with(&model, &params)?;

    let options = GenerateOptions::default();
    let text = context.generate_with("Hello, AI!", 100, &SamplerParams::greedy(), &options)?;

    let generator = EmbeddingGenerator::new(&model)?;
    let embedding = generator.embed("Hello, world!")?;

    assert_eq!(context.n_ctx(), 2048);
    let again = context.complete_with("Hello, AI!", 100, &SamplerParams::greedy(), &options)?;
    assert_eq!(again.text, text);
    assert_eq!(embedding.len() as i32, model.n_embd());
    let length = embedding.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt();
    assert!((length - 1.0).abs() < 1e-5, "its length is {length}");
    Ok(())
}

#[test]
fn vectors_of_different_lengths_are_invalid_input() {
    let error = cosine_similarity(&[1.0, 0.0], &[1.0, 0.0, 0.0]).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput);
}
