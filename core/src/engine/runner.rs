//! One llama.cpp context: its batch, its decode and its KV cache. Used by one thread.

use super::team::Team;
use super::{leaked, log, output_layer, shim, EngineError, Memory, Weights};
use llama_cpp_sys_2 as sys;
use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

/// Memory for the rows of logits of scores, in bytes; none of it is touched before the first score.
const SCORE_BYTES: u32 = 32 << 20;

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
    Failed(EngineError),
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
    /// The assertion after which nothing of the context is used or freed any more.
    poison: Option<EngineError>,
    /// Tokens see only what stands before them; otherwise generating is not what this model does.
    pub(crate) is_causal: bool,
    /// Tokens are kept in a cache; encoders see nothing but their batch.
    pub(crate) has_cache: bool,
    n_vocab: usize,
    /// Numbers in a sequence's embedding; 0 where none is pooled.
    n_pooled: usize,
    pub(crate) n_ctx: usize,
    /// Cells that one sequence can have.
    pub(crate) n_ctx_seq: usize,
    pub(crate) n_batch: usize,
    pub(crate) n_ubatch: usize,
    /// Rows of logits that a batch may have beside one for each sequence.
    pub(crate) n_score_rows: usize,
    /// What this architecture keeps of a sequence.
    pub(crate) memory: Memory,
    /// Threads that evaluate one token and several, at most.
    pub(crate) threads: (usize, usize),
    /// What `use_threads` was told last.
    used_threads: Option<usize>,
    /// Ends after the context; present until then.
    team: Option<Team>,
    /// Held last: the context reads the model until it is freed.
    _weights: Arc<Weights>,
}

// SAFETY: a llama.cpp context may be moved between threads as long as one uses it at a time, which `&mut self` ensures.
unsafe impl Send for Runner {}

impl Runner {
    /// Creates the context. The weights must be there: a context on a vocabulary alone aborts when it decodes.
    pub(crate) fn new(weights: &Arc<Weights>, spec: &RunnerSpec) -> Result<Self, EngineError> {
        debug_assert!(!weights.vocab_only);
        let mut abort = Box::new(AbortFlags { flags: Vec::new() });
        let mut params = MaybeUninit::uninit();
        // SAFETY: the call writes all parameters, or there is an error.
        let mut params = unsafe {
            shim::call(|failure| shim::mullama_shim_context_default_params(params.as_mut_ptr(), failure))?;
            params.assume_init()
        };
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
            // Who generates asks for the last token of each sequence; beside these there is space for some that score.
            None => params.n_outputs_max = spec.n_seq_max + n_score_rows(weights, spec),
            Some(pooling) => {
                params.embeddings = true;
                params.pooling_type = pooling as _;
                // A vector as long as the vocabulary could be the layer's own.
                if weights.facts.n_embd_out != weights.facts.n_vocab {
                    params.cb_eval = Some(output_layer::skip);
                    params.cb_eval_user_data = std::ptr::without_provenance_mut(weights.facts.n_vocab.max(0) as usize);
                }
            }
        }
        params.abort_callback = Some(should_abort);
        params.abort_callback_data = std::ptr::from_mut(&mut *abort).cast();

