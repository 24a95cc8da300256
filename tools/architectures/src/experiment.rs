//! What becomes of a good file when one thing in it is taken away or made 0.

use crate::child::Outcome;
use crate::discover::{complete, fit, usable, Bench};
use crate::file::{File, Tensor, Value};
use crate::source::Names;

/// One thing that was done to a good file, and what that came to; only what a process would not survive is kept.
pub struct Crash {
    pub what: Change,
    pub outcome: Outcome,
}

/// What was changed.
pub enum Change {
    /// A tensor left out; where others in its place would do, they are named.
    Dropped { tensor: String, instead: Vec<String> },
    /// A tensor that can be spared, added to a file that has none of those.
    Added { tensor: String },
    /// An entry left out.
    Absent { key: String },
    /// Another number in an entry that the file has, or one that it had not.
    Number { key: String, value: Value },
}

impl Change {
    pub fn words(&self) -> String {
        match self {
            Self::Dropped { tensor, instead } if instead.is_empty() => format!("without\t{tensor}"),
            Self::Dropped { tensor, instead } => format!("without\t{tensor} | {}", instead.join(" ")),
            Self::Added { tensor } => format!("with\t{tensor}"),
            Self::Absent { key } => format!("absent\t{key}"),
            Self::Number { key, value } => format!("number\t{key} = {value:?}"),
        }
    }
}

impl Change {
    /// Makes a change again from its words. Numbers that shapes follow from are left out: their shapes are not kept.
    pub fn apply(kind: &str, what: &str, file: &File) -> Option<File> {
        match kind {
            "without" => Some(file.without_tensor(what.split(" | ").next()?)),
            "absent" => Some(what.split(", ").fold(file.clone(), |file, key| file.without(key))),
            "number" => {
                let (key, value) = what.split_once(" = ")?;
                let number = |text: &str| text.strip_prefix("U32(")?.strip_suffix(')')?.parse().ok();
                let list = |text: &str| -> Option<Vec<u32>> {
                    let inner = text.strip_prefix("Numbers([")?.strip_suffix("])")?;
                    inner.split(", ").map(|word| word.parse().ok()).collect()
                };
                let value = number(value)
                    .map(Value::U32)
                    .or_else(|| list(value).map(Value::Numbers))?;
                Some(file.with(key, value))
            }
            _ => None,
        }
    }
}

/// A file with no tensor that can be spared.
pub fn reduce(bench: &mut Bench, file: &File) -> File {
    let mut least = file.clone();
    // From the back: what the loader asked for stands first.
    for tensor in file.tensors.iter().rev() {
        let fewer = least.without_tensor(&tensor.name);
        if usable(&bench.try_file(&fewer)) {
            least = fewer;
        }
    }
    least
}

/// Drops each tensor that can be spared from the whole file, and adds each to the least one: some go only together.
pub fn pair_tensors(bench: &mut Bench, file: &File, crashes: &mut Vec<Crash>) {
    let least = reduce(bench, file);
    for tensor in &file.tensors {
        if least.tensor(&tensor.name).is_some() {
            continue;
        }
        let outcome = bench.try_file(&file.without_tensor(&tensor.name));
        if outcome.is_fatal() && !usable(&outcome) {
            crashes.push(Crash {
                what: Change::Dropped {
                    tensor: tensor.name.clone(),
                    instead: vec!["beside all others".to_owned()],
                },
                outcome,
            });
        }
        let mut more = least.clone();
        more.tensors.push(tensor.clone());
        let outcome = bench.try_file(&more);
        if outcome.is_fatal() && !usable(&outcome) {
            crashes.push(Crash {
                what: Change::Added {
                    tensor: tensor.name.clone(),
                },
                outcome,
            });
        }
    }
}

/// Drops each tensor.
pub fn drop_tensors(bench: &mut Bench, file: &File, crashes: &mut Vec<Crash>) {
    let least = reduce(bench, file);
    for tensor in &least.tensors {
        let outcome = bench.try_file(&least.without_tensor(&tensor.name));
        if usable(&outcome) || !outcome.is_fatal() {
            continue;
        }
        let others = file.without_tensor(&tensor.name);
        let mut instead = Vec::new();
        if usable(&bench.try_file(&others)) {
            let other = reduce(bench, &others);
            instead.extend(
                other
                    .tensors
                    .iter()
                    .filter(|tensor| least.tensor(&tensor.name).is_none())
                    .map(|tensor| tensor.name.clone()),
            );
        }
        if instead.is_empty() {
            instead = unfused(bench, &least, tensor).unwrap_or_default();
        }
        crashes.push(Crash {
            what: Change::Dropped {
                tensor: tensor.name.clone(),
                instead,
            },
            outcome,
        });
    }
}

/// Tensors that are sometimes stored as one.
const FUSED: [(&str, &[&str]); 2] = [
    ("attn_qkv", &["attn_q", "attn_k", "attn_v"]),
    ("ffn_gate_up_exps", &["ffn_gate_exps", "ffn_up_exps"]),
];

/// The parts of a fused tensor, where the file works with them as well.
fn unfused(bench: &mut Bench, file: &File, tensor: &Tensor) -> Option<Vec<String>> {
    let (whole, parts) = FUSED
        .iter()
        .find(|(whole, _)| tensor.name.ends_with(&format!(".{whole}.weight")))?;
    let names: Vec<String> = parts.iter().map(|part| tensor.name.replace(whole, part)).collect();
    let mut other = file.without_tensor(&tensor.name);
    // The loader says what their shapes are.
    other.tensors.extend(names.iter().map(|name| Tensor {
        name: name.clone(),
        shape: vec![13],
        kind: tensor.kind,
    }));
    let (_, outcome) = fit(bench, "", other);
    usable(&outcome).then_some(names)
}

