//! Tells the linker what a Node module needs.

fn main() {
    napi_build::setup();
}
