//! Compiles the C++ shim that keeps llama.cpp's exceptions out of Rust.

fn main() {
    const SOURCES: [&str; 3] = [
        "src/engine/shim/calls.cpp",
        "src/engine/shim/policy.cpp",
        "src/engine/shim/sampler.cpp",
    ];
    const HEADERS: [&str; 3] = [
        "src/engine/shim/policy.h",
        "src/engine/shim/shim.h",
        "src/generated/engine.hpp",
    ];
    for file in SOURCES.iter().chain(&HEADERS) {
        println!("cargo:rerun-if-changed={file}");
    }
    // Cargo gives the `root` that llama-cpp-sys-2 announces to its direct dependants only.
    let root = std::env::var("DEP_LLAMA_ROOT").expect("llama-cpp-sys-2 announces its install tree");
    cc::Build::new()
        .cpp(true)
        .std("c++17")
        .include(format!("{root}/include"))
        .files(SOURCES)
        .warnings(true)
        .extra_warnings(true)
        .compile("mullama_shim");
}
