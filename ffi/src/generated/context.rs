// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of context.

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

/// Creates a context on a model.
///
/// - `model`: The model, loaded with its weights.
/// - `params`: How to create it.
///
/// Errors: `MULLAMA_ERR_CONTEXT`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_new(
    model: *const MullamaModel,
    params: *const MullamaContextParams,
) -> *mut MullamaContext {
    rt::handle(|| {
        let model = rt::get::<Model>(model, "model")?;
        let params = rt::params::<_, ContextParams>(params)?;
        Ok(Context::new_with(&model, &params)?)
    })
}

/// Creates a context on a thread of its own.
///
/// - `model`: The model, loaded with its weights.
/// - `params`: How to create it.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_new_start(
    model: *const MullamaModel,
    params: *const MullamaContextParams,
) -> *mut MullamaPending {
    rt::handle(|| {
        let model = rt::get::<Model>(model, "model")?;
        let params = rt::params::<_, ContextParams>(params)?;
        Ok(rt::pending::Started::new(
            Context::create_async_with(&model, &params),
            rt::pending::Answer::handle,
        ))
    })
}

/// Frees a context; null and a freed one are ignored. It never waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_free(context: *mut MullamaContext) {
    rt::free::<Context>(context)
}

/// Tokens that fit into the context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_n_ctx(context: *const MullamaContext) -> i32 {
    rt::count(|| Ok(rt::get::<Context>(context, "context")?.n_ctx()))
}

/// Tokens evaluated in one call of the engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_n_batch(context: *const MullamaContext) -> i32 {
    rt::count(|| Ok(rt::get::<Context>(context, "context")?.n_batch()))
}

/// Threads for single tokens, at most; fewer than were asked for where the system refused some.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_n_threads(context: *const MullamaContext) -> i32 {
    rt::count(|| Ok(rt::get::<Context>(context, "context")?.n_threads()))
}

/// Forgets every token that is cached.
///
/// Errors: `MULLAMA_ERR_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_kv_cache_clear(context: *mut MullamaContext) -> i32 {
    rt::status(|| Ok(rt::get::<Context>(context, "context")?.clear_cache()?))
}

/// Turns a prompt into the tokens that a generation starts from.
///
/// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
///
/// Returns: Token ids, shape (n,). The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_prompt_tokens(
    context: *const MullamaContext,
    prompt: *const c_char,
    tokens: *mut i32,
    capacity: i32,
) -> i32 {
    rt::list_out(tokens, capacity, || {
        let prompt = rt::text(prompt, "prompt")?;
        Ok(rt::get::<Context>(context, "context")?.prompt_tokens(prompt)?)
    })
}

/// Continues a prompt and gives the text.
///
/// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
///
/// Returns: The text; bytes that never became a whole character are U+FFFD. The buffer is a limit: the text ends before the piece that would not fit. The return value is its bytes.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generate_text(
    context: *mut MullamaContext,
    prompt: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::fill(text, capacity, |buffer| {
        let prompt = rt::text(prompt, "prompt")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        Ok(rt::get::<Context>(context, "context")?.generate_into_buffer(
            prompt,
            max_tokens,
            &sampler,
            &GenerateOptions::default(),
            buffer,
        )?)
    })
}

/// Continues a list of tokens and gives the text.
///
/// - `tokens`: Token ids, used as they are, shape (n,).
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
///
/// Returns: The text; bytes that never became a whole character are U+FFFD. The buffer is a limit: the text ends before the piece that would not fit. The return value is its bytes.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generate(
    context: *mut MullamaContext,
    tokens: *const i32,
    n_tokens: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::fill(text, capacity, |buffer| {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        Ok(rt::get::<Context>(context, "context")?.generate_into_buffer(
            tokens,
            max_tokens,
            &sampler,
            &GenerateOptions::default(),
            buffer,
        )?)
    })
}

/// Continues a prompt and gives the text with its record.
///
/// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: The record of one generation. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_complete_text(
    context: *mut MullamaContext,
    prompt: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaGeneration {
    rt::handle(|| {
        let prompt = rt::text(prompt, "prompt")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?.complete_with(prompt, max_tokens, &sampler, &options)?)
    })
}

