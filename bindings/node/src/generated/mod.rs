// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! One function for each call of the API, and the conversions they need.

// Exported functions are called by Node alone.
#![allow(dead_code)]
// A call has as many arguments as the description says.
#![allow(clippy::too_many_arguments)]

mod cancel_token;
mod context;
mod conversation;
mod embedding_generator;
pub mod errors;
mod event_stream;
pub mod handles;
mod library;
mod model;
pub mod names;
pub mod params;
pub mod records;
mod stream;
mod tool_run;

/// What the generated functions use.
mod prelude {
    pub use std::sync::Arc;

    pub use mullama as core;
    pub use napi::bindgen_prelude::*;
    pub use napi_derive::napi;

    pub use super::{handles, names, params, records};
    pub use crate::runtime::errors::OrThrow;
    pub use crate::runtime::{callbacks, input, objects, output, tasks};
}
