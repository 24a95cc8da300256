//! The one error type: what was given, what was expected, what to do.

use crate::generated::library::messages;
use crate::{ErrorCode, FinishReason, Generation};

/// What a call answers.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a call gave nothing. [`Error::code`] is the same in all languages.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[allow(missing_docs)] // a variant's line says what its fields are
pub enum Error {
    /// The file at `path` is missing, is no model, or is one that would crash the engine.
    #[error("cannot load '{path}': {reason}")]
    ModelLoad { path: String, reason: String },
    /// The engine refused the context.
    #[error("cannot create the context: {reason}")]
    Context { reason: String },
    /// The vocabulary cannot tokenise.
    #[error("cannot turn the text into tokens: {reason}")]
    Tokenization { reason: String },
    /// The model cannot generate, or the engine failed while it did.
    #[error("cannot generate: {reason}")]
    Generation { reason: String },
    /// The system refuses a thread or memory for `what`, which says nothing about what the call was given.
    #[error("{what} failed: {reason}")]
    Refused { what: &'static str, reason: String },
    /// The sampler leaves no token to draw.
    #[error("cannot sample: {reason}")]
    Sampler { reason: String },
    /// The model, its pooling or a text gives no embedding; `index` counts the texts of the call from 0.
    #[error("cannot embed: {reason}")]
    Embedding { reason: String, index: Option<usize> },
    /// A text that is too long to embed. Numbers in tokens; `index` counts the texts of the call from 0.
    #[error(
        "{what} has {needed} tokens and the generator takes {available}; \
         cut it, set truncate, or raise n_ctx (this model takes {most})"
    )]
    TextTooLong {
        what: String,
        index: usize,
        needed: usize,
        available: usize,
        most: usize,
    },
    /// The model's template refused the conversation, or is itself at fault.
    #[error("cannot apply the chat template: {reason}")]
    ChatTemplate { reason: String },
    /// The model's file has no chat template.
    #[error("the model has no chat template; write the prompt yourself and generate from it")]
    NoChatTemplate,
    /// The model's template knows no tools.
    #[error("the model's chat template knows no tools; leave tools out, or say in a message what can be called")]
    NoTools,
    /// The template does not show how the model writes calls, and one was asked for.
    #[error(
        "the model's chat template does not show how a call is written, so none can be asked for; give tool_choice 'auto' and read the text"
    )]
    UnknownCalls,
    /// The message at `index` has neither a content nor tool calls.
    #[error("messages[{index}].content is null; give text")]
    NoContent { index: usize },
    /// `what` was `given`, which the call cannot take: it has to be `expected`.
    #[error("{what} is {given}; expected {expected}{}", crate::instead::instead(what, given))]
    InvalidInput {
        what: String,
        given: String,
        expected: String,
    },
    /// The parameter `field` outside its range; `code` is its record's own.
    #[error("{field} is {given}; it must be {expected}{}", crate::instead::instead(field, given))]
    OutOfRange {
        code: ErrorCode,
        field: &'static str,
        given: String,
        expected: &'static str,
    },
    /// A caller's buffer that the next piece does not fit into. Numbers in bytes.
    #[error("the buffer has {available} bytes and {needed} are needed; call again with a larger one")]
    BufferTooSmall { needed: usize, available: usize },
    /// The compute backend did not start.
    #[error("cannot start the compute backend: {reason}")]
    Backend { reason: String },
    /// `what` was cancelled before there was anything to give.
    #[error("{what} was cancelled")]
    Cancelled { what: &'static str },
    /// An assertion of llama.cpp's failed, at `line` of its `file`. What it happened on answers nothing else from then on.
    #[error(
        "an assertion of the engine failed: {message} ({file}:{line}); check the model file, and create what this happened on anew"
    )]
    Engine { message: String, file: String, line: u32 },
    /// A bug of ours.
    #[error("a bug in Mullama, please report it: {reason}")]
    Internal { reason: String },
    /// The parameter `field` is known to come and is not built yet.
    #[error("{field} is not available in this version; leave it at its default")]
    NotAvailable { field: &'static str },
    /// The part `what` of a message is of type `kind`, or a text part without text.
    #[error("{}", messages::PART_NOT_AVAILABLE.replace("{what}", what).replace("{kind}", kind))]
    PartNotAvailable { what: String, kind: String },
    /// No descriptor can be polled here, or the system has none left.
    #[error("no descriptor can be had: {reason}; wait with the calls that take a time limit")]
    NoDescriptor { reason: String },
    /// The processor lacks `feature`, for which this build was compiled.
    #[error("this build of Mullama needs a processor with {feature}; use a build for older processors")]
    CpuTooOld { feature: &'static str },
    /// Text that is not UTF-8; `at` is the byte offset of the first bad byte.
    #[error("{message}")]
    Utf8 { message: String, at: usize },
    /// A NUL inside text; `at` is its byte offset.
    #[error("{message}")]
    NulInText { message: String, at: usize },
    /// Use after `close`; `kind` is what was closed.
    #[error("the {kind} is closed; create another one")]
    InvalidHandle { kind: &'static str },
    /// The context was closed under a call that gives no record; `record` is what it had made.
    #[error("{}", messages::CLOSED_UNDER_CALL.replace("{n}", &.record.stats.n_generated.to_string()))]
    ClosedWhileGenerating { record: Box<Generation> },
    /// The generation ended before its JSON was complete; `record` is what it had made.
    #[error("{}", unfinished(record))]
    Unfinished { record: Box<Generation> },
    /// The prompt does not fit. Numbers in tokens.
    #[error("the prompt has {needed} tokens and the context has space for {available}; shorten it or raise n_ctx")]
    ContextFull { needed: usize, available: usize },
    /// The text does not fit, whatever it says; it was not tokenised. Numbers in tokens.
    #[error(
        "the prompt has at least {needed} tokens and the context has space for {available}; shorten it or raise n_ctx"
    )]
    TextCannotFit { needed: usize, available: usize },
    /// A text that is to be scored does not fit, `what` of the call. Numbers in tokens.
    #[error(
        "{what} has {needed} tokens and the context has space for {available}; shorten it, set truncate or raise n_ctx"
    )]
    ScoreTooLong {
        what: String,
        needed: usize,
        available: usize,
    },
    /// A deterministic context has no memory for the state of a stream that would have to make way. Numbers in bytes.
    #[error(
        "open streams hold all sequences, the state of one takes {needed} bytes and swap_mib leaves {available}; \
         close a stream, or raise swap_mib or n_seq_max"
    )]
    SwapFull { needed: usize, available: usize },
    /// A conversation leaves no space for an answer, and nothing of it is to go. Numbers in tokens.
    #[error(
        "the conversation has {needed} tokens, and of the context's {available} an answer is to have {reserve}; \
         condense or undo turns, let when_full drop the oldest, or raise n_ctx"
    )]
    ConversationFull {
        needed: usize,
        reserve: usize,
        available: usize,
    },
    /// A conversation that is giving an answer was asked for something that would change it.
    #[error("the conversation is still giving an answer; {instead}")]
    ConversationBusy { instead: &'static str },
    /// The file at `path` cannot be written or read, or is not what was written to it.
    #[error("cannot {doing} '{path}': {reason}")]
    File {
        doing: &'static str,
        path: String,
        reason: String,
    },
    /// The object was made before a fork, in process `made_in`, and this is process `here`.
    #[error("the {kind} was made in process {made_in} and this is process {here}; load it again after the fork")]
    WrongProcess {
        kind: &'static str,
        made_in: u32,
        here: u32,
    },
    /// Nothing is ready yet.
    #[error("nothing is ready yet; try again or use the call that waits")]
    WouldBlock,
}

