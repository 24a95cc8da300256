//! Arguments of a request as values of the library's types.

use std::collections::BTreeMap;
use std::path::PathBuf;

use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use serde_json::Value;

use crate::objects::Objects;
use crate::tagged::Wrong;

/// The arguments of one request, and the objects that they may name.
pub struct Arguments<'a> {
    values: &'a Value,
    objects: &'a Objects,
}

impl<'a> Arguments<'a> {
    pub fn new(values: &'a Value, objects: &'a Objects) -> Self {
        Self { values, objects }
    }

    pub fn has(&self, name: &str) -> bool {
        self.values.get(name).is_some()
    }

    /// An argument that must be there.
    pub fn read<T: FromTagged>(&self, name: &str) -> Result<T, Wrong> {
        let value = self
            .values
            .get(name)
            .ok_or_else(|| Wrong::Request(format!("{name} is missing")))?;
        T::from_tagged(value, self.objects)
    }

    /// The name of the object that an argument gives.
    pub fn handle(&self, name: &str) -> Result<String, Wrong> {
        let value = self
            .values
            .get(name)
            .ok_or_else(|| Wrong::Request(format!("{name} is missing")))?;
        tagged_text(value, "handle").map(str::to_owned)
    }

    /// An argument, or what stands where it is left out.
    pub fn read_or<T: FromTagged>(&self, name: &str, default: T) -> Result<T, Wrong> {
        if self.has(name) {
            self.read(name)
        } else {
            Ok(default)
        }
    }

    /// A progress callback that answers false at its n-th call; 0 never does.
    pub fn progress(&self) -> Option<Box<dyn FnMut(f32) -> bool + Send>> {
        let last = self.values.get("progress")?[1].as_i64().unwrap_or(0);
        let mut calls = 0;
        Some(Box::new(move |_| {
            calls += 1;
            calls != last
        }))
    }
}

/// A value that a request can give.
pub trait FromTagged: Sized {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong>;
}

fn wrong<T>(value: &Value) -> Result<T, Wrong> {
    Err(Wrong::Request(format!(
        "{value} is not of the type that the call takes"
    )))
}

/// The payload of a value with this tag.
pub fn tagged<'a>(value: &'a Value, tag: &str) -> Result<&'a Value, Wrong> {
    if value[0] == tag {
        Ok(&value[1])
    } else {
        wrong(value)
    }
}

/// The text of a value with this tag.
pub fn tagged_text<'a>(value: &'a Value, tag: &str) -> Result<&'a str, Wrong> {
    tagged(value, tag)?.as_str().map_or_else(|| wrong(value), Ok)
}

macro_rules! integers {
    ($($type:ty),*) => { $(
        impl FromTagged for $type {
            fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
                tagged_text(value, "i64")?.parse().or_else(|_| wrong(value))
            }
        }
    )* };
}
integers!(i32, u32, i64, u64);

impl FromTagged for bool {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        tagged(value, "bool")?.as_bool().map_or_else(|| wrong(value), Ok)
    }
}

impl FromTagged for f32 {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        u32::from_str_radix(tagged_text(value, "f32")?, 16)
            .map(f32::from_bits)
            .or_else(|_| wrong(value))
    }
}

impl FromTagged for f64 {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        u64::from_str_radix(tagged_text(value, "f64")?, 16)
            .map(f64::from_bits)
            .or_else(|_| wrong(value))
    }
}

impl FromTagged for std::time::Duration {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        let bits = u64::from_str_radix(tagged_text(value, "duration")?, 16).or_else(|_| wrong(value))?;
        Self::try_from_secs_f64(f64::from_bits(bits)).or_else(|_| wrong(value))
    }
}

impl FromTagged for String {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        tagged_text(value, "str").map(str::to_owned)
    }
}

impl FromTagged for PathBuf {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        tagged_text(value, "str").map(Self::from)
    }
}

impl FromTagged for Vec<u8> {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        STANDARD.decode(tagged_text(value, "bytes")?).or_else(|_| wrong(value))
    }
}

impl FromTagged for Vec<i32> {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        let text = tagged_text(value, "i32s")?;
        text.split(',')
            .filter(|one| !one.is_empty())
            .map(|one| one.parse().or_else(|_| wrong(value)))
            .collect()
    }
}

impl FromTagged for Vec<f32> {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        let digits = tagged_text(value, "f32s")?;
        (0..digits.len())
            .step_by(8)
            .map(|at| {
                u32::from_str_radix(&digits[at..at + 8], 16)
                    .map(f32::from_bits)
                    .or_else(|_| wrong(value))
            })
            .collect()
    }
}

impl FromTagged for BTreeMap<String, String> {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let entries = tagged(value, "map")?.as_object().map_or_else(|| wrong(value), Ok)?;
        let entries = entries.iter();
        entries
            .map(|(key, text)| Ok((key.clone(), String::from_tagged(text, objects)?)))
            .collect()
    }
}

/// A list whose items have a tag each.
pub fn list<T: FromTagged>(value: &Value, objects: &Objects) -> Result<Vec<T>, Wrong> {
    let items = tagged(value, "list")?.as_array().map_or_else(|| wrong(value), Ok)?;
    items.iter().map(|item| T::from_tagged(item, objects)).collect()
}

macro_rules! lists {
    ($($type:ty),*) => { $(
        impl FromTagged for Vec<$type> {
            fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
                list(value, objects)
            }
        }
    )* };
}
lists!(bool, u32, i64, u64, f64, String, PathBuf);

impl<T: FromTagged> FromTagged for Option<T> {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        if value[0] == "none" {
            return Ok(None);
        }
        T::from_tagged(value, objects).map(Some)
    }
}
