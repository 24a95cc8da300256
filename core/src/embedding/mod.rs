//! Texts as vectors: the work of a generator's actor. Knows the runtime, text, the engine and the actor; not who asks.

mod open;
mod texts;
mod vector;
mod work;

pub(crate) use open::open;
pub(crate) use texts::{Limit, Texts};
pub use vector::{cosine_similarity, normalize};
pub(crate) use work::{EmbedRequest, Embedding, Report, Told, Vectors};
