//! Conversations to ask with.

use super::{greedy, no_options};
use mullama::{ChatMessage, ChatOptions, Context, Conversation, Error, ErrorCode, Generation, Token, ToolCall};

pub const FRANCE: &str = "What is the capital of France?";
pub const CAT: &str = "How do you say cat in Japanese?";

/// The tiny model's special tokens.
pub const END_OF_TEXT: Token = 0;
pub const TURN: Token = 1;
pub const TURN_END: Token = 2;

pub const TOOLS: &str =
    r#"[{"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object"}}}]"#;

pub fn message(role: &str, content: &str) -> ChatMessage {
    ChatMessage::new(role, content)
}

pub fn user(content: &str) -> Vec<ChatMessage> {
    vec![message("user", content)]
}

/// A message of the assistant without text, with a call.
pub fn calling(call: ToolCall) -> ChatMessage {
    ChatMessage {
        content: None,
        ..ChatMessage::new("assistant", "").with_tool_calls([call])
    }
}

pub fn plain() -> ChatOptions {
    ChatOptions::default()
}

pub fn count(tokens: &[Token], token: Token) -> usize {
    tokens.iter().filter(|it| **it == token).count()
}

pub fn refused<T: std::fmt::Debug>(answer: Result<T, Error>, part: &str) {
    let error = answer.unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput, "{error}");
    assert!(error.to_string().contains(part), "{error}");
}

pub fn talk(context: &Context) -> Conversation {
    Conversation::new(context).unwrap()
}

pub fn say(talk: &Conversation, text: &str) -> Generation {
    talk.send_with(text, 40, &greedy(), &no_options()).unwrap()
}

pub fn messages(talk: &Conversation) -> String {
    talk.messages().unwrap()
}
