//! A file for an architecture that loads and runs, found by asking llama.cpp: each of its errors names a key or a tensor that it
//! misses, or the type or shape that it expects.

use std::path::{Path, PathBuf};

use crate::child::{Child, Outcome};
use crate::defaults;
use crate::file::{File, Tensor, Value, F16, F32, I32};
use crate::source::Names;

/// Rounds of asking; the longest way to a file so far takes about 1,100.
const ROUNDS: usize = 2000;
/// A shape that nothing has, for tensors of which we do not know whether they are wanted.
const UNKNOWN: u64 = 13;

/// A way to use files in a child, each under the same name.
pub struct Bench {
    child: Child,
    path: PathBuf,
    /// Whether each outcome is told on standard error.
    pub trace: bool,
}

impl Bench {
    pub fn new(kind: &'static str, folder: &Path) -> Self {
        let path = folder.join(format!("{kind}-{}.gguf", std::process::id()));
        Self {
            child: Child::new(kind),
            path,
            trace: std::env::var_os("TRACE").is_some(),
        }
    }

    /// What a file comes to.
    pub fn try_file(&mut self, file: &File) -> Outcome {
        file.write(&self.path).expect("the folder takes a file");
        let outcome = self.child.ask(&self.path);
        if self.trace {
            eprintln!("{} tensors: {}", file.tensors.len(), outcome.words());
        }
        outcome
    }

    /// What a header with `data` zeros behind it comes to.
    pub fn try_bytes(&mut self, header: &[u8], data: u64) -> Outcome {
        crate::file::write_sparse(&self.path, header, data).expect("the folder takes a file");
        self.child.ask(&self.path)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        if !self.trace {
            drop(std::fs::remove_file(&self.path));
        }
    }
}

/// Whether a file is good to begin with: it may fail at embedding, which some decoders cannot.
pub fn usable(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Used => true,
        Outcome::Asserted { stage, .. } | Outcome::Refused { stage, .. } | Outcome::Killed { stage, .. } => {
            stage == "embed"
        }
        Outcome::Hung { .. } => false,
    }
}

/// Files with every tensor that the loader takes, and what they come to: one without experts and one with them where both run, or
/// the one that came furthest.
pub fn discover(bench: &mut Bench, names: &Names, architecture: &str) -> Vec<(String, File, Outcome)> {
    let mut found: Vec<(String, File, Outcome)> = Vec::new();
    for (start, suffix) in defaults::starts(architecture).into_iter().zip(["", " with experts"]) {
        let file = match complete(bench, architecture, start) {
            Ok(file) => fill(bench, names, architecture, file),
            Err(file) => file,
        };
        let outcome = bench.try_file(&file);
        let tensors = |file: &File| {
            file.tensors
                .iter()
                .map(|tensor| tensor.name.clone())
                .collect::<Vec<_>>()
        };
        if !found.iter().any(|(_, there, _)| tensors(there) == tensors(&file)) {
            found.push((format!("{architecture}{suffix}"), file, outcome));
        }
    }
    if found.iter().any(|(_, _, outcome)| usable(outcome)) {
        found.retain(|(_, _, outcome)| usable(outcome));
    } else {
        found.sort_by_key(|(_, file, _)| file.tensors.len());
        found.drain(..found.len() - 1);
    }
    found
}

/// Adds what the loader misses until it misses nothing.
///
/// # Errors
///
/// The file as it is, where that leads nowhere.
pub fn complete(bench: &mut Bench, architecture: &str, mut file: File) -> Result<File, File> {
    for _ in 0..ROUNDS {
        match bench.try_file(&file) {
            Outcome::Refused { stage, words } if stage == "load" => {
                if !mend(&mut file, architecture, &words) {
                    return Err(file);
                }
            }
            Outcome::Asserted { stage, .. } | Outcome::Killed { stage, .. } if stage == "load" => return Err(file),
            _ => return Ok(file),
        }
    }
    Err(file)
}

