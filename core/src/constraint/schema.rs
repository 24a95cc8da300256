//! A JSON Schema before it is compiled: what would not be kept to is refused, with its place; what says nothing is left out.

use crate::{Error, Result};
use serde_json::{json, Map, Value};

/// Keywords that are kept to.
const KEPT: [&str; 33] = [
    "$anchor",
    "$defs",
    "$id",
    "$ref",
    "$schema",
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "definitions",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "required",
    "type",
    "id",
];

/// Keywords of any draft that restrict a value and are not kept to.
const REFUSED: [&str; 18] = [
    "$dynamicRef",
    "$recursiveRef",
    "contains",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
    "x-guidance",
    "extends",
];

/// Formats that are kept to.
const FORMATS: [&str; 11] = [
    "date",
    "date-time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "time",
    "unknown",
    "uri",
    "uuid",
];

/// Reads a schema's text. Answers are compact: no space between what a JSON text has.
pub(super) fn read(field: &str, text: &str) -> Result<Value> {
    let fault = |error: serde_json::Error| {
        Error::invalid_input(
            field,
            format!("not JSON: {error}"),
            "a JSON Schema: an object, true or false",
        )
    };
    let mut schema: Value = serde_json::from_str(text).map_err(fault)?;
    walk(field, &mut schema, &mut String::new())?;
    if schema == Value::Bool(true) {
        schema = json!({});
    }
    if let Value::Object(keywords) = &mut schema {
        keywords.insert("x-guidance".into(), json!({ "whitespace_flexible": false }));
    }
    Ok(schema)
}

/// Goes through a schema and those within it; `at` is its JSON pointer.
fn walk(field: &str, schema: &mut Value, at: &mut String) -> Result<()> {
    let keywords = match schema {
        Value::Bool(_) => return Ok(()),
        Value::Object(keywords) => keywords,
        other => {
            let given = format!("{} at {}", kind(other), shown(at));
            return Err(Error::invalid_input(
                field,
                given,
                "a schema there: an object, true or false",
            ));
        }
    };
    check(field, keywords, at)?;
    keywords.retain(|keyword, _| KEPT.contains(&keyword.as_str()));
    for (keyword, value) in keywords.iter_mut() {
        let length = at.len();
        step(at, keyword);
        match (keyword.as_str(), value) {
            ("properties" | "patternProperties" | "$defs" | "definitions", Value::Object(schemas)) => {
                for (name, schema) in schemas {
                    let length = at.len();
                    step(at, name);
                    walk(field, schema, at)?;
                    at.truncate(length);
                }
            }
            ("prefixItems" | "anyOf" | "oneOf" | "allOf" | "items", Value::Array(schemas)) => {
                for (index, schema) in schemas.iter_mut().enumerate() {
                    let length = at.len();
                    step(at, &index.to_string());
                    walk(field, schema, at)?;
                    at.truncate(length);
                }
            }
            ("items" | "additionalItems" | "additionalProperties", schema) => walk(field, schema, at)?,
            _ => {}
        }
        at.truncate(length);
    }
    Ok(())
}

/// Fails on a keyword that the answer would not be held to.
fn check(field: &str, keywords: &Map<String, Value>, at: &str) -> Result<()> {
    for (keyword, value) in keywords {
        // `"uniqueItems": false` restricts nothing; `false` for a schema, as in unevaluatedProperties, does. All names are strings.
        let says_nothing = keyword == "uniqueItems" && *value == Value::Bool(false)
            || keyword == "propertyNames" && [json!(true), json!({}), json!({ "type": "string" })].contains(value);
        if REFUSED.contains(&keyword.as_str()) && !says_nothing {
            let given = format!(
                "with the keyword '{keyword}' at {}/{keyword}, which is not supported",
                at
            );
            let expected = format!("only these keywords: {}", supported());
            return Err(Error::invalid_input(field, given, expected));
        }
    }
    check_counts(field, keywords, at)?;
    match keywords.get("format") {
        Some(Value::String(format)) if !FORMATS.contains(&format.as_str()) => Err(Error::invalid_input(
            field,
            format!("with the format '{format}' at {at}/format, which is not supported"),
            format!("one of {}, or a pattern", FORMATS.join(", ")),
        )),
        _ => Ok(()),
    }
}

/// Fails where the properties of an object are counted while some of them may be left out.
fn check_counts(field: &str, keywords: &Map<String, Value>, at: &str) -> Result<()> {
    let counts = ["minProperties", "maxProperties"]
        .into_iter()
        .find(|count| keywords.contains_key(*count));
    let (Some(count), Some(Value::Object(properties))) = (counts, keywords.get("properties")) else {
        return Ok(());
    };
    let required = keywords
        .get("required")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    match properties
        .keys()
        .find(|name| !required.iter().any(|one| one == name.as_str()))
    {
        Some(optional) => Err(Error::invalid_input(
            field,
            format!(
                "with the keyword '{count}' at {at}/{count} beside the property '{optional}', which is not required"
            ),
            "such a count only where every listed property is required",
        )),
        None => Ok(()),
    }
}

fn supported() -> String {
    let validating = KEPT.iter().filter(|keyword| !matches!(**keyword, "$schema" | "id"));
    validating.copied().collect::<Vec<_>>().join(", ")
}

/// Goes down by one step, escaped as JSON pointers are.
fn step(at: &mut String, name: &str) {
    at.push('/');
    at.push_str(&name.replace('~', "~0").replace('/', "~1"));
}

fn shown(at: &str) -> &str {
    if at.is_empty() {
        "its root"
    } else {
        at
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
