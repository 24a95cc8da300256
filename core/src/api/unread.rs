//! What a generation starts from, before it is tokens.

use super::inner::Inner;
use super::turn::{Entered, Turn};
use crate::engine::{EngineError, Weights};
use crate::runtime::{process, promise};
use crate::scheduler::{
    check_fits, Answer, Answers as _, Ask, ContextRequest, Ending, Facts, Generate, Generating, Mailbox, Now, Restraint,
};
use crate::text::{check_tokens, refuse_nul, tokenize_prompt, Parting, Prompt, Reading, SHORT};
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
    /// Of a conversation that is kept.
    Turn(Arc<Turn>),
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
    answer: chat::Answer,
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
            Self::Turn(turn) => turn.n_bytes(),
        }
    }

    /// The answer of a conversation that it is.
    pub(super) fn turn(&self) -> Option<Arc<Turn>> {
        match self {
            Self::Turn(turn) => Some(Arc::clone(turn)),
            _ => None,
        }
    }

    /// Turns it into tokens that the context can hold; any of `stops` ends that as cancelled. `is_held` says that there is a constraint.
    fn read(self, weights: &Weights, facts: &Facts, stops: &[&AtomicBool], is_held: bool) -> Result<Read> {
        let reading = Reading {
            stops,
            n_threads: process().cores.usable(),
            available: Some(facts.n_ctx_seq),
        };
        let mut answer = chat::Answer::default();
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
                answer = chat::answer(weights, &messages, &options, is_held, &constraint::arguments)?;
                chat::tokens(weights, &messages, &options, reading)?
            }
            Self::Turn(turn) => {
                let (tokens, options) = turn.read(weights, facts.n_ctx_seq, reading)?;
                answer = chat::answer(weights, &[], &options, is_held, &constraint::arguments)?;
                tokens
            }
        };
        check_fits(&tokens, facts.n_ctx_seq)?;
        Ok(Read { tokens, answer })
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
        let Read { tokens, answer } = self.start.read(weights, facts, stops, is_held)?;
        if is_held && answer.must_call {
            return Err(Error::invalid_input(
                "options.constraint",
                "given where tool_choice asks for a call",
                "none: the call is what the answer conforms to",
            ));
        }
        let compile = |constraint: &Constraint| constraint::compile(weights, constraint, stops);
        let calls = answer
            .calls
            .map(|lark| constraint::compile_calls(weights, lark, stops))
            .transpose()?;
        let restraint = self.constraint.as_ref().map(compile).transpose()?;
        let restraints: Vec<_> = calls.into_iter().chain(restraint).collect();
        Ok(Ready {
            tokens,
            restraint: constraint::of_answer(weights, restraints, answer.thought),
            parting: answer.parting,
        })
    }

    /// Reads it for a generation and puts that in the queue. Where it is read here, the answer comes back with what is wrong; else it is
    /// told.
    pub(super) fn submit(self, request: Generate, reader: Reader, inner: &Inner<Generating>) -> Submitted {
        let (weights, mailbox, facts) = (Arc::clone(&inner.weights), Arc::clone(&inner.mailbox), inner.facts);
        let put = move |unread: Self, request: Generate| unread.put(request, &weights, &facts, &mailbox);
        let put_there = {
            let put = put.clone();
            move |(unread, request): (Self, Generate)| {
                if let Err((answer, error)) = put(unread, request) {
                    answer.fail(error);
                }
            }
        };
        let mut given = (self, request);
        if let Some(turn) = given.0.start.turn() {
            let (cancel, weights, put_there) = (given.1.cancel.clone(), Arc::clone(&inner.weights), put_there.clone());
            let later = move |(unread, request): (Self, Generate), now| match now {
                Now::Begin => put_there((unread, request)),
                Now::Stop => request.end_unstarted(&weights, Ending::CANCELLED),
            };
            match turn.enter(given, later) {
                Ok(Entered::First(first)) => given = first,
                Ok(Entered::Later(deferred)) => {
                    let (promise, _) = promise();
                    let (ask, answer) = (Ask::Watch(deferred), Answer::Done(promise));
                    // Where the context is closed what it waits for ends, and then this.
                    let _ = inner.mailbox.put(ContextRequest { ask, cancel, answer });
                    return Ok(());
                }
                Err(((_, request), error)) => return Err((request.answer, error)),
            }
        }
        if reader.reads_here(given.0.n_bytes()) {
            let (unread, request) = given;
            return put(unread, request);
        }
        process().helpers.run(move || put_there(given));
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
        if let Some(turn) = self.start.turn() {
            request.ask.owner = Some(turn.owner());
            request.ask.cache_key = request.ask.cache_key.or_else(|| turn.cache_key());
        }
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
