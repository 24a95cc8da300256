//! JSON as Python's `json.dumps` writes it, for the models saw exactly that.

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind};

/// Deepest nesting that is written; values of a template can nest as deep as its fuel lasts.
const MAX_DEPTH: usize = 128;

/// The arguments of `json.dumps`.
pub(super) struct Style {
    /// What stands before each level of an indented line; `None` writes one line.
    pub indent: Option<String>,
    pub item_separator: String,
    pub key_separator: String,
    pub ensure_ascii: bool,
    pub sort_keys: bool,
    /// Longest output in bytes.
    pub max_bytes: usize,
}

/// Writes `value`.
pub(super) fn dumps(value: &Value, style: &Style) -> Result<String, Error> {
    let mut writer = Writer {
        style,
        out: String::new(),
    };
    writer.value(value, 0)?;
    Ok(writer.out)
}

struct Writer<'a> {
    style: &'a Style,
    out: String,
}

impl Writer<'_> {
    fn value(&mut self, value: &Value, depth: usize) -> Result<(), Error> {
        if depth > MAX_DEPTH {
            return Err(refused("a value is nested too deeply for JSON"));
        }
        if self.out.len() > self.style.max_bytes {
            return Err(Error::from(ErrorKind::OutOfFuel));
        }
        match value.kind() {
            ValueKind::None => self.out.push_str("null"),
            ValueKind::Bool => self.out.push_str(if value.is_true() { "true" } else { "false" }),
            ValueKind::Number => self.number(value)?,
            ValueKind::String => self.string(value.as_str().unwrap_or_default()),
            ValueKind::Seq | ValueKind::Iterable => self.list(value, depth)?,
            ValueKind::Map => self.object(value, depth)?,
            other => return Err(refused(format!("a value of type {other} cannot be written as JSON"))),
        }
        Ok(())
    }

    fn list(&mut self, value: &Value, depth: usize) -> Result<(), Error> {
        self.out.push('[');
        let mut empty = true;
        for item in value.try_iter()?.checked() {
            self.begin_item(&mut empty, depth + 1);
            self.value(&item?, depth + 1)?;
        }
        self.end(empty, depth, ']');
        Ok(())
    }

    fn object(&mut self, value: &Value, depth: usize) -> Result<(), Error> {
        let mut keys = value.try_iter()?.checked().collect::<Result<Vec<Value>, _>>()?;
        if self.style.sort_keys {
            keys.sort();
        }
        self.out.push('{');
        let mut empty = true;
        for key in keys {
            self.begin_item(&mut empty, depth + 1);
            match key.kind() {
                ValueKind::String => self.string(key.as_str().unwrap_or_default()),
                ValueKind::None | ValueKind::Bool | ValueKind::Number => {
                    self.out.push('"');
                    self.value(&key, depth + 1)?;
                    self.out.push('"');
                }
                other => return Err(refused(format!("a key of type {other} cannot be written as JSON"))),
            }
            self.out.push_str(&self.style.key_separator);
            self.value(&value.get_item(&key)?, depth + 1)?;
        }
        self.end(empty, depth, '}');
        Ok(())
    }

    fn begin_item(&mut self, empty: &mut bool, depth: usize) {
        if !std::mem::replace(empty, false) {
            self.out.push_str(&self.style.item_separator);
        }
        self.break_line(depth);
    }

    fn end(&mut self, empty: bool, depth: usize, bracket: char) {
        if !empty {
            self.break_line(depth);
        }
        self.out.push(bracket);
    }

    fn break_line(&mut self, depth: usize) {
        if let Some(indent) = &self.style.indent {
            self.out.push('\n');
            for _ in 0..depth {
                self.out.push_str(indent);
            }
        }
    }

    fn number(&mut self, value: &Value) -> Result<(), Error> {
        if value.is_integer() {
            self.out.push_str(&value.to_string());
        } else {
            self.out.push_str(&float(f64::try_from(value.clone())?));
        }
        Ok(())
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for char in text.chars() {
            match char {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\u{8}' => self.out.push_str("\\b"),
                '\u{c}' => self.out.push_str("\\f"),
                '\0'..='\u{1f}' => self.escape(char),
                // A mark stands for a special string, see `marks.rs`, and has to be found again.
                _ if char.is_ascii() || !self.style.ensure_ascii || super::marks::is_mark(char) => self.out.push(char),
                _ => self.escape(char),
            }
        }
        self.out.push('"');
    }

    fn escape(&mut self, char: char) {
        for unit in char.encode_utf16(&mut [0; 2]) {
            self.out.push_str(&format!("\\u{unit:04x}"));
        }
    }
}

fn refused(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidOperation, reason.into())
}

/// A float as Python's `repr` writes it: the shortest digits that read back, with an exponent from 1e16 on and below 1e-4.
fn float(value: f64) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.into();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') { plain } else { plain + ".0" };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style() -> Style {
        Style {
            indent: None,
            item_separator: ", ".into(),
            key_separator: ": ".into(),
            ensure_ascii: false,
            sort_keys: false,
            max_bytes: 1 << 20,
        }
    }

    fn parsed(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn separators_and_order_are_pythons() {
        let text = r#"{"b": [1, 2.0, null, true], "a": {"é": "<'&>"}, "e": {}, "l": []}"#;
        assert_eq!(dumps(&parsed(text), &style()).unwrap(), text);
        let sorted = Style {
            sort_keys: true,
            ..style()
        };
        assert!(dumps(&parsed(text), &sorted).unwrap().starts_with(r#"{"a": {"#));
    }

    #[test]
    fn an_indent_breaks_lines_but_not_empty_brackets() {
        let style = Style {
            indent: Some("  ".into()),
            item_separator: ",".into(),
            ..style()
        };
        let text = dumps(&parsed(r#"{"a": [1, {"b": 2}], "c": []}"#), &style).unwrap();
        assert_eq!(
            text,
            "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n  \"c\": []\n}"
        );
    }

    #[test]
    fn floats_are_pythons_repr() {
        let cases: [(f64, &str); 9] = [
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (0.1, "0.1"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1.5e-7, "1.5e-07"),
            (0.0001, "0.0001"),
            (1e100, "1e+100"),
            (f64::NAN, "NaN"),
        ];
        for (value, text) in cases {
            assert_eq!(float(value), text);
        }
    }

    #[test]
    fn control_characters_and_with_ensure_ascii_all_others_are_escaped() {
        let value = Value::from("\u{1}\n\"\\é😀");
        assert_eq!(dumps(&value, &style()).unwrap(), "\"\\u0001\\n\\\"\\\\é😀\"");
        let ascii = Style {
            ensure_ascii: true,
            ..style()
        };
        assert_eq!(
            dumps(&value, &ascii).unwrap(),
            "\"\\u0001\\n\\\"\\\\\\u00e9\\ud83d\\ude00\""
        );
    }

    #[test]
    fn what_json_cannot_say_is_refused() {
        assert!(dumps(&Value::UNDEFINED, &style()).is_err());
        let deep = (0..200).fold(Value::from(1), |inner, _| Value::from(vec![inner]));
        assert!(dumps(&deep, &style()).is_err());
        let small = Style {
            max_bytes: 10,
            ..style()
        };
        assert!(dumps(&Value::from(vec!["a"; 100]), &small).is_err());
    }
}
