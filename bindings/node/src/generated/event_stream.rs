// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `EventStream`.

#[allow(unused_imports)] // each file needs some of these
use crate::generated::prelude::*;

/// Waits for the next part.
#[napi(js_name = "eventStreamNext", catch_unwind)]
pub fn event_stream_next<'env>(env: &'env Env, this: Unknown<'env>) -> Result<Option<Object<'env>>> {
    let this = handles::event_stream(&this, "this")?;
    let piece = this.wait_next().or_throw(env)?;
    piece.map(|value| records::generation_event(env, value)).transpose()
}

/// Stops what still runs and gives the record of what was delivered.
#[napi(js_name = "eventStreamFinish", catch_unwind)]
pub fn event_stream_finish<'env>(env: &'env Env, this: Unknown<'env>) -> Result<Object<'env>> {
    let this = handles::event_stream(&this, "this")?;
    let record = this.finish().or_throw(env)?;
    records::generation(env, record)
}

/// The next piece, or a promise of it.
#[napi(js_name = "eventStreamNextAsync", catch_unwind)]
pub fn event_stream_next_async<'env>(env: &'env Env, this: Unknown<'env>) -> Result<Unknown<'env>> {
    let this = handles::event_stream(&this, "this")?;
    let stream = Arc::clone(this);
    tasks::next(
        env,
        move |waker| stream.poll_next(waker),
        |env, piece| output::value(env, records::generation_event(env, piece)?),
    )
}

/// Closes it; closing twice is closing once.
#[napi(js_name = "eventStreamClose", catch_unwind)]
pub fn event_stream_close(this: Unknown) -> Result<()> {
    let this = handles::event_stream(&this, "this")?;
    this.close();
    Ok(())
}

/// Tells whether it was closed.
#[napi(js_name = "eventStreamIsClosed", catch_unwind)]
pub fn event_stream_is_closed(this: Unknown) -> Result<bool> {
    let this = handles::event_stream(&this, "this")?;
    Ok(this.is_closed())
}
