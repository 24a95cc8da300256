//! Conversations in files.

use super::context::Context;
use super::conversation::Conversation;
use super::turn::{Reserve, Talk};
use crate::conversation::{read, write, Kept, Setting};
use crate::runtime::{process, promise, Pending};
use crate::scheduler::{Answer, Ask, Cancel, ContextRequest, Given, State, Wanted};
use crate::Result;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;

impl Conversation {
    #[doc = doc!("conversation.save")]
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        self.saving(path.as_ref().to_owned())?()
    }

    /// The same without waiting: errors arrive through the answer.
    pub fn save_async(&self, path: impl AsRef<Path>) -> Pending<()> {
        later(self.saving(path.as_ref().to_owned()))
    }

    #[doc = doc!("conversation.restore")]
    pub fn restore(context: &Context, path: impl AsRef<Path>) -> Result<Self> {
        restoring(context, path.as_ref().to_owned())?()
    }

    /// The same without waiting: errors arrive through the answer.
    pub fn restore_async(context: &Context, path: impl AsRef<Path>) -> Pending<Self> {
        later(restoring(context, path.as_ref().to_owned()))
    }

    /// What writes the conversation as it is now, on any thread.
    fn saving(&self, path: PathBuf) -> Result<impl FnOnce() -> Result<()> + Send + 'static> {
        self.handle.check()?;
        let (talk, context) = (Arc::clone(&self.talk), self.context.again());
        let history = talk.history();
        let wanted = Wanted {
            owner: talk.owner(),
            key: talk.cache_key.clone(),
            tokens: history.evaluated().to_vec(),
        };
        Ok(move || {
            let kept = Kept {
                history,
                n_reserve: talk.space.n_reserve,
                when_full: talk.space.when_full,
                state: state_of(&context, wanted)?,
            };
            write(&path, &kept.store(&context.inner.weights, setting(&context)))
        })
    }
}

/// The engine's state of a conversation, where its context still has one.
fn state_of(context: &Context, wanted: Wanted) -> Result<Option<State>> {
    if wanted.tokens.is_empty() || context.inner.weights.vocab_only || context.inner.check().is_err() {
        return Ok(None);
    }
    let (promise, pending) = promise();
    let request = ContextRequest {
        ask: Ask::State(Box::new(wanted)),
        cancel: Cancel::by_caller(promise.cancelled()),
        answer: Answer::State(promise),
    };
    match context.inner.mailbox.put(request) {
        Ok(()) => pending.wait(),
        // It was closed meanwhile; the messages are there.
        Err(_) => Ok(None),
    }
}

/// What reads a file's conversation, on any thread.
fn restoring(context: &Context, path: PathBuf) -> Result<impl FnOnce() -> Result<Conversation> + Send + 'static> {
    context.inner.check()?;
    let context = context.again();
    Ok(move || {
        let kept = Kept::of(&path, read(&path)?, &context.inner.weights, setting(&context))?;
        let space = Reserve {
            n_reserve: kept.n_reserve,
            when_full: kept.when_full,
        };
        let talk = Talk::new(kept.history, space, Some(own_key()));
        if let Some(state) = kept.state.filter(|_| !context.inner.weights.vocab_only) {
            let (promise, _) = promise();
            let given = Given {
                owner: talk.owner(),
                key: talk.cache_key.clone(),
                state,
            };
            let request = ContextRequest {
                ask: Ask::Keep(Box::new(given)),
                cancel: Cancel::by_caller(promise.cancelled()),
                answer: Answer::Done(promise),
            };
            context.inner.mailbox.put(request).map_err(|(_, error)| error)?;
        }
        Ok(Conversation::of(&context, talk))
    })
}

/// A key that no caller can give. Nobody vouches for what a file says that the model had evaluated: only this conversation and its forks
/// find it again.
fn own_key() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("\0{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

fn setting(context: &Context) -> Setting {
    Setting {
        kv_types: context.inner.facts.kv_types,
    }
}

fn later<T: Send + 'static>(work: Result<impl FnOnce() -> Result<T> + Send + 'static>) -> Pending<T> {
    let (promise, pending) = promise();
    match work {
        Err(error) => promise.answer(Err(error)),
        Ok(work) => process().helpers.run(move || promise.answer(work())),
    }
    pending
}