/// The file with the shapes that the loader expects, as far as it says, and what it comes to.
pub fn fit(bench: &mut Bench, architecture: &str, mut file: File) -> (File, Outcome) {
    let mut outcome = bench.try_file(&file);
    for _ in 0..file.tensors.len() {
        let Outcome::Refused { stage, words } = &outcome else {
            break;
        };
        if stage != "load" || !words.contains("wrong shape") || !mend(&mut file, architecture, words) {
            break;
        }
        outcome = bench.try_file(&file);
    }
    (file, outcome)
}

/// Adds every other tensor that the loader takes.
fn fill(bench: &mut Bench, names: &Names, architecture: &str, needed: File) -> File {
    let mut file = needed.clone();
    let n_layer = layers(&needed, architecture) as u32;
    for name in candidates(names, n_layer) {
        if file.tensor(&name).is_none() {
            file.tensors.push(Tensor {
                name,
                shape: vec![UNKNOWN],
                kind: F32,
            });
        }
    }
    for _ in 0..ROUNDS {
        match bench.try_file(&file) {
            Outcome::Refused { stage, words } if stage == "load" => {
                // All that it takes has its shape now; what has not is not taken.
                if let Some(taken) = taken(&words) {
                    let before = file.tensors.len();
                    file.tensors.retain(|tensor| tensor.shape != [UNKNOWN]);
                    if file.tensors.len() == before {
                        file = untaken(bench, &needed, file, taken);
                    }
                } else if !mend(&mut file, architecture, &words) {
                    // What cannot be mended may be left out, where it is one of ours.
                    let name = between(&words, "tensor '", "'").filter(|name| needed.tensor(name).is_none());
                    let Some(name) = name else { return needed };
                    file = file.without_tensor(name);
                }
            }
            outcome if usable(&outcome) => return file,
            // Some of what it takes does not go together.
            _ => return gather(bench, needed, &file),
        }
    }
    needed
}

/// How many of a file's tensors the loader took, where it says so.
fn taken(words: &str) -> Option<usize> {
    words.contains("wrong number of tensors").then_some(())?;
    between(words, "got ", " ").and_then(|count| count.trim().parse().ok())
}

/// The file without those of its tensors that the loader looks at and does not take, or in whose place it does not take others.
fn untaken(bench: &mut Bench, needed: &File, mut file: File, mut count: usize) -> File {
    for tensor in file.tensors.clone() {
        if needed.tensor(&tensor.name).is_some() {
            continue;
        }
        let fewer = file.without_tensor(&tensor.name);
        match bench.try_file(&fewer) {
            Outcome::Refused { stage, words } if stage == "load" => {
                if let Some(now) = taken(&words).filter(|now| *now >= count) {
                    (file, count) = (fewer, now);
                }
            }
            // All that is left is taken.
            _ => return fewer,
        }
    }
    file
}

/// Adds to a file what another has, one tensor at a time, as long as it is used.
fn gather(bench: &mut Bench, needed: File, full: &File) -> File {
    if !usable(&bench.try_file(&needed)) {
        let extra = full
            .tensors
            .iter()
            .filter(|tensor| needed.tensor(&tensor.name).is_none());
        let mut fewer = extra.map(|tensor| full.without_tensor(&tensor.name));
        return fewer
            .find(|file| usable(&bench.try_file(file)))
            .unwrap_or_else(|| full.clone());
    }
    let mut file = needed;
    for tensor in &full.tensors {
        if file.tensor(&tensor.name).is_none() {
            file.tensors.push(tensor.clone());
            if !usable(&bench.try_file(&file)) {
                file.tensors.pop();
            }
        }
    }
    file
}

fn layers(file: &File, architecture: &str) -> usize {
    match file.get(&format!("{architecture}.block_count")) {
        Some(Value::U32(count)) => *count as usize,
        _ => 1,
    }
}

