//! A text that is read in parts has the tokens that llama.cpp gives for the whole.

use super::seams::{Seams, WORDS};
use super::tokens::{tokenize, Reading, SHORT};
use super::vocabulary::Vocabulary;
use crate::engine::{SearchedTokens, Weights};
use crate::{Error, ErrorCode};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn tiny() -> Weights {
    Weights::of_tiny(true)
}

fn load(path: &Path) -> Weights {
    Weights::of(path, true)
}

/// The real vocabularies that are here; where there are none, the run says so.
fn real(name: &str) -> Option<PathBuf> {
    let path = root().join(format!("../shared/vectors/tokenizers/ggml-vocab-{name}.gguf"));
    if !path.exists() {
        let _ = writeln!(std::io::stderr(), "not run: there is no {}", path.display());
    }
    path.exists().then_some(path)
}

/// Numbers that are the same in every run.
struct Random(u32);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % n
    }

    /// A text of words, blanks, signs, and what looks special.
    fn text(&mut self, n_bytes: usize, specials: &[String]) -> String {
        const BITS: [&str; 34] = [
            " ",
            " ",
            " ",
            " ",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            " \u{b}",
            "\u{a0}",
            "the",
            "Word",
            "I'll",
            "don't",
            "x'",
            "1234",
            "7",
            "é",
            "straße",
            "猫は",
            "한국어",
            "🐈",
            "a\u{301}",
            "...",
            "!?",
            "(",
            "<|",
            "▁",
            "ABCdef",
            "µ",
            "/",
            "_",
            "-",
        ];
        let mut text = String::new();
        while text.len() < n_bytes {
            match self.below(12) {
                0 if !specials.is_empty() => text.push_str(&specials[self.below(specials.len())]),
                1..=4 => text.push_str([" the", " quick", " Fox", " said"][self.below(4)]),
                _ => text.push_str(BITS[self.below(BITS.len())]),
            }
        }
        text
    }
}

fn special_texts(weights: &Weights) -> Vec<String> {
    let SearchedTokens { always, parsed } = weights.searched_tokens().unwrap().unwrap();
    always.into_iter().chain(parsed).map(|special| special.text).collect()
}

fn assert_equal_to_whole(weights: &Weights, text: &str, named: &str) {
    for (add_bos, special) in [(true, true), (false, true), (true, false), (false, false)] {
        let whole = weights.tokenize(text, add_bos, special).unwrap();
        let reading = Reading {
            n_threads: 2,
            ..Reading::default()
        };
        let parts = tokenize(weights, "text", text, add_bos, special, reading).unwrap();
        assert!(
            parts == whole,
            "{named}, add_bos {add_bos}, special {special}: {text:?}"
        );
    }
}

#[test]
fn long_texts_with_special_tokens_equal_the_whole() {
    let real = ["gpt-2", "llama-spm", "bert-bge"].iter().filter_map(|name| real(name));
    for path in real.chain([root().join("models/mullama-tiny.Q8_0.gguf")]) {
        let weights = load(&path);
        let vocabulary = Vocabulary::of(&weights).unwrap();
        assert!(
            vocabulary.in_parts(true, true).is_some() && vocabulary.seams != Seams::Nowhere,
            "{}",
            path.display()
        );
        let specials = special_texts(&weights);
        let mut random = Random(3);
        for n_bytes in [SHORT + 1, 3 * SHORT, 100_000] {
            assert_equal_to_whole(&weights, &random.text(n_bytes, &specials), &path.display().to_string());
            assert_equal_to_whole(&weights, &random.text(n_bytes, &[]), &path.display().to_string());
        }
    }
}

#[test]
fn a_text_cut_at_every_seam_equals_the_whole() {
    for path in ["llama-spm", "bert-bge"].iter().filter_map(|name| real(name)) {
        assert_seams_hold(&load(&path), 20_000, &path.display().to_string());
    }
    assert_seams_hold(&tiny(), 20_000, "tiny");
}

