//! The answers of one conversation, one at a time.

use crate::conversation::{prepare, Answered, History, Prepared, Space};
use crate::engine::Weights;
use crate::runtime::{lock, process};
use crate::scheduler::{Deferred, Now, Owner};
use crate::text::Reading;
use crate::{chat, ChatOptions, Error, FinishReason, Generation, Result, Token, WhenFull};
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicI32, AtomicU8, Ordering};
use std::sync::{Arc, Mutex};

/// What a conversation shares with its answers.
pub(super) struct Talk {
    state: Mutex<State>,
    /// Told without a lock, also in a forked child.
    pub facts: TalkFacts,
    pub space: Reserve,
    pub cache_key: Option<String>,
    /// There as long as the conversation is open; what is kept of it goes with it.
    alive: Mutex<Option<Arc<()>>>,
}

/// How much of the context a conversation may take.
#[derive(Clone, Copy)]
pub(super) struct Reserve {
    pub n_reserve: i32,
    pub when_full: WhenFull,
}

/// Counts of a conversation.
#[derive(Default)]
pub(super) struct TalkFacts {
    pub n_messages: AtomicI32,
    pub n_tokens: AtomicI32,
    pub n_dropped: AtomicI32,
}

struct State {
    history: History,
    /// An answer is being given.
    is_busy: bool,
    /// Streams among what is being given and what waits.
    n_streams: usize,
    /// Answers that wait for those before them.
    waiting: VecDeque<Arc<Deferred>>,
}

impl Talk {
    pub(super) fn new(history: History, space: Reserve, cache_key: Option<String>) -> Self {
        let talk = Self {
            state: Mutex::new(State {
                history,
                is_busy: false,
                n_streams: 0,
                waiting: VecDeque::new(),
            }),
            facts: TalkFacts::default(),
            space,
            cache_key,
            alive: Mutex::new(Some(Arc::default())),
        };
        talk.tell(&lock(&talk.state).history);
        talk
    }

    /// Whose the evaluated tokens are.
    pub(super) fn owner(&self) -> Owner {
        lock(&self.alive).as_ref().map_or_else(Owner::nobody, Owner::of)
    }

    /// Nobody comes back to what is kept of it.
    pub(super) fn leave(&self) {
        lock(&self.alive).take();
    }

    /// The history as it is, without an answer that is being given.
    pub(super) fn history(&self) -> History {
        lock(&self.state).history.clone()
    }

    /// The same to be read in place.
    pub(super) fn look<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        read(&lock(&self.state).history)
    }

    /// Changes the history, unless an answer is being given.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut History) -> Result<T>) -> Result<T> {
        let mut state = lock(&self.state);
        if state.is_busy {
            return Err(Error::ConversationBusy {
                instead: "wait for it, or close its stream, before you change what was said",
            });
        }
        let changed = change(&mut state.history);
        self.tell(&state.history);
        changed
    }

    fn tell(&self, history: &History) {
        let number = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        let facts = &self.facts;
        facts.n_messages.store(number(history.n_messages()), Ordering::Release);
        facts.n_tokens.store(number(history.n_tokens()), Ordering::Release);
        facts.n_dropped.store(number(history.n_dropped()), Ordering::Release);
    }

    /// Ends what was being given; the next one begins on another thread.
    fn next(&self, was_stream: bool, answered: Option<Answered>) {
        let mut state = lock(&self.state);
        if let Some(answered) = answered {
            state.history.take(answered);
            self.tell(&state.history);
        }
        state.n_streams -= usize::from(was_stream);
        // One that was stopped is there still, and has nothing to do.
        let next = std::iter::from_fn(|| state.waiting.pop_front()).find_map(|one| one.take());
        state.is_busy = next.is_some();
        drop(state);
        if let Some(next) = next {
            process().helpers.run(move || next(Now::Begin));
        }
    }
}

/// One answer of a conversation, from its asking to its end.
pub(super) struct Turn {
    talk: Arc<Talk>,
    /// What is new.
    said: Vec<Value>,
    is_stream: bool,
    /// Tokens that the answer may have.
    most: Option<usize>,
    phase: AtomicU8,
    prepared: Mutex<Option<Prepared>>,
}

/// How an answer is begun.
pub(super) enum Entered<T> {
    First(T),
    /// It waits for those before it.
    Later(Arc<Deferred>),
}

const ASKED: u8 = 0;
const ENTERED: u8 = 1;
const OVER: u8 = 2;

