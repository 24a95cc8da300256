//! Takes an answer apart as it comes: thought, text, calls.

use super::layout::Layout;
use super::reading::{Read, Reading};
use super::signs::Signs;
use crate::text::{Part, Parting, Piece};
use crate::{Token, ToolRequest};
use std::collections::VecDeque;
use std::sync::Arc;

/// One answer. It is looked at from its beginning, and what could still become something else is held back.
pub(in crate::chat) struct Parts {
    layout: Arc<Layout>,
    /// Names of the tools; nothing where calls are not looked for.
    tools: Option<Vec<String>>,
    /// Calls of the conversation so far.
    n_calls: usize,
    /// What was not given out, in the words of the layout's signs.
    held: String,
    /// Where `held` begins in the answer.
    given: usize,
    /// Tokens not given out, each with the place where its text begins.
    tokens: VecDeque<(Token, usize)>,
    state: State,
}

enum State {
    /// Nothing but blanks came yet.
    Begin,
    /// In the thought; nothing but blanks of it came yet.
    ThoughtBegins,
    Thought,
    /// Behind a thought or a call; nothing but blanks came yet.
    Behind {
        a_call: bool,
    },
    /// In the text.
    Text,
    /// In something that begins as a call does.
    Call(Reading),
}

/// What is to be done next.
enum Step {
    Again,
    /// There is too little text to tell.
    Wait,
}

impl Parts {
    /// An answer whose thought may have begun in the prompt. Calls of `tools` are looked for, where there are some; the conversation has
    /// `n_calls` before this answer.
    pub(in crate::chat) fn new(
        layout: Arc<Layout>,
        in_thought: bool,
        tools: Option<Vec<String>>,
        n_calls: usize,
    ) -> Self {
        Self {
            tools: tools.filter(|_| layout.calls.is_some()),
            layout,
            n_calls,
            held: String::new(),
            given: 0,
            tokens: VecDeque::new(),
            state: if in_thought { State::ThoughtBegins } else { State::Begin },
        }
    }

    fn go_on(&mut self, is_end: bool, parts: &mut Vec<Piece>) {
        while let Step::Again = self.step(is_end, parts) {}
    }

    fn step(&mut self, is_end: bool, parts: &mut Vec<Piece>) -> Step {
        match &self.state {
            State::Begin => self.begin(is_end),
            State::ThoughtBegins => {
                self.skip_blanks();
                self.state = State::Thought;
                if self.held.is_empty() {
                    self.state = State::ThoughtBegins;
                    return Step::Wait;
                }
                Step::Again
            }
            State::Thought => self.thought(is_end, parts),
            State::Behind { a_call } => {
                let a_call = *a_call;
                self.behind(a_call, is_end)
            }
            State::Text => self.text_goes_on(is_end, parts),
            State::Call(_) => self.call(is_end, parts),
        }
    }

    fn begin(&mut self, is_end: bool) -> Step {
        let rest = self.held.trim_start();
        if let Some((open, _)) = &self.layout.thought {
            if rest.starts_with(open.as_str()) {
                let n = self.held.len() - rest.len() + open.len();
                self.skip(n);
                self.state = State::ThoughtBegins;
                return Step::Again;
            }
            if open.starts_with(rest) && !is_end {
                return Step::Wait;
            }
        }
        self.text_begins(is_end, 0)
    }

    fn behind(&mut self, a_call: bool, is_end: bool) -> Step {
        self.skip_blanks();
        if self.held.is_empty() {
            return Step::Wait;
        }
        // Some models put a semicolon between calls that nothing else tells apart.
        let from = usize::from(a_call && self.is_bare() && self.held.starts_with(';'));
        self.text_begins(is_end, from)
    }

    /// Where calls are bare, only what comes first can be one; `from` bytes before it do not count.
    fn text_begins(&mut self, is_end: bool, from: usize) -> Step {
        self.state = State::Text;
        if !self.is_bare() {
            return Step::Again;
        }
        let rest = self.held[from..].trim_start();
        let tag = self.layout.calls.as_ref().and_then(|calls| calls.tag.as_deref());
        let untagged = tag.and_then(|tag| rest.strip_prefix(tag)).map(str::trim_start);
        let is_tagged = untagged.is_some();
        let body = untagged.unwrap_or(rest);
        if body.starts_with('{') {
            self.state = State::Call(Reading::at(self.held.len() - body.len(), 0));
            return Step::Again;
        }
        let could_be = body.is_empty() || !is_tagged && tag.is_some_and(|tag| tag.starts_with(rest));
        if could_be && !is_end {
            self.state = if self.given == 0 && from == 0 {
                State::Begin
            } else {
                State::Behind { a_call: from > 0 }
            };
            return Step::Wait;
        }
        Step::Again
    }

    fn thought(&mut self, is_end: bool, parts: &mut Vec<Piece>) -> Step {
        let Some((_, close)) = &self.layout.thought else {
            self.state = State::Text;
            return Step::Again;
        };
        let found = self.held.find(close.as_str());
        let n_close = close.len();
        let end = found.unwrap_or_else(|| self.held.len() - if is_end { 0 } else { open_end(&self.held, close) });
        let n = self.held[..end].trim_end().len();
        self.take(n, Part::Thought, parts);
        match found {
            Some(at) => {
                self.skip(at - n + n_close);
                self.state = State::Behind { a_call: false };
                Step::Again
            }
            None => {
                if is_end {
                    self.skip(self.held.len());
                }
                Step::Wait
            }
        }
    }

