//! The sequences of a context and what the KV cache holds for each.

use super::cells::Cells;
use super::kept::{Kept, Owner};
use super::request::{State, Wanted};
use crate::engine::Runner;
use crate::Token;
use std::cmp::Reverse;

/// One sequence.
#[derive(Default)]
struct Slot {
    /// Tokens whose keys and values are cached, while no job uses the sequence.
    cached: Vec<Token>,
    /// Whose they are, the job's that uses it included: nobody with another key finds them.
    key: Option<String>,
    /// Who comes back to them.
    owner: Option<Owner>,
    in_use: bool,
    last_used: u64,
}

impl Slot {
    /// Whether somebody else comes back to it.
    fn is_of_other(&self, owner: Option<&Owner>) -> bool {
        self.owner.as_ref().is_some_and(|own| own.is_alive() && !own.is(owner))
    }
}

/// What may be reused of tokens that were evaluated before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reuse {
    Nothing,
    /// The beginning of what a free sequence has.
    OwnCells,
    /// The beginning of what any sequence has, running ones included.
    SharedCells,
}

/// A sequence that a job uses, with the tokens that are evaluated.
pub(super) struct InUse<'a> {
    pub seq: usize,
    pub evaluated: &'a [Token],
}

/// All sequences.
pub(super) struct Slots {
    slots: Vec<Slot>,
    /// Who holds which cells.
    pub cells: Cells,
    /// States of sequences that were taken from their owners.
    pub kept: Kept,
    clock: u64,
}

impl Slots {
    pub(super) fn new(n_seq_max: usize, kept: Kept) -> Self {
        Self {
            slots: std::iter::repeat_with(Slot::default).take(n_seq_max).collect(),
            cells: Cells::new(n_seq_max),
            kept,
            clock: 0,
        }
    }

    pub(super) fn has_free(&self) -> bool {
        self.slots.iter().any(|slot| !slot.in_use)
    }

    /// Takes a free sequence for `prompt` and gives it with the number of tokens that are cached already: of the longest common
    /// prefix under the same `key`, at most `most`, for of those behind logits are needed.
    pub(super) fn take(
        &mut self,
        runner: &mut Runner,
        (prompt, most): (&[Token], usize),
        key: Option<&str>,
        owner: Option<&Owner>,
        reuse: Reuse,
        running: &[InUse],
    ) -> Option<(usize, usize)> {
        let theirs = |slot: &Slot| slot.key.as_deref() != key;
        // Who comes back to a sequence is better shared with.
        let shares = reuse == Reuse::SharedCells;
        let of_other = |slot: &Slot| slot.is_of_other(owner);
        // Among equals one that caches nothing, then the one that was not used for longest.
        let (mut seq, slot) = self.free().max_by_key(|(_, slot)| {
            let unused = Reverse(slot.last_used);
            let is_worthless = theirs(slot) || shares && of_other(slot);
            let worth = if is_worthless { 0 } else { worth(&slot.cached, prompt) };
            (worth, slot.cached.is_empty(), unused)
        })?;
        let mut kept = match reuse {
            Reuse::OwnCells | Reuse::SharedCells if !theirs(slot) => common(&slot.cached, prompt).min(most),
            _ => 0,
        };
        if let Some((donor, shared)) = self.donor(prompt, key, most, reuse, running) {
            let reader = self.free().filter(|(free, _)| *free != donor);
            let reader = reader.min_by_key(|(_, slot)| (!slot.cached.is_empty(), slot.last_used));
            if let Some((reader, _)) = reader.filter(|_| shared > kept && runner.reaches_back(donor)) {
                self.clear(runner, reader);
                (seq, kept) = (reader, shared);
                if !self.share(runner, donor, reader, shared) {
                    kept = 0;
                }
                self.occupy(seq, key, owner);
                return Some((seq, kept));
            }
        }
        if kept < self.slots[seq].cached.len() && self.slots[seq].is_of_other(owner) {
            self.keep_state(runner, seq);
        }
        if kept == 0 || !self.keep(runner, seq, kept) {
            self.clear(runner, seq);
            kept = 0;
        }
        self.occupy(seq, key, owner);
        Some((seq, kept))
    }

