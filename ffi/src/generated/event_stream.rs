// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of event stream.

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

/// Waits for the next part.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_event_stream_next(
    event_stream: *mut MullamaEventStream,
) -> *mut MullamaGenerationEvent {
    rt::handle_or_none(|| Ok(rt::get::<EventStream>(event_stream, "event_stream")?.wait_next()?))
}

/// Gives the next part if one is ready.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_event_stream_try_next(
    event_stream: *mut MullamaEventStream,
) -> *mut MullamaGenerationEvent {
    rt::handle_or_none(|| Ok(rt::get::<EventStream>(event_stream, "event_stream")?.try_next()?))
}

/// Stops what still runs and gives the record of what was delivered.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_event_stream_finish(event_stream: *mut MullamaEventStream) -> *mut MullamaGeneration {
    rt::handle(|| Ok(rt::get::<EventStream>(event_stream, "event_stream")?.finish()?))
}

/// Gives a descriptor for `poll` and its like, readable while the next part or the end can be taken without waiting.
///
/// It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_event_stream_fd(event_stream: *mut MullamaEventStream) -> i32 {
    rt::count(|| Ok(rt::get::<EventStream>(event_stream, "event_stream")?.fd()?))
}

/// Waits until the next item can be taken without waiting, or the end is there, and takes nothing.
///
/// `timeout_ms` is in milliseconds: 0 looks and does not wait, a negative one waits as long as it takes. When the time is over the answer is `MULLAMA_ERR_WOULD_BLOCK`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_event_stream_wait(event_stream: *mut MullamaEventStream, timeout_ms: i64) -> i32 {
    rt::status(|| {
        Ok(rt::get::<EventStream>(event_stream, "event_stream")?.wait_for(rt::pending::time_limit(timeout_ms))?)
    })
}

/// Starts such a wait: a call that gives nothing, and is done when the next item can be taken without waiting.
///
/// It takes nothing, and waits along with others in `mullama_pending_wait`; cancelling it leaves the stream as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_event_stream_wait_start(event_stream: *mut MullamaEventStream) -> *mut MullamaPending {
    rt::handle(|| {
        let event_stream = rt::get::<EventStream>(event_stream, "event_stream")?;
        Ok(rt::pending::Started::watching(move |waker| {
            event_stream.poll_ready(waker)
        }))
    })
}

/// Closes a stream and frees it; null and a freed one are ignored. The work stops, and it never waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_event_stream_free(event_stream: *mut MullamaEventStream) {
    rt::free::<EventStream>(event_stream)
}
