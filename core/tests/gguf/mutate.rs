//! Damages a GGUF file where it hurts: numbers at their limits, doubled tokens, wrong types, cut ends, flipped bits.

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
        (self.next() % limit as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// One metadata entry: where its key, its type and its value are.
struct Entry {
    key: String,
    key_at: usize,
    kind: u32,
    value_at: usize,
    /// Where the texts of a list of strings begin, and their lengths.
    texts: Vec<(usize, usize)>,
}

/// Where the parts of a good file are.
pub struct Map {
    entries: Vec<Entry>,
    /// Where each tensor's entry begins.
    tensors: Vec<usize>,
    pub header_end: usize,
}

const U32: u32 = 4;
const F32: u32 = 6;
const STRING: u32 = 8;
const LIST: u32 = 9;

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn u32(&mut self) -> u32 {
        self.at += 4;
        u32::from_le_bytes(self.bytes[self.at - 4..self.at].try_into().expect("four bytes"))
    }

    fn u64(&mut self) -> usize {
        self.at += 8;
        u64::from_le_bytes(self.bytes[self.at - 8..self.at].try_into().expect("eight bytes")) as usize
    }

    /// Place and length of a text.
    fn text(&mut self) -> (usize, usize) {
        let length = self.u64();
        self.at += length;
        (self.at - length, length)
    }

    fn size(kind: u32) -> usize {
        match kind {
            0 | 1 | 7 => 1,
            2 | 3 => 2,
            4..=6 => 4,
            _ => 8,
        }
    }

    fn entry(&mut self) -> Entry {
        let (key_at, length) = self.text();
        let key = String::from_utf8_lossy(&self.bytes[key_at..key_at + length]).into_owned();
        let kind = self.u32();
        let value_at = self.at;
        let mut texts = Vec::new();
        match kind {
            STRING => texts.push(self.text()),
            LIST => {
                let (element, count) = (self.u32(), self.u64());
                if element == STRING {
                    texts = (0..count).map(|_| self.text()).collect();
                } else {
                    self.at += count * Self::size(element);
                }
            }
            scalar => self.at += Self::size(scalar),
        }
        Entry {
            key,
            key_at,
            kind,
            value_at,
            texts,
        }
    }
}

impl Map {
    /// Reads the header of a good file.
    pub fn of(bytes: &[u8]) -> Self {
        let mut cursor = Cursor { bytes, at: 8 };
        let (n_tensors, n_entries) = (cursor.u64(), cursor.u64());
        let entries = (0..n_entries).map(|_| cursor.entry()).collect();
        let tensors = (0..n_tensors)
            .map(|_| {
                let at = cursor.at;
                cursor.text();
                let n_dimensions = cursor.u32() as usize;
                cursor.at += n_dimensions * 8 + 4 + 8;
                at
            })
            .collect();
        Self {
            entries,
            tensors,
            header_end: cursor.at,
        }
    }

    fn of_kind(&self, kind: u32) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| entry.kind == kind).collect()
    }
}

const NUMBERS: [u32; 16] = [
    0,
    1,
    2,
    3,
    5,
    7,
    64,
    511,
    512,
    513,
    1024,
    65_535,
    0x7FFF_FFFF,
    0x8000_0000,
    0xFFFF_FFFE,
    0xFFFF_FFFF,
];
const FLOATS: [f32; 8] = [
    0.0,
    -0.0,
    -1.0,
    -1e-5,
    f32::NAN,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::MIN_POSITIVE,
];
const LENGTHS: [u64; 7] = [0, 1, 1 << 31, 1 << 32, 1 << 62, 1 << 63, u64::MAX];

/// A damaged copy of a file and what was done to it; the same for the same seed.
pub fn damage(whole: &[u8], map: &Map, seed: u64) -> (Vec<u8>, String) {
    let mut bytes = whole.to_vec();
    let mut random = Random(seed);
    // The kinds take turns, so that each has its share of any range of seeds.
    let done = match seed % 8 {
        0 => {
            let entry = *random.pick(&map.of_kind(U32));
            let value = *random.pick(&NUMBERS);
            put(&mut bytes, entry.value_at, &value.to_le_bytes());
            format!("{} = {value}", entry.key)
        }
        1 => {
            let entry = *random.pick(&map.of_kind(F32));
            let value = *random.pick(&FLOATS);
            put(&mut bytes, entry.value_at, &value.to_le_bytes());
            format!("{} = {value}", entry.key)
        }
        2 => double_token(&mut bytes, map, &mut random),
        3 => {
            let entry = random.pick(&map.entries);
            let kind = random.below(14) as u32;
            put(&mut bytes, entry.value_at - 4, &kind.to_le_bytes());
            format!("{} has type {kind}", entry.key)
        }
        4 => {
            let entry = random.pick(&map.entries);
            let letter = entry.key_at + random.below(entry.key.len());
            bytes[letter] = *random.pick(b"xyz_.\0");
            format!("the key {} is spelt differently", entry.key)
        }
        5 => {
            let entry = random.pick(&map.entries);
            let place = if entry.kind == LIST {
                entry.value_at + 4
            } else {
                entry.key_at - 8
            };
            let length = *random.pick(&LENGTHS);
            put(&mut bytes, place, &length.to_le_bytes());
            format!("{}: a length of {length}", entry.key)
        }
        6 => {
            let tensor = random.below(map.tensors.len());
            let place = map.tensors[tensor] + random.below(48);
            bytes[place] ^= 1 << random.below(8);
            format!("tensor {tensor}: a bit flipped at byte {place}")
        }
        _ if random.below(3) == 0 => {
            bytes.truncate(random.below(map.header_end * 2));
            format!("cut to {} bytes", bytes.len())
        }
        _ => {
            let place = random.below(map.header_end);
            bytes[place] = random.next() as u8;
            format!("byte {place} overwritten")
        }
    };
    (bytes, done)
}

fn put(bytes: &mut [u8], at: usize, value: &[u8]) {
    bytes[at..at + value.len()].copy_from_slice(value);
}

/// Copies one token over another of the same length.
fn double_token(bytes: &mut [u8], map: &Map, random: &mut Random) -> String {
    let texts = &map
        .entries
        .iter()
        .find(|entry| entry.key == "tokenizer.ggml.tokens")
        .expect("a vocabulary")
        .texts;
    let &(from, length) = random.pick(texts);
    let alike: Vec<usize> = texts
        .iter()
        .filter(|text| text.1 == length && text.0 != from)
        .map(|text| text.0)
        .collect();
    match alike.as_slice() {
        [] => {
            bytes[from] = 0;
            format!("the token at byte {from} begins with NUL")
        }
        places => {
            let to = *random.pick(places);
            bytes.copy_within(from..from + length, to);
            format!("the token at byte {from} is at byte {to} too")
        }
    }
}
