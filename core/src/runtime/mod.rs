//! What any program of this kind needs: answers that are still to come, handles, threads, the process and its end. Knows the engine
//! as far as weights are kept, and nothing of what runs on a context.

mod apart;
mod channel;
mod cores;
mod cpu;
mod handle;
mod helpers;
mod ledger;
mod lock;
mod memory;
mod model_cache;
mod pending;
mod pieces;
mod process;
mod ready;
mod sync;
mod threads;

pub(crate) use apart::{apart, NotDone};
pub(crate) use channel::{Channel, Writer};
pub(crate) use cores::Permits;
pub(crate) use handle::Handle;
pub(crate) use ledger::Account;
pub(crate) use lock::lock;
pub(crate) use memory::left as memory_left;
pub(crate) use model_cache::{FileId, Key};
pub use pending::Pending;
pub(crate) use pending::{promise, Promise};
pub(crate) use pieces::{Effect, Next};
pub(crate) use process::{close_at_exit, process, spawn, start, stop_threads_at_exit, Queue};
pub use ready::Ready;
pub(crate) use threads::default_threads;
