//! Conversations whose answers need tools, step by step: the caller's functions run between the steps, on the caller's thread.

use super::cancel::CancelToken;
use super::context::Context;
use super::unread::{Reader, Start};
use crate::runtime::{lock, Handle, Pending};
use crate::scheduler::Ended;
use crate::{
    chat, ChatMessage, ChatOptions, Error, FinishReason, GenerateOptions, Generation, Result, SamplerParams,
    ToolRequest, ToolResult, ToolStep,
};
use std::sync::{Arc, Mutex};

#[doc = doc!("tool_run")]
pub struct ToolRun {
    handle: Handle,
    context: Context,
    max_tokens: i32,
    max_steps: i32,
    sampler: SamplerParams,
    options: GenerateOptions,
    chat: ChatOptions,
    state: Arc<Mutex<State>>,
}

/// What changes from step to step.
struct State {
    /// Each a JSON object.
    messages: Vec<String>,
    n_steps: i32,
    phase: Phase,
}

enum Phase {
    Ready,
    Generating,
    /// These calls wait for their results.
    Calling(Vec<ToolRequest>),
    Answered,
}

impl ToolRun {
    #[doc = doc!("tool_run.new_with")]
    #[allow(clippy::too_many_arguments)] // those of the call
    pub fn new_with(
        context: &Context,
        messages: &[ChatMessage],
        tools: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
        max_steps: i32,
    ) -> Result<Self> {
        context.inner.check()?;
        if let Some(cancel) = &options.cancel {
            cancel.check()?;
        }
        if max_steps < 1 {
            return Err(Error::invalid_input("max_steps", max_steps.to_string(), "at least 1"));
        }
        if chat.tools.is_some() {
            return Err(Error::invalid_input(
                "chat.tools",
                "given beside tools",
                "one of the two",
            ));
        }
        named_once(tools)?;
        let messages = chat::history(messages, chat)?;
        Ok(Self {
            handle: Handle::new("tool run"),
            context: context.again(),
            max_tokens,
            max_steps,
            sampler: sampler.clone(),
            options: options.clone(),
            chat: ChatOptions {
                tools: Some(tools.to_owned()),
                messages_json: None,
                ..chat.clone()
            },
            state: Arc::new(Mutex::new(State {
                messages,
                n_steps: 0,
                phase: Phase::Ready,
            })),
        })
    }

    #[doc = doc!("tool_run.next")]
    pub fn next(&self) -> Result<ToolStep> {
        self.step(Reader::Caller).wait()
    }

    #[doc = doc!("tool_run.next_async")]
    ///
    /// Errors arrive through the answer. Dropping it stops the work and ends the run.
    pub fn next_async(&self) -> Pending<ToolStep> {
        self.step(Reader::Helper)
    }

    #[doc = doc!("tool_run.give")]
    pub fn give(&self, results: &[ToolResult]) -> Result<()> {
        self.handle.check()?;
        let mut state = lock(&self.state);
        let Phase::Calling(calls) = &state.phase else {
            return Err(Error::invalid_input(
                "results",
                "given where no call waits for one",
                "the results of the calls that next has given, once",
            ));
        };
        let ordered = in_order(calls, results)?;
        let given: Vec<String> = ordered.iter().map(|(call, result)| chat::given(call, result)).collect();
        state.messages.extend(given);
        state.phase = Phase::Ready;
        Ok(())
    }

    #[doc = doc!("tool_run.messages")]
    pub fn messages(&self) -> Result<String> {
        self.handle.check()?;
        Ok(lock(&self.state).as_json())
    }

    #[doc = doc!("tool_run.is_cancelled")]
    pub fn is_cancelled(&self) -> Result<bool> {
        self.handle.check()?;
        Ok(self.must_end())
    }

    /// Whether no function is to be called any more.
    pub(super) fn must_end(&self) -> bool {
        self.options.cancel.as_ref().is_some_and(CancelToken::is_set)
    }

    /// Closes the run; closing twice is closing once.
    pub fn close(&self) {
        self.handle.close();
    }

    /// Tells whether the run was closed.
    pub fn is_closed(&self) -> bool {
        self.handle.is_closed()
    }

    fn step(&self, reader: Reader) -> Pending<ToolStep> {
        let start = self.begin();
        let is_begun = start.is_ok();
        let state = Arc::clone(&self.state);
        // Without a limit of its own a generation ends where the context does, also where that shifts.
        let most = match self.max_tokens {
            -1 => self.context.n_ctx(),
            given => given,
        };
        let ended = move |ended: Result<Ended>| {
            let mut state = lock(&state);
            match ended {
                Ok(ended) => Ok(state.take(ended.record)),
                Err(error) => {
                    if is_begun {
                        state.phase = Phase::Ready;
                    }
                    Err(error)
                }
            }
        };
        self.context
            .ask(start, reader, most, &self.sampler, &self.options, None, ended)
    }

