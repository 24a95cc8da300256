//! How a context comes to be: its parameters checked and filled in, its owner thread started.

use super::mailbox::Mailbox;
use super::owner::{start, Facts, Policy};
use crate::engine::{max_sequences, RunnerSpec, Weights};
use crate::runtime::{available_memory, close_at_exit, default_threads};
use crate::{ContextParams, Error, Result};
use std::sync::Arc;

/// Engines round a context up to a multiple of this.
const CELL_BLOCK: u32 = 256;

/// A context that is ready to be asked.
pub(crate) struct Opened {
    pub mailbox: Arc<Mailbox>,
    pub weights: Arc<Weights>,
    pub facts: Facts,
}

/// Starts the owner thread, which calls `opened`; where the system refuses one, `opened` is called here.
pub(crate) fn open(
    weights: Arc<Weights>,
    params: &ContextParams,
    opened: impl FnOnce(Result<Opened>) + Send + 'static,
) {
    let spec = match runner_spec(&weights, params) {
        Ok(spec) => spec,
        Err(error) => return opened(Err(error)),
    };
    let mailbox = Arc::new(Mailbox::new());
    if weights.vocab_only {
        // The engine would create a context on a bare vocabulary and abort at its first use. Ours has facts and refuses to generate.
        let facts = Facts {
            n_ctx: spec.n_ctx as usize,
            n_ctx_seq: spec.n_ctx as usize,
            n_batch: spec.n_batch as usize,
            n_threads: spec.n_threads,
            causal: true,
        };
        return opened(Ok(Opened {
            mailbox,
            weights,
            facts,
        }));
    }
    close_at_exit(Arc::downgrade(&mailbox));
    let policy = Policy {
        deterministic: params.deterministic,
        overflow: params.overflow,
        swap_bytes: swap_bytes(params.swap_mib),
    };
    let shared = (Arc::clone(&mailbox), Arc::clone(&weights));
    start(weights, spec, policy, mailbox, move |facts| {
        let (mailbox, weights) = shared;
        opened(facts.map(|facts| Opened {
            mailbox,
            weights,
            facts,
        }));
    });
}

/// Bytes for saved states: what was given, or a quarter of what is there.
fn swap_bytes(mib: i32) -> usize {
    match mib {
        0 => available_memory() / 4,
        mib => usize::try_from(mib).unwrap_or(0).saturating_mul(1 << 20),
    }
}

/// Checks the parameters and fills in what they leave open.
fn runner_spec(weights: &Weights, params: &ContextParams) -> Result<RunnerSpec> {
    params.check()?;
    if params.n_seq_max > max_sequences() {
        return Err(Error::Context {
            reason: format!(
                "n_seq_max is {} and the engine has at most {}",
                params.n_seq_max,
                max_sequences()
            ),
        });
    }
    let trained = u32::try_from(weights.facts.n_ctx_train).unwrap_or(0).max(1);
    let n_ctx = if params.n_ctx == 0 { trained } else { params.n_ctx };
    let n_threads = if params.n_threads == 0 {
        default_threads()
    } else {
        params.n_threads
    };
    let n_ctx = n_ctx.div_ceil(CELL_BLOCK) * CELL_BLOCK;
    Ok(RunnerSpec {
        n_ctx,
        n_batch: params.n_batch.min(n_ctx),
        n_ubatch: params.n_ubatch.min(params.n_batch).min(n_ctx),
        n_seq_max: params.n_seq_max,
        n_threads,
        n_threads_batch: if params.n_threads_batch == 0 {
            n_threads
        } else {
            params.n_threads_batch
        },
        // With other threads attention sums in another order.
        exact_threads: params.deterministic,
        offload_kqv: params.offload_kqv,
        flash_attn: params.flash_attn.code(),
        type_k: params.type_k.code(),
        type_v: params.type_v.code(),
        // A share of its own for each sequence, where what others hold must not change the shape of a graph.
        unified: !params.deterministic,
        pooling: None,
    })
}
