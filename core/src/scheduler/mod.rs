//! A context is an actor: one owner thread runs every llama.cpp graph, calls are requests in its mailbox. Knows the runtime, text and
//! the engine; not who asks.

mod admit;
mod cells;
mod fair;
mod job;
mod mailbox;
mod open;
mod owner;
mod request;
mod share;
mod slots;
mod step;
mod swap;
mod waking;

pub(crate) use mailbox::Mailbox;
pub(crate) use open::{open, Opened};
pub(crate) use owner::{check_fits, Facts};
pub(crate) use request::{Answer, Cancel, Ended, Ending, Plan, Request, Task};
