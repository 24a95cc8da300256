//! What becomes of files that are wrong in one place, for each architecture of llama.cpp.
//!
//! `raw` uses them with llama.cpp alone; what crashes there is the table that Mullama's validator reads. `ours` uses them with
//! Mullama, which must answer with an error whatever the file.

pub mod child;
pub mod defaults;
pub mod discover;
pub mod experiment;
pub mod file;
pub mod fuzz;
pub mod mutate;
pub mod ours;
pub mod raw;
pub mod recipe;
pub mod source;
pub mod table;
