//! One llama.cpp context: its batch, its decode and its KV cache. Used by one thread.

use super::team::Team;
use super::{log, shim, Weights};
use llama_cpp_sys_2 as sys;
use std::ffi::c_void;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

/// How to create a context; every number is in range.
pub(crate) struct RunnerSpec {
    pub n_ctx: u32,
    pub n_batch: u32,
    pub n_ubatch: u32,
    pub n_seq_max: u32,
    pub n_threads: i32,
    pub n_threads_batch: i32,
    /// Fewer threads than that are an error.
    pub exact_threads: bool,
    pub offload_kqv: bool,
    pub flash_attn: i32,
    pub type_k: i32,
    pub type_v: i32,
    /// Sequences draw on one pool of cells; otherwise each has its own share.
    pub unified: bool,
    /// How a sequence's vectors become its embedding: mean, first or last. Absent where logits are wanted.
    pub pooling: Option<i32>,
}

/// How a decode ended.
pub(crate) enum Decoded {
    Done,
    /// No space in the KV cache; nothing was evaluated.
    Full,
    /// One of the flags was set; what the batch wrote must be forgotten.
    Aborted,
    Failed(String),
}

/// The flags that stop the running decode. llama.cpp reads it from its compute threads while `decode` waits for them.
struct AbortFlags {
    flags: Vec<*const AtomicBool>,
}

unsafe extern "C" fn should_abort(data: *mut c_void) -> bool {
    // SAFETY: `data` is the boxed `AbortFlags` of a living runner, unchanged while a decode runs.
    let abort = unsafe { &*data.cast::<AbortFlags>() };
    // SAFETY: `decode` holds references to these flags while it runs, and clears the list before it returns.
    abort
        .flags
        .iter()
        .any(|flag| unsafe { (**flag).load(Ordering::Relaxed) })
}

/// A context with its reusable batch.
pub(crate) struct Runner {
    ctx: NonNull<sys::llama_context>,
    abort: Box<AbortFlags>,
    tokens: Vec<sys::llama_token>,
    positions: Vec<sys::llama_pos>,
    sequences: Vec<sys::llama_seq_id>,
    counts: Vec<i32>,
    pointers: Vec<*mut sys::llama_seq_id>,
    wanted: Vec<i8>,
    n_vocab: usize,
    /// Numbers in a sequence's embedding; 0 where none is pooled.
    n_pooled: usize,
    pub(crate) n_ctx: usize,
    /// Cells that one sequence can have.
    pub(crate) n_ctx_seq: usize,
    pub(crate) n_batch: usize,
    pub(crate) n_ubatch: usize,
    /// Threads that evaluate one token and several.
    pub(crate) threads: (i32, i32),
    /// Declared behind the context, which `drop` frees first.
    _team: Team,
    /// Held last: the context reads the model until it is freed.
    _weights: Arc<Weights>,
}

// SAFETY: a llama.cpp context may be moved between threads as long as one uses it at a time, which `&mut self` ensures.
unsafe impl Send for Runner {}

impl Runner {
    /// Creates the context. The weights must be there: a context on a vocabulary alone aborts when it decodes.
    pub(crate) fn new(weights: &Arc<Weights>, spec: &RunnerSpec) -> Result<Self, String> {
        debug_assert!(!weights.vocab_only);
        let mut abort = Box::new(AbortFlags { flags: Vec::new() });
        // SAFETY: reads constants.
        let mut params = unsafe { sys::llama_context_default_params() };
        params.n_ctx = spec.n_ctx;
        params.n_batch = spec.n_batch;
        params.n_ubatch = spec.n_ubatch;
        params.n_seq_max = spec.n_seq_max;
        params.n_threads = spec.n_threads;
        params.n_threads_batch = spec.n_threads_batch;
        params.flash_attn_type = spec.flash_attn as _;
        params.type_k = spec.type_k as _;
        params.type_v = spec.type_v as _;
        params.offload_kqv = spec.offload_kqv;
        params.kv_unified = spec.unified;
        params.no_perf = true;
        match spec.pooling {
            // Only the last token of each sequence is asked for, so no more rows of logits are ever needed.
            None => params.n_outputs_max = spec.n_seq_max,
            Some(pooling) => {
                params.embeddings = true;
                params.pooling_type = pooling as _;
            }
        }
        params.abort_callback = Some(should_abort);
        params.abort_callback_data = std::ptr::from_mut(&mut *abort).cast();

        log::begin();
        let mut error = shim::ErrorText::new();
        // SAFETY: the model is alive and `_weights` keeps it so; the abort flags are boxed and live as long as the context.
        let ctx = unsafe { shim::mullama_shim_context_new(weights.model(), &params, error.as_mut_ptr()) };
        let ctx = NonNull::new(ctx).ok_or_else(|| {
            if error.is_empty() {
                log::reason().unwrap_or_else(|| "llama.cpp gave no reason".into())
            } else {
                error.to_string()
            }
        })?;
        let (team, threads) = match give_team(ctx, spec) {
            Ok(given) => given,
            Err(reason) => {
                // SAFETY: the context is ours and nobody else has it.
                unsafe { sys::llama_free(ctx.as_ptr()) };
                return Err(reason);
            }
        };
        // SAFETY: the context is alive.
        let (n_ctx, n_ctx_seq, n_batch, n_ubatch) = unsafe {
            (
                sys::llama_n_ctx(ctx.as_ptr()),
                sys::llama_n_ctx_seq(ctx.as_ptr()),
                sys::llama_n_batch(ctx.as_ptr()),
                sys::llama_n_ubatch(ctx.as_ptr()),
            )
        };
        Ok(Self {
            ctx,
            abort,
            tokens: Vec::new(),
            positions: Vec::new(),
            sequences: Vec::new(),
            counts: Vec::new(),
            pointers: Vec::new(),
            wanted: Vec::new(),
            n_vocab: weights.facts.n_vocab.max(0) as usize,
            n_pooled: match spec.pooling {
                Some(sys::LLAMA_POOLING_TYPE_MEAN | sys::LLAMA_POOLING_TYPE_CLS | sys::LLAMA_POOLING_TYPE_LAST) => {
                    weights.facts.n_embd_out.max(0) as usize
                }
                _ => 0,
            },
            n_ctx: n_ctx as usize,
            n_ctx_seq: n_ctx_seq as usize,
            n_batch: n_batch as usize,
            n_ubatch: n_ubatch as usize,
            threads,
            _team: team,
            _weights: Arc::clone(weights),
        })
    }

