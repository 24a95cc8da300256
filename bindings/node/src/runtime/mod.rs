//! What the generated functions are made of, written by hand.

// Which conversions are used is up to api.yaml; all are there for the next method.
#![allow(dead_code)]

pub mod callbacks;
pub mod errors;
pub mod event_loop;
pub mod input;
mod instance;
pub mod objects;
pub mod output;
mod properties;
pub mod tasks;
mod texts;
