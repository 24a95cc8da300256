// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of tool step.

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

/// The calls, none where there is an answer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_step_calls(tool_step: *const MullamaToolStep) -> *mut MullamaToolRequestList {
    rt::handle(|| Ok(rt::get::<ToolStep>(tool_step, "tool_step")?.calls.clone()))
}

/// The record of the answer; `NULL` where there are calls.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_step_answer(tool_step: *const MullamaToolStep) -> *mut MullamaGeneration {
    rt::handle_or_none(|| Ok(rt::get::<ToolStep>(tool_step, "tool_step")?.answer.clone()))
}

/// Which generation it was, from 1 on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_step_step(tool_step: *const MullamaToolStep) -> i32 {
    rt::count(|| Ok(rt::get::<ToolStep>(tool_step, "tool_step")?.step))
}

/// Frees a tool_step; null and a freed one are ignored.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_step_free(tool_step: *mut MullamaToolStep) {
    rt::free::<ToolStep>(tool_step)
}
