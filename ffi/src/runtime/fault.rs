//! What can go wrong between C and core; everything else is core's own error.

use mullama::{Error, ErrorCode};

/// What the body of an exported function answers.
pub(crate) type Outcome<T> = Result<T, Fault>;

/// Why an exported function failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error(transparent)]
    Core(#[from] Error),
    #[error("{what} is null; give a valid pointer")]
    NullPointer { what: &'static str },
    #[error("{place} is null; give text")]
    NullInList { place: String },
    #[error("{what} is no live {kind} handle: it was freed, forged or is of another type; create another one")]
    InvalidHandle { what: &'static str, kind: &'static str },
    #[error("{what} is {given}; expected {expected}")]
    InvalidInput {
        what: &'static str,
        given: String,
        expected: String,
    },
    #[error("{place} is {given}; expected {expected}")]
    InvalidInList {
        place: String,
        given: String,
        expected: String,
    },
    #[error("{what} has space for {available} and {needed} are needed; call again with a larger buffer")]
    BufferTooSmall {
        what: &'static str,
        needed: usize,
        available: usize,
    },
    #[error("a bug in Mullama, please report it: {reason}")]
    Panic { reason: String },
}

impl Fault {
    /// The code that the C caller sees.
    pub(crate) fn code(&self) -> i32 {
        match self {
            Self::Core(error) => error.code(),
            Self::NullPointer { .. } | Self::NullInList { .. } => ErrorCode::NullPointer,
            Self::InvalidHandle { .. } => ErrorCode::InvalidHandle,
            Self::InvalidInput { .. } | Self::InvalidInList { .. } => ErrorCode::InvalidInput,
            Self::BufferTooSmall { .. } => ErrorCode::BufferTooSmall,
            Self::Panic { .. } => ErrorCode::Internal,
        }
        .code()
    }

    /// The same about an item of a list: `rename` gives what was named its place.
    pub(crate) fn renamed(self, rename: impl Fn(&str) -> String) -> Self {
        match self {
            Self::NullPointer { what } => Self::NullInList { place: rename(what) },
            Self::InvalidInput { what, given, expected } => Self::InvalidInList {
                place: rename(what),
                given,
                expected,
            },
            // The messages about text begin with its name.
            Self::Core(Error::Utf8 { message, at }) => Self::Core(Error::Utf8 {
                message: rename(&message),
                at,
            }),
            Self::Core(Error::NulInText { message, at }) => Self::Core(Error::NulInText {
                message: rename(&message),
                at,
            }),
            other => other,
        }
    }

    /// A number that the fault carries.
    pub(crate) fn data(&self, key: &str) -> Option<i64> {
        match (self, key) {
            (Self::Core(error), _) => error.data(key),
            (Self::BufferTooSmall { needed, .. }, "needed") => i64::try_from(*needed).ok(),
            (Self::BufferTooSmall { available, .. }, "available") => i64::try_from(*available).ok(),
            _ => None,
        }
    }
}
