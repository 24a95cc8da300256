//! What an answer of a conversation is held to: behind a thought, which is free, one of several things.

use crate::engine::{EngineError, Weights};
use crate::scheduler::{Allowed, Restraint};
use crate::text::Thought;
use crate::{Error, Result, Token};
use std::sync::Arc;

/// Holds an answer to one of `restraints` behind a thought; to nothing where there are none.
pub(crate) fn of_answer(
    weights: &Arc<Weights>,
    mut restraints: Vec<Box<dyn Restraint>>,
    thought: Option<Thought>,
) -> Option<Box<dyn Restraint>> {
    let n_vocab = weights.facts.n_vocab;
    let ends: Vec<Token> = (0..n_vocab).filter(|token| weights.facts.eog.has(*token)).collect();
    let last = restraints.pop()?;
    let answer = match restraints.is_empty() {
        true => last,
        false => {
            restraints.push(last);
            Box::new(Either::new(restraints, ends.clone()))
        }
    };
    let Some(thought) = thought else {
        return Some(answer);
    };
    let weights = Arc::clone(weights);
    let place = if thought.is_open { Place::Thought } else { Place::Begin };
    Some(Box::new(Behind {
        weights,
        thought,
        answer,
        ends,
        place,
        tail: Vec::new(),
    }))
}

/// One of several restraints: each token is drawn among those that one of them allows, and who does not is out.
struct Either {
    left: Vec<One>,
    /// The tokens that end a generation.
    ends: Vec<Token>,
}

struct One {
    restraint: Box<dyn Restraint>,
    /// What it has left of the logits.
    logits: Vec<f32>,
    /// Nothing can follow.
    is_complete: bool,
}

impl Either {
    fn new(restraints: Vec<Box<dyn Restraint>>, ends: Vec<Token>) -> Self {
        let one = |restraint| One {
            restraint,
            logits: Vec::new(),
            is_complete: false,
        };
        Self {
            left: restraints.into_iter().map(one).collect(),
            ends,
        }
    }
}

impl Restraint for Either {
    fn prepare(&mut self) {
        self.left.iter_mut().for_each(|one| one.restraint.prepare());
    }

    fn restrain(&mut self, logits: &mut [f32]) -> Result<Allowed> {
        if let [only] = &mut self.left[..] {
            return only.restraint.restrain(logits);
        }
        for one in &mut self.left {
            one.logits.clear();
            one.logits.extend_from_slice(logits);
            one.is_complete = one.restraint.restrain(&mut one.logits)? == Allowed::End;
            if one.is_complete {
                // It takes the end, and nothing else.
                one.logits.fill(f32::NEG_INFINITY);
                for end in &self.ends {
                    one.logits[*end as usize] = logits[*end as usize];
                }
            }
        }
        if self.left.iter().all(|one| one.is_complete) {
            return Ok(Allowed::End);
        }
        for (at, logit) in logits.iter_mut().enumerate() {
            if self.left.iter().all(|one| one.logits[at] == f32::NEG_INFINITY) {
                *logit = f32::NEG_INFINITY;
            }
        }
        Ok(Allowed::Some)
    }

    fn take(&mut self, token: Token) -> Result<bool> {
        if let [only] = &mut self.left[..] {
            return only.restraint.take(token);
        }
        let at = usize::try_from(token).unwrap_or(usize::MAX);
        self.left
            .retain(|one| one.logits.get(at).is_some_and(|logit| *logit > f32::NEG_INFINITY));
        for one in &mut self.left {
            one.is_complete = one.restraint.take(token)?;
        }
        Ok(self.left.iter().all(|one| one.is_complete))
    }
}

/// A restraint that begins behind a thought.
struct Behind {
    weights: Arc<Weights>,
    thought: Thought,
    answer: Box<dyn Restraint>,
    /// The tokens that end a generation: a thought is followed by an answer.
    ends: Vec<Token>,
    place: Place,
    /// The last bytes of the thought, where its end is no token.
    tail: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Begin,
    Thought,
    Answer,
}

impl Behind {
    /// Takes a token of the thought.
    fn think(&mut self, token: Token) -> Result<bool> {
        let (text, end) = &self.thought.end;
        if end.is_some() {
            if *end == Some(token) {
                self.place = Place::Answer;
            }
            return Ok(false);
        }
        let engine = |error: EngineError| error.or(|reason| Error::Generation { reason });
        self.weights
            .append_piece(token, false, &mut self.tail)
            .map_err(engine)?;
        let text = text.as_bytes();
        let Some(at) = self.tail.windows(text.len()).position(|part| part == text) else {
            let n = self.tail.len().saturating_sub(text.len());
            self.tail.drain(..n);
            return Ok(false);
        };
        self.place = Place::Answer;
        // What the same token has behind the end belongs to the answer, but blanks do not.
        let rest = String::from_utf8_lossy(&self.tail[at + text.len()..]).trim().to_owned();
        let mut is_complete = false;
        if !rest.is_empty() {
            for token in self.weights.tokenize(&rest, false, false).map_err(engine)? {
                is_complete = self.answer.take(token)?;
            }
        }
        Ok(is_complete)
    }
}

impl Restraint for Behind {
    fn prepare(&mut self) {
        if self.place != Place::Thought {
            self.answer.prepare();
        }
    }

    fn restrain(&mut self, logits: &mut [f32]) -> Result<Allowed> {
        match self.place {
            Place::Answer => self.answer.restrain(logits),
            Place::Thought => {
                for end in &self.ends {
                    logits[*end as usize] = f32::NEG_INFINITY;
                }
                Ok(Allowed::Some)
            }
            Place::Begin => {
                let begin = self.thought.begin.map(|begin| (begin as usize, logits[begin as usize]));
                let allowed = self.answer.restrain(logits)?;
                match begin {
                    Some((begin, logit)) if allowed == Allowed::Some => logits[begin] = logit,
                    _ => {}
                }
                Ok(allowed)
            }
        }
    }

    fn take(&mut self, token: Token) -> Result<bool> {
        match self.place {
            Place::Begin if self.thought.begin == Some(token) => {
                self.place = Place::Thought;
                Ok(false)
            }
            Place::Begin | Place::Answer => {
                self.place = Place::Answer;
                self.answer.take(token)
            }
            Place::Thought => self.think(token),
        }
    }
}