/// With the words of every pre-tokeniser that is said to have seams, for which one vocabulary is called by their names.
#[test]
fn every_pre_tokenizer_with_seams_has_them() {
    let Some(path) = real("gpt-2") else { return };
    let file = std::fs::read(path).unwrap();
    for pre in WORDS.iter().filter(|pre| !pre.is_empty()) {
        let renamed = std::env::temp_dir().join(format!("mullama-pre-{}.gguf", std::process::id()));
        std::fs::write(&renamed, with_pre(&file, pre)).unwrap();
        let weights = load(&renamed);
        std::fs::remove_file(&renamed).unwrap();
        assert_eq!(weights.facts.meta("tokenizer.ggml.pre"), *pre);
        // Some compile their patterns anew for each part.
        assert_seams_hold(&weights, 1500, pre);
    }
}

/// A GGUF file with another value of `tokenizer.ggml.pre`.
fn with_pre(file: &[u8], pre: &str) -> Vec<u8> {
    const KEY: &[u8] = b"tokenizer.ggml.pre";
    let at = file.windows(KEY.len()).position(|window| window == KEY).unwrap() + KEY.len() + 4;
    let length = u64::from_le_bytes(file[at..at + 8].try_into().unwrap()) as usize;
    [
        &file[..at],
        &(pre.len() as u64).to_le_bytes(),
        pre.as_bytes(),
        &file[at + 8 + length..],
    ]
    .concat()
}

fn assert_seams_hold(weights: &Weights, n_bytes: usize, named: &str) {
    let seams = Vocabulary::of(weights).unwrap().seams;
    let text = Random(11).text(n_bytes, &[]);
    let parts = seams.cut(&text, 0..text.len(), 1);
    assert!(parts.len() > n_bytes / 60, "{named}: {} parts", parts.len());
    let tokens = |text: &str| weights.tokenize(text, false, false).unwrap();
    let of_parts: Vec<i32> = parts.into_iter().flat_map(|part| tokens(&text[part])).collect();
    assert!(of_parts == tokens(&text), "{named}: {text:?}");
}

#[test]
fn a_reading_can_be_stopped_and_a_text_that_cannot_fit_is_not_read() {
    let weights = tiny();
    let text = "<|im_start|>a ".repeat(1 << 20);
    let read = |reading| tokenize(&weights, "prompt", &text, true, true, reading).unwrap_err();
    let stops = [&AtomicBool::new(true)];
    let stopped = read(Reading {
        stops: &stops,
        ..Reading::default()
    });
    assert_eq!(stopped.code(), ErrorCode::Cancelled);
    let Error::TextCannotFit { needed, available } = read(Reading {
        available: Some(512),
        ..Reading::default()
    }) else {
        panic!("14 MB fit into 512 tokens")
    };
    assert!(needed > 100_000 && available == 512, "{needed}");
}

#[test]
fn the_least_number_of_tokens_is_never_more_than_there_are() {
    let mut random = Random(5);
    let real = ["gpt-2", "llama-spm", "bert-bge"].iter().filter_map(|name| real(name));
    for path in real.chain([root().join("models/mullama-tiny.Q8_0.gguf")]) {
        let weights = load(&path);
        let specials = special_texts(&weights);
        for text in [
            random.text(5000, &specials),
            specials.concat().repeat(20),
            " ".repeat(4000),
        ] {
            let least = Vocabulary::of(&weights).unwrap().least_tokens(&text);
            let tokens = weights.tokenize(&text, false, true).unwrap().len();
            assert!(least <= tokens, "{}: {least} of {tokens} in {text:?}", path.display());
        }
    }
}

/// Sixteen megabytes of markers: a few seconds at most, where llama.cpp's own search would take an hour.
#[test]
fn markers_are_read_in_time_that_grows_with_their_number() {
    let weights = tiny();
    let n = 1_200_000;
    let tokens = tokenize(
        &weights,
        "text",
        &"a<|im_start|>".repeat(n),
        false,
        true,
        Reading::default(),
    )
    .unwrap();
    let pair = weights.tokenize("a<|im_start|>", false, true).unwrap();
    assert_eq!(
        (tokens.len(), &tokens[..2], &tokens[2 * n - 2..]),
        (2 * n, &pair[..], &pair[..])
    );
}
