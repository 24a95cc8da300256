//! The bench of Mullama in Rust. What is measured and how it is said: `benches/README.md`.

use std::error::Error;
use std::fs;
use std::time::Instant;

use mullama::{Context, ContextParams, GenerateOptions, Model, SamplerParams};

const PROMPT: &str = "Once upon a time";

/// Runs `once` one time more than `rounds` and prints all times but the first. `prepare` is not measured, nor is the end of
/// what `once` leaves behind.
fn measure<T>(
    what: &str,
    rounds: usize,
    prepare: impl Fn() -> mullama::Result<()>,
    once: impl Fn() -> mullama::Result<(usize, T)>,
) -> mullama::Result<()> {
    let mut times = Vec::new();
    let mut count = 0;
    for _ in 0..=rounds {
        prepare()?;
        let start = Instant::now();
        let (counted, left_behind) = once()?;
        times.push(start.elapsed().as_nanos().to_string());
        count = counted;
        drop(left_behind);
    }
    println!(
        r#"{{"language":"rust","what":"{what}","ns":[{}],"count":{count}}}"#,
        times[1..].join(",")
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, what, rounds, argument] = args.as_slice() else {
        return Err("usage: mullama-bench MODEL WHAT ROUNDS ARGUMENT".into());
    };
    let rounds = rounds.parse()?;
    let load = || Model::load(path);
    if what == "load" {
        return Ok(measure(what, rounds, || Ok(()), || Ok((1, load()?)))?);
    }
    let model = load()?;
    if what == "tokenize" {
        let text = fs::read_to_string(argument)?;
        return Ok(measure(
            what,
            rounds,
            || Ok(()),
            || Ok((model.tokenize(&text)?.len(), ())),
        )?);
    }
    let n = argument.parse()?;
    let context = Context::new_with(
        &model,
        &ContextParams {
            n_ctx: 512,
            n_threads: 1,
            ..ContextParams::default()
        },
    )?;
    let sampler = SamplerParams {
        ignore_eos: true,
        ..SamplerParams::greedy()
    };
    let options = GenerateOptions::default();
    let stream = || {
        let mut text = String::new();
        for piece in context.generate_stream_with(PROMPT, n, &sampler, &options)? {
            text.push_str(&piece?);
        }
        Ok((text.len(), ()))
    };
    let generate = || Ok((context.generate_with(PROMPT, n, &sampler, &options)?.len(), ()));
    match what.as_str() {
        "stream" => measure(what, rounds, || context.clear_cache(), stream)?,
        "generate" => measure(what, rounds, || context.clear_cache(), generate)?,
        _ => return Err(format!("unknown bench {what}").into()),
    }
    Ok(())
}