/// Continues a list of tokens and gives the text with its record.
///
/// - `tokens`: Token ids, used as they are, shape (n,).
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: The record of one generation. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_complete(
    context: *mut MullamaContext,
    tokens: *const i32,
    n_tokens: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaGeneration {
    rt::handle(|| {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?.complete_with(tokens, max_tokens, &sampler, &options)?)
    })
}

/// Continues a prompt while the caller goes on, and gives the text.
///
/// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_text` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generate_text_start(
    context: *mut MullamaContext,
    prompt: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let prompt = rt::text(prompt, "prompt")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::pending::Started::new(
            rt::get::<Context>(context, "context")?.generate_async_with(prompt, max_tokens, &sampler, &options),
            rt::pending::Answer::text,
        ))
    })
}

/// Continues a list of tokens while the caller goes on, and gives the text.
///
/// - `tokens`: Token ids, used as they are, shape (n,).
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_text` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generate_start(
    context: *mut MullamaContext,
    tokens: *const i32,
    n_tokens: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::pending::Started::new(
            rt::get::<Context>(context, "context")?.generate_async_with(tokens, max_tokens, &sampler, &options),
            rt::pending::Answer::text,
        ))
    })
}

/// Continues a prompt while the caller goes on, and gives the text with its record.
///
/// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_complete_text_start(
    context: *mut MullamaContext,
    prompt: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let prompt = rt::text(prompt, "prompt")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::pending::Started::new(
            rt::get::<Context>(context, "context")?.complete_async_with(prompt, max_tokens, &sampler, &options),
            rt::pending::Answer::record,
        ))
    })
}

/// Continues a list of tokens while the caller goes on, and gives the text with its record.
///
/// - `tokens`: Token ids, used as they are, shape (n,).
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_complete_start(
    context: *mut MullamaContext,
    tokens: *const i32,
    n_tokens: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::pending::Started::new(
            rt::get::<Context>(context, "context")?.complete_async_with(tokens, max_tokens, &sampler, &options),
            rt::pending::Answer::record,
        ))
    })
}

/// Continues a prompt piece by piece, as the pieces come.
///
/// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: A generation that is still running, pulled piece by piece.
///
/// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_stream_new_text(
    context: *mut MullamaContext,
    prompt: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaStream {
    rt::handle(|| {
        let prompt = rt::text(prompt, "prompt")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?.generate_stream_with(prompt, max_tokens, &sampler, &options)?)
    })
}

/// Continues a list of tokens piece by piece, as the pieces come.
///
/// - `tokens`: Token ids, used as they are, shape (n,).
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: A generation that is still running, pulled piece by piece.
///
/// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_stream_new(
    context: *mut MullamaContext,
    tokens: *const i32,
    n_tokens: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaStream {
    rt::handle(|| {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?.generate_stream_with(tokens, max_tokens, &sampler, &options)?)
    })
}

/// Continues a prompt and calls back with each piece on the caller's thread; `false` stops it.
///
/// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generate_streaming_text(
    context: *mut MullamaContext,
    prompt: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
) -> i32 {
    rt::status(|| {
        let prompt = rt::text(prompt, "prompt")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        rt::each_piece(
            &rt::get::<Context>(context, "context")?.generate_stream_with(
                prompt,
                max_tokens,
                &sampler,
                &GenerateOptions::default(),
            )?,
            convert::stream_callback(callback, user_data)?,
        )
    })
}

/// Continues a list of tokens and calls back with each piece on the caller's thread; `false` stops it.
///
/// - `tokens`: Token ids, used as they are, shape (n,).
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generate_streaming(
    context: *mut MullamaContext,
    tokens: *const i32,
    n_tokens: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
) -> i32 {
    rt::status(|| {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        rt::each_piece(
            &rt::get::<Context>(context, "context")?.generate_stream_with(
                tokens,
                max_tokens,
                &sampler,
                &GenerateOptions::default(),
            )?,
            convert::stream_callback(callback, user_data)?,
        )
    })
}

/// Continues a prompt and calls back with each piece on the caller's thread; `false` or the cancel token stops it.
///
/// - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generate_streaming_cancellable_text(
    context: *mut MullamaContext,
    prompt: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
    cancel: *const MullamaCancelToken,
) -> i32 {
    rt::status(|| {
        let prompt = rt::text(prompt, "prompt")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        rt::each_piece(
            &rt::get::<Context>(context, "context")?.generate_stream_with(
                prompt,
                max_tokens,
                &sampler,
                &GenerateOptions {
                    cancel: rt::get_optional::<CancelToken>(cancel, "cancel")?.map(|found| found.as_ref().clone()),
                    ..GenerateOptions::default()
                },
            )?,
            convert::stream_callback(callback, user_data)?,
        )
    })
}

/// Continues a list of tokens and calls back with each piece on the caller's thread; `false` or the cancel token stops it.
///
/// - `tokens`: Token ids, used as they are, shape (n,).
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generate_streaming_cancellable(
    context: *mut MullamaContext,
    tokens: *const i32,
    n_tokens: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
    cancel: *const MullamaCancelToken,
) -> i32 {
    rt::status(|| {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        rt::each_piece(
            &rt::get::<Context>(context, "context")?.generate_stream_with(
                tokens,
                max_tokens,
                &sampler,
                &GenerateOptions {
                    cancel: rt::get_optional::<CancelToken>(cancel, "cancel")?.map(|found| found.as_ref().clone()),
                    ..GenerateOptions::default()
                },
            )?,
            convert::stream_callback(callback, user_data)?,
        )
    })
}

/// Answers a conversation and gives the text with its record.
///
/// - `messages`: The messages, oldest first.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
/// - `options`: Stop strings and the like.
///
/// Returns: The record of one generation. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat_messages(
    context: *mut MullamaContext,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaGeneration {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?.chat_with(&messages, max_tokens, &sampler, &chat, &options)?)
    })
}

/// Answers a conversation and gives the text with its record.
///
/// - `messages`: The messages, oldest first.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
/// - `options`: Stop strings and the like.
///
/// Returns: The record of one generation. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat(
    context: *mut MullamaContext,
    messages: *const MullamaChatMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaGeneration {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?.chat_with(&messages, max_tokens, &sampler, &chat, &options)?)
    })
}

/// Answers a conversation while the caller goes on.
///
/// - `messages`: The messages, oldest first.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
/// - `options`: Stop strings and the like.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat_messages_start(
    context: *mut MullamaContext,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::pending::Started::new(
            rt::get::<Context>(context, "context")?.chat_async_with(&messages, max_tokens, &sampler, &chat, &options),
            rt::pending::Answer::record,
        ))
    })
}

/// Answers a conversation piece by piece, as the pieces come.
///
/// - `messages`: The messages, oldest first.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
/// - `options`: Stop strings and the like.
///
/// Returns: A generation that is still running, pulled piece by piece.
///
/// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat_messages_stream_new(
    context: *mut MullamaContext,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaStream {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?
            .chat_stream_with(&messages, max_tokens, &sampler, &chat, &options)?)
    })
}

/// Answers a conversation piece by piece, as the pieces come.
///
/// - `messages`: The messages, oldest first.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
/// - `options`: Stop strings and the like.
///
/// Returns: A generation that is still running, pulled piece by piece.
///
/// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat_stream_new(
    context: *mut MullamaContext,
    messages: *const MullamaChatMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaStream {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?
            .chat_stream_with(&messages, max_tokens, &sampler, &chat, &options)?)
    })
}

/// Answers a conversation and calls back with each piece on the caller's thread; `false` stops it.
///
/// - `messages`: The messages, oldest first.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat_messages_streaming(
    context: *mut MullamaContext,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
) -> i32 {
    rt::status(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        rt::each_piece(
            &rt::get::<Context>(context, "context")?.chat_stream_with(
                &messages,
                max_tokens,
                &sampler,
                &chat,
                &GenerateOptions::default(),
            )?,
            convert::stream_callback(callback, user_data)?,
        )
    })
}

/// Answers a conversation and calls back with each piece on the caller's thread; `false` or the cancel token stops it.
///
/// - `messages`: The messages, oldest first.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat_messages_streaming_cancellable(
    context: *mut MullamaContext,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
    cancel: *const MullamaCancelToken,
) -> i32 {
    rt::status(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        rt::each_piece(
            &rt::get::<Context>(context, "context")?.chat_stream_with(
                &messages,
                max_tokens,
                &sampler,
                &chat,
                &GenerateOptions {
                    cancel: rt::get_optional::<CancelToken>(cancel, "cancel")?.map(|found| found.as_ref().clone()),
                    ..GenerateOptions::default()
                },
            )?,
            convert::stream_callback(callback, user_data)?,
        )
    })
}

/// Answers a conversation part by part, with the thought and the calls of tools among the parts.
///
/// The texts of the parts of kind `MULLAMA_EVENT_KIND_TEXT`, joined, are the record's `mullama_generation_text`; the same goes for the thought and the calls.
///
/// - `messages`: The messages, oldest first.
/// - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
/// - `options`: Stop strings and the like.
///
/// Returns: An answer that is still being generated, pulled part by part.
///
/// It is as `MullamaStream` is, but for what it gives. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_chat_events(
    context: *mut MullamaContext,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaEventStream {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?
            .chat_events_with(&messages, max_tokens, &sampler, &chat, &options)?)
    })
}

/// Answers a conversation with a JSON text of a schema.
///
/// The answer is whole: where the generation ends with another finish reason than `MULLAMA_FINISH_REASON_STOP`, the call answers `MULLAMA_ERR_GENERATION`, whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
///
/// - `messages`: The messages, oldest first.
/// - `schema`: A JSON Schema, as `MULLAMA_CONSTRAINT_JSON_SCHEMA` takes it. A schema alone tells the model nothing: say in the messages what is asked for.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
/// - `options`: What stops it and the like; its `MullamaGenerateOptions.constraint` must be left out, for the schema is one.
///
/// Returns: The answer, compact, with its properties in the schema's order. One that does not fit is cut, and asking again generates anew; the call that only starts it keeps its answer until that fits. The return value is the whole text's length in bytes.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_parse(
    context: *const MullamaContext,
    messages: *const MullamaMessage,
    n_messages: i32,
    schema: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    options: *const MullamaGenerateOptions,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let schema = rt::text(schema, "schema")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?
            .parse_with(&messages, schema, max_tokens, &sampler, &chat, &options)?)
    })
}

/// Answers a conversation with a JSON text of a schema while the caller goes on.
///
/// The answer is whole: where the generation ends with another finish reason than `MULLAMA_FINISH_REASON_STOP`, the call answers `MULLAMA_ERR_GENERATION`, whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
///
/// - `messages`: The messages, oldest first.
/// - `schema`: A JSON Schema, as `MULLAMA_CONSTRAINT_JSON_SCHEMA` takes it. A schema alone tells the model nothing: say in the messages what is asked for.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `chat`: Tools, variables and the clock.
/// - `options`: What stops it and the like; its `MullamaGenerateOptions.constraint` must be left out, for the schema is one.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_text` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_parse_start(
    context: *const MullamaContext,
    messages: *const MullamaMessage,
    n_messages: i32,
    schema: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let schema = rt::text(schema, "schema")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::pending::Started::new(
            rt::get::<Context>(context, "context")?
                .parse_async_with(&messages, schema, max_tokens, &sampler, &chat, &options),
            rt::pending::Answer::text,
        ))
    })
}

