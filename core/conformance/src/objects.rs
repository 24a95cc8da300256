//! The objects that requests have made, by the names that the suite gave them.

use std::collections::HashMap;

pub use crate::generated::Object;
use crate::tagged::Wrong;
use mullama::Stream;

/// Every object of this run; closed ones stay, so that using them can be tried.
#[derive(Default)]
pub struct Objects {
    kept: HashMap<String, Object>,
}

impl Objects {
    pub fn bind(&mut self, name: &str, object: Object) {
        self.kept.insert(name.to_owned(), object);
    }

    pub fn get(&self, name: &str) -> Result<&Object, Wrong> {
        self.kept
            .get(name)
            .ok_or_else(|| Wrong::Request(format!("no object {name}")))
    }

    /// A stream to be given back in another type; until then it is no object.
    pub fn take_stream(&mut self, name: &str) -> Result<Stream, Wrong> {
        match self.kept.remove(name) {
            Some(Object::Stream(stream)) => Ok(stream.into_inner()),
            _ => Err(Wrong::Request(format!("{name} is no stream"))),
        }
    }
}
