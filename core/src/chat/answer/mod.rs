//! How a model writes answers, learnt from its template: the thought, the text, the calls of tools. Takes answers apart, and says what a
//! call has to look like.

mod grammar;
mod layout;
mod learn;
mod parts;
mod reading;
mod scan;
mod signs;

#[cfg(test)]
mod tests;

pub(super) use grammar::{grammar, Callable};
pub(super) use layout::{Layout, THOUGHT};
pub(super) use learn::{learn, Learned};
pub(super) use parts::Parts;
pub(super) use signs::Place;
