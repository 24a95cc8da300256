// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of token logprobs.

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

/// The token; `mullama_token_to_piece` has its bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_logprobs_token(token_logprobs: *const MullamaTokenLogprobs) -> i32 {
    rt::count(|| Ok(rt::get::<TokenLogprobs>(token_logprobs, "token_logprobs")?.token))
}

/// Its log probability before the sampler's steps.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_logprobs_logprob(token_logprobs: *const MullamaTokenLogprobs) -> f32 {
    rt::float(|| Ok(rt::get::<TokenLogprobs>(token_logprobs, "token_logprobs")?.logprob))
}

/// Its log probability after the sampler's steps; 0 where it was certain, as it always is at temperature 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_logprobs_sampled_logprob(token_logprobs: *const MullamaTokenLogprobs) -> f32 {
    rt::float(|| Ok(rt::get::<TokenLogprobs>(token_logprobs, "token_logprobs")?.sampled_logprob))
}

/// The likeliest tokens before the sampler's steps, the likeliest first and of equals the lower number, as many as `MullamaGenerateOptions.n_logprobs` says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_logprobs_top(
    token_logprobs: *const MullamaTokenLogprobs,
    items: *mut MullamaTopLogprob,
    capacity: i32,
) -> i32 {
    rt::list_out(items, capacity, || {
        Ok(rt::get::<TokenLogprobs>(token_logprobs, "token_logprobs")?
            .top
            .iter()
            .map(Into::into)
            .collect())
    })
}

/// Frees a token_logprobs; null and a freed one are ignored.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_logprobs_free(token_logprobs: *mut MullamaTokenLogprobs) {
    rt::free::<TokenLogprobs>(token_logprobs)
}

/// The number of records in a list of token logprobs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_logprobs_list_count(
    token_logprobs_list: *const MullamaTokenLogprobsList,
) -> i32 {
    rt::count(|| Ok(rt::get::<Vec<TokenLogprobs>>(token_logprobs_list, "token_logprobs_list")?.len()))
}

/// A record of its own from a list of token logprobs, by its place from 0; it is freed like any other.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_logprobs_list_at(
    token_logprobs_list: *const MullamaTokenLogprobsList,
    index: i32,
) -> *mut MullamaTokenLogprobs {
    rt::handle(|| {
        rt::item(
            rt::get::<Vec<TokenLogprobs>>(token_logprobs_list, "token_logprobs_list")?.as_slice(),
            index,
        )
    })
}

/// Frees a list of token logprobs; null and a freed one are ignored. Records that were taken from it stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_logprobs_list_free(token_logprobs_list: *mut MullamaTokenLogprobsList) {
    rt::free::<Vec<TokenLogprobs>>(token_logprobs_list)
}
