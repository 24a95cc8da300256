//! Turns what crashed (`crashes.tsv`) into the rules that the validator reads (`core/src/gguf/architectures.txt`).
//!
//! A rule must not refuse a good file, and of one crash it is not plain what good files have in common. So a rule about tensors
//! stands only where something tells the layers that crashed from all others in every minimal file of the architecture, and a rule
//! about a number only where the crash came with every minimal file.

use std::collections::BTreeSet;

use crate::file::{layer_of, Value};
use crate::recipe::Minimal;

/// Architectures whose later layers may do without, by a default that depends on the number of layers (GLM 5.2 shares indexers between
/// layers), which a file of two layers cannot show: their rules are about the first layer only.
const FIRST_LAYER: [&str; 1] = ["glm-dsa"];

/// One line of `crashes.tsv`: name of the minimal file, kind of change, what was changed, what it came to.
struct Row<'a> {
    file: &'a str,
    kind: &'a str,
    what: &'a str,
    outcome: &'a str,
}

impl Row<'_> {
    fn architecture(&self) -> &str {
        self.file.split(' ').next().unwrap_or_default()
    }

    /// Whether nothing but a rule can make an error of it: assertions can be caught.
    fn is_beyond_help(&self) -> bool {
        self.outcome.starts_with("signal") || self.outcome.starts_with("hang")
    }

    /// The key without the architecture's name, where one is changed.
    fn key(&self) -> &str {
        let key = self.what.split(" = ").next().unwrap_or_default();
        key.split_once('.').map_or(key, |(_, name)| name)
    }

    fn value(&self) -> &str {
        self.what.split(" = ").nth(1).unwrap_or_default()
    }
}

