// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `ToolRun`.

#[allow(unused_imports)] // each file needs some of these
use crate::generated::prelude::*;

/// Begins with the messages of a conversation.
#[napi(js_name = "toolRunNew", catch_unwind)]
pub fn tool_run_new<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    context: Unknown<'env>,
    messages: Unknown<'env>,
    tools: Unknown<'env>,
    max_tokens: Unknown<'env>,
    sampler: Unknown<'env>,
    chat: Unknown<'env>,
    options: Unknown<'env>,
    max_steps: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let context = handles::context(&context, "context")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let tools = input::json(&tools, "tools")?;
    let max_tokens = input::i32(&max_tokens, "maxTokens")?;
    let sampler = params::sampler_params(&sampler, "sampler")?;
    let chat = params::chat_options(&chat, "chat")?;
    let options = params::generate_options(&options, "options")?;
    let max_steps = input::i32(&max_steps, "maxSteps")?;
    let made = core::ToolRun::new_with(
        context, &messages, &tools, max_tokens, &sampler, &chat, &options, max_steps,
    )
    .or_throw(env)?;
    objects::wrap(&into, made)
}

/// Generates once and gives the calls that the model makes, or its answer.
#[napi(js_name = "toolRunNext", catch_unwind)]
pub fn tool_run_next<'env>(env: &'env Env, this: Unknown<'env>) -> Result<Object<'env>> {
    let this = handles::tool_run(&this, "this")?;
    let answer = this.next().or_throw(env)?;
    records::tool_step(env, answer)
}

/// Generates once while the caller goes on.
#[napi(js_name = "toolRunNextAsync", catch_unwind)]
pub fn tool_run_next_async<'env>(env: &'env Env, task: u32, this: Unknown<'env>) -> Result<Unknown<'env>> {
    let this = handles::tool_run(&this, "this")?;
    let pending = this.next_async();
    tasks::promise(env, task, pending, |env, answer| {
        output::value(env, records::tool_step(env, answer)?)
    })
}

/// Gives the results of the calls of the last step, all of them, in any order.
#[napi(js_name = "toolRunGive", catch_unwind)]
pub fn tool_run_give(env: &Env, this: Unknown, results: Unknown) -> Result<()> {
    let this = handles::tool_run(&this, "this")?;
    let results = params::list_tool_result(&results, "results")?;
    this.give(&results).or_throw(env)
}

/// Gives the conversation so far.
#[napi(js_name = "toolRunMessages", catch_unwind)]
pub fn tool_run_messages<'env>(env: &'env Env, this: Unknown<'env>) -> Result<Unknown<'env>> {
    let this = handles::tool_run(&this, "this")?;
    let answer = this.messages().or_throw(env)?;
    output::json(env, answer)
}

/// Tells whether the run was asked to end.
#[napi(js_name = "toolRunIsCancelled", catch_unwind)]
pub fn tool_run_is_cancelled(env: &Env, this: Unknown) -> Result<bool> {
    let this = handles::tool_run(&this, "this")?;
    this.is_cancelled().or_throw(env)
}

/// Closes it; closing twice is closing once.
#[napi(js_name = "toolRunClose", catch_unwind)]
pub fn tool_run_close(this: Unknown) -> Result<()> {
    let this = handles::tool_run(&this, "this")?;
    this.close();
    Ok(())
}

/// Tells whether it was closed.
#[napi(js_name = "toolRunIsClosed", catch_unwind)]
pub fn tool_run_is_closed(this: Unknown) -> Result<bool> {
    let this = handles::tool_run(&this, "this")?;
    Ok(this.is_closed())
}