    /// Takes a free sequence that has nothing, for a state to be put back under its `key`.
    pub(super) fn take_empty(
        &mut self,
        runner: &mut Runner,
        key: Option<&str>,
        owner: Option<&Owner>,
    ) -> Option<usize> {
        let (seq, _) = self
            .free()
            .min_by_key(|(_, slot)| (!slot.cached.is_empty(), slot.last_used))?;
        self.clear(runner, seq);
        self.occupy(seq, key, owner);
        Some(seq)
    }

    /// How much of a prompt the free sequences have under its key.
    pub(super) fn cached(&self, prompt: &[Token], key: Option<&str>) -> usize {
        let of_key = self.free().filter(|(_, slot)| slot.key.as_deref() == key);
        of_key.map(|(_, slot)| common(&slot.cached, prompt)).max().unwrap_or(0)
    }

    /// Keeps the state of a free sequence that its owner comes back to, which is about to lose it.
    fn keep_state(&mut self, runner: &mut Runner, seq: usize) {
        let slot = &mut self.slots[seq];
        let Some(owner) = slot.owner.take().filter(Owner::is_alive) else {
            return;
        };
        let size = if slot.cached.is_empty() {
            0
        } else {
            runner.state_size(seq)
        };
        if size == 0 || !self.kept.make_space(size) {
            return;
        }
        if let Some(state) = runner.save(seq, size) {
            self.kept.put(owner, slot.key.clone(), slot.cached.clone(), state);
        }
    }

    /// A copy of the state that an owner comes back to, or the beginning of one that another has of its tokens: the longest that no job
    /// uses. Only where a sequence can be cut anywhere.
    pub(super) fn state_of(&mut self, runner: &mut Runner, wanted: &Wanted) -> Option<State> {
        let of_key = self.free().filter(|(_, slot)| slot.key == wanted.key);
        let best = of_key
            .map(|(seq, slot)| (common(&slot.cached, &wanted.tokens), seq))
            .max()?;
        let entry = self.kept.of(&wanted.owner);
        if let Some(entry) = entry.filter(|entry| common(&entry.tokens, &wanted.tokens) > best.0) {
            let mut state = Vec::new();
            state.try_reserve_exact(entry.saved.state.len()).ok()?;
            state.extend_from_slice(&entry.saved.state);
            return Some((entry.tokens.clone(), state));
        }
        let (n, seq) = best;
        if n < self.slots[seq].cached.len() {
            if self.slots[seq].is_of_other(Some(&wanted.owner)) {
                self.keep_state(runner, seq);
            }
            if n == 0 || !self.forget(runner, seq, n) {
                return None;
            }
            self.slots[seq].cached.truncate(n);
        }
        if !self.slots[seq].is_of_other(Some(&wanted.owner)) {
            self.slots[seq].owner = Some(wanted.owner.clone());
        }
        let size = runner.state_size(seq);
        let state = if size == 0 { None } else { runner.save(seq, size) };
        Some((self.slots[seq].cached.clone(), state?))
    }

    /// Nobody comes back to what is cached of a sequence.
    pub(super) fn disown(&mut self, seq: usize) {
        self.slots[seq].owner = None;
    }

    /// Forgets what free sequences have cached and what was kept.
    pub(super) fn forget_all(&mut self, runner: &mut Runner) {
        self.slots
            .iter_mut()
            .filter(|slot| !slot.in_use)
            .for_each(|slot| slot.owner = None);
        self.kept.clear();
        self.shrink(runner, 0);
    }

    fn occupy(&mut self, seq: usize, key: Option<&str>, owner: Option<&Owner>) {
        self.clock += 1;
        let slot = &mut self.slots[seq];
        slot.cached.clear();
        slot.key = key.map(str::to_owned);
        slot.owner = owner.cloned();
        slot.in_use = true;
        slot.last_used = self.clock;
    }

