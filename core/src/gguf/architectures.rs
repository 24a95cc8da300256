//! What each architecture needs that llama.cpp takes on trust, read from a table that `tools/architectures` makes by experiment.
//!
//! llama.cpp's loader calls some tensors optional that a graph then uses without a look, divides by numbers that may be 0, and
//! asserts that two widths are one. [`RULES`] lists what crashed, a rule in a line:
//!
//! | line | means |
//! |---|---|
//! | `tensors A WHEN N …` | a file of architecture A has tensor N; with several sets, `\|` between them, all of one set |
//! | `needed A KEY` | `A.KEY` is there and not 0 |
//! | `nonzero A KEY` | `A.KEY` is not 0 where it is there |
//! | `width A` | keys and values are equally wide |
//! | `rotated A` | all of a key is rotated |
//! | `hybrid A` | some layers have heads for keys and values and some, the recurrent ones, have none |
//!
//! A line is made anew by `nox -s fuzz -- table`, never by hand.
//!
//! Tensors of layers are written without `blk.` and number and are asked of each layer that WHEN names: `*` all, `NAME` those that
//! have tensor NAME, `!NAME` those that have not, `0` the first. `-` is a tensor of the whole file.

use std::collections::{HashMap, HashSet};

use super::fault::Fault;
use super::header::{Header, Metadata, Value};

const RULES: &str = include_str!("architectures.txt");

/// Checks a file in one part against the rules for its architecture.
pub(super) fn check(header: &Header) -> Result<(), Fault> {
    let Some(architecture) = header.metadata.text("general.architecture") else {
        return Ok(());
    };
    // The tensors of a split model are spread over its parts.
    let is_split = header.metadata.u16("split.count").is_some_and(|count| count > 1);
    let layers = (!is_split).then(|| Layers::of(header));
    for line in RULES.lines() {
        let mut words = line.split(' ');
        let kind = words.next().unwrap_or_default();
        if words.next() != Some(architecture.as_str()) {
            continue;
        }
        let key = |name: &str| format!("{architecture}.{name}");
        match (kind, words.next()) {
            ("tensors", Some(when)) => {
                let sets: Vec<&str> = words.collect();
                layers
                    .as_ref()
                    .map_or(Ok(()), |layers| layers.check(&architecture, when, &sets))?;
            }
            ("needed", Some(name)) => check_number(&header.metadata, &key(name), true)?,
            ("nonzero", Some(name)) => check_number(&header.metadata, &key(name), false)?,
            ("hybrid", None) => check_hybrid(&header.metadata, &key("attention.head_count_kv"))?,
            // The widths are checked with the other numbers.
            _ => {}
        }
    }
    match layers {
        Some(layers) if architecture == INDEXED => check_indexers(&header.metadata, &layers),
        _ => Ok(()),
    }
}

/// The architecture in which some layers choose what they attend to by an indexer of their own, and the others take the choice of the one
/// before them: which is which stands in the file, or follows from the model's age.
const INDEXED: &str = "glm-dsa";
/// What such a layer's graph uses without a look.
const INDEXER: [&str; 3] = [
    "indexer.attn_k.weight",
    "indexer.attn_q_b.weight",
    "indexer.proj.weight",
];
/// Context lengths from here on are those of the first model whose layers share.
const SHARES_FROM: u32 = 1 << 20;

fn check_indexers(metadata: &Metadata, layers: &Layers<'_>) -> Result<(), Fault> {
    let number = |name: &str| metadata.u32(&format!("{INDEXED}.{name}")).unwrap_or(0);
    let types = metadata.get(&format!("{INDEXED}.attention.indexer.types"));
    let shares = number("context_length") >= SHARES_FROM;
    let has_own = |layer: u32| match types {
        Some(Value::Numbers(types)) => types.get(layer as usize).is_some_and(|kind| *kind != 0),
        Some(Value::U32(kind)) => *kind != 0,
        _ => !shares || layer < 2 || (layer - 2).is_multiple_of(4),
    };
    // Those that predict further tokens are no part of the graph.
    let n_layers = number("block_count").saturating_sub(number("nextn_predict_layers"));
    let mut numbers: Vec<u32> = layers
        .layers
        .keys()
        .copied()
        .filter(|layer| *layer < n_layers)
        .collect();
    numbers.sort_unstable();
    for layer in numbers.into_iter().filter(|layer| has_own(*layer)) {
        if let Some(name) = INDEXER.iter().find(|name| !layers.layers[&layer].contains(**name)) {
            return Err(Fault::MissingTensor {
                architecture: INDEXED.to_owned(),
                name: format!("blk.{layer}.{name}"),
            });
        }
    }
    Ok(())
}

