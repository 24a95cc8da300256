//! What a generation starts from, before it is tokens.

use crate::engine::{EngineError, Weights};
use crate::runtime::process;
use crate::scheduler::{check_fits, Ending, Facts, Mailbox, Request, Restraint};
use crate::text::{check_tokens, refuse_nul, tokenize_prompt, Prompt, Reading, SHORT};
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
pub(super) struct Ready {
    pub tokens: Vec<Token>,
    pub restraint: Option<Box<dyn Restraint>>,
}

/// Where it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// On the caller's thread, which waits for the answer anyway.
    Caller,
    /// On another one, unless it is read in a moment: the caller may be an event loop.
    Helper,
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

    /// Whether reading takes no time to speak of.
    fn is_short(&self) -> bool {
        match self {
            Self::Prompt(Prompt::Tokens(_) | Prompt::NoMemory) => true,
            Self::Prompt(Prompt::Text(text)) => text.len() <= SHORT,
            Self::Chat(messages, options) => chat::n_bytes(messages, options) <= SHORT,
        }
    }

    /// Turns it into tokens that the context can hold; any of `stops` ends that as cancelled.
    fn read(self, weights: &Weights, facts: &Facts, stops: &[&AtomicBool]) -> Result<Vec<Token>> {
        let reading = Reading {
            stops,
            n_threads: process().cores.usable(),
            available: Some(facts.n_ctx_seq),
        };
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
            Self::Chat(messages, options) => chat::tokens(weights, &messages, &options, reading)?,
        };
        check_fits(&tokens, facts.n_ctx_seq)?;
        Ok(tokens)
    }
}

impl Unread {
    /// Turns the text into tokens and compiles the constraint; any of `stops` ends that as cancelled.
    pub(super) fn read(self, weights: &Arc<Weights>, facts: &Facts, stops: &[&AtomicBool]) -> Result<Ready> {
        let tokens = self.start.read(weights, facts, stops)?;
        let compile = |constraint: &Constraint| constraint::compile(weights, constraint);
        Ok(Ready {
            tokens,
            restraint: self.constraint.as_ref().map(compile).transpose()?,
        })
    }

    /// Reads it for a request and puts that in the queue, or ends it.
    pub(super) fn submit(
        self,
        mut request: Request,
        reader: Reader,
        weights: &Arc<Weights>,
        facts: Facts,
        mailbox: &Arc<Mailbox>,
    ) {
        let is_short = self.constraint.is_none() && self.start.is_short();
        let (weights, mailbox) = (Arc::clone(weights), Arc::clone(mailbox));
        let read = move || {
            let closed = mailbox.closed_flag();
            let stops: Vec<&AtomicBool> = request
                .plan
                .cancel
                .flags()
                .chain([&*closed, &process().exiting])
                .collect();
            match self.read(&weights, &facts, &stops) {
                Ok(ready) => {
                    (request.plan.prompt, request.plan.restraint) = (ready.tokens, ready.restraint);
                    mailbox.submit_or_fail(request);
                }
                Err(Error::Cancelled { .. }) => {
                    let end = if mailbox.is_closed() {
                        Ending::Closed
                    } else {
                        Ending::CANCELLED
                    };
                    request.end_unstarted(&weights, end);
                }
                Err(error) => request.answer.fail(error),
            }
        };
        if is_short || reader == Reader::Caller {
            read();
        } else {
            process().helpers.run(read);
        }
    }
}

fn no_memory() -> Error {
    EngineError::NoMemory.or(|reason| Error::Generation { reason })
}
