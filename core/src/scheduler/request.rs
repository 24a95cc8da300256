//! What a context is asked to do.

use super::restraint::Restraint;
use crate::engine::{SamplerSpec, Weights};
use crate::runtime::{Promise, Writer};
use crate::text::Piece;
use crate::{Error, FinishReason, Generation, GenerationStats, Result, Token};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

/// One thing for the owner thread to do.
pub(crate) enum Task {
    Generate(Box<Request>),
    /// Forget every cached token of the sequences that are not in use.
    ClearCache(Promise<()>),
}

/// One generation.
pub(crate) struct Request {
    pub plan: Plan,
    pub answer: Answer,
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
    /// The seed to report.
    pub seed: u32,
    pub stops: Vec<String>,
    /// Whose cached tokens it may find.
    pub cache_key: Option<String>,
    pub cancel: Cancel,
}

impl Plan {
    /// The counts of a generation that has not begun.
    pub(crate) fn first_stats(&self, weights: &Weights) -> GenerationStats {
        GenerationStats {
            n_prompt: i32::try_from(self.prompt.len()).unwrap_or(i32::MAX),
            n_cached: 0,
            n_generated: 0,
            seed: self.seed,
            load_ms: weights.load_ms,
            prompt_ms: 0.0,
            generate_ms: 0.0,
        }
    }
}

impl Request {
    /// Ends a generation that never had a sequence, with an empty text.
    pub(crate) fn end_unstarted(self, weights: &Weights, end: Ending) {
        let stats = self.plan.first_stats(weights);
        match self.answer {
            Answer::Stream(writer) => writer.send(&Piece::default(), &stats, Some(end.reason())),
            Answer::Record(answer) => answer(Ok(Ended {
                by_close: end == Ending::Closed,
                record: Generation {
                    text: String::new(),
                    tokens: Vec::new(),
                    finish_reason: end.reason(),
                    stats,
                },
            })),
        }
    }
}

/// Where a generation goes.
pub(crate) enum Answer {
    Stream(Writer),
    /// Called once with the record. The promise inside answers for itself when this is dropped.
    Record(Box<dyn FnOnce(Result<Ended>) + Send>),
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
}

impl Answer {
    /// Ends the request with an error.
    pub(crate) fn fail(self, error: Error) {
        match self {
            Self::Stream(writer) => writer.fail(error),
            Self::Record(answer) => answer(Err(error)),
        }
    }
}

/// The flags of which any one stops a generation.
pub(crate) struct Cancel {
    /// The caller's token.
    pub token: Option<Arc<AtomicBool>>,
    /// The stream was closed, or the pending answer dropped.
    pub abandoned: Arc<AtomicBool>,
}

impl Cancel {
    pub(crate) fn is_set(&self) -> bool {
        self.flags().any(|flag| flag.load(Ordering::Acquire))
    }

    pub(crate) fn flags(&self) -> impl Iterator<Item = &AtomicBool> {
        std::iter::once(&*self.abandoned).chain(self.token.as_deref())
    }
}
