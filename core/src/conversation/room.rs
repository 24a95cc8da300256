//! Whether a conversation fits, and what goes where it does not.

use super::history::{list, History};
use super::respell::respelled;
use super::turns;
use crate::chat;
use crate::engine::Weights;
use crate::text::Reading;
use crate::{ChatOptions, Error, Excess, Result, Token, WhenFull};
use serde_json::Value;

/// The tokens that a conversation may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Space {
    /// Those of a sequence.
    pub n_ctx: usize,
    /// Of these, those that are kept free.
    pub n_reserve: usize,
}

impl Space {
    /// As many are kept free as were `asked` for, a quarter where that is 0; never more than an answer of `most` needs.
    pub(crate) fn of(n_ctx: usize, asked: i32, most: Option<usize>) -> Self {
        let asked = usize::try_from(asked).unwrap_or(0);
        let n_reserve = if asked == 0 { n_ctx / 4 } else { asked };
        Self {
            n_ctx,
            n_reserve: n_reserve.min(most.unwrap_or(usize::MAX)),
        }
    }

    fn available(self) -> usize {
        self.n_ctx.saturating_sub(self.n_reserve)
    }

    /// What is left to a conversation of which something has to go: less than it may have, or the next turn would take something away
    /// again, and its beginning with it.
    fn target(self) -> usize {
        self.available() / 4 * 3
    }
}

/// A turn that is ready to be answered.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub messages: Vec<Value>,
    pub tokens: Vec<Token>,
    /// Messages that had to go.
    pub n_dropped: usize,
}

/// Reads the messages of a conversation with those that are new; where they do not fit, the oldest turns go.
pub(crate) fn prepare(
    weights: &Weights,
    history: &History,
    new: &[Value],
    space: Space,
    when_full: WhenFull,
    reading: Reading<'_>,
) -> Result<Prepared> {
    let messages = history.with(new);
    let reader = Reader {
        weights,
        options: history.options(),
        reading,
    };
    let prepared = |messages, tokens, n_dropped| Prepared {
        messages,
        tokens: respelled(weights, history.evaluated(), tokens),
        n_dropped,
    };
    let all = reader.read(&messages)?;
    let needed = match all {
        Read::Tokens(tokens) if tokens.len() <= space.available() => return Ok(prepared(messages, tokens, 0)),
        ref too_many => too_many.n_tokens(),
    };
    if when_full == WhenFull::Fail {
        return Err(Error::ConversationFull {
            needed,
            reserve: space.n_reserve,
            available: space.n_ctx,
        });
    }
    let turns = turns::old(&messages);
    let dropped = fewest(&reader, &messages, &turns, space.target())?;
    let gone: Vec<usize> = turns[..dropped].concat();
    let left = turns::without(&messages, &gone);
    let read = if dropped == 0 { all } else { reader.read(&left)? };
    match read {
        Read::Tokens(tokens) if tokens.len() <= space.n_ctx => Ok(prepared(left, tokens, gone.len())),
        too_many => Err(Error::ContextFull {
            needed: too_many.n_tokens(),
            available: space.n_ctx,
        }),
    }
}

/// The oldest turns that would have to go.
pub(crate) fn excess(weights: &Weights, history: &History, space: Space, reading: Reading<'_>) -> Result<Excess> {
    let messages = history.with(&[]);
    let told = |gone: &[Value], n_tokens: usize| Excess {
        n_messages: number(gone.len()),
        messages: list(gone),
        n_tokens: number(n_tokens),
        n_available: number(space.available()),
    };
    if messages.is_empty() {
        return Ok(told(&[], 0));
    }
    let reader = Reader {
        weights,
        options: history.options(),
        reading,
    };
    let n_tokens = reader.read(&messages)?.n_tokens();
    if n_tokens <= space.available() {
        return Ok(told(&[], n_tokens));
    }
    let turns = turns::old(&messages);
    let dropped = fewest(&reader, &messages, &turns, space.target())?;
    let gone: Vec<Value> = turns[..dropped]
        .concat()
        .into_iter()
        .map(|at| messages[at].clone())
        .collect();
    Ok(told(&gone, n_tokens))
}

/// The least number of turns without which the others have at most so many tokens; all, where that is not enough.
fn fewest(reader: &Reader<'_>, messages: &[Value], turns: &[Vec<usize>], most: usize) -> Result<usize> {
    let (mut low, mut high) = (0, turns.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let left = turns::without(messages, &turns[..middle].concat());
        if reader.read(&left)?.n_tokens() <= most {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

fn number(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// Turns messages into tokens.
struct Reader<'a> {
    weights: &'a Weights,
    options: &'a ChatOptions,
    reading: Reading<'a>,
}

/// The tokens of messages, or how many they are at least where no context has so many.
enum Read {
    Tokens(Vec<Token>),
    TooMany(usize),
}

impl Read {
    fn n_tokens(&self) -> usize {
        match self {
            Self::Tokens(tokens) => tokens.len(),
            Self::TooMany(n) => *n,
        }
    }
}

impl Reader<'_> {
    fn read(&self, messages: &[Value]) -> Result<Read> {
        let options = ChatOptions {
            messages_json: Some(list(messages)),
            ..self.options.clone()
        };
        match chat::tokens(self.weights, &[], &options, self.reading) {
            Ok(tokens) => Ok(Read::Tokens(tokens)),
            Err(Error::TextCannotFit { needed, .. }) => Ok(Read::TooMany(needed)),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Space;

    #[test]
    fn a_quarter_is_kept_free_or_what_was_asked_for_and_never_more_than_an_answer_needs() {
        assert_eq!(Space::of(400, 0, None).available(), 300);
        assert_eq!(Space::of(400, 50, None).available(), 350);
        assert_eq!(Space::of(400, 0, Some(10)).available(), 390);
        assert_eq!(Space::of(400, 500, None).available(), 0);
        assert_eq!(Space::of(400, 0, None).target(), 225);
    }
}
