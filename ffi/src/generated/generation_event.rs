// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of generation event.

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

/// What it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_event_kind(generation_event: *const MullamaGenerationEvent) -> i32 {
    rt::count(|| {
        Ok(rt::get::<GenerationEvent>(generation_event, "generation_event")?
            .kind
            .code())
    })
}

/// Whole characters; of a call what the model wrote for it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_event_text(
    generation_event: *const MullamaGenerationEvent,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<GenerationEvent>(generation_event, "generation_event")?
            .text
            .clone())
    })
}

/// The tokens behind it, shape (n,).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_event_tokens(
    generation_event: *const MullamaGenerationEvent,
    tokens: *mut i32,
    capacity: i32,
) -> i32 {
    rt::list_out(tokens, capacity, || {
        Ok(rt::get::<GenerationEvent>(generation_event, "generation_event")?
            .tokens
            .clone())
    })
}

/// The call; `NULL` for the other kinds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_event_tool_call(
    generation_event: *const MullamaGenerationEvent,
) -> *mut MullamaToolRequest {
    rt::handle_or_none(|| {
        Ok(rt::get::<GenerationEvent>(generation_event, "generation_event")?
            .tool_call
            .clone())
    })
}

/// Log probabilities of each of `mullama_generation_event_tokens`, as `mullama_generation_logprobs` has them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_event_logprobs(
    generation_event: *const MullamaGenerationEvent,
) -> *mut MullamaTokenLogprobsList {
    rt::handle(|| {
        Ok(rt::get::<GenerationEvent>(generation_event, "generation_event")?
            .logprobs
            .clone())
    })
}

/// Frees a generation_event; null and a freed one are ignored.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_event_free(generation_event: *mut MullamaGenerationEvent) {
    rt::free::<GenerationEvent>(generation_event)
}
