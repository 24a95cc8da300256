// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `Conversation`.

#[allow(unused_imports)] // each file needs some of these
use crate::generated::prelude::*;

/// Begins a conversation on a context.
#[napi(js_name = "conversationNew", catch_unwind)]
pub fn conversation_new<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    context: Unknown<'env>,
    params: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let context = handles::context(&context, "context")?;
    let params = params::conversation_params(&params, "params")?;
    let made = core::Conversation::new_with(context, &params).or_throw(env)?;
    objects::wrap(&into, made)
}

/// Goes on with a conversation that was saved to a file.
#[napi(js_name = "conversationRestore", catch_unwind)]
pub fn conversation_restore<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    context: Unknown<'env>,
    path: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let context = handles::context(&context, "context")?;
    let path = input::path(&path, "path")?;
    let made = core::Conversation::restore(context, &path).or_throw(env)?;
    objects::wrap(&into, made)
}

/// Goes on with a conversation that was saved to a file, without waiting for the file.
#[napi(js_name = "conversationRestoreAsync", catch_unwind)]
pub fn conversation_restore_async<'env>(
    env: &'env Env,
    task: u32,
    into: Unknown<'env>,
    context: Unknown<'env>,
    path: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let context = handles::context(&context, "context")?;
    let path = input::path(&path, "path")?;
    let into = objects::keep(env, &into)?;
    let pending = core::Conversation::restore_async(context, &path);
    tasks::promise(env, task, pending, move |env, made| into.wrap(env, made))
}

/// Says something as the user, and gives the answer with its record.
#[napi(js_name = "conversationSend", catch_unwind)]
pub fn conversation_send<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    text: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Object<'env>> {
    let this = handles::conversation(&this, "this")?;
    let text = input::text(&text, "text")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let answer = this.send_with(&text, max_tokens, &sampler, &options).or_throw(env)?;
    records::generation(env, answer)
}

/// Says something as the user, and gives the answer while the caller goes on.
#[napi(js_name = "conversationSendAsync", catch_unwind)]
pub fn conversation_send_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    text: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let text = input::text(&text, "text")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let pending = this.send_async_with(&text, max_tokens, &sampler, &options);
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, records::generation(env, answer)?)
    })
}

/// Says something as the user, and gives the answer piece by piece, as the pieces come.
#[napi(js_name = "conversationSendStreamAsync", catch_unwind)]
pub fn conversation_send_stream_async<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    this: Unknown<'env>,
    text: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let text = input::text(&text, "text")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let made = this
        .send_stream_async_with(&text, max_tokens, &sampler, &options)
        .or_throw(env)?;
    objects::wrap(&into, Arc::new(core::Stream::from(made)))
}

/// Adds messages, and gives the answer with its record.
#[napi(js_name = "conversationSendMessages", catch_unwind)]
pub fn conversation_send_messages<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Object<'env>> {
    let this = handles::conversation(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let answer = this
        .send_messages_with(&messages, max_tokens, &sampler, &options)
        .or_throw(env)?;
    records::generation(env, answer)
}

/// Adds messages, and gives the answer while the caller goes on.
#[napi(js_name = "conversationSendMessagesAsync", catch_unwind)]
pub fn conversation_send_messages_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let pending = this.send_messages_async_with(&messages, max_tokens, &sampler, &options);
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, records::generation(env, answer)?)
    })
}

/// Adds messages, and gives the answer piece by piece, as the pieces come.
#[napi(js_name = "conversationSendMessagesStreamAsync", catch_unwind)]
pub fn conversation_send_messages_stream_async<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let made = this
        .send_messages_stream_async_with(&messages, max_tokens, &sampler, &options)
        .or_throw(env)?;
    objects::wrap(&into, Arc::new(core::Stream::from(made)))
}

/// Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.
#[napi(js_name = "conversationSendEventsAsync", catch_unwind)]
pub fn conversation_send_events_async<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    this: Unknown<'env>,
    text: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let text = input::text(&text, "text")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let made = this
        .send_events_async_with(&text, max_tokens, &sampler, &options)
        .or_throw(env)?;
    objects::wrap(&into, Arc::new(core::EventStream::from(made)))
}

/// Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
#[napi(js_name = "conversationSendMessagesEventsAsync", catch_unwind)]
pub fn conversation_send_messages_events_async<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    this: Unknown<'env>,
    messages: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    options: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let options = params::generate_options(&options, "options")?;
    let made = this
        .send_messages_events_async_with(&messages, max_tokens, &sampler, &options)
        .or_throw(env)?;
    objects::wrap(&into, Arc::new(core::EventStream::from(made)))
}

