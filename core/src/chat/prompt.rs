//! A conversation as tokens, in which only the template's own special tokens are special.

use super::answer::{grammar, Layout, Parts, THOUGHT};
use super::conversation::Conversation;
use super::marks::{Marks, Part, Sight};
use super::tools::{self, Choice, Schemas, Tool};
use super::{format, plain, Format};
use crate::engine::Weights;
use crate::text::{Parting, Reading, Thought};
use crate::{ChatMessage, ChatOptions, Error, Result, Token};
use std::ops::Range;
use std::sync::Arc;

/// Renderings that may be tried to find out in which texts a template finds something.
const MAX_TRIALS: usize = 256;

/// What the answer of a conversation looks like.
#[derive(Default)]
pub(crate) struct Answer {
    /// Takes the answer apart, where it may have parts.
    pub parting: Option<Box<dyn Parting>>,
    /// The grammar of calls, in Lark: where the answer has to be one, or may be one beside what it is held to.
    pub calls: Option<String>,
    pub must_call: bool,
    /// The thought that may stand before the answer.
    pub thought: Option<Thought>,
}

/// Says what the answer of a conversation looks like. `is_held` says that there is a constraint on it, and `schemas` makes schemas ready
/// for a grammar.
pub(crate) fn answer(
    weights: &Weights,
    messages: &[ChatMessage],
    options: &ChatOptions,
    is_held: bool,
    schemas: Schemas<'_>,
) -> Result<Answer> {
    let given = tools::of(options)?;
    let choice = Choice::of(options, given.as_deref())?;
    let format = format(weights)?;
    let layout = format.layout(options.tools.is_some());
    if given.is_some() && !layout.takes_tools && !layout.knows_calls() {
        return Err(Error::NoTools);
    }
    let must_call = matches!(choice, Choice::Required | Choice::Named(_));
    if must_call && !layout.knows_calls() {
        return Err(Error::UnknownCalls);
    }
    let tools = given.filter(|_| choice != Choice::None && layout.knows_calls());
    let calls = match &tools {
        Some(tools) if must_call || is_held => {
            let callable = tools::callable(tools, choice, schemas)?;
            grammar(layout, &callable, choice == Choice::Required)
        }
        _ => None,
    };
    let thinks = layout.thinks() && options.add_generation_prompt;
    let in_thought = thinks && begins_thought(weights, format, messages, options)?;
    let thought = (thinks && (is_held || must_call)).then(|| thought(layout, in_thought));
    let parting = (thinks || tools.is_some()).then(|| {
        let names = tools.map(|tools| tools.into_iter().map(|Tool { name, .. }| name).collect());
        let n_calls = tools::n_calls(messages, options);
        Box::new(Parts::new(Arc::clone(layout), in_thought, names, n_calls)) as Box<dyn Parting>
    });
    Ok(Answer {
        parting,
        calls,
        must_call,
        thought,
    })
}

fn thought(layout: &Layout, is_open: bool) -> Thought {
    let (begin, end) = layout.thought_tokens();
    Thought {
        is_open,
        begin,
        end: (THOUGHT.1.to_owned(), end),
    }
}

/// Whether what the template writes to begin the answer begins a thought: not what somebody has said.
fn begins_thought(weights: &Weights, format: &Format, messages: &[ChatMessage], options: &ChatOptions) -> Result<bool> {
    let write = |add_generation_prompt| {
        let options = ChatOptions {
            add_generation_prompt,
            ..options.clone()
        };
        let asked = Asked {
            weights,
            format,
            messages,
            options: &options,
        };
        asked.write(Sight::Seen(&[])).map(|written| written.text)
    };
    let written = write(true)?;
    if !written.trim_end().ends_with(THOUGHT.0) {
        return Ok(false);
    }
    let before = write(false)?;
    Ok(written
        .strip_prefix(&before)
        .is_some_and(|begin| begin.contains(THOUGHT.0)))
}

/// Turns a conversation into tokens.
pub(crate) fn tokens(
    weights: &Weights,
    messages: &[ChatMessage],
    options: &ChatOptions,
    reading: Reading<'_>,
) -> Result<Vec<Token>> {
    let format = format(weights)?;
    let asked = Asked {
        weights,
        format,
        messages,
        options,
    };
    let written = asked.settled()?;
    if written.has_openings {
        asked.check(&written)?;
    }
    let mut tokens = Vec::new();
    for part in written.parts {
        match part {
            Part::Special(token) => tokens.push(token),
            Part::Text(text) => plain::append(weights, &format.specials, &text, reading, &mut tokens)?,
        }
    }
    if let Some(bos) = weights.facts.token_bos.filter(|_| weights.adds_bos()) {
        let written = tokens.iter().take_while(|token| **token == bos).count();
        tokens.splice(..written, [bos]);
    }
    Ok(tokens)
}

