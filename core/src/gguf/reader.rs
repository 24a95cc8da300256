//! A forward-only reader of little-endian values that knows how much of the file is left.

use std::io::{self, BufRead, BufReader, Read, Seek};

use super::fault::Fault;

/// Large enough that a vocabulary of 128,000 tokens takes a few dozen reads.
const BUFFER: usize = 1 << 16;

/// Reads a file front to back; every length is checked against what is left before it is used.
pub(super) struct Reader<F> {
    file: BufReader<F>,
    at: u64,
    length: u64,
}

impl<F: Read + Seek> Reader<F> {
    pub(super) fn new(file: F, length: u64) -> Self {
        Self {
            file: BufReader::with_capacity(BUFFER, file),
            at: 0,
            length,
        }
    }

    /// Bytes read so far.
    pub(super) fn at(&self) -> u64 {
        self.at
    }

    /// Size of the whole file in bytes.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Bytes that are still to come.
    pub(super) fn left(&self) -> u64 {
        self.length - self.at
    }

    fn claim(&mut self, needed: u64, what: &'static str) -> Result<(), Fault> {
        let available = self.left();
        if needed > available {
            return Err(Fault::Truncated {
                what,
                needed,
                available,
            });
        }
        self.at += needed;
        Ok(())
    }

    pub(super) fn bytes<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N], Fault> {
        self.claim(N as u64, what)?;
        let mut bytes = [0; N];
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn u32(&mut self, what: &'static str) -> Result<u32, Fault> {
        Ok(u32::from_le_bytes(self.bytes(what)?))
    }

    pub(super) fn u64(&mut self, what: &'static str) -> Result<u64, Fault> {
        Ok(u64::from_le_bytes(self.bytes(what)?))
    }

    /// A string: its length, then that many bytes, which need not be UTF-8.
    pub(super) fn string(&mut self, what: &'static str) -> Result<Vec<u8>, Fault> {
        let mut text = Vec::new();
        self.append_string(&mut text, what)?;
        Ok(text)
    }

    /// Reads a string to the end of `to`.
    pub(super) fn append_string(&mut self, to: &mut Vec<u8>, what: &'static str) -> Result<(), Fault> {
        let mut left = self.u64(what)?;
        self.claim(left, what)?;
        while left > 0 {
            let buffered = self.file.fill_buf()?;
            if buffered.is_empty() {
                // The file was cut while it was being read.
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
            let taken = buffered.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            to.extend_from_slice(&buffered[..taken]);
            self.file.consume(taken);
            left -= taken as u64;
        }
        Ok(())
    }

    /// Passes over a string and gives its length in bytes.
    pub(super) fn skip_string(&mut self, what: &'static str) -> Result<u64, Fault> {
        let length = self.u64(what)?;
        self.skip(length, what)?;
        Ok(length)
    }

    pub(super) fn skip(&mut self, count: u64, what: &'static str) -> Result<(), Fault> {
        self.claim(count, what)?;
        // No file is longer than i64::MAX, and `claim` saw that the bytes are within it.
        let distance = i64::try_from(count).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.file.seek_relative(distance)?)
    }
}
