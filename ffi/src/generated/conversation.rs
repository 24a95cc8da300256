// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of conversation.

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

/// Begins a conversation on a context.
///
/// - `context`: The context that answers.
/// - `params`: How it begins.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_new(
    context: *const MullamaContext,
    params: *const MullamaConversationParams,
) -> *mut MullamaConversation {
    rt::handle(|| {
        let context = rt::get::<Context>(context, "context")?;
        let params = rt::params::<_, ConversationParams>(params)?;
        Ok(Conversation::new_with(&context, &params)?)
    })
}

/// Goes on with a conversation that was saved to a file.
///
/// The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers `MULLAMA_ERR_FILE` with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks.
///
/// - `context`: The context that answers.
/// - `path`: The file.
///
/// Errors: `MULLAMA_ERR_FILE`, `MULLAMA_ERR_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_restore(
    context: *const MullamaContext,
    path: *const c_char,
) -> *mut MullamaConversation {
    rt::handle(|| {
        let context = rt::get::<Context>(context, "context")?;
        let path = rt::path(path, "path")?;
        Ok(Conversation::restore(&context, path)?)
    })
}

/// Goes on with a conversation that was saved to a file, without waiting for the file.
///
/// The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers `MULLAMA_ERR_FILE` with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks.
///
/// - `context`: The context that answers.
/// - `path`: The file.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_FILE`, `MULLAMA_ERR_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_restore_start(
    context: *const MullamaContext,
    path: *const c_char,
) -> *mut MullamaPending {
    rt::handle(|| {
        let context = rt::get::<Context>(context, "context")?;
        let path = rt::path(path, "path")?;
        Ok(rt::pending::Started::new(
            Conversation::restore_async(&context, path),
            rt::pending::Answer::handle,
        ))
    })
}

/// Frees a conversation; null and a freed one are ignored. It never waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_free(conversation: *mut MullamaConversation) {
    rt::free::<Conversation>(conversation)
}

/// Messages that it has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_n_messages(conversation: *const MullamaConversation) -> i32 {
    rt::count(|| Ok(rt::get::<Conversation>(conversation, "conversation")?.n_messages()))
}

/// Tokens of its last prompt with the answer; 0 before the first one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_n_tokens(conversation: *const MullamaConversation) -> i32 {
    rt::count(|| Ok(rt::get::<Conversation>(conversation, "conversation")?.n_tokens()))
}

/// Messages that were dropped or condensed so far.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_n_dropped(conversation: *const MullamaConversation) -> i32 {
    rt::count(|| Ok(rt::get::<Conversation>(conversation, "conversation")?.n_dropped()))
}

/// Says something as the user, and gives the answer with its record.
///
/// - `text`: What the user says.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: The record of one generation. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send(
    conversation: *mut MullamaConversation,
    text: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaGeneration {
    rt::handle(|| {
        let text = rt::text(text, "text")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Conversation>(conversation, "conversation")?.send_with(text, max_tokens, &sampler, &options)?)
    })
}

/// Says something as the user, and gives the answer while the caller goes on.
///
/// - `text`: What the user says.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_start(
    conversation: *mut MullamaConversation,
    text: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let text = rt::text(text, "text")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::pending::Started::new(
            rt::get::<Conversation>(conversation, "conversation")?
                .send_async_with(text, max_tokens, &sampler, &options),
            rt::pending::Answer::record,
        ))
    })
}

/// Says something as the user, and gives the answer piece by piece, as the pieces come.
///
/// - `text`: What the user says.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: A generation that is still running, pulled piece by piece.
///
/// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_stream(
    conversation: *mut MullamaConversation,
    text: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaStream {
    rt::handle(|| {
        let text = rt::text(text, "text")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Conversation>(conversation, "conversation")?
            .send_stream_with(text, max_tokens, &sampler, &options)?)
    })
}

/// Says something as the user, and calls back with each piece of the answer on the caller's thread; `false` stops it.
///
/// - `text`: What the user says.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_streaming(
    conversation: *mut MullamaConversation,
    text: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
) -> i32 {
    rt::status(|| {
        let text = rt::text(text, "text")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        rt::each_piece(
            &rt::get::<Conversation>(conversation, "conversation")?.send_stream_with(
                text,
                max_tokens,
                &sampler,
                &GenerateOptions::default(),
            )?,
            convert::stream_callback(callback, user_data)?,
        )
    })
}

