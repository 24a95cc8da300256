//! What an actor is asked, and what a context is.

use super::deferred::Deferred;
use super::kept::Owner;
use super::restraint::Restraint;
use super::scoring::{cancelled, Place, ScorePlan, Scores, Scoring};
use crate::engine::{SamplerSpec, Weights};
use crate::runtime::{Promise, Writer};
use crate::text::{Parting, Piece, Whole};
use crate::{Error, FinishReason, Generation, GenerationStats, Result, Token};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

/// One thing that a caller asks of an actor.
pub(crate) struct Request<A, T> {
    /// What is asked.
    pub ask: A,
    /// What stops it.
    pub cancel: Cancel,
    /// Where the answer goes.
    pub answer: T,
}

/// What is asked of a context.
pub(crate) enum Ask {
    Generate(Box<Plan>),
    /// How likely given texts are.
    Score(Box<ScorePlan>),
    /// Forget every cached token of the sequences that are not in use.
    ClearCache,
    /// The state of a sequence that somebody comes back to, where it can be put into a file.
    State(Box<Wanted>),
    /// Keep a state that comes out of a file.
    Keep(Box<Given>),
    /// Watch what stops something that is to be asked later.
    Watch(Arc<Deferred>),
}

/// A state and the tokens that it has.
pub(crate) type State = (Vec<Token>, Vec<u8>);

/// Whose state is wanted, and of which tokens.
pub(crate) struct Wanted {
    pub owner: Owner,
    pub key: Option<String>,
    pub tokens: Vec<Token>,
}

/// A state that its owner is going to come back to.
pub(crate) struct Given {
    pub owner: Owner,
    pub key: Option<String>,
    pub state: State,
}

/// One thing that is asked of a context.
pub(crate) type ContextRequest = Request<Ask, Answer>;

/// A generation that is asked for.
pub(crate) type Generate = Request<Box<Plan>, Answer>;

/// What can be told that it fails.
pub(crate) trait Answers: Send + 'static {
    /// Ends it with an error.
    fn fail(self, error: Error);
}

/// What to generate, checked.
pub(crate) struct Plan {
    /// Empty until it is read.
    pub prompt: Vec<Token>,
    /// Tokens to generate at most; `None` goes on to the end.
    pub max_tokens: Option<usize>,
    /// Bytes of text that the caller has space for.
    pub max_bytes: Option<usize>,
    pub sampler: SamplerSpec,
    /// What the text is held to; nothing until the constraint is compiled.
    pub restraint: Option<Box<dyn Restraint>>,
    /// Takes the answer apart; where there is none, all of it is text.
    pub parting: Option<Box<dyn Parting>>,
    /// The seed to report.
    pub seed: u32,
    pub stops: Vec<String>,
    /// Whose cached tokens it may find.
    pub cache_key: Option<String>,
    /// How many likeliest tokens are told at each place, beside the one that is drawn; `None` where nothing is.
    pub n_logprobs: Option<usize>,
    /// The prompt is scored and nothing is generated.
    pub scoring: Option<Scoring>,
    /// Who comes back to it.
    pub owner: Option<Owner>,
}

impl Plan {
    /// Tokens of the prompt that may be cached: those behind which logits are wanted have to be evaluated.
    pub(super) fn most_cached(&self) -> usize {
        let last = self.prompt.len().saturating_sub(1);
        self.scoring.as_ref().map_or(last, |scoring| scoring.first)
    }

    /// The counts of a generation that has not begun.
    pub(crate) fn first_stats(&self, weights: &Weights) -> GenerationStats {
        GenerationStats {
            n_prompt: i32::try_from(self.prompt.len()).unwrap_or(i32::MAX),
            seed: self.seed,
            ..no_stats(weights)
        }
    }
}

/// The counts of what generates nothing.
pub(super) fn no_stats(weights: &Weights) -> GenerationStats {
    GenerationStats {
        n_prompt: 0,
        n_cached: 0,
        n_generated: 0,
        seed: 0,
        load_ms: weights.load_ms,
        prompt_ms: 0.0,
        generate_ms: 0.0,
    }
}

impl<A: Send + 'static, T: Answers> Answers for Request<A, T> {
    fn fail(self, error: Error) {
        self.answer.fail(error);
    }
}

impl ContextRequest {
    /// Ends what was never looked at.
    pub(super) fn end_unstarted(self, weights: &Weights, end: Ending) {
        let Self { ask, cancel, answer } = self;
        match ask {
            Ask::Generate(ask) => Generate { ask, cancel, answer }.end_unstarted(weights, end),
            Ask::Score(_) | Ask::ClearCache | Ask::State(_) | Ask::Keep(_) | Ask::Watch(_) => {
                answer.give(Whole::default(), no_stats(weights), end)
            }
        }
    }
}

impl Generate {
    /// Ends a generation that never had a sequence, with an empty text.
    pub(crate) fn end_unstarted(self, weights: &Weights, end: Ending) {
        let stats = self.ask.first_stats(weights);
        self.answer.give(Whole::default(), stats, end);
    }

    /// As one thing among others that a context can be asked.
    pub(crate) fn among_others(self) -> ContextRequest {
        let Self { ask, cancel, answer } = self;
        let ask = Ask::Generate(ask);
        Request { ask, cancel, answer }
    }
}

