//! The header of a GGUF file: its metadata, as far as the checks need it, and its list of tensors.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

use super::fault::Fault;
use super::reader::Reader;

const METADATA: &str = "the metadata";
const TENSORS: &str = "the list of tensors";

/// The smallest metadata entry: the length of a key, one letter, a type and a byte.
const SMALLEST_ENTRY: u64 = 8 + 1 + 4 + 1;
/// The smallest tensor entry: the length of a name, a count of dimensions, a type and an offset.
const SMALLEST_TENSOR: u64 = 8 + 4 + 4 + 8;
/// llama.cpp gives names 64 bytes and the NUL takes one of them.
const MAX_NAME: u64 = 63;
const MAX_DIMENSIONS: u32 = 4;
/// Lists of up to this many numbers are kept: one number a layer is all that is asked for.
const MAX_KEPT: u64 = 512;
/// Longer texts (chat templates) are passed over.
const MAX_TEXT: usize = 256;

const TOKENS: &str = "tokenizer.ggml.tokens";
const TOKEN_KINDS: &str = "tokenizer.ggml.token_type";
/// The kind of a token that stands for a byte.
const BYTE: u32 = 6;

/// One metadata value; what no check looks at is `Other`.
#[derive(Debug, PartialEq)]
pub(super) enum Value {
    U16(u16),
    U32(u32),
    F32(f32),
    Bool(bool),
    Text(Vec<u8>),
    /// A list of u32 or i32 with at most [`MAX_KEPT`] entries.
    Numbers(Vec<u32>),
    Tokens(Tokens),
    /// The kinds of the tokens: whether one of them stands for a byte.
    TokenKinds {
        has_bytes: bool,
    },
    Other,
}

/// The texts of a vocabulary, end to end in one allocation.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tokens {
    texts: Vec<u8>,
    ends: Vec<usize>,
}

impl Tokens {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let text = &self.texts[start..end];
            start = end;
            text
        })
    }
}

/// Metadata by key.
#[derive(Debug, Default)]
pub(super) struct Metadata(HashMap<Vec<u8>, Value>);

impl Metadata {
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key.as_bytes())
    }

    pub(super) fn u32(&self, key: &str) -> Option<u32> {
        match self.get(key) {
            Some(Value::U32(value)) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn u16(&self, key: &str) -> Option<u16> {
        match self.get(key) {
            Some(Value::U16(value)) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn bool(&self, key: &str) -> Option<bool> {
        match self.get(key) {
            Some(Value::Bool(value)) => Some(*value),
            _ => None,
        }
    }

    /// A short text; invalid UTF-8 in it is replaced, and such a text matches nothing.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        match self.get(key) {
            Some(Value::Text(text)) => Some(String::from_utf8_lossy(text).into_owned()),
            _ => None,
        }
    }

    pub(super) fn tokens(&self) -> Option<&Tokens> {
        match self.get(TOKENS) {
            Some(Value::Tokens(tokens)) => Some(tokens),
            _ => None,
        }
    }

    /// Whether a token stands for a byte.
    pub(super) fn has_byte_tokens(&self) -> bool {
        self.get(TOKEN_KINDS) == Some(&Value::TokenKinds { has_bytes: true })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&[u8], &Value)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value))
    }
}

/// One tensor as the header describes it.
#[derive(Debug)]
pub(super) struct Tensor {
    pub(super) name: String,
    /// Elements along each dimension, the fastest first.
    pub(super) shape: Vec<u64>,
    pub(super) kind: u32,
    /// Where its data begins, counted from the start of all data.
    pub(super) offset: u64,
}

/// All that a file says before its weights.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) metadata: Metadata,
    pub(super) tensors: Vec<Tensor>,
    /// Where the list of tensors ends.
    pub(super) end: u64,
    /// Size of the whole file in bytes.
    pub(super) file_length: u64,
}

