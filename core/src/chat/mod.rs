//! Conversations: the model's own template turns them into a prompt, in which only the template's special tokens are special. Knows
//! text and the vocabulary; no context.

mod answer;
mod conversation;
mod history;
mod json;
mod kept;
mod marks;
mod message;
mod plain;
mod prompt;
mod python;
mod sample;
mod template;
mod tools;
mod words;

#[cfg(test)]
mod tests;

use crate::engine::{EngineError, Maker, Usage, Weights};
use crate::{ChatMessage, ChatOptions, Error, Result};
use answer::{learn, Layout, Learned};
use chrono::{DateTime, Utc};
use conversation::Conversation;
use marks::Specials;
use minijinja::value::Value;
use std::ffi::CString;
use std::sync::Arc;
use template::Template;

pub(crate) use conversation::{check_room, n_bytes};
pub(crate) use history::{answered, given, message_of, messages as history};
pub(crate) use kept::{check_options, messages_of, messages_of_json};
pub(crate) use prompt::{answer, tokens, Answer};
pub(crate) use tools::read as read_tools;

/// How a model writes conversations. Made at the first use and kept with the weights.
#[derive(Debug)]
pub(crate) struct Format {
    writer: Writer,
    /// The template for conversations with tools, where the model has one of its own for them.
    with_tools: Option<Template>,
    specials: Specials,
    bos: String,
    eos: String,
    /// How answers look, and how those in conversations with tools do.
    layout: Arc<Layout>,
    layout_with_tools: Arc<Layout>,
}

#[derive(Debug)]
enum Writer {
    Template(Box<Template>),
    /// The name of one of llama.cpp's own writers.
    BuiltIn(CString),
}

impl Format {
    fn of(weights: &Weights) -> Result<Self> {
        let Some(source) = weights.chat_template(None).map_err(template_error)? else {
            return Err(Error::NoChatTemplate);
        };
        let writer = match CString::new(source.trim()) {
            Ok(name) if weights.is_built_in_chat_template(&name) => Writer::BuiltIn(name),
            _ => Writer::Template(Box::new(Template::compile(&source)?)),
        };
        let with_tools = weights.chat_template(Some(c"tool_use")).map_err(template_error)?;
        let with_tools = with_tools.as_deref().map(Template::compile).transpose()?;
        let bos = weights.token_text(weights.facts.token_bos);
        let eos = weights.token_text(weights.facts.token_eos);
        let specials = match &writer {
            Writer::Template(template) => {
                let templates: Vec<&Template> = with_tools.iter().chain([&**template]).collect();
                // A marker may be put together of parts, so the source alone does not tell.
                let samples = templates.iter().map(|template| sample::written(template, &bos, &eos));
                let samples = samples.collect::<Result<Vec<String>>>()?;
                weights.special_tokens(|text| {
                    let used = templates.iter().map(|template| template.usage(text)).max();
                    let is_sampled = || samples.iter().any(|sample| sample.contains(text));
                    match used {
                        None | Some(Usage::None) if is_sampled() => Usage::Written,
                        used => used.unwrap_or(Usage::None),
                    }
                })
            }
            Writer::BuiltIn(name) => {
                // Its source is llama.cpp's own, so what it writes shows in what it has written.
                let said = ["system", "user", "assistant"].map(|role| (role.to_owned(), "x".to_owned()));
                let sample = weights.write_chat(name, &said, true).map_err(template_error)?;
                weights.special_tokens(|text| match sample.contains(text) {
                    true => Usage::Written,
                    false => Usage::None,
                })
            }
        };
        let specials = specials.map_err(template_error)?;
        let specials = Specials::new(specials).map_err(|reason| Error::ChatTemplate { reason })?;
        let layout = |template: &Template| {
            let sampler = sample::Sampler::new(template, &bos, &eos);
            let render = |messages: &str, has_tools, begins| sampler.write(messages, has_tools, begins);
            let learned = learn(template.source(), &render);
            sampler.check()?;
            let is_whole = |token| weights.is_whole(token);
            Ok(Arc::new(Layout::new(learned, &|text| specials.whole(text, &is_whole))))
        };
        let plain = match &writer {
            Writer::Template(template) => layout(template)?,
            Writer::BuiltIn(_) => Arc::new(Layout::new(Learned::default(), &|_| Vec::new())),
        };
        let layout_with_tools = with_tools.as_ref().map_or_else(|| Ok(Arc::clone(&plain)), layout)?;
        Ok(Self {
            writer,
            with_tools,
            layout: plain,
            layout_with_tools,
            specials,
            bos,
            eos,
        })
    }

