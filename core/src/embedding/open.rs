//! How a generator comes to be: its configuration checked and filled in, its owner thread started.

use super::texts::Limit;
use super::work::{Embedding, Policy, SEQUENCES};
use crate::engine::{whole_cells, RunnerSpec, Weights};
use crate::generated::enums::{FlashAttn, KvType};
use crate::runtime::default_threads;
use crate::scheduler::{start, Opened};
use crate::{EmbeddingConfig, Error, Pooling, Result};
use std::sync::atomic::AtomicBool;
use std::sync::Arc;

/// Tokens in a batch where the caller does not say. Every token looks at every other one in its batch, so that larger batches cost more
/// than they save: MiniLM embeds short texts 1.3 times as fast in batches of 256 as one by one, and no faster in batches of 2048.
const DEFAULT_BATCH: u32 = 256;

/// Opens a generator; its owner thread calls `opened`. `abandoned` stops its waiting for others' ends.
pub(crate) fn open(
    weights: Arc<Weights>,
    config: &EmbeddingConfig,
    abandoned: Arc<AtomicBool>,
    opened: impl FnOnce(Result<Opened<Embedding>>) + Send + 'static,
) {
    match setup(&weights, config) {
        Err(error) => opened(Err(error)),
        Ok((spec, policy)) => start(weights, spec, policy, abandoned, opened),
    }
}

/// Checks the configuration against the model and fills in what it leaves open.
fn setup(weights: &Weights, config: &EmbeddingConfig) -> Result<(RunnerSpec, Policy)> {
    config.check()?;
    let refused = |reason: String| Error::Embedding { reason, index: None };
    if let Some(reason) = weights.cannot_embed() {
        return Err(refused(reason.into()));
    }
    let pooling = pooling(weights, config.pooling).map_err(refused)?;
    // Positions past the trained ones abort where they are rows of a table, as in BERT.
    let most = u32::try_from(weights.facts.n_ctx_train).unwrap_or(0).max(1);
    let available = if config.n_ctx == 0 {
        most
    } else {
        config.n_ctx.min(most)
    };
    let n_together = match config.n_batch {
        0 => DEFAULT_BATCH,
        n_batch => n_batch,
    };
    // llama.cpp aborts while it reserves memory for pooling if the sequences do not divide the batch.
    let n_batch = n_together.max(available).next_multiple_of(SEQUENCES);
    let n_threads = match config.n_threads {
        0 => default_threads(),
        n_threads => n_threads,
    };
    let spec = RunnerSpec {
        n_ctx: whole_cells(n_batch),
        n_batch,
        // A text that two micro-batches share would be pooled over its last part only.
        n_ubatch: n_batch,
        n_seq_max: SEQUENCES,
        n_threads,
        n_threads_batch: n_threads,
        exact_threads: false,
        offload_kqv: true,
        // Flash attention sums in another order from some length on, and a text's vector must not depend on its neighbours.
        flash_attn: FlashAttn::Off.code(),
        type_k: KvType::F16.code(),
        type_v: KvType::F16.code(),
        unified: true,
        pooling: Some(pooling.code()),
    };
    let policy = Policy {
        n_together: n_together as usize,
        normalize: config.normalize,
        limit: Limit {
            available: available as usize,
            most: most as usize,
            truncate: config.truncate,
            closing: weights.closing_token(),
        },
    };
    Ok((spec, policy))
}

/// The way of pooling that is asked for, or the model's own, or the mean.
fn pooling(weights: &Weights, asked: Pooling) -> std::result::Result<Pooling, String> {
    let key = format!("{}.pooling_type", weights.facts.meta("general.architecture"));
    let of_model = weights.facts.meta(&key);
    let pooling = match (asked, of_model) {
        (Pooling::Unspecified, "") => Pooling::Mean,
        (Pooling::Unspecified, code) => code
            .parse()
            .ok()
            .and_then(Pooling::from_code)
            .ok_or_else(|| format!("the model's {key} is {code}, which is no way of pooling; set pooling"))?,
        (asked, _) => asked,
    };
    match pooling {
        Pooling::Unspecified => Ok(Pooling::Mean),
        Pooling::Mean | Pooling::Cls | Pooling::Last => Ok(pooling),
        Pooling::None => Err("pooling is none, which leaves a vector for every token; set mean, cls or last".into()),
        Pooling::Rank => Err("pooling is rank, which scores pairs of texts; set mean, cls or last".into()),
    }
}
