// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `Context`.

#[allow(unused_imports)] // each file needs some of these
use crate::generated::prelude::*;

/// Creates a context on a model.
#[napi(js_name = "contextNew", catch_unwind)]
pub fn context_new<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    model: Unknown<'env>,
    params: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let model = handles::model(&model, "model")?;
    let params = params::context_params(&params, "params")?;
    let made = core::Context::new_with(model, &params).or_throw(env)?;
    objects::wrap(&into, made)
}

/// Creates a context on a thread of its own.
#[napi(js_name = "contextCreateAsync", catch_unwind)]
pub fn context_create_async<'env>(
    env: &'env Env,
    task: u32,
    into: Unknown<'env>,
    model: Unknown<'env>,
    params: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let model = handles::model(&model, "model")?;
    let params = params::context_params(&params, "params")?;
    let into = objects::keep(env, &into)?;
    let pending = core::Context::create_async_with(model, &params);
    tasks::promise(env, task, pending, move |env, made| into.wrap(env, made))
}

/// Forgets every token that is cached.
#[napi(js_name = "contextClearCache", catch_unwind)]
pub fn context_clear_cache(env: &Env, this: Unknown) -> Result<()> {
    let this = handles::context(&this, "this")?;
    this.clear_cache().or_throw(env)
}

/// Turns a prompt into the tokens that a generation starts from.
#[napi(js_name = "contextPromptTokens", catch_unwind)]
pub fn context_prompt_tokens(env: &Env, this: Unknown, prompt: Unknown) -> Result<Int32Array> {
    let this = handles::context(&this, "this")?;
    let prompt = input::text(&prompt, "prompt")?;
    let answer = this.prompt_tokens(&prompt).or_throw(env)?;
    Ok(Int32Array::new(answer))
}

/// Continues a prompt and gives the text.
#[napi(js_name = "contextGenerate", catch_unwind)]
pub fn context_generate(
    env: &Env,
    this: Unknown,
    prompt: Unknown,
    max_tokens: Unknown,
    sampler: Unknown,
    options: Unknown,
) -> Result<String> {
    let this = handles::context(&this, "this")?;
    let prompt = input::text(&prompt, "prompt")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    this.generate_with(&prompt, max_tokens, &sampler, &options)
        .or_throw(env)
}

/// Continues a list of tokens and gives the text.
#[napi(js_name = "contextGenerateFromTokens", catch_unwind)]
pub fn context_generate_from_tokens(
    env: &Env,
    this: Unknown,
    tokens: Unknown,
    max_tokens: Unknown,
    sampler: Unknown,
    options: Unknown,
) -> Result<String> {
    let this = handles::context(&this, "this")?;
    let tokens = input::integers(&tokens, "tokens")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    this.generate_with(&tokens, max_tokens, &sampler, &options)
        .or_throw(env)
}

/// Continues a prompt and gives the text with its record.
#[napi(js_name = "contextComplete", catch_unwind)]
pub fn context_complete<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    prompt: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Object<'env>> {
    let this = handles::context(&this, "this")?;
    let prompt = input::text(&prompt, "prompt")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let answer = this
        .complete_with(&prompt, max_tokens, &sampler, &options)
        .or_throw(env)?;
    records::generation(env, answer)
}

/// Continues a list of tokens and gives the text with its record.
#[napi(js_name = "contextCompleteFromTokens", catch_unwind)]
pub fn context_complete_from_tokens<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    tokens: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Object<'env>> {
    let this = handles::context(&this, "this")?;
    let tokens = input::integers(&tokens, "tokens")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let answer = this
        .complete_with(&tokens, max_tokens, &sampler, &options)
        .or_throw(env)?;
    records::generation(env, answer)
}

/// Continues a prompt while the caller goes on, and gives the text.
#[napi(js_name = "contextGenerateAsync", catch_unwind)]
pub fn context_generate_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    prompt: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let prompt = input::text(&prompt, "prompt")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let pending = this.generate_async_with(&prompt, max_tokens, &sampler, &options);
    tasks::promise(env, task, pending, output::value)
}

/// Continues a list of tokens while the caller goes on, and gives the text.
#[napi(js_name = "contextGenerateAsyncFromTokens", catch_unwind)]
pub fn context_generate_async_from_tokens<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    tokens: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let tokens = input::integers(&tokens, "tokens")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let pending = this.generate_async_with(&tokens, max_tokens, &sampler, &options);
    tasks::promise(env, task, pending, output::value)
}

/// Continues a prompt while the caller goes on, and gives the text with its record.
#[napi(js_name = "contextCompleteAsync", catch_unwind)]
pub fn context_complete_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    prompt: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let prompt = input::text(&prompt, "prompt")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let pending = this.complete_async_with(&prompt, max_tokens, &sampler, &options);
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, records::generation(env, answer)?)
    })
}