/// Where what a context was asked for goes.
pub(crate) enum Answer {
    Stream(Writer),
    /// Called once with the record. The promise inside answers for itself when this is dropped.
    Record(Box<dyn FnOnce(Result<Ended>) + Send>),
    /// Called once with the scores of all texts, as the promise inside is.
    Scores(Scores),
    /// To one place among those of a call.
    Score(Place),
    /// To a caller that needs to know no more than that it is done.
    Done(Promise<()>),
    State(Promise<Option<State>>),
}

impl Answer {
    /// Tells the counts of a generation whose prompt is read; who gets a record finds them there.
    pub(crate) fn begin(&self, stats: &GenerationStats) {
        if let Self::Stream(writer) = self {
            writer.begin(stats);
        }
    }

    /// Gives the whole, and the end; a stream has had all of it before.
    pub(super) fn give(self, whole: Whole, stats: GenerationStats, end: Ending) {
        match self {
            Self::Stream(writer) => writer.send(&Piece::default(), &stats, Some(end.reason())),
            Self::Done(promise) => promise.answer(Ok(())),
            Self::Scores(answer) => answer(Err(end.of_scores())),
            Self::Score(place) => place.fill(Err(end.of_scores())),
            Self::State(promise) => promise.answer(Ok(None)),
            Self::Record(answer) => answer(Ok(Ended {
                by_close: end == Ending::Closed,
                record: whole.record(end.reason(), stats),
            })),
        }
    }

    /// Gives a stream its last pieces, and the end with the last of them.
    pub(super) fn give_last(self, pieces: &[Piece], stats: &GenerationStats, end: Ending) {
        if let Self::Stream(writer) = self {
            let (last, before) = pieces
                .split_last()
                .map_or((None, pieces), |(last, before)| (Some(last), before));
            for piece in before {
                writer.put(piece, stats);
            }
            writer.send(last.unwrap_or(&Piece::default()), stats, Some(end.reason()));
        }
    }
}

impl Answer {
    /// Gives the score of a text, if it came to its end.
    pub(super) fn give_score(self, scoring: Option<Scoring>, end: Ending) {
        match (self, scoring, end) {
            (Self::Score(place), Some(scoring), Ending::DONE) => place.fill(Ok(scoring.done())),
            (answer, _, end) => answer.fail(end.of_scores()),
        }
    }
}

impl Answers for Answer {
    fn fail(self, error: Error) {
        match self {
            Self::Stream(writer) => writer.fail(error),
            Self::Record(answer) => answer(Err(error)),
            Self::Done(promise) => promise.answer(Err(error)),
            Self::Scores(answer) => answer(Err(error)),
            Self::Score(place) => place.fill(Err(error)),
            Self::State(promise) => promise.answer(Err(error)),
        }
    }
}

/// How a generation ends that does not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Reason(FinishReason),
    /// The context was closed under it.
    Closed,
}

impl Ending {
    /// The caller has cancelled it.
    pub(crate) const CANCELLED: Self = Self::Reason(FinishReason::Cancelled);
    /// There was nothing to generate.
    pub(crate) const DONE: Self = Self::Reason(FinishReason::Stop);

    /// What it is to a call that gives scores or nothing.
    fn of_scores(self) -> Error {
        match self {
            Self::Reason(_) => cancelled(),
            Self::Closed => Error::InvalidHandle { kind: "context" },
        }
    }

    pub(crate) fn reason(self) -> FinishReason {
        match self {
            Self::Reason(reason) => reason,
            Self::Closed => FinishReason::Cancelled,
        }
    }
}

/// A generation that has come to its end.
pub(crate) struct Ended {
    pub record: Generation,
    /// The context was closed under it: who gets no record has to be told.
    pub by_close: bool,
}

impl Ended {
    /// The text, for a caller that gets nothing else.
    pub(crate) fn text(self) -> Result<String> {
        if self.by_close {
            return Err(Error::closed_while_generating(self.record));
        }
        Ok(self.record.text)
    }

    /// The text of a generation that came to its own end, for a caller that can use no other.
    pub(crate) fn whole(self) -> Result<String> {
        if !self.by_close && self.record.finish_reason != FinishReason::Stop {
            return Err(Error::unfinished(self.record));
        }
        self.text()
    }
}

/// The flags of which any one stops what was asked.
#[derive(Clone)]
pub(crate) struct Cancel {
    /// The caller's token.
    pub token: Option<Arc<AtomicBool>>,
    /// Nobody waits for the answer any more: the stream was closed, the pending answer dropped or cancelled.
    pub abandoned: Arc<AtomicBool>,
    /// What it is a part of has ended.
    pub over: Option<Arc<AtomicBool>>,
}

impl Cancel {
    /// One that only who waits for the answer can set.
    pub(crate) fn by_caller(abandoned: Arc<AtomicBool>) -> Self {
        Self {
            token: None,
            abandoned,
            over: None,
        }
    }

    pub(crate) fn is_set(&self) -> bool {
        self.flags().any(|flag| flag.load(Ordering::Acquire))
    }

    pub(crate) fn flags(&self) -> impl Iterator<Item = &AtomicBool> {
        let others = self.token.as_deref().into_iter().chain(self.over.as_deref());
        std::iter::once(&*self.abandoned).chain(others)
    }
}