    /// What the next step starts from.
    fn begin(&self) -> Result<Start> {
        self.handle.check()?;
        let mut state = lock(&self.state);
        state.check(self.max_steps)?;
        let chat = ChatOptions {
            messages_json: Some(state.as_json()),
            // One that is asked for in each step would never come to an answer.
            tool_choice: match state.n_steps {
                0 => self.chat.tool_choice.clone(),
                _ if self.chat.tool_choice == "none" => self.chat.tool_choice.clone(),
                _ => ChatOptions::default().tool_choice,
            },
            ..self.chat.clone()
        };
        let start = self.context.conversation(&[], &chat)?;
        state.n_steps += 1;
        state.phase = Phase::Generating;
        Ok(start)
    }
}

impl State {
    /// Fails unless a step may be made.
    fn check(&self, max_steps: i32) -> Result<()> {
        let given = match &self.phase {
            Phase::Ready if self.n_steps >= max_steps => {
                return Err(Error::Generation {
                    reason: format!(
                        "no answer after {max_steps} steps, each of which called tools; raise max_steps, or see with messages what the \
                         model is after"
                    ),
                })
            }
            Phase::Ready => return Ok(()),
            Phase::Generating => "called while a step is made".to_owned(),
            Phase::Answered => "called after the answer".to_owned(),
            Phase::Calling(calls) => {
                let ids: Vec<&str> = calls.iter().map(|call| call.id.as_str()).collect();
                format!("called while results are missing: {}", ids.join(", "))
            }
        };
        let expected = match self.phase {
            Phase::Answered => "a new run, which may begin with the messages of this one",
            Phase::Calling(_) => "give with these results first",
            _ => "one step after the other",
        };
        Err(Error::invalid_input("next", given, expected))
    }

    /// Takes what a generation has come to.
    fn take(&mut self, record: Generation) -> ToolStep {
        let step = self.n_steps;
        self.messages.push(chat::answered(&record));
        let is_over = record.tool_calls.is_empty() || record.finish_reason == FinishReason::Cancelled;
        if is_over {
            self.phase = Phase::Answered;
            let (calls, answer) = (Vec::new(), Some(record));
            return ToolStep { calls, answer, step };
        }
        let calls = record.tool_calls;
        self.phase = Phase::Calling(calls.clone());
        ToolStep {
            calls,
            answer: None,
            step,
        }
    }

    fn as_json(&self) -> String {
        format!("[{}]", self.messages.join(", "))
    }
}

/// Fails unless tools have names by which they can be told apart.
fn named_once(tools: &str) -> Result<()> {
    let tools = chat::read_tools(tools)?;
    if tools.is_empty() {
        return Err(Error::invalid_input("tools", "empty", "at least one tool"));
    }
    for (at, tool) in tools.iter().enumerate() {
        if tools[..at].iter().any(|before| before.name == tool.name) {
            return Err(Error::invalid_input(
                format!("tools[{at}]"),
                format!("called '{}' as one before it", tool.name),
                "a name of its own for each tool",
            ));
        }
    }
    Ok(())
}

/// Each call with its result; the error names what is missing, unknown or there twice.
fn in_order<'a>(calls: &'a [ToolRequest], results: &'a [ToolResult]) -> Result<Vec<(&'a ToolRequest, &'a ToolResult)>> {
    let ids = || calls.iter().map(|call| call.id.as_str()).collect::<Vec<_>>().join(", ");
    for (at, result) in results.iter().enumerate() {
        let given = if calls.iter().all(|call| call.id != result.id) {
            format!("'{}', which no call of the last step is", result.id)
        } else if results[..at].iter().any(|before| before.id == result.id) {
            format!("'{}', which another result is for", result.id)
        } else {
            continue;
        };
        let expected = format!("one result for each of {}", ids());
        return Err(Error::invalid_input(format!("results[{at}].id"), given, expected));
    }
    let paired = calls.iter().map(|call| {
        let result = results.iter().find(|result| result.id == call.id);
        let missing = || {
            Error::invalid_input(
                "results",
                format!("without one for '{}'", call.id),
                format!("one result for each of {}", ids()),
            )
        };
        result.map(|result| (call, result)).ok_or_else(missing)
    });
    paired.collect()
}

impl std::fmt::Debug for ToolRun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ToolRun(steps={})", lock(&self.state).n_steps)
    }
}