/// Continues a list of tokens while the caller goes on, and gives the text with its record.
#[napi(js_name = "contextCompleteAsyncFromTokens", catch_unwind)]
pub fn context_complete_async_from_tokens<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    tokens: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let tokens = input::integers(&tokens, "tokens")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let pending = this.complete_async_with(&tokens, max_tokens, &sampler, &options);
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, records::generation(env, answer)?)
    })
}

/// Continues a prompt piece by piece, as the pieces come.
#[napi(js_name = "contextGenerateStreamAsync", catch_unwind)]
pub fn context_generate_stream_async<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    this: Unknown<'env>,
    prompt: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let prompt = input::text(&prompt, "prompt")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let made = this
        .generate_stream_async_with(&prompt, max_tokens, &sampler, &options)
        .or_throw(env)?;
    objects::wrap(&into, Arc::new(core::Stream::from(made)))
}

/// Continues a list of tokens piece by piece, as the pieces come.
#[napi(js_name = "contextGenerateStreamAsyncFromTokens", catch_unwind)]
pub fn context_generate_stream_async_from_tokens<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    this: Unknown<'env>,
    tokens: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let tokens = input::integers(&tokens, "tokens")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let made = this
        .generate_stream_async_with(&tokens, max_tokens, &sampler, &options)
        .or_throw(env)?;
    objects::wrap(&into, Arc::new(core::Stream::from(made)))
}

/// Answers a conversation and gives the text with its record.
#[napi(js_name = "contextChat", catch_unwind)]
pub fn context_chat<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    chat: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Object<'env>> {
    let this = handles::context(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let chat = params::chat_options(&chat, "chat")?;
    let options = params::generate_options(&options, "options")?;
    let answer = this
        .chat_with(&messages, max_tokens, &sampler, &chat, &options)
        .or_throw(env)?;
    records::generation(env, answer)
}

/// Answers a conversation while the caller goes on.
#[napi(js_name = "contextChatAsync", catch_unwind)]
pub fn context_chat_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    chat: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let chat = params::chat_options(&chat, "chat")?;
    let options = params::generate_options(&options, "options")?;
    let pending = this.chat_async_with(&messages, max_tokens, &sampler, &chat, &options);
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, records::generation(env, answer)?)
    })
}

/// Answers a conversation piece by piece, as the pieces come.
#[napi(js_name = "contextChatStreamAsync", catch_unwind)]
pub fn context_chat_stream_async<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    chat: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let chat = params::chat_options(&chat, "chat")?;
    let options = params::generate_options(&options, "options")?;
    let made = this
        .chat_stream_async_with(&messages, max_tokens, &sampler, &chat, &options)
        .or_throw(env)?;
    objects::wrap(&into, Arc::new(core::Stream::from(made)))
}

/// Answers a conversation part by part, with the thought and the calls of tools among the parts.
#[napi(js_name = "contextChatEventsAsync", catch_unwind)]
pub fn context_chat_events_async<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    chat: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let chat = params::chat_options(&chat, "chat")?;
    let options = params::generate_options(&options, "options")?;
    let made = this
        .chat_events_async_with(&messages, max_tokens, &sampler, &chat, &options)
        .or_throw(env)?;
    objects::wrap(&into, Arc::new(core::EventStream::from(made)))
}

/// Answers a conversation with a JSON text of a schema.
#[napi(js_name = "contextParse", catch_unwind)]
pub fn context_parse<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    schema: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    chat: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let schema = input::json(&schema, "schema")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let chat = params::chat_options(&chat, "chat")?;
    let options = params::generate_options(&options, "options")?;
    let answer = this
        .parse_with(&messages, &schema, max_tokens, &sampler, &chat, &options)
        .or_throw(env)?;
    output::json(env, answer)
}

/// Answers a conversation with a JSON text of a schema while the caller goes on.
#[napi(js_name = "contextParseAsync", catch_unwind)]
pub fn context_parse_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    schema: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    chat: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let schema = input::json(&schema, "schema")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let chat = params::chat_options(&chat, "chat")?;
    let options = params::generate_options(&options, "options")?;
    let pending = this.parse_async_with(&messages, &schema, max_tokens, &sampler, &chat, &options);
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, output::json(env, answer)?)
    })
}

/// Tells how likely a text is to follow another.
#[napi(js_name = "contextScore", catch_unwind)]
pub fn context_score<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    prompt: Unknown<'env>,
    continuation: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Object<'env>> {
    let this = handles::context(&this, "this")?;
    let prompt = input::text(&prompt, "prompt")?;
    let continuation = input::text(&continuation, "continuation")?;
    let options = params::score_options(&options, "options")?;
    let answer = this.score_with(&prompt, &continuation, &options).or_throw(env)?;
    records::score(env, answer)
}