/// Tells how likely a text is to follow another.
///
/// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as `mullama_context_prompt_tokens` gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
///
/// - `prompt`: What stands before; empty where the continuation begins a text.
/// - `continuation`: What is scored; one token at least.
/// - `options`: What may stop it and the like.
///
/// Returns: The score of the continuation. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_score(
    context: *const MullamaContext,
    prompt: *const c_char,
    continuation: *const c_char,
    options: *const MullamaScoreOptions,
) -> *mut MullamaScore {
    rt::handle(|| {
        let prompt = rt::text(prompt, "prompt")?;
        let continuation = rt::text(continuation, "continuation")?;
        let options = rt::params::<_, ScoreOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?.score_with(prompt, continuation, &options)?)
    })
}

/// Tells how likely a text is to follow another while the caller goes on.
///
/// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as `mullama_context_prompt_tokens` gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
///
/// - `prompt`: What stands before; empty where the continuation begins a text.
/// - `continuation`: What is scored; one token at least.
/// - `options`: What may stop it and the like.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_score_start(
    context: *const MullamaContext,
    prompt: *const c_char,
    continuation: *const c_char,
    options: *const MullamaScoreOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let prompt = rt::text(prompt, "prompt")?;
        let continuation = rt::text(continuation, "continuation")?;
        let options = rt::params::<_, ScoreOptions>(options)?;
        Ok(rt::pending::Started::new(
            rt::get::<Context>(context, "context")?.score_async_with(prompt, continuation, &options),
            rt::pending::Answer::record,
        ))
    })
}

