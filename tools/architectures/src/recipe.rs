//! Files as lines of text, so that the minimal files can be kept and read: `minimal.txt`.
//!
//! ```text
//! [phi3]
//! u32 phi3.block_count 2
//! tensor F32 64 264 token_embd.weight
//! tensor F32 64 192 blk.0,1.attn_qkv.weight
//! ```
//!
//! A tensor has its dimensions, the fastest first, and stands once for all layers in which it is the same. The vocabulary is the
//! same in all files and left out.

use std::fmt::Write as _;

use crate::defaults;
use crate::file::{layer_of, File, Tensor, Value, F16, F32, I32};

const KINDS: [(&str, u32); 3] = [("F32", F32), ("F16", F16), ("I32", I32)];

/// A minimal file, and what it is called: its architecture, and ` with experts` where there is a file without them too.
#[derive(Clone)]
pub struct Minimal {
    pub name: String,
    pub file: File,
}

impl Minimal {
    pub fn architecture(&self) -> &str {
        self.name.split(' ').next().unwrap_or_default()
    }
}

/// The minimal files, as they are kept in the repository.
///
/// # Panics
///
/// Where the file that we wrote ourselves cannot be read.
pub fn kept() -> Vec<Minimal> {
    include_str!("../minimal.txt")
        .split("\n[")
        .skip(1)
        .map(|part| {
            let (name, lines) = part.split_once("]\n").expect("a name in brackets");
            let architecture = name.split(' ').next().unwrap_or_default();
            Minimal {
                name: name.to_owned(),
                file: parse(architecture, lines).expect("lines that `print` wrote"),
            }
        })
        .collect()
}

/// Prints a file under its name.
pub fn print(name: &str, file: &File) -> String {
    let mut text = format!("\n[{name}]\n");
    for (key, value) in &file.entries {
        if let (false, Some(line)) = (shared(key), entry(key, value)) {
            text.push_str(&line);
        }
    }
    let mut lines: Vec<(String, Vec<u32>)> = Vec::new();
    for tensor in &file.tensors {
        let (layer, name) = layer_of(&tensor.name);
        let kind = KINDS
            .iter()
            .find(|(_, kind)| *kind == tensor.kind)
            .map_or("F32", |(name, _)| name);
        let shape: Vec<String> = tensor.shape.iter().map(u64::to_string).collect();
        let line = format!("tensor {kind} {} {name}", shape.join(" "));
        let layers = match lines.iter_mut().find(|(there, _)| *there == line) {
            Some((_, layers)) => layers,
            None => {
                lines.push((line, Vec::new()));
                &mut lines.last_mut().expect("it was just pushed").1
            }
        };
        layers.extend(layer);
    }
    for (line, layers) in lines {
        let layers: Vec<String> = layers.iter().map(u32::to_string).collect();
        text.push_str(&line.replace('*', &layers.join(",")));
        text.push('\n');
    }
    text
}

/// Whether an entry is the same in all files.
fn shared(key: &str) -> bool {
    key.starts_with("tokenizer.") || key == "general.architecture"
}

fn entry(key: &str, value: &Value) -> Option<String> {
    fn list<T: ToString>(values: &[T]) -> String {
        let values: Vec<String> = values.iter().map(T::to_string).collect();
        values.join(",")
    }
    let (kind, value) = match value {
        Value::U32(value) => ("u32", value.to_string()),
        Value::F32(value) => ("f32", value.to_string()),
        Value::Bool(value) => ("bool", value.to_string()),
        Value::Text(value) => ("text", value.clone()),
        Value::Numbers(values) => ("u32s", list(values)),
        Value::Integers(values) => ("i32s", list(values)),
        Value::Floats(values) => ("f32s", list(values)),
        Value::Flags(values) => ("bools", list(values)),
        Value::Texts(_) => return None,
    };
    let mut line = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(line, "{kind} {key} {value}");
    Some(line)
}

fn parse(architecture: &str, lines: &str) -> Option<File> {
    let mut file = defaults::bare(architecture);
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let (kind, rest) = line.split_once(' ')?;
        if kind == "tensor" {
            let mut words: Vec<&str> = rest.split(' ').collect();
            let name = words.pop()?;
            let kind = KINDS.iter().find(|(name, _)| *name == words[0])?.1;
            let shape: Option<Vec<u64>> = words[1..].iter().map(|count| count.parse().ok()).collect();
            let shape = shape?;
            file.tensors.extend(each_layer(name).into_iter().map(|name| Tensor {
                name,
                shape: shape.clone(),
                kind,
            }));
            continue;
        }
        let (key, text) = rest.split_once(' ')?;
        file.set(key, value(kind, text)?);
    }
    Some(file)
}

fn each_layer(name: &str) -> Vec<String> {
    match name.strip_prefix("blk.").and_then(|rest| rest.split_once('.')) {
        Some((layers, rest)) => layers.split(',').map(|layer| format!("blk.{layer}.{rest}")).collect(),
        None => vec![name.to_owned()],
    }
}

fn value(kind: &str, text: &str) -> Option<Value> {
    fn list<T: std::str::FromStr>(text: &str) -> Option<Vec<T>> {
        text.split(',')
            .filter(|word| !word.is_empty())
            .map(|word| word.parse().ok())
            .collect()
    }
    Some(match kind {
        "u32" => Value::U32(text.parse().ok()?),
        "f32" => Value::F32(text.parse().ok()?),
        "bool" => Value::Bool(text.parse().ok()?),
        "text" => Value::Text(text.to_owned()),
        "u32s" => Value::Numbers(list(text)?),
        "i32s" => Value::Integers(list(text)?),
        "f32s" => Value::Floats(list(text)?),
        "bools" => Value::Flags(list(text)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_as_it_was() {
        let mut file = defaults::bare("x");
        file.set("x.n", Value::U32(3));
        file.set("x.f", Value::F32(1e-5));
        file.set("x.l", Value::Numbers(vec![1, 0]));
        for name in ["token_embd.weight", "blk.0.a.weight", "blk.1.a.weight"] {
            file.tensors.push(Tensor {
                name: name.to_owned(),
                shape: vec![4, 2],
                kind: F16,
            });
        }
        let text = print("x", &file);
        assert!(text.contains("tensor F16 4 2 blk.0,1.a.weight\n"), "{text}");
        let lines = text.split_once("]\n").unwrap().1;
        assert_eq!(parse("x", lines).unwrap(), file);
    }
}
