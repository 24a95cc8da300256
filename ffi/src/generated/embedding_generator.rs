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

/// Creates a generator on a thread of its own.
///
/// - `model`: The model, loaded with its weights.
/// - `config`: How to create it.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT`, `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embedding_generator_new_start(
    model: *const MullamaModel,
    config: *const MullamaEmbeddingConfig,
) -> *mut MullamaPending {
    rt::handle(|| {
        let model = rt::get::<Model>(model, "model")?;
        let config = rt::params::<_, EmbeddingConfig>(config)?;
        Ok(rt::pending::Started::new(
            EmbeddingGenerator::create_async_with(&model, &config),
            rt::pending::Answer::handle,
        ))
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

/// Turns a text into a vector while the caller goes on.
///
/// - `text`: The text.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_vectors` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embed_text_start(
    embedding_generator: *const MullamaEmbeddingGenerator,
    text: *const c_char,
) -> *mut MullamaPending {
    rt::handle(|| {
        let text = rt::text(text, "text")?;
        Ok(rt::pending::Started::new(
            rt::get::<EmbeddingGenerator>(embedding_generator, "embedding_generator")?.embed_async(text),
            rt::pending::Answer::vectors,
        ))
    })
}

/// Turns texts into vectors, several in one batch of the engine.
///
/// - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
/// - `options`: What may stop it.
///
/// Returns: The embeddings in the order of the texts, `mullama_embedding_generator_n_embd` numbers each. The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
///
/// Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embed_batch_with(
    embedding_generator: *const MullamaEmbeddingGenerator,
    texts: *const *const c_char,
    n_texts: i32,
    options: *const MullamaEmbedOptions,
    vector: *mut f32,
    capacity: usize,
) -> i64 {
    rt::list_out(vector, capacity, || {
        let mut progress = convert::progress_of_embed_options(options);
        let texts = rt::texts(texts, n_texts, "texts")?;
        let options = rt::params::<_, EmbedOptions>(options)?;
        Ok(
            rt::get::<EmbeddingGenerator>(embedding_generator, "embedding_generator")?
                .embed_batch_with_progress(
                    &texts,
                    &options,
                    progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool),
                )?
                .concat(),
        )
    })
}

/// Turns texts into vectors, several in one batch of the engine.
///
/// - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
///
/// Returns: The embeddings in the order of the texts, `mullama_embedding_generator_n_embd` numbers each. The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
///
/// Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CANCELLED`.
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
                .embed_batch_with_progress(&texts, &EmbedOptions::default(), None)?
                .concat(),
        )
    })
}

/// Turns texts into vectors while the caller goes on.
///
/// - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
/// - `options`: What may stop it.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_vectors` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_embed_batch_start(
    embedding_generator: *const MullamaEmbeddingGenerator,
    texts: *const *const c_char,
    n_texts: i32,
    options: *const MullamaEmbedOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let progress = convert::progress_of_embed_options(options);
        let texts = rt::texts(texts, n_texts, "texts")?;
        let options = rt::params::<_, EmbedOptions>(options)?;
        {
            rt::pending::no_listener(progress.is_some())?;
            rt::pending::Started::reporting(
                |report| {
                    Ok(
                        rt::get::<EmbeddingGenerator>(embedding_generator, "embedding_generator")?
                            .embed_batch_async_with_progress(&texts, &options, Some(report)),
                    )
                },
                |answer| rt::pending::Answer::vectors(answer.concat()),
            )
        }
    })
}
