// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! Facts about the library.

/// The library's version.
pub const VERSION: &str = "0.1.0";
/// The version of the C ABI.
pub const ABI_VERSION: i32 = 1;
/// SHA-256 of the C ABI that this library was generated from, its docs left out.
pub const API_DIGEST: &str = "0e922d203cb96eb85122756d92cdbd5ebb6ea898a5352e9ae59813833380742c";

/// Message templates that every binding shares; `{what}` and `{at}` are filled in.
pub mod messages {
    #[allow(missing_docs)]
    pub const NUL_IN_TEXT: &str = "{what} has a NUL character at byte {at}; text must not contain one: remove it";
    #[allow(missing_docs)]
    pub const INVALID_UTF8: &str =
        "{what} is not valid UTF-8 at byte {at}; text must be UTF-8: convert or replace the bytes first";
}
