//! Why a call into llama.cpp gave nothing.

use crate::Error;
use std::collections::TryReserveError;

/// What went wrong in the engine. What it means to a caller, and the code, is for the one who called.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum EngineError {
    /// An assertion of llama.cpp's. What the call worked on may be half-done and is not to be trusted.
    #[error("an assertion of the engine failed: {message} ({file}:{line})")]
    Asserted { message: String, file: String, line: u32 },
    /// Memory that cannot be had.
    #[error("there is not enough memory; free some, or give less to do at once")]
    NoMemory,
    /// llama.cpp threw or answered that it cannot; why.
    #[error("{0}")]
    Failed(String),
}

/// What llama.cpp asserts of memory that it has just asked for.
const ALLOCATED: [&str; 13] = [
    "ctx->mem_buffer",
    "ctx->buffers",
    "galloc",
    "galloc->bufts",
    "galloc->buffers",
    "galloc->buf_tallocs",
    "galloc->hash_set.keys",
    "galloc->hash_values",
    "galloc->node_allocs",
    "galloc->leaf_allocs",
    "sched->splits",
    "sched->graph.nodes",
    "sched->graph.leafs",
];

/// How ggml's own `malloc` and `calloc` end; nothing else in that file says so.
const REFUSED: (&str, &str) = ("ggml/src/ggml.c", "fatal error");

impl EngineError {
    /// Reads ggml's line, `file:line: message`.
    pub(super) fn asserted(text: &str) -> Self {
        let mut at = 0;
        // A path may have colons of its own, so the number decides.
        while let Some(colon) = text[at..].find(':').map(|found| at + found) {
            let rest = &text[colon + 1..];
            let digits = rest.len() - rest.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
            if let (Ok(line), Some(message)) = (rest[..digits].parse(), rest[digits..].strip_prefix(": ")) {
                return Self::Asserted {
                    message: message.trim_end().to_owned(),
                    file: in_llama(&text[..colon]).to_owned(),
                    line,
                };
            }
            at = colon + 1;
        }
        Self::Asserted {
            message: text.trim_end().to_owned(),
            file: "llama.cpp".into(),
            line: 0,
        }
    }

    /// A log's reason, where llama.cpp gave one.
    pub(super) fn failed(reason: Option<String>, otherwise: impl FnOnce() -> String) -> Self {
        Self::Failed(reason.unwrap_or_else(otherwise))
    }

    /// An answer, or nothing where the engine refuses one for good. A lack of memory stays an error: there may be some the next time.
    pub(crate) fn unless_refused<T>(answer: Result<T, Self>) -> Result<Option<T>, Self> {
        match answer {
            Err(Self::NoMemory) => Err(Self::NoMemory),
            answer => Ok(answer.ok()),
        }
    }

    pub(crate) fn is_assertion(&self) -> bool {
        matches!(self, Self::Asserted { .. })
    }

    /// The same of a call that was to make an object. Where an assertion says that memory could not be had, that is what went wrong: nobody
    /// has what it may have left half-done.
    pub(super) fn in_making(self) -> Self {
        let Self::Asserted { message, file, .. } = &self else {
            return self;
        };
        let of = message
            .strip_prefix("GGML_ASSERT(")
            .and_then(|rest| rest.split_once(" != NULL)"));
        let is_memory =
            of.is_some_and(|(what, _)| ALLOCATED.contains(&what)) || (file.as_str(), message.as_str()) == REFUSED;
        if is_memory {
            Self::NoMemory
        } else {
            self
        }
    }

    /// The caller's error: an assertion is one of its own, and the rest is a reason for `otherwise`.
    pub(crate) fn or(self, otherwise: impl FnOnce(String) -> Error) -> Error {
        match self {
            Self::Asserted { message, file, line } => Error::Engine { message, file, line },
            other => otherwise(other.to_string()),
        }
    }
}

impl From<TryReserveError> for EngineError {
    fn from(_: TryReserveError) -> Self {
        Self::NoMemory
    }
}

/// A source file's path inside llama.cpp, without the folders of whoever built it.
fn in_llama(path: &str) -> &str {
    match path.rfind("llama.cpp/") {
        Some(at) if !path[at + 10..].is_empty() => &path[at + 10..],
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::EngineError;

    fn read(text: &str) -> (String, String, u32) {
        match EngineError::asserted(text) {
            EngineError::Asserted { message, file, line } => (file, message, line),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_assertion_of_an_allocation_is_a_lack_of_memory_where_an_object_is_made() {
        let said = |line: &str| EngineError::asserted(line).in_making();
        for line in [
            "/x/llama.cpp/ggml/src/ggml.c:1644: GGML_ASSERT(ctx->mem_buffer != NULL) failed",
            "ggml/src/ggml-alloc.c:500: GGML_ASSERT(galloc != NULL) failed\n",
            "/x/llama.cpp/ggml/src/ggml.c:414: fatal error",
        ] {
            assert_eq!(said(line), EngineError::NoMemory);
        }
        for line in [
            "ggml/src/ggml.c:1644: GGML_ASSERT(ctx->mem_buffer == NULL) failed",
            "ggml/src/ggml-backend.cpp:576: GGML_ASSERT(backend->iface.graph_plan_create != NULL) failed",
            "ggml/src/ggml-backend.cpp:9: fatal error",
        ] {
            assert!(said(line).is_assertion(), "{line}");
        }
    }

    #[test]
    fn a_line_of_ggml_is_file_number_and_message() {
        assert_eq!(
            read("/root/x/llama.cpp/ggml/src/ggml.c:1717: GGML_ASSERT(a: b) failed\n"),
            ("ggml/src/ggml.c".into(), "GGML_ASSERT(a: b) failed".into(), 1717)
        );
        assert_eq!(
            read(r"C:\src\llama.cpp:12: no"),
            (r"C:\src\llama.cpp".into(), "no".into(), 12)
        );
        assert_eq!(
            read("src/llama-kv.cpp:3: x: y"),
            ("src/llama-kv.cpp".into(), "x: y".into(), 3)
        );
    }

    #[test]
    fn what_has_no_number_is_a_message() {
        assert_eq!(read("out of luck: 3"), ("llama.cpp".into(), "out of luck: 3".into(), 0));
    }
}
