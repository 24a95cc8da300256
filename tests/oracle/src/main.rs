//! Starts the C++ program; everything that says something about llama.cpp is in `oracle.cpp`.

use std::ffi::CString;
use std::os::raw::{c_char, c_int};

// Named so that its llama.cpp is linked; none of its bindings is used.
use llama_cpp_sys_2 as _;

extern "C" {
    fn oracle_main(argc: c_int, argv: *const *const c_char) -> c_int;
}

fn main() {
    let args: Vec<CString> = std::env::args()
        .map(|arg| CString::new(arg).expect("the system gives arguments without NUL"))
        .collect();
    let argv: Vec<*const c_char> = args.iter().map(|arg| arg.as_ptr()).collect();
    // SAFETY: `argv` has `argc` NUL-ended strings, which live until the call returns.
    let code = unsafe { oracle_main(argv.len() as c_int, argv.as_ptr()) };
    std::process::exit(code);
}
