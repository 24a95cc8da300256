#![doc = include_str!("../README.md")]
#![deny(unsafe_code)]
#![warn(missing_docs)]
// Generated docs link by whole paths, for they stand in any module.
#![allow(rustdoc::redundant_explicit_links)]

// First, for the others use its `doc!`.
#[macro_use]
mod generated;

mod api;
mod chat;
mod checks;
mod constraint;
mod conversation;
mod embedding;
#[allow(unsafe_code)]
mod engine;
mod error;
mod gguf;
mod instead;
mod runtime;
mod scheduler;
pub mod text;

#[cfg(feature = "schemars")]
pub use api::described::schema_of;
pub use api::library::*;
pub use api::{
    AsyncEventStream, AsyncStream, CancelToken, Context, Conversation, EmbeddingGenerator, EventStream, Model,
    Progress, Stream, Tool, ToolRun,
};
pub use embedding::{cosine_similarity, normalize};
#[cfg(feature = "__planted")]
#[doc(hidden)]
pub use engine::planted;
#[doc(hidden)] // for the libraries of other languages, whose allocator it is
pub use engine::Reserve;
pub use error::{Error, Result};
pub use generated::enums::*;
pub use generated::errors::ErrorCode;
pub use generated::library::messages;
pub use generated::params::*;
pub use generated::records::*;
pub use runtime::Pending;
#[doc(hidden)] // for the C ABI's started calls
pub use runtime::Ready;
pub use text::Prompt;

/// The id of a token, in [0, `n_vocab`).
pub type Token = i32;
