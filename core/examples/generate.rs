//! Continues a text, streamed: `cargo run --release -p mullama --example generate [MODEL] [PROMPT]`.

use mullama::{Context, ContextParams, GenerateOptions, Model, SamplerParams};
use std::io::Write;

fn main() -> mullama::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments
        .next()
        .unwrap_or_else(|| "models/mullama-tiny.Q8_0.gguf".into());
    let prompt = arguments.next().unwrap_or_else(|| "Once upon a time".into());

    let model = Model::load(path)?;
    let params = ContextParams {
        n_ctx: 512,
        n_threads: 1,
        ..ContextParams::default()
    };
    let context = Context::new_with(&model, &params)?;
    let mut stream =
        context.generate_stream_with(&prompt, 100, &SamplerParams::greedy(), &GenerateOptions::default())?;

    print!("{prompt}");
    for piece in stream.by_ref() {
        print!("{}", piece?);
        let _ = std::io::stdout().flush();
    }
    let record = stream.finish()?;
    let rate = f64::from(record.stats.n_generated) / record.stats.generate_ms * 1e3;
    println!(
        "\n\n{} tokens, {rate:.0} a second, finish reason: {}",
        record.stats.n_generated,
        record.finish_reason.as_str()
    );
    Ok(())
}
