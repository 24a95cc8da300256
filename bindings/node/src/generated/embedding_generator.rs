// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `EmbeddingGenerator`.

#[allow(unused_imports)] // each file needs some of these
use crate::generated::prelude::*;

/// Creates a generator on a model.
#[napi(js_name = "embeddingGeneratorNew", catch_unwind)]
pub fn embedding_generator_new<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    model: Unknown<'env>,
    config: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let model = handles::model(&model, "model")?;
    let config = params::embedding_config(&config, "config")?;
    let made = core::EmbeddingGenerator::new_with(model, &config).or_throw(env)?;
    objects::wrap(&into, made)
}

/// Creates a generator on a thread of its own.
#[napi(js_name = "embeddingGeneratorCreateAsync", catch_unwind)]
pub fn embedding_generator_create_async<'env>(
    env: &'env Env,
    task: u32,
    into: Unknown<'env>,
    model: Unknown<'env>,
    config: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let model = handles::model(&model, "model")?;
    let config = params::embedding_config(&config, "config")?;
    let into = objects::keep(env, &into)?;
    let pending = core::EmbeddingGenerator::create_async_with(model, &config);
    tasks::promise(env, task, pending, move |env, made| into.wrap(env, made))
}

/// Turns a text into a vector.
#[napi(js_name = "embeddingGeneratorEmbed", catch_unwind)]
pub fn embedding_generator_embed<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    text: Unknown<'env>,
) -> Result<Object<'env>> {
    let this = handles::embedding_generator(&this, "this")?;
    let text = input::text(&text, "text")?;
    let answer = this.embed(&text).or_throw(env)?;
    output::vector(env, answer)
}

/// Turns a text into a vector while the caller goes on.
#[napi(js_name = "embeddingGeneratorEmbedAsync", catch_unwind)]
pub fn embedding_generator_embed_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    text: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::embedding_generator(&this, "this")?;
    let text = input::text(&text, "text")?;
    let pending = this.embed_async(&text);
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, output::vector(env, answer)?)
    })
}

/// Turns texts into vectors, several in one batch of the engine.
#[napi(js_name = "embeddingGeneratorEmbedBatch", catch_unwind)]
pub fn embedding_generator_embed_batch<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    texts: Unknown<'env>,
    options: Unknown<'env>,
    progress: Unknown<'env>,
) -> Result<Vec<Object<'env>>> {
    let this = handles::embedding_generator(&this, "this")?;
    let texts = input::list(&texts, "texts", input::text)?;
    let options = params::embed_options(&options, "options")?;
    let answer = callbacks::reporting(env, &progress, |progress| {
        this.embed_batch_with_progress(&texts, &options, progress)
    })?;
    answer
        .into_iter()
        .map(|value| output::vector(env, value))
        .collect::<Result<Vec<_>>>()
}

/// Turns texts into vectors while the caller goes on.
#[napi(js_name = "embeddingGeneratorEmbedBatchAsync", catch_unwind)]
pub fn embedding_generator_embed_batch_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    texts: Unknown<'env>,
    options: Unknown<'env>,
    progress: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::embedding_generator(&this, "this")?;
    let texts = input::list(&texts, "texts", input::text)?;
    let options = params::embed_options(&options, "options")?;
    let informing = tasks::informing(env, task, &progress)?;
    let pending = this.embed_batch_async_with_progress(&texts, &options, informing);
    tasks::promise_informing(env, task, &progress, pending, |env, answer| {
        output::value(
            env,
            answer
                .into_iter()
                .map(|value| output::vector(env, value))
                .collect::<Result<Vec<_>>>()?,
        )
    })
}

/// Length of an embedding.
#[napi(js_name = "embeddingGeneratorNEmbd", catch_unwind)]
pub fn embedding_generator_n_embd(this: Unknown) -> Result<i32> {
    let this = handles::embedding_generator(&this, "this")?;
    Ok(this.n_embd())
}

/// Closes it; closing twice is closing once.
#[napi(js_name = "embeddingGeneratorClose", catch_unwind)]
pub fn embedding_generator_close(this: Unknown) -> Result<()> {
    let this = handles::embedding_generator(&this, "this")?;
    this.close();
    Ok(())
}

/// Tells whether it was closed.
#[napi(js_name = "embeddingGeneratorIsClosed", catch_unwind)]
pub fn embedding_generator_is_closed(this: Unknown) -> Result<bool> {
    let this = handles::embedding_generator(&this, "this")?;
    Ok(this.is_closed())
}
