//! The thread's last error: what failed, its numbers and its message, until the next call.

use std::cell::RefCell;
use std::ffi::{c_char, CStr, CString};

use mullama::ErrorCode;

use super::{text, Fault};

struct LastError {
    fault: Fault,
    message: CString,
}

thread_local! {
    static LAST: RefCell<Option<LastError>> = const { RefCell::new(None) };
}

/// Keeps a fault for this thread and gives its code.
pub(crate) fn set(fault: Fault) -> i32 {
    let code = fault.code();
    let message = CString::new(fault.to_string().replace('\0', "\u{2400}")).unwrap_or_default();
    // A thread that is ending has no place to keep it; the code still says what happened.
    let _ = LAST.try_with(|last| last.replace(Some(LastError { fault, message })));
    code
}

/// Forgets the last error.
pub(crate) fn clear() {
    let _ = LAST.try_with(|last| last.take());
}

/// The message; empty when the last call did not fail.
pub(crate) fn message() -> *const c_char {
    LAST.try_with(|last| {
        last.borrow()
            .as_ref()
            .map_or(c"".as_ptr(), |error| error.message.as_ptr())
    })
    .unwrap_or(c"".as_ptr())
}

/// The code; 0 when the last call did not fail.
pub(crate) fn code() -> i32 {
    LAST.try_with(|last| last.borrow().as_ref().map_or(0, |error| error.fault.code()))
        .unwrap_or(0)
}

/// One of the error's numbers. It never replaces the error that it reads.
///
/// # Safety
///
/// `key` is null or a text ended by NUL, `value` is null or writable.
pub(crate) unsafe fn data(key: *const c_char, value: *mut i64) -> i32 {
    if value.is_null() {
        return ErrorCode::NullPointer.code();
    }
    // SAFETY: the caller's promise.
    let key = match unsafe { text(key, "key") } {
        Ok(key) => key,
        Err(fault) => return fault.code(),
    };
    let found = LAST
        .try_with(|last| last.borrow().as_ref().and_then(|error| error.fault.data(key)))
        .ok()
        .flatten();
    match found {
        Some(number) => {
            // SAFETY: checked above; the caller promises that it can be written.
            unsafe { value.write(number) };
            0
        }
        None => ErrorCode::InvalidInput.code(),
    }
}

/// What a code means.
pub(crate) fn describe(descriptions: &[(i32, &'static CStr)], code: i32) -> *const c_char {
    descriptions
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(c"unknown error".as_ptr(), |(_, text)| text.as_ptr())
}