/// Tells how likely texts are to follow others, several at once.
///
/// As many pairs are computed at once as the context has sequences (`MullamaContextParams.n_seq_max`), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
///
/// - `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.
/// - `options`: What may stop it and the like.
///
/// Returns: The scores in the order of the pairs. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_score_batch(
    context: *const MullamaContext,
    pairs: *const MullamaScorePair,
    n_pairs: i32,
    options: *const MullamaScoreOptions,
) -> *mut MullamaScoreList {
    rt::handle(|| {
        let mut progress = convert::progress_of_score_options(options);
        let pairs = rt::structs(pairs, n_pairs, "pairs")?;
        let options = rt::params::<_, ScoreOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?.score_batch_with_progress(
            &pairs,
            &options,
            progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool),
        )?)
    })
}

/// Tells how likely texts are to follow others while the caller goes on.
///
/// As many pairs are computed at once as the context has sequences (`MullamaContextParams.n_seq_max`), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
///
/// - `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.
/// - `options`: What may stop it and the like.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_score_batch_start(
    context: *const MullamaContext,
    pairs: *const MullamaScorePair,
    n_pairs: i32,
    options: *const MullamaScoreOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let progress = convert::progress_of_score_options(options);
        let pairs = rt::structs(pairs, n_pairs, "pairs")?;
        let options = rt::params::<_, ScoreOptions>(options)?;
        {
            rt::pending::no_listener(progress.is_some())?;
            rt::pending::Started::reporting(
                |report| {
                    Ok(rt::get::<Context>(context, "context")?.score_batch_async_with_progress(
                        &pairs,
                        &options,
                        Some(report),
                    ))
                },
                rt::pending::Answer::handle,
            )
        }
    })
}

