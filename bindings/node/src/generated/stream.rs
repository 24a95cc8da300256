// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `Stream`.

#[allow(unused_imports)] // each file needs some of these
use crate::generated::prelude::*;

/// Waits for the next piece.
#[napi(js_name = "streamNext", catch_unwind)]
pub fn stream_next(env: &Env, this: Unknown) -> Result<Option<String>> {
    let this = handles::stream(&this, "this")?;
    this.wait_next().or_throw(env)
}

/// Stops what still runs and gives the record of what was delivered.
#[napi(js_name = "streamFinish", catch_unwind)]
pub fn stream_finish<'env>(env: &'env Env, this: Unknown<'env>) -> Result<Object<'env>> {
    let this = handles::stream(&this, "this")?;
    let record = this.finish().or_throw(env)?;
    records::generation(env, record)
}

/// The next piece, or a promise of it.
#[napi(js_name = "streamNextAsync", catch_unwind)]
pub fn stream_next_async<'env>(env: &'env Env, this: Unknown<'env>) -> Result<Unknown<'env>> {
    let this = handles::stream(&this, "this")?;
    let stream = Arc::clone(this);
    tasks::next(env, move |waker| stream.poll_next(waker), output::value)
}

/// Closes it; closing twice is closing once.
#[napi(js_name = "streamClose", catch_unwind)]
pub fn stream_close(this: Unknown) -> Result<()> {
    let this = handles::stream(&this, "this")?;
    this.close();
    Ok(())
}

/// Tells whether it was closed.
#[napi(js_name = "streamIsClosed", catch_unwind)]
pub fn stream_is_closed(this: Unknown) -> Result<bool> {
    let this = handles::stream(&this, "this")?;
    Ok(this.is_closed())
}