/// The rules, a line each, in order.
pub fn rules(crashes: &str, minimal: &[Minimal]) -> String {
    let rows: Vec<Row<'_>> = crashes
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(Row {
                file: cells.next()?,
                kind: cells.next()?,
                what: cells.next()?,
                outcome: cells.next()?,
            })
        })
        .collect();
    let mut lines = BTreeSet::new();
    for row in &rows {
        lines.extend(tensors(row, &rows, minimal));
        lines.extend(numbers(row, &rows, minimal));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Whether every minimal file of the architecture that can has such a row.
fn in_all(rows: &[Row<'_>], minimal: &[Minimal], row: &Row<'_>, same: impl Fn(&Row<'_>) -> bool) -> bool {
    let mut files = minimal
        .iter()
        .filter(|minimal| minimal.architecture() == row.architecture());
    files.all(|minimal| rows.iter().any(|other| other.file == minimal.name && same(other)))
}

fn numbers(row: &Row<'_>, rows: &[Row<'_>], minimal: &[Minimal]) -> Option<String> {
    let (architecture, key) = (row.architecture(), row.key());
    let is_zero = |row: &Row<'_>| row.kind == "number" && matches!(row.value(), "U32(0)" | "F32(0.0)");
    let all = |same: &dyn Fn(&Row<'_>) -> bool| in_all(rows, minimal, row, same);
    match row.kind {
        "number" if is_zero(row) && row.is_beyond_help() => {
            let holds = all(&|other| is_zero(other) && other.key() == key && other.is_beyond_help());
            holds.then(|| format!("nonzero {architecture} {key}"))
        }
        // The count of experts stands for both of its numbers.
        "absent" if row.what.contains(", ") && row.what.contains("expert_count") => {
            let holds = all(&|other| other.kind == "absent" && other.what == row.what);
            holds.then(|| format!("needed {architecture} expert_count"))
        }
        // Where 0 and nothing are one to the graph. What is absent and not 0 has a default, which may do in another file.
        "absent" => {
            let absent = all(&|other| other.kind == "absent" && other.what == row.what);
            let zero = all(&|other| is_zero(other) && other.key() == key && other.outcome == row.outcome);
            let list = "Numbers([0, 0, 0, 0])";
            let zeros = all(&|other| other.kind == "number" && other.key() == key && other.value() == list);
            (absent && (zero && row.is_beyond_help() || zeros)).then(|| format!("needed {architecture} {key}"))
        }
        "number" if row.outcome.contains("GGML_ASSERT(n_embd_head == n_rot)") => {
            Some(format!("rotated {architecture}"))
        }
        "number"
            if row
                .outcome
                .contains("GGML_ASSERT(n_embd_head == hparams.n_embd_head_k())") =>
        {
            Some(format!("width {architecture}"))
        }
        "number" if key == "attention.head_count_kv" && row.value().starts_with("U32(") && is_hybrid(row, minimal) => {
            Some(format!("hybrid {architecture}"))
        }
        _ => None,
    }
}

/// Whether the minimal file has layers with and without heads for keys and values.
fn is_hybrid(row: &Row<'_>, minimal: &[Minimal]) -> bool {
    let file = minimal.iter().find(|minimal| minimal.name == row.file);
    let value = file.and_then(|minimal| {
        minimal
            .file
            .get(&format!("{}.attention.head_count_kv", row.architecture()))
    });
    matches!(value, Some(Value::Numbers(values)) if values.contains(&0) && row.outcome.contains("GGML_ASSERT(buffer)"))
}

fn tensors(row: &Row<'_>, rows: &[Row<'_>], minimal: &[Minimal]) -> Option<String> {
    if row.kind != "without" || !row.is_beyond_help() && !row.outcome.starts_with("assertion at load") {
        return None;
    }
    let (tensor, instead) = row.what.split_once(" | ").unwrap_or((row.what, ""));
    let (layer, name) = layer_of(tensor);
    let architecture = row.architecture();
    let within = |name: &str| name.strip_prefix("blk.*.").map(str::to_owned);
    if layer.is_none() {
        let holds = in_all(rows, minimal, row, |other| {
            other.kind == "without" && other.what == row.what
        });
        return holds.then(|| format!("tensors {architecture} - {tensor}"));
    }
    let name = within(&name)?;
    let when = if instead == "beside all others" {
        // Another tensor makes this one needed: the one that crashed when it came alone.
        let alone = rows
            .iter()
            .find(|other| other.file == row.file && other.kind == "with" && layer_of(other.what).0 == layer)?;
        within(&layer_of(alone.what).1)?
    } else {
        mark(row, &name, rows, minimal)?
    };
    let others: Vec<String> = instead
        .split(' ')
        .filter_map(|other| within(&layer_of(other).1))
        .collect();
    let others = if others.is_empty() {
        String::new()
    } else {
        format!(" | {}", others.join(" "))
    };
    Some(format!("tensors {architecture} {when} {name}{others}"))
}

/// What tells the layers that need a tensor from all others: `*` where there are no others.
fn mark(row: &Row<'_>, name: &str, rows: &[Row<'_>], minimal: &[Minimal]) -> Option<String> {
    let (mut crashed, mut others) = (Vec::new(), Vec::new());
    for minimal in minimal
        .iter()
        .filter(|minimal| minimal.architecture() == row.architecture())
    {
        let mut layers: Vec<(u32, Vec<String>)> = Vec::new();
        for tensor in &minimal.file.tensors {
            let (Some(layer), full) = layer_of(&tensor.name) else {
                continue;
            };
            let within = full["blk.*.".len()..].to_owned();
            match layers.iter_mut().find(|(there, _)| *there == layer) {
                Some((_, names)) => names.push(within),
                None => layers.push((layer, vec![within])),
            }
        }
        for (layer, names) in layers {
            let dropped = format!("blk.{layer}.{name}");
            let is_row = |other: &Row<'_>| {
                other.file == minimal.name
                    && other.kind == "without"
                    && other.what.split(" | ").next() == Some(&dropped)
            };
            if rows.iter().any(is_row) {
                &mut crashed
            } else {
                &mut others
            }
            .push(names);
        }
    }
    if FIRST_LAYER.contains(&row.architecture()) {
        return Some("0".to_owned());
    }
    if others.is_empty() {
        return Some("*".to_owned());
    }
    // In a minimal file, tensors that the loader asks for stand before those that it can do without, so the first is the best mark.
    let first: &Vec<String> = crashed.first()?;
    let has_all = |sets: &[Vec<String>], name: &String| sets.iter().all(|set| set.contains(name));
    let has_none = |sets: &[Vec<String>], name: &String| sets.iter().all(|set| !set.contains(name));
    let own = first
        .iter()
        .find(|mark| *mark != name && has_all(&crashed, mark) && has_none(&others, mark));
    let lacking = || {
        others
            .first()?
            .iter()
            .find(|mark| has_all(&others, mark) && has_none(&crashed, mark))
    };
    own.cloned().or_else(|| lacking().map(|mark| format!("!{mark}")))
}
