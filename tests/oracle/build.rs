//! Compiles the oracle against the llama.cpp that `llama-cpp-sys-2` built and installed.

use std::env;
use std::path::PathBuf;

fn main() {
    let root = PathBuf::from(env::var("DEP_LLAMA_ROOT").expect("llama-cpp-sys-2 sets DEP_LLAMA_ROOT"));
    cc::Build::new()
        .cpp(true)
        .std("c++17")
        .warnings(true)
        .include(root.join("include"))
        .file("src/oracle.cpp")
        .file("src/bench.cpp")
        .file("src/embed.cpp")
        .file("src/together.cpp")
        .compile("mullama_oracle_cpp");
    println!("cargo:rerun-if-changed=src");
}
