//! Texts as vectors: an owner thread with a context of its own. Knows the runtime, text and the engine; not who asks.

mod owner;
mod texts;
mod vector;

pub(crate) use owner::{start, Calls, Setup, Task, Vectors, Watched, SEQUENCES};
pub(crate) use texts::{Limit, Texts};
pub use vector::{cosine_similarity, normalize};
