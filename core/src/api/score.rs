//! How likely given texts are.

use super::cancel::CancelToken;
use super::context::Context;
use super::model::Progress;
use super::unread::Reader;
use crate::engine::{EngineError, Weights};
use crate::runtime::{process, promise, Pending};
use crate::scheduler::{
    Answer, Answers as _, Ask, Cancel, ContextRequest, Facts, Item, Mailbox, Report, ScorePlan, Scored,
};
use crate::text::{join, owned, refuse_nul, rolling, Names, Reading, Scorable};
use crate::{Error, Result, Score, ScoreOptions, ScorePair};
use std::sync::atomic::AtomicBool;
use std::sync::{mpsc, Arc};

impl Context {
    #[doc = doc!("context.score_with")]
    pub fn score_with(&self, prompt: &str, continuation: &str, options: &ScoreOptions) -> Result<Score> {
        self.scores(Texts::One(prompt, continuation), Reader::Caller, options, None, the_one)
            .wait()
    }

    #[doc = doc!("context.score_async_with")]
    ///
    /// Errors arrive through the answer. Dropping it stops the work.
    pub fn score_async_with(&self, prompt: &str, continuation: &str, options: &ScoreOptions) -> Pending<Score> {
        self.scores(Texts::One(prompt, continuation), Reader::Helper, options, None, the_one)
    }

    #[doc = doc!("context.score_batch_with_progress")]
    ///
    /// `progress` is called on this thread.
    pub fn score_batch_with_progress(
        &self,
        pairs: &[ScorePair],
        options: &ScoreOptions,
        progress: Progress<'_>,
    ) -> Result<Vec<Score>> {
        heard(progress, |report| {
            self.scores(Texts::Many(pairs), Reader::Caller, options, report, all)
        })
    }

    #[doc = doc!("context.score_batch_async_with_progress")]
    ///
    /// `progress` is called on the thread that works. Errors arrive through the answer. Dropping it stops the work.
    pub fn score_batch_async_with_progress(
        &self,
        pairs: &[ScorePair],
        options: &ScoreOptions,
        progress: Option<Box<dyn FnMut(f32) -> bool + Send>>,
    ) -> Pending<Vec<Score>> {
        self.scores(Texts::Many(pairs), Reader::Helper, options, progress, all)
    }

    #[doc = doc!("context.score_rolling_with_progress")]
    ///
    /// `progress` is called on this thread.
    pub fn score_rolling_with_progress(
        &self,
        text: &str,
        options: &ScoreOptions,
        progress: Progress<'_>,
    ) -> Result<Score> {
        heard(progress, |report| {
            self.scores(Texts::Whole(text), Reader::Caller, options, report, joined)
        })
    }

    #[doc = doc!("context.score_rolling_async_with_progress")]
    ///
    /// `progress` is called on the thread that works. Errors arrive through the answer. Dropping it stops the work.
    pub fn score_rolling_async_with_progress(
        &self,
        text: &str,
        options: &ScoreOptions,
        progress: Option<Box<dyn FnMut(f32) -> bool + Send>>,
    ) -> Pending<Score> {
        self.scores(Texts::Whole(text), Reader::Helper, options, progress, joined)
    }

