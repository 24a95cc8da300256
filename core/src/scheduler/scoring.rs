//! Scores of given texts. A call's texts become jobs like prompts, a few at a time: those rows of logits are asked for behind which a
//! token stands that is known already, and tell how likely it was.

use super::admit::Waiting;
use super::generating::Generating;
use super::request::{Answer, Cancel, Generate, Plan};
use crate::engine::{largest_of, log_probability, log_sum, SamplerSpec};
use crate::{Error, Result, SamplerParams, Token};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Hears the fraction of the texts that is scored; false stops the call.
pub(crate) type Report = Box<dyn FnMut(f32) -> bool + Send>;

/// Where the scores of a call's texts go, in their order.
pub(crate) type Scores = Box<dyn FnOnce(Result<Vec<Scored>>) + Send>;

/// One text to score.
pub(crate) struct Item {
    /// What is evaluated.
    pub tokens: Vec<Token>,
    /// Behind each of these from that place on stands one that is scored.
    pub first: usize,
    pub targets: Vec<Token>,
}

/// What a call asks for.
pub(crate) struct ScorePlan {
    pub items: Vec<Item>,
    pub cache_key: Option<String>,
    pub progress: Option<Report>,
}

/// A text that was scored.
pub(crate) struct Scored {
    pub tokens: Vec<Token>,
    pub logprobs: Vec<f32>,
    /// Each was the likeliest.
    pub is_greedy: bool,
}

/// A text on its way through a job, which knows what is evaluated.
pub(crate) struct Scoring {
    pub first: usize,
    targets: Vec<Token>,
    logprobs: Vec<f32>,
    is_greedy: bool,
}

impl Scoring {
    /// Notes how likely the token behind place `at` was. What is evaluated anew is noted anew.
    pub(super) fn note(&mut self, at: usize, logits: &[f32]) {
        let place = at - self.first;
        let target = self.targets[place] as usize;
        let logit = logits[target];
        self.logprobs[place] = log_probability(logit, log_sum(logits));
        // Of equals the first is taken, as greedy sampling does.
        self.is_greedy &= logit == largest_of(logits) && !logits[..target].contains(&logit);
    }

    pub(super) fn done(self) -> Scored {
        Scored {
            tokens: self.targets,
            logprobs: self.logprobs,
            is_greedy: self.is_greedy,
        }
    }
}

/// One job's place in the answer of its call.
pub(crate) struct Place {
    found: Arc<Mutex<Found>>,
    index: usize,
}

/// What is known so far of a call.
struct Found {
    scored: Vec<Option<Scored>>,
    n_done: usize,
    error: Option<Error>,
}

impl Place {
    pub(super) fn fill(self, scored: Result<Scored>) {
        let mut found = lock(&self.found);
        found.n_done += 1;
        match scored {
            Ok(scored) => found.scored[self.index] = Some(scored),
            Err(error) => {
                found.error.get_or_insert(error);
            }
        }
    }
}

fn lock(found: &Mutex<Found>) -> MutexGuard<'_, Found> {
    found.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A call that has begun.
pub(super) struct Call {
    items: VecDeque<Item>,
    cache_key: Option<String>,
    progress: Option<Report>,
    cancel: Cancel,
    /// It has its answer, so that what is left of it can end.
    over: Arc<AtomicBool>,
    found: Arc<Mutex<Found>>,
    n: usize,
    n_begun: usize,
    /// Texts of which the caller has heard.
    n_told: usize,
    answer: Scores,
}

impl Call {
    pub(super) fn new(plan: ScorePlan, cancel: Cancel, answer: Scores) -> Self {
        let n = plan.items.len();
        Self {
            items: plan.items.into(),
            cache_key: plan.cache_key,
            progress: plan.progress,
            cancel,
            over: Arc::new(AtomicBool::new(false)),
            found: Arc::new(Mutex::new(Found {
                scored: std::iter::repeat_with(|| None).take(n).collect(),
                n_done: 0,
                error: None,
            })),
            n,
            n_begun: 0,
            n_told: 0,
            answer,
        }
    }

    /// Answers it; jobs that it has stop.
    pub(super) fn end(self, answer: Result<Vec<Scored>>) {
        self.over.store(true, Ordering::Release);
        (self.answer)(answer);
    }

    /// The next of its texts as a generation that generates nothing.
    fn next(&mut self) -> Option<Generate> {
        let item = self.items.pop_front()?;
        let place = Place {
            found: Arc::clone(&self.found),
            index: self.n_begun,
        };
        self.n_begun += 1;
        let scoring = Scoring {
            first: item.first,
            logprobs: vec![f32::NEG_INFINITY; item.targets.len()],
            targets: item.targets,
            is_greedy: true,
        };
        let plan = Plan {
            prompt: item.tokens,
            // None is made; so much may be thought to follow.
            max_tokens: Some(1),
            max_bytes: None,
            sampler: SamplerSpec {
                params: SamplerParams::greedy(),
                seed: 0,
                bias: Vec::new(),
                n_ctx: 0,
            },
            restraint: None,
            seed: 0,
            stops: Vec::new(),
            cache_key: self.cache_key.clone(),
            n_logprobs: None,
            scoring: Some(scoring),
            owner: None,
            parting: None,
        };
        Some(Generate {
            ask: Box::new(plan),
            cancel: Cancel {
                over: Some(Arc::clone(&self.over)),
                ..self.cancel.clone()
            },
            answer: Answer::Score(place),
        })
    }

    /// What has become of it: how many are done, or its answer.
    fn state(&self) -> State {
        let mut found = lock(&self.found);
        if self.cancel.is_set() {
            return State::Over(Err(cancelled()));
        }
        if let Some(error) = found.error.take() {
            return State::Over(Err(error));
        }
        if found.n_done == self.n {
            let scored = std::mem::take(&mut found.scored);
            return State::Done(scored.into_iter().flatten().collect());
        }
        State::Running(found.n_done)
    }
}

enum State {
    Running(usize),
    Done(Vec<Scored>),
    Over(Result<Vec<Scored>>),
}

impl Generating {
    /// Answers the calls that are done, and queues texts of the others: of each as many as there are sequences, so that generations that
    /// come later wait for no more than these.
    pub(super) fn feed_scores(&mut self) {
        for mut call in std::mem::take(&mut self.scores) {
            let (n_done, scored) = match call.state() {
                State::Over(answer) => {
                    call.end(answer);
                    continue;
                }
                State::Done(scored) => (call.n, Some(scored)),
                State::Running(n_done) => (n_done, None),
            };
            if !self.tell_progress(&mut call, n_done) {
                call.end(Err(cancelled()));
                continue;
            }
            if let Some(scored) = scored {
                call.end(Ok(scored));
                continue;
            }
            while call.n_begun - n_done < self.n_seq_max {
                let Some(next) = call.next() else { break };
                self.queue.push_back(Waiting::New(next));
            }
            self.scores.push(call);
        }
    }

    /// False where the caller wants no more.
    fn tell_progress(&self, call: &mut Call, n_done: usize) -> bool {
        if n_done == call.n_told {
            return true;
        }
        call.n_told = n_done;
        let fraction = n_done as f32 / call.n as f32;
        let account = self.mailbox.account();
        let goes_on = call
            .progress
            .as_mut()
            .map(|tell| account.calling_out(|| tell(fraction)));
        goes_on != Some(false)
    }
}

pub(super) fn cancelled() -> Error {
    Error::Cancelled { what: "scoring" }
}
