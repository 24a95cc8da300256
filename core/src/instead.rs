//! What is written instead of a usual number.

use crate::generated::library::INSTEAD;

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