    fn scores<T: Send + 'static>(
        &self,
        texts: Texts<'_>,
        reader: Reader,
        options: &ScoreOptions,
        progress: Option<Report>,
        of_scored: fn(Vec<Scored>) -> T,
    ) -> Pending<T> {
        let inner = &self.inner;
        let checked = inner.check().and_then(|()| self.check_causal());
        let token = checked
            .and_then(|()| texts.check())
            .and_then(|()| {
                options
                    .cache_key
                    .as_ref()
                    .map_or(Ok(()), |key| refuse_nul(key, "cache_key"))
            })
            .and_then(|()| options.cancel.as_ref().map(CancelToken::watch).transpose());
        let token = match token {
            Ok(token) => token,
            Err(error) => return Pending::ready(Err(error)),
        };
        let (promise, pending) = promise();
        let asked = Asked {
            cancel: Cancel {
                token,
                ..Cancel::by_caller(promise.cancelled())
            },
            answer: Answer::Scores(Box::new(move |scored| promise.answer(scored.map(of_scored)))),
            progress,
            truncate: options.truncate,
            cache_key: options.cache_key.clone(),
        };
        if reader.reads_here(texts.n_bytes()) {
            asked.submit(&texts, &inner.weights, &inner.facts, &inner.mailbox);
        } else if let Some(copies) = texts.copies() {
            let (weights, facts, mailbox) = (Arc::clone(&inner.weights), inner.facts, Arc::clone(&inner.mailbox));
            process()
                .helpers
                .run(move || asked.submit(&copies.texts(), &weights, &facts, &mailbox));
        } else {
            asked
                .answer
                .fail(EngineError::NoMemory.or(|reason| Error::Generation { reason }));
        }
        pending.keeping(Arc::clone(inner) as _)
    }
}

/// Waits for a call whose caller hears on its own thread how far it is: the owner thread tells this one, which calls back.
fn heard<T>(progress: Progress<'_>, ask: impl FnOnce(Option<Report>) -> Pending<T>) -> Result<T> {
    let Some(progress) = progress else {
        return ask(None).wait();
    };
    let (tell, told) = mpsc::channel();
    let pending = ask(Some(Box::new(move |fraction| tell.send(fraction).is_ok())));
    // The channel ends with the work.
    for fraction in told {
        if !progress(fraction) {
            pending.cancel();
            return pending.wait().and(Err(Error::Cancelled { what: "scoring" }));
        }
    }
    pending.wait()
}

fn the_one(scored: Vec<Scored>) -> Score {
    joined(scored)
}

fn all(scored: Vec<Scored>) -> Vec<Score> {
    scored.into_iter().map(|one| joined(vec![one])).collect()
}

/// The score of what several texts are together.
fn joined(scored: Vec<Scored>) -> Score {
    let is_greedy = scored.iter().all(|one| one.is_greedy);
    let (mut tokens, mut logprobs) = (Vec::new(), Vec::new());
    for one in scored {
        tokens.extend(one.tokens);
        logprobs.extend(one.logprobs);
    }
    Score {
        sum: logprobs.iter().copied().map(f64::from).sum(),
        tokens,
        logprobs,
        is_greedy,
    }
}

/// What is scored.
#[derive(Clone, Copy)]
enum Texts<'a> {
    One(&'a str, &'a str),
    Many(&'a [ScorePair]),
    Whole(&'a str),
}

/// The same, to be taken to another thread.
enum Copies {
    One(String, String),
    Many(Vec<ScorePair>),
    Whole(String),
}

impl Copies {
    fn texts(&self) -> Texts<'_> {
        match self {
            Self::One(prompt, continuation) => Texts::One(prompt, continuation),
            Self::Many(pairs) => Texts::Many(pairs),
            Self::Whole(text) => Texts::Whole(text),
        }
    }
}

