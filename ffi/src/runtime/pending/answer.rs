//! Answers of started calls: what core gave, until C takes it.

use std::ffi::c_void;

use super::super::handles::put;
use super::super::results::Whole;
use super::super::{Handled, Outcome};

/// An answer, as C takes it.
pub(crate) enum Answer {
    Nothing,
    Object {
        is_record: bool,
        /// Makes the handle; an answer that nobody takes never has one.
        keep: Box<dyn FnOnce() -> Outcome<*mut c_void> + Send>,
    },
    Vectors(Vec<f32>),
    Text(String),
    Bytes(Vec<u8>),
    Tokens(Vec<i32>),
    Integer(i64),
    Id(Option<i32>),
    Number(f64),
    Bool(bool),
}

impl Answer {
    pub(crate) fn status((): ()) -> Self {
        Self::Nothing
    }

    pub(crate) fn record<T: Handled>(value: T) -> Self {
        Self::object(value, true)
    }

    pub(crate) fn handle<T: Handled>(value: T) -> Self {
        Self::object(value, false)
    }

    fn object<T: Handled>(value: T, is_record: bool) -> Self {
        let keep = Box::new(move || put(value).map(<*mut T::Opaque>::cast));
        Self::Object { is_record, keep }
    }

    pub(crate) fn vectors(values: Vec<f32>) -> Self {
        Self::Vectors(values)
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn bytes(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }

    pub(crate) fn tokens(values: Vec<i32>) -> Self {
        Self::Tokens(values)
    }

    pub(crate) fn integer(number: impl Whole) -> Self {
        Self::Integer(number.whole())
    }

    pub(crate) fn id(number: Option<i32>) -> Self {
        Self::Id(number)
    }

    pub(crate) fn number(number: impl Into<f64>) -> Self {
        Self::Number(number.into())
    }

    pub(crate) fn bool(flag: bool) -> Self {
        Self::Bool(flag)
    }
}
