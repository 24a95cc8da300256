//! The concurrent parts of core's runtime, the same files, over loom's locks.
//!
//! Core itself is too large for loom: llama.cpp would have to be built anew. So this crate takes the files by their paths and stands in
//! for what they name of the rest. The barrier of the thread team is C, and is compiled over loom's atomics.
#![allow(dead_code)]
#![allow(clippy::needless_update)] // a record has more fields in core

mod sync {
    pub(crate) use loom::sync::{atomic, Condvar, Mutex, MutexGuard};
}
#[path = "../../src/runtime/channel.rs"]
mod channel;
#[path = "../../src/runtime/cores.rs"]
mod cores;
mod ledger {
    pub(crate) fn somebody_gave_up() {}
}
#[path = "../../src/runtime/lock.rs"]
mod lock;
#[path = "../../src/runtime/pending.rs"]
mod pending;
#[path = "../../src/runtime/pieces.rs"]
mod pieces;
#[path = "../../src/runtime/ready.rs"]
mod ready;

pub mod models;
pub mod team;

/// A core's error, as far as these files make any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    Internal {
        reason: String,
    },
    InvalidHandle {
        kind: &'static str,
    },
    NoDescriptor {
        reason: String,
    },
    WrongProcess {
        kind: &'static str,
        made_in: u32,
        here: u32,
    },
}

type Result<T> = std::result::Result<T, Error>;
type Token = i32;

#[derive(Clone)]
pub(crate) struct TokenLogprobs;
#[derive(Clone, PartialEq)]
pub(crate) struct ToolRequest;

mod text {
    #[derive(Default)]
    pub(crate) struct Piece {
        pub text: String,
        pub tokens: Vec<crate::Token>,
        pub part: Part,
        pub logprobs: Vec<crate::TokenLogprobs>,
    }

    #[derive(Clone, Default, PartialEq)]
    pub(crate) enum Part {
        #[default]
        Answer,
        Thought,
        Call(crate::ToolRequest),
    }

    pub(crate) struct Whole {
        pub text: String,
        pub thinking: String,
        pub tool_calls: Vec<crate::ToolRequest>,
        pub tokens: Vec<crate::Token>,
        pub logprobs: Vec<crate::TokenLogprobs>,
    }

    impl Whole {
        pub(crate) fn record(
            self,
            finish_reason: crate::FinishReason,
            stats: crate::GenerationStats,
        ) -> crate::Generation {
            crate::Generation {
                text: self.text,
                tokens: self.tokens,
                finish_reason,
                stats,
                logprobs: self.logprobs,
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FinishReason {
    Length,
    Cancelled,
}

#[derive(Clone, Default)]
pub(crate) struct GenerationStats {
    n_generated: i32,
}

pub(crate) struct Generation {
    text: String,
    tokens: Vec<Token>,
    finish_reason: FinishReason,
    stats: GenerationStats,
    logprobs: Vec<TokenLogprobs>,
}
