//! A GGUF file as a list of entries and a list of tensors that are all zeros, and its two forms: bytes, and lines of text.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// A metadata value of the types that occur in model files.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    U32(u32),
    F32(f32),
    Bool(bool),
    Text(String),
    Numbers(Vec<u32>),
    Integers(Vec<i32>),
    Floats(Vec<f32>),
    Flags(Vec<bool>),
    Texts(Vec<String>),
}

/// A tensor; its data is zeros.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tensor {
    pub name: String,
    /// Elements along each dimension, the fastest first.
    pub shape: Vec<u64>,
    /// Number format by its number in GGUF: 0 is F32, 1 F16, 26 I32.
    pub kind: u32,
}

pub const F32: u32 = 0;
pub const F16: u32 = 1;
pub const I32: u32 = 26;

const ALIGNMENT: u64 = 32;

impl Tensor {
    /// Size of the data in bytes, where a file can have so many.
    pub fn size(&self) -> Option<u64> {
        let element = match self.kind {
            F16 => 2,
            _ => 4,
        };
        self.shape
            .iter()
            .try_fold(element, |size: u64, &count| size.checked_mul(count))
    }
}

/// A file under construction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    pub entries: Vec<(String, Value)>,
    pub tensors: Vec<Tensor>,
}

fn string(text: &str) -> Vec<u8> {
    [&(text.len() as u64).to_le_bytes(), text.as_bytes()].concat()
}

fn list<T>(kind: u32, values: &[T], bytes: impl Fn(&T) -> Vec<u8>) -> Vec<u8> {
    let mut out = [
        &9u32.to_le_bytes()[..],
        &kind.to_le_bytes(),
        &(values.len() as u64).to_le_bytes(),
    ]
    .concat();
    out.extend(values.iter().flat_map(bytes));
    out
}

impl Value {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::U32(value) => [4u32.to_le_bytes(), value.to_le_bytes()].concat(),
            Self::F32(value) => [6u32.to_le_bytes(), value.to_le_bytes()].concat(),
            Self::Bool(value) => [&7u32.to_le_bytes()[..], &[u8::from(*value)]].concat(),
            Self::Text(value) => [&8u32.to_le_bytes()[..], &string(value)].concat(),
            Self::Numbers(values) => list(4, values, |value| value.to_le_bytes().to_vec()),
            Self::Integers(values) => list(5, values, |value| value.to_le_bytes().to_vec()),
            Self::Floats(values) => list(6, values, |value| value.to_le_bytes().to_vec()),
            Self::Flags(values) => list(7, values, |value| vec![u8::from(*value)]),
            Self::Texts(values) => list(8, values, |value| string(value)),
        }
    }
}

impl File {
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries
            .iter()
            .find(|(there, _)| there == key)
            .map(|(_, value)| value)
    }

    /// Sets an entry.
    pub fn set(&mut self, key: &str, value: Value) {
        match self.entries.iter_mut().find(|(there, _)| there == key) {
            Some((_, there)) => *there = value,
            None => self.entries.push((key.to_owned(), value)),
        }
    }

    pub fn tensor(&self, name: &str) -> Option<usize> {
        self.tensors.iter().position(|tensor| tensor.name == name)
    }

    /// The file without one of its tensors.
    #[must_use]
    pub fn without_tensor(&self, name: &str) -> Self {
        let mut file = self.clone();
        file.tensors.retain(|tensor| tensor.name != name);
        file
    }

    /// The file without one of its entries.
    #[must_use]
    pub fn without(&self, key: &str) -> Self {
        let mut file = self.clone();
        file.entries.retain(|(there, _)| there != key);
        file
    }

    /// The file with another value in one of its entries.
    #[must_use]
    pub fn with(&self, key: &str, value: Value) -> Self {
        let mut file = self.clone();
        file.set(key, value);
        file
    }

    /// All that stands before the data, and how many bytes of data follow.
    pub fn header(&self) -> (Vec<u8>, u64) {
        let mut bytes = b"GGUF".to_vec();
        bytes.extend(3u32.to_le_bytes());
        bytes.extend((self.tensors.len() as u64).to_le_bytes());
        bytes.extend((self.entries.len() as u64).to_le_bytes());
        for (key, value) in &self.entries {
            bytes.extend(string(key));
            bytes.extend(value.bytes());
        }
        let mut offset = 0u64;
        for tensor in &self.tensors {
            bytes.extend(string(&tensor.name));
            bytes.extend((tensor.shape.len() as u32).to_le_bytes());
            bytes.extend(tensor.shape.iter().flat_map(|count| count.to_le_bytes()));
            bytes.extend(tensor.kind.to_le_bytes());
            bytes.extend(offset.to_le_bytes());
            // A shape that no file can hold is written as it is; its data is not.
            let size = tensor.size().filter(|size| *size < 1 << 28).unwrap_or(0);
            offset += size.next_multiple_of(ALIGNMENT);
        }
        bytes.resize(bytes.len().next_multiple_of(ALIGNMENT as usize), 0);
        (bytes, offset)
    }

    /// Writes the file; its zeros take no space on the disk.
    ///
    /// # Errors
    ///
    /// Those of the file system.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let (header, data) = self.header();
        write_sparse(path, &header, data)
    }
}

/// Writes a header and `data` zeros behind it.
///
/// # Errors
///
/// Those of the file system.
pub fn write_sparse(path: &Path, header: &[u8], data: u64) -> io::Result<()> {
    // A new file each time: a child may still have the old one mapped.
    drop(fs::remove_file(path));
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(header)?;
    file.set_len(header.len() as u64 + data)
}

/// Which layer a tensor is in, and its name with `*` in the place of the number: `blk.3.attn_q.weight` is 3 and `blk.*.attn_q.weight`.
pub fn layer_of(name: &str) -> (Option<u32>, String) {
    if let Some((number, rest)) = name.strip_prefix("blk.").and_then(|rest| rest.split_once('.')) {
        if let Ok(layer) = number.parse() {
            return (Some(layer), format!("blk.*.{rest}"));
        }
    }
    (None, name.to_owned())
}

/// Prints the numbers of a list between spaces.
pub fn joined<T: std::fmt::Display>(values: &[T]) -> String {
    values.iter().fold(String::new(), |mut text, value| {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&value.to_string());
        text
    })
}
