// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The error codes of every call.

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum ErrorCode {
    /// A null pointer was given where a value is needed.
    NullPointer = -1,
    /// The model file cannot be loaded.
    ModelLoad = -2,
    /// The context cannot be created.
    Context = -3,
    /// The text cannot be turned into tokens.
    Tokenization = -4,
    /// The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
    Generation = -5,
    /// The sampler parameters are out of range.
    Sampler = -6,
    /// The text cannot be embedded.
    Embedding = -7,
    /// An argument is out of range or malformed.
    InvalidInput = -8,
    /// The buffer is too small for the result.
    BufferTooSmall = -9,
    /// The compute backend cannot be started.
    Backend = -10,
    /// The call was cancelled before it had anything to give.
    Cancelled = -11,
    /// A bug in Mullama; please report it with the message.
    Internal = -12,
    /// The feature is not built into this library.
    NotAvailable = -13,
    /// The text is not valid UTF-8.
    Utf8 = -14,
    /// A lock is poisoned.
    Lock = -15,
    /// The handle was freed, forged or is of another type.
    InvalidHandle = -16,
    /// The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
    ContextFull = -17,
    /// A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.
    ContextBusy = -18,
    /// The handle belongs to the process that was forked from.
    WrongProcess = -19,
    /// Nothing is ready yet.
    WouldBlock = -20,
    /// An assertion of the engine failed; the context on which it did answers the same from then on.
    Engine = -21,
    /// A file cannot be written or read, or it is not what was written to it.
    File = -23,
}

impl ErrorCode {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[
        Self::NullPointer,
        Self::ModelLoad,
        Self::Context,
        Self::Tokenization,
        Self::Generation,
        Self::Sampler,
        Self::Embedding,
        Self::InvalidInput,
        Self::BufferTooSmall,
        Self::Backend,
        Self::Cancelled,
        Self::Internal,
        Self::NotAvailable,
        Self::Utf8,
        Self::Lock,
        Self::InvalidHandle,
        Self::ContextFull,
        Self::ContextBusy,
        Self::WrongProcess,
        Self::WouldBlock,
        Self::Engine,
        Self::File,
    ];

    /// The number of this value in the C ABI.
    pub const fn code(self) -> i32 {
        self as i32
    }

    /// The value with this number.
    pub fn from_code(code: i32) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The name as the description spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NullPointer => "null_pointer",
            Self::ModelLoad => "model_load",
            Self::Context => "context",
            Self::Tokenization => "tokenization",
            Self::Generation => "generation",
            Self::Sampler => "sampler",
            Self::Embedding => "embedding",
            Self::InvalidInput => "invalid_input",
            Self::BufferTooSmall => "buffer_too_small",
            Self::Backend => "backend",
            Self::Cancelled => "cancelled",
            Self::Internal => "internal",
            Self::NotAvailable => "not_available",
            Self::Utf8 => "utf8",
            Self::Lock => "lock",
            Self::InvalidHandle => "invalid_handle",
            Self::ContextFull => "context_full",
            Self::ContextBusy => "context_busy",
            Self::WrongProcess => "wrong_process",
            Self::WouldBlock => "would_block",
            Self::Engine => "engine",
            Self::File => "file",
        }
    }

    /// What the code means, in one sentence.
    pub const fn description(self) -> &'static str {
        match self {
            Self::NullPointer => "A null pointer was given where a value is needed.",
            Self::ModelLoad => "The model file cannot be loaded.",
            Self::Context => "The context cannot be created.",
            Self::Tokenization => "The text cannot be turned into tokens.",
            Self::Generation => "The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.",
            Self::Sampler => "The sampler parameters are out of range.",
            Self::Embedding => "The text cannot be embedded.",
            Self::InvalidInput => "An argument is out of range or malformed.",
            Self::BufferTooSmall => "The buffer is too small for the result.",
            Self::Backend => "The compute backend cannot be started.",
            Self::Cancelled => "The call was cancelled before it had anything to give.",
            Self::Internal => "A bug in Mullama; please report it with the message.",
            Self::NotAvailable => "The feature is not built into this library.",
            Self::Utf8 => "The text is not valid UTF-8.",
            Self::Lock => "A lock is poisoned.",
            Self::InvalidHandle => "The handle was freed, forged or is of another type.",
            Self::ContextFull => "The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.",
            Self::ContextBusy => "A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.",
            Self::WrongProcess => "The handle belongs to the process that was forked from.",
            Self::WouldBlock => "Nothing is ready yet.",
            Self::Engine => "An assertion of the engine failed; the context on which it did answers the same from then on.",
            Self::File => "A file cannot be written or read, or it is not what was written to it.",
        }
    }
}
