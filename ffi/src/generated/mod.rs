// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The C ABI as the description lays it out.
#![allow(
    clippy::missing_safety_doc,
    reason = "what a C caller promises stands once, at the head of mullama.h"
)]
#![allow(
    unsafe_op_in_unsafe_fn,
    reason = "a shim is nothing but the caller's promises handed to the runtime's helpers"
)]

mod convert;
mod types;

mod cancel_token;
mod context;
mod conversation;
mod embedding_generator;
mod errors;
mod event_stream;
mod excess;
mod generation;
mod generation_event;
mod library;
mod model;
mod params;
mod pending;
mod score;
mod stream;
mod token_detail;
mod token_logprobs;
mod tool_request;
mod tool_run;
mod tool_step;
