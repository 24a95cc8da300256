//! Compiles the C++ shim that keeps llama.cpp's exceptions out of Rust.

fn main() {
    const SOURCES: [&str; 6] = [
        "src/engine/shim/assertion.cpp",
        "src/engine/shim/calls.cpp",
        "src/engine/shim/facts.cpp",
        "src/engine/shim/policy.cpp",
        "src/engine/shim/sampler.cpp",
        "src/engine/shim/vocabulary.cpp",
    ];
    const HEADERS: [&str; 5] = [
        "src/engine/shim/assertion.h",
        "src/engine/shim/planted.cpp",
        "src/engine/shim/policy.h",
        "src/engine/shim/shim.h",
        "src/generated/engine.hpp",
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
    build
        .cpp(true)
        .std("c++17")
        .include(format!("{root}/include"))
        .files(SOURCES)
        .warnings(true)
        .extra_warnings(true)
        .compile("mullama_shim");
}