    /// The sequences that no job uses, with what is cached of each and under which key.
    pub(super) fn idle(&self) -> impl Iterator<Item = (usize, &[Token], Option<&str>)> {
        self.free()
            .map(|(seq, slot)| (seq, slot.cached.as_slice(), slot.key.as_deref()))
    }

    fn free(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.slots.iter().enumerate().filter(|(_, slot)| !slot.in_use)
    }

    /// The sequence that has most of a prompt's beginning under its key, with its length.
    fn donor(
        &self,
        prompt: &[Token],
        key: Option<&str>,
        most: usize,
        reuse: Reuse,
        running: &[InUse],
    ) -> Option<(usize, usize)> {
        if reuse != Reuse::SharedCells {
            return None;
        }
        let idle = self.free().map(|(seq, slot)| (seq, slot.cached.as_slice()));
        let running = running.iter().map(|job| (job.seq, job.evaluated));
        idle.chain(running)
            .filter(|(seq, _)| self.slots[*seq].key.as_deref() == key)
            .map(|(seq, tokens)| (seq, common(tokens, prompt).min(most)))
            .max_by_key(|(_, shared)| *shared)
    }

    /// Keeps the first `kept` tokens of a free sequence. Going on from the end of what is cached is always possible. Going back is not:
    /// a sliding window may have dropped the beginning, and a recurrent architecture cannot forget only an end.
    fn keep(&mut self, runner: &mut Runner, seq: usize, kept: usize) -> bool {
        kept == self.slots[seq].cached.len() || runner.reaches_back(seq) && self.forget(runner, seq, kept)
    }

    /// Removes a sequence's tokens from position `from` on. False if this architecture cannot, and then nothing is removed.
    pub(super) fn forget(&mut self, runner: &mut Runner, seq: usize, from: usize) -> bool {
        let forgotten = runner.forget(seq, from);
        if forgotten || from == 0 {
            self.cells.cut(seq, from);
        }
        forgotten
    }

    fn clear(&mut self, runner: &mut Runner, seq: usize) {
        self.keep_state(runner, seq);
        self.forget(runner, seq, 0);
        self.slots[seq].cached.clear();
    }

    /// Gives `reader` what `donor` has, from the reader's own end up to position `to`.
    pub(super) fn share(&mut self, runner: &mut Runner, donor: usize, reader: usize, to: usize) -> bool {
        let shared = runner.share(donor, reader, self.cells.len(reader), to);
        if shared {
            self.cells.share(donor, reader, to);
        }
        shared
    }

    /// Gives a sequence back with what is cached of it.
    pub(super) fn give_back(&mut self, seq: usize, mut tokens: Vec<Token>, n_cached: usize) {
        tokens.truncate(n_cached);
        self.slots[seq].cached = tokens;
        self.slots[seq].in_use = false;
    }

    /// Forgets what free sequences have cached, the longest unused first, until all sequences together hold at most `space` cells or
    /// nothing is left to forget.
    pub(super) fn shrink(&mut self, runner: &mut Runner, space: usize) {
        while self.cells.total() > space {
            let idle = |slot: &Slot| !slot.in_use && !slot.cached.is_empty();
            let oldest = self.slots.iter().enumerate().filter(|(_, slot)| idle(slot));
            let Some((seq, _)) = oldest.min_by_key(|(_, slot)| slot.last_used) else {
                return;
            };
            self.clear(runner, seq);
        }
    }
}

/// Tokens that both begin with.
pub(super) fn common(one: &[Token], other: &[Token]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// What `cached` is worth to a prompt that takes its place. A few tokens in common, BOS and the like, are no reason to give up what
/// another prompt may come back to.
fn worth(cached: &[Token], prompt: &[Token]) -> usize {
    let common = common(cached, prompt);
    if common >= cached.len().min(prompt.len()) / 2 {
        common
    } else {
        0
    }
}
