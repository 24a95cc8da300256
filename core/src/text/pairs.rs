//! Texts whose likelihood is asked for, as tokens: joined as lm-evaluation-harness joins them, and cut into its windows.

use super::tokens::{tokenize, Reading};
use crate::engine::{EngineError, Weights};
use crate::{Error, Result, Token};

/// Tokens of which those behind the first `n_before` are scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scorable {
    pub tokens: Vec<Token>,
    pub n_before: usize,
}

impl Scorable {
    /// Tokens that are evaluated: nothing comes behind the last.
    pub(crate) fn n_evaluated(&self) -> usize {
        self.tokens.len() - 1
    }

    /// Leaves out the first tokens of what is not scored, so that `available` are evaluated at most; false where that is not enough.
    pub(crate) fn shorten(&mut self, available: usize) -> bool {
        let excess = self.n_evaluated().saturating_sub(available);
        if excess >= self.n_before {
            return excess == 0;
        }
        self.tokens.drain(..excess);
        self.n_before -= excess;
        true
    }
}

/// What the errors of a pair call its texts.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    pub prompt: &'a str,
    pub continuation: &'a str,
}

/// A prompt and what may follow. Blanks at the prompt's end go over to that, since tokens begin with them; the tokens are those of both
/// together, behind as many as the prompt has alone.
pub(crate) fn join(
    weights: &Weights,
    names: Names<'_>,
    prompt: &str,
    continuation: &str,
    reading: Reading<'_>,
) -> Result<Scorable> {
    let bare = prompt.trim_end_matches(is_blank);
    let mut before = if bare.is_empty() {
        Vec::new()
    } else {
        encode(weights, names.prompt, bare, reading)?
    };
    let scored = if before.is_empty() {
        before.push(prefix(weights, names.prompt)?);
        let mut tokens = encode(
            weights,
            names.continuation,
            &together("", &prompt[bare.len()..], continuation)?,
            reading,
        )?;
        drop_bos(weights, &mut tokens);
        tokens
    } else {
        let whole = together(bare, &prompt[bare.len()..], continuation)?;
        let mut tokens = encode(weights, names.continuation, &whole, reading)?;
        tokens.drain(..before.len().min(tokens.len()));
        tokens
    };
    if scored.is_empty() {
        return Err(Error::invalid_input(
            names.continuation,
            "without a token of its own behind the prompt",
            "a text that adds at least one",
        ));
    }
    let n_before = before.len();
    before.extend_from_slice(&scored);
    Ok(Scorable {
        tokens: before,
        n_before,
    })
}

/// The windows of a whole text, each of which evaluates `available` tokens at most; every token of the text is scored in one of them.
pub(crate) fn rolling(weights: &Weights, text: &str, available: usize, reading: Reading<'_>) -> Result<Vec<Scorable>> {
    let mut tokens = encode(weights, "text", text, reading)?;
    drop_bos(weights, &mut tokens);
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    Ok(windows(&tokens, prefix(weights, "text")?, available))
}

/// The first window begins with the prefix. Each later one begins with the last token of the one before, and the last reaches further back,
/// to be as long as the others.
fn windows(tokens: &[Token], prefix: Token, available: usize) -> Vec<Scorable> {
    let first = available.min(tokens.len());
    let mut windows = vec![Scorable {
        tokens: std::iter::once(prefix).chain(tokens[..first].iter().copied()).collect(),
        n_before: 1,
    }];
    let mut n_done = first;
    while n_done < tokens.len() {
        let n = available.min(tokens.len() - n_done);
        let end = n_done + n;
        windows.push(Scorable {
            tokens: tokens[end - available - 1..end].to_vec(),
            n_before: available + 1 - n,
        });
        n_done = end;
    }
    windows
}

/// What stands before a text that begins.
fn prefix(weights: &Weights, what: &str) -> Result<Token> {
    let facts = &weights.facts;
    facts.token_bos.or(facts.token_eos).ok_or_else(|| {
        Error::invalid_input(
            what,
            "empty",
            "some text before what is scored; this vocabulary has neither BOS nor EOS to begin with",
        )
    })
}

