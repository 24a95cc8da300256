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

/// The same as text of its own, if there is memory for that.
///
/// # Errors
///
/// As [`check`] and [`copied`].
pub fn checked(bytes: &[u8], what: &str) -> Result<String> {
    let text = check(bytes, what)?;
    owned(text).ok_or_else(|| too_large(text.len(), what))
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

/// Whether there is memory for so many bytes at this moment. For work whose many steps cannot each fail: it is refused before it begins.
#[must_use]
pub fn has_room_for(bytes: usize) -> bool {
    Vec::<u8>::new().try_reserve_exact(bytes).is_ok()
}

/// A copy of what a caller has given, if there is memory for one. `what` names the argument in the message.
///
/// # Errors
///
/// [`crate::ErrorCode::InvalidInput`] with the size.
pub fn copied<T: Copy>(given: &[T], what: &str) -> Result<Vec<T>> {
    let mut copy = with_room(given.len(), what)?;
    copy.extend_from_slice(given);
    Ok(copy)
}

/// An empty list with room for so many items, if there is memory for them.
///
/// # Errors
///
/// As [`copied`].
pub fn with_room<T>(n_items: usize, what: &str) -> Result<Vec<T>> {
    let mut list = Vec::new();
    let reserved = list.try_reserve_exact(n_items);
    reserved.map_err(|_| too_large(n_items.saturating_mul(size_of::<T>()), what))?;
    Ok(list)
}

/// What is said of an argument for which there is no memory.
pub fn too_large(n_bytes: usize, what: &str) -> Error {
    Error::InvalidInput {
        what: what.to_owned(),
        given: format!("{n_bytes} bytes long, and there is not enough memory for so many"),
        expected: "something shorter".to_owned(),
    }
}

/// A copy of a text, if there is memory for one.
pub(crate) fn owned(text: &str) -> Option<String> {
    let mut copy = String::new();
    copy.try_reserve_exact(text.len()).ok()?;
    copy.push_str(text);
    Some(copy)
}

fn message(template: &str, what: &str, at: usize) -> String {
    template.replace("{what}", what).replace("{at}", &at.to_string())
}

#[cfg(test)]
mod tests {
    use super::{copied, with_room};
    use crate::ErrorCode;

    #[test]
    fn what_there_is_no_memory_for_is_an_error_with_its_size() {
        assert_eq!(copied(&[7, 8], "tokens"), Ok(vec![7, 8]));
        let error = with_room::<u64>(1 << 59, "tokens").unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert_eq!(
            error.to_string(),
            "tokens is 4611686018427387904 bytes long, and there is not enough memory for so many; expected something shorter"
        );
    }
}
