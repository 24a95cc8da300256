//! What every generated class shares. A description uses some of it; what it does not use today it may use tomorrow.
#![allow(dead_code)]

pub mod bell;
pub mod errors;
pub mod fields;
pub mod given;
pub mod job;
pub mod progress;
pub mod pull;
pub mod put;
pub mod repr;
pub mod tools;
pub mod typed;
pub mod wait;
