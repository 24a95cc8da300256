//! From text to tokens, and whether a number is one.

use super::check::{has_room_for, refuse_nul};
use super::specials::{between, Found};
use super::vocabulary::{InParts, Vocabulary};
use crate::engine::{EngineError, Weights};
use crate::{Error, Result, Token};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Longest text that is tokenised at once, in bytes; llama.cpp needs many times as much memory.
const MAX_TEXT: usize = 256 << 20;

/// Texts up to this many bytes are read whole: a millisecond's work at most, in whatever they consist of.
pub(crate) const SHORT: usize = 8 << 10;

/// The stack of threads that read, in bytes: as a program's first thread has it. llama.cpp's patterns recurse for each letter of a word.
pub(crate) const READING_STACK: usize = 8 << 20;

/// Bytes that are read between two looks at what may stop the reading.
const PART: usize = 32 << 10;

/// Bytes for each of a text's that reading it in parts takes: its tokens twice, and the places of special ones.
const COPIES: usize = 12;

/// How a text is read.
#[derive(Clone, Copy, Default)]
pub(crate) struct Reading<'a> {
    /// Any of these ends it as cancelled.
    pub stops: &'a [&'a AtomicBool],
    /// Threads that may read at once, this one included; 0 is 1.
    pub n_threads: usize,
    /// Tokens that there is space for, where a text that surely has more need not be read.
    pub available: Option<usize>,
}

impl Reading<'_> {
    fn stopped(&self) -> bool {
        self.stops.iter().any(|stop| stop.load(Ordering::Acquire))
    }

    /// Refuses a text that cannot fit, before it is read.
    pub(crate) fn check_space(&self, weights: &Weights, text: &str) -> Result<()> {
        // A token has a byte at least, but for strange vocabularies, of which `least_tokens` knows nothing.
        let Some(available) = self.available.filter(|available| text.len() > *available) else {
            return Ok(());
        };
        let needed = Vocabulary::of(weights)?.least_tokens(text);
        if needed > available {
            return Err(Error::TextCannotFit { needed, available });
        }
        Ok(())
    }
}

/// Refuses what is no token of the vocabulary: llama.cpp throws or reads past its tables.
pub(crate) fn check_token(weights: &Weights, what: &str, token: Token) -> Result<()> {
    if weights.has_token(token) {
        return Ok(());
    }
    Err(Error::invalid_input(
        what,
        token.to_string(),
        format!("a token in [0, {})", weights.facts.n_vocab),
    ))
}

/// The same for a list; the message says where.
pub(crate) fn check_tokens(weights: &Weights, tokens: &[Token]) -> Result<()> {
    match tokens.iter().position(|token| !weights.has_token(*token)) {
        None => Ok(()),
        Some(at) => check_token(weights, &format!("tokens[{at}]"), tokens[at]),
    }
}

/// Turns text into tokens, as llama.cpp does but in time that grows with the text; `what` names the text in errors.
pub(crate) fn tokenize(
    weights: &Weights,
    what: &str,
    text: &str,
    add_bos: bool,
    special: bool,
    reading: Reading<'_>,
) -> Result<Vec<Token>> {
    refuse_nul(text, what)?;
    if text.len() > MAX_TEXT {
        return Err(Error::invalid_input(
            what,
            format!("{} bytes long", text.len()),
            format!("at most {MAX_TEXT} bytes; cut it and tokenise the parts"),
        ));
    }
    reading.check_space(weights, text)?;
    if reading.stopped() {
        return Err(cancelled());
    }
    if text.len() > SHORT {
        if let Some(how) = Vocabulary::of(weights)?.in_parts(add_bos, special) {
            return read_in_parts(weights, text, &how, reading);
        }
    }
    weights.tokenize(text, add_bos, special).map_err(failed)
}

/// A prompt's tokens: special tokens are parsed, and BOS comes first once, where the vocabulary asks for one.
pub(crate) fn tokenize_prompt(weights: &Weights, prompt: &str, reading: Reading<'_>) -> Result<Vec<Token>> {
    let mut tokens = tokenize(weights, "prompt", prompt, true, true, reading)?;
    let twice = weights
        .facts
        .token_bos
        .is_some_and(|bos| tokens.starts_with(&[bos, bos]));
    if twice {
        tokens.remove(0);
    }
    Ok(tokens)
}

