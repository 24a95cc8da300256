//! The short form of what `nox -s fuzz` does for long: minimal files load, and mutants of a fixed seed end no process.

use std::env;

use mullama_architectures::child::Outcome;
use mullama_architectures::{fuzz, recipe, table};

/// Mutants of one run of the tests: more than one for each minimal file.
const MUTANTS: u64 = 200;

fn use_the_program() {
    // The children are the program, not this test.
    env::set_var("MULLAMA_ARCHITECTURES", env!("CARGO_BIN_EXE_mullama-architectures"));
}

#[test]
fn no_minimal_file_is_refused_by_the_validator() {
    use_the_program();
    let outcomes = fuzz::whole(&env::temp_dir(), &recipe::kept());
    assert!(outcomes.len() > 150, "{} minimal files", outcomes.len());
    for (name, outcome) in outcomes {
        // Some cannot generate and some cannot embed, and say so; none is refused when it is loaded.
        let is_loaded = !matches!(&outcome, Outcome::Refused { words, .. } if words.starts_with("cannot load"));
        assert!(is_loaded && !outcome.is_fatal(), "{name}: {}", outcome.words());
    }
}

#[test]
fn mutants_end_no_process_by_a_fault_or_a_hang() {
    use_the_program();
    let count = fuzz::mutants(&env::temp_dir(), &recipe::kept(), 1, 0..MUTANTS);
    assert!(count.refused > 50, "the damage is real: {}", count.words());
    // An assertion's end is that of the engine's guard to prevent; what it cannot catch is the validator's.
    let beyond_help = |outcome: &Outcome| {
        !matches!(
            outcome,
            Outcome::Killed {
                signal: libc::SIGABRT,
                ..
            }
        )
    };
    let fatal: Vec<_> = count.fatal.iter().filter(|(_, outcome)| beyond_help(outcome)).collect();
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
