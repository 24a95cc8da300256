//! How a context comes to be: its parameters checked and filled in, its owner thread started.

use crate::actor::{self, Facts, Mailbox};
use crate::context::{Context, Inner};
use crate::cores::default_threads;
use crate::engine::{max_sequences, RunnerSpec, Weights};
use crate::handle::Handle;
use crate::pending::Promise;
use crate::process::close_at_exit;
use crate::{ContextParams, Error, Model, Result};
use std::sync::Arc;

/// Engines round a context up to a multiple of this.
const CELL_BLOCK: u32 = 256;

/// Starts the owner thread, which answers the promise; gives it back with the error if there is none.
pub(crate) fn create(
    model: &Model,
    params: &ContextParams,
    promise: Promise<Context>,
) -> std::result::Result<(), (Promise<Context>, Error)> {
    let (weights, spec) = match model
        .weights()
        .and_then(|weights| Ok((runner_spec(&weights, params)?, weights)))
    {
        Ok((spec, weights)) => (weights, spec),
        Err(error) => return Err((promise, error)),
    };
    let mailbox = Arc::new(Mailbox::new(spec.n_seq_max as usize));
    let context = |facts: Facts, mailbox: Arc<Mailbox>, weights: Arc<Weights>| Context {
        inner: Arc::new(Inner {
            handle: Handle::new("context"),
            mailbox,
            weights,
            facts,
        }),
    };
    if weights.vocab_only {
        // The engine would create a context on a bare vocabulary and abort at its first use. Ours has facts and refuses to generate.
        let facts = Facts {
            n_ctx: spec.n_ctx as usize,
            n_ctx_seq: spec.n_ctx as usize,
            n_batch: spec.n_batch as usize,
            n_threads: spec.n_threads,
            causal: true,
        };
        promise.answer(Ok(context(facts, mailbox, weights)));
        return Ok(());
    }
    let shared = (Arc::clone(&mailbox), Arc::clone(&weights));
    close_at_exit(Arc::downgrade(&mailbox));
    let policy = actor::Policy {
        deterministic: params.deterministic,
        overflow: params.overflow,
    };
    let started = actor::start(weights, spec, policy, mailbox, move |facts| {
        promise.answer(facts.map(|facts| context(facts, shared.0, shared.1)));
    });
    // Where no thread starts, the closure is dropped with the promise, which then answers for itself.
    drop(started);
    Ok(())
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
