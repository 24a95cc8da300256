//! The barrier of the thread team, which is C that is patched into ggml: the algorithm alone, under ThreadSanitizer.
#![cfg(target_os = "linux")]

use std::path::PathBuf;
use std::process::Command;

/// Compiles the stress test as `name` and runs it with each of `runs`: threads, rounds and seed.
fn stress(name: &str, flags: &[&str], runs: &[[&str; 3]]) {
    let core = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let program = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let compiled = Command::new("cc")
        .args(["-std=gnu11", "-O1", "-g", "-Wall", "-Wextra", "-Werror", "-pthread"])
        .args(flags)
        .arg("-I")
        .arg(core.join("src/engine/team"))
        .arg(core.join("tests/team/stress.c"))
        .arg("-o")
        .arg(&program)
        .output()
        .expect("there is a C compiler");
    assert!(compiled.status.success(), "{compiled:?}");
    for run in runs {
        // Randomised addresses may lie where ThreadSanitizer keeps its own memory.
        let done = Command::new("setarch")
            .arg("-R")
            .arg(&program)
            .args(run)
            .output()
            .expect("util-linux is there");
        assert!(done.status.success(), "{run:?}: {done:?}");
        let said = String::from_utf8_lossy(&done.stdout);
        assert!(said.contains(&format!("{} rounds", run[1])), "{said}");
        assert!(!said.contains(" 0 thrown"), "no round was left: {said}");
    }
}

#[test]
fn threads_meet_at_the_barrier_and_leave_a_broken_one() {
    let runs = [["2", "3000", "1"], ["3", "2000", "2"], ["8", "500", "3"]];
    stress("stress-futex", &["-fsanitize=thread"], &runs);
}

#[test]
fn so_they_do_where_there_is_no_futex() {
    let runs = [["2", "2000", "4"], ["5", "1000", "5"]];
    stress("stress-condition", &["-fsanitize=thread", "-DMULLAMA_NO_FUTEX"], &runs);
}

#[test]
fn many_rounds_without_a_sanitizer_that_slows_them() {
    stress("stress-fast", &[], &[["2", "5000", "6"], ["4", "2000", "7"]]);
}
