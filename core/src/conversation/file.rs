//! A conversation in a file, which is not trusted when it is read.
//!
//! Numbers are little-endian: the magic, the version (u32), the length of what follows up to the checksum (u64); fingerprints of the model
//! and of what a state depends on (u64 each); the messages and what belongs to them as JSON (length u64, UTF-8); the evaluated tokens
//! (count u64, i32 each); those that the state has (the same) and the state (length u64); the checksum of all before it (u64).

use super::digest::Digest;
use crate::text::has_room_for;
use crate::{Error, Result, Token};
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

const MAGIC: &[u8; 8] = b"mullconv";
const VERSION: u32 = 1;
/// Magic, version and length.
const HEAD: usize = 20;
const CHECKSUM: usize = 8;

/// What a file has.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stored {
    /// Of the model that it was said with.
    pub model: u64,
    /// Of what its state depends on.
    pub setting: u64,
    /// Messages and options.
    pub json: String,
    pub tokens: Vec<Token>,
    /// The engine's state and the tokens that it has; empty where there is none.
    pub state: Vec<u8>,
    pub state_tokens: Vec<Token>,
}

/// Writes a file whole or not at all: another name is given up for it when it is there.
pub(crate) fn write(path: &Path, stored: &Stored) -> Result<()> {
    let failed = |reason: std::io::Error| failure("write", path, &reason.to_string());
    let beside = beside(path);
    let written = File::create_new(&beside).and_then(|mut file| {
        put(&mut file, stored)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    });
    written.map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        failed(error)
    })
}

/// A name in the same folder that nobody else has.
fn beside(path: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    name.push(format!(".{}-{count}.new", std::process::id()));
    path.with_file_name(name)
}

fn put(file: &mut File, stored: &Stored) -> std::io::Result<()> {
    let mut body = Vec::new();
    body.extend(stored.model.to_le_bytes());
    body.extend(stored.setting.to_le_bytes());
    body.extend((stored.json.len() as u64).to_le_bytes());
    body.extend(stored.json.as_bytes());
    for tokens in [&stored.tokens, &stored.state_tokens] {
        body.extend((tokens.len() as u64).to_le_bytes());
        body.extend(tokens.iter().flat_map(|token| token.to_le_bytes()));
    }
    body.extend((stored.state.len() as u64).to_le_bytes());
    let mut head = MAGIC.to_vec();
    head.extend(VERSION.to_le_bytes());
    head.extend(((body.len() + stored.state.len()) as u64).to_le_bytes());
    let mut digest = Digest::new();
    for part in [&head, &body, &stored.state] {
        digest.add(part);
        file.write_all(part)?;
    }
    file.write_all(&digest.number().to_le_bytes())
}

/// Reads a file; the error says what is wrong with it.
pub(crate) fn read(path: &Path) -> Result<Stored> {
    let bytes = read_whole(path).map_err(|reason| failure("read", path, &reason))?;
    parse(&bytes).map_err(|reason| failure("read", path, &reason))
}

pub(crate) fn failure(doing: &'static str, path: &Path, reason: &str) -> Error {
    Error::File {
        doing,
        path: path.display().to_string(),
        reason: reason.to_owned(),
    }
}