/// A conversation that is to be written.
struct Asked<'a> {
    weights: &'a Weights,
    format: &'a Format,
    messages: &'a [ChatMessage],
    options: &'a ChatOptions,
}

/// A conversation as the template writes it.
struct Written {
    parts: Vec<Part>,
    /// All of it, as a reader sees it.
    text: String,
    has_openings: bool,
}

impl Asked<'_> {
    fn marks<'m>(&'m self, sight: Sight<'m>) -> Marks<'m> {
        Marks::new(&self.format.specials, sight, |char| self.format.contains(char))
    }

    fn read(&self, marks: &mut Marks<'_>) -> Result<Conversation> {
        Conversation::read(self.messages, self.options, &mut |text, kind| marks.hide(text, kind))
    }

    fn write(&self, sight: Sight<'_>) -> Result<Written> {
        let mut marks = self.marks(sight);
        let conversation = self.read(&mut marks)?;
        let text = self.format.write(
            self.weights,
            conversation,
            self.options.add_generation_prompt,
            self.options.given_now_unix(),
        )?;
        Ok(Written {
            parts: marks.cut(&text),
            text: marks.undone(&text),
            has_openings: marks.has_openings(),
        })
    }

    /// Writes it with as much hidden as can be. Some templates look for a marker in what was said, as in `'</think>' in content`, and
    /// only where that makes a difference do they find it.
    fn settled(&self) -> Result<Written> {
        if !self.format.specials.has_looked_for() {
            return self.write(Sight::Seen(&[]));
        }
        let mut marks = self.marks(Sight::Seen(&[]));
        self.read(&mut marks)?;
        let mut seen = marks.shown().to_vec();
        let meant = self.write(Sight::Seen(&seen))?.text;
        let places: Vec<usize> = (0..seen.len()).filter(|at| seen[*at]).collect();
        self.hide_where_nothing_changes(&mut seen, &places, &meant, &mut MAX_TRIALS.clone())?;
        self.write(Sight::Seen(&seen))
    }

    /// Clears those of `places` whose texts can be hidden: the halves on their own where that does not go for all.
    fn hide_where_nothing_changes(
        &self,
        seen: &mut Vec<bool>,
        places: &[usize],
        meant: &str,
        trials: &mut usize,
    ) -> Result<()> {
        if places.is_empty() {
            return Ok(());
        }
        *trials = trials.checked_sub(1).ok_or_else(|| Error::ChatTemplate {
            reason: "too many texts have a marker that it looks for; leave the thoughts of earlier answers out".into(),
        })?;
        let mut trial = seen.clone();
        for at in places {
            trial[*at] = false;
        }
        match self.write(Sight::Seen(&trial)) {
            Ok(written) if written.text == meant => {
                *seen = trial;
                return Ok(());
            }
            Err(refused @ Error::Refused { .. }) => return Err(refused),
            _ => {}
        }
        let half = places.len() / 2;
        let halves: [Range<usize>; 2] = [0..half, half..places.len()];
        for range in halves.into_iter().filter(|_| places.len() > 1) {
            self.hide_where_nothing_changes(seen, &places[range], meant, trials)?;
        }
        Ok(())
    }

    /// Refuses what the template has made special: there are special tokens that are not there where no text can become one.
    fn check(&self, written: &Written) -> Result<()> {
        let strict = self.write(Sight::Strict).map_err(|error| match error {
            refused @ Error::Refused { .. } => refused,
            error => Error::ChatTemplate {
                reason: format!("it cannot be told which special tokens are its own: {error}"),
            },
        })?;
        if self.own(&strict.parts).eq(self.own(&written.parts)) {
            return Ok(());
        }
        Err(Error::ChatTemplate {
            reason:
                "what it does to a text of the conversation makes a special token of it; write the text differently"
                    .into(),
        })
    }

    /// The special tokens, without those that depend on what a template finds.
    fn own<'p>(&'p self, parts: &'p [Part]) -> impl Iterator<Item = Token> + 'p {
        parts.iter().filter_map(|part| match part {
            Part::Special(token) => Some(*token).filter(|token| !self.format.specials.is_looked_for(*token)),
            Part::Text(_) => None,
        })
    }
}
