// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of generation.

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

/// The text; bytes that never became a whole character are U+FFFD.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_text(
    generation: *const MullamaGeneration,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<Generation>(generation, "generation")?.text.clone())
    })
}

/// The tokens behind the text, shape (n,), where n is `MullamaGenerationStats.n_generated`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_tokens(
    generation: *const MullamaGeneration,
    tokens: *mut i32,
    capacity: i32,
) -> i32 {
    rt::list_out(tokens, capacity, || {
        Ok(rt::get::<Generation>(generation, "generation")?.tokens.clone())
    })
}

/// Why the generation ended.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_finish_reason(generation: *const MullamaGeneration) -> i32 {
    rt::count(|| Ok(rt::get::<Generation>(generation, "generation")?.finish_reason.code()))
}

/// Counts and times.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_stats(
    generation: *const MullamaGeneration,
    stats: *mut MullamaGenerationStats,
) -> i32 {
    rt::record_out(stats, || {
        Ok((&rt::get::<Generation>(generation, "generation")?.stats).into())
    })
}

/// Of a conversation's answer the thought that the model wrote before it, in the tags of its template; empty where there is none. `mullama_generation_text` goes without it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_thinking(
    generation: *const MullamaGeneration,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<Generation>(generation, "generation")?.thinking.clone())
    })
}

/// The calls of tools in a conversation's answer, in their order; `mullama_generation_text` goes without them. What is no whole call, as at the end of a generation that was cut short, stays text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_tool_calls(
    generation: *const MullamaGeneration,
) -> *mut MullamaToolRequestList {
    rt::handle(|| Ok(rt::get::<Generation>(generation, "generation")?.tool_calls.clone()))
}

/// Log probabilities of each of `mullama_generation_tokens`, one record for each, in their order; none unless `MullamaGenerateOptions.n_logprobs` asks for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_logprobs(
    generation: *const MullamaGeneration,
) -> *mut MullamaTokenLogprobsList {
    rt::handle(|| Ok(rt::get::<Generation>(generation, "generation")?.logprobs.clone()))
}

/// Frees a generation; null and a freed one are ignored.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_generation_free(generation: *mut MullamaGeneration) {
    rt::free::<Generation>(generation)
}
