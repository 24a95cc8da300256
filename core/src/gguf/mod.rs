//! Reads the header of a GGUF file before llama.cpp does, and refuses what would end the process there.
//!
//! llama.cpp checks much of a file with assertions, and an assertion cannot be caught: a file with a duplicate token, 513 layers
//! or a negative epsilon takes the program down. [`check`] knows those assertions. What llama.cpp reports by itself is left to it,
//! except where a plainer message is cheap: a folder, a text file, a truncated download.
//!
//! Only the header is read (metadata and the list of tensors), never the weights, in one pass through a buffer.

mod fault;
mod header;
mod hyperparameters;
mod reader;
mod tensors;
mod vocabulary;

#[cfg(test)]
mod builder;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::path::Path;

pub use fault::Fault;

/// Refuses a file that llama.cpp cannot load or would not survive loading.
///
/// # Errors
///
/// A [`Fault`] says what is wrong in the file, what was expected and what to do.
pub fn check(path: &Path) -> Result<(), Fault> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(Fault::Folder);
    }
    // Opening a pipe would wait for a writer.
    if !about.is_file() {
        return Err(Fault::NotAFile);
    }
    examine_bytes(File::open(path)?, about.len())
}

fn examine_bytes(file: impl std::io::Read + std::io::Seek, length: u64) -> Result<(), Fault> {
    let header = header::read(reader::Reader::new(file, length))?;
    tensors::check(&header)?;
    vocabulary::check(&header.metadata)?;
    hyperparameters::check(&header.metadata)
}