/// Reads a header.
pub(super) fn read<F: Read + Seek>(mut file: Reader<F>) -> Result<Header, Fault> {
    let magic: [u8; 4] = file.bytes("the first four bytes")?;
    if &magic != b"GGUF" {
        return Err(Fault::NotGguf {
            found: format!("\"{}\"", magic.escape_ascii()),
        });
    }
    let version = file.u32("the version")?;
    match version {
        2 | 3 => {}
        // Version 3 of a big-endian file reads as 0x03000000.
        swapped if swapped != 0 && swapped & 0xFFFF == 0 => return Err(Fault::ByteOrder),
        found => return Err(Fault::Version { found }),
    }
    let n_tensors = file.u64("the count of tensors")?;
    let n_entries = file.u64("the count of metadata entries")?;
    plausible(&file, n_entries, SMALLEST_ENTRY, "metadata entries")?;
    let metadata = read_metadata(&mut file, n_entries)?;
    plausible(&file, n_tensors, SMALLEST_TENSOR, "tensors")?;
    let tensors = read_tensors(&mut file, n_tensors)?;
    Ok(Header {
        metadata,
        tensors,
        end: file.at(),
        file_length: file.length(),
    })
}

/// Refuses a count that the rest of the file cannot hold, before anything is allocated for it.
fn plausible<F: Read + Seek>(file: &Reader<F>, given: u64, smallest: u64, what: &'static str) -> Result<(), Fault> {
    let available = file.left();
    if given > available / smallest {
        return Err(Fault::Count { what, given, available });
    }
    Ok(())
}

fn read_metadata<F: Read + Seek>(file: &mut Reader<F>, count: u64) -> Result<Metadata, Fault> {
    let mut values = HashMap::new();
    for index in 0..count {
        let key = file.string(METADATA)?;
        if key.is_empty() {
            return Err(Fault::Key { index, wrong: "empty" });
        }
        // llama.cpp looks keys up as C strings, so that two keys could answer to one name.
        if key.contains(&0) {
            return Err(Fault::Key {
                index,
                wrong: "cut by a NUL",
            });
        }
        let value = read_value(file, &key)?;
        if values.insert(key, value).is_some() {
            return Err(Fault::Key {
                index,
                wrong: "there twice",
            });
        }
    }
    Ok(Metadata(values))
}

/// The numbers of GGUF's value types.
mod kind {
    pub(super) const U16: u32 = 2;
    pub(super) const U32: u32 = 4;
    pub(super) const I32: u32 = 5;
    pub(super) const F32: u32 = 6;
    pub(super) const BOOL: u32 = 7;
    pub(super) const STRING: u32 = 8;
    pub(super) const LIST: u32 = 9;

    /// Size in bytes of a value that has one.
    pub(super) fn size(kind: u32) -> Option<u64> {
        match kind {
            0 | 1 | BOOL => Some(1),
            U16 | 3 => Some(2),
            U32 | I32 | F32 => Some(4),
            10..=12 => Some(8),
            _ => None,
        }
    }
}

fn read_value<F: Read + Seek>(file: &mut Reader<F>, key: &[u8]) -> Result<Value, Fault> {
    match file.u32(METADATA)? {
        kind::U16 => Ok(Value::U16(u16::from_le_bytes(file.bytes(METADATA)?))),
        kind::U32 => Ok(Value::U32(file.u32(METADATA)?)),
        kind::F32 => Ok(Value::F32(f32::from_le_bytes(file.bytes(METADATA)?))),
        kind::BOOL => Ok(Value::Bool(file.bytes::<1>(METADATA)? != [0])),
        kind::STRING => {
            let text = cut_at_nul(file.string(METADATA)?);
            Ok(if text.len() <= MAX_TEXT {
                Value::Text(text)
            } else {
                Value::Other
            })
        }
        kind::LIST => read_list(file, key),
        found => {
            let size = kind::size(found).ok_or_else(|| unknown_type(key, found))?;
            file.skip(size, METADATA)?;
            Ok(Value::Other)
        }
    }
}

