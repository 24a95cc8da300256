// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of excess.

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

/// How many they are; 0 where there is space.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_excess_n_messages(excess: *const MullamaExcess) -> i32 {
    rt::count(|| Ok(rt::get::<Excess>(excess, "excess")?.n_messages))
}

/// These messages, as a JSON list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_excess_messages(
    excess: *const MullamaExcess,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<Excess>(excess, "excess")?.messages.clone())
    })
}

/// Tokens of the whole conversation as its next prompt.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_excess_n_tokens(excess: *const MullamaExcess) -> i32 {
    rt::count(|| Ok(rt::get::<Excess>(excess, "excess")?.n_tokens))
}

/// Tokens that it may have beside what is kept free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_excess_n_available(excess: *const MullamaExcess) -> i32 {
    rt::count(|| Ok(rt::get::<Excess>(excess, "excess")?.n_available))
}

/// Frees a excess; null and a freed one are ignored.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_excess_free(excess: *mut MullamaExcess) {
    rt::free::<Excess>(excess)
}
