//! Values as the suite writes them: each with a tag, because JSON alone loses some.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use serde_json::{json, Value};

/// Why a request has no value for an answer.
pub enum Wrong {
    /// The library's own error.
    Library(mullama::Error),
    /// The request cannot be understood: a fault of the suite.
    Request(String),
}

impl From<mullama::Error> for Wrong {
    fn from(error: mullama::Error) -> Self {
        Self::Library(error)
    }
}

/// A value that can be answered.
pub trait ToTagged {
    fn to_tagged(&self) -> Value;
}

/// Every item of a stream.
pub fn drained<T: ToTagged>(stream: impl Iterator<Item = mullama::Result<T>>) -> Result<Value, Wrong> {
    let mut items = Vec::new();
    for item in stream {
        items.push(item?.to_tagged());
    }
    Ok(json!(["list", items]))
}

macro_rules! integers {
    ($($type:ty),*) => { $(
        impl ToTagged for $type {
            fn to_tagged(&self) -> Value {
                json!(["i64", self.to_string()])
            }
        }
    )* };
}
integers!(i32, u32, i64, u64);

impl ToTagged for () {
    fn to_tagged(&self) -> Value {
        json!(["none"])
    }
}

impl ToTagged for bool {
    fn to_tagged(&self) -> Value {
        json!(["bool", self])
    }
}

impl ToTagged for f32 {
    fn to_tagged(&self) -> Value {
        json!(["f32", format!("{:08x}", self.to_bits())])
    }
}

impl ToTagged for f64 {
    fn to_tagged(&self) -> Value {
        json!(["f64", format!("{:016x}", self.to_bits())])
    }
}

impl ToTagged for std::time::Duration {
    fn to_tagged(&self) -> Value {
        json!(["duration", format!("{:016x}", self.as_secs_f64().to_bits())])
    }
}

impl ToTagged for str {
    fn to_tagged(&self) -> Value {
        json!(["str", self])
    }
}

impl ToTagged for String {
    fn to_tagged(&self) -> Value {
        self.as_str().to_tagged()
    }
}

impl ToTagged for Path {
    fn to_tagged(&self) -> Value {
        self.to_string_lossy().as_ref().to_tagged()
    }
}

impl ToTagged for PathBuf {
    fn to_tagged(&self) -> Value {
        self.as_path().to_tagged()
    }
}

impl<T> ToTagged for Vec<T>
where
    [T]: ToTagged,
{
    fn to_tagged(&self) -> Value {
        self.as_slice().to_tagged()
    }
}

impl ToTagged for [u8] {
    fn to_tagged(&self) -> Value {
        json!(["bytes", STANDARD.encode(self)])
    }
}

impl ToTagged for [i32] {
    fn to_tagged(&self) -> Value {
        let numbers: Vec<String> = self.iter().map(ToString::to_string).collect();
        json!(["i32s", numbers.join(",")])
    }
}

impl ToTagged for [f32] {
    fn to_tagged(&self) -> Value {
        let digits: String = self.iter().map(|number| format!("{:08x}", number.to_bits())).collect();
        json!(["f32s", digits])
    }
}

macro_rules! lists {
    ($($type:ty),*) => { $(
        impl ToTagged for [$type] {
            fn to_tagged(&self) -> Value {
                json!(["list", self.iter().map(ToTagged::to_tagged).collect::<Vec<_>>()])
            }
        }
    )* };
}
lists!(String, Vec<f32>);

impl ToTagged for BTreeMap<String, String> {
    fn to_tagged(&self) -> Value {
        json!([
            "map",
            self.iter()
                .map(|(key, value)| (key.clone(), value.to_tagged()))
                .collect::<serde_json::Map<_, _>>()
        ])
    }
}

impl<T: ToTagged> ToTagged for Option<T> {
    fn to_tagged(&self) -> Value {
        self.as_ref().map_or_else(|| json!(["none"]), ToTagged::to_tagged)
    }
}

impl<T: ToTagged + ?Sized> ToTagged for &T {
    fn to_tagged(&self) -> Value {
        (*self).to_tagged()
    }
}
