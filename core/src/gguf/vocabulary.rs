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
    defaults(&model).map_or(Ok(()), |defaults| {
        check_special(metadata, &model, &defaults, tokens.len())
    })
}

/// llama.cpp keeps tokens in a map from text to id and asserts that it is as large as the list.
fn check_distinct(tokens: &Tokens) -> Result<(), Fault> {
    let mut seen: HashMap<Cow<'_, [u8]>, usize> = HashMap::with_capacity(tokens.len());
    for (id, text) in tokens.iter().enumerate() {
        // An empty token gets this name in llama.cpp, and another token may have it already.
        let text = if text.is_empty() {
            Cow::from(format!("[EMPTY_{id}]").into_bytes())
        } else {
            Cow::from(text)
        };
        if let Some(first) = seen.insert(text, id) {
            let text = tokens.iter().nth(id).unwrap_or_default();
            return Err(Fault::DuplicateToken {
                first,
                second: id,
                text: String::from_utf8_lossy(text).into_owned(),
            });
        }
    }
    Ok(())
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
