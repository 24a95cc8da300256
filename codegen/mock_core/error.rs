//! The error type as far as runtimes know it.

use crate::ErrorCode;

/// What a call answers.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a call gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum Error {
    #[error("{what} is {given}; expected {expected}")]
    InvalidInput {
        what: String,
        given: String,
        expected: String,
    },
    #[error("{field} is {given}; it must be {expected}")]
    OutOfRange {
        code: ErrorCode,
        field: &'static str,
        given: String,
        expected: &'static str,
    },
    #[error("the buffer has {available} bytes and {needed} are needed")]
    BufferTooSmall { needed: usize, available: usize },
    #[error("{field} is not available")]
    NotAvailable { field: &'static str },
    #[error("{what} is a part of type {kind}")]
    PartNotAvailable { what: String, kind: String },
    #[error("{message}")]
    Utf8 { message: String, at: usize },
    #[error("{message}")]
    NulInText { message: String, at: usize },
    #[error("the {kind} is closed")]
    InvalidHandle { kind: &'static str },
    #[error("nothing is ready yet")]
    WouldBlock,
    #[error("{what} was cancelled")]
    Cancelled { what: &'static str },
}

impl Error {
    /// What kind of error this is.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::OutOfRange { code, .. } => *code,
            Self::BufferTooSmall { .. } => ErrorCode::BufferTooSmall,
            Self::NotAvailable { .. } | Self::PartNotAvailable { .. } => ErrorCode::NotAvailable,
            Self::Utf8 { .. } => ErrorCode::Utf8,
            Self::InvalidInput { .. } | Self::NulInText { .. } => ErrorCode::InvalidInput,
            Self::InvalidHandle { .. } => ErrorCode::InvalidHandle,
            Self::WouldBlock => ErrorCode::WouldBlock,
            Self::Cancelled { .. } => ErrorCode::Cancelled,
        }
    }

    /// A number that the error carries.
    pub fn data(&self, key: &str) -> Option<i64> {
        let number = match (self, key) {
            (Self::BufferTooSmall { needed, .. }, "needed") => *needed,
            (Self::BufferTooSmall { available, .. }, "available") => *available,
            _ => return None,
        };
        i64::try_from(number).ok()
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
    #[allow(dead_code)]
    pub fn not_built(field: &'static str) -> Self {
        Self::NotAvailable { field }
    }
}
