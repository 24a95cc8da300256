//! What text must be, once for all languages.

pub use crate::instead::instead;
use crate::{messages, Error, Result};

/// Gives `bytes` as text, if they are one. `what` names the argument in the message.
///
/// # Errors
///
/// [`crate::ErrorCode::Utf8`] for invalid UTF-8 and [`crate::ErrorCode::InvalidInput`] for a NUL, each with the byte's offset.
pub fn check<'a>(bytes: &'a [u8], what: &str) -> Result<&'a str> {
    let text = std::str::from_utf8(bytes).map_err(|error| Error::Utf8 {
        message: message(messages::INVALID_UTF8, what, error.valid_up_to()),
        at: error.valid_up_to(),
    })?;
    refuse_nul(text, what)?;
    Ok(text)
}

/// Refuses a NUL inside text, which C would take for its end.
pub(crate) fn refuse_nul(text: &str, what: &str) -> Result<()> {
    match text.bytes().position(|byte| byte == 0) {
        None => Ok(()),
        Some(at) => Err(Error::NulInText {
            message: message(messages::NUL_IN_TEXT, what, at),
            at,
        }),
    }
}

fn message(template: &str, what: &str, at: usize) -> String {
    template.replace("{what}", what).replace("{at}", &at.to_string())
}