/// As a prompt is read, without what the vocabulary puts behind a text.
fn encode(weights: &Weights, what: &str, text: &str, reading: Reading<'_>) -> Result<Vec<Token>> {
    let mut tokens = tokenize(weights, what, text, true, true, reading)?;
    let bos = weights.facts.token_bos;
    if bos.is_some_and(|bos| tokens.starts_with(&[bos, bos])) {
        tokens.remove(0);
    }
    if weights.closing_token().is_some() && tokens.last().copied() == weights.closing_token() {
        tokens.pop();
    }
    Ok(tokens)
}

fn drop_bos(weights: &Weights, tokens: &mut Vec<Token>) {
    if !tokens.is_empty() && tokens.first().copied() == weights.facts.token_bos {
        tokens.remove(0);
    }
}

/// What Python's `str.rstrip` takes off.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&char)
}

fn together(prompt: &str, blanks: &str, continuation: &str) -> Result<String> {
    let mut whole = String::new();
    let reserved = whole.try_reserve_exact(prompt.len() + blanks.len() + continuation.len());
    reserved.map_err(|_| EngineError::NoMemory.or(|reason| Error::Generation { reason }))?;
    whole.push_str(prompt);
    whole.push_str(blanks);
    whole.push_str(continuation);
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::{windows, Scorable};

    /// As lm-evaluation-harness makes them: `get_rolling_token_windows` of length `available` with one token of context, made disjoint.
    fn wanted(tokens: &[i32], prefix: i32, available: usize) -> Vec<(Vec<i32>, Vec<i32>)> {
        let n = tokens.len();
        let first = available.min(n);
        let before = [&[prefix], &tokens[..first - 1]].concat();
        let mut found = vec![(before, tokens[..first].to_vec())];
        let mut n_done = first;
        while n_done < n {
            let n_new = available.min(n - n_done);
            let end = n_done + n_new;
            found.push((
                tokens[end - available - 1..end - 1].to_vec(),
                tokens[end - n_new..end].to_vec(),
            ));
            n_done += n_new;
        }
        // `make_disjoint_window`
        found
            .into_iter()
            .map(|(a, b)| (a[..a.len() - (b.len() - 1)].to_vec(), b))
            .collect()
    }

    #[test]
    fn windows_are_those_of_the_harness() {
        for n in 1..40 {
            let tokens: Vec<i32> = (100..100 + n).collect();
            for available in 1..12 {
                let found: Vec<(Vec<i32>, Vec<i32>)> = windows(&tokens, 7, available)
                    .into_iter()
                    .map(|one| (one.tokens[..one.n_before].to_vec(), one.tokens[one.n_before..].to_vec()))
                    .collect();
                assert_eq!(found, wanted(&tokens, 7, available), "{n} tokens, {available} at once");
                assert!(windows(&tokens, 7, available)
                    .iter()
                    .all(|one| one.n_evaluated() <= available));
                let scored: Vec<i32> = found.into_iter().flat_map(|(_, scored)| scored).collect();
                assert_eq!(scored, tokens);
            }
        }
    }

    #[test]
    fn a_prompt_is_shortened_from_its_beginning_and_what_is_scored_is_not() {
        let whole = Scorable {
            tokens: vec![1, 2, 3, 4, 5],
            n_before: 3,
        };
        let shortened = |available| {
            let mut one = whole.clone();
            one.shorten(available).then_some((one.tokens, one.n_before))
        };
        assert_eq!(shortened(4), Some((vec![1, 2, 3, 4, 5], 3)));
        assert_eq!(shortened(3), Some((vec![2, 3, 4, 5], 2)));
        assert_eq!(shortened(2), Some((vec![3, 4, 5], 1)));
        assert_eq!(shortened(1), None);
    }
}
