//! `mullama-architectures`: see README.md.

use std::path::Path;
use std::process::ExitCode;

use mullama_architectures::child::Outcome;
use mullama_architectures::discover::{discover, Bench};
use mullama_architectures::source::{self, Names};
use mullama_architectures::{child, ours, raw, recipe};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["child", "raw"] => {
            raw::begin();
            child::serve(raw::use_file);
            Ok(())
        }
        ["child", "ours"] => {
            child::serve(ours::use_file);
            Ok(())
        }
        ["discover", ref only @ ..] => show(only),
        _ => Err("usage".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}

fn show(only: &[&str]) -> Result<(), String> {
    let names = Names::read(&source::folder()?)?;
    let mut bench = Bench::new("raw", Path::new("/dev/shm"));
    for architecture in &names.architectures {
        if !only.is_empty() && !only.contains(&architecture.as_str()) {
            continue;
        }
        let (file, outcome) = discover(&mut bench, &names, architecture);
        eprintln!("{architecture}: {} tensors: {}", file.tensors.len(), outcome.words());
        if outcome == Outcome::Used {
            print!("{}", recipe::print(architecture, &file));
        }
    }
    Ok(())
}
