//! Reads calls of tools in a text that is still being written.

use super::layout::Calls;
use super::learn::Shape;
use super::scan::Scan;

/// Longest name of a tool, in bytes; a longer one is none.
const LONGEST_NAME: usize = 256;

/// How far a call was read. All places are in the text that is held.
pub(super) struct Reading {
    /// Where to go on.
    at: usize,
    /// The end of what opens calls: without a call, up to here it is text. 0 where nothing opens them.
    opened: usize,
    /// Calls that were read before, behind the same opening.
    n: usize,
    /// The name, once it is read, where it stands before the arguments.
    name: Option<String>,
    scan: Scan,
    /// Where the JSON is that is being looked through.
    json: Option<usize>,
    /// Behind the bracket of a list, and behind a comma in it.
    in_list: bool,
    is_next: bool,
}

/// What was read.
pub(super) enum Read {
    /// Too little to tell.
    Wait,
    /// A call, up to `end`.
    Call {
        name: String,
        arguments: String,
        end: usize,
        /// Others may follow behind the same opening.
        goes_on: bool,
    },
    /// The end of the calls, up to `end`.
    End { end: usize },
    /// No call; up to `end` for certain, or all of it where that is 0.
    None { end: usize },
}

/// How a text goes on.
enum Next {
    /// Up to this place.
    Here(usize),
    Wait,
    Other,
}

impl Reading {
    /// Behind what opens calls.
    pub(super) fn at(at: usize, opened: usize) -> Self {
        Self {
            at,
            opened,
            n: 0,
            name: None,
            scan: Scan::default(),
            json: None,
            in_list: false,
            is_next: false,
        }
    }

    /// Behind a call, up to where the text was given out.
    pub(super) fn behind(&self) -> Self {
        Self {
            n: self.n + 1,
            in_list: self.in_list,
            ..Self::at(0, 0)
        }
    }

    /// Reads on.
    pub(super) fn go_on(&mut self, held: &str, calls: &Calls, tools: &[String], is_end: bool) -> Read {
        match &calls.shape {
            Shape::Json { .. } if calls.is_list() => self.list(held, calls, is_end),
            Shape::Json { .. } => self.object(held, calls, tools, is_end),
            Shape::Named { middle } => self.named(held, calls, middle.trim(), is_end),
        }
    }

    fn none(&self) -> Read {
        Read::None { end: self.opened }
    }

    fn wait(&self, is_end: bool) -> Read {
        if is_end {
            self.none()
        } else {
            Read::Wait
        }
    }

    /// A JSON object and what ends it.
    fn object(&mut self, held: &str, calls: &Calls, tools: &[String], is_end: bool) -> Read {
        let end = match self.json(held) {
            Next::Here(end) => end,
            Next::Wait => return self.wait(is_end),
            Next::Other => return self.none(),
        };
        let json = self.json.map_or("", |from| &held[from..end]);
        let is_bare = calls.mark().is_empty();
        let known = |call: &(String, String)| !is_bare || tools.contains(&call.0);
        let Some((name, arguments)) = calls.of_json(json).filter(known) else {
            return self.none();
        };
        let end = match expect(held, end, calls.end.trim()) {
            Next::Here(end) => end,
            // A model that ends here has forgotten it.
            Next::Wait if is_end => held.len(),
            Next::Wait => return Read::Wait,
            Next::Other => return self.none(),
        };
        Read::Call {
            name,
            arguments,
            end,
            goes_on: false,
        }
    }

    /// JSON objects between brackets; a model may do without these for one.
    fn list(&mut self, held: &str, calls: &Calls, is_end: bool) -> Read {
        if self.json.is_none() {
            if self.n == 0 && !self.in_list {
                if let Next::Here(at) = expect(held, self.at, "[") {
                    (self.at, self.in_list) = (at, true);
                }
            }
            if self.n > 0 && self.in_list && !self.is_next {
                if let Next::Here(end) = expect(held, self.at, "]") {
                    return Read::End { end };
                }
                match expect(held, self.at, ",") {
                    Next::Here(at) => (self.at, self.is_next) = (at, true),
                    Next::Wait if !is_end => return Read::Wait,
                    _ => return self.none(),
                }
            }
        }
        let end = match self.json(held) {
            Next::Here(end) => end,
            Next::Wait => return self.wait(is_end),
            Next::Other => return self.none(),
        };
        let json = self.json.map_or("", |from| &held[from..end]);
        match calls.of_json(json) {
            None => self.none(),
            Some((name, arguments)) => Read::Call {
                name,
                arguments,
                end,
                goes_on: self.in_list,
            },
        }
    }

    /// A name, a text between, a JSON object, an end.
    fn named(&mut self, held: &str, calls: &Calls, middle: &str, is_end: bool) -> Read {
        if self.name.is_none() {
            // Where nothing opens all calls, the first one's beginning was the opening.
            let is_begun = self.n == 0 && calls.open.trim().is_empty();
            if !is_begun {
                match expect(held, self.at, calls.begin.trim()) {
                    Next::Here(at) => self.at = at,
                    Next::Wait if !is_end => return Read::Wait,
                    _ if self.n > 0 => return closing(held, calls, is_end),
                    _ => return self.none(),
                }
            }
            let rest = &held[self.at..];
            let Some(n) = rest.find(middle) else {
                let is_long = rest.len() > LONGEST_NAME + middle.len();
                self.rewind(is_begun, calls);
                return if is_long { self.none() } else { self.wait(is_end) };
            };
            self.name = Some(rest[..n].trim().to_owned());
            self.at += n + middle.len();
        }
        let end = match self.json(held) {
            Next::Here(end) => end,
            Next::Wait => return self.wait(is_end),
            Next::Other => return self.none(),
        };
        let arguments = self.json.map_or("", |from| &held[from..end]).to_owned();
        if serde_json::from_str::<&serde_json::value::RawValue>(&arguments).is_err() {
            return self.none();
        }
        let end = match expect(held, end, calls.end.trim()) {
            Next::Here(end) => end,
            Next::Wait if is_end => held.len(),
            Next::Wait => return Read::Wait,
            Next::Other => return self.none(),
        };
        Read::Call {
            name: self.name.clone().unwrap_or_default(),
            arguments,
            end,
            goes_on: true,
        }
    }

    /// Goes back before the beginning of a call, which is looked for again when there is more.
    fn rewind(&mut self, is_begun: bool, calls: &Calls) {
        if !is_begun {
            self.at -= calls.begin.trim().len();
        }
    }

    /// The end of the JSON object that comes next.
    fn json(&mut self, held: &str) -> Next {
        let from = match self.json {
            Some(from) => from,
            None => match expect(held, self.at, "{") {
                Next::Here(at) => *self.json.insert(at - 1),
                other => return other,
            },
        };
        self.scan
            .end(&held[from..])
            .map_or(Next::Wait, |n| Next::Here(from + n))
    }
}

/// What closes the calls behind the last one, which is no text; a model may forget it.
fn closing(held: &str, calls: &Calls, is_end: bool) -> Read {
    match expect(held, 0, calls.close.trim()) {
        Next::Here(end) => Read::End { end },
        Next::Wait if !is_end => Read::Wait,
        _ => Read::End { end: 0 },
    }
}

/// Whether a text goes on with another from a place on, blanks aside.
fn expect(held: &str, at: usize, text: &str) -> Next {
    let rest = held[at..].trim_start();
    if rest.starts_with(text) {
        Next::Here(held.len() - rest.len() + text.len())
    } else if text.starts_with(rest) {
        Next::Wait
    } else {
        Next::Other
    }
}
