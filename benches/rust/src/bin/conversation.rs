//! What a second turn costs a conversation that is kept: `mullama-bench-conversation MODEL ROUNDS`.
//!
//! The time to the first token of its answer: with all of it evaluated again, with what is new alone, and the same after another request has
//! used the only sequence. Medians, as one line of JSON: tokens that were evaluated, and milliseconds.

use std::error::Error;
use std::time::Instant;

use mullama::{Context, ContextParams, Conversation, GenerateOptions, Generation, Model, SamplerParams};

const SENTENCE: &str = "The brave llama called Anna lives near a forest with her friend, a sparrow called Ben. ";
/// Sentences of the first and of the second message of the user.
const FIRST: usize = 50;
const SECOND: usize = 2;

/// What happens between the two turns.
#[derive(Clone, Copy)]
enum Between {
    Nothing,
    Forgetting,
    AnotherRequest,
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// Milliseconds to the first token of a second turn, and the tokens that were evaluated for it.
fn second_turn(context: &Context, between: Between) -> mullama::Result<(f64, f64)> {
    let (greedy, options) = (SamplerParams::greedy(), GenerateOptions::default());
    let say = |talk: &Conversation, n: usize| -> mullama::Result<Generation> {
        talk.send_with(&SENTENCE.repeat(n), 1, &greedy, &options)
    };
    context.clear_cache()?;
    let talk = Conversation::new(context)?;
    say(&talk, FIRST)?;
    match between {
        Between::Nothing => {}
        Between::Forgetting => context.clear_cache()?,
        Between::AnotherRequest => drop(context.generate_with("Once upon a time", 1, &greedy, &options)?),
    }
    let start = Instant::now();
    let stats = say(&talk, SECOND)?.stats;
    let ms = start.elapsed().as_secs_f64() * 1e3;
    Ok((ms, f64::from(stats.n_prompt - stats.n_cached)))
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, n_rounds] = args.as_slice() else {
        return Err("usage: mullama-bench-conversation MODEL ROUNDS".into());
    };
    let n_rounds: usize = n_rounds.parse()?;
    let params = ContextParams {
        n_ctx: 2048,
        n_threads: 1,
        ..ContextParams::default()
    };
    let context = Context::new_with(&Model::load(path)?, &params)?;
    let mut columns: [Vec<f64>; 6] = Default::default();
    for _ in 0..=n_rounds {
        let [again, kept, swapped] = [Between::Forgetting, Between::Nothing, Between::AnotherRequest]
            .map(|between| second_turn(&context, between));
        let (again, kept, swapped) = (again?, kept?, swapped?);
        let row = [again.0, again.1, kept.0, kept.1, swapped.0, swapped.1];
        columns
            .iter_mut()
            .zip(row)
            .for_each(|(column, number)| column.push(number));
    }
    // The first round warms up.
    let [again_ms, again, kept_ms, kept, swapped_ms, swapped] = columns.map(|column| median(column[1..].to_vec()));
    println!(
        r#"{{"again_ms":{again_ms},"again":{again},"kept_ms":{kept_ms},"kept":{kept},"swapped_ms":{swapped_ms},"swapped":{swapped}}}"#
    );
    Ok(())
}