impl Error {
    /// What kind of error this is, alike in all languages.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::ModelLoad { .. } => ErrorCode::ModelLoad,
            Self::Context { .. } => ErrorCode::Context,
            Self::Tokenization { .. } => ErrorCode::Tokenization,
            Self::Generation { .. } | Self::Refused { .. } | Self::Unfinished { .. } => ErrorCode::Generation,
            Self::Sampler { .. } => ErrorCode::Sampler,
            Self::Embedding { .. } | Self::TextTooLong { .. } => ErrorCode::Embedding,
            Self::InvalidInput { .. } | Self::NoContent { .. } | Self::NulInText { .. } | Self::ChatTemplate { .. } => {
                ErrorCode::InvalidInput
            }
            Self::OutOfRange { code, .. } => *code,
            Self::BufferTooSmall { .. } => ErrorCode::BufferTooSmall,
            Self::Backend { .. } => ErrorCode::Backend,
            Self::Cancelled { .. } => ErrorCode::Cancelled,
            Self::Engine { .. } => ErrorCode::Engine,
            Self::Internal { .. } => ErrorCode::Internal,
            Self::NoChatTemplate
            | Self::NoTools
            | Self::UnknownCalls
            | Self::NotAvailable { .. }
            | Self::PartNotAvailable { .. }
            | Self::NoDescriptor { .. }
            | Self::CpuTooOld { .. } => ErrorCode::NotAvailable,
            Self::Utf8 { .. } => ErrorCode::Utf8,
            Self::InvalidHandle { .. } | Self::ClosedWhileGenerating { .. } => ErrorCode::InvalidHandle,
            Self::ContextFull { .. }
            | Self::TextCannotFit { .. }
            | Self::ScoreTooLong { .. }
            | Self::SwapFull { .. }
            | Self::ConversationFull { .. } => ErrorCode::ContextFull,
            Self::ConversationBusy { .. } => ErrorCode::ContextBusy,
            Self::File { .. } => ErrorCode::File,
            Self::WrongProcess { .. } => ErrorCode::WrongProcess,
            Self::WouldBlock => ErrorCode::WouldBlock,
        }
    }

    /// A number that the error carries, such as `needed` and `available`.
    pub fn data(&self, key: &str) -> Option<i64> {
        let number = match (self, key) {
            (
                Self::BufferTooSmall { needed, .. }
                | Self::ContextFull { needed, .. }
                | Self::TextCannotFit { needed, .. }
                | Self::ScoreTooLong { needed, .. }
                | Self::SwapFull { needed, .. }
                | Self::ConversationFull { needed, .. }
                | Self::TextTooLong { needed, .. },
                "needed",
            ) => *needed,
            (
                Self::BufferTooSmall { available, .. }
                | Self::ContextFull { available, .. }
                | Self::TextCannotFit { available, .. }
                | Self::ScoreTooLong { available, .. }
                | Self::SwapFull { available, .. }
                | Self::ConversationFull { available, .. }
                | Self::TextTooLong { available, .. },
                "available",
            ) => *available,
            (Self::ClosedWhileGenerating { record } | Self::Unfinished { record }, "n_generated") => {
                record.tokens.len()
            }
            (Self::Unfinished { record }, "finish_reason") => return Some(record.finish_reason.code().into()),
            (Self::TextTooLong { index, .. }, "index") => *index,
            (Self::Embedding { index, .. }, "index") => (*index)?,
            (Self::Engine { line, .. }, "line") => *line as usize,
            (Self::Utf8 { at, .. } | Self::NulInText { at, .. }, "at") => *at,
            _ => return None,
        };
        i64::try_from(number).ok()
    }

    /// What a call had made that was ended by the end of its context, or before its answer was whole.
    pub fn record(&self) -> Option<&Generation> {
        match self {
            Self::ClosedWhileGenerating { record } | Self::Unfinished { record } => Some(record),
            _ => None,
        }
    }

    pub(crate) fn closed_while_generating(record: Generation) -> Self {
        Self::ClosedWhileGenerating {
            record: Box::new(record),
        }
    }

    pub(crate) fn unfinished(record: Generation) -> Self {
        Self::Unfinished {
            record: Box::new(record),
        }
    }

    /// A parameter outside its range.
    pub fn out_of_range(code: ErrorCode, field: &'static str, given: String, expected: &'static str) -> Self {
        Self::OutOfRange {
            code,
            field,
            given,
            expected,
        }
    }

    /// A field that is not built yet and was set.
    pub fn not_built(field: &'static str) -> Self {
        Self::NotAvailable { field }
    }

    pub(crate) fn invalid_input(
        what: impl Into<String>,
        given: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self::InvalidInput {
            what: what.into(),
            given: given.into(),
            expected: expected.into(),
        }
    }
}

/// What is said of a generation that ended before its JSON was complete: why, what helps, and last what there was.
fn unfinished(record: &Generation) -> String {
    let (reason, help) = match record.finish_reason {
        FinishReason::Length => (
            "the limit of tokens was reached",
            "raise max_tokens, or bound the texts and lists of the schema",
        ),
        FinishReason::ContextFull => (
            "the context was full",
            "raise n_ctx, or bound the texts and lists of the schema",
        ),
        FinishReason::StopString => (
            "a stop string was produced",
            "leave out stop, for the schema says where the answer ends",
        ),
        FinishReason::Cancelled => ("it was cancelled", "call again for a whole one"),
        FinishReason::Stop => ("the model ended it", "call again for a whole one"),
    };
    let (n, text) = (record.tokens.len(), &record.text);
    format!("the answer's JSON is not complete: {reason} after {n} tokens; {help}; the text so far is '{text}'")
}