fn read_list<F: Read + Seek>(file: &mut Reader<F>, key: &[u8]) -> Result<Value, Fault> {
    let found = file.u32(METADATA)?;
    let count = file.u64(METADATA)?;
    if found == kind::STRING {
        plausible(file, count, 8, "texts in a list")?;
        if key == TOKENS.as_bytes() {
            return Ok(Value::Tokens(read_tokens(file, count)?));
        }
        for _ in 0..count {
            file.skip_string(METADATA)?;
        }
        return Ok(Value::Other);
    }
    let size = kind::size(found).ok_or_else(|| unknown_type(key, found))?;
    plausible(file, count, size, "numbers in a list")?;
    if matches!(found, kind::U32 | kind::I32) && key == TOKEN_KINDS.as_bytes() {
        let mut has_bytes = false;
        for _ in 0..count {
            has_bytes |= file.u32(METADATA)? == BYTE;
        }
        return Ok(Value::TokenKinds { has_bytes });
    }
    if matches!(found, kind::U32 | kind::I32) && count <= MAX_KEPT {
        let numbers: Result<Vec<u32>, Fault> = (0..count).map(|_| file.u32(METADATA)).collect();
        return Ok(Value::Numbers(numbers?));
    }
    file.skip(count * size, METADATA)?;
    Ok(Value::Other)
}

fn read_tokens<F: Read + Seek>(file: &mut Reader<F>, count: u64) -> Result<Tokens, Fault> {
    // The caller has seen that the file has space for so many.
    let capacity = usize::try_from(count).unwrap_or(0);
    let mut tokens = Tokens {
        texts: Vec::with_capacity(capacity),
        ends: Vec::with_capacity(capacity),
    };
    for _ in 0..count {
        let start = tokens.texts.len();
        file.append_string(&mut tokens.texts, "the vocabulary")?;
        // llama.cpp reads tokens as C strings: what follows a NUL is not part of them.
        if let Some(nul) = tokens.texts[start..].iter().position(|&byte| byte == 0) {
            tokens.texts.truncate(start + nul);
        }
        tokens.ends.push(tokens.texts.len());
    }
    Ok(tokens)
}

fn read_tensors<F: Read + Seek>(file: &mut Reader<F>, count: u64) -> Result<Vec<Tensor>, Fault> {
    let mut tensors = Vec::new();
    let mut names = HashSet::new();
    for _ in 0..count {
        let name = file.string(TENSORS)?;
        let shown = String::from_utf8_lossy(&name).into_owned();
        if name.len() as u64 > MAX_NAME {
            return Err(wrong_tensor(
                shown,
                format!("a name of {} bytes", name.len()),
                format!("at most {MAX_NAME}"),
            ));
        }
        if !names.insert(name) {
            return Err(wrong_tensor(shown, "a second entry".to_owned(), "one".to_owned()));
        }
        let n_dimensions = file.u32(TENSORS)?;
        if n_dimensions > MAX_DIMENSIONS {
            return Err(wrong_tensor(
                shown,
                format!("{n_dimensions} dimensions"),
                format!("at most {MAX_DIMENSIONS}"),
            ));
        }
        let shape: Result<Vec<u64>, Fault> = (0..n_dimensions).map(|_| file.u64(TENSORS)).collect();
        tensors.push(Tensor {
            name: shown,
            shape: shape?,
            kind: file.u32(TENSORS)?,
            offset: file.u64(TENSORS)?,
        });
    }
    Ok(tensors)
}

fn cut_at_nul(mut text: Vec<u8>) -> Vec<u8> {
    if let Some(nul) = text.iter().position(|&byte| byte == 0) {
        text.truncate(nul);
    }
    text
}

fn unknown_type(key: &[u8], found: u32) -> Fault {
    Fault::ValueType {
        key: String::from_utf8_lossy(key).into_owned(),
        found,
    }
}

fn wrong_tensor(name: String, given: String, expected: String) -> Fault {
    Fault::Tensor { name, given, expected }
}