        log::begin();
        // SAFETY: the model is alive and `_weights` keeps it so; the abort flags are boxed and live as long as the context.
        let ctx = shim::call(|failure| unsafe { shim::mullama_shim_context_new(weights.model(), &params, failure) });
        let ctx = NonNull::new(ctx.map_err(EngineError::in_making)?)
            .ok_or_else(|| EngineError::failed(log::reason(), || "llama.cpp gave no reason".into()))?;
        let mut facts = shim::ContextFacts::default();
        // SAFETY: the context is alive and the place is ours.
        let told = shim::call(|failure| unsafe { shim::mullama_shim_context_facts(ctx.as_ptr(), &mut facts, failure) });
        let given = told.and_then(|()| give_team(ctx, spec));
        let (team, threads) = match given {
            Ok(given) => given,
            Err(error) => {
                free(ctx, &error);
                return Err(error);
            }
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
            poison: None,
            is_causal: facts.causal,
            has_cache: facts.has_cache,
            n_vocab: weights.facts.n_vocab.max(0) as usize,
            n_pooled: match spec.pooling {
                Some(sys::LLAMA_POOLING_TYPE_MEAN | sys::LLAMA_POOLING_TYPE_CLS | sys::LLAMA_POOLING_TYPE_LAST) => {
                    weights.facts.n_embd_out.max(0) as usize
                }
                _ => 0,
            },
            n_ctx: facts.n_ctx as usize,
            n_ctx_seq: facts.n_ctx_seq as usize,
            n_batch: facts.n_batch as usize,
            n_ubatch: facts.n_ubatch as usize,
            n_score_rows: n_score_rows(weights, spec) as usize,
            memory: weights.memory,
            threads,
            used_threads: None,
            team: Some(team),
            _weights: Arc::clone(weights),
        })
    }

    /// Makes a call on the context. An assertion is the answer of every later one.
    pub(super) fn call<T>(
        &mut self,
        call: impl FnOnce(*mut sys::llama_context, *mut shim::Failure) -> T,
    ) -> Result<T, EngineError> {
        if let Some(poison) = &self.poison {
            return Err(poison.clone());
        }
        let answer = shim::call(|failure| call(self.ctx.as_ptr(), failure));
        answer.inspect_err(|error| self.distrust(error))
    }

    /// Uses the context no more, if `error` is an assertion that something of its work has met.
    pub(crate) fn distrust(&mut self, error: &EngineError) {
        if error.is_assertion() && self.poison.is_none() {
            self.poison = Some(error.clone());
        }
    }

    /// The assertion after which the context answers nothing else.
    pub(crate) fn poison(&self) -> Option<&EngineError> {
        self.poison.as_ref()
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

    /// Lets the next batches have so many threads, of those that there are.
    pub(crate) fn use_threads(&mut self, n_threads: usize) {
        if self.used_threads == Some(n_threads) {
            return;
        }
        let n = i32::try_from(n_threads).unwrap_or(1);
        // SAFETY: the context is alive.
        let used = self.call(|ctx, failure| unsafe { shim::mullama_shim_team_use(ctx, n, failure) });
        // An assertion is what the next decode answers, too.
        self.used_threads = used.is_ok().then_some(n_threads);
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
        // SAFETY: all arrays have `n_tokens` entries and outlive the call.
        let status = self.call(|ctx, failure| unsafe { shim::mullama_shim_decode(ctx, &batch, failure) });
        self.abort.flags.clear();
        match status {
            Ok(0) => Decoded::Done,
            Ok(1) => Decoded::Full,
            Ok(2) => Decoded::Aborted,
            Ok(status) => Decoded::Failed(EngineError::failed(log::reason(), || {
                format!("llama_decode answered {status}")
            })),
            Err(error) => Decoded::Failed(error),
        }
    }

    /// The logits of the batch's token at `index`, one for each token of the vocabulary; it must have been asked for.
    pub(crate) fn logits(&mut self, index: usize) -> Result<Option<&mut [f32]>, EngineError> {
        if self.wanted.get(index) != Some(&1) {
            return Ok(None);
        }
        // SAFETY: the row was asked for in the batch that was decoded last.
        let row = self.call(|ctx, failure| unsafe { shim::mullama_shim_logits(ctx, index as i32, failure) })?;
        // SAFETY: it has `n_vocab` numbers that are ours until the next decode, and `&mut self` lets nobody else see them.
        Ok((!row.is_null()).then(|| unsafe { std::slice::from_raw_parts_mut(row, self.n_vocab) }))
    }

    /// The embedding of a sequence of the batch that was decoded last.
    pub(crate) fn pooled(&mut self, seq: usize) -> Result<Option<&[f32]>, EngineError> {
        // SAFETY: the context is alive.
        let numbers =
            self.call(|ctx, failure| unsafe { shim::mullama_shim_embeddings_seq(ctx, seq as i32, failure) })?;
        // SAFETY: a sequence that was in the batch has `n_embd_out` numbers under these ways of pooling, and 0 of them are read
        // otherwise; they are there until the next decode, which needs `&mut self`.
        let pooled = || unsafe { std::slice::from_raw_parts(numbers, self.n_pooled) };
        Ok((!numbers.is_null() && self.n_pooled > 0).then(pooled))
    }
}

/// Rows of logits that are made at once for scores: as many as [`SCORE_BYTES`] hold, or as a graph has tokens.
fn n_score_rows(weights: &Weights, spec: &RunnerSpec) -> u32 {
    let row = 4 * u32::try_from(weights.facts.n_vocab).unwrap_or(0).max(1);
    (SCORE_BYTES / row).clamp(1, spec.n_ubatch.max(1))
}

/// Starts the threads of a new context; answers how many evaluate one token and several.
fn give_team(ctx: NonNull<sys::llama_context>, spec: &RunnerSpec) -> Result<(Team, (usize, usize)), EngineError> {
    let team = Team::new(spec.n_threads.max(spec.n_threads_batch), spec.exact_threads)?;
    let (single, several) = (spec.n_threads.min(team.size), spec.n_threads_batch.min(team.size));
    // SAFETY: the context is alive, and the runner frees it before its team.
    unsafe { team.attach(ctx, single, several) }?;
    let count = |n: i32| usize::try_from(n).unwrap_or(1);
    Ok((team, (count(single), count(several))))
}

/// Frees a context that `error` has left without use; leaks it after an assertion.
fn free(ctx: NonNull<sys::llama_context>, error: &EngineError) {
    // SAFETY: the context is ours and nobody else has it.
    let freed = || shim::call(|failure| unsafe { shim::mullama_shim_context_free(ctx.as_ptr(), failure) });
    if error.is_assertion() || freed().is_err() {
        leaked::count();
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        // SAFETY: the context is ours and this is its end.
        let freed = self.call(|ctx, failure| unsafe { shim::mullama_shim_context_free(ctx, failure) });
        if freed.is_err() {
            // What is left of it may still read the flags and know its threads.
            std::mem::forget(std::mem::replace(
                &mut self.abort,
                Box::new(AbortFlags { flags: Vec::new() }),
            ));
            std::mem::forget(self.team.take());
            leaked::count();
        }
    }
}
