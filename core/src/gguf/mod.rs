//! Reads the header of a GGUF file before llama.cpp does, and refuses what would end the process there.
//!
//! llama.cpp checks much of a file with assertions, and an assertion cannot be caught: a file with a duplicate token, 513 layers
//! or a negative epsilon takes the program down. [`check`] knows those assertions. What llama.cpp reports by itself is left to it,
//! except where a plainer message is cheap: a text file, a truncated download, a renamed part of a split model.
//!
//! What llama.cpp trusts a file with differs from architecture to architecture: [`architectures`] has a table of it that was made by
//! experiment.
//!
//! Only the header is read (metadata and the list of tensors), never the weights, in one pass through a buffer.

mod architectures;
mod fault;
mod header;
mod hyperparameters;
mod network;
mod reader;
mod split;
mod tensors;
mod vocabulary;

#[cfg(test)]
mod architecture_tests;
#[cfg(test)]
mod builder;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use header::Header;
use split::Place;

pub use fault::Fault;
pub use network::Network;

/// What a loader wants to know of a model whose files are good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    pub n_files: usize,
    /// Whether tensors may be used where they lie in a mapped file: ggml wants their addresses to be multiples of 32.
    pub is_mappable: bool,
}

/// Refuses a file that llama.cpp cannot load or would not survive loading, and its other parts with it.
///
/// # Errors
///
/// A [`Fault`] says what is wrong in the file, what was expected and what to do.
pub fn check(path: &Path) -> Result<Checked, Fault> {
    let first = examine(path)?;
    let mut is_mappable = tensors::are_mappable(&first);
    let Some(place) = Place::of(&first.metadata) else {
        return Ok(Checked {
            n_files: 1,
            is_mappable,
        });
    };
    let others = split::others(path, place)?;
    for (index, other) in (1..).zip(&others) {
        let found = examine(other).map_err(|fault| Fault::Part {
            name: other.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            fault: Box::new(fault),
        })?;
        split::check_other(other, Place { index, ..place }, Place::of(&found.metadata))?;
        is_mappable &= tensors::are_mappable(&found);
    }
    Ok(Checked {
        n_files: 1 + others.len(),
        is_mappable,
    })
}

/// The network that a file describes, without a look at its weights.
///
/// # Errors
///
/// Those of [`check`].
pub fn network(path: &Path) -> Result<Network, Fault> {
    Ok(Network::of(&read(path)?.metadata))
}

fn examine(path: &Path) -> Result<Header, Fault> {
    let header = read(path)?;
    check_header(&header)?;
    Ok(header)
}

fn read(path: &Path) -> Result<Header, Fault> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        // The system says in its own words that this is no file, as it does where there is none.
        File::open(path)?.read_exact(&mut [0])?;
    }
    // Opening a pipe would wait for a writer.
    if !about.is_file() {
        return Err(Fault::NotAFile);
    }
    header::read(reader::Reader::new(File::open(path)?, about.len()))
}

fn check_header(header: &Header) -> Result<(), Fault> {
    tensors::check(header)?;
    vocabulary::check(&header.metadata)?;
    hyperparameters::check(header)?;
    architectures::check(header)
}

#[cfg(test)]
fn examine_bytes(file: impl std::io::Read + std::io::Seek, length: u64) -> Result<(), Fault> {
    check_header(&header::read(reader::Reader::new(file, length))?)
}
