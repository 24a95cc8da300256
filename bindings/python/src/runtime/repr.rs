//! What `repr` says of an object.

use std::fmt::{Debug, Write};

/// The class, and its facts or that it is closed.
pub fn object(class: &str, closed: bool, facts: &[(&str, &dyn Debug)]) -> String {
    let mut text = format!("<mullama.{class}");
    for (label, fact) in facts {
        let _ = write!(text, " {label}={fact:?}");
    }
    text.push_str(if closed { " closed>" } else { ">" });
    text
}
