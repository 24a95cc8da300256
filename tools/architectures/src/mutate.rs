//! Damages a minimal file where its structure is: numbers at their limits, missing and doubled tensors, other shapes and formats, a
//! vocabulary of another kind, flipped bits. The same for the same seed and number.

use crate::file::{File, Value};
use crate::recipe::Minimal;

/// A repeatable source of numbers (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

const NUMBERS: [u32; 17] = [
    0,
    1,
    2,
    3,
    5,
    7,
    8,
    15,
    31,
    63,
    65,
    512,
    513,
    65_535,
    0x7FFF_FFFF,
    0x8000_0000,
    0xFFFF_FFFF,
];
const FLOATS: [f32; 7] = [
    0.0,
    -0.0,
    -1.0,
    f32::NAN,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::MIN_POSITIVE,
];
const MODELS: [&str; 12] = [
    "llama",
    "bert",
    "gpt2",
    "t5",
    "rwkv",
    "plamo2",
    "gemma4",
    "hybriddna",
    "whitespace",
    "none",
    "no_vocab",
    "",
];
const PRE: [&str; 8] = [
    "default",
    "whitespace",
    "llama3",
    "gpt-2",
    "jina-v2-code",
    "gemma4",
    "mmbert",
    "no such",
];
/// Tokens by their place in the vocabulary, none among them.
const IDS: [&str; 9] = [
    "bos_token_id",
    "eos_token_id",
    "unknown_token_id",
    "seperator_token_id",
    "padding_token_id",
    "mask_token_id",
    "eot_token_id",
    "cls_token_id",
    "token_type_count",
];

/// A damaged file: its header, how many zeros follow, and what was done to it.
pub struct Mutant {
    pub header: Vec<u8>,
    pub data: u64,
    pub words: String,
}

/// The mutant of a number.
pub fn mutant(minimal: &[Minimal], seed: u64, number: u64) -> Mutant {
    let mut random = Random(seed ^ number.wrapping_mul(0xD6E8_FEB8_6659_FD93));
    // Names of architectures take turns, so that each has its share.
    let chosen = &minimal[(number % minimal.len() as u64) as usize];
    let mut file = chosen.file.clone();
    let mut words = format!("{}:", chosen.name);
    for _ in 0..1 + random.below(3) / 2 {
        words.push(' ');
        words.push_str(&change(&mut file, chosen, minimal, &mut random));
    }
    let (mut header, mut data) = file.header();
    if random.below(16) == 0 {
        let at = random.below(header.len());
        if random.below(4) == 0 {
            header.truncate(at);
            data = 0;
            words.push_str(&format!(" cut to {at} bytes"));
        } else {
            header[at] ^= 1 << random.below(8);
            words.push_str(&format!(" a bit flipped in byte {at}"));
        }
    }
    Mutant { header, data, words }
}

fn change(file: &mut File, chosen: &Minimal, minimal: &[Minimal], random: &mut Random) -> String {
    match random.below(12) {
        0..=2 => number(file, random),
        3 => {
            // A number of another architecture under this one's name.
            let other = random.pick(minimal);
            let keys: Vec<&str> = other
                .file
                .entries
                .iter()
                .filter_map(|(key, _)| key.strip_prefix(other.architecture())?.strip_prefix('.'))
                .collect();
            let key = format!("{}.{}", chosen.architecture(), random.pick(&keys));
            let value = *random.pick(&NUMBERS);
            file.set(&key, Value::U32(value));
            format!("{key} = {value}")
        }
        4 => {
            let at = random.below(file.entries.len());
            let (key, _) = file.entries.remove(at);
            format!("without {key}")
        }
        5 | 6 => {
            let at = random.below(file.tensors.len());
            let tensor = file.tensors.remove(at);
            format!("without {}", tensor.name)
        }
        7 | 8 => shape(file, random),
        9 => {
            let at = random.below(file.tensors.len());
            file.tensors[at].kind = random.below(42) as u32;
            format!("{} in format {}", file.tensors[at].name, file.tensors[at].kind)
        }
        10 => {
            let (at, other) = (random.below(file.tensors.len()), random.pick(minimal));
            let name = random.pick(&other.file.tensors).name.clone();
            let before = std::mem::replace(&mut file.tensors[at].name, name);
            format!("{before} is called {}", file.tensors[at].name)
        }
        _ => vocabulary(file, random),
    }
}

/// Changes a number of the network, a float or an entry of a list.
fn number(file: &mut File, random: &mut Random) -> String {
    let places: Vec<usize> = (0..file.entries.len())
        .filter(|at| !file.entries[*at].0.starts_with("tokenizer.") && !file.entries[*at].0.starts_with("general."))
        .collect();
    if places.is_empty() {
        return "nothing".to_owned();
    }
    let (key, value) = &mut file.entries[*random.pick(&places)];
    match value {
        Value::U32(there) => {
            *value = match random.below(4) {
                0 => Value::U32(there.wrapping_add(1)),
                1 => Value::U32(*there / 2),
                _ => Value::U32(*random.pick(&NUMBERS)),
            }
        }
        Value::F32(_) => *value = Value::F32(*random.pick(&FLOATS)),
        Value::Bool(there) => *value = Value::Bool(!*there),
        Value::Numbers(there) => {
            let at = random.below(there.len());
            match (random.below(3), there.get_mut(at)) {
                (0, _) => there.truncate(at),
                (_, Some(number)) => *number = *random.pick(&NUMBERS),
                _ => {}
            }
        }
        _ => {}
    }
    format!("{key} = {value:?}")
}

fn shape(file: &mut File, random: &mut Random) -> String {
    let at = random.below(file.tensors.len());
    let tensor = &mut file.tensors[at];
    let place = random.below(tensor.shape.len());
    match random.below(6) {
        0 => tensor.shape.reverse(),
        1 => {
            tensor.shape.pop();
        }
        2 => tensor.shape.push(1 + random.below(3) as u64),
        3 => tensor.shape[place] = u64::from(*random.pick(&NUMBERS)),
        4 => tensor.shape[place] = tensor.shape[place].wrapping_add(1),
        _ => tensor.shape[place] /= 2,
    }
    format!("{} of shape {:?}", tensor.name, tensor.shape)
}

fn vocabulary(file: &mut File, random: &mut Random) -> String {
    let (key, value) = match random.below(5) {
        0 | 1 => (
            "tokenizer.ggml.model".to_owned(),
            Value::Text((*random.pick(&MODELS)).to_owned()),
        ),
        2 => (
            "tokenizer.ggml.pre".to_owned(),
            Value::Text((*random.pick(&PRE)).to_owned()),
        ),
        3 => {
            let key = format!("tokenizer.ggml.{}", random.pick(&IDS));
            (key, Value::U32(*random.pick(&NUMBERS)))
        }
        _ => {
            let key = *random.pick(&["add_bos_token", "add_eos_token", "add_sep_token", "add_space_prefix"]);
            (format!("tokenizer.ggml.{key}"), Value::Bool(random.below(2) == 0))
        }
    };
    // Byte-level vocabularies have merges.
    file.set("tokenizer.ggml.merges", Value::Texts(vec!["a b".to_owned()]));
    let words = format!("{key} = {value:?}");
    file.set(&key, value);
    words
}
