//! How a context comes to be: its parameters checked and filled in, its owner thread started.

use super::actor::{start, Opened, Work as _};
use super::generating::{Facts, Generating, Policy};
use super::mailbox::Mailbox;
use crate::engine::{max_sequences, say, whole_cells, RunnerSpec, Weights, CELL_BLOCK};
use crate::runtime::{default_threads, memory_left, process, Account};
use crate::{ContextParams, Error, Result};
use std::sync::atomic::AtomicBool;
use std::sync::Arc;

/// A context that is as large as fits is never smaller than this, in tokens.
const LEAST_FITTING: u32 = 512;

/// Bytes that are taken to be left where the system does not say.
const UNKNOWN: u64 = 1 << 30;

/// Opens a context; its owner thread calls `opened`. `abandoned` stops its waiting for other contexts' ends.
pub(crate) fn open(
    weights: Arc<Weights>,
    params: &ContextParams,
    abandoned: Arc<AtomicBool>,
    opened: impl FnOnce(Result<Opened<Generating>>) + Send + 'static,
) {
    let spec = match runner_spec(&weights, params) {
        Ok(spec) => spec,
        Err(error) => return opened(Err(error)),
    };
    if weights.vocab_only {
        return opened(Ok(without_engine(weights, &spec)));
    }
    let policy = Policy {
        deterministic: params.deterministic,
        overflow: params.overflow,
        n_seq_max: spec.n_seq_max as usize,
        unified: spec.unified,
        swap_bytes: swap_bytes(params.swap_mib),
        kv_types: (spec.type_k, spec.type_v),
    };
    start(weights, spec, policy, abandoned, opened);
}

/// A context on a bare vocabulary, on which the engine would abort at its first use. Ours has facts and refuses to generate.
fn without_engine(weights: Arc<Weights>, spec: &RunnerSpec) -> Opened<Generating> {
    let account = Account::open(0);
    // There is no thread that would say so when it ends.
    account.is_gone();
    Opened {
        mailbox: Arc::new(Mailbox::new(Generating::NAMES.object, account)),
        facts: Facts {
            n_ctx: spec.n_ctx as usize,
            n_ctx_seq: spec.n_ctx as usize,
            n_batch: spec.n_batch as usize,
            n_threads: spec.n_threads,
            causal: true,
            kv_types: (spec.type_k, spec.type_v),
        },
        weights,
    }
}

/// Bytes for saved states: what was given, or a quarter of what is there.
fn swap_bytes(mib: i32) -> usize {
    match mib {
        0 => usize::try_from(without_what_comes(memory_left().unwrap_or(UNKNOWN)) / 4).unwrap_or(usize::MAX),
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
    let n_ctx = if params.n_ctx == 0 {
        fitting(weights, params)
    } else {
        params.n_ctx
    };
    let n_threads = if params.n_threads == 0 {
        default_threads()
    } else {
        params.n_threads
    };
    let n_ctx = whole_cells(n_ctx);
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

/// Tokens of a context whose caller gives no number: the model's own, or fewer where its cache would take more than a quarter of the memory
/// that is left.
fn fitting(weights: &Weights, params: &ContextParams) -> u32 {
    let own = u32::try_from(weights.facts.n_ctx_train).unwrap_or(0).max(1);
    if weights.vocab_only {
        return own;
    }
    let per_token = weights.cache_bytes_per_token(params.type_k.code(), params.type_v.code());
    let left = memory_left().map(without_what_comes);
    let n_ctx = fitting_in(own, per_token, left);
    let mib = |n_bytes: u64| n_bytes >> 20;
    let cache = mib(u64::from(n_ctx) * per_token);
    match left {
        Some(left) if n_ctx < own => say(&format!(
            "n_ctx 0 is {n_ctx} of the model's {own} tokens: their cache takes {cache} MiB, and of memory {} MiB are left",
            mib(left)
        )),
        _ => say(&format!("n_ctx 0 is the model's own {own} tokens; their cache takes {cache} MiB")),
    }
    n_ctx
}

/// What is left of so many bytes: the system knows nothing of what contexts are about to take.
fn without_what_comes(left: u64) -> u64 {
    left.saturating_sub(process().ledger.coming())
}

/// The same, of numbers: the model's own tokens, bytes for each, and bytes that are left where that is known.
fn fitting_in(own: u32, per_token: u64, left: Option<u64>) -> u32 {
    let Some(most) = left.and_then(|left| (left / 4).checked_div(per_token)) else {
        return own;
    };
    let most = u32::try_from(most).unwrap_or(u32::MAX) / CELL_BLOCK * CELL_BLOCK;
    own.min(most.max(LEAST_FITTING))
}

#[cfg(test)]
mod tests {
    use super::fitting_in;

    #[test]
    fn a_context_takes_the_models_own_length_or_a_quarter_of_what_is_left() {
        let llama_8b = 128 << 10;
        let gib = |n: u64| Some(n << 30);
        assert_eq!(fitting_in(131_072, llama_8b, gib(128)), 131_072);
        assert_eq!(fitting_in(131_072, llama_8b, gib(8)), 16_384);
        assert_eq!(fitting_in(131_072, llama_8b, Some((8 << 30) - 1)), 16_384 - 256);
        assert_eq!(fitting_in(131_072, llama_8b, gib(0)), 512);
        assert_eq!(fitting_in(256, llama_8b, gib(0)), 256);
    }

    #[test]
    fn where_nothing_is_known_or_nothing_grows_it_is_the_models_own() {
        assert_eq!(fitting_in(32_768, 1 << 20, None), 32_768);
        assert_eq!(fitting_in(32_768, 0, Some(1)), 32_768);
    }
}
