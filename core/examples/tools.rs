//! Answers a question with the help of a function of this program: `cargo run --release -p mullama --example tools [MODEL]`.

use mullama::{ChatMessage, Context, ContextParams, Model, Tool};

pub const QUESTION: &str = "What is the weather in Paris?";

/// What `get_weather` takes.
const PARAMETERS: &str = r#"{"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}"#;

/// The weather in a city, of which this program knows two.
fn weather(arguments: &str) -> Result<String, String> {
    println!("looking out of a window: {arguments}");
    match arguments {
        paris if paris.contains("Paris") => Ok(r#"{"degrees": 21, "sky": "sunny"}"#.into()),
        oslo if oslo.contains("Oslo") => Ok(r#"{"degrees": -3, "sky": "snowy"}"#.into()),
        _ => Err("no such city; ask for Paris or Oslo".into()),
    }
}

/// What the model says once it has seen what the function gave.
pub fn answer(context: &Context, question: &str) -> mullama::Result<String> {
    let tool = Tool::new("get_weather", "Current weather in a city", PARAMETERS, weather);
    let record = context.run_tools(&[ChatMessage::new("user", question)], [tool])?;
    Ok(record.text)
}

#[allow(dead_code)] // the test of this example calls `answer`
fn main() -> mullama::Result<()> {
    let path = std::env::args().nth(1);
    let model = Model::load(path.as_deref().unwrap_or("models/mullama-tiny.Q8_0.gguf"))?;
    let context = Context::new_with(&model, &ContextParams::default().with_n_ctx(512))?;
    println!("{}", answer(&context, QUESTION)?);
    Ok(())
}
