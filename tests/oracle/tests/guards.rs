//! What Mullama refuses for the process's sake really ends a process of raw llama.cpp: a guard that guards nothing should go.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mullama::{ErrorCode, Model};

fn tiny() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/mullama-tiny.Q8_0.gguf");
    fs::read(path).expect("the tiny model is there")
}

fn position(file: &[u8], sought: &[u8]) -> usize {
    file.windows(sought.len())
        .position(|part| part == sought)
        .expect("the header has it")
}

/// Overwrites the value of a scalar, which stands after its key and its type.
fn set(file: &mut [u8], key: &str, value: [u8; 4]) {
    let at = position(file, key.as_bytes()) + key.len() + 4;
    file[at..at + 4].copy_from_slice(&value);
}

/// Overwrites a token of the vocabulary, which is not in its first place, by another of the same length.
fn set_token(file: &mut [u8], token: &str, other: &str) {
    let whole = [&(token.len() as u64).to_le_bytes()[..], token.as_bytes()].concat();
    let at = position(file, &whole) + 8;
    file[at..at + other.len()].copy_from_slice(other.as_bytes());
}

#[track_caller]
fn assert_guarded(name: &str, file: &[u8], expected: &str) {
    let path: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("guard-{name}.gguf"));
    fs::write(&path, file).expect("the folder takes a file");

    let error = Model::load(&path).expect_err("Mullama refuses the file");
    assert_eq!(error.code(), ErrorCode::ModelLoad);
    assert!(error.to_string().contains(expected), "{error}");

    let raw = Command::new(env!("CARGO_BIN_EXE_mullama-oracle"))
        .arg("probe")
        .arg(&path)
        .env("GGML_NO_BACKTRACE", "1")
        .output()
        .expect("the oracle starts");
    fs::remove_file(&path).expect("the file is ours");
    assert_eq!(raw.status.code(), None, "raw llama.cpp ends by a signal: {raw:?}");
}

#[test]
fn more_than_512_layers() {
    let mut file = tiny();
    set(&mut file, "llama.block_count", 513u32.to_le_bytes());
    assert_guarded("layers", &file, "llama.block_count is 513, expected 1 to 512");
}

#[test]
fn no_layers() {
    let mut file = tiny();
    set(&mut file, "llama.block_count", 0u32.to_le_bytes());
    assert_guarded("no-layers", &file, "llama.block_count is 0");
}

#[test]
fn a_negative_epsilon() {
    let mut file = tiny();
    set(&mut file, "layer_norm_rms_epsilon", (-1f32).to_le_bytes());
    assert_guarded("epsilon", &file, "layer_norm_rms_epsilon is -1");
}

#[test]
fn an_epsilon_that_is_no_number() {
    let mut file = tiny();
    set(&mut file, "layer_norm_rms_epsilon", f32::NAN.to_le_bytes());
    assert_guarded("nan", &file, "layer_norm_rms_epsilon is NaN");
}

#[test]
fn a_token_that_is_there_twice() {
    let mut file = tiny();
    set_token(&mut file, "Anna", "Emma");
    assert_guarded("token", &file, r#"are both "Emma""#);
}
