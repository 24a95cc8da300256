//! `mullama-architectures`: see README.md.

use std::path::Path;
use std::process::ExitCode;

use mullama_architectures::discover::{discover, usable, Bench};
use mullama_architectures::experiment::{attention_only, change_numbers, drop_tensors, pair_tensors, without_experts};
use mullama_architectures::source::{self, Names};
use mullama_architectures::{child, fuzz, ours, raw, recipe, table};

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
        ["drops", ref only @ ..] => experiment(only, true),
        ["numbers", ref only @ ..] => experiment(only, false),
        ["mutate", seed, first, last] => mutate(seed, first, last),
        ["experts"] => {
            let mut bench = Bench::new("raw", Path::new("/dev/shm"));
            for minimal in recipe::kept() {
                let mut crashes = Vec::new();
                without_experts(&mut bench, minimal.architecture(), &minimal.file, &mut crashes);
                for crash in crashes {
                    println!("{}\t{}\t{}", minimal.name, crash.what.words(), crash.outcome.words());
                }
            }
            Ok(())
        }
        ["whole"] => {
            for (name, outcome) in fuzz::whole(Path::new("/dev/shm"), &recipe::kept()) {
                println!("{name}: {}", outcome.words());
            }
            Ok(())
        }
        ["crashed", path] => std::fs::read_to_string(path)
            .map(|crashes| {
                print!(
                    "{}",
                    fuzz::crashed(Path::new("/dev/shm"), &recipe::kept(), &crashes).words()
                )
            })
            .map_err(|error| format!("{path}: {error}")),
        ["table", path] => std::fs::read_to_string(path)
            .map(|crashes| print!("{}", table::rules(&crashes, &recipe::kept())))
            .map_err(|error| format!("{path}: {error}")),
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
        for (name, file, outcome) in discover(&mut bench, &names, architecture) {
            eprintln!("{name}: {} tensors: {}", file.tensors.len(), outcome.words());
            if usable(&outcome) {
                print!("{}", recipe::print(&name, &file));
            }
        }
    }
    Ok(())
}

fn experiment(only: &[&str], drops: bool) -> Result<(), String> {
    let names = Names::read(&source::folder()?)?;
    let mut bench = Bench::new("raw", Path::new("/dev/shm"));
    for minimal in recipe::kept() {
        if !only.is_empty() && !only.contains(&minimal.architecture()) {
            continue;
        }
        let file = &minimal.file;
        let mut crashes = Vec::new();
        if drops {
            drop_tensors(&mut bench, file, &mut crashes);
            pair_tensors(&mut bench, file, &mut crashes);
            without_experts(&mut bench, minimal.architecture(), file, &mut crashes);
            attention_only(&mut bench, minimal.architecture(), file, &mut crashes);
        } else {
            change_numbers(&mut bench, &names, minimal.architecture(), file, &mut crashes);
        }
        for crash in crashes {
            println!("{}\t{}\t{}", minimal.name, crash.what.words(), crash.outcome.words());
        }
    }
    Ok(())
}

fn mutate(seed: &str, first: &str, last: &str) -> Result<(), String> {
    let number = |text: &str| text.parse::<u64>().map_err(|error| format!("{text}: {error}"));
    // A commit's hash is a seed: its first digits.
    let seed = number(seed).or_else(|_| {
        u64::from_str_radix(&seed[..seed.len().min(16)], 16).map_err(|error| format!("{seed}: {error}"))
    })?;
    let count = fuzz::mutants(
        Path::new("/dev/shm"),
        &recipe::kept(),
        seed,
        number(first)?..number(last)?,
    );
    print!("{}", count.words());
    match count.fatal.len() {
        0 => Ok(()),
        n => Err(format!("{n} files ended the process")),
    }
}
