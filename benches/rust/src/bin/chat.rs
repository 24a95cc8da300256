//! What a conversation costs: `mullama-bench-chat MODEL ROUNDS`.
//!
//! A first turn is answered by one token, then a second one that goes on from it, so that only what is new is evaluated; and the
//! conversation is rendered. Medians, as one line of JSON: tokens that were evaluated, and milliseconds.

use std::error::Error;
use std::time::Instant;

use mullama::{ChatMessage, ChatOptions, Context, ContextParams, GenerateOptions, Generation, Model, SamplerParams};

const SENTENCE: &str = "The brave llama called Anna lives near a forest with her friend, a sparrow called Ben. ";
/// Sentences of a turn's question, and of the answer between the two.
const FIRST: usize = 20;
const ANSWER: usize = 4;
const SECOND: usize = 3;

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// Milliseconds of `work`, and what it gives.
fn timed<T>(work: impl FnOnce() -> mullama::Result<T>) -> mullama::Result<(f64, T)> {
    let start = Instant::now();
    let done = work()?;
    Ok((start.elapsed().as_secs_f64() * 1e3, done))
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, n_rounds] = args.as_slice() else {
        return Err("usage: mullama-bench-chat MODEL ROUNDS".into());
    };
    let n_rounds: usize = n_rounds.parse()?;
    let model = Model::load(path)?;
    let params = ContextParams {
        n_ctx: 2048,
        n_threads: 1,
        ..ContextParams::default()
    };
    let context = Context::new_with(&model, &params)?;
    let say = |role: &str, n: usize| ChatMessage::new(role, SENTENCE.repeat(n));
    let talk = [say("user", FIRST), say("assistant", ANSWER), say("user", SECOND)];
    let answer = |messages: &[ChatMessage]| {
        let (greedy, chat, options) = (
            SamplerParams::greedy(),
            ChatOptions::default(),
            GenerateOptions::default(),
        );
        timed(|| context.chat_with(messages, 1, &greedy, &chat, &options))
    };
    let n_new = |record: &Generation| f64::from(record.stats.n_prompt - record.stats.n_cached);
    let mut columns: [Vec<f64>; 5] = Default::default();
    for _ in 0..=n_rounds {
        context.clear_cache()?;
        let (first_ms, first) = answer(&talk[..1])?;
        let (second_ms, second) = answer(&talk)?;
        let (render_ms, _) = timed(|| model.apply_chat_template(&talk))?;
        let row = [n_new(&first), first_ms, n_new(&second), second_ms, render_ms];
        columns
            .iter_mut()
            .zip(row)
            .for_each(|(column, number)| column.push(number));
    }
    // The first round warms up.
    let [first, first_ms, second, second_ms, render_ms] = columns.map(|column| median(column[1..].to_vec()));
    println!(
        r#"{{"first":{first},"first_ms":{first_ms},"second":{second},"second_ms":{second_ms},"render_ms":{render_ms}}}"#
    );
    Ok(())
}
