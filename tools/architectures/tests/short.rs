//! The short form of what `nox -s fuzz` does for long: minimal files load, and mutants of a fixed seed end no process.

use std::path::PathBuf;
use std::{env, fs};

use mullama_architectures::child::Outcome;
use mullama_architectures::{fuzz, recipe, table};

/// Mutants of one run of the tests: more than one for each minimal file.
const MUTANTS: u64 = 200;

/// A folder of a test's own, gone with it: files in it are called by the process, and tests are threads of one.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let folder = env::temp_dir().join(format!("mullama-architectures-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder among the temporary files");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn use_the_program() {
    // The children are the program, not this test.
    env::set_var("MULLAMA_ARCHITECTURES", env!("CARGO_BIN_EXE_mullama-architectures"));
}

#[test]
fn no_minimal_file_is_refused_by_the_validator() {
    use_the_program();
    let outcomes = fuzz::whole(&Folder::new("whole").0, &recipe::kept());
    assert!(outcomes.len() > 150, "{} minimal files", outcomes.len());
    for (name, outcome) in outcomes {
        // Some cannot generate and some cannot embed, and say so; none is refused when it is loaded.
        let is_loaded = !matches!(&outcome, Outcome::Refused { words, .. } if words.starts_with("cannot load"));
        assert!(is_loaded && !outcome.is_fatal(), "{name}: {}", outcome.words());
    }
}

#[test]
fn mutants_end_no_process() {
    use_the_program();
    let count = fuzz::mutants(&Folder::new("mutants").0, &recipe::kept(), 1, 0..MUTANTS);
    assert!(count.refused > 50, "the damage is real: {}", count.words());
    let fatal = &count.fatal;
    assert!(fatal.is_empty(), "{fatal:?}");
}

#[test]
fn the_table_is_what_the_crashes_say() {
    let rules = table::rules(include_str!("../crashes.tsv"), &recipe::kept());
    assert_eq!(
        rules,
        include_str!("../../../core/src/gguf/architectures.txt"),
        "nox -s fuzz -- table makes it anew"
    );
}
