//! Answers that conform to a JSON Schema, given whole or not at all.

use super::context::Context;
use super::unread::Reader;
use crate::runtime::Pending;
use crate::scheduler::Ended;
use crate::{ChatMessage, ChatOptions, Constraint, Error, GenerateOptions, Result, SamplerParams};

impl Context {
    #[doc = doc!("context.parse_with")]
    pub fn parse_with(
        &self,
        messages: &[ChatMessage],
        schema: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Result<String> {
        self.parsed(messages, schema, Reader::Caller, max_tokens, sampler, chat, options)
            .wait()
    }

    /// The same without waiting: errors arrive through the answer, and dropping it stops the work.
    pub fn parse_async_with(
        &self,
        messages: &[ChatMessage],
        schema: &str,
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Pending<String> {
        self.parsed(messages, schema, Reader::Helper, max_tokens, sampler, chat, options)
    }

    #[allow(clippy::too_many_arguments)] // those of the call, and who reads the prompt
    fn parsed(
        &self,
        messages: &[ChatMessage],
        schema: &str,
        reader: Reader,
        max_tokens: i32,
        sampler: &SamplerParams,
        chat: &ChatOptions,
        options: &GenerateOptions,
    ) -> Pending<String> {
        let start = match options.constraint {
            None => self.conversation(messages, chat),
            Some(_) => Err(Error::invalid_input(
                "options.constraint",
                "given beside a schema",
                "none: the schema is what the answer conforms to",
            )),
        };
        let options = GenerateOptions {
            constraint: Some(Constraint::JsonSchema(schema.to_owned())),
            ..options.clone()
        };
        let most = self.most(max_tokens);
        self.ask(start, reader, most, sampler, &options, None, |ended| {
            ended.and_then(Ended::whole).map_err(of_schema)
        })
    }
}

/// An error of the constraint that the schema became, under the name that the caller knows.
fn of_schema(error: Error) -> Error {
    match error {
        Error::InvalidInput { what, given, expected } => Error::InvalidInput {
            what: what.replace("constraint.json_schema", "schema"),
            given,
            expected,
        },
        other => other,
    }
}
