// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of token detail.

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

/// As the vocabulary spells it, where a space may be another character; bytes that are no UTF-8 are U+FFFD.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_detail_text(
    token_detail: *const MullamaTokenDetail,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<TokenDetail>(token_detail, "token_detail")?.text.clone())
    })
}

/// What it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_detail_kind(token_detail: *const MullamaTokenDetail) -> i32 {
    rt::count(|| Ok(rt::get::<TokenDetail>(token_detail, "token_detail")?.kind.code()))
}

/// Its score, which a SentencePiece vocabulary merges by; 0 where the vocabulary has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_detail_score(token_detail: *const MullamaTokenDetail) -> f32 {
    rt::float(|| Ok(rt::get::<TokenDetail>(token_detail, "token_detail")?.score))
}

/// Frees a token_detail; null and a freed one are ignored.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_detail_free(token_detail: *mut MullamaTokenDetail) {
    rt::free::<TokenDetail>(token_detail)
}

/// The number of records in a list of token detail.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_detail_list_count(token_detail_list: *const MullamaTokenDetailList) -> i32 {
    rt::count(|| Ok(rt::get::<Vec<TokenDetail>>(token_detail_list, "token_detail_list")?.len()))
}

/// A record of its own from a list of token detail, by its place from 0; it is freed like any other.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_detail_list_at(
    token_detail_list: *const MullamaTokenDetailList,
    index: i32,
) -> *mut MullamaTokenDetail {
    rt::handle(|| {
        rt::item(
            rt::get::<Vec<TokenDetail>>(token_detail_list, "token_detail_list")?.as_slice(),
            index,
        )
    })
}

/// Frees a list of token detail; null and a freed one are ignored. Records that were taken from it stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_detail_list_free(token_detail_list: *mut MullamaTokenDetailList) {
    rt::free::<Vec<TokenDetail>>(token_detail_list)
}
