// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of embedding generator.

#[allow(unused_imports)]
use std::ffi::{c_char, c_void};

#[allow(unused_imports)]
use mullama::*;

#[allow(unused_imports)]
use super::convert;
#[allow(unused_imports)]
use super::types::*;
#[allow(unused_imports)]
use crate::runtime as rt;

/// Creates a generator on a model.
///
/// - `model`: The model, loaded with its weights.
/// - `config`: How to create it.
///
/// Errors: `MULLAMA_ERR_CONTEXT`, `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embedding_generator_new(
    model: *const MullamaModel,
    config: *const MullamaEmbeddingConfig,
) -> *mut MullamaEmbeddingGenerator {
    rt::handle(|| {
        let model = rt::get::<Model>(model, "model")?;
        let config = rt::params::<_, EmbeddingConfig>(config)?;
        Ok(EmbeddingGenerator::new_with(&model, &config)?)
    })
}

/// Frees a embedding_generator; null and a freed one are ignored. It never waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embedding_generator_free(embedding_generator: *mut MullamaEmbeddingGenerator) {
    rt::free::<EmbeddingGenerator>(embedding_generator)
}

/// Length of an embedding.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embedding_generator_n_embd(
    embedding_generator: *const MullamaEmbeddingGenerator,
) -> i32 {
    rt::count(|| Ok(rt::get::<EmbeddingGenerator>(embedding_generator, "embedding_generator")?.n_embd()))
}

/// Turns a text into a vector.
///
/// - `text`: The text.
///
/// Returns: The embedding, `mullama_embedding_generator_n_embd` numbers. The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
///
/// Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embed_text(
    embedding_generator: *const MullamaEmbeddingGenerator,
    text: *const c_char,
    vector: *mut f32,
    capacity: usize,
) -> i64 {
    rt::list_out(vector, capacity, || {
        let text = rt::text(text, "text")?;
        Ok(rt::get::<EmbeddingGenerator>(embedding_generator, "embedding_generator")?.embed(text)?)
    })
}

/// Turns texts into vectors, several in one batch of the engine.
///
/// - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
///
/// Returns: The embeddings in the order of the texts, `mullama_embedding_generator_n_embd` numbers each. The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
///
/// Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embed_batch(
    embedding_generator: *const MullamaEmbeddingGenerator,
    texts: *const *const c_char,
    n_texts: i32,
    vector: *mut f32,
    capacity: usize,
) -> i64 {
    rt::list_out(vector, capacity, || {
        let texts = rt::texts(texts, n_texts, "texts")?;
        Ok(
            rt::get::<EmbeddingGenerator>(embedding_generator, "embedding_generator")?
                .embed_batch(&texts)?
                .concat(),
        )
    })
}