/// Says something as the user, and calls back with each piece of the answer on the caller's thread; `false` or the cancel token stops it.
///
/// - `text`: What the user says.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_streaming_cancellable(
    conversation: *mut MullamaConversation,
    text: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
    cancel: *const MullamaCancelToken,
) -> i32 {
    rt::status(|| {
        let text = rt::text(text, "text")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        rt::each_piece(
            &rt::get::<Conversation>(conversation, "conversation")?.send_stream_with(
                text,
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

/// Adds messages, and gives the answer with its record.
///
/// - `messages`: What is new, oldest first; none answers what is there.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: The record of one generation. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_messages(
    conversation: *mut MullamaConversation,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaGeneration {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Conversation>(conversation, "conversation")?
            .send_messages_with(&messages, max_tokens, &sampler, &options)?)
    })
}

/// Adds messages, and gives the answer while the caller goes on.
///
/// - `messages`: What is new, oldest first; none answers what is there.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_messages_start(
    conversation: *mut MullamaConversation,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaPending {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::pending::Started::new(
            rt::get::<Conversation>(conversation, "conversation")?
                .send_messages_async_with(&messages, max_tokens, &sampler, &options),
            rt::pending::Answer::record,
        ))
    })
}

/// Adds messages, and gives the answer piece by piece, as the pieces come.
///
/// - `messages`: What is new, oldest first; none answers what is there.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: A generation that is still running, pulled piece by piece.
///
/// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_messages_stream(
    conversation: *mut MullamaConversation,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaStream {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Conversation>(conversation, "conversation")?
            .send_messages_stream_with(&messages, max_tokens, &sampler, &options)?)
    })
}

/// Adds messages, and calls back with each piece of the answer on the caller's thread; `false` stops it.
///
/// - `messages`: What is new, oldest first; none answers what is there.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_messages_streaming(
    conversation: *mut MullamaConversation,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
) -> i32 {
    rt::status(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        rt::each_piece(
            &rt::get::<Conversation>(conversation, "conversation")?.send_messages_stream_with(
                &messages,
                max_tokens,
                &sampler,
                &GenerateOptions::default(),
            )?,
            convert::stream_callback(callback, user_data)?,
        )
    })
}

/// Adds messages, and calls back with each piece of the answer on the caller's thread; `false` or the cancel token stops it.
///
/// - `messages`: What is new, oldest first; none answers what is there.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_messages_streaming_cancellable(
    conversation: *mut MullamaConversation,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    callback: MullamaStreamCallback,
    user_data: *mut c_void,
    cancel: *const MullamaCancelToken,
) -> i32 {
    rt::status(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        rt::each_piece(
            &rt::get::<Conversation>(conversation, "conversation")?.send_messages_stream_with(
                &messages,
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

/// Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.
///
/// - `text`: What the user says.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: An answer that is still being generated, pulled part by part.
///
/// It is as `MullamaStream` is, but for what it gives. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_events(
    conversation: *mut MullamaConversation,
    text: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaEventStream {
    rt::handle(|| {
        let text = rt::text(text, "text")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Conversation>(conversation, "conversation")?
            .send_events_with(text, max_tokens, &sampler, &options)?)
    })
}

/// Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
///
/// - `messages`: What is new, oldest first; none answers what is there.
/// - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `options`: Stop strings and the like.
///
/// Returns: An answer that is still being generated, pulled part by part.
///
/// It is as `MullamaStream` is, but for what it gives. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_send_messages_events(
    conversation: *mut MullamaConversation,
    messages: *const MullamaMessage,
    n_messages: i32,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    options: *const MullamaGenerateOptions,
) -> *mut MullamaEventStream {
    rt::handle(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(rt::get::<Conversation>(conversation, "conversation")?
            .send_messages_events_with(&messages, max_tokens, &sampler, &options)?)
    })
}

/// Adds messages without asking for an answer.
///
/// - `messages`: The messages, oldest first.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CONTEXT_BUSY`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_add(
    conversation: *mut MullamaConversation,
    messages: *const MullamaMessage,
    n_messages: i32,
) -> i32 {
    rt::status(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        Ok(rt::get::<Conversation>(conversation, "conversation")?.add(&messages)?)
    })
}

