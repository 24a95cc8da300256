//! Who goes on and who makes way, decided on numbers alone.

use std::cmp::Reverse;
use std::time::Duration;

/// Tokens of the shortest turn.
const SHORTEST: usize = 16;
/// Tokens of the longest: a stream may be computed so far ahead of its reader.
const LONGEST: usize = 512;
/// Shortest turn in milliseconds.
const SHORTEST_MS: f64 = 250.0;
/// A turn lasts so many times as long as the swap that it costs.
const WORTH: f64 = 4.0;
/// Nobody sees a blocking call's pieces, so it is interrupted more rarely; most come to their end before.
const UNSEEN: usize = 8;

/// What the work of a context was measured to cost, in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    out: f64,
    back: f64,
    token: f64,
    read: f64,
}

impl Pace {
    /// A job gave up its sequence.
    pub(super) fn swapped_out(&mut self, ms: f64) {
        learn(&mut self.out, ms);
    }

    /// A job got a sequence again, its state put back.
    pub(super) fn came_back(&mut self, ms: f64) {
        learn(&mut self.back, ms);
    }

    /// A job got a sequence again and has to evaluate anew `together` tokens several at a time and `singly` one by one.
    pub(super) fn reads_again(&mut self, together: usize, singly: usize) {
        let ms = self.read * together as f64 + self.token * singly as f64;
        learn(&mut self.back, ms);
    }

    /// A step gave each of its jobs a token.
    pub(super) fn generated(&mut self, ms: f64) {
        learn(&mut self.token, ms);
    }

    /// A step evaluated `n_tokens` of prompts.
    pub(super) fn has_read(&mut self, n_tokens: usize, ms: f64) {
        learn(&mut self.read, ms / n_tokens.max(1) as f64);
    }

    /// Whether a step that gives each of its jobs a token takes less than that.
    pub(super) fn is_within(&self, limit: Duration) -> bool {
        self.token > 0.0 && self.token < limit.as_secs_f64() * 1e3
    }

    /// How long a job keeps its sequence at least while others wait for one.
    pub(super) fn turn(&self) -> Turn {
        let swap = self.out + self.back;
        let n_tokens = if self.token > 0.0 {
            (WORTH * swap / self.token).ceil() as usize
        } else {
            0
        };
        Turn {
            n_tokens: n_tokens.clamp(SHORTEST, LONGEST),
            ms: SHORTEST_MS.max(WORTH * swap),
        }
    }
}

/// A mean in which what is new counts a quarter.
fn learn(mean: &mut f64, ms: f64) {
    *mean = if *mean == 0.0 { ms } else { 0.75 * *mean + 0.25 * ms };
}

/// A job's time with its sequence; it ends with the first of both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Turn {
    pub n_tokens: usize,
    pub ms: f64,
}

impl Turn {
    /// Whether a job that made `n_tokens` in `ms` has had its turn. One that has made none has not: each turn brings it further.
    pub(super) fn is_over(&self, n_tokens: usize, ms: f64, is_stream: bool) -> bool {
        let times = if is_stream { 1 } else { UNSEEN };
        n_tokens >= self.n_tokens * times || (n_tokens > 0 && ms >= self.ms * times as f64)
    }
}

/// A job that has a sequence, as one that could make way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub job: usize,
    /// Since when nobody has pulled and the buffer is full; a smaller number is longer ago.
    pub paused_at: Option<u64>,
    /// It has had its turn, with so many tokens.
    pub had_turn: Option<usize>,
}

/// Those who may make way, first the stream that has been paused longest, then whoever had most of its turn.
pub(super) fn in_order(standing: &mut Vec<Standing>) {
    standing.retain(|job| job.paused_at.is_some() || job.had_turn.is_some());
    standing.sort_by_key(|job| {
        let turn = Reverse(job.had_turn.unwrap_or(0));
        (job.paused_at.is_none(), job.paused_at, turn)
    });
}

