// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of errors.

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

/// What the last failing call of this thread was given, what it expected and what to do; empty when the last call did not fail. Valid until this thread's next call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_get_last_error() -> *const c_char {
    rt::last_error::message()
}

/// The code of this thread's last error; 0 when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_last_error_code() -> i32 {
    rt::last_error::code()
}

/// A number of this thread's last error: `needed`, `available`, `n_seq_max`. A key that the error does not carry is `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_last_error_data(key: *const c_char, value: *mut i64) -> i32 {
    rt::last_error::data(key, value)
}

/// Tells whether a text of a known length may be given to the other functions: `MULLAMA_ERR_UTF8` where it is not UTF-8, `MULLAMA_ERR_INVALID_INPUT` where it has a NUL inside. `what` is its name in the message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_check_text(text: *const c_char, n_text: usize, what: *const c_char) -> i32 {
    rt::check_text(text, n_text, what)
}

/// Forgets this thread's last error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_clear_error() {
    rt::last_error::clear()
}

/// What an error code means, in one sentence; for an unknown code `unknown error`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_error_code_description(code: i32) -> *const c_char {
    rt::last_error::describe(convert::DESCRIPTIONS, code)
}
