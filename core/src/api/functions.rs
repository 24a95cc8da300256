//! Functions of the program as tools of a model, and the loop over the calls that it makes.

use super::tool_run::ToolRun;
use crate::runtime::Pending;
use crate::{Error, Generation, Result, ToolRequest, ToolResult, ToolStep};
use serde_json::{json, Value};
use std::fmt::{self, Debug, Display};
use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::task::Poll;

/// What a model is told of a call: what the function gave, or why it gave nothing.
type Told = std::result::Result<String, String>;
type ToldLater<'f> = Pin<Box<dyn Future<Output = Told> + Send + 'f>>;

/// A function of the program with what a model is told of it.
///
/// The model reads the name, the description and the parameters, a JSON Schema of an object. The function gets the arguments as JSON,
/// which may not keep to that schema. What it gives is told to the model, and so is an error, in its words.
pub struct Tool<'f> {
    name: String,
    description: String,
    parameters: String,
    call: Call<'f>,
}

enum Call<'f> {
    Now(Box<dyn FnMut(&str) -> Told + Send + 'f>),
    Later(Box<dyn FnMut(&str) -> ToldLater<'f> + Send + 'f>),
}

impl<'f> Tool<'f> {
    /// A function of the arguments' JSON, which `parameters` describes.
    pub fn new<E: Display>(
        name: impl Into<String>,
        description: impl Into<String>,
        parameters: impl Into<String>,
        mut call: impl FnMut(&str) -> std::result::Result<String, E> + Send + 'f,
    ) -> Self {
        let call = move |arguments: &str| call(arguments).map_err(|error| error.to_string());
        Self::made(name, description, parameters, Call::Now(Box::new(call)))
    }

    /// The same for a function that gives a future, which only `run_tools_async` awaits; those of one step run at the same time.
    pub fn new_async<E: Display, F>(
        name: impl Into<String>,
        description: impl Into<String>,
        parameters: impl Into<String>,
        mut call: impl FnMut(String) -> F + Send + 'f,
    ) -> Self
    where
        F: Future<Output = std::result::Result<String, E>> + Send + 'f,
    {
        let call = move |arguments: &str| -> ToldLater<'f> {
            let told = call(arguments.to_owned());
            Box::pin(async move { told.await.map_err(|error| error.to_string()) })
        };
        Self::made(name, description, parameters, Call::Later(Box::new(call)))
    }

    /// A function of a type that says its schema itself. What it gives is told as it is where it is text, and as JSON where it is not.
    #[cfg(feature = "schemars")]
    pub fn of<A, R, E: Display>(
        name: impl Into<String>,
        description: impl Into<String>,
        mut call: impl FnMut(A) -> std::result::Result<R, E> + Send + 'f,
    ) -> Self
    where
        A: schemars::JsonSchema + serde::de::DeserializeOwned,
        R: serde::Serialize,
    {
        let call = move |arguments: &str| {
            let read = serde_json::from_str(arguments).map_err(|fault| format!("the arguments do not fit: {fault}"))?;
            let given = call(read).map_err(|error| error.to_string())?;
            match serde_json::to_value(given) {
                Ok(Value::String(text)) => Ok(text),
                Ok(other) => Ok(super::described::spaced(&other)),
                Err(fault) => Err(format!("the result is no JSON: {fault}")),
            }
        };
        Self::made(
            name,
            description,
            super::described::schema_of::<A>(),
            Call::Now(Box::new(call)),
        )
    }

    fn made(
        name: impl Into<String>,
        description: impl Into<String>,
        parameters: impl Into<String>,
        call: Call<'f>,
    ) -> Self {
        Self {
            name: name.into(),
            description: description.into(),
            parameters: parameters.into(),
            call,
        }
    }
}

