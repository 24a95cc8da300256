//! The C ABI of Mullama: generated `extern "C"` functions over the core, and the runtime that makes them safe to call.
//!
//! Nothing that a C caller can do wrong with a handle is undefined behaviour: null, freed, forged and wrongly typed handles answer
//! an error. Nothing unwinds into C.

mod generated;
mod runtime;

/// A small allocation that fails is tried again with what is kept for that.
#[global_allocator]
static ALLOCATOR: mullama::Reserve = mullama::Reserve;
