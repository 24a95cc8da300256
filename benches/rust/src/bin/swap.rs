//! What it costs that a stream gives up its sequence and comes back: `mullama-bench-swap MODEL TOKENS ROUNDS`.
//!
//! A stream that has read TOKENS tokens is paused. On the only sequence another prompt is answered, then the stream is read until it has been
//! computed further. The same on two sequences, where nobody has to leave, is subtracted. Once with memory for the state, once without, so
//! that all is evaluated again. Medians in milliseconds, as one line of JSON.

use std::error::Error;
use std::time::Instant;

use mullama::{Context, ContextParams, GenerateOptions, Model, SamplerParams};

/// Pieces after which a stream that nobody reads pauses, and some that it must be computed again for.
const PIECES: usize = 24;

/// Milliseconds of each round.
fn rounds(model: &Model, n_tokens: usize, n_rounds: usize, n_seq_max: u32, swap_mib: i32) -> mullama::Result<Vec<f64>> {
    let params = ContextParams {
        n_ctx: u32::try_from(n_tokens).unwrap_or(u32::MAX) + 2048,
        n_seq_max,
        n_threads: 1,
        swap_mib,
        ..ContextParams::default()
    };
    let context = Context::new_with(model, &params)?;
    let sampler = SamplerParams {
        ignore_eos: true,
        ..SamplerParams::greedy()
    };
    let options = GenerateOptions::default();
    let word = model.tokenize_with(" llama", false, false)?;
    let long: Vec<i32> = word.iter().copied().cycle().take(n_tokens).collect();
    let stream = context.generate_stream_with(&long, -1, &sampler, &options)?;
    let other = model.tokenize("What comes in between")?;
    stream.wait_next()?;
    let mut times = Vec::new();
    for _ in 0..=n_rounds {
        let start = Instant::now();
        context.generate_with(&other, 1, &sampler, &options)?;
        // The cells that nobody uses are given to others, as they would be on a busy context.
        context.clear_cache()?;
        for _ in 0..PIECES {
            stream.wait_next()?;
        }
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok(times.split_off(1))
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, n_tokens, n_rounds] = args.as_slice() else {
        return Err("usage: mullama-bench-swap MODEL TOKENS ROUNDS".into());
    };
    let (n_tokens, n_rounds) = (n_tokens.parse()?, n_rounds.parse()?);
    let model = Model::load(path)?;
    let cost = |n_seq_max, swap_mib| rounds(&model, n_tokens, n_rounds, n_seq_max, swap_mib).map(median);
    let stays = cost(2, 0)?;
    let (swapped, again) = (cost(1, 0)?, cost(1, -1)?);
    println!(
        r#"{{"n_tokens":{n_tokens},"stays_ms":{stays:.1},"swap_ms":{:.1},"again_ms":{:.1}}}"#,
        swapped - stays,
        again - stays
    );
    Ok(())
}