impl Debug for Tool<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tool").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What a model is told of the tools.
pub(crate) fn described(tools: &[Tool<'_>]) -> Result<String> {
    let mut list = Vec::with_capacity(tools.len());
    for (at, tool) in tools.iter().enumerate() {
        if tools[..at].iter().any(|other| other.name == tool.name) {
            let given = format!("a second tool named '{}'", tool.name);
            return Err(Error::invalid_input(format!("tools[{at}]"), given, "a name of its own"));
        }
        let parameters: Value = serde_json::from_str(&tool.parameters).map_err(|fault| {
            let what = format!("tools[{at}].parameters");
            Error::invalid_input(&what, format!("not JSON: {fault}"), "a JSON Schema of an object")
        })?;
        list.push(json!({ "name": tool.name, "description": tool.description, "parameters": parameters }));
    }
    Ok(Value::Array(list).to_string())
}

/// The record of the answer; the calls of a step are made one after the other.
pub(crate) fn run(run: ToolRun, tools: &mut [Tool<'_>]) -> Result<Generation> {
    if let Some(at) = tools.iter().position(|tool| matches!(tool.call, Call::Later(_))) {
        let expected = "one whose function gives its result, or run_tools_async";
        return Err(Error::invalid_input(
            format!("tools[{at}]"),
            "a tool that gives a future",
            expected,
        ));
    }
    loop {
        match run.next()? {
            ToolStep {
                answer: Some(answer), ..
            } => return Ok(answer),
            ToolStep { calls, .. } => {
                let results: Vec<_> = calls
                    .iter()
                    .map(|call| result(call, now(tools, call, run.must_end())))
                    .collect();
                run.give(&results)?;
            }
        }
    }
}

/// The same while the caller goes on; the calls of a step run at the same time.
pub(crate) async fn run_later(run: Result<ToolRun>, mut tools: Vec<Tool<'_>>) -> Result<Generation> {
    let run = run?;
    loop {
        let step: Pending<ToolStep> = run.next_async();
        match step.await? {
            ToolStep {
                answer: Some(answer), ..
            } => return Ok(answer),
            ToolStep { calls, .. } => {
                let begun = calls
                    .iter()
                    .map(|call| begun(&mut tools, call, run.must_end()))
                    .collect();
                let results: Vec<_> = calls
                    .iter()
                    .zip(all(begun).await)
                    .map(|(call, told)| result(call, told))
                    .collect();
                run.give(&results)?;
            }
        }
    }
}

/// A call that was begun: what it gave, or what will give it.
enum Begun<'f> {
    Done(Told),
    Going(ToldLater<'f>),
}

/// What all of them give; each is polled whenever one of them is awake.
async fn all(mut begun: Vec<Begun<'_>>) -> Vec<Told> {
    poll_fn(|context| {
        let mut waits = false;
        for one in &mut begun {
            if let Begun::Going(told) = one {
                match told.as_mut().poll(context) {
                    Poll::Ready(told) => *one = Begun::Done(told),
                    Poll::Pending => waits = true,
                }
            }
        }
        if waits {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
    .await;
    let told = begun.into_iter().filter_map(|one| match one {
        Begun::Done(told) => Some(told),
        Begun::Going(_) => None,
    });
    told.collect()
}

/// The tool that a call names, if it can be called.
fn asked<'t, 'f>(
    tools: &'t mut [Tool<'f>],
    request: &ToolRequest,
    is_over: bool,
) -> std::result::Result<&'t mut Call<'f>, String> {
    if is_over {
        return Err("cancelled".into());
    }
    if !matches!(serde_json::from_str(&request.arguments), Ok(Value::Object(_))) {
        return Err(format!("the arguments of {} are no JSON object", request.name));
    }
    match tools.iter().position(|tool| tool.name == request.name) {
        Some(at) => Ok(&mut tools[at].call),
        None => {
            let names: Vec<_> = tools.iter().map(|tool| tool.name.as_str()).collect();
            Err(format!(
                "there is no tool '{}'; there are: {}",
                request.name,
                names.join(", ")
            ))
        }
    }
}

fn now(tools: &mut [Tool<'_>], request: &ToolRequest, is_over: bool) -> Told {
    match asked(tools, request, is_over)? {
        Call::Now(call) => call(&request.arguments),
        Call::Later(_) => Err("it gives a future, which nothing awaits".into()),
    }
}

fn begun<'f>(tools: &mut [Tool<'f>], request: &ToolRequest, is_over: bool) -> Begun<'f> {
    match asked(tools, request, is_over) {
        Ok(Call::Now(call)) => Begun::Done(call(&request.arguments)),
        Ok(Call::Later(call)) => Begun::Going(call(&request.arguments)),
        Err(told) => Begun::Done(Err(told)),
    }
}

/// A NUL, which no text may have, is told as U+FFFD.
fn result(request: &ToolRequest, told: Told) -> ToolResult {
    let is_error = told.is_err();
    let (Ok(content) | Err(content)) = told;
    ToolResult {
        id: request.id.clone(),
        content: content.replace('\0', "\u{fffd}"),
        is_error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicI32, Ordering};
    use std::task::{Context, Waker};

    fn request(name: &str, arguments: &str) -> ToolRequest {
        ToolRequest {
            id: "call_0".into(),
            name: name.into(),
            arguments: arguments.into(),
        }
    }

    fn echo<'f>() -> Tool<'f> {
        Tool::new("echo", "Says it again", r#"{"type": "object"}"#, |given| {
            Ok::<_, String>(given.to_owned())
        })
    }

    #[test]
    fn what_cannot_be_called_is_told_to_the_model_with_what_can() {
        let mut tools = [echo()];
        assert_eq!(
            now(&mut tools, &request("echo", r#"{"a": 1}"#), false).as_deref(),
            Ok(r#"{"a": 1}"#)
        );
        assert_eq!(
            now(&mut tools, &request("ehco", "{}"), false),
            Err("there is no tool 'ehco'; there are: echo".into())
        );
        for arguments in ["[]", "\"text\"", "{"] {
            let told = now(&mut tools, &request("echo", arguments), false);
            assert_eq!(told, Err("the arguments of echo are no JSON object".into()));
        }
        assert_eq!(now(&mut tools, &request("echo", "{}"), true), Err("cancelled".into()));
    }

    #[test]
    fn the_calls_of_a_step_go_on_together_and_are_told_in_their_order() {
        let rounds = AtomicI32::new(0);
        let wait = |until: i32| {
            let rounds = &rounds;
            let told: ToldLater<'_> = Box::pin(poll_fn(move |_| {
                if rounds.fetch_add(1, Ordering::Relaxed) + 1 < until {
                    Poll::Pending
                } else {
                    Poll::Ready(Ok(until.to_string()))
                }
            }));
            Begun::Going(told)
        };
        // The first waits for what the second alone would never see: each is polled once in a round.
        let mut both = Box::pin(all(vec![wait(3), Begun::Done(Err("done".into())), wait(2)]));
        let mut context = Context::from_waker(Waker::noop());
        assert!(both.as_mut().poll(&mut context).is_pending());
        let told = match both.as_mut().poll(&mut context) {
            Poll::Ready(told) => told,
            Poll::Pending => panic!("both have what they wait for"),
        };
        assert_eq!(told, [Ok("3".into()), Err("done".into()), Ok("2".into())]);
    }

    #[test]
    fn a_result_names_its_call_and_says_whether_it_is_a_fault() {
        let given = result(&request("echo", "{}"), Err("no".into()));
        assert_eq!(
            (given.id.as_str(), given.content.as_str(), given.is_error),
            ("call_0", "no", true)
        );
    }

    #[test]
    fn what_is_no_text_is_told_as_far_as_it_is() {
        let given = result(&request("echo", "{}"), Ok("a\0b".into()));
        assert_eq!((given.content.as_str(), given.is_error), ("a\u{fffd}b", false));
    }

    #[cfg(feature = "schemars")]
    #[test]
    fn a_function_of_a_type_says_its_schema_and_reads_its_arguments() {
        #[derive(schemars::JsonSchema, serde::Deserialize)]
        struct Place {
            city: String,
        }
        let near = |place: Place| {
            if place.city == "Oslo" {
                Ok(json!({ "near": [place.city, "Drammen"], "far": null }))
            } else {
                Err("no such city")
            }
        };
        let mut tools = [Tool::of("near", "What is near", near)];
        let told: Value = serde_json::from_str(&described(&tools).expect("a list")).expect("JSON");
        assert_eq!(told[0]["parameters"]["required"], json!(["city"]));
        assert_eq!(
            now(&mut tools, &request("near", r#"{"city": "Oslo"}"#), false).as_deref(),
            Ok(r#"{"near": ["Oslo", "Drammen"], "far": null}"#)
        );
        assert_eq!(
            now(&mut tools, &request("near", r#"{"city": "Rome"}"#), false),
            Err("no such city".into())
        );
        let unfit = now(&mut tools, &request("near", r#"{"town": "Oslo"}"#), false).expect_err("no city");
        assert!(
            unfit.starts_with("the arguments do not fit: missing field `city`"),
            "{unfit}"
        );
    }
}
