//! What a user sees. Knows everything below: it checks what it is given, asks the layers beneath and gives their answers.

mod async_stream;
mod cancel;
mod chat;
mod context;
mod conversation;
#[cfg(feature = "schemars")]
pub mod described;
mod embedding;
mod event_stream;
pub mod functions;
mod inner;
pub mod library;
mod model;
mod model_facts;
mod parse;
mod sampling;
mod saved;
mod score;
mod stream;
mod tool_run;
mod turn;
mod unread;

pub use async_stream::AsyncStream;
pub use cancel::CancelToken;
pub use context::Context;
pub use conversation::Conversation;
pub use embedding::EmbeddingGenerator;
pub use event_stream::{AsyncEventStream, EventStream};
pub use functions::Tool;
pub use model::{Model, Progress};
pub use stream::Stream;
pub use tool_run::ToolRun;
