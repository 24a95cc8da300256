//! What becomes of a good file when one thing in it is taken away or made 0.

use crate::child::Outcome;
use crate::discover::{fit, usable, Bench};
use crate::file::{File, Value};
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
                what: Change::Added { tensor: tensor.name.clone() },
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
            instead.extend(other.tensors.iter().filter(|tensor| least.tensor(&tensor.name).is_none()).map(|tensor| tensor.name.clone()));
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

const NUMBERS: [u32; 4] = [0, 1, 3, 0x7FFF_FFFF];

/// Leaves out each entry, and gives each number other values.
pub fn change_numbers(bench: &mut Bench, names: &Names, architecture: &str, file: &File, crashes: &mut Vec<Crash>) {
    let optional_keys = read_keys(bench, names, architecture, file);
    let mut ask = |file: &File, what: Change| {
        // Shapes follow from numbers: what the loader says of them is put right, to get to what lies behind.
        let fitted = fit(bench, architecture, file.clone());
        let outcome = bench.try_file(&fitted);
        if outcome.is_fatal() && !usable(&outcome) {
            crashes.push(Crash { what, outcome });
        }
    };
    // One alone contradicts the other, which other checks tell.
    let [count, used] = ["expert_count", "expert_used_count"].map(|name| format!("{architecture}.{name}"));
    if file.get(&count).is_some() {
        ask(&file.without(&count).without(&used), Change::Absent { key: format!("{count}, {used}") });
    }
    for (key, value) in &file.entries {
        if key.starts_with("general.") || key.starts_with("tokenizer.") {
            continue;
        }
        ask(&file.without(key), Change::Absent { key: key.clone() });
        for value in others(value) {
            ask(&file.with(key, value.clone()), Change::Number { key: key.clone(), value });
        }
    }
    for (key, kind) in optional_keys {
        let values = match kind.as_str() {
            "u32" => vec![Value::U32(0), Value::U32(1), Value::U32(3)],
            "f32" => vec![Value::F32(0.0), Value::F32(-1.0)],
            "bool" => vec![Value::Bool(true), Value::Bool(false)],
            _ => vec![Value::U32(0), Value::U32(1), Value::Numbers(vec![0; 4])],
        };
        for value in values {
            ask(&file.with(&key, value.clone()), Change::Number { key: key.clone(), value });
        }
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
        let key = probe.entries.iter().find(|(key, value)| matches!(value, Value::Texts(_)) && named(&words, key));
        let Some((key, _)) = key.cloned().filter(|_| stage == "load") else { break };
        let kind = words.rsplit("expected type ").next().filter(|_| words.contains("expected type "));
        found.push((key.clone(), kind.unwrap_or("list").trim().to_owned()));
        probe = probe.without(&key);
    }
    found
}

/// Whether an error names a key, and not a longer one.
fn named(words: &str, key: &str) -> bool {
    words.split(|letter: char| letter.is_whitespace() || letter == ':').any(|word| word == key)
}

/// Other values in the place of one.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::U32(there) => {
            let odd = there.wrapping_add(1);
            NUMBERS.iter().chain([&odd]).filter(|value| *value != there).map(|value| Value::U32(*value)).collect()
        }
        Value::F32(_) => vec![Value::F32(0.0), Value::F32(-1.0)],
        Value::Bool(there) => vec![Value::Bool(!there)],
        Value::Numbers(there) => {
            let mut found = vec![Value::U32(0), Value::U32(1)];
            for index in 0..there.len() {
                for value in [0, 3] {
                    let mut values = there.clone();
                    values[index] = value;
                    found.push(Value::Numbers(values));
                }
            }
            found.push(Value::Numbers(vec![0; there.len()]));
            found
        }
        _ => Vec::new(),
    }
}
