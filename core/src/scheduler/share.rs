//! Beginnings that prompts have in common, read once.

use super::generating::Generating;
use super::slots::common;
use crate::Token;

/// Tokens in common for which a prompt waits until another has read them. Fewer are sooner read together.
const WORTH_WAITING: usize = 32;

/// A running job, or a sequence that has what one that ended has left, as one that shares a beginning.
struct Reader<'a> {
    seq: usize,
    tokens: &'a [Token],
    n_past: usize,
    /// Of its tokens as many may be another's.
    most: usize,
    /// With whom it shares.
    key: Option<&'a str>,
    /// It takes part in steps.
    is_ready: bool,
}

impl Reader<'_> {
    fn is_reading(&self) -> bool {
        self.is_ready && self.tokens.len() - self.n_past > 1
    }
}

/// What a job does that reads its prompt.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// It evaluates what is left of it.
    Reads,
    /// Another is about to evaluate what it needs.
    Waits,
    /// It takes what the sequence `from` has, up to position `to`.
    Takes { from: usize, to: usize },
}

/// What `readers[at]` does. Of two that read the same, the one that is further goes on, or else the first.
fn next(readers: &[Reader], at: usize) -> Next {
    let me = &readers[at];
    let mut best = Next::Reads;
    let mut most = me.n_past;
    let others = readers.iter().enumerate();
    for (index, other) in others.filter(|(index, other)| *index != at && other.key == me.key) {
        let shared = common(me.tokens, other.tokens).min(me.most);
        let leads = other.n_past > me.n_past || (other.n_past == me.n_past && index < at);
        if leads && other.is_reading() && shared >= other.n_past.max(me.n_past) + WORTH_WAITING {
            return Next::Waits;
        }
        let to = shared.min(other.n_past);
        if to > most {
            most = to;
            best = Next::Takes { from: other.seq, to };
        }
    }
    best
}

impl Generating {
    /// Lets jobs that read a prompt take what others have of it, and wait for what others are reading. One that was waited for may have
    /// ended with what it read.
    pub(super) fn share_beginnings(&mut self) {
        for job in &mut self.jobs {
            job.waits = false;
        }
        if !self.shares() {
            return;
        }
        for index in 0..self.jobs.len() {
            if self.jobs[index].n_left() < 2 {
                continue;
            }
            let jobs = self.jobs.iter().map(|job| Reader {
                seq: job.seq,
                tokens: &job.tokens,
                n_past: job.n_past,
                most: job.most_cached(),
                key: job.cache_key.as_deref(),
                is_ready: job.is_ready(),
            });
            let ended = self.slots.idle().map(|(seq, tokens, key)| Reader {
                seq,
                tokens,
                n_past: tokens.len(),
                most: tokens.len(),
                key,
                is_ready: false,
            });
            let readers: Vec<Reader> = jobs.chain(ended).collect();
            match next(&readers, index) {
                Next::Reads => {}
                Next::Waits => self.jobs[index].waits = true,
                Next::Takes { from, to } => self.take_beginning(from, index, to),
            }
        }
    }

    fn take_beginning(&mut self, donor: usize, index: usize, to: usize) {
        let reader = self.jobs[index].seq;
        if self.runner.reaches_back(donor) && self.slots.share(&mut self.runner, donor, reader, to) {
            self.jobs[index].is_given(to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{next, Next, Reader};

    const COMMON: [i32; 100] = [7; 100];

    fn prompt(end: i32) -> Vec<i32> {
        COMMON.iter().copied().chain([end, end]).collect()
    }

    fn reader(tokens: &[i32], n_past: usize) -> Reader<'_> {
        Reader {
            seq: 0,
            tokens,
            n_past,
            most: tokens.len() - 1,
            key: None,
            is_ready: true,
        }
    }

    #[test]
    fn the_second_waits_for_the_first_and_then_takes_what_it_has() {
        let (one, two) = (prompt(1), prompt(2));
        let readers = |n_past| [(&one, n_past), (&two, 0)].map(|(tokens, n_past)| reader(tokens, n_past));
        assert_eq!(next(&readers(0), 0), Next::Reads);
        assert_eq!(next(&readers(0), 1), Next::Waits);
        assert_eq!(next(&readers(64), 1), Next::Waits);
        // What is left in common is soon read.
        assert_eq!(next(&readers(80), 1), Next::Takes { from: 0, to: 80 });
        assert_eq!(next(&readers(102), 1), Next::Takes { from: 0, to: 100 });
        assert_eq!(next(&readers(102), 0), Next::Reads);
    }

    #[test]
    fn nobody_waits_for_one_that_takes_no_part() {
        let (one, two) = (prompt(1), prompt(2));
        let mut readers = [(&one, 50), (&two, 0)].map(|(tokens, n_past)| reader(tokens, n_past));
        assert_eq!(next(&readers, 1), Next::Waits);
        readers[0].is_ready = false;
        assert_eq!(next(&readers, 1), Next::Takes { from: 0, to: 50 });
    }

    #[test]
    fn what_one_that_ended_has_left_is_taken() {
        let (one, two) = (prompt(1), prompt(2));
        let mut readers = [(&two, 0), (&two, 0), (&one, 102)].map(|(tokens, n_past)| reader(tokens, n_past));
        (readers[2].seq, readers[2].is_ready) = (5, false);
        assert_eq!(next(&readers, 0), Next::Takes { from: 5, to: 100 });
        // The first of the two is about to have it, and more.
        assert_eq!(next(&readers, 1), Next::Waits);
    }

    #[test]
    fn nobody_waits_for_or_takes_from_one_with_another_key() {
        let (one, two) = (prompt(1), prompt(2));
        for n_past in [50, 102] {
            let mut readers = [(&one, n_past), (&two, 0)].map(|(tokens, n_past)| reader(tokens, n_past));
            readers[0].key = Some("a");
            assert_eq!(next(&readers, 1), Next::Reads);
            readers[1].key = Some("b");
            assert_eq!(next(&readers, 1), Next::Reads);
            readers[1].key = Some("a");
            assert_ne!(next(&readers, 1), Next::Reads);
        }
    }

    #[test]
    fn whoever_is_further_leads() {
        let (one, two) = (prompt(1), prompt(1));
        let readers = [(&one, 0), (&two, 50)].map(|(tokens, n_past)| reader(tokens, n_past));
        assert_eq!(next(&readers, 0), Next::Waits);
        assert_eq!(next(&readers, 1), Next::Reads);
    }

    #[test]
    fn the_last_token_is_read_by_each() {
        let (one, two) = (prompt(1), prompt(1));
        let readers = [(&one, 102), (&two, 0)].map(|(tokens, n_past)| reader(tokens, n_past));
        assert_eq!(next(&readers, 1), Next::Takes { from: 0, to: 101 });
    }

    #[test]
    fn what_logits_are_wanted_of_is_read_by_each() {
        let (one, two) = (prompt(1), prompt(2));
        let mut readers = [(&one, 102), (&two, 0)].map(|(tokens, n_past)| reader(tokens, n_past));
        readers[1].most = 60;
        assert_eq!(next(&readers, 1), Next::Takes { from: 0, to: 60 });
    }

    #[test]
    fn a_few_tokens_in_common_are_worth_no_waiting() {
        let (one, two) = (vec![1, 2, 3, 4], vec![1, 2, 3, 5]);
        let readers = [(&one, 0), (&two, 0)].map(|(tokens, n_past)| reader(tokens, n_past));
        assert_eq!(next(&readers, 1), Next::Reads);
    }
}
