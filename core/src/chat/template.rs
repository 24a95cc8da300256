//! A model's own Jinja template, compiled once, in an environment like the one that Hugging Face renders it in.
//!
//! A template comes with a model file, so it is hostile until it has ended: its work is paid from a tank of fuel, which also pays for
//! every byte that it makes.

use super::conversation::COPIES;
use super::python::{self, Raised};
use crate::engine::{EngineError, Usage};
use crate::runtime::{apart, NotDone};
use crate::text::has_room_for;
use crate::{Error, Result};
use chrono::{DateTime, Utc};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{Environment, ErrorKind, UndefinedBehavior};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error as _;
use std::time::Duration;

/// Longest source that is compiled, in bytes.
const MAX_SOURCE: usize = 1 << 20;
/// Fuel of every rendering: an instruction costs one, and so do 64 bytes. Real templates take some hundreds for a message.
const FUEL: u64 = 200_000;
/// Fuel for each byte of the conversation on top.
const FUEL_PER_BYTE: u64 = 16;
/// Fuel that the stack of [`apart`] is enough for, however it is spent.
const MAX_FUEL: u64 = 2_000_000;
/// Bytes of text that this fuel is enough for.
const MAX_TEXT: usize = 64 * MAX_FUEL as usize;
/// Longest time that is waited for. Fuel ends nearly everything in a fraction of it; comparing two values that hold themselves many
/// times over costs no fuel, and its thread is left behind.
const DEADLINE: Duration = Duration::from_secs(5);
const NAME: &str = "chat";
/// What a thread or memory is refused for.
const RENDERING: &str = "rendering the chat template";
/// Methods and filters whose argument is looked for.
const LOOKING: [&str; 11] = [
    "split",
    "rsplit",
    "startswith",
    "endswith",
    "replace",
    "strip",
    "lstrip",
    "rstrip",
    "find",
    "count",
    "partition",
];

/// A compiled template.
#[derive(Debug)]
pub(super) struct Template {
    environment: Environment<'static>,
    source: String,
}

impl Template {
    /// Compiles a source.
    pub(super) fn compile(source: &str) -> Result<Self> {
        if source.len() > MAX_SOURCE {
            return Err(fault(format!(
                "the template is {} bytes long and at most {MAX_SOURCE} are taken",
                source.len()
            )));
        }
        Ok(Self {
            environment: on_a_deep_stack({
                let source = source.to_owned();
                move || environment(&source)
            })?,
            source: source.to_owned(),
        })
    }

    /// What it was compiled from.
    pub(super) fn source(&self) -> &str {
        &self.source
    }

    /// Whether the source has this character.
    pub(super) fn contains(&self, char: char) -> bool {
        self.source.contains(char)
    }

    /// What the template does with this text: it writes it as a marker, unless every place is one that looks for it in texts, as in
    /// `'</think>' in content`.
    pub(super) fn usage(&self, text: &str) -> Usage {
        let found = self.source.match_indices(text);
        let (looked_for, written): (Vec<_>, Vec<_>) =
            found.partition(|(at, _)| is_looked_for(&self.source, *at, at + text.len()));
        match (looked_for.is_empty(), written.is_empty()) {
            (_, true) => Usage::None,
            (true, false) => Usage::Written,
            (false, false) => Usage::LookedFor,
        }
    }

    /// Renders the variables of a conversation of `n_bytes`; the error is the template's own message or what it did wrong, or says
    /// which thread or memory was refused.
    pub(super) fn render(
        &self,
        variables: BTreeMap<String, Value>,
        now: DateTime<Utc>,
        n_bytes: usize,
    ) -> Result<String> {
        let fuel = FUEL.saturating_add((n_bytes as u64).saturating_mul(FUEL_PER_BYTE));
        let mut environment = self.environment.clone();
        environment.set_fuel(Some(fuel.min(MAX_FUEL)));
        environment.add_global("strftime_now", python::clock(now));
        on_a_deep_stack(move || {
            // Once more, for this thread's stack has taken its part. Fuel bounds what a rendering can make of more.
            if !has_room_for(COPIES * n_bytes.min(MAX_TEXT)) {
                return Err(no_memory());
            }
            let template = environment.get_template(NAME).map_err(|error| fault(reason(&error)))?;
            template
                .render(Value::from(variables))
                .map_err(|error| fault(reason(&error)))
        })
    }
}

