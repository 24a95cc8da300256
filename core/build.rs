//! Compiles the C++ shim that keeps llama.cpp's exceptions out of Rust.

use std::path::Path;

fn main() {
    const SOURCES: [&str; 6] = [
        "src/engine/shim/assertion.cpp",
        "src/engine/shim/calls.cpp",
        "src/engine/shim/facts.cpp",
        "src/engine/shim/sampler.cpp",
        "src/engine/shim/team.cpp",
        "src/engine/shim/vocabulary.cpp",
    ];
    const HEADERS: [&str; 4] = [
        "src/engine/shim/assertion.h",
        "src/engine/shim/planted.cpp",
        "src/engine/shim/shim.h",
        "src/engine/team/hooks.h",
    ];
    for file in SOURCES.iter().chain(&HEADERS) {
        println!("cargo:rerun-if-changed={file}");
    }
    // Cargo gives the `root` that llama-cpp-sys-2 announces to its direct dependants only.
    let root = std::env::var("DEP_LLAMA_ROOT").expect("llama-cpp-sys-2 announces its install tree");
    let mut build = cc::Build::new();
    if std::env::var_os("CARGO_FEATURE___PLANTED").is_some() {
        build
            .define("MULLAMA_PLANTED", None)
            .file("src/engine/shim/planted.cpp");
    }
    println!("cargo:rustc-check-cfg=cfg(mullama_team, mullama_variants)");
    let archive = ggml_cpu(Path::new(&root));
    if contains(&archive, b"mullama_variant_choose") {
        println!("cargo:rustc-cfg=mullama_variants");
    }
    if contains(&archive, b"mullama_team_size") {
        println!("cargo:rustc-cfg=mullama_team");
        build.define("MULLAMA_TEAM", None);
    }
    build
        .cpp(true)
        .std("c++17")
        .include(format!("{root}/include"))
        .files(SOURCES)
        .warnings(true)
        .extra_warnings(true)
        .compile("mullama_shim");
}

/// The archive of ggml's processor code; empty where there is none to be found. Whether it has the patch in src/engine/team and the
/// variants in src/engine/variants shows in its symbols: the settings of our workspace see to that, those of a user of the published crate
/// do not.
fn ggml_cpu(root: &Path) -> Vec<u8> {
    let archives = ["lib", "lib64"].map(|lib| root.join(lib).join("libggml-cpu.a"));
    let Some(archive) = archives.iter().find(|archive| archive.exists()) else {
        return Vec::new();
    };
    println!("cargo:rerun-if-changed={}", archive.display());
    std::fs::read(archive).expect("ggml's archive can be read")
}

fn contains(bytes: &[u8], symbol: &[u8]) -> bool {
    bytes.windows(symbol.len()).any(|window| window == symbol)
}
