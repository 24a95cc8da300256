// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `CancelToken`.

#[allow(unused_imports)] // each file needs some of these
use crate::generated::prelude::*;

/// Creates a token that is not set.
#[napi(js_name = "cancelTokenNew", catch_unwind)]
pub fn cancel_token_new<'env>(into: Unknown<'env>) -> Result<Unknown<'env>> {
    let made = core::CancelToken::new();
    objects::wrap(&into, made)
}

/// Sets the token. What watches it stops at its next step.
#[napi(js_name = "cancelTokenCancel", catch_unwind)]
pub fn cancel_token_cancel(env: &Env, this: Unknown) -> Result<()> {
    let this = handles::cancel_token(&this, "this")?;
    this.cancel().or_throw(env)
}

/// Tells whether the token is set.
#[napi(js_name = "cancelTokenIsCancelled", catch_unwind)]
pub fn cancel_token_is_cancelled(env: &Env, this: Unknown) -> Result<bool> {
    let this = handles::cancel_token(&this, "this")?;
    this.is_cancelled().or_throw(env)
}

/// Closes it; closing twice is closing once.
#[napi(js_name = "cancelTokenClose", catch_unwind)]
pub fn cancel_token_close(this: Unknown) -> Result<()> {
    let this = handles::cancel_token(&this, "this")?;
    this.close();
    Ok(())
}

/// Tells whether it was closed.
#[napi(js_name = "cancelTokenIsClosed", catch_unwind)]
pub fn cancel_token_is_closed(this: Unknown) -> Result<bool> {
    let this = handles::cancel_token(&this, "this")?;
    Ok(this.is_closed())
}
