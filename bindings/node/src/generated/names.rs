// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The enums, which JavaScript knows by their values' names.

#[allow(unused_imports)] // an API without enums needs none of it
use crate::generated::prelude::*;

/// A name of `EventKind`.
pub fn event_kind(value: &Unknown, what: &'static str) -> Result<core::EventKind> {
    input::name(
        value,
        what,
        core::EventKind::from_name,
        "one of 'text', 'thinking', 'tool_call'",
    )
}

/// A name of `FinishReason`.
pub fn finish_reason(value: &Unknown, what: &'static str) -> Result<core::FinishReason> {
    input::name(
        value,
        what,
        core::FinishReason::from_name,
        "one of 'stop', 'stop_string', 'length', 'cancelled', 'context_full'",
    )
}

/// A name of `FlashAttn`.
pub fn flash_attn(value: &Unknown, what: &'static str) -> Result<core::FlashAttn> {
    input::name(value, what, core::FlashAttn::from_name, "one of 'auto', 'off', 'on'")
}

/// A name of `KvType`.
pub fn kv_type(value: &Unknown, what: &'static str) -> Result<core::KvType> {
    input::name(
        value,
        what,
        core::KvType::from_name,
        "one of 'f32', 'f16', 'q4_0', 'q4_1', 'q5_0', 'q5_1', 'q8_0', 'bf16'",
    )
}

/// A name of `Overflow`.
pub fn overflow(value: &Unknown, what: &'static str) -> Result<core::Overflow> {
    input::name(value, what, core::Overflow::from_name, "one of 'stop', 'shift'")
}

/// A name of `Pooling`.
pub fn pooling(value: &Unknown, what: &'static str) -> Result<core::Pooling> {
    input::name(
        value,
        what,
        core::Pooling::from_name,
        "one of 'unspecified', 'none', 'mean', 'cls', 'last', 'rank'",
    )
}

/// A name of `SplitMode`.
pub fn split_mode(value: &Unknown, what: &'static str) -> Result<core::SplitMode> {
    input::name(value, what, core::SplitMode::from_name, "one of 'none', 'layer', 'row'")
}

/// A name of `TokenKind`.
pub fn token_kind(value: &Unknown, what: &'static str) -> Result<core::TokenKind> {
    input::name(
        value,
        what,
        core::TokenKind::from_name,
        "one of 'undefined', 'normal', 'unknown', 'control', 'user_defined', 'unused', 'byte'",
    )
}

/// A name of `WhenFull`.
pub fn when_full(value: &Unknown, what: &'static str) -> Result<core::WhenFull> {
    input::name(value, what, core::WhenFull::from_name, "one of 'drop_oldest', 'fail'")
}
