// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of stream.

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

/// Waits for the next piece.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_stream_next(stream: *mut MullamaStream, piece: *mut c_char, capacity: usize) -> i64 {
    rt::fill(piece, capacity, |buffer| {
        Ok(rt::get::<Stream>(stream, "stream")?.next_into(buffer)?)
    })
}

/// Gives the next piece if one is ready.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_stream_try_next(
    stream: *mut MullamaStream,
    piece: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::fill(piece, capacity, |buffer| {
        Ok(rt::get::<Stream>(stream, "stream")?.try_next_into(buffer)?)
    })
}

/// Stops what still runs and gives the record of what was delivered.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_stream_finish(stream: *mut MullamaStream) -> *mut MullamaGeneration {
    rt::handle(|| Ok(rt::get::<Stream>(stream, "stream")?.finish()?))
}

/// Gives a descriptor for `poll` and its like, readable while the next piece or the end can be taken without waiting.
///
/// It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_stream_fd(stream: *mut MullamaStream) -> i32 {
    rt::count(|| Ok(rt::get::<Stream>(stream, "stream")?.fd()?))
}

/// Waits until the next item can be taken without waiting, or the end is there, and takes nothing.
///
/// `timeout_ms` is in milliseconds: 0 looks and does not wait, a negative one waits as long as it takes. When the time is over the answer is `MULLAMA_ERR_WOULD_BLOCK`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_stream_wait(stream: *mut MullamaStream, timeout_ms: i64) -> i32 {
    rt::status(|| Ok(rt::get::<Stream>(stream, "stream")?.wait_for(rt::pending::time_limit(timeout_ms))?))
}

/// Starts such a wait: a call that gives nothing, and is done when the next item can be taken without waiting.
///
/// It takes nothing, and waits along with others in `mullama_pending_wait`; cancelling it leaves the stream as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_stream_wait_start(stream: *mut MullamaStream) -> *mut MullamaPending {
    rt::handle(|| {
        let stream = rt::get::<Stream>(stream, "stream")?;
        Ok(rt::pending::Started::watching(move |waker| stream.poll_ready(waker)))
    })
}

/// Closes a stream and frees it; null and a freed one are ignored. The work stops, and it never waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_stream_free(stream: *mut MullamaStream) {
    rt::free::<Stream>(stream)
}
