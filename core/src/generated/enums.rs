// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The closed sets of named values.

/// What a part of an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum EventKind {
    /// Part of the answer.
    Text = 0,
    /// Part of the thought before it.
    Thinking = 1,
    /// A call of a tool, whole.
    ToolCall = 2,
}

impl EventKind {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[Self::Text, Self::Thinking, Self::ToolCall];

    /// The number of this value in the C ABI.
    pub const fn code(self) -> i32 {
        self as i32
    }

    /// The value with this number.
    pub fn from_code(code: i32) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The name as the description spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Thinking => "thinking",
            Self::ToolCall => "tool_call",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }
}

/// Why a generation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum FinishReason {
    /// An end-of-generation token was produced.
    Stop = 0,
    /// One of the stop strings was produced; it is not part of the text.
    StopString = 1,
    /// The limit of tokens was reached.
    Length = 2,
    /// The cancel token was set or the stream was closed.
    Cancelled = 3,
    /// The context had no space for another token.
    ContextFull = 4,
}

impl FinishReason {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[
        Self::Stop,
        Self::StopString,
        Self::Length,
        Self::Cancelled,
        Self::ContextFull,
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
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::StopString => "stop_string",
            Self::Length => "length",
            Self::Cancelled => "cancelled",
            Self::ContextFull => "context_full",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }
}

/// Whether flash attention is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum FlashAttn {
    /// The engine decides.
    #[default]
    Auto = -1,
    /// Never.
    Off = 0,
    /// Always.
    On = 1,
}

impl FlashAttn {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[Self::Auto, Self::Off, Self::On];

    /// The number of this value in the C ABI.
    pub const fn code(self) -> i32 {
        self as i32
    }

    /// The value with this number.
    pub fn from_code(code: i32) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The name as the description spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Off => "off",
            Self::On => "on",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }
}

/// The number format of the KV cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum KvType {
    /// 32-bit floats.
    F32 = 0,
    /// 16-bit floats.
    #[default]
    F16 = 1,
    /// 4 bits in blocks of 32.
    Q4_0 = 2,
    /// 4 bits in blocks of 32, with an offset.
    Q4_1 = 3,
    /// 5 bits in blocks of 32.
    Q5_0 = 6,
    /// 5 bits in blocks of 32, with an offset.
    Q5_1 = 7,
    /// 8 bits in blocks of 32.
    Q8_0 = 8,
    /// 16-bit brain floats.
    Bf16 = 30,
}

impl KvType {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[
        Self::F32,
        Self::F16,
        Self::Q4_0,
        Self::Q4_1,
        Self::Q5_0,
        Self::Q5_1,
        Self::Q8_0,
        Self::Bf16,
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
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::F32 => "f32",
            Self::F16 => "f16",
            Self::Q4_0 => "q4_0",
            Self::Q4_1 => "q4_1",
            Self::Q5_0 => "q5_0",
            Self::Q5_1 => "q5_1",
            Self::Q8_0 => "q8_0",
            Self::Bf16 => "bf16",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }
}

/// What happens when the context is full in the middle of a generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum Overflow {
    /// The generation ends with [`FinishReason::ContextFull`](crate::FinishReason::ContextFull).
    #[default]
    Stop = 0,
    /// The older half behind BOS is dropped, the rest evaluated anew; without a limit of tokens it is endless.
    Shift = 1,
}

impl Overflow {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[Self::Stop, Self::Shift];

    /// The number of this value in the C ABI.
    pub const fn code(self) -> i32 {
        self as i32
    }

    /// The value with this number.
    pub fn from_code(code: i32) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The name as the description spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Shift => "shift",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }
}

/// How the vectors of a text's tokens become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum Pooling {
    /// As the model's metadata says, else the mean.
    #[default]
    Unspecified = -1,
    /// Not at all; no embedding can be made.
    None = 0,
    /// Their mean.
    Mean = 1,
    /// The first token's.
    Cls = 2,
    /// The last token's.
    Last = 3,
    /// A reranker's score; no embedding can be made.
    Rank = 4,
}

impl Pooling {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::None,
        Self::Mean,
        Self::Cls,
        Self::Last,
        Self::Rank,
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
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::None => "none",
            Self::Mean => "mean",
            Self::Cls => "cls",
            Self::Last => "last",
            Self::Rank => "rank",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }
}

/// How a model is spread over several GPUs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum SplitMode {
    /// One GPU holds everything.
    None = 0,
    /// Layers and their KV cache are spread.
    #[default]
    Layer = 1,
    /// Rows of the matrices are spread.
    Row = 2,
}

impl SplitMode {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[Self::None, Self::Layer, Self::Row];

    /// The number of this value in the C ABI.
    pub const fn code(self) -> i32 {
        self as i32
    }

    /// The value with this number.
    pub fn from_code(code: i32) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The name as the description spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Layer => "layer",
            Self::Row => "row",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }
}

/// What a token is to its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum TokenKind {
    /// The file does not say.
    Undefined = 0,
    /// A piece of ordinary text.
    Normal = 1,
    /// Stands for what the vocabulary cannot spell.
    Unknown = 2,
    /// Marks the structure of a text, like its beginning; no text of its own.
    Control = 3,
    /// Added to the vocabulary as a whole; its text is never split.
    UserDefined = 4,
    /// A place that is free.
    Unused = 5,
    /// One byte of a character that has no token of its own.
    Byte = 6,
}

impl TokenKind {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[
        Self::Undefined,
        Self::Normal,
        Self::Unknown,
        Self::Control,
        Self::UserDefined,
        Self::Unused,
        Self::Byte,
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
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Undefined => "undefined",
            Self::Normal => "normal",
            Self::Unknown => "unknown",
            Self::Control => "control",
            Self::UserDefined => "user_defined",
            Self::Unused => "unused",
            Self::Byte => "byte",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }
}

/// What a conversation does when it no longer fits into its context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(non_camel_case_types)]
#[repr(i32)]
pub enum WhenFull {
    /// The oldest turns are dropped as a whole; system messages, tools and the turn that is to be answered stay.
    #[default]
    DropOldest = 0,
    /// The call answers [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull) and changes nothing.
    Fail = 1,
}

impl WhenFull {
    /// Every value, in the order of the description.
    pub const ALL: &'static [Self] = &[Self::DropOldest, Self::Fail];

    /// The number of this value in the C ABI.
    pub const fn code(self) -> i32 {
        self as i32
    }

    /// The value with this number.
    pub fn from_code(code: i32) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The name as the description spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DropOldest => "drop_oldest",
            Self::Fail => "fail",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }
}
