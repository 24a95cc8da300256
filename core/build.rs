//! Compiles the C++ shim that keeps llama.cpp's exceptions out of Rust.

fn main() {
    const SOURCES: [&str; 3] = [
        "src/engine/shim/calls.cpp",
        "src/engine/shim/sampler.cpp",
        "src/engine/shim/shim.h",
    ];
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
    }
    // Cargo gives the `root` that llama-cpp-sys-2 announces to its direct dependants only.
    let root = std::env::var("DEP_LLAMA_ROOT").expect("llama-cpp-sys-2 announces its install tree");
    cc::Build::new()
        .cpp(true)
        .std("c++17")
        .include(format!("{root}/include"))
        .files(&SOURCES[..2])
        .warnings(true)
        .extra_warnings(true)
        .compile("mullama_shim");
}
