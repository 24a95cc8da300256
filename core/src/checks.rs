//! What the generated `check()` functions are made of.

use crate::{Error, ErrorCode, Result};
use std::fmt::Display;
use std::ops::RangeBounds;

/// A number that a parameter can have.
pub(crate) trait Number: PartialOrd + Display {
    /// False for what is no number to compute with: NaN and infinities, which an open range would let pass.
    fn is_finite(&self) -> bool {
        true
    }
}

impl Number for i32 {}
impl Number for u32 {}
impl Number for i64 {}
impl Number for u64 {}

impl Number for f32 {
    fn is_finite(&self) -> bool {
        Self::is_finite(*self)
    }
}

impl Number for f64 {
    fn is_finite(&self) -> bool {
        Self::is_finite(*self)
    }
}

/// Refuses a value outside `range`, and what is not finite. `expected` is the range in words.
pub(crate) fn in_range<T: Number>(
    code: ErrorCode,
    field: &'static str,
    value: T,
    range: impl RangeBounds<T>,
    expected: &'static str,
) -> Result<()> {
    if value.is_finite() && range.contains(&value) {
        return Ok(());
    }
    Err(Error::out_of_range(code, field, value.to_string(), expected))
}

/// Refuses a field that is not built yet, unless it has its default.
pub(crate) fn built(field: &'static str, is_default: bool) -> Result<()> {
    if is_default {
        return Ok(());
    }
    Err(Error::not_built(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_finite_number_is_in_no_range() {
        for value in [f32::NAN, f32::INFINITY, -1.0] {
            let error = in_range(ErrorCode::Sampler, "temperature", value, 0.0.., "at least 0").unwrap_err();
            assert_eq!(error.code(), ErrorCode::Sampler);
            let said = error.to_string();
            assert!(
                said.starts_with(&format!("temperature is {value}; it must be at least 0")),
                "{said}"
            );
        }
        assert_eq!(
            in_range(ErrorCode::Sampler, "temperature", 0.0f32, 0.0.., "at least 0"),
            Ok(())
        );
    }

    #[test]
    fn a_number_that_means_something_elsewhere_is_told_what_means_it_here() {
        let error = in_range(ErrorCode::Sampler, "top_k", -1, 0.., "at least 0").unwrap_err();
        assert_eq!(error.to_string(), "top_k is -1; it must be at least 0: use 0 for all");
    }

    #[test]
    fn a_field_that_is_not_built_says_its_name() {
        let error = built("overflow", false).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NotAvailable);
        assert!(error.to_string().contains("overflow"));
    }
}