fn candidates(names: &Names, n_layer: u32) -> Vec<String> {
    let mut found = Vec::new();
    for tensor in &names.tensors {
        // Experts one by one are of old files, which are merged before they are used.
        if tensor.matches("%d").count() > 1 {
            continue;
        }
        let layers = if tensor.contains("%d") { n_layer } else { 1 };
        for layer in 0..layers {
            let name = tensor.replace("%d", &layer.to_string());
            found.push(format!("{name}.weight"));
            found.push(format!("{name}.bias"));
            found.push(name);
        }
    }
    found
}

/// Mends what an error of the loader names. False where it names nothing that we can mend.
fn mend(file: &mut File, architecture: &str, words: &str) -> bool {
    if let Some(key) = between(words, "key not found in model: ", " ") {
        let key = key.to_owned();
        // A key that is there and still not found would be asked for without end.
        if file.get(&key).is_some() {
            return false;
        }
        let value = match defaults::value(architecture, &key) {
            Value::U32(value) if words.contains("array key not found") => {
                Value::Numbers(vec![value; layers(file, architecture)])
            }
            value => value,
        };
        file.set(&key, value);
        return true;
    }
    if let Some((key, rest)) = between(words, "key ", "\n").and_then(|rest| rest.split_once(" has wrong type ")) {
        let Some(expected) = rest.split("expected type ").nth(1) else {
            return false;
        };
        let value = match expected.trim() {
            "f32" => Value::F32(1.0),
            "bool" => Value::Bool(true),
            "str" => Value::Text("none".to_owned()),
            "u32" => Value::U32(2),
            "arr" => Value::Numbers(vec![1; layers(file, architecture)]),
            _ => return false,
        };
        let key = key.to_owned();
        let changed = file.get(&key) != Some(&value);
        file.set(&key, value);
        return changed;
    }
    if let Some((key, rest)) =
        between(words, "key ", "\n").and_then(|rest| rest.split_once(" has wrong array length; expected "))
    {
        let length = rest.split(',').next().and_then(|count| count.parse::<usize>().ok());
        return match (file.get(key).cloned(), length) {
            (Some(Value::Numbers(values)), Some(length)) => {
                let value = values.first().copied().unwrap_or(1);
                file.set(key, Value::Numbers(vec![value; length]));
                true
            }
            _ => false,
        };
    }
    if let Some(name) = between(words, "tensor '", "'") {
        let name = name.to_owned();
        if words.contains("' not found") || words.contains("missing tensor") {
            file.tensors.push(Tensor {
                kind: kind_of(&name),
                name,
                shape: vec![UNKNOWN],
            });
            return true;
        }
        if let Some(shape) = between(words, "expected ", ", got") {
            return reshape(file, &name, shape);
        }
    }
    false
}

fn reshape(file: &mut File, name: &str, shape: &str) -> bool {
    let parsed: Option<Vec<u64>> = shape
        .trim_matches(|letter: char| !letter.is_ascii_digit() && letter != '-')
        .split(',')
        .map(|count| count.trim().parse().ok())
        .collect();
    let (Some(shape), Some(index)) = (parsed, file.tensor(name)) else {
        return false;
    };
    let tensor = &mut file.tensors[index];
    if tensor.shape == shape || shape.contains(&0) {
        return false;
    }
    tensor.shape = shape;
    tensor.kind = kind_of(name);
    true
}

/// The number format that a tensor needs.
fn kind_of(name: &str) -> u32 {
    if ["tid2eid", "d2t"].iter().any(|part| name.contains(part)) {
        return I32;
    }
    // Kernels of convolutions over whole images are multiplied as F16.
    if name == "conv1d.weight"
        || name.contains(".conv") && name.starts_with("posnet") && name.ends_with("weight")
        || name.contains(".dw.weight")
    {
        return F16;
    }
    F32
}

/// What stands between two texts.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after).map_or(rest, |(found, _)| found))
}
