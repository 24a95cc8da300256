//! Has Mullama use many damaged files, and counts what they came to.

use std::collections::BTreeMap;
use std::path::Path;

use crate::child::Outcome;
use crate::discover::Bench;
use crate::experiment::{Change, Crash};
use crate::mutate;
use crate::recipe::Minimal;

/// What a number of files came to.
#[derive(Default)]
pub struct Count {
    pub used: usize,
    pub refused: usize,
    /// What was done to each file that ended the child, and how.
    pub fatal: Vec<(String, Outcome)>,
}

impl Count {
    fn add(&mut self, words: String, outcome: Outcome) {
        match outcome {
            Outcome::Used => self.used += 1,
            Outcome::Refused { .. } => self.refused += 1,
            outcome => self.fatal.push((words, outcome)),
        }
    }

    /// One line, and one more for each end of the child.
    pub fn words(&self) -> String {
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for (_, outcome) in &self.fatal {
            let words = outcome.words();
            *kinds
                .entry(words.split(" at ").next().unwrap_or_default().to_owned())
                .or_default() += 1;
        }
        let mut text = format!(
            "{} used, {} refused, {} ended the process {kinds:?}\n",
            self.used,
            self.refused,
            self.fatal.len()
        );
        for (words, outcome) in &self.fatal {
            text.push_str(&format!("{}\t{words}\n", outcome.words()));
        }
        text
    }
}

/// Uses the mutants of some numbers.
pub fn mutants(folder: &Path, minimal: &[Minimal], seed: u64, numbers: std::ops::Range<u64>) -> Count {
    let mut bench = Bench::new("ours", folder);
    let mut count = Count::default();
    for number in numbers {
        let mutant = mutate::mutant(minimal, seed, number);
        let outcome = bench.try_bytes(&mutant.header, mutant.data);
        count.add(format!("{number} {}", mutant.words), outcome);
    }
    count
}

/// Uses the minimal files as they are: a validator that refuses one of them is too strict.
pub fn whole(folder: &Path, minimal: &[Minimal]) -> Vec<(String, Outcome)> {
    let mut bench = Bench::new("ours", folder);
    minimal
        .iter()
        .map(|minimal| (minimal.name.clone(), bench.try_file(&minimal.file)))
        .collect()
}

/// Uses every file of the experiments again that crashed llama.cpp.
pub fn crashed(folder: &Path, minimal: &[Minimal], crashes: &str) -> Count {
    let mut bench = Bench::new("ours", folder);
    let mut count = Count::default();
    for line in crashes.lines() {
        if let Some((minimal, file)) = Crash::file_of(line, minimal) {
            let outcome = bench.try_file(&file);
            let change = line.split('\t').skip(1).take(2).collect::<Vec<_>>().join(" ");
            count.add(format!("{}: {change}", minimal.name), outcome);
        }
    }
    count
}

impl Crash {
    /// The file that a line of `crashes.tsv` is about, where it can be made again from it.
    fn file_of<'a>(line: &str, minimal: &'a [Minimal]) -> Option<(&'a Minimal, crate::file::File)> {
        let mut cells = line.split('\t');
        let (name, kind, what) = (cells.next()?, cells.next()?, cells.next()?);
        let found = minimal.iter().find(|minimal| minimal.name == name)?;
        Some((found, Change::apply(kind, what, &found.file)?))
    }
}