/// Whether an architecture has a rule of this kind.
pub(super) fn has_rule(kind: &str, architecture: &str) -> bool {
    RULES.lines().any(|line| line.split(' ').eq([kind, architecture]))
}

fn check_number(metadata: &Metadata, key: &str, is_needed: bool) -> Result<(), Fault> {
    let wrong = match metadata.get(key) {
        Some(Value::U32(0)) => "0",
        Some(Value::F32(value)) if *value == 0.0 => "0",
        Some(Value::Numbers(values)) if values.iter().all(|value| *value == 0) => "a list of 0",
        None if is_needed => "missing",
        _ => return Ok(()),
    };
    Err(Fault::Value {
        key: key.to_owned(),
        given: wrong.to_owned(),
        expected: "a number that is not 0, which this architecture computes with".to_owned(),
    })
}

fn check_hybrid(metadata: &Metadata, key: &str) -> Result<(), Fault> {
    let values = match metadata.get(key) {
        Some(Value::Numbers(values)) => values.as_slice(),
        Some(Value::U32(value)) => std::slice::from_ref(value),
        _ => &[],
    };
    if values.contains(&0) && values.iter().any(|value| *value != 0) {
        return Ok(());
    }
    Err(Fault::Value {
        key: key.to_owned(),
        given: if values.is_empty() {
            "missing".to_owned()
        } else {
            "the same kind of number for all layers".to_owned()
        },
        expected:
            "a list with 0 for the recurrent layers and heads for the others, of which this architecture has both"
                .to_owned(),
    })
}

/// The tensors of a file, by layer.
struct Layers<'a> {
    /// Names within the layer, as `attn_q.weight`, by the layer's number.
    layers: HashMap<u32, HashSet<&'a str>>,
    others: HashSet<&'a str>,
}

impl<'a> Layers<'a> {
    fn of(header: &'a Header) -> Self {
        let (mut layers, mut others) = (HashMap::<u32, HashSet<&str>>::new(), HashSet::new());
        for tensor in &header.tensors {
            let place = tensor.name.strip_prefix("blk.").and_then(|rest| rest.split_once('.'));
            match place.and_then(|(number, rest)| Some((number.parse().ok()?, rest))) {
                Some((number, name)) => {
                    layers.entry(number).or_default().insert(name);
                }
                None => {
                    others.insert(tensor.name.as_str());
                }
            }
        }
        Self { layers, others }
    }

    fn check(&self, architecture: &str, when: &str, words: &[&str]) -> Result<(), Fault> {
        let sets: Vec<&[&str]> = words.split(|word| *word == "|").collect();
        let complete = |names: &HashSet<&str>| sets.iter().any(|set| set.iter().all(|name| names.contains(name)));
        let missing = |before: &str| Fault::MissingTensor {
            architecture: architecture.to_owned(),
            name: format!("{before}{}", sets[0].join(" and ")),
        };
        if when == "-" {
            return if complete(&self.others) {
                Ok(())
            } else {
                Err(missing(""))
            };
        }
        // The lowest first, so that the message is the same each time.
        let mut numbers: Vec<&u32> = self.layers.keys().collect();
        numbers.sort_unstable();
        for number in numbers {
            let names = &self.layers[number];
            let is_meant = match when.strip_prefix('!') {
                Some(name) => !names.contains(name),
                None => when == "*" || names.contains(when) || when.parse() == Ok(*number),
            };
            if is_meant && !complete(names) {
                return Err(missing(&format!("blk.{number}.")));
            }
        }
        Ok(())
    }
}
