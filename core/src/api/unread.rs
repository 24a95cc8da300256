//! What a generation starts from, before it is tokens.

use super::inner::Inner;
use crate::engine::{EngineError, Weights};
use crate::runtime::process;
use crate::scheduler::{
    check_fits, Answer, Answers as _, ContextRequest, Ending, Facts, Generate, Generating, Mailbox, Restraint,
};
use crate::text::{check_tokens, refuse_nul, tokenize_prompt, Parting, Prompt, Reading, Thought, SHORT};
use crate::{chat, constraint, ChatMessage, ChatOptions, Constraint, Error, Result, Token};
use std::sync::atomic::AtomicBool;
use std::sync::Arc;

/// What a generation is made of before it is ready for the owner thread, checked as far as that takes no time.
pub(super) struct Unread {
    pub start: Start,
    pub constraint: Option<Constraint>,
}

/// A prompt or a conversation.
pub(super) enum Start {
    Prompt(Prompt),
    Chat(Vec<ChatMessage>, ChatOptions),
}

/// The same, ready.
struct Ready {
    tokens: Vec<Token>,
    restraint: Option<Box<dyn Restraint>>,
    parting: Option<Box<dyn Parting>>,
}

/// What a start comes to before its constraint is compiled.
struct Read {
    tokens: Vec<Token>,
    parting: Option<Box<dyn Parting>>,
    held: Held,
}

/// What the answer is held to besides the caller's constraint.
#[derive(Default)]
struct Held {
    /// The grammar of calls, and whether nothing else may come.
    calls: Option<String>,
    must_call: bool,
    /// What is free before.
    thought: Option<Thought>,
}

/// Where it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// On the caller's thread, which waits for the answer anyway.
    Caller,
    /// On another one, unless it is read in a moment: the caller may be an event loop.
    Helper,
}

impl Reader {
    /// Whether so many bytes of text are read on the caller's thread.
    pub(super) fn reads_here(self, n_bytes: usize) -> bool {
        n_bytes <= SHORT || self == Self::Caller
    }
}

impl Start {
    /// Checks all of a prompt that needs no tokenising.
    pub(super) fn checked(prompt: Prompt, weights: &Weights) -> Result<Self> {
        match &prompt {
            Prompt::Text(text) => refuse_nul(text, "prompt")?,
            Prompt::Tokens(tokens) => check_tokens(weights, tokens)?,
            Prompt::NoMemory => return Err(no_memory()),
        }
        Ok(Self::Prompt(prompt))
    }

    /// Bytes that are to be read.
    fn n_bytes(&self) -> usize {
        match self {
            Self::Prompt(Prompt::Tokens(_) | Prompt::NoMemory) => 0,
            Self::Prompt(Prompt::Text(text)) => text.len(),
            Self::Chat(messages, options) => chat::n_bytes(messages, options),
        }
    }

    /// Turns it into tokens that the context can hold; any of `stops` ends that as cancelled. `is_held` says that there is a constraint.
    fn read(self, weights: &Weights, facts: &Facts, stops: &[&AtomicBool], is_held: bool) -> Result<Read> {
        let reading = Reading {
            stops,
            n_threads: process().cores.usable(),
            available: Some(facts.n_ctx_seq),
        };
        let (mut parting, mut held) = (None, Held::default());
        let tokens = match self {
            Self::Prompt(Prompt::Tokens(tokens)) => tokens,
            Self::Prompt(Prompt::NoMemory) => return Err(no_memory()),
            Self::Prompt(Prompt::Text(text)) => {
                let tokens = tokenize_prompt(weights, &text, reading)?;
                if tokens.is_empty() {
                    return Err(Error::invalid_input(
                        "prompt",
                        "empty",
                        "some text; this vocabulary puts no token before it",
                    ));
                }
                tokens
            }
            Self::Chat(messages, options) => {
                let asked = chat::asked(weights, &messages, &options, reading, is_held, &constraint::arguments)?;
                parting = asked.parting;
                held = Held {
                    calls: asked.calls,
                    must_call: asked.must_call,
                    thought: asked.thought,
                };
                asked.tokens
            }
        };
        check_fits(&tokens, facts.n_ctx_seq)?;
        Ok(Read { tokens, parting, held })
    }
}

impl Unread {
    /// Bytes that are to be read. To compile a constraint always takes a while.
    fn n_bytes(&self) -> usize {
        let must_call =
            matches!(&self.start, Start::Chat(_, options) if !matches!(options.tool_choice.as_str(), "auto" | "none"));
        match self.constraint.is_some() || must_call {
            true => usize::MAX,
            false => self.start.n_bytes(),
        }
    }

    /// Turns the text into tokens and compiles the constraint; any of `stops` ends that as cancelled.
    fn read(self, weights: &Arc<Weights>, facts: &Facts, stops: &[&AtomicBool]) -> Result<Ready> {
        let is_held = self.constraint.is_some();
        let Read { tokens, parting, held } = self.start.read(weights, facts, stops, is_held)?;
        if is_held && held.must_call {
            return Err(Error::invalid_input(
                "options.constraint",
                "given where tool_choice asks for a call",
                "none: the call is what the answer conforms to",
            ));
        }
        let compile = |constraint: &Constraint| constraint::compile(weights, constraint, stops);
        let calls = held
            .calls
            .map(|lark| constraint::compile_calls(weights, lark, stops))
            .transpose()?;
        let restraint = self.constraint.as_ref().map(compile).transpose()?;
        let restraints: Vec<_> = calls.into_iter().chain(restraint).collect();
        Ok(Ready {
            tokens,
            restraint: constraint::of_answer(weights, restraints, held.thought),
            parting,
        })
    }

    /// Reads it for a generation and puts that in the queue. Where it is read here, the answer comes back with what is wrong; else it is
    /// told.
    pub(super) fn submit(self, request: Generate, reader: Reader, inner: &Inner<Generating>) -> Submitted {
        let (weights, mailbox, facts) = (&inner.weights, &inner.mailbox, inner.facts);
        if reader.reads_here(self.n_bytes()) {
            return self.put(request, weights, &facts, mailbox);
        }
        let (weights, mailbox) = (Arc::clone(weights), Arc::clone(mailbox));
        process().helpers.run(move || {
            if let Err((answer, error)) = self.put(request, &weights, &facts, &mailbox) {
                answer.fail(error);
            }
        });
        Ok(())
    }

    /// Does so on this thread.
    fn put(
        self,
        mut request: Generate,
        weights: &Arc<Weights>,
        facts: &Facts,
        mailbox: &Mailbox<ContextRequest>,
    ) -> Submitted {
        let closed = mailbox.closed_flag();
        let stops: Vec<&AtomicBool> = request.cancel.flags().chain([&*closed, &process().exiting]).collect();
        match self.read(weights, facts, &stops) {
            Ok(ready) => {
                (request.ask.prompt, request.ask.restraint) = (ready.tokens, ready.restraint);
                request.ask.parting = ready.parting;
            }
            Err(Error::Cancelled { .. }) => {
                let is_closed = mailbox.is_closed();
                request.end_unstarted(weights, if is_closed { Ending::Closed } else { Ending::CANCELLED });
                return Ok(());
            }
            Err(error) => return Err((request.answer, error)),
        }
        request.answer.begin(&request.ask.first_stats(weights));
        let put = mailbox.put(request.among_others());
        put.map_err(|(request, error)| (request.answer, error))
    }
}

/// A request that was read and put in the queue, or where to tell why not.
type Submitted = std::result::Result<(), (Answer, Error)>;

fn no_memory() -> Error {
    EngineError::NoMemory.or(|reason| Error::Generation { reason })
}
