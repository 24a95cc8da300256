#![doc = include_str!("../README.md")]
#![deny(unsafe_code)]
#![warn(missing_docs)]
// Generated docs link by whole paths, for they stand in any module.
#![allow(rustdoc::redundant_explicit_links)]

// First, for the others use its `doc!`.
#[macro_use]
mod generated;

mod actor;
mod async_stream;
mod cancel;
mod channel;
mod chat;
mod checks;
mod context;
mod context_new;
mod cores;
mod cpu;
mod embedding;
#[allow(unsafe_code)]
mod engine;
mod error;
mod gguf;
mod handle;
mod library;
mod model;
mod model_cache;
mod model_facts;
mod output;
mod pending;
mod process;
mod prompt;
mod sampling;
mod stream;
pub mod text;
mod utf8;
mod vector;

pub use async_stream::AsyncStream;
pub use cancel::CancelToken;
pub use context::Context;
pub use embedding::EmbeddingGenerator;
pub use error::{Error, Result};
pub use generated::enums::*;
pub use generated::errors::ErrorCode;
pub use generated::library::messages;
pub use generated::params::*;
pub use generated::records::*;
pub use library::{
    abi_version, api_digest, backend_free, backend_init, device_count, device_info, live_handles, max_devices,
    supports_gpu_offload, supports_mlock, supports_mmap, system_info, version,
};
pub use model::{Model, Progress};
pub use pending::Pending;
pub use prompt::Prompt;
pub use stream::Stream;
pub use vector::{cosine_similarity, normalize};

/// The id of a token, in [0, `n_vocab`).
pub type Token = i32;
