//! The sequences of a context and what the KV cache holds for each.

use crate::engine::Runner;
use crate::Token;

/// One sequence.
#[derive(Default)]
struct Slot {
    /// Tokens whose keys and values are cached, while no job uses the sequence.
    cached: Vec<Token>,
    /// Whose they are: nobody with another key finds them.
    key: Option<String>,
    in_use: bool,
    last_used: u64,
}

/// All sequences.
pub(crate) struct Slots {
    slots: Vec<Slot>,
    clock: u64,
}

impl Slots {
    pub(crate) fn new(n_seq_max: usize) -> Self {
        Self {
            slots: std::iter::repeat_with(Slot::default).take(n_seq_max).collect(),
            clock: 0,
        }
    }

    pub(crate) fn has_free(&self) -> bool {
        self.slots.iter().any(|slot| !slot.in_use)
    }

    /// Takes a free sequence for `prompt` and gives it with the number of tokens that are cached already: of the longest common
    /// prefix under the same `key` where `reuse` is on, at most all but the last, whose logits are needed.
    pub(crate) fn take(
        &mut self,
        runner: &mut Runner,
        prompt: &[Token],
        reuse: bool,
        key: Option<String>,
    ) -> Option<(usize, usize)> {
        let common = |slot: &Slot| {
            if slot.key != key {
                return 0;
            }
            let both = slot.cached.iter().zip(prompt);
            both.take_while(|(a, b)| a == b).count()
        };
        // A few tokens in common, BOS and the like, are no reason to give up what another prompt may come back to.
        let worth = |slot: &Slot| {
            let common = common(slot);
            let least = slot.cached.len().min(prompt.len()) / 2;
            if common >= least {
                common
            } else {
                0
            }
        };
        let free = self.slots.iter().enumerate().filter(|(_, slot)| !slot.in_use);
        // Among equals, the one that was not used for longest.
        let (seq, _) = free.max_by_key(|(_, slot)| (worth(slot), std::cmp::Reverse(slot.last_used)))?;
        let slot = &mut self.slots[seq];
        let mut kept = common(slot).min(prompt.len().saturating_sub(1));
        // Going on from the end of what is cached is always possible. Going back is not: a sliding window may have dropped the
        // beginning, and a recurrent architecture cannot forget only an end.
        let goes_on = kept == slot.cached.len();
        if !(reuse && kept > 0 && (goes_on || runner.reaches_back(seq) && runner.forget(seq, kept))) {
            kept = 0;
            runner.forget(seq, 0);
        }
        slot.cached.clear();
        slot.key = key;
        slot.in_use = true;
        self.clock += 1;
        slot.last_used = self.clock;
        Some((seq, kept))
    }

    /// Gives a sequence back with what is cached of it.
    pub(crate) fn give_back(&mut self, seq: usize, mut tokens: Vec<Token>, n_cached: usize) {
        tokens.truncate(n_cached);
        self.slots[seq].cached = tokens;
        self.slots[seq].in_use = false;
    }

    /// Forgets what free sequences have cached until all of them together have at most `space` tokens, the longest unused first.
    pub(crate) fn shrink(&mut self, runner: &mut Runner, space: usize) {
        let idle = |slot: &Slot| !slot.in_use && !slot.cached.is_empty();
        loop {
            let total: usize = self
                .slots
                .iter()
                .filter(|slot| idle(slot))
                .map(|slot| slot.cached.len())
                .sum();
            if total <= space {
                return;
            }
            let oldest = self.slots.iter().enumerate().filter(|(_, slot)| idle(slot));
            let Some((seq, _)) = oldest.min_by_key(|(_, slot)| slot.last_used) else {
                return;
            };
            runner.forget(seq, 0);
            self.slots[seq].cached.clear();
        }
    }
}
