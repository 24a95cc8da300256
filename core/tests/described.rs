//! Types that say their JSON Schema themselves: answers that are values of them.

mod common;
#[path = "../examples/structured.rs"]
#[allow(dead_code)]
mod structured;

use common::{context, greedy, no_options, tiny};
use mullama::{schema_of, ChatMessage, ChatOptions, ErrorCode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use std::collections::HashSet;

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Fox,
    Crow,
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(tag = "is", rename_all = "lowercase")]
enum Shape {
    Round { wide: bool },
    Square { side: u8 },
}

/// One of everything that an answer of ours has.
#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
struct Answer {
    kind: Kind,
    #[schemars(range(min = 1, max = 3))]
    digit: i32,
    shape: Shape,
    pair: (bool, bool),
    #[schemars(length(min = 1, max = 2))]
    kinds: Vec<Kind>,
    note: Option<Kind>,
}

fn talk() -> [ChatMessage; 1] {
    [ChatMessage::new("user", "What is 2 plus 3?")]
}

fn schema<T: JsonSchema>() -> Value {
    serde_json::from_str(&schema_of::<T>()).expect("a schema is JSON")
}

#[test]
fn an_answer_is_a_value_of_the_type() -> mullama::Result<()> {
    let context = context(&tiny());
    let answer: Answer = context.parse_into_with(&talk(), -1, &greedy(), &ChatOptions::default(), &no_options())?;
    assert!((1..=3).contains(&answer.digit));
    assert!((1..=2).contains(&answer.kinds.len()));
    let again: Answer = pollster::block_on(context.parse_into_async_with(
        &talk(),
        -1,
        &greedy(),
        &ChatOptions::default(),
        &no_options(),
    ))?;
    assert_eq!(answer, again);
    Ok(())
}

#[test]
fn the_example_reads_a_review() -> mullama::Result<()> {
    let review = structured::read(&context(&tiny()), structured::TEXT)?;
    assert!((1..=5).contains(&review.stars));
    assert_eq!(
        serde_json::to_value(&review)
            .expect("a review is JSON")
            .as_object()
            .map(|members| members.len()),
        Some(4)
    );
    Ok(())
}

#[test]
fn a_schema_has_the_fields_in_their_order_and_no_others() {
    let schema = schema::<Answer>();
    let names: Vec<_> = schema["properties"].as_object().expect("an object").keys().collect();
    assert_eq!(names, ["kind", "digit", "shape", "pair", "kinds", "note"]);
    assert_eq!(schema["additionalProperties"], json!(false));
}

#[test]
fn numbers_keep_to_what_their_types_hold() {
    assert_eq!(schema::<u8>()["maximum"], json!(255));
    assert_eq!(
        (schema::<i32>()["minimum"].clone(), schema::<i32>()["format"].clone()),
        (json!(i32::MIN), Value::Null)
    );
    assert_eq!(
        (schema::<u64>()["minimum"].clone(), schema::<u64>()["maximum"].clone()),
        (json!(0), Value::Null)
    );
    assert_eq!(schema::<f64>()["format"], Value::Null);
}

#[test]
fn an_object_whose_members_stand_in_several_schemas_stays_open() {
    #[derive(Deserialize, JsonSchema)]
    #[allow(dead_code)]
    struct Flat {
        name: String,
        #[serde(flatten)]
        shape: Shape,
    }
    assert_eq!(schema::<Flat>().get("additionalProperties"), None);
}

#[test]
fn what_a_schema_cannot_be_held_to_is_refused_by_name() {
    let refused = context(&tiny())
        .parse_into::<HashSet<Yes>>(&talk())
        .expect_err("a set is refused");
    assert_eq!(refused.code(), ErrorCode::InvalidInput);
    assert!(refused.to_string().contains("uniqueItems"), "{refused}");
}

#[derive(Debug, Deserialize, Eq, Hash, JsonSchema, PartialEq, Serialize)]
struct Yes(bool);

#[test]
fn what_the_schema_says_and_the_type_does_not_is_an_error_that_names_the_type() {
    #[derive(Debug)]
    struct Odd;
    impl JsonSchema for Odd {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Odd".into()
        }
        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            schemars::json_schema!({ "const": 7 })
        }
    }
    impl<'de> Deserialize<'de> for Odd {
        fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            let given = u8::deserialize(from)?;
            Err(serde::de::Error::custom(format!("{given} is no odd one")))
        }
    }
    let error = context(&tiny())
        .parse_into::<Odd>(&talk())
        .expect_err("it reads no value");
    assert_eq!(error.code(), ErrorCode::Generation);
    assert!(error.to_string().contains("Odd: 7 is no odd one"), "{error}");
}
