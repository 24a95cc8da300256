//! Damaged model files give errors; they never take the process down.
//!
//! Each damaged file is loaded, and where it loads it is run, in a child process: an abort inside llama.cpp would end this one.
//! A failure names the seed; `MULLAMA_TEST_SEEDS=7..8` makes the child's test run that one alone.

mod mutate;
mod packed;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mullama::{Context, ContextParams, ErrorCode, GenerateOptions, Model, SamplerParams};

const FILES: u64 = 2000;
const BATCH: u64 = 250;
const SEEDS: &str = "MULLAMA_TEST_SEEDS";

fn tiny_model() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/mullama-tiny.Q8_0.gguf")
}

/// What a file came to.
enum Outcome {
    Refused(ErrorCode),
    Loaded,
}

/// Loads a file, and runs it if that works; errors are fine in both.
fn use_file(path: &Path) -> Outcome {
    let model = match Model::load(path) {
        Ok(model) => model,
        Err(error) => return Outcome::Refused(error.code()),
    };
    let params = ContextParams {
        n_ctx: 64,
        n_threads: 1,
        ..ContextParams::default()
    };
    if let Ok(context) = Context::new_with(&model, &params) {
        // The text is of no interest, and a damaged model may well fail to give one.
        drop(context.generate_with("Once upon", 2, &SamplerParams::greedy(), &GenerateOptions::default()));
    }
    Outcome::Loaded
}

#[test]
fn damaged_files_never_end_the_process() {
    let program = std::env::current_exe().expect("this test is a program");
    let (mut refused, mut loaded) = (0, 0);
    for first in (0..FILES).step_by(BATCH as usize) {
        let child = Command::new(&program)
            .args(["--exact", "child_uses_damaged_files", "--ignored", "--nocapture"])
            .env(SEEDS, format!("{first}..{}", first + BATCH))
            .env("GGML_NO_BACKTRACE", "1")
            .output()
            .expect("the child starts");
        let said = String::from_utf8_lossy(&child.stdout);
        assert!(
            child.status.success(),
            "the child ended with {} after:\n{}\n{}",
            child.status,
            said.lines().rev().take(2).collect::<Vec<_>>().join("\n"),
            String::from_utf8_lossy(&child.stderr)
        );
        refused += said.matches("-> refused").count();
        loaded += said.matches("-> loaded").count();
    }
    assert_eq!((refused + loaded) as u64, FILES, "every file has one outcome");
    assert!(refused > FILES as usize / 4, "the damage is real: {refused} refused");
    assert!(
        loaded > FILES as usize / 20,
        "the damage gets past the first check: {loaded} loaded"
    );
}

#[test]
#[ignore = "run in a child process by damaged_files_never_end_the_process"]
fn child_uses_damaged_files() {
    let seeds = std::env::var(SEEDS).expect("the parent sets the seeds");
    let (first, last) = seeds.split_once("..").expect("seeds are FIRST..LAST");
    let (first, last): (u64, u64) = (first.parse().expect("a seed"), last.parse().expect("a seed"));
    let whole = fs::read(tiny_model()).expect("the tiny model is there");
    let map = mutate::Map::of(&whole);
    for seed in first..last {
        let (bytes, damage) = mutate::damage(&whole, &map, seed);
        // Said before the file is used, so that the parent can quote it if this is the end.
        println!("seed {seed}: {damage}");
        let path = std::env::temp_dir().join(format!("mullama-damaged-{}-{seed}.gguf", std::process::id()));
        fs::write(&path, bytes).expect("the temporary folder takes a file");
        let outcome = use_file(&path);
        fs::remove_file(&path).expect("the file is ours");
        match outcome {
            Outcome::Refused(code) => {
                assert_eq!(code, ErrorCode::ModelLoad, "seed {seed}: {damage}");
                println!("-> refused");
            }
            Outcome::Loaded => println!("-> loaded"),
        }
    }
}

#[test]
fn a_refusal_says_what_is_wrong_and_what_to_do() {
    let whole = fs::read(tiny_model()).expect("the tiny model is there");
    let path = std::env::temp_dir().join(format!("mullama-cut-{}.gguf", std::process::id()));
    fs::write(&path, &whole[..whole.len() - 1]).expect("the temporary folder takes a file");
    let error = Model::load(&path).expect_err("a cut file is refused");
    fs::remove_file(&path).expect("the file is ours");
    assert_eq!(error.code(), ErrorCode::ModelLoad);
    let words = error.to_string();
    assert!(
        words.contains("mullama-cut") && words.contains("data within the file's"),
        "{words}"
    );
}
