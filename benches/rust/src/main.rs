//! The bench of Mullama in Rust. What is measured and how it is said: `benches/README.md`.

use std::error::Error;
use std::fs;
use std::io::{self, BufRead, Write};
use std::thread;
use std::time::Instant;

use mullama::{Context, ContextParams, GenerateOptions, Model, SamplerParams};

const PROMPT: &str = "Once upon a time";

/// Runs `once` for each line of the standard input and prints its nanoseconds and what it counted. `prepare` is not measured, nor is the end
/// of what `once` leaves behind.
fn measure<T>(
    prepare: impl Fn() -> mullama::Result<()>,
    once: impl Fn() -> mullama::Result<(usize, T)>,
) -> Result<(), Box<dyn Error>> {
    for line in io::stdin().lock().lines() {
        line?;
        prepare()?;
        let start = Instant::now();
        let (count, left_behind) = once()?;
        let ns = start.elapsed().as_nanos();
        writeln!(io::stdout(), "{ns} {count}")?;
        drop(left_behind);
    }
    Ok(())
}

/// Every call of a file of prompts at once, each from a thread of its own as a program's plain calls are; gives the tokens that they made.
fn together(
    context: &Context,
    prompts: &[&str],
    n: i32,
    sampler: &SamplerParams,
    options: &GenerateOptions,
) -> mullama::Result<usize> {
    thread::scope(|scope| {
        let call = |prompt| scope.spawn(move || context.complete_with(prompt, n, sampler, options));
        let calls: Vec<_> = prompts.iter().map(|&prompt| call(prompt)).collect();
        let made = calls
            .into_iter()
            .map(|call| Ok(call.join().expect("no call panics")?.tokens.len()));
        made.sum()
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, what, argument] = args.as_slice() else {
        return Err("usage: mullama-bench MODEL WHAT ARGUMENT".into());
    };
    let load = || Model::load(path);
    if what == "load" {
        return measure(|| Ok(()), || Ok((1, load()?)));
    }
    let model = load()?;
    if what == "tokenize" {
        let text = fs::read_to_string(argument)?;
        return measure(|| Ok(()), || Ok((model.tokenize(&text)?.len(), ())));
    }
    let (sampler, options) = (
        SamplerParams {
            ignore_eos: true,
            ..SamplerParams::greedy()
        },
        GenerateOptions::default(),
    );
    let context = |n_ctx, n_seq_max| {
        let params = ContextParams {
            n_ctx,
            n_threads: 1,
            n_seq_max,
            ..ContextParams::default()
        };
        Context::new_with(&model, &params)
    };
    if what == "together" {
        let file = fs::read_to_string(argument)?;
        let mut lines = file.lines();
        let n = lines.next().ok_or("no number of tokens")?.parse()?;
        let prompts: Vec<&str> = lines.collect();
        let n_prompts = u32::try_from(prompts.len())?;
        let context = context(512 * n_prompts, n_prompts)?;
        let once = || Ok((together(&context, &prompts, n, &sampler, &options)?, ()));
        return measure(|| context.clear_cache(), once);
    }
    let n = argument.parse()?;
    let context = context(512, ContextParams::default().n_seq_max)?;
    let stream = || {
        let mut text = String::new();
        for piece in context.generate_stream_with(PROMPT, n, &sampler, &options)? {
            text.push_str(&piece?);
        }
        Ok((text.len(), ()))
    };
    let generate = || Ok((context.generate_with(PROMPT, n, &sampler, &options)?.len(), ()));
    match what.as_str() {
        "stream" => measure(|| context.clear_cache(), stream),
        "generate" => measure(|| context.clear_cache(), generate),
        _ => Err(format!("unknown bench {what}").into()),
    }
}
