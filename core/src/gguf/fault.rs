//! What can be wrong with a GGUF file, in words for the person who chose it. Who reports it adds the file's name.

use std::io;

use thiserror::Error;

/// Why a file is refused: what was given, what was expected, what to do.
#[derive(Debug, Error)]
pub enum Fault {
    #[error("the file cannot be read ({0}); give the path of a GGUF file that this user may read")]
    Unreadable(#[from] io::Error),
    #[error("this is a device or a pipe, not a GGUF file; save the model to a file first")]
    NotAFile,
    #[error("the file begins with {found}, not with \"GGUF\"; give a GGUF file, or convert this one with llama.cpp's convert_hf_to_gguf.py")]
    NotGguf { found: String },
    #[error(
        "the file was written for machines of the other byte order; convert it with gguf-py's gguf_convert_endian"
    )]
    ByteOrder,
    #[error("the file is GGUF version {found}, versions 2 and 3 can be read; convert the model again with a current llama.cpp")]
    Version { found: u32 },
    #[error("the file ends in the middle of {what}: {needed} more bytes are expected and {available} are there; copy or download it again")]
    Truncated {
        what: &'static str,
        needed: u64,
        available: u64,
    },
    #[error("the file states {given} {what}, which its {available} remaining bytes cannot hold; it is damaged, copy or download it again")]
    Count {
        what: &'static str,
        given: u64,
        available: u64,
    },
    #[error("metadata entry {index} has a key that is {wrong}; the file is damaged, copy or download it again")]
    Key { index: u64, wrong: &'static str },
    #[error("metadata {key} has type {found}, which GGUF does not know; the file is damaged or of a newer format")]
    ValueType { key: String, found: u32 },
    #[error("metadata {key} is {given}, expected {expected}; the file is damaged, take it from its source again")]
    Value {
        key: String,
        given: String,
        expected: String,
    },
    #[error("tensor {name} has {given}, expected {expected}; the file is damaged or was converted by a faulty tool, convert it again")]
    Tensor {
        name: String,
        given: String,
        expected: String,
    },
    #[error("the file has no tensor {name}, which a {architecture} model computes with; it is damaged or was converted by a faulty tool, convert it again")]
    MissingTensor { architecture: String, name: String },
    #[error("this is part {part} of {count} of a split model; give its first part, '{expected}', and the others are found beside it")]
    NotTheFirstPart { part: u32, count: u16, expected: String },
    #[error("this is the first of the {count} files of a split model under another name, and the others are found by it: name it as it was when it was split, like '{expected}'")]
    RenamedPart { count: u16, expected: String },
    #[error("'{name}' has to be part {part} of {count} of this split model and is {found}; give every part its own name again")]
    WrongPart {
        name: String,
        part: u32,
        count: u16,
        found: String,
    },
    #[error("its part '{name}', which is expected beside it: {fault}")]
    Part { name: String, fault: Box<Fault> },
    #[error("tokens {first} and {second} are both {text:?}, every token must be different; convert the model again without the duplicate")]
    DuplicateToken { first: usize, second: usize, text: String },
    #[error("the vocabulary has no usable {what} token, which a {model:?} tokenizer needs; set {key} to a token id below {n_tokens}")]
    MissingToken {
        what: &'static str,
        model: String,
        key: &'static str,
        n_tokens: usize,
    },
}
