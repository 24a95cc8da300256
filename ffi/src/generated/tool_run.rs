// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of tool run.

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

/// Begins with the messages of a conversation.
///
/// - `context`: Where it is generated.
/// - `messages`: The messages, oldest first.
/// - `tools`: The tools, as `MullamaChatOptions.tools` has them, which must be left out.
/// - `max_tokens`: Tokens of one generation at most; -1 means as many as fit into the context.
/// - `params`: How tokens are drawn.
/// - `chat`: Variables, the clock and the like. A call that its `MullamaChatOptions.tool_choice` asks for is asked for in the first generation alone.
/// - `options`: Stop strings and the like, for each generation.
/// - `max_steps`: Generations at most.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_run_new(
    context: *const MullamaContext,
    messages: *const MullamaMessage,
    n_messages: i32,
    tools: *const c_char,
    max_tokens: i32,
    params: *const MullamaSamplerParams,
    chat: *const MullamaChatOptions,
    options: *const MullamaGenerateOptions,
    max_steps: i32,
) -> *mut MullamaToolRun {
    rt::handle(|| {
        let context = rt::get::<Context>(context, "context")?;
        let messages = rt::structs(messages, n_messages, "messages")?;
        let tools = rt::text(tools, "tools")?;
        let sampler = rt::params::<_, SamplerParams>(params)?;
        let chat = rt::params::<_, ChatOptions>(chat)?;
        let options = rt::params::<_, GenerateOptions>(options)?;
        Ok(ToolRun::new_with(
            &context, &messages, tools, max_tokens, &sampler, &chat, &options, max_steps,
        )?)
    })
}

/// Frees a tool_run; null and a freed one are ignored. It never waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_run_free(tool_run: *mut MullamaToolRun) {
    rt::free::<ToolRun>(tool_run)
}

/// Generates once and gives the calls that the model makes, or its answer.
///
/// After the last generation that it may make, without an answer, it answers `MULLAMA_ERR_GENERATION`. A generation that was cancelled, or cut short before a call was whole, is the answer.
///
/// Returns: The calls or the answer. NULL on failure.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_run_next(tool_run: *const MullamaToolRun) -> *mut MullamaToolStep {
    rt::handle(|| Ok(rt::get::<ToolRun>(tool_run, "tool_run")?.next()?))
}

/// Generates once while the caller goes on.
///
/// After the last generation that it may make, without an answer, it answers `MULLAMA_ERR_GENERATION`. A generation that was cancelled, or cut short before a call was whole, is the answer.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_run_next_start(tool_run: *const MullamaToolRun) -> *mut MullamaPending {
    rt::handle(|| {
        Ok(rt::pending::Started::new(
            rt::get::<ToolRun>(tool_run, "tool_run")?.next_async(),
            rt::pending::Answer::record,
        ))
    })
}

/// Gives the results of the calls of the last step, all of them, in any order.
///
/// - `results`: One for each call.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_run_give(
    tool_run: *mut MullamaToolRun,
    results: *const MullamaToolResult,
    n_results: i32,
) -> i32 {
    rt::status(|| {
        let results = rt::structs(results, n_results, "results")?;
        Ok(rt::get::<ToolRun>(tool_run, "tool_run")?.give(&results)?)
    })
}

/// Gives the conversation so far.
///
/// Returns: A list of messages, as `MullamaChatOptions.messages_json` takes it. The return value is the whole text's length in bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_run_messages(
    tool_run: *const MullamaToolRun,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<ToolRun>(tool_run, "tool_run")?.messages()?)
    })
}

/// Tells whether the run was asked to end.
///
/// Who calls functions between the steps asks before each: the result of one that is not called any more may be any text, for the next step is an answer, with `MULLAMA_FINISH_REASON_CANCELLED`.
///
/// Returns: `true` once the token of its `MullamaGenerateOptions.cancel` is set. False on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_run_is_cancelled(tool_run: *const MullamaToolRun) -> bool {
    rt::boolean(|| Ok(rt::get::<ToolRun>(tool_run, "tool_run")?.is_cancelled()?))
}
