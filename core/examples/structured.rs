//! Reads what a guest wrote into a value of a type: `cargo run --release -p mullama --features schemars --example structured [MODEL]`.

use mullama::{ChatMessage, Context, ContextParams, Model};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub const TEXT: &str = "The soup was cold, and the waiter laughed at me. Never again!";

/// What a guest thinks of a meal.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
pub struct Review {
    pub dish: Dish,
    pub mood: Mood,
    #[schemars(range(min = 1, max = 5))]
    pub stars: u8,
    pub comes_back: bool,
}

#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mood {
    Happy,
    Content,
    Angry,
}

#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dish {
    Soup,
    Salad,
    Cake,
}

/// The review in a text; the model can answer nothing else.
pub fn read(context: &Context, text: &str) -> mullama::Result<Review> {
    let question = format!(
        "A guest wrote: {text}\nGive the dish, the mood, the stars from 1 to 5, and whether the guest comes back, as JSON."
    );
    context.parse_into(&[ChatMessage::new("user", question)])
}

#[allow(dead_code)] // the test of this example calls `read`
fn main() -> mullama::Result<()> {
    let path = std::env::args().nth(1);
    let model = Model::load(path.as_deref().unwrap_or("models/mullama-tiny.Q8_0.gguf"))?;
    let context = Context::new_with(&model, &ContextParams::default().with_n_ctx(512))?;

    let review = read(&context, TEXT)?;
    println!(
        "{:?}: {}, {:?}, {}",
        review.dish,
        "*".repeat(review.stars.into()),
        review.mood,
        if review.comes_back { "comes back" } else { "never again" }
    );
    Ok(())
}