/// Does `work` where recursion as deep as fuel allows does not overflow. A caller's own stack is not tried where no thread is to be had:
/// nobody knows how much is left of it, and a template comes with a file.
fn on_a_deep_stack<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    apart(DEADLINE, &[], work).unwrap_or_else(|not_done| {
        Err(match not_done {
            NotDone::NoThread(reason) => Error::Refused {
                what: RENDERING,
                reason,
            },
            NotDone::Panicked => fault("the template engine panicked".into()),
            NotDone::Late | NotDone::Stopped => fault(format!("it was not done after {} seconds", DEADLINE.as_secs())),
        })
    })
}

/// What the template is at fault for.
fn fault(reason: String) -> Error {
    Error::ChatTemplate { reason }
}

/// There is no memory for a conversation.
pub(super) fn no_memory() -> Error {
    Error::Refused {
        what: RENDERING,
        reason: EngineError::NoMemory.to_string(),
    }
}

/// Whether the place of a source is in a literal that is compared or looked for.
fn is_looked_for(source: &str, from: usize, to: usize) -> bool {
    let Some(open) = source[..from].rfind(['\'', '"']) else {
        return false;
    };
    let inside = &source[open + 1..from];
    let quote = &source[open..=open];
    let Some(close) = source[to..].find(quote) else {
        return false;
    };
    if inside.contains("}}") || inside.contains("%}") {
        return false;
    }
    let before = source[..open].trim_end();
    let behind = source[to + close + 1..].trim_start();
    let compared = |text: &str, at: fn(&str, &str) -> bool| at(text, "==") || at(text, "!=");
    let called = before.strip_suffix('(').is_some_and(|call| {
        let word = call.rsplit(|char: char| !char.is_alphanumeric()).next();
        word.is_some_and(|word| LOOKING.contains(&word))
    });
    let looked_in = ["in ", "not in ", "is in "].iter().any(|word| behind.starts_with(word));
    called || looked_in || compared(before, |a, b| a.ends_with(b)) || compared(behind, |a, b| a.starts_with(b))
}

/// An environment like Hugging Face's that has the template.
fn environment(source: &str) -> Result<Environment<'static>> {
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    let mut environment = Environment::new();
    environment.set_syntax(syntax.map_err(|error| fault(error.to_string()))?);
    environment.set_undefined_behavior(UndefinedBehavior::Lenient);
    environment.set_formatter(python::print);
    python::install(&mut environment);
    environment
        .add_template_owned(NAME, plain_generation_blocks(source).into_owned())
        .map_err(|error| fault(reason(&error)))?;
    Ok(environment)
}

/// What went wrong, with the line; a template's own exception is its message alone.
fn reason(error: &minijinja::Error) -> String {
    if error.kind() == ErrorKind::OutOfFuel {
        return "it takes more steps or makes more text than a chat template may".into();
    }
    match error.source().and_then(|source| source.downcast_ref::<Raised>()) {
        Some(Raised(message)) => message.clone(),
        None => error.to_string(),
    }
}

/// `{% generation %}` marks what a model answers, for training; its body is rendered as it is, so it becomes a block that is always taken.
fn plain_generation_blocks(source: &str) -> Cow<'_, str> {
    if !source.contains("generation") {
        return Cow::Borrowed(source);
    }
    let mut plain = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find("{%") {
        let Some(end) = rest[at..].find("%}").map(|end| at + end) else {
            break;
        };
        let tag = &rest[at + 2..end];
        let word = tag.trim_start_matches(['-', '+']).trim_end_matches(['-', '+']).trim();
        let plain_word = match word {
            "generation" => Some("if true"),
            "endgeneration" => Some("endif"),
            _ => None,
        };
        plain.push_str(&rest[..at + 2]);
        match plain_word {
            Some(plain_word) => plain.push_str(&tag.replace(word, &format!(" {plain_word} "))),
            None => plain.push_str(tag),
        }
        plain.push_str("%}");
        rest = &rest[end + 2..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}
