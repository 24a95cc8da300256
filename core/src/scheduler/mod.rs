//! An actor: one owner thread runs every graph of an engine context, calls are requests in its mailbox. A context's work, which is generating,
//! is here. Knows the runtime, text and the engine; not who asks.

mod actor;
mod admit;
mod beside;
mod cells;
mod deferred;
mod fair;
mod generating;
mod job;
mod kept;
mod logprobs;
mod mailbox;
mod open;
mod request;
mod restraint;
mod scoring;
mod share;
mod slots;
mod step;
mod swap;
mod threads;
#[cfg(test)]
mod threads_tests;
mod waking;

pub(crate) use actor::{start, Actor, Decodes, End, Names, Opened, Work};
pub(crate) use deferred::{Deferred, Now};
pub(crate) use generating::{check_fits, Facts, Generating};
pub(crate) use kept::Owner;
pub(crate) use mailbox::Mailbox;
pub(crate) use open::open;
pub(crate) use request::{
    Answer, Answers, Ask, Cancel, ContextRequest, Ended, Ending, Generate, Given, Plan, Request, State, Wanted,
};
pub(crate) use restraint::{Allowed, Restraint};
pub(crate) use scoring::{Item, Report, ScorePlan, Scored};
