//! What was said, as the list of messages that templates read.

use super::turns;
use crate::chat;
use crate::{ChatMessage, ChatOptions, ConversationParams, Error, Result, Token};
use chrono::Utc;
use serde_json::Value;

/// The messages of a conversation, and how its template is asked.
#[derive(Clone, Debug)]
pub(crate) struct History {
    /// Each is an object, as other APIs have it.
    messages: Vec<Value>,
    /// Tools, variables and the clock; the messages are put in when there is something to read.
    options: ChatOptions,
    /// What the model has evaluated or made: the last prompt with its answer.
    evaluated: Vec<Token>,
    n_dropped: usize,
}

/// What a turn has come to.
pub(crate) struct Answered {
    /// All messages before the answer, those that are new included.
    pub messages: Vec<Value>,
    /// The answer.
    pub answer: Value,
    /// The prompt with the tokens of the answer.
    pub tokens: Vec<Token>,
    /// Messages that had to go for it.
    pub n_dropped: usize,
}

impl History {
    /// Checks what a conversation begins with.
    pub(crate) fn begin(params: &ConversationParams) -> Result<Self> {
        params.check()?;
        let mut options = ChatOptions {
            add_generation_prompt: true,
            now_unix: Some(params.chat.given_now_unix().unwrap_or_else(|| Utc::now().timestamp())),
            ..params.chat.clone()
        };
        let before = options.messages_json.take();
        if before.is_some() && !params.messages.is_empty() {
            return Err(Error::invalid_input(
                "chat.messages_json",
                "given beside messages",
                "one of the two",
            ));
        }
        if let Some(key) = &params.cache_key {
            crate::text::refuse_nul(key, "cache_key")?;
        }
        let mut messages = Vec::new();
        if let Some(text) = &params.system {
            crate::text::refuse_nul(text, "system")?;
            messages.push(said("system", text));
        }
        match before {
            None => messages.extend(chat::messages_of(&params.messages)?),
            Some(json) => messages.extend(chat::messages_of_json(&json)?),
        }
        let history = Self {
            messages,
            options,
            evaluated: Vec::new(),
            n_dropped: 0,
        };
        chat::check_options(&history.options)?;
        Ok(history)
    }

    /// Messages, options, evaluated tokens, and how many messages were dropped.
    pub(super) fn into_parts(self) -> (Vec<Value>, ChatOptions, Vec<Token>, usize) {
        (self.messages, self.options, self.evaluated, self.n_dropped)
    }

    /// The same put together again; all of it was checked.
    pub(super) fn of_parts(
        messages: Vec<Value>,
        options: ChatOptions,
        evaluated: Vec<Token>,
        n_dropped: usize,
    ) -> Self {
        Self {
            messages,
            options,
            evaluated,
            n_dropped,
        }
    }

    /// The messages with those that are new.
    pub(crate) fn with(&self, new: &[Value]) -> Vec<Value> {
        self.messages.iter().chain(new).cloned().collect()
    }

    pub(crate) fn options(&self) -> &ChatOptions {
        &self.options
    }

    /// The tokens of the last prompt with its answer.
    pub(crate) fn evaluated(&self) -> &[Token] {
        &self.evaluated
    }

    pub(crate) fn n_messages(&self) -> usize {
        self.messages.len()
    }

    pub(crate) fn n_tokens(&self) -> usize {
        self.evaluated.len()
    }

    pub(crate) fn n_dropped(&self) -> usize {
        self.n_dropped
    }

    /// All messages as a JSON list.
    pub(crate) fn json(&self) -> String {
        list(&self.messages)
    }

    /// Bytes that are to be read for an answer, nearly.
    pub(crate) fn n_bytes(&self) -> usize {
        self.json().len() + chat::n_bytes(&[], &self.options)
    }

    pub(crate) fn add(&mut self, new: Vec<Value>) {
        self.messages.extend(new);
    }

    /// Takes a turn that has its answer.
    pub(crate) fn take(&mut self, turn: Answered) {
        self.messages = turn.messages;
        self.messages.push(turn.answer);
        self.evaluated = turn.tokens;
        self.n_dropped += turn.n_dropped;
    }

    /// Takes back the last message of the user and all behind it; gives how many that were.
    pub(crate) fn undo(&mut self) -> usize {
        let Some(from) = turns::last_of_user(&self.messages) else {
            return 0;
        };
        let n = self.messages.len() - from;
        self.messages.truncate(from);
        n
    }

    /// Puts others in the place of the oldest messages, which have to be whole turns.
    pub(crate) fn condense(&mut self, n_oldest: i32, others: Vec<Value>) -> Result<()> {
        let turns = turns::old(&self.messages);
        let whole = |n_turns: &usize| turns[..*n_turns].iter().map(Vec::len).sum::<usize>();
        let n_turns = (1..=turns.len()).find(|n| i32::try_from(whole(n)) == Ok(n_oldest));
        let Some(n_turns) = n_turns else {
            let possible: Vec<String> = (1..=turns.len()).map(|n| whole(&n).to_string()).collect();
            return Err(Error::invalid_input(
                "n_oldest",
                n_oldest.to_string(),
                match possible.as_slice() {
                    [] => "no call: there is no older turn than the last one".into(),
                    possible => format!("whole turns from the oldest on: {}", possible.join(", ")),
                },
            ));
        };
        let gone = turns[..n_turns].concat();
        let at = gone[0];
        self.messages = turns::without(&self.messages, &gone);
        self.messages.splice(at..at, others);
        self.n_dropped += gone.len();
        Ok(())
    }
}

/// A message of somebody with a text.
pub(crate) fn said(role: &str, text: &str) -> Value {
    serde_json::json!({ "role": role, "content": text })
}

/// Messages as a JSON list.
pub(super) fn list(messages: &[Value]) -> String {
    serde_json::to_string(messages).unwrap_or_default()
}

/// What the user says, checked.
pub(crate) fn of_user(text: &str) -> Result<Vec<Value>> {
    crate::text::refuse_nul(text, "text")?;
    Ok(vec![said("user", text)])
}

/// Messages that are added, checked; `at_least` as many.
pub(crate) fn of_messages(messages: &[ChatMessage]) -> Result<Vec<Value>> {
    chat::messages_of(messages)
}