/// The jobs that make way, so that there is a sequence and `short` more cells; `frees` tells how many some of them free together.
///
/// One alone if one is enough, else the first of the order that are enough together. Never one that frees too little: none, if all
/// together would not do.
pub(super) fn who_makes_way(order: &[Standing], short: usize, frees: impl Fn(&[usize]) -> usize) -> Vec<usize> {
    if let Some(one) = order.iter().find(|one| frees(&[one.job]) >= short) {
        return vec![one.job];
    }
    let mut together = Vec::new();
    for one in order {
        together.push(one.job);
        if frees(&together) >= short {
            return together;
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::{in_order, who_makes_way, Pace, Standing, Turn, LONGEST, SHORTEST};

    fn paused(job: usize, at: u64) -> Standing {
        Standing {
            job,
            paused_at: Some(at),
            had_turn: None,
        }
    }

    fn running(job: usize, had_turn: Option<usize>) -> Standing {
        Standing {
            job,
            paused_at: None,
            had_turn,
        }
    }

    #[test]
    fn the_stream_that_was_paused_longest_goes_first_and_who_has_its_turn_stays() {
        let mut order = vec![
            running(0, Some(20)),
            paused(1, 9),
            running(2, None),
            paused(3, 4),
            running(4, Some(30)),
        ];
        in_order(&mut order);
        let jobs: Vec<usize> = order.iter().map(|one| one.job).collect();
        assert_eq!(jobs, [3, 1, 4, 0]);
    }

    #[test]
    fn nobody_makes_way_who_frees_too_little() {
        let order = [paused(0, 1), paused(1, 2), paused(2, 3)];
        let sizes = [10, 40, 100];
        let frees = |jobs: &[usize]| jobs.iter().map(|job| sizes[*job]).sum();
        assert_eq!(who_makes_way(&order, 0, frees), [0]);
        assert_eq!(who_makes_way(&order, 30, frees), [1]);
        assert_eq!(who_makes_way(&order, 100, frees), [2]);
        assert_eq!(who_makes_way(&order, 120, frees), [0, 1, 2]);
        assert!(who_makes_way(&order, 151, frees).is_empty());
    }

    #[test]
    fn streams_that_share_all_they_have_make_way_together() {
        let order = [paused(0, 1), paused(1, 2)];
        let frees = |jobs: &[usize]| if jobs.len() == 2 { 50 } else { 0 };
        assert_eq!(who_makes_way(&order, 20, frees), [0, 1]);
    }

    #[test]
    fn a_turn_grows_with_what_a_swap_costs() {
        let mut pace = Pace::default();
        assert_eq!(pace.turn().n_tokens, SHORTEST);
        pace.generated(10.0);
        pace.swapped_out(100.0);
        pace.came_back(150.0);
        assert_eq!(
            pace.turn(),
            Turn {
                n_tokens: 100,
                ms: 1000.0
            }
        );
        for _ in 0..50 {
            pace.swapped_out(1e6);
        }
        assert_eq!(pace.turn().n_tokens, LONGEST);
    }

    #[test]
    fn what_is_read_again_costs_what_reading_cost() {
        let mut pace = Pace::default();
        pace.generated(10.0);
        pace.has_read(500, 1000.0);
        pace.reads_again(100, 0);
        assert_eq!(pace.turn().n_tokens, 80);
        let mut pace = Pace::default();
        pace.generated(10.0);
        pace.reads_again(100, 30);
        assert_eq!(pace.turn().n_tokens, 120);
    }

    #[test]
    fn a_turn_ends_with_its_tokens_or_its_time_and_a_blocking_call_has_a_longer_one() {
        let turn = Turn {
            n_tokens: 20,
            ms: 300.0,
        };
        assert!(turn.is_over(20, 1.0, true) && turn.is_over(1, 300.0, true));
        assert!(!turn.is_over(19, 299.0, true) && !turn.is_over(0, 1e9, true));
        assert!(!turn.is_over(20, 300.0, false) && turn.is_over(160, 1.0, false) && turn.is_over(1, 2400.0, false));
    }
}
