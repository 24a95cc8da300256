//! How the C library is linked: under the name of its releases that are compatible, with nothing exported but its own functions, and never
//! unloaded, for owner threads and thread-locals outlive a `dlclose`.

use std::env;
use std::path::PathBuf;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // Before 1.0 a minor version may change what a program sees.
        let part = |name: &str| env::var(name).expect("cargo gives the version");
        let (major, minor) = (part("CARGO_PKG_VERSION_MAJOR"), part("CARGO_PKG_VERSION_MINOR"));
        let soname = format!("libmullama_ffi.so.{major}.{minor}");
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,{soname}");
        println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
        // What a crate beneath exports for C programs of its own (llguidance's llg_*) is none of ours.
        println!("cargo:rustc-cdylib-link-arg=-Wl,--exclude-libs,ALL");
        link_beside_library(&soname);
    }
}

/// Cargo writes `libmullama_ffi.so` only, and a program that is linked with it asks for the name inside: here is a link of that name.
fn link_beside_library(soname: &str) {
    // <profile>/build/<package>/out
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo gives a folder"));
    let profile = out.ancestors().nth(3).expect("the folder lies in the profile's");
    let link = profile.join(soname);
    if link.symlink_metadata().is_err() {
        #[cfg(unix)]
        std::os::unix::fs::symlink("libmullama_ffi.so", &link).expect("a link beside the library can be made");
    }
}
