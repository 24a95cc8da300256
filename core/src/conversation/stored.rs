//! What a file has of a conversation, and what it has to fit.

use super::digest::Digest;
use super::file::{failure, Stored};
use super::history::History;
use crate::engine::{state_has, Weights};
use crate::text::check_tokens;
use crate::{chat, Error, Result, Token, WhenFull};
use serde_json::{json, Value};
use std::path::Path;

/// Tokens of the vocabulary that are looked at to tell models apart.
const SAMPLE: usize = 2048;

/// A conversation that is kept in a file, or comes out of one.
#[derive(Debug)]
pub(crate) struct Kept {
    pub history: History,
    pub n_reserve: i32,
    pub when_full: WhenFull,
    /// The engine's state and its tokens, where there is one.
    pub state: Option<(Vec<Token>, Vec<u8>)>,
}

/// What a state depends on beside the model: number formats of keys and values, by their codes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub kv_types: (i32, i32),
}

impl Kept {
    pub(crate) fn store(self, weights: &Weights, setting: Setting) -> Stored {
        let (messages, options, tokens, n_dropped) = self.history.into_parts();
        let said = json!({
            "messages": messages,
            "tools": options.tools,
            "variables": options.variables,
            "tool_choice": options.tool_choice,
            "now_unix": options.now_unix,
            "n_dropped": n_dropped,
            "n_reserve": self.n_reserve,
            "when_full": self.when_full.code(),
        });
        let (state_tokens, state) = self.state.unwrap_or_default();
        Stored {
            model: of_model(weights),
            setting: setting.digest(),
            json: said.to_string(),
            tokens,
            state,
            state_tokens,
        }
    }

    /// Checks all of a file's conversation; a state that is of no use is left out.
    pub(crate) fn of(path: &Path, stored: Stored, weights: &Weights, setting: Setting) -> Result<Self> {
        let refused = |reason: &str| failure("read", path, reason);
        if stored.model != of_model(weights) {
            return Err(refused(
                "it was said with another model; restore it on a context of the model that it was saved with",
            ));
        }
        Self::checked(stored, weights, setting)
            .map_err(|error| refused(&format!("it has what no conversation has: {error}")))
    }

    fn checked(stored: Stored, weights: &Weights, setting: Setting) -> Result<Self> {
        let said = Said::of(&stored.json)?;
        check_tokens(weights, &stored.tokens)?;
        let options = crate::ChatOptions {
            tools: said.text("tools")?,
            variables: said.text("variables")?,
            tool_choice: said.text("tool_choice")?.unwrap_or_default(),
            now_unix: said.number("now_unix").ok(),
            ..crate::ChatOptions::default()
        };
        chat::check_options(&options)?;
        let messages = chat::messages_of_json(&said.part("messages").to_string())?;
        let when_full = said.number("when_full")?;
        let when_full = i32::try_from(when_full).ok().and_then(WhenFull::from_code);
        let (n_reserve, n_dropped) = (said.number("n_reserve")?.max(0), said.number("n_dropped")?);
        let is_of_use = stored.setting == setting.digest()
            && check_tokens(weights, &stored.state_tokens).is_ok()
            && state_has(&stored.state, stored.state_tokens.len());
        Ok(Self {
            history: History::of_parts(
                messages,
                options,
                stored.tokens,
                usize::try_from(n_dropped).unwrap_or(0),
            ),
            n_reserve: i32::try_from(n_reserve).unwrap_or(0),
            when_full: when_full.unwrap_or_default(),
            state: is_of_use.then_some((stored.state_tokens, stored.state)),
        })
    }
}

/// The part that is JSON.
struct Said(Value);

impl Said {
    fn of(json: &str) -> Result<Self> {
        let read = serde_json::from_str(json);
        read.map(Self).map_err(|error| missing("its JSON", &error.to_string()))
    }

    fn part(&self, name: &str) -> &Value {
        self.0.get(name).unwrap_or(&Value::Null)
    }

    fn text(&self, name: &'static str) -> Result<Option<String>> {
        match self.part(name) {
            Value::Null => Ok(None),
            Value::String(text) => Ok(Some(text.clone())),
            other => Err(missing(name, &other.to_string())),
        }
    }

    fn number(&self, name: &'static str) -> Result<i64> {
        let part = self.part(name);
        part.as_i64().ok_or_else(|| missing(name, &part.to_string()))
    }
}

fn missing(what: &'static str, given: &str) -> Error {
    Error::invalid_input(what, given, "what a saved conversation has")
}

impl Setting {
    /// Another version of this library may come with another engine, whose states are laid out in another way.
    fn digest(self) -> u64 {
        let mut digest = Digest::new();
        digest.add_item(env!("CARGO_PKG_VERSION").as_bytes());
        digest.add_item(&self.kv_types.0.to_le_bytes());
        digest.add_item(&self.kv_types.1.to_le_bytes());
        digest.number()
    }
}

/// What tells a model from another: its metadata, its size, and tokens of its vocabulary.
fn of_model(weights: &Weights) -> u64 {
    let facts = &weights.facts;
    let mut digest = Digest::new();
    for (key, value) in &facts.metadata {
        digest.add_item(key.as_bytes());
        digest.add_item(value.as_bytes());
    }
    for number in [facts.size, facts.n_params, i64::from(facts.n_vocab)] {
        digest.add_item(&number.to_le_bytes());
    }
    let n_vocab = usize::try_from(facts.n_vocab).unwrap_or(0);
    for token in (0..n_vocab).step_by((n_vocab / SAMPLE).max(1)) {
        let mut piece = Vec::new();
        let token = Token::try_from(token).unwrap_or(0);
        if weights.append_piece(token, true, &mut piece).is_ok() {
            digest.add_item(&piece);
        }
    }
    digest.number()
}