/// Optional numbers that are also made odd: widths of heads, on which graphs have assertions.
const WIDTHS: [&str; 3] = [
    ".attention.key_length",
    ".attention.value_length",
    ".rope.dimension_count",
];
const NUMBERS: [u32; 2] = [0, 3];

/// Leaves out each entry, and gives each number other values.
pub fn change_numbers(bench: &mut Bench, names: &Names, architecture: &str, file: &File, crashes: &mut Vec<Crash>) {
    let optional_keys = read_keys(bench, names, architecture, file);
    let mut ask = |file: &File, what: Change| {
        // Shapes follow from numbers: what the loader says of them is put right, to get to what lies behind.
        let (_, outcome) = fit(bench, architecture, file.clone());
        if outcome.is_fatal() && !usable(&outcome) {
            crashes.push(Crash { what, outcome });
        }
    };
    for (key, value) in &file.entries {
        if key.starts_with("general.") || key.starts_with("tokenizer.") {
            continue;
        }
        ask(&file.without(key), Change::Absent { key: key.clone() });
        for value in others(value) {
            ask(
                &file.with(key, value.clone()),
                Change::Number {
                    key: key.clone(),
                    value,
                },
            );
        }
    }
    for (key, kind) in optional_keys {
        let values = match kind.as_str() {
            "u32" if WIDTHS.iter().any(|name| key.ends_with(name)) => vec![Value::U32(0), Value::U32(3)],
            "u32" => vec![Value::U32(0)],
            "f32" | "bool" | "str" => Vec::new(),
            _ => vec![Value::U32(0), Value::Numbers(vec![0; 4])],
        };
        for value in values {
            ask(
                &file.with(&key, value.clone()),
                Change::Number {
                    key: key.clone(),
                    value,
                },
            );
        }
    }
}

/// Leaves out all numbers of experts: one alone contradicts the others, which other checks tell.
pub fn without_experts(bench: &mut Bench, architecture: &str, file: &File, crashes: &mut Vec<Crash>) {
    let prefix = format!("{architecture}.expert_");
    let keys: Vec<&str> = file
        .entries
        .iter()
        .map(|(key, _)| key.as_str())
        .filter(|key| key.starts_with(&prefix))
        .collect();
    if !keys.contains(&format!("{prefix}count").as_str()) {
        return;
    }
    let outcome = bench.try_file(&keys.iter().fold(file.clone(), |file, key| file.without(key)));
    if outcome.is_fatal() && !usable(&outcome) {
        let key = keys.join(", ");
        crashes.push(Crash {
            what: Change::Absent { key },
            outcome,
        });
    }
}

/// Gives all layers of a hybrid heads for keys and values, so that none is recurrent.
pub fn attention_only(bench: &mut Bench, architecture: &str, file: &File, crashes: &mut Vec<Crash>) {
    let key = format!("{architecture}.attention.head_count_kv");
    let Some(Value::Numbers(values)) = file.get(&key) else {
        return;
    };
    if !values.contains(&0) {
        return;
    }
    let value = Value::U32(values.iter().copied().max().unwrap_or(1));
    let start = File {
        entries: file.with(&key, value.clone()).entries,
        tensors: Vec::new(),
    };
    // The loader says which tensors such layers have.
    let (Ok(other) | Err(other)) = complete(bench, architecture, start);
    let outcome = bench.try_file(&other);
    if outcome.is_fatal() && !usable(&outcome) {
        crashes.push(Crash {
            what: Change::Number { key, value },
            outcome,
        });
    }
}

/// The keys that a loader reads and the file has not, with the type that it expects.
fn read_keys(bench: &mut Bench, names: &Names, architecture: &str, file: &File) -> Vec<(String, String)> {
    let mut probe = file.clone();
    for name in &names.keys {
        let key = format!("{architecture}.{name}");
        if probe.get(&key).is_none() {
            // No key is a list of texts but one that names classes, so whoever reads it says so.
            probe.set(&key, Value::Texts(vec!["no".to_owned()]));
        }
    }
    let mut found = Vec::new();
    while let Outcome::Refused { stage, words } = bench.try_file(&probe) {
        let key = probe
            .entries
            .iter()
            .find(|(key, value)| matches!(value, Value::Texts(_)) && named(&words, key));
        let Some((key, _)) = key.cloned().filter(|_| stage == "load") else {
            break;
        };
        let kind = words
            .rsplit("expected type ")
            .next()
            .filter(|_| words.contains("expected type "));
        found.push((key.clone(), kind.unwrap_or("list").trim().to_owned()));
        probe = probe.without(&key);
    }
    found
}

/// Whether an error names a key, and not a longer one.
fn named(words: &str, key: &str) -> bool {
    words
        .split(|letter: char| letter.is_whitespace() || letter == ':')
        .any(|word| word == key)
}

/// Other values in the place of one.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::U32(there) => NUMBERS
            .iter()
            .filter(|value| *value != there)
            .map(|value| Value::U32(*value))
            .collect(),
        Value::F32(_) => vec![Value::F32(0.0)],
        Value::Numbers(there) => {
            vec![Value::U32(0), Value::U32(1), Value::Numbers(vec![0; there.len()])]
        }
        _ => Vec::new(),
    }
}
