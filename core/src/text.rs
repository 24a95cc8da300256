//! What text must be and what messages say, once for all languages.

use crate::generated::library::INSTEAD;
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

/// What is written instead of a negative number that other libraries take for "off", "all" or "by itself"; empty where nothing is.
///
/// `field` is a parameter's name in any language's spelling, with or without a place before it.
pub fn instead(field: &str, given: &str) -> &'static str {
    if !given.starts_with('-') {
        return "";
    }
    let name = field.rsplit('.').next().unwrap_or(field);
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    INSTEAD
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, text)| text)
}

fn message(template: &str, what: &str, at: usize) -> String {
    template.replace("{what}", what).replace("{at}", &at.to_string())
}

#[cfg(test)]
mod tests {
    use super::instead;

    #[test]
    fn a_parameter_is_known_in_every_spelling_and_only_a_negative_number_is_replaced() {
        for field in ["seed", "params.seed"] {
            assert_eq!(instead(field, "-1"), ": leave it out for a fresh one");
        }
        for field in ["n_threads", "nThreads", "params.nThreads"] {
            assert_eq!(instead(field, "-1"), ": use 0 for the physical cores");
        }
        assert_eq!((instead("seed", "4294967296"), instead("main_gpu", "-1")), ("", ""));
    }
}
