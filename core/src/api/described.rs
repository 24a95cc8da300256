//! Types that say their JSON Schema themselves, by the crate schemars: answers of them, and arguments of tools.

use crate::{Error, Result};
use schemars::generate::SchemaSettings;
use schemars::transform::{transform_subschemas, Transform};
use schemars::{JsonSchema, Schema};
use serde::{de::DeserializeOwned, Serialize};
use serde_json::ser::{Formatter, Serializer};
use serde_json::Value;
use std::io::Write;

/// The JSON Schema of a type, as [`Constraint::JsonSchema`](crate::Constraint::JsonSchema) and tools take it. Objects of it have no
/// other members than its fields, and whole numbers of up to 32 bits are within their range.
pub fn schema_of<T: JsonSchema>() -> String {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>();
    let mut composed = Composed(false);
    composed.transform(&mut schema);
    Held { closed: !composed.0 }.transform(&mut schema);
    schema.to_value().to_string()
}

/// A value of an answer's JSON.
pub(crate) fn read_as<T: DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|fault| Error::Generation {
        reason: format!("the answer is no {}: {fault}", std::any::type_name::<T>()),
    })
}

/// JSON with the spaces that models have read most, as Python and the templates write it.
pub(crate) fn spaced(value: &Value) -> String {
    let mut text = Vec::new();
    // Writing a value of JSON into memory has no way to fail.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut text, Spaced));
    String::from_utf8_lossy(&text).into_owned()
}

struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> std::io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> std::io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> std::io::Result<()> {
        writer.write_all(b": ")
    }
}

/// Finds whether an object's members stand in several schemas, as those of a flattened enum do.
struct Composed(bool);

impl Transform for Composed {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let several = ["allOf", "anyOf", "oneOf", "$ref"]
            .iter()
            .any(|keyword| schema.get(*keyword).is_some());
        self.0 |= schema.get("allOf").is_some() || several && schema.get("properties").is_some();
    }
}

/// Makes a schema say what serde holds to: where objects are `closed` no unknown members, which serde would drop after the model wrote
/// them, and the ranges of numbers, which schemars names as formats.
struct Held {
    closed: bool,
}

impl Transform for Held {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        if self.closed && schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
            schema.insert("additionalProperties".into(), false.into());
        }
        let format = schema.get("format").and_then(Value::as_str).map(str::to_owned);
        let Some((least, most)) = format.as_deref().and_then(range) else {
            return;
        };
        schema.remove("format");
        for (keyword, limit) in [("minimum", least), ("maximum", most)] {
            if let (Some(limit), None) = (limit, schema.get(keyword)) {
                schema.insert(keyword.into(), limit.into());
            }
        }
    }
}

/// The range of a number that schemars names so; without an end where JSON's grammar cannot tell it.
fn range(format: &str) -> Option<(Option<i64>, Option<i64>)> {
    Some(match format {
        "int8" => (Some(i8::MIN.into()), Some(i8::MAX.into())),
        "int16" => (Some(i16::MIN.into()), Some(i16::MAX.into())),
        "int32" => (Some(i32::MIN.into()), Some(i32::MAX.into())),
        "uint8" => (Some(0), Some(u8::MAX.into())),
        "uint16" => (Some(0), Some(u16::MAX.into())),
        "uint32" => (Some(0), Some(u32::MAX.into())),
        "uint" | "uint64" | "uint128" => (Some(0), None),
        "int" | "int64" | "int128" | "float" | "double" => (None, None),
        _ => return None,
    })
}
