// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of tool request.

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

/// What the tool's answer names it by: `call_0` and so on, counted over the conversation; nine letters and digits where the template asks for that.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_request_id(
    tool_request: *const MullamaToolRequest,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<ToolRequest>(tool_request, "tool_request")?.id.clone())
    })
}

/// The tool, as the model wrote it; it need not be one of those that it was given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_request_name(
    tool_request: *const MullamaToolRequest,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<ToolRequest>(tool_request, "tool_request")?.name.clone())
    })
}

/// The arguments as the model wrote them, in its order; a JSON object, unless the model does not keep to that.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_request_arguments(
    tool_request: *const MullamaToolRequest,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<ToolRequest>(tool_request, "tool_request")?.arguments.clone())
    })
}

/// Frees a tool_request; null and a freed one are ignored.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_request_free(tool_request: *mut MullamaToolRequest) {
    rt::free::<ToolRequest>(tool_request)
}

/// The number of records in a list of tool request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_request_list_count(tool_request_list: *const MullamaToolRequestList) -> i32 {
    rt::count(|| Ok(rt::get::<Vec<ToolRequest>>(tool_request_list, "tool_request_list")?.len()))
}

/// A record of its own from a list of tool request, by its place from 0; it is freed like any other.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_request_list_at(
    tool_request_list: *const MullamaToolRequestList,
    index: i32,
) -> *mut MullamaToolRequest {
    rt::handle(|| {
        rt::item(
            rt::get::<Vec<ToolRequest>>(tool_request_list, "tool_request_list")?.as_slice(),
            index,
        )
    })
}

/// Frees a list of tool request; null and a freed one are ignored. Records that were taken from it stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tool_request_list_free(tool_request_list: *mut MullamaToolRequestList) {
    rt::free::<Vec<ToolRequest>>(tool_request_list)
}
