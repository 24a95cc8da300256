//! A conversation, its answers streamed: `cargo run --release -p mullama --example conversation [MODEL] [QUESTION]...`.

use mullama::{Context, ContextParams, Conversation, ConversationParams, GenerateOptions, Model, SamplerParams};
use std::io::Write;

fn main() -> mullama::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments
        .next()
        .unwrap_or_else(|| "models/mullama-tiny.Q8_0.gguf".into());
    let mut questions: Vec<String> = arguments.collect();
    if questions.is_empty() {
        questions = ["What is the capital of France?", "How do you say cat in Japanese?"]
            .map(String::from)
            .into();
    }

    let model = Model::load(path)?;
    let params = ContextParams {
        n_ctx: 2048,
        ..ContextParams::default()
    };
    let context = Context::new_with(&model, &params)?;
    let begin = ConversationParams {
        system: Some("Be brief.".into()),
        ..ConversationParams::default()
    };
    let conversation = Conversation::new_with(&context, &begin)?;
    for question in &questions {
        println!("> {question}");
        let mut answer =
            conversation.send_stream_with(question, -1, &SamplerParams::greedy(), &GenerateOptions::default())?;
        for piece in answer.by_ref() {
            print!("{}", piece?);
            let _ = std::io::stdout().flush();
        }
        let stats = answer.finish()?.stats;
        println!("\n[{} of {} prompt tokens were cached]", stats.n_cached, stats.n_prompt);
    }
    Ok(())
}