fn read_whole(path: &Path) -> std::result::Result<Vec<u8>, String> {
    let about = std::fs::metadata(path).map_err(|error| error.to_string())?;
    if !about.is_file() {
        return Err("it is no regular file".into());
    }
    let mut file = File::open(path).map_err(|error| error.to_string())?;
    let mut head = [0; HEAD];
    let too_short = || {
        format!(
            "it has {} bytes and is no saved conversation, or was cut short",
            about.len()
        )
    };
    file.read_exact(&mut head).map_err(|_| too_short())?;
    let n_bytes = usize::try_from(about.len()).map_err(|_| "it is larger than memory".to_owned())?;
    check_head(&head, n_bytes)?;
    let mut bytes = Vec::new();
    // Twice, for the state is copied out of it.
    let fits = has_room_for(n_bytes.saturating_mul(2)) && bytes.try_reserve_exact(n_bytes).is_ok();
    if !fits {
        return Err(format!("there is no memory for its {n_bytes} bytes"));
    }
    bytes.extend(head);
    let rest = (n_bytes - HEAD) as u64;
    file.take(rest)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn check_head(head: &[u8], n_bytes: usize) -> std::result::Result<(), String> {
    let mut parts = Parts(head);
    if parts.take(MAGIC.len())? != MAGIC {
        return Err("it is no saved conversation".into());
    }
    match parts.u32()? {
        VERSION => {}
        other => {
            return Err(format!(
                "it is of version {other} of the format, and this library reads version {VERSION}"
            ))
        }
    }
    let expected = parts.length()?.checked_add(HEAD + CHECKSUM);
    if expected != Some(n_bytes) {
        return Err("it was cut short, or something was added to it".into());
    }
    Ok(())
}

fn parse(bytes: &[u8]) -> std::result::Result<Stored, String> {
    check_head(bytes, bytes.len())?;
    let (all, checksum) = bytes.split_at(bytes.len() - CHECKSUM);
    let mut digest = Digest::new();
    digest.add(all);
    if checksum != digest.number().to_le_bytes() {
        return Err("its checksum is wrong: it is damaged".into());
    }
    let mut parts = Parts(&all[HEAD..]);
    let (model, setting) = (parts.u64()?, parts.u64()?);
    let n_json = parts.length()?;
    let json = std::str::from_utf8(parts.take(n_json)?).map_err(|_| "its messages are no UTF-8".to_owned())?;
    let (tokens, state_tokens) = (parts.tokens()?, parts.tokens()?);
    let n_state = parts.length()?;
    let state = parts.take(n_state)?.to_vec();
    if !parts.0.is_empty() {
        return Err("it has more than its parts".into());
    }
    Ok(Stored {
        model,
        setting,
        json: json.to_owned(),
        tokens,
        state,
        state_tokens,
    })
}

/// What is left of some bytes.
struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    fn take(&mut self, n: usize) -> std::result::Result<&'a [u8], String> {
        let parts = self.0.split_at_checked(n);
        let (part, rest) = parts.ok_or_else(|| "one of its parts ends behind its end".to_owned())?;
        self.0 = rest;
        Ok(part)
    }

    fn u32(&mut self) -> std::result::Result<u32, String> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into().unwrap_or_default()))
    }

    fn u64(&mut self) -> std::result::Result<u64, String> {
        Ok(u64::from_le_bytes(self.take(8)?.try_into().unwrap_or_default()))
    }

    fn tokens(&mut self) -> std::result::Result<Vec<Token>, String> {
        let n = self.length()?;
        let bytes = self.take(n.saturating_mul(4))?;
        let fours = bytes.chunks_exact(4);
        Ok(fours
            .map(|four| Token::from_le_bytes(four.try_into().unwrap_or_default()))
            .collect())
    }

    fn length(&mut self) -> std::result::Result<usize, String> {
        usize::try_from(self.u64()?).map_err(|_| "one of its parts is larger than memory".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{failure, parse, put, read, write, Digest, Stored, CHECKSUM};
    use std::fs::File;
    use std::path::PathBuf;

    fn stored() -> Stored {
        Stored {
            model: 1,
            setting: 2,
            json: r#"{"messages":[]}"#.into(),
            tokens: vec![1, -2, 3],
            state: vec![7; 20],
            state_tokens: vec![1, -2],
        }
    }

    fn path(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("mullama-conversation-{name}-{}", std::process::id()))
    }

    fn bytes() -> Vec<u8> {
        let path = path("bytes");
        put(&mut File::create(&path).unwrap(), &stored()).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        bytes
    }

    #[test]
    fn what_is_written_is_read_and_an_older_file_stays_until_the_new_one_is_whole() {
        let path = path("whole");
        for _ in 0..2 {
            write(&path, &stored()).unwrap();
            assert_eq!(read(&path).unwrap(), stored());
        }
        std::fs::remove_file(&path).unwrap();
        let nowhere = std::path::Path::new("/nowhere/at/all");
        let said = write(nowhere, &stored()).unwrap_err().to_string();
        assert!(said.starts_with("cannot write '/nowhere/at/all': "), "{said}");
        assert_eq!(read(nowhere).unwrap_err().code(), crate::ErrorCode::File);
        assert!(failure("read", nowhere, "x").to_string().ends_with(": x"));
    }

    #[test]
    fn a_bit_that_is_wrong_and_a_byte_that_is_missing_are_seen() {
        let whole = bytes();
        assert_eq!(parse(&whole), Ok(stored()));
        for n in 0..whole.len() {
            assert!(parse(&whole[..n]).is_err());
            for bit in 0..8 {
                let mut damaged = whole.clone();
                damaged[n] ^= 1 << bit;
                assert!(parse(&damaged).is_err(), "bit {bit} of byte {n}");
            }
        }
        assert!(parse(&[whole, vec![0]].concat()).is_err());
    }

    #[test]
    fn a_file_that_lies_under_a_right_checksum_is_refused_or_read_within_its_bounds() {
        let whole = bytes();
        let signed = |mut bytes: Vec<u8>| {
            let at = bytes.len() - CHECKSUM;
            let mut digest = Digest::new();
            digest.add(&bytes[..at]);
            bytes.splice(at.., digest.number().to_le_bytes());
            parse(&bytes)
        };
        for n in 0..whole.len() - CHECKSUM {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut lying = whole.clone();
                lying[n] = value;
                if let Ok(read) = signed(lying) {
                    assert!(read.tokens.len() * 4 + read.state.len() < whole.len());
                }
            }
        }
    }
}
