//! The bytes of a model's tokens, as llguidance walks them. Made at the first constraint and kept with the weights.

use crate::engine::{EngineError, Maker, Weights};
use crate::{Error, Result, Token};
use llguidance::api::ParserLimits;
use llguidance::toktrie::{ApproximateTokEnv, TokEnv, TokRxInfo, TokTrie};
use llguidance::ParserFactory;
use std::sync::Arc;

/// Longest token that the trie holds, in bytes; a longer one is never drawn under a constraint.
const LONGEST: usize = 255;

/// States that the lexer of one constraint can have, each of 1 to 2 kB. The wildest grammar in use needs a few thousand.
const MOST_STATES: usize = 20_000;

/// A vocabulary that constraints are compiled for.
pub(super) struct Vocabulary {
    pub factory: ParserFactory,
    /// The tokens that end a generation.
    pub ends: Vec<Token>,
}

impl Vocabulary {
    /// That of a model.
    pub(super) fn of(weights: &Weights) -> Result<&Self> {
        weights.once(Maker::Constraint, Self::new)
    }

    fn new(weights: &Weights) -> Result<Self> {
        let engine = |error: EngineError| error.or(|reason| Error::Generation { reason });
        let n_vocab = weights.facts.n_vocab;
        let mut words = Vec::with_capacity(n_vocab as usize + 1);
        for token in 0..n_vocab {
            words.push(word(weights, token).map_err(engine)?);
        }
        // The end is a token of its own behind the vocabulary: which tokens of the model stand for it is the matcher's to say, and a
        // vocabulary can have none.
        let end = u32::try_from(n_vocab).unwrap_or(0);
        words.push(special("<end>"));
        let trie = TokTrie::from(&TokRxInfo::new(end + 1, end), &words);
        let environment: TokEnv = Arc::new(ApproximateTokEnv::new(trie));
        let factory = ParserFactory::new_simple(&environment).map_err(|error| Error::Internal {
            reason: format!("llguidance takes no trie of this vocabulary: {error}"),
        });
        let mut factory = factory?;
        factory.set_stderr_log_level(0);
        *factory.limits_mut() = ParserLimits {
            verbose_errors: false,
            max_lexer_states: MOST_STATES,
            ..ParserLimits::default()
        };
        let ends = (0..n_vocab).filter(|token| weights.facts.eog.has(*token)).collect();
        Ok(Self { factory, ends })
    }
}

/// The bytes of a token that can stand in a text; those that cannot are out of a text's reach, or never drawn.
fn word(weights: &Weights, token: i32) -> std::result::Result<Vec<u8>, EngineError> {
    let ends = weights.facts.eog.has(token);
    if ends || weights.facts.control.has(token) {
        // Named in a Lark grammar as <name>, it can be asked for; but what ends a generation never comes before the end.
        let detail = if ends { None } else { weights.token_detail(token)? };
        let name = detail.map_or_else(String::new, |detail| detail.text);
        return Ok(if name.starts_with('<') && name.len() < LONGEST {
            special(&name)
        } else {
            Vec::new()
        });
    }
    let mut bytes = Vec::new();
    weights.append_piece(token, false, &mut bytes)?;
    let is_text = bytes.len() <= LONGEST && !bytes.contains(&TokTrie::SPECIAL_TOKEN_MARKER);
    Ok(if is_text { bytes } else { Vec::new() })
}

fn special(name: &str) -> Vec<u8> {
    [&[TokTrie::SPECIAL_TOKEN_MARKER], name.as_bytes()].concat()
}
