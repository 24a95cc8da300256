//! What the generated `check` methods of parameter records are made of.

use std::fmt::Display;
use std::ops::RangeBounds;

use crate::{Error, ErrorCode, Result};

/// Refuses a number outside its range; NaN is in no range.
pub(crate) fn in_range<T: PartialOrd + Display>(
    code: ErrorCode,
    field: &'static str,
    value: T,
    range: impl RangeBounds<T>,
    expected: &'static str,
) -> Result<()> {
    if range.contains(&value) {
        return Ok(());
    }
    Err(Error::out_of_range(code, field, value.to_string(), expected))
}

/// Refuses a field that is described but not built yet, unless it has its default.
pub(crate) fn built(field: &'static str, is_default: bool) -> Result<()> {
    if is_default {
        return Ok(());
    }
    Err(Error::not_built(field))
}
