// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of pending.

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

/// Waits until one of several calls is done and gives its index in the list; the first one of those that are.
///
/// `timeout_ms` is in milliseconds: 0 looks and does not wait, a negative one waits as long as it takes. When the time is over the answer is `MULLAMA_ERR_WOULD_BLOCK`, and the calls go on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_wait(list: *const *const MullamaPending, n: usize, timeout_ms: i64) -> i32 {
    rt::pending::wait(list, n, timeout_ms)
}

/// Gives a descriptor that is readable once a call is done, for `poll` and its like; it stays the call's, and nobody reads it.
///
/// Where the system has none the answer is `MULLAMA_ERR_NOT_AVAILABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_fd(pending: *const MullamaPending) -> i32 {
    rt::pending::fd(pending)
}

/// Asks a call to end, from any thread.
///
/// A call that gives a record then gives what it has made, others answer `MULLAMA_ERR_CANCELLED`; one that is done already keeps its answer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_cancel(pending: *const MullamaPending) -> i32 {
    rt::pending::cancel(pending)
}

/// The fraction in [0, 1] that is done.
///
/// Started calls never call back: ask as often as you like.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_progress(pending: *const MullamaPending) -> f32 {
    rt::pending::progress(pending)
}

/// Waits for a call that gives nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_take_status(pending: *mut MullamaPending) -> i32 {
    rt::pending::take_status(pending)
}

/// Waits for a record and gives it, once; it is freed as its type says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_take_record(pending: *mut MullamaPending) -> *mut c_void {
    rt::pending::take_record(pending)
}

/// Waits for an object and gives its handle, once; it is freed as its type says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_take_handle(pending: *mut MullamaPending) -> *mut c_void {
    rt::pending::take_handle(pending)
}

/// Waits for vectors and writes them, one behind the other. They may be taken again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_take_vectors(
    pending: *mut MullamaPending,
    vector: *mut f32,
    capacity: usize,
) -> i64 {
    rt::pending::take_vectors(pending, vector, capacity)
}

/// Waits for a text and writes it. It may be taken again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_take_text(
    pending: *mut MullamaPending,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::pending::take_text(pending, text, capacity)
}

/// Ends a call and frees it; null and a freed one are ignored. It never waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_pending_free(pending: *mut MullamaPending) {
    rt::pending::free(pending)
}
