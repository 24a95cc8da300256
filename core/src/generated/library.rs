// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! Facts about the library.

/// The library's version.
pub const VERSION: &str = "0.4.0";
/// The version of the C ABI.
pub const ABI_VERSION: i32 = 2;
/// SHA-256 of the C ABI that this library was generated from, its docs left out.
pub const API_DIGEST: &str = "3b050a3e1e3aa06465ec5217b39902a9b33e51940b74689cc4405091a52cb7f1";

/// What a message about a negative number ends with, by the letters and digits of the parameter's name.
pub(crate) const INSTEAD: &[(&str, &str)] = &[
    ("drypenaltylastn", ": use -1 for the whole context"),
    ("minp", ": use 0 to switch it off"),
    ("mirostat", ": use 0 to switch it off"),
    ("nctx", ": use 0 for the model's own"),
    ("ngpulayers", ": use -1 for all"),
    ("nlogprobs", ": use -1 to switch it off"),
    ("nreserve", ": use 0 for a quarter of the context"),
    ("nthreads", ": use 0 for the physical cores"),
    ("nthreadsbatch", ": use 0 for as many as for single tokens"),
    ("penaltylastn", ": use -1 for the whole context"),
    ("penaltyrepeat", ": use 1 to switch it off"),
    ("seed", ": leave it out for a fresh one"),
    ("swapmib", ": use 0 for a quarter of what is available, -1 for none"),
    ("temperature", ": use 0 for the most likely token"),
    ("topk", ": use 0 for all"),
    ("topp", ": use 1 to switch it off"),
    ("typicalp", ": use 1 to switch it off"),
];

/// Message templates that every binding shares; `{what}` and `{at}` are filled in.
pub mod messages {
    #[allow(missing_docs)]
    pub const NUL_IN_TEXT: &str = "{what} has a NUL character at byte {at}; text must not contain one: remove it";
    #[allow(missing_docs)]
    pub const INVALID_UTF8: &str =
        "{what} is not valid UTF-8 at byte {at}; text must be UTF-8: convert or replace the bytes first";
    #[allow(missing_docs)]
    pub const CLOSED_UNDER_CALL: &str = "the context was closed while the call waited, tokens made so far: {n}; close a context after its calls, or use the call that gives a record";
    #[allow(missing_docs)]
    pub const PART_NOT_AVAILABLE: &str = "{what} is a part of type '{kind}', which is not available in this version; give parts of type 'text', each with its text";
}
