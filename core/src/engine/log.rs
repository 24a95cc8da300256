//! llama.cpp's log: silent unless `MULLAMA_LOG` asks, and the reason of a failure kept for its error.

use super::{shim, EngineError};
use llama_cpp_sys_2 as sys;
use std::cell::RefCell;
use std::ffi::{c_char, c_void, CStr};
use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};

/// Lowest level that is written to stderr; above all levels when nothing is.
static THRESHOLD: AtomicU32 = AtomicU32::new(u32::MAX);

/// More than this of one failure's log helps nobody.
const MAX_REASON: usize = 600;

thread_local! {
    static REASON: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Takes llama.cpp's log away from stderr. `MULLAMA_LOG` = `error`, `warn`, `info` or `debug` brings it back.
pub(super) fn install() -> Result<(), EngineError> {
    let threshold = match std::env::var("MULLAMA_LOG").as_deref() {
        Ok("error") => sys::GGML_LOG_LEVEL_ERROR,
        Ok("warn") => sys::GGML_LOG_LEVEL_WARN,
        Ok("info" | "1") => sys::GGML_LOG_LEVEL_INFO,
        Ok("debug") => sys::GGML_LOG_LEVEL_DEBUG,
        _ => u32::MAX,
    };
    THRESHOLD.store(threshold, Ordering::Relaxed);
    // SAFETY: `record` is a function that lives for ever and unwinds nowhere.
    shim::call(|failure| unsafe { shim::mullama_shim_log_set(Some(record), failure) })
}

/// Writes a line of ours where warnings are written.
pub(super) fn warn(line: &str) {
    if THRESHOLD.load(Ordering::Relaxed) <= sys::GGML_LOG_LEVEL_WARN {
        let _ = std::io::stderr().write_all(format!("mullama: {line}\n").as_bytes());
    }
}

/// Forgets what this thread's earlier calls logged.
pub(super) fn begin() {
    REASON.with_borrow_mut(String::clear);
}

/// The errors that this thread's calls logged since `begin`, in one line.
pub(super) fn reason() -> Option<String> {
    let reason = REASON.with_borrow_mut(std::mem::take);
    let lines = reason.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = lines.collect::<Vec<_>>().join("; ");
    (!line.is_empty()).then_some(line)
}

unsafe extern "C" fn record(level: sys::ggml_log_level, text: *const c_char, _: *mut c_void) {
    if text.is_null() {
        return;
    }
    let threshold = THRESHOLD.load(Ordering::Relaxed);
    // Level CONT (5) goes on with the line before it; it is written where everything is.
    let shown = if level == sys::GGML_LOG_LEVEL_CONT {
        threshold <= sys::GGML_LOG_LEVEL_INFO
    } else {
        level >= threshold
    };
    let error = level == sys::GGML_LOG_LEVEL_ERROR;
    if !shown && !error {
        return; // a load writes hundreds of lines, so the common case does nothing
    }
    // SAFETY: llama.cpp gives a text with a NUL that lives for this call.
    let text = unsafe { CStr::from_ptr(text) }.to_string_lossy();
    if error {
        // The thread may be ending, or already be inside `reason`; a lost line is no harm.
        let _ = REASON.try_with(|reason| {
            if let Ok(mut reason) = reason.try_borrow_mut() {
                if reason.len() < MAX_REASON {
                    reason.push_str(strip_function(&text));
                }
            }
        });
    }
    if shown {
        let _ = std::io::stderr().write_all(text.as_bytes());
    }
}

/// Cuts the C function's name that llama.cpp puts before each message.
fn strip_function(text: &str) -> &str {
    match text.split_once(": ") {
        Some((name, rest)) if !name.contains(char::is_whitespace) => rest,
        _ => text,
    }
}