    /// How an answer looks.
    fn layout(&self, has_tools: bool) -> &Arc<Layout> {
        if has_tools {
            &self.layout_with_tools
        } else {
            &self.layout
        }
    }

    fn template(&self, has_tools: bool) -> Option<&Template> {
        match (&self.with_tools, &self.writer) {
            (Some(template), _) if has_tools => Some(template),
            (_, Writer::Template(template)) => Some(template),
            (_, Writer::BuiltIn(_)) => None,
        }
    }

    fn contains(&self, char: char) -> bool {
        let templates = self.with_tools.iter().chain(self.template(false));
        templates.into_iter().any(|template| template.contains(char))
    }

    /// Writes a conversation.
    fn write(
        &self,
        weights: &Weights,
        conversation: Conversation,
        add_generation_prompt: bool,
        now_unix: Option<i64>,
    ) -> Result<String> {
        let Some(template) = self.template(conversation.tools.is_some()) else {
            return self.write_built_in(weights, &conversation, add_generation_prompt);
        };
        let now = match now_unix {
            None => Utc::now(),
            Some(seconds) => DateTime::from_timestamp(seconds, 0).ok_or_else(|| {
                Error::invalid_input("now_unix", seconds.to_string(), "seconds of a year that a calendar has")
            })?,
        };
        let mut variables = conversation.variables;
        // A caller's `bos_token` and `eos_token` come before the vocabulary's, as with Hugging Face.
        for (name, text) in [("bos_token", &self.bos), ("eos_token", &self.eos)] {
            variables
                .entry(name.into())
                .or_insert_with(|| Value::from(text.as_str()));
        }
        variables.insert("messages".into(), conversation.messages);
        variables.insert("add_generation_prompt".into(), Value::from(add_generation_prompt));
        if let Some(tools) = conversation.tools {
            variables.insert("tools".into(), tools);
        }
        template.render(variables, now, conversation.n_bytes)
    }

    fn write_built_in(
        &self,
        weights: &Weights,
        conversation: &Conversation,
        add_generation_prompt: bool,
    ) -> Result<String> {
        let Writer::BuiltIn(name) = &self.writer else {
            return Err(Error::NoChatTemplate);
        };
        let messages = conversation.plain();
        let (None, true, Some(messages)) = (&conversation.tools, conversation.variables.is_empty(), messages) else {
            return Err(Error::ChatTemplate {
                reason: "the model names one of llama.cpp's templates, which knows roles and contents only".into(),
            });
        };
        weights
            .write_chat(name, &messages, add_generation_prompt)
            .map_err(template_error)
    }
}

/// What the engine could not do for a template.
fn template_error(error: EngineError) -> Error {
    match error {
        EngineError::NoMemory => template::no_memory(),
        error => error.or(|reason| Error::ChatTemplate { reason }),
    }
}

/// The format of a model, made once.
fn format(weights: &Weights) -> Result<&Format> {
    weights.once(Maker::Chat, Format::of)
}

/// Writes a conversation as the text that the model was trained on, for reading.
pub(crate) fn apply(
    weights: &Weights,
    messages: &[ChatMessage],
    add_generation_prompt: bool,
    options: &ChatOptions,
) -> Result<String> {
    let format = format(weights)?;
    let conversation = Conversation::read(messages, options, &mut |text, _| Ok(text.to_owned()))?;
    format.write(weights, conversation, add_generation_prompt, options.given_now_unix())
}
