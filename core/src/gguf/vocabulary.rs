//! The vocabulary: no two tokens alike, and the special tokens that the tokenizer inserts are there.

use std::borrow::Cow;
use std::collections::HashMap;

use super::fault::Fault;
use super::header::{Metadata, Tokens};

const BOS: &str = "tokenizer.ggml.bos_token_id";
const EOS: &str = "tokenizer.ggml.eos_token_id";
/// Spelt so in the format.
const SEPARATOR: &str = "tokenizer.ggml.seperator_token_id";

/// What llama.cpp assumes about a kind of tokenizer that says nothing itself.
struct Defaults {
    bos: Option<u32>,
    eos: Option<u32>,
    add_bos: bool,
    add_eos: bool,
}

fn defaults(model: &str) -> Option<Defaults> {
    let with = |bos, eos, add_bos, add_eos| {
        Some(Defaults {
            bos,
            eos,
            add_bos,
            add_eos,
        })
    };
    match model {
        "llama" => with(Some(1), Some(2), true, false),
        "bert" => with(Some(101), None, true, false),
        // Some pre-tokenizers add BOS by default; token 11 is there in every byte-level vocabulary.
        "gpt2" | "hybriddna" | "whitespace" => with(Some(11), Some(11), true, false),
        "gemma4" => with(None, None, true, false),
        "t5" => with(None, Some(1), false, true),
        "plamo2" => with(Some(1), Some(2), false, false),
        _ => None,
    }
}

pub(super) fn check(metadata: &Metadata) -> Result<(), Fault> {
    let Some(tokens) = metadata.tokens() else { return Ok(()) };
    if tokens.len() == 0 || i32::try_from(tokens.len()).is_err() {
        return Err(Fault::Value {
            key: "tokenizer.ggml.tokens".to_owned(),
            given: format!("a list of {} tokens", tokens.len()),
            expected: format!("1 to {}", i32::MAX),
        });
    }
    check_distinct(tokens)?;
    let model = metadata.text("tokenizer.ggml.model").unwrap_or_default();
    // WordPiece knows no bytes, and llama.cpp aborts where a token is said to be one: this is another tokenizer's vocabulary.
    if model == "bert" && metadata.has_byte_tokens() {
        return Err(Fault::Value {
            key: "tokenizer.ggml.model".to_owned(),
            given: "\"bert\" with tokens that stand for bytes".to_owned(),
            expected: "the tokenizer that the vocabulary was made for (\"llama\" for SentencePiece)".to_owned(),
        });
    }
    // Blanks stay in the text there, and llama.cpp asserts that no word has one; the tokenizer of this name drops them.
    if model == "gpt2" && metadata.text("tokenizer.ggml.pre").as_deref() == Some("whitespace") {
        return Err(Fault::Value {
            key: "tokenizer.ggml.model".to_owned(),
            given: "\"gpt2\" with the pre-tokenizer \"whitespace\"".to_owned(),
            expected: "the tokenizer that reads words between blanks (\"whitespace\")".to_owned(),
        });
    }
    defaults(&model).map_or(Ok(()), |defaults| {
        check_special(metadata, &model, &defaults, tokens.len())
    })
}

/// llama.cpp keeps tokens in a map from text to id and asserts that it is as large as the list.
fn check_distinct(tokens: &Tokens) -> Result<(), Fault> {
    // Equal texts have equal fingerprints, and in a good file no two are equal: that is settled without a map, which would
    // cost more than the rest of the validator.
    let mut fingerprints: Vec<u64> = named(tokens).map(|text| fingerprint(&text)).collect();
    fingerprints.sort_unstable();
    if fingerprints.windows(2).all(|pair| pair[0] != pair[1]) {
        return Ok(());
    }
    let mut seen: HashMap<Cow<'_, [u8]>, usize> = HashMap::with_capacity(tokens.len());
    for (second, text) in named(tokens).enumerate() {
        let shown = String::from_utf8_lossy(&text).into_owned();
        if let Some(first) = seen.insert(text, second) {
            return Err(Fault::DuplicateToken {
                first,
                second,
                text: shown,
            });
        }
    }
    Ok(())
}

/// The texts as llama.cpp names them: an empty one gets a name that another token may have already.
fn named(tokens: &Tokens) -> impl Iterator<Item = Cow<'_, [u8]>> {
    tokens.iter().enumerate().map(|(id, text)| match text {
        [] => Cow::from(format!("[EMPTY_{id}]").into_bytes()),
        text => Cow::from(text),
    })
}

/// A quick hash: the halves of a wide product, folded. It need not withstand an attack, as a collision only leads to the slower
/// comparison.
fn fingerprint(text: &[u8]) -> u64 {
    const ODD: u128 = 0x9E37_79B9_7F4A_7C15;
    text.chunks(8).fold(text.len() as u64, |hash, chunk| {
        let word = chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
        let product = u128::from(hash.rotate_left(29) ^ word) * ODD;
        (product ^ (product >> 64)) as u64
    })
}

/// Guards the assertions of `llama_vocab::impl::tokenize` on the ids that it inserts.
fn check_special(metadata: &Metadata, model: &str, defaults: &Defaults, n_tokens: usize) -> Result<(), Fault> {
    let exists = |id: &u32| (*id as usize) < n_tokens;
    let found = |key: &str, default: Option<u32>| metadata.u32(key).filter(exists).or(default.filter(exists)).is_some();
    let missing = |what, key| {
        Err(Fault::MissingToken {
            what,
            model: model.to_owned(),
            key,
            n_tokens,
        })
    };
    if model == "bert" {
        // WordPiece puts both around every text, whatever add_bos_token says.
        if !found(BOS, defaults.bos) {
            return missing("BOS", BOS);
        }
        if !found(SEPARATOR, Some(102)) {
            return missing("separator", SEPARATOR);
        }
        return Ok(());
    }
    let adds = |key: &str, default: bool| metadata.bool(key).unwrap_or(default);
    // Gemma 4 adds BOS even where the file says no.
    let add_bos = adds("tokenizer.ggml.add_bos_token", defaults.add_bos) || model == "gemma4";
    if add_bos && !found(BOS, defaults.bos) {
        return missing("BOS", BOS);
    }
    if adds("tokenizer.ggml.add_eos_token", defaults.add_eos) && !found(EOS, defaults.eos) {
        return missing("EOS", EOS);
    }
    Ok(())
}
