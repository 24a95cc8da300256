//! Conversations: what was said and what the model has evaluated of it, what goes when it is full, and how it is kept in a file. Knows how
//! messages become tokens; no context, and nobody who asks.

mod digest;
mod file;
mod history;
mod respell;
mod room;
mod stored;
mod turns;

pub(crate) use file::{read, write};
pub(crate) use history::{of_messages, of_user, Answered, History};
pub(crate) use room::{excess, prepare, Prepared, Space};
pub(crate) use stored::{Kept, Setting};
