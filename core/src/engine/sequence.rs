//! What the engine keeps of one sequence: given up, shared with another, saved and put back.

use super::{shim, Runner};

/// What an architecture keeps of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Memory {
    /// A cell for each token, and nothing else.
    Cells,
    /// The same, with layers that see a window: a saved state has the cells of the window alone, so it comes back in another order.
    Window,
    /// A state that each token changes.
    State,
}

impl Memory {
    /// `has_state` and `n_swa` are what the engine tells.
    pub(super) fn of(architecture: &str, has_state: bool, n_swa: i32) -> Self {
        // DeepSeek 4 keeps compressed blocks beside its cells, and copies whole sequences only.
        if has_state || architecture == "deepseek4" {
            Self::State
        } else if n_swa > 0 {
            Self::Window
        } else {
            Self::Cells
        }
    }

    /// Whether what follows a state that was saved and put back is the same to the bit.
    pub(crate) fn comes_back_exactly(self) -> bool {
        self == Self::Cells
    }

    /// Whether the beginning of a sequence can be another's too.
    pub(crate) fn shares_beginnings(self) -> bool {
        self != Self::State
    }
}

impl Runner {
    /// Removes a sequence's tokens from position `from` on. False if this architecture cannot, and then nothing is removed.
    pub(crate) fn forget(&mut self, seq: usize, from: usize) -> bool {
        // SAFETY: the context is alive and `seq` is below its `n_seq_max`.
        self.call(|ctx, failure| unsafe { shim::mullama_shim_seq_rm(ctx, seq as i32, from as i32, failure) })
            .unwrap_or(false)
    }

    /// Whether the cache of `seq` reaches back to its first token; a sliding window may have dropped it.
    pub(crate) fn reaches_back(&mut self, seq: usize) -> bool {
        // SAFETY: the context is alive and `seq` is below its `n_seq_max`.
        self.call(|ctx, failure| unsafe { shim::mullama_shim_seq_pos_min(ctx, seq as i32, failure) }) == Ok(0)
    }

    /// Gives `to` the cells that `from` has at positions `[begin, end)`, without a copy. Only where sequences draw on one pool and the
    /// architecture shares beginnings.
    pub(crate) fn share(&mut self, from: usize, to: usize, begin: usize, end: usize) -> bool {
        assert!(
            self.memory.shares_beginnings(),
            "llama.cpp aborts where it cannot share"
        );
        let (from, to, begin, end) = (from as i32, to as i32, begin as i32, end as i32);
        // SAFETY: the context is alive and both sequences are below its `n_seq_max`.
        self.call(|ctx, failure| unsafe { shim::mullama_shim_seq_cp(ctx, from, to, begin, end, failure) })
            .is_ok()
    }

    /// Bytes that a sequence's state takes when it is saved; 0 where it cannot be.
    pub(crate) fn state_size(&mut self, seq: usize) -> usize {
        // SAFETY: the context is alive and `seq` is below its `n_seq_max`.
        self.call(|ctx, failure| unsafe { shim::mullama_shim_seq_state_size(ctx, seq as i32, failure) })
            .unwrap_or(0)
    }

    /// A copy of a sequence's state of `size` bytes, as [`Runner::state_size`] gave them. `None` without the memory for it.
    pub(crate) fn save(&mut self, seq: usize, size: usize) -> Option<Vec<u8>> {
        let mut state: Vec<u8> = Vec::new();
        state.try_reserve_exact(size).ok()?;
        let place = state.as_mut_ptr();
        // SAFETY: the context is alive, `seq` is below its `n_seq_max`, and there is space for `size` bytes.
        let written = self
            .call(|ctx, failure| unsafe { shim::mullama_shim_seq_state_save(ctx, seq as i32, place, size, failure) })
            .ok()?;
        if written == 0 || written > size {
            return None;
        }
        // SAFETY: the engine has written as many bytes as it answers.
        unsafe { state.set_len(written) };
        Some(state)
    }

    /// Puts a saved state back into a sequence, in place of what that had. False where there is no space, and then it has nothing.
    pub(crate) fn restore(&mut self, seq: usize, state: &[u8]) -> bool {
        let (at, size) = (state.as_ptr(), state.len());
        // SAFETY: the context is alive and `seq` is below its `n_seq_max`. The engine checks the state's layout against its own and reads no
        // further than its size; its positions are those of a state that it has saved, or were looked at by `state_has`.
        let read = self
            .call(|ctx, failure| unsafe { shim::mullama_shim_seq_state_restore(ctx, seq as i32, at, size, failure) });
        let is_whole = read == Ok(size);
        if !is_whole {
            self.forget(seq, 0);
        }
        is_whole
    }
}

/// Whether a state that may come from anywhere has a cell for each of `n_tokens` positions, and no other: in a context whose sequences draw
/// on one pool, and of an architecture that keeps cells alone. Any other position is one that the engine asserts on, or computes with.
pub(crate) fn state_has(state: &[u8], n_tokens: usize) -> bool {
    // Before the cells: a magic number, the sequence that it was, 1 stream, and their number. Each has a position, 1 and the sequence.
    const CELL: usize = 12;
    let cells_at = 16;
    let number = |at: usize| {
        let four = state.get(at..at + 4)?;
        four.try_into().ok().map(i32::from_le_bytes)
    };
    let cells = || cells_at..cells_at + n_tokens * CELL;
    if n_tokens == 0 || n_tokens > state.len().saturating_sub(cells_at) / CELL || number(8) != Some(1) {
        return false;
    }
    if number(12) != i32::try_from(n_tokens).ok() {
        return false;
    }
    let mut seen = vec![false; n_tokens];
    cells().step_by(CELL).all(|at| {
        let position = number(at).and_then(|position| usize::try_from(position).ok());
        let place = position.and_then(|position| seen.get_mut(position));
        number(at + 4) == Some(1) && place.is_some_and(|seen| !std::mem::replace(seen, true))
    })
}

#[cfg(test)]
mod tests {
    use super::state_has;

    fn state(positions: &[i32]) -> Vec<u8> {
        let count = i32::try_from(positions.len()).unwrap();
        let head = [7, 0, 1, count];
        let cells = positions.iter().flat_map(|position| [*position, 1, 0]);
        head.into_iter().chain(cells).flat_map(i32::to_le_bytes).collect()
    }

    #[test]
    fn a_state_has_every_position_once() {
        assert!(state_has(&state(&[0, 2, 1]), 3));
        for positions in [&[0, 1, 1][..], &[0, 1, 3], &[0, 1, -1], &[0, 1], &[0, 1, 2, 3], &[]] {
            assert!(!state_has(&state(positions), 3), "{positions:?}");
        }
        let whole = state(&[0, 1, 2]);
        assert!((0..whole.len()).all(|n| !state_has(&whole[..n], 3)));
        assert!(!state_has(&whole, usize::MAX / 2) && !state_has(&whole, 0));
    }
}