fn cancelled() -> Error {
    Error::Cancelled { what: "tokenising" }
}

/// A part of a text that has its tokens by itself.
enum Part {
    Special(Token),
    Text(Range<usize>),
}

fn failed(error: EngineError) -> Error {
    error.or(|reason| Error::Tokenization { reason })
}

fn read_in_parts(weights: &Weights, text: &str, how: &InParts<'_>, reading: Reading<'_>) -> Result<Vec<Token>> {
    if !has_room_for(COPIES.saturating_mul(text.len())) {
        return Err(failed(EngineError::NoMemory));
    }
    let found = how.specials.find(text, true, &|| reading.stopped());
    let parts = parts_of(text, how, &found.ok_or_else(cancelled)?);
    let shares = shares(&parts);
    let read = |share: &Range<usize>| -> Result<Vec<Token>> {
        let mut tokens = Vec::new();
        for part in &parts[share.clone()] {
            if reading.stopped() {
                return Err(cancelled());
            }
            match part {
                Part::Special(token) => tokens.push(*token),
                Part::Text(range) => {
                    tokens.extend(weights.tokenize(&text[range.clone()], false, false).map_err(failed)?)
                }
            }
        }
        Ok(tokens)
    };
    let mut tokens = how.before.to_vec();
    for share in on_threads(&shares, reading.n_threads, &read)? {
        tokens.extend(share);
    }
    tokens.extend_from_slice(how.behind);
    Ok(tokens)
}

/// The special tokens of a text, and what lies between them, cut at the vocabulary's seams.
fn parts_of(text: &str, how: &InParts<'_>, found: &[Found]) -> Vec<Part> {
    let seams = how.seams;
    let mut parts = Vec::new();
    let mut special = found.iter().peekable();
    let mut push_specials_before = |end: usize, parts: &mut Vec<Part>| {
        while let Some(found) = special.next_if(|found| found.taken.start < end) {
            parts.push(Part::Special(how.specials.token(found.rank).id));
        }
    };
    for range in between(found, text.len()) {
        push_specials_before(range.start, &mut parts);
        parts.extend(seams.cut(text, range, PART).into_iter().map(Part::Text));
    }
    push_specials_before(text.len(), &mut parts);
    parts
}

/// Neighbouring parts together, about [`PART`] bytes of text and as many tokens.
fn shares(parts: &[Part]) -> Vec<Range<usize>> {
    let mut shares = Vec::new();
    let (mut begin, mut n_bytes) = (0, 0);
    for (at, part) in parts.iter().enumerate() {
        n_bytes += match part {
            Part::Special(_) => 1,
            Part::Text(range) => range.len(),
        };
        if n_bytes >= PART {
            shares.push(begin..at + 1);
            (begin, n_bytes) = (at + 1, 0);
        }
    }
    shares.push(begin..parts.len());
    shares
}

/// Reads all shares, each on the first thread that is free; their tokens in order, or the first error.
fn on_threads(
    shares: &[Range<usize>],
    n_threads: usize,
    read: &(dyn Fn(&Range<usize>) -> Result<Vec<Token>> + Sync),
) -> Result<Vec<Vec<Token>>> {
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Result<Vec<Token>>>> = shares.iter().map(|_| Mutex::new(Ok(Vec::new()))).collect();
    let work = || {
        while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < shares.len()) {
            let tokens = read(&shares[at]);
            let failed = tokens.is_err();
            *done[at].lock().unwrap_or_else(PoisonError::into_inner) = tokens;
            if failed {
                next.store(shares.len(), Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..n_threads.min(shares.len()) {
            // Without another thread this one does the work.
            let helper = std::thread::Builder::new()
                .name("mullama-read".into())
                .stack_size(READING_STACK);
            if helper.spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        work();
    });
    let done = done.into_iter();
    done.map(|tokens| tokens.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect()
}
