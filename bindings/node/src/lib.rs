//! The private native module of Mullama's Node.js package; `index.js` is the public one.
//!
//! `generated` has one function for each call, written from api.yaml. `runtime` has what does not vary: conversions,
//! exceptions, and the futures that run on Node's own event loop.

mod generated;
mod runtime;

/// A small allocation that fails is tried again with what is kept for that.
#[global_allocator]
static ALLOCATOR: mullama::Reserve = mullama::Reserve;