/// Gives all messages.
///
/// Returns: A JSON list, as `MullamaChatOptions.messages_json` takes it; without an answer that is still running. The return value is the whole text's length in bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_messages(
    conversation: *const MullamaConversation,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<Conversation>(conversation, "conversation")?.messages()?)
    })
}

/// Takes back the last message of the user and all that followed it.
///
/// Returns: How many messages it took; 0 where the user has said nothing. Negative is an error code.
///
/// Errors: `MULLAMA_ERR_CONTEXT_BUSY`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_undo(conversation: *const MullamaConversation) -> i32 {
    rt::count(|| Ok(rt::get::<Conversation>(conversation, "conversation")?.undo()?))
}

/// Writes the conversation to a file, with what the model has evaluated of it.
///
/// The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what `MullamaContextParams.swap_mib` keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it.
///
/// - `path`: The file.
///
/// Errors: `MULLAMA_ERR_FILE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_save(conversation: *mut MullamaConversation, path: *const c_char) -> i32 {
    rt::status(|| {
        let path = rt::path(path, "path")?;
        Ok(rt::get::<Conversation>(conversation, "conversation")?.save(path)?)
    })
}

/// Writes the conversation to a file while the caller goes on.
///
/// The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what `MullamaContextParams.swap_mib` keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it.
///
/// - `path`: The file.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_status` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_FILE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_save_start(
    conversation: *mut MullamaConversation,
    path: *const c_char,
) -> *mut MullamaPending {
    rt::handle(|| {
        let path = rt::path(path, "path")?;
        Ok(rt::pending::Started::new(
            rt::get::<Conversation>(conversation, "conversation")?.save_async(path),
            rt::pending::Answer::status,
        ))
    })
}

/// Tells which of the oldest messages have to go so that there is space.
///
/// A program that would rather condense than drop asks before it sends, has what `mullama_excess_messages` says summarised, as by a conversation of its own, and gives the summary to `mullama_conversation_condense`, until `mullama_excess_n_messages` is 0.
///
/// - `n_tokens`: Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.
///
/// Returns: The oldest turns without which there is space, the last one never among them. NULL on failure.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_excess(
    conversation: *const MullamaConversation,
    n_tokens: i32,
) -> *mut MullamaExcess {
    rt::handle(|| Ok(rt::get::<Conversation>(conversation, "conversation")?.excess_with(n_tokens)?))
}

/// Tells which of the oldest messages have to go while the caller goes on.
///
/// A program that would rather condense than drop asks before it sends, has what `mullama_excess_messages` says summarised, as by a conversation of its own, and gives the summary to `mullama_conversation_condense`, until `mullama_excess_n_messages` is 0.
///
/// - `n_tokens`: Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_excess_start(
    conversation: *const MullamaConversation,
    n_tokens: i32,
) -> *mut MullamaPending {
    rt::handle(|| {
        Ok(rt::pending::Started::new(
            rt::get::<Conversation>(conversation, "conversation")?.excess_async_with(n_tokens),
            rt::pending::Answer::record,
        ))
    })
}

/// Puts other messages in the place of the oldest ones, as a summary of them.
///
/// - `n_oldest`: How many go, as `mullama_excess_n_messages` says: whole turns, in which messages of the system do not count.
/// - `messages`: What stands there instead; none drops them. A message of the system stays from then on, one of another role can be condensed again.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CONTEXT_BUSY`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_condense(
    conversation: *mut MullamaConversation,
    n_oldest: i32,
    messages: *const MullamaMessage,
    n_messages: i32,
) -> i32 {
    rt::status(|| {
        let messages = rt::structs(messages, n_messages, "messages")?;
        Ok(rt::get::<Conversation>(conversation, "conversation")?.condense(n_oldest, &messages)?)
    })
}

/// Begins another conversation that has said the same so far.
///
/// What both have in common is evaluated once, and an answer that is still running is no part of it.
///
/// Returns: The other one, on the same context. NULL on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_conversation_fork(
    conversation: *const MullamaConversation,
) -> *mut MullamaConversation {
    rt::handle(|| Ok(rt::get::<Conversation>(conversation, "conversation")?.fork()?))
}
