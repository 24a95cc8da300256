//! What the engine keeps of one sequence: given up, shared with another, saved and put back.

use super::{shim, Runner, Weights};
use llama_cpp_sys_2 as sys;

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
    pub(super) fn of(weights: &Weights) -> Self {
        let model = weights.model();
        // SAFETY: the model is alive; these calls only read fields.
        let (state, n_swa) = unsafe {
            (
                sys::llama_model_is_recurrent(model) || sys::llama_model_is_hybrid(model),
                sys::llama_model_n_swa(model),
            )
        };
        // DeepSeek 4 keeps compressed blocks beside its cells, and copies whole sequences only.
        if state || weights.facts.meta("general.architecture") == "deepseek4" {
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
        let mut error = shim::ErrorText::new();
        // SAFETY: the context is alive and `seq` is below its `n_seq_max`.
        unsafe { shim::mullama_shim_seq_rm(self.ctx.as_ptr(), seq as i32, from as i32, error.as_mut_ptr()) == 1 }
    }

    /// Whether the cache of `seq` reaches back to its first token; a sliding window may have dropped it.
    pub(crate) fn reaches_back(&self, seq: usize) -> bool {
        // SAFETY: the context is alive and `seq` is below its `n_seq_max`.
        unsafe { sys::llama_memory_seq_pos_min(sys::llama_get_memory(self.ctx.as_ptr()), seq as i32) == 0 }
    }

    /// Gives `to` the cells that `from` has at positions `[begin, end)`, without a copy. Only where sequences draw on one pool and the
    /// architecture shares beginnings.
    pub(crate) fn share(&mut self, from: usize, to: usize, begin: usize, end: usize) -> bool {
        assert!(
            self.memory.shares_beginnings(),
            "llama.cpp aborts where it cannot share"
        );
        let (from, to, begin, end) = (from as i32, to as i32, begin as i32, end as i32);
        let mut error = shim::ErrorText::new();
        // SAFETY: the context is alive and both sequences are below its `n_seq_max`.
        unsafe { shim::mullama_shim_seq_cp(self.ctx.as_ptr(), from, to, begin, end, error.as_mut_ptr()) == 0 }
    }

    /// Bytes that a sequence's state takes when it is saved; 0 where it cannot be.
    pub(crate) fn state_size(&mut self, seq: usize) -> usize {
        let mut error = shim::ErrorText::new();
        // SAFETY: the context is alive and `seq` is below its `n_seq_max`.
        unsafe { shim::mullama_shim_seq_state_size(self.ctx.as_ptr(), seq as i32, error.as_mut_ptr()) }
    }

    /// A copy of a sequence's state of `size` bytes, as [`Runner::state_size`] gave them. `None` without the memory for it.
    pub(crate) fn save(&mut self, seq: usize, size: usize) -> Option<Vec<u8>> {
        let mut state = Vec::new();
        state.try_reserve_exact(size).ok()?;
        let mut error = shim::ErrorText::new();
        // SAFETY: the context is alive, `seq` is below its `n_seq_max`, and there is space for `size` bytes, of which the engine writes
        // as many as it answers.
        unsafe {
            let written = shim::mullama_shim_seq_state_save(
                self.ctx.as_ptr(),
                seq as i32,
                state.as_mut_ptr(),
                size,
                error.as_mut_ptr(),
            );
            if written == 0 || written > size {
                return None;
            }
            state.set_len(written);
        }
        Some(state)
    }

    /// Puts a saved state back into a sequence, in place of what that had. False where there is no space, and then it has nothing.
    pub(crate) fn restore(&mut self, seq: usize, state: &[u8]) -> bool {
        let mut error = shim::ErrorText::new();
        // SAFETY: the context is alive, `seq` is below its `n_seq_max`, and the state is one that this context has saved.
        let read = unsafe {
            shim::mullama_shim_seq_state_restore(
                self.ctx.as_ptr(),
                seq as i32,
                state.as_ptr(),
                state.len(),
                error.as_mut_ptr(),
            )
        };
        if read != state.len() {
            self.forget(seq, 0);
        }
        read == state.len()
    }
}
