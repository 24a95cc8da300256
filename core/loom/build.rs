//! Compiles the barrier of the thread team, the headers that ggml is patched with, over loom's atomics: once as it waits on a futex and once
//! as it waits on a condition.

use std::path::{Path, PathBuf};
use std::{env, fs};

const TEAM: &str = "../src/engine/team";
/// A wait looks so often at its counter before it looks at the clock. All looks are alike, and each is a branch to loom: here it is one.
const LOOKS: &str = "#define MULLAMA_LOOKS 32\n";

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo gives a folder"));
    for header in ["hooks.h", "team.h", "waiting.h"] {
        let path = Path::new(TEAM).join(header);
        println!("cargo:rerun-if-changed={}", path.display());
        let text = fs::read_to_string(path).expect("the header is there");
        let found = text.matches(LOOKS).count();
        assert_eq!(
            found,
            usize::from(header == "waiting.h"),
            "{header} has {LOOKS:?} {found} times"
        );
        fs::write(out.join(header), text.replace(LOOKS, "#define MULLAMA_LOOKS 1\n")).expect("the header is written");
    }
    println!("cargo:rerun-if-changed=src/team.c");
    let linux = env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux");
    // The last one has a fault, which loom must find.
    let kinds = [
        ("condition", "MULLAMA_NO_FUTEX"),
        ("futex", "MODEL_HAS_A_FUTEX"),
        ("deaf", "MODEL_WAKES_NOBODY"),
    ];
    for (prefix, define) in kinds.into_iter().filter(|(prefix, _)| linux || *prefix == "condition") {
        cc::Build::new()
            .file("src/team.c")
            .include(&out)
            .define("PREFIX", prefix)
            .define(define, None)
            // Loom's panics pass through it.
            .flag("-fexceptions")
            .warnings(true)
            .compile(&format!("team_{prefix}"));
    }
}
