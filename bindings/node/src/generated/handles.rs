// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The native objects behind JavaScript ones.

#[allow(unused_imports)] // an API without streams needs no Arc
use crate::generated::prelude::*;

/// The native object of a CancelToken.
pub fn cancel_token<'env>(value: &Unknown<'env>, what: &str) -> Result<&'env core::CancelToken> {
    objects::native(value, what, "a CancelToken")
}

/// The native object of a Model.
pub fn model<'env>(value: &Unknown<'env>, what: &str) -> Result<&'env core::Model> {
    objects::native(value, what, "a Model")
}

/// The native object of a Context.
pub fn context<'env>(value: &Unknown<'env>, what: &str) -> Result<&'env core::Context> {
    objects::native(value, what, "a Context")
}

/// The native object of a Conversation.
pub fn conversation<'env>(value: &Unknown<'env>, what: &str) -> Result<&'env core::Conversation> {
    objects::native(value, what, "a Conversation")
}

/// The native object of an EmbeddingGenerator.
pub fn embedding_generator<'env>(value: &Unknown<'env>, what: &str) -> Result<&'env core::EmbeddingGenerator> {
    objects::native(value, what, "an EmbeddingGenerator")
}

/// The native object of a ToolRun.
pub fn tool_run<'env>(value: &Unknown<'env>, what: &str) -> Result<&'env core::ToolRun> {
    objects::native(value, what, "a ToolRun")
}

/// The native object of an EventStream, shared with whoever waits for its next piece.
pub fn event_stream<'env>(value: &Unknown<'env>, what: &str) -> Result<&'env Arc<core::EventStream>> {
    objects::native(value, what, "an EventStream")
}

/// The native object of a Stream, shared with whoever waits for its next piece.
pub fn stream<'env>(value: &Unknown<'env>, what: &str) -> Result<&'env Arc<core::Stream>> {
    objects::native(value, what, "a Stream")
}