/// Adds messages without asking for an answer.
#[napi(js_name = "conversationAdd", catch_unwind)]
pub fn conversation_add(env: &Env, this: Unknown, messages: Unknown) -> Result<()> {
    let this = handles::conversation(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    this.add(&messages).or_throw(env)
}

/// Gives all messages.
#[napi(js_name = "conversationMessages", catch_unwind)]
pub fn conversation_messages<'env>(env: &'env Env, this: Unknown<'env>) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let answer = this.messages().or_throw(env)?;
    output::json(env, answer)
}

/// Takes back the last message of the user and all that followed it.
#[napi(js_name = "conversationUndo", catch_unwind)]
pub fn conversation_undo(env: &Env, this: Unknown) -> Result<i32> {
    let this = handles::conversation(&this, "this")?;
    this.undo().or_throw(env)
}

/// Writes the conversation to a file, with what the model has evaluated of it.
#[napi(js_name = "conversationSave", catch_unwind)]
pub fn conversation_save(env: &Env, this: Unknown, path: Unknown) -> Result<()> {
    let this = handles::conversation(&this, "this")?;
    let path = input::path(&path, "path")?;
    this.save(&path).or_throw(env)
}

/// Writes the conversation to a file while the caller goes on.
#[napi(js_name = "conversationSaveAsync", catch_unwind)]
pub fn conversation_save_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    path: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let path = input::path(&path, "path")?;
    let pending = this.save_async(&path);
    tasks::promise(env, task, pending, |env, ()| output::value(env, ()))
}

/// Tells which of the oldest messages have to go so that there is space.
#[napi(js_name = "conversationExcess", catch_unwind)]
pub fn conversation_excess<'env>(env: &'env Env, this: Unknown<'env>, n_tokens: Unknown<'env>) -> Result<Object<'env>> {
    let this = handles::conversation(&this, "this")?;
    let n_tokens = input::i32(&n_tokens, "nTokens")?;
    let answer = this.excess_with(n_tokens).or_throw(env)?;
    records::excess(env, answer)
}

/// Tells which of the oldest messages have to go while the caller goes on.
#[napi(js_name = "conversationExcessAsync", catch_unwind)]
pub fn conversation_excess_async<'env>(
    env: &'env Env,
    task: u32,
    this: Unknown<'env>,
    n_tokens: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let n_tokens = input::i32(&n_tokens, "nTokens")?;
    let pending = this.excess_async_with(n_tokens);
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, records::excess(env, answer)?)
    })
}

/// Puts other messages in the place of the oldest ones, as a summary of them.
#[napi(js_name = "conversationCondense", catch_unwind)]
pub fn conversation_condense(env: &Env, this: Unknown, n_oldest: Unknown, messages: Unknown) -> Result<()> {
    let this = handles::conversation(&this, "this")?;
    let n_oldest = input::i32(&n_oldest, "nOldest")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    this.condense(n_oldest, &messages).or_throw(env)
}

/// Begins another conversation that has said the same so far.
#[napi(js_name = "conversationFork", catch_unwind)]
pub fn conversation_fork<'env>(env: &'env Env, into: Unknown<'env>, this: Unknown<'env>) -> Result<Unknown<'env>> {
    let this = handles::conversation(&this, "this")?;
    let made = this.fork().or_throw(env)?;
    objects::wrap(&into, made)
}

/// Messages that it has.
#[napi(js_name = "conversationNMessages", catch_unwind)]
pub fn conversation_n_messages(env: &Env, this: Unknown) -> Result<i32> {
    let this = handles::conversation(&this, "this")?;
    objects::refuse_closed(env, this.is_closed(), "conversation")?;
    Ok(this.n_messages())
}

/// Tokens of its last prompt with the answer; 0 before the first one.
#[napi(js_name = "conversationNTokens", catch_unwind)]
pub fn conversation_n_tokens(env: &Env, this: Unknown) -> Result<i32> {
    let this = handles::conversation(&this, "this")?;
    objects::refuse_closed(env, this.is_closed(), "conversation")?;
    Ok(this.n_tokens())
}

/// Messages that were dropped or condensed so far.
#[napi(js_name = "conversationNDropped", catch_unwind)]
pub fn conversation_n_dropped(env: &Env, this: Unknown) -> Result<i32> {
    let this = handles::conversation(&this, "this")?;
    objects::refuse_closed(env, this.is_closed(), "conversation")?;
    Ok(this.n_dropped())
}

/// Closes it; closing twice is closing once.
#[napi(js_name = "conversationClose", catch_unwind)]
pub fn conversation_close(this: Unknown) -> Result<()> {
    let this = handles::conversation(&this, "this")?;
    this.close();
    Ok(())
}

/// Tells whether it was closed.
#[napi(js_name = "conversationIsClosed", catch_unwind)]
pub fn conversation_is_closed(this: Unknown) -> Result<bool> {
    let this = handles::conversation(&this, "this")?;
    Ok(this.is_closed())
}
