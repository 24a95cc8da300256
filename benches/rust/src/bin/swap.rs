//! What it costs that a stream gives up its sequence and comes back: `mullama-bench-swap MODEL TOKENS ROUNDS`.
//!
//! A stream that has read TOKENS tokens is paused. On the only sequence another prompt is answered, then the stream is read until it has been
//! computed further. Each time the same is done on two sequences, where nobody has to leave, and subtracted. Once with memory for the state,
//! once without, so that all is evaluated again. Medians in milliseconds, as one line of JSON.

use std::error::Error;
use std::time::Instant;

use mullama::{Context, ContextParams, GenerateOptions, Model, SamplerParams, Stream};

/// Pieces after which a stream that nobody reads pauses, and some that it must be computed again for.
const PIECES: usize = 24;

/// A context with a long stream that nobody reads.
struct Paused {
    context: Context,
    stream: Stream,
    other: Vec<i32>,
    sampler: SamplerParams,
}

impl Paused {
    fn new(model: &Model, n_tokens: usize, n_seq_max: u32, swap_mib: i32) -> mullama::Result<Self> {
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
        let word = model.tokenize_with(" llama", false, false)?;
        let long: Vec<i32> = word.iter().copied().cycle().take(n_tokens).collect();
        let stream = context.generate_stream_with(&long, -1, &sampler, &GenerateOptions::default())?;
        stream.wait_next()?;
        let other = model.tokenize("What comes in between")?;
        Ok(Self {
            context,
            stream,
            other,
            sampler,
        })
    }

    /// Milliseconds until another prompt is answered and the stream computed further.
    fn round(&self) -> mullama::Result<f64> {
        let start = Instant::now();
        let options = GenerateOptions::default();
        self.context.generate_with(&self.other, 1, &self.sampler, &options)?;
        // The cells that nobody uses are given to others, as they would be on a busy context.
        self.context.clear_cache()?;
        for _ in 0..PIECES {
            self.stream.wait_next()?;
        }
        Ok(start.elapsed().as_secs_f64() * 1e3)
    }
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
    let (n_tokens, n_rounds): (usize, usize) = (n_tokens.parse()?, n_rounds.parse()?);
    let model = Model::load(path)?;
    let stays = Paused::new(&model, n_tokens, 2, 0)?;
    let cost = |swap_mib, n_rounds| {
        let leaves = Paused::new(&model, n_tokens, 1, swap_mib)?;
        stays.round()?;
        leaves.round()?;
        let differences = (0..n_rounds).map(|_| Ok(leaves.round()? - stays.round()?));
        differences.collect::<mullama::Result<Vec<f64>>>().map(median)
    };
    let (swap, again) = (cost(0, n_rounds)?, cost(-1, 1)?);
    println!(r#"{{"n_tokens":{n_tokens},"swap_ms":{swap:.1},"again_ms":{again:.1}}}"#);
    Ok(())
}