/// Tells how likely a text is from its first token on, however long it is.
///
/// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
///
/// - `text`: The text; one without tokens has the score 0.
/// - `options`: What may stop it; its `MullamaScoreOptions.truncate` is not looked at.
///
/// Returns: The score of the text, its windows joined. NULL on failure.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_score_rolling(
    context: *const MullamaContext,
    text: *const c_char,
    options: *const MullamaScoreOptions,
) -> *mut MullamaScore {
    rt::handle(|| {
        let mut progress = convert::progress_of_score_options(options);
        let text = rt::text(text, "text")?;
        let options = rt::params::<_, ScoreOptions>(options)?;
        Ok(rt::get::<Context>(context, "context")?.score_rolling_with_progress(
            text,
            &options,
            progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool),
        )?)
    })
}

/// Tells how likely a text is while the caller goes on.
///
/// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
///
/// - `text`: The text; one without tokens has the score 0.
/// - `options`: What may stop it; its `MullamaScoreOptions.truncate` is not looked at.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_context_score_rolling_start(
    context: *const MullamaContext,
    text: *const c_char,
    options: *const MullamaScoreOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let progress = convert::progress_of_score_options(options);
        let text = rt::text(text, "text")?;
        let options = rt::params::<_, ScoreOptions>(options)?;
        {
            rt::pending::no_listener(progress.is_some())?;
            rt::pending::Started::reporting(
                |report| {
                    Ok(
                        rt::get::<Context>(context, "context")?.score_rolling_async_with_progress(
                            text,
                            &options,
                            Some(report),
                        ),
                    )
                },
                rt::pending::Answer::record,
            )
        }
    })
}