    /// Whether tokens see only what stands before them; otherwise generating is not what this model does.
    pub(crate) fn is_causal(&self) -> bool {
        // SAFETY: the context is alive.
        unsafe { sys::llama_get_causal_attn(self.ctx.as_ptr()) }
    }

    /// Whether tokens are kept in a cache; encoders see nothing but their batch.
    pub(crate) fn has_cache(&self) -> bool {
        // SAFETY: the context is alive.
        !unsafe { sys::llama_get_memory(self.ctx.as_ptr()) }.is_null()
    }

    /// Empties the batch.
    pub(crate) fn clear(&mut self) {
        self.tokens.clear();
        self.positions.clear();
        self.sequences.clear();
        self.counts.clear();
        self.wanted.clear();
    }

    /// Tokens in the batch.
    pub(crate) fn n_tokens(&self) -> usize {
        self.tokens.len()
    }

    /// Adds a token of sequence `seq` at `position`; `logits` asks for its row. Every token has its sequence, for one without crashes.
    pub(crate) fn push(&mut self, token: i32, position: usize, seq: usize, logits: bool) {
        self.tokens.push(token);
        self.positions.push(position as i32);
        self.sequences.push(seq as i32);
        self.counts.push(1);
        self.wanted.push(i8::from(logits));
    }

    /// Evaluates the batch, which must have 1 to `n_batch` tokens; any of `flags` stops it.
    pub(crate) fn decode(&mut self, flags: &[&AtomicBool]) -> Decoded {
        assert!(
            (1..=self.n_batch).contains(&self.tokens.len()),
            "llama.cpp aborts on such a batch"
        );
        self.pointers.clear();
        self.pointers.extend(self.sequences.iter_mut().map(std::ptr::from_mut));
        self.abort.flags.clear();
        self.abort
            .flags
            .extend(flags.iter().map(|flag| std::ptr::from_ref(*flag)));
        let batch = sys::llama_batch {
            n_tokens: self.tokens.len() as i32,
            token: self.tokens.as_mut_ptr(),
            embd: std::ptr::null_mut(),
            pos: self.positions.as_mut_ptr(),
            n_seq_id: self.counts.as_mut_ptr(),
            seq_id: self.pointers.as_mut_ptr(),
            logits: self.wanted.as_mut_ptr(),
        };
        log::begin();
        let mut error = shim::ErrorText::new();
        // SAFETY: all arrays have `n_tokens` entries and outlive the call.
        let status = unsafe { shim::mullama_shim_decode(self.ctx.as_ptr(), &batch, error.as_mut_ptr()) };
        self.abort.flags.clear();
        match status {
            0 => Decoded::Done,
            1 => Decoded::Full,
            2 => Decoded::Aborted,
            shim::THREW => Decoded::Failed(error.to_string()),
            status => Decoded::Failed(log::reason().unwrap_or_else(|| format!("llama_decode answered {status}"))),
        }
    }

    /// The logits of the batch's token at `index`, one for each token of the vocabulary; it must have been asked for.
    pub(crate) fn logits(&mut self, index: usize) -> Option<&mut [f32]> {
        if self.wanted.get(index) != Some(&1) {
            return None;
        }
        // SAFETY: the row was asked for in the batch that was decoded last; it has `n_vocab` numbers that are ours until the next
        // decode, and `&mut self` lets nobody else see them.
        unsafe {
            let row = sys::llama_get_logits_ith(self.ctx.as_ptr(), index as i32);
            (!row.is_null()).then(|| std::slice::from_raw_parts_mut(row, self.n_vocab))
        }
    }

    /// The embedding of a sequence of the batch that was decoded last.
    pub(crate) fn pooled(&mut self, seq: usize) -> Option<&[f32]> {
        // SAFETY: the context is alive. A sequence that was in the batch has `n_embd_out` numbers under these ways of pooling, and 0 of
        // them are read otherwise; they are there until the next decode, which needs `&mut self`.
        unsafe {
            let numbers = sys::llama_get_embeddings_seq(self.ctx.as_ptr(), seq as i32);
            (!numbers.is_null() && self.n_pooled > 0).then(|| std::slice::from_raw_parts(numbers, self.n_pooled))
        }
    }

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
}

/// Starts the threads of a new context; answers how many evaluate one token and several.
fn give_team(ctx: NonNull<sys::llama_context>, spec: &RunnerSpec) -> Result<(Team, (i32, i32)), String> {
    let team = Team::new(spec.n_threads.max(spec.n_threads_batch), spec.exact_threads)?;
    let threads = (spec.n_threads.min(team.size), spec.n_threads_batch.min(team.size));
    // SAFETY: the context is alive, and the runner frees it before its team.
    unsafe { team.attach(ctx, threads.0, threads.1) }?;
    Ok((team, threads))
}

impl Drop for Runner {
    fn drop(&mut self) {
        // SAFETY: the context is ours and this is its end.
        unsafe { sys::llama_free(self.ctx.as_ptr()) };
    }
}