/// Tells how likely a text is to follow another while the caller goes on.
#[napi(js_name = "contextScoreAsync", catch_unwind)]
pub fn context_score_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    prompt: Unknown<'env>,
    continuation: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let prompt = input::text(&prompt, "prompt")?;
    let continuation = input::text(&continuation, "continuation")?;
    let options = params::score_options(&options, "options")?;
    let pending = this.score_async_with(&prompt, &continuation, &options);
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, records::score(env, answer)?)
    })
}

/// Tells how likely texts are to follow others, several at once.
#[napi(js_name = "contextScoreBatch", catch_unwind)]
pub fn context_score_batch<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    pairs: Unknown<'env>,
    options: Unknown<'env>,
    progress: Unknown<'env>,
) -> Result<Vec<Object<'env>>> {
    let this = handles::context(&this, "this")?;
    let pairs = params::list_score_pair(&pairs, "pairs")?;
    let options = params::score_options(&options, "options")?;
    let answer = callbacks::reporting(env, &progress, |progress| {
        this.score_batch_with_progress(&pairs, &options, progress)
    })?;
    answer
        .into_iter()
        .map(|value| records::score(env, value))
        .collect::<Result<Vec<_>>>()
}

/// Tells how likely texts are to follow others while the caller goes on.
#[napi(js_name = "contextScoreBatchAsync", catch_unwind)]
pub fn context_score_batch_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    pairs: Unknown<'env>,
    options: Unknown<'env>,
    progress: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let pairs = params::list_score_pair(&pairs, "pairs")?;
    let options = params::score_options(&options, "options")?;
    let informing = tasks::informing(env, task, &progress)?;
    let pending = this.score_batch_async_with_progress(&pairs, &options, informing);
    tasks::promise_informing(env, task, &progress, pending, |env, answer| {
        output::value(
            env,
            answer
                .into_iter()
                .map(|value| records::score(env, value))
                .collect::<Result<Vec<_>>>()?,
        )
    })
}

/// Tells how likely a text is from its first token on, however long it is.
#[napi(js_name = "contextScoreRolling", catch_unwind)]
pub fn context_score_rolling<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    text: Unknown<'env>,
    options: Unknown<'env>,
    progress: Unknown<'env>,
) -> Result<Object<'env>> {
    let this = handles::context(&this, "this")?;
    let text = input::text(&text, "text")?;
    let options = params::score_options(&options, "options")?;
    let answer = callbacks::reporting(env, &progress, |progress| {
        this.score_rolling_with_progress(&text, &options, progress)
    })?;
    records::score(env, answer)
}

/// Tells how likely a text is while the caller goes on.
#[napi(js_name = "contextScoreRollingAsync", catch_unwind)]
pub fn context_score_rolling_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    text: Unknown<'env>,
    options: Unknown<'env>,
    progress: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::context(&this, "this")?;
    let text = input::text(&text, "text")?;
    let options = params::score_options(&options, "options")?;
    let informing = tasks::informing(env, task, &progress)?;
    let pending = this.score_rolling_async_with_progress(&text, &options, informing);
    tasks::promise_informing(env, task, &progress, pending, |env, answer| {
        output::value(env, records::score(env, answer)?)
    })
}

/// Tokens that fit into the context.
#[napi(js_name = "contextNCtx", catch_unwind)]
pub fn context_n_ctx(this: Unknown) -> Result<i32> {
    let this = handles::context(&this, "this")?;
    Ok(this.n_ctx())
}

/// Tokens evaluated in one call of the engine.
#[napi(js_name = "contextNBatch", catch_unwind)]
pub fn context_n_batch(this: Unknown) -> Result<i32> {
    let this = handles::context(&this, "this")?;
    Ok(this.n_batch())
}

/// Threads for single tokens, at most; fewer than were asked for where the system refused some.
#[napi(js_name = "contextNThreads", catch_unwind)]
pub fn context_n_threads(this: Unknown) -> Result<i32> {
    let this = handles::context(&this, "this")?;
    Ok(this.n_threads())
}

/// Closes it; closing twice is closing once.
#[napi(js_name = "contextClose", catch_unwind)]
pub fn context_close(this: Unknown) -> Result<()> {
    let this = handles::context(&this, "this")?;
    this.close();
    Ok(())
}

/// Tells whether it was closed.
#[napi(js_name = "contextIsClosed", catch_unwind)]
pub fn context_is_closed(this: Unknown) -> Result<bool> {
    let this = handles::context(&this, "this")?;
    Ok(this.is_closed())
}
