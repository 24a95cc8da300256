// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of cancel token.

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

/// Creates a token that is not set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_cancel_token_new() -> *mut MullamaCancelToken {
    rt::handle(|| Ok(CancelToken::new()))
}

/// Frees a cancel_token; null and a freed one are ignored. It never waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_cancel_token_free(cancel_token: *mut MullamaCancelToken) {
    rt::free::<CancelToken>(cancel_token)
}

/// Sets the token. What watches it stops at its next step.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_cancel_token_cancel(cancel_token: *mut MullamaCancelToken) -> i32 {
    rt::status(|| Ok(rt::get::<CancelToken>(cancel_token, "cancel_token")?.cancel()?))
}

/// Tells whether the token is set.
///
/// Returns: `true` after `mullama_cancel_token_cancel`. False on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_cancel_token_is_cancelled(cancel_token: *const MullamaCancelToken) -> bool {
    rt::boolean(|| Ok(rt::get::<CancelToken>(cancel_token, "cancel_token")?.is_cancelled()?))
}