impl Turn {
    pub(super) fn new(talk: &Arc<Talk>, said: Vec<Value>, is_stream: bool, most: Option<usize>) -> Arc<Self> {
        Arc::new(Self {
            talk: Arc::clone(talk),
            said,
            is_stream,
            most,
            phase: AtomicU8::new(ASKED),
            prepared: Mutex::new(None),
        })
    }

    pub(super) fn owner(&self) -> Owner {
        self.talk.owner()
    }

    /// Under which it is found again, where the call says nothing else.
    pub(super) fn cache_key(&self) -> Option<String> {
        self.talk.cache_key.clone()
    }

    /// Bytes that are to be read, nearly.
    pub(super) fn n_bytes(&self) -> usize {
        let new: usize = self.said.iter().map(|message| message.to_string().len()).sum();
        new + self.talk.look(History::n_bytes)
    }

    /// Begins with `given`, if nothing else of the conversation is being given: it comes back then. Otherwise `later` begins with it, when
    /// what is before it is over, unless it is stopped before; or it comes back with an error, where that is a stream, which would not end
    /// before its reader ends it.
    pub(super) fn enter<T: Send + 'static>(
        self: &Arc<Self>,
        given: T,
        later: impl FnOnce(T, Now) + Send + 'static,
    ) -> std::result::Result<Entered<T>, (T, Error)> {
        let mut state = lock(&self.talk.state);
        if state.n_streams > 0 {
            let error = Error::ConversationBusy {
                instead: "read its stream to the end, finish or close it, and ask again",
            };
            return Err((given, error));
        }
        state.n_streams += usize::from(self.is_stream);
        self.phase.store(ENTERED, Ordering::Release);
        if state.is_busy {
            let turn = Arc::clone(self);
            let deferred = Deferred::new(move |now| {
                if matches!(now, Now::Stop) {
                    turn.give_up();
                }
                later(given, now);
            });
            state.waiting.push_back(Arc::clone(&deferred));
            return Ok(Entered::Later(deferred));
        }
        state.is_busy = true;
        Ok(Entered::First(given))
    }

    /// Turns the conversation with what is new into tokens that leave space for an answer; with the options, messages included.
    pub(super) fn read(
        &self,
        weights: &Weights,
        n_ctx: usize,
        reading: Reading<'_>,
    ) -> Result<(Vec<Token>, ChatOptions)> {
        let Reserve { n_reserve, when_full } = self.talk.space;
        let space = Space::of(n_ctx, n_reserve, self.most);
        let history = self.talk.history();
        let prepared = prepare(weights, &history, &self.said, space, when_full, reading)?;
        let tokens = prepared.tokens.clone();
        let options = ChatOptions {
            messages_json: Some(Value::from(prepared.messages.as_slice()).to_string()),
            ..history.options().clone()
        };
        *lock(&self.prepared) = Some(prepared);
        Ok((tokens, options))
    }

    /// Hears how the answer came out; the first time counts.
    pub(super) fn end(&self, answer: &Result<Generation>) {
        let prepared = lock(&self.prepared).take();
        let answered = match (answer, prepared) {
            (Ok(record), Some(prepared)) if !is_nothing(record) => Some(answered(prepared, record)),
            _ => None,
        };
        self.leave(answered);
    }

    /// Was stopped while it waited: those before it and behind it are as they were.
    fn give_up(&self) {
        if self.phase.swap(OVER, Ordering::AcqRel) == ENTERED {
            lock(&self.talk.state).n_streams -= usize::from(self.is_stream);
        }
    }

    fn leave(&self, answered: Option<Answered>) {
        if self.phase.swap(OVER, Ordering::AcqRel) == ENTERED {
            self.talk.next(self.is_stream, answered);
        }
    }
}

impl Drop for Turn {
    /// Nobody was told an answer, which a panic does.
    fn drop(&mut self) {
        self.leave(None);
    }
}

/// An answer that was cancelled before it began.
fn is_nothing(record: &Generation) -> bool {
    record.finish_reason == FinishReason::Cancelled && record.tokens.is_empty()
}

fn answered(prepared: Prepared, record: &Generation) -> Answered {
    let mut tokens = prepared.tokens;
    tokens.extend_from_slice(&record.tokens);
    Answered {
        messages: prepared.messages,
        answer: chat::message_of(record),
        tokens,
        n_dropped: prepared.n_dropped,
    }
}
