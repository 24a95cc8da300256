//! Functions as tools: the loop of a model's calls and what the functions give, to the answer.

mod common;
#[path = "../examples/tools.rs"]
#[allow(dead_code)]
mod example;

use common::{context, greedy, no_options, tiny};
use mullama::{
    CancelToken, ChatMessage, ChatOptions, ErrorCode, FinishReason, GenerateOptions, Generation, Result, Tool,
};
use std::sync::Mutex;

const CITY: &str = r#"{"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}"#;
const SUNNY: &str = r#"{"degrees": 21, "sky": "sunny"}"#;

fn talk() -> [ChatMessage; 1] {
    [ChatMessage::new("user", "What is the weather in Paris?")]
}

fn weather<'f>(call: impl FnMut(&str) -> std::result::Result<String, String> + Send + 'f) -> Tool<'f> {
    Tool::new("get_weather", "Current weather in a city", CITY, call)
}

fn answer(tool: Tool<'_>, options: &GenerateOptions, max_steps: i32) -> Result<Generation> {
    let chat = ChatOptions::default();
    context(&tiny()).run_tools_with(&talk(), [tool], -1, &greedy(), &chat, options, max_steps)
}

#[test]
fn the_model_calls_a_function_and_answers_with_what_it_gave() -> Result<()> {
    let mut asked = Vec::new();
    let record = answer(
        weather(|arguments| {
            asked.push(arguments.to_owned());
            Ok(SUNNY.into())
        }),
        &no_options(),
        8,
    )?;
    assert_eq!(asked.len(), 1);
    assert!(asked[0].contains("Paris"), "{}", asked[0]);
    assert_eq!(record.text, "It is sunny in Paris, 21 degrees.");
    assert_eq!(record.finish_reason, FinishReason::Stop);
    Ok(())
}

#[test]
fn a_function_that_gives_a_future_is_awaited() -> Result<()> {
    let later = Tool::new_async("get_weather", "Current weather in a city", CITY, |_| async {
        Ok::<_, String>(SUNNY.to_owned())
    });
    let context = context(&tiny());
    let (chat, options) = (ChatOptions::default(), no_options());
    let answer = context.run_tools_async_with(&talk(), [later], -1, &greedy(), &chat, &options, 8);
    assert_eq!(pollster::block_on(answer)?.text, "It is sunny in Paris, 21 degrees.");

    let later = Tool::new_async("get_weather", "", CITY, |_| async { Ok::<_, String>(String::new()) });
    let refused = context.run_tools(&talk(), [later]).expect_err("nothing awaits it");
    assert_eq!(refused.code(), ErrorCode::InvalidInput);
    assert!(refused.to_string().contains("tools[0]"), "{refused}");
    Ok(())
}

#[test]
fn the_example_answers_with_what_its_function_gave() -> Result<()> {
    let text = example::answer(&context(&tiny()), example::QUESTION)?;
    assert!(text.contains("Paris"), "{text}");
    Ok(())
}

#[test]
fn an_error_of_a_function_is_told_to_the_model_and_the_loop_goes_on() -> Result<()> {
    let record = answer(weather(|_| Err("no window there".into())), &no_options(), 8)?;
    assert!(!record.text.is_empty());
    Ok(())
}

#[test]
fn a_limit_of_steps_is_an_error_that_says_so() {
    let error = answer(weather(|_| Ok(SUNNY.into())), &no_options(), 1).expect_err("one step is the call");
    assert_eq!(error.code(), ErrorCode::Generation);
    assert!(error.to_string().contains("max_steps"), "{error}");
}

#[test]
fn a_token_that_is_set_inside_a_function_ends_the_loop_with_what_there_is() -> Result<()> {
    let cancel = CancelToken::new();
    let options = GenerateOptions::default().with_cancel(cancel.clone());
    let record = answer(
        weather(|_| {
            cancel.cancel().expect("the token is open");
            Ok(SUNNY.into())
        }),
        &options,
        8,
    )?;
    assert_eq!(record.finish_reason, FinishReason::Cancelled);
    Ok(())
}

#[test]
fn what_is_no_tool_is_refused_before_the_work() {
    let context = context(&tiny());
    let calls = Mutex::new(0);
    let told = &calls;
    let counted = || {
        weather(move |_| {
            *told.lock().expect("no test panics with it") += 1;
            Ok(String::new())
        })
    };
    let twice = context
        .run_tools(&talk(), [counted(), counted()])
        .expect_err("two of a name");
    assert!(
        twice.to_string().contains("a second tool named 'get_weather'"),
        "{twice}"
    );
    let broken = Tool::new("broken", "", "{", |_| Ok::<_, String>(String::new()));
    let broken = context.run_tools(&talk(), [counted(), broken]).expect_err("no schema");
    assert!(broken.to_string().contains("tools[1].parameters"), "{broken}");
    assert_eq!(*told.lock().expect("no test panics with it"), 0);
}
