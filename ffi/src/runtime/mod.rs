//! What every exported function is made of: handles, arguments, results, the thread's last error, the panic guard.

#![allow(
    dead_code,
    reason = "there is a helper for every construct of the description, whether or not it uses them all today"
)]

pub(crate) mod arguments;
pub(crate) mod fault;
pub(crate) mod handles;
pub(crate) mod last_error;
pub(crate) mod pending;
pub(crate) mod results;

pub(crate) use arguments::*;
pub(crate) use fault::{Fault, Outcome};
pub(crate) use handles::{clone, free, get, get_optional, Handled, Slab};
pub(crate) use results::*;

/// Text by text, as core has it.
pub(crate) type Map = std::collections::BTreeMap<String, String>;

/// Declares a handle type: the opaque C type, the core type behind it and its tag.
macro_rules! handle_type {
    ($opaque:ident, $core:ty, $tag:literal, $kind:literal, |$value:ident| $close:expr) => {
        impl $crate::runtime::Handled for $core {
            type Opaque = $opaque;
            const TAG: u8 = $tag;
            const KIND: &'static str = $kind;
            fn slab() -> &'static $crate::runtime::Slab<Self> {
                static SLAB: $crate::runtime::Slab<$core> = $crate::runtime::Slab::new();
                &SLAB
            }
            fn close(&self) {
                let $value = self;
                $close
            }
        }
    };
}
pub(crate) use handle_type;