    fn text_goes_on(&mut self, is_end: bool, parts: &mut Vec<Piece>) -> Step {
        let calls = self.layout.calls.as_ref().filter(|_| self.tools.is_some());
        let mark = calls.map_or("", |calls| calls.mark());
        if mark.is_empty() || is_end && !self.held.contains(mark) {
            self.take(self.held.len(), Part::Answer, parts);
            return Step::Wait;
        }
        let (mark_at, n_mark) = (self.held.find(mark), mark.len());
        let end = mark_at.unwrap_or_else(|| self.held.len() - open_end(&self.held, mark));
        // Blanks before a call belong to nothing.
        let n = self.held[..end].trim_end().len();
        self.take(n, Part::Answer, parts);
        match mark_at {
            None => Step::Wait,
            Some(at) => {
                self.state = State::Call(Reading::at(at - n + n_mark, at - n + n_mark));
                Step::Again
            }
        }
    }

    fn call(&mut self, is_end: bool, parts: &mut Vec<Piece>) -> Step {
        let layout = Arc::clone(&self.layout);
        let (State::Call(reading), Some(calls)) = (&mut self.state, &layout.calls) else {
            self.state = State::Text;
            return Step::Again;
        };
        let tools = self.tools.as_deref().unwrap_or_default();
        match reading.go_on(&self.held, calls, tools, is_end) {
            Read::Wait => Step::Wait,
            Read::Call {
                name,
                arguments,
                end,
                goes_on,
            } => {
                let next = goes_on.then(|| reading.behind());
                let call = calls.request(self.n_calls, name, layout.signs.decode(&arguments));
                self.n_calls += 1;
                self.take_call(end, call, parts);
                self.state = next.map_or(State::Behind { a_call: true }, State::Call);
                Step::Again
            }
            Read::End { end } => {
                self.skip(end);
                self.state = State::Behind { a_call: true };
                Step::Again
            }
            Read::None { end } => {
                // What began like one is text, and what follows it may have others.
                let n = if end == 0 { self.held.len() } else { end };
                self.take(n, Part::Answer, parts);
                self.state = State::Text;
                Step::Again
            }
        }
    }

    fn is_bare(&self) -> bool {
        let calls = self.layout.calls.as_ref().filter(|_| self.tools.is_some());
        calls.is_some_and(|calls| calls.mark().is_empty())
    }

    fn skip_blanks(&mut self) {
        self.skip(self.held.len() - self.held.trim_start().len());
    }

    /// Drops what belongs to no part; its tokens go with the next.
    fn skip(&mut self, n: usize) {
        self.held.drain(..n);
        self.given += n;
    }

    /// Gives out the first `n` bytes with their tokens.
    fn take(&mut self, n: usize, part: Part, parts: &mut Vec<Piece>) {
        if n == 0 {
            return;
        }
        let text = self.layout.signs.decode(&self.held[..n]);
        self.skip(n);
        let tokens = self.tokens_before(self.given);
        parts.push(Piece {
            text,
            tokens,
            part,
            ..Piece::default()
        });
    }

    fn take_call(&mut self, n: usize, call: ToolRequest, parts: &mut Vec<Piece>) {
        let text = self.layout.signs.decode(self.held[..n].trim());
        self.skip(n);
        let (tokens, part) = (self.tokens_before(self.given), Part::Call(call));
        parts.push(Piece {
            text,
            tokens,
            part,
            ..Piece::default()
        });
    }

    fn tokens_before(&mut self, end: usize) -> Vec<Token> {
        let n = self.tokens.iter().take_while(|(_, begin)| *begin < end).count();
        self.tokens.drain(..n).map(|(token, _)| token).collect()
    }
}

impl Parting for Parts {
    fn is_mark(&self, token: Token) -> bool {
        self.layout.signs.of(token).is_some()
    }

    fn mark(&mut self, token: Token, parts: &mut Vec<Piece>) {
        self.tokens.push_back((token, self.given + self.held.len()));
        self.held.extend(self.layout.signs.of(token));
        self.go_on(false, parts);
    }

    fn text(&mut self, piece: &mut Piece, parts: &mut Vec<Piece>) {
        let at = self.given + self.held.len();
        self.tokens.extend(piece.tokens.drain(..).map(|token| (token, at)));
        if !piece.text.is_empty() {
            Signs::append(&piece.text, &mut self.held);
            self.go_on(false, parts);
        }
    }

    fn finish(&mut self, parts: &mut Vec<Piece>) {
        self.go_on(true, parts);
        // What is left of an answer that is over is text, unless it is blanks that belong to nothing.
        match self.state {
            State::Begin | State::Text | State::Call(_) => self.take(self.held.len(), Part::Answer, parts),
            State::ThoughtBegins | State::Thought | State::Behind { .. } => self.skip(self.held.len()),
        }
        let tokens = self.tokens_before(usize::MAX);
        match parts.last_mut() {
            Some(last) => last.tokens.extend(tokens),
            None if tokens.is_empty() => {}
            None => parts.push(Piece {
                tokens,
                ..Piece::default()
            }),
        }
    }
}

/// Length of the longest end of a text that `mark` begins with.
fn open_end(text: &str, mark: &str) -> usize {
    let ends = (1..mark.len().min(text.len() + 1)).rev();
    let mut ends = ends.filter(|n| mark.is_char_boundary(*n));
    ends.find(|n| text.as_bytes().ends_with(&mark.as_bytes()[..*n]))
        .unwrap_or(0)
}