impl Texts<'_> {
    /// Refuses what cannot be a text.
    fn check(&self) -> Result<()> {
        match *self {
            Self::One(prompt, continuation) => {
                refuse_nul(prompt, "prompt")?;
                refuse_nul(continuation, "continuation")
            }
            Self::Many(pairs) => pairs.iter().enumerate().try_for_each(|(index, pair)| {
                refuse_nul(&pair.prompt, &format!("pairs[{index}].prompt"))?;
                refuse_nul(&pair.continuation, &format!("pairs[{index}].continuation"))
            }),
            Self::Whole(text) => refuse_nul(text, "text"),
        }
    }

    fn n_bytes(&self) -> usize {
        match *self {
            Self::One(prompt, continuation) => prompt.len() + continuation.len(),
            Self::Many(pairs) => pairs
                .iter()
                .map(|pair| pair.prompt.len() + pair.continuation.len())
                .sum(),
            Self::Whole(text) => text.len(),
        }
    }

    /// Copies of all; none without the memory for them.
    fn copies(&self) -> Option<Copies> {
        Some(match *self {
            Self::One(prompt, continuation) => Copies::One(owned(prompt)?, owned(continuation)?),
            Self::Many(pairs) => {
                let mut copies = Vec::new();
                copies.try_reserve_exact(pairs.len()).ok()?;
                for pair in pairs {
                    copies.push(ScorePair {
                        prompt: owned(&pair.prompt)?,
                        continuation: owned(&pair.continuation)?,
                    });
                }
                Copies::Many(copies)
            }
            Self::Whole(text) => Copies::Whole(owned(text)?),
        })
    }

    /// Their tokens, which the context can hold.
    fn read(&self, weights: &Weights, facts: &Facts, truncate: bool, reading: Reading<'_>) -> Result<Vec<Item>> {
        let available = facts.n_ctx_seq;
        let one = |what: &str, names: Names<'_>, prompt: &str, continuation: &str| {
            let read = join(weights, names, prompt, continuation, reading)?;
            fitting(read, what, available, truncate)
        };
        match *self {
            Self::One(prompt, continuation) => {
                let names = Names {
                    prompt: "prompt",
                    continuation: "continuation",
                };
                Ok(vec![one(
                    "the prompt with its continuation",
                    names,
                    prompt,
                    continuation,
                )?])
            }
            Self::Many(pairs) => {
                let pairs = pairs.iter().enumerate().map(|(index, pair)| {
                    let what = format!("pairs[{index}]");
                    let (prompt, continuation) = (format!("{what}.prompt"), format!("{what}.continuation"));
                    let names = Names {
                        prompt: &prompt,
                        continuation: &continuation,
                    };
                    one(&what, names, &pair.prompt, &pair.continuation)
                });
                pairs.collect()
            }
            Self::Whole(text) => Ok(rolling(weights, text, available, reading)?
                .into_iter()
                .map(item)
                .collect()),
        }
    }
}

fn fitting(mut read: Scorable, what: &str, available: usize, truncate: bool) -> Result<Item> {
    let needed = read.n_evaluated();
    let fits = needed <= available || (truncate && read.shorten(available));
    if !fits {
        return Err(Error::ScoreTooLong {
            what: what.into(),
            needed,
            available,
        });
    }
    Ok(item(read))
}

fn item(read: Scorable) -> Item {
    let Scorable { mut tokens, n_before } = read;
    let targets = tokens.split_off(n_before);
    tokens.extend_from_slice(&targets[..targets.len() - 1]);
    Item {
        tokens,
        first: n_before - 1,
        targets,
    }
}

/// A call on its way to the owner thread.
struct Asked {
    cancel: Cancel,
    answer: Answer,
    progress: Option<Report>,
    truncate: bool,
    cache_key: Option<String>,
}

impl Asked {
    /// Reads the texts and puts the call in the queue, or ends it.
    fn submit(self, texts: &Texts<'_>, weights: &Weights, facts: &Facts, mailbox: &Mailbox<ContextRequest>) {
        let closed = mailbox.closed_flag();
        let stops: Vec<&AtomicBool> = self.cancel.flags().chain([&*closed, &process().exiting]).collect();
        let reading = Reading {
            stops: &stops,
            n_threads: process().cores.usable(),
            available: None,
        };
        let read = texts.read(weights, facts, self.truncate, reading);
        let Self {
            cancel,
            answer,
            progress,
            cache_key,
            ..
        } = self;
        match read {
            Ok(items) => {
                let plan = ScorePlan {
                    items,
                    cache_key,
                    progress,
                };
                let request = ContextRequest {
                    ask: Ask::Score(Box::new(plan)),
                    cancel,
                    answer,
                };
                if let Err((request, error)) = mailbox.put(request) {
                    request.fail(error);
                }
            }
            Err(Error::Cancelled { .. }) if mailbox.is_closed() => answer.fail(mailbox.closed_error()),
            Err(Error::Cancelled { .. }) => answer.fail(Error::Cancelled { what: "scoring" }),
            Err(error) => answer.fail(error),
        }
    }
}
