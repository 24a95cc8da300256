//! How much memory a context takes.

use super::{shim, RunnerSpec, Weights};

/// llama.cpp rounds a cache up to a multiple of so many tokens.
pub(crate) const CELL_BLOCK: u32 = 256;

/// A number of tokens as the cache has it.
pub(crate) fn whole_cells(n_tokens: u32) -> u32 {
    n_tokens.div_ceil(CELL_BLOCK) * CELL_BLOCK
}

impl Weights {
    /// Bytes of cache that a token takes at most, with keys and values in these formats. Architectures that keep less than keys and values
    /// of every layer, behind a sliding window or in a state of one size, take less.
    pub(crate) fn cache_bytes_per_token(&self, type_k: i32, type_v: i32) -> u64 {
        let facts = &self.facts;
        let positive = |n: i32| u64::try_from(n).unwrap_or(0);
        let number = |name: &str| {
            let key = format!("{}.attention.{name}", facts.meta("general.architecture"));
            facts.meta(&key).parse::<u64>().ok()
        };
        // Where each layer has a number of its own, the header's value is a list, and none has more than there are heads.
        let n_heads = number("head_count_kv").unwrap_or(positive(facts.n_head));
        let length = positive(facts.n_embd) / positive(facts.n_head).max(1);
        let keys = row_bytes(type_k, n_heads * number("key_length").unwrap_or(length));
        let values = row_bytes(type_v, n_heads * number("value_length").unwrap_or(length));
        positive(facts.n_layer) * (keys + values)
    }

    /// Bytes that a context takes, its cache and its logits; what its graphs need comes on top.
    pub(crate) fn context_bytes(&self, spec: &RunnerSpec) -> u64 {
        let logits = u64::try_from(self.facts.n_vocab).unwrap_or(0) * 4 * u64::from(spec.n_seq_max);
        u64::from(spec.n_ctx) * self.cache_bytes_per_token(spec.type_k, spec.type_v) + logits
    }
}

/// Bytes of so many numbers in a format, whole blocks. 0 where the engine does not know the format: creating a context says so.
fn row_bytes(format: i32, n: u64) -> u64 {
    // SAFETY: only numbers.
    shim::call(|failure| unsafe { shim::mullama_shim_row_bytes(format, n, failure) }).unwrap_or(0)
}
