// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of score.

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

/// The log probability of the whole: the sum of `mullama_score_logprobs`, to the base e.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_score_sum(score: *const MullamaScore) -> f64 {
    rt::float(|| Ok(rt::get::<Score>(score, "score")?.sum))
}

/// The tokens that were scored, shape (n,).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_score_tokens(score: *const MullamaScore, tokens: *mut i32, capacity: i32) -> i32 {
    rt::list_out(tokens, capacity, || {
        Ok(rt::get::<Score>(score, "score")?.tokens.clone())
    })
}

/// The log probability of each after all that stands before it, shape (n,).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_score_logprobs(score: *const MullamaScore, vector: *mut f32, capacity: usize) -> i64 {
    rt::list_out(vector, capacity, || {
        Ok(rt::get::<Score>(score, "score")?.logprobs.clone())
    })
}

/// Whether each was the likeliest in its place, so that a greedy generation would have gone on with this text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_score_is_greedy(score: *const MullamaScore) -> bool {
    rt::boolean(|| Ok(rt::get::<Score>(score, "score")?.is_greedy))
}

/// Frees a score; null and a freed one are ignored.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_score_free(score: *mut MullamaScore) {
    rt::free::<Score>(score)
}

/// The number of records in a list of score.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_score_list_count(score_list: *const MullamaScoreList) -> i32 {
    rt::count(|| Ok(rt::get::<Vec<Score>>(score_list, "score_list")?.len()))
}

/// A record of its own from a list of score, by its place from 0; it is freed like any other.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_score_list_at(score_list: *const MullamaScoreList, index: i32) -> *mut MullamaScore {
    rt::handle(|| rt::item(rt::get::<Vec<Score>>(score_list, "score_list")?.as_slice(), index))
}

/// Frees a list of score; null and a freed one are ignored. Records that were taken from it stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_score_list_free(score_list: *mut MullamaScoreList) {
    rt::free::<Vec<Score>>(score_list)
}
