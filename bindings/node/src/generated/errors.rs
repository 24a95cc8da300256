// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The numbers that errors carry.

use mullama::ErrorCode;

/// The keys of an error's numbers, each with the property it becomes.
pub fn data_keys(code: ErrorCode) -> &'static [(&'static str, &'static str)] {
    match code {
        ErrorCode::Generation => &[("n_generated", "nGenerated"), ("finish_reason", "finishReason")],
        ErrorCode::Embedding => &[("needed", "needed"), ("available", "available"), ("index", "index")],
        ErrorCode::BufferTooSmall => &[("needed", "needed"), ("available", "available")],
        ErrorCode::InvalidHandle => &[("n_generated", "nGenerated")],
        ErrorCode::ContextFull => &[("needed", "needed"), ("available", "available")],
        ErrorCode::Engine => &[("line", "line")],
        _ => &[],
    }
}
