//! From core's answers to C's return values. Every exported function goes through one of these: each clears the thread's last
//! error, runs the body behind the panic guard and keeps the fault where it fails.

use std::ffi::{c_char, CString};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::slice;

use mullama::Reserve;

use super::handles::put;
use super::{last_error, Count, Fault, Handled, Map, Outcome};

/// Runs a body; a panic becomes a fault.
pub(crate) fn guarded<T>(body: impl FnOnce() -> Outcome<T>) -> Result<T, i32> {
    Reserve::keep();
    last_error::clear();
    catch_unwind(AssertUnwindSafe(body))
        .unwrap_or_else(|panic| {
            Err(Fault::Panic {
                reason: reason(panic.as_ref()),
            })
        })
        .map_err(last_error::set)
}

fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "panic without a message".to_owned())
}

/// A new handle, or null.
pub(crate) fn handle<T: Handled>(body: impl FnOnce() -> Outcome<T>) -> *mut T::Opaque {
    guarded(|| put(body()?)).unwrap_or(std::ptr::null_mut())
}

/// A new handle, or null where there is nothing to hold; then the thread has no error.
pub(crate) fn handle_or_none<T: Handled>(body: impl FnOnce() -> Outcome<Option<T>>) -> *mut T::Opaque {
    guarded(|| body()?.map_or(Ok(std::ptr::null_mut()), put)).unwrap_or(std::ptr::null_mut())
}

/// A copy of one item of a list, by its place.
pub(crate) fn item<T: Clone>(list: &[T], index: i32) -> Outcome<T> {
    let found = usize::try_from(index).ok().and_then(|index| list.get(index));
    found.cloned().ok_or_else(|| out_of_range(index, list.len()))
}

/// A copy of what one case of a union carries, where it is that case.
pub(crate) fn case<T: Clone>(payload: Option<&T>) -> Outcome<T> {
    payload.cloned().ok_or_else(|| Fault::InvalidInput {
        what: "the union",
        given: "another case".to_owned(),
        expected: "the case that is asked for".to_owned(),
    })
}

fn out_of_range(index: i32, count: usize) -> Fault {
    Fault::InvalidInput {
        what: "index",
        given: index.to_string(),
        expected: format!("in [0, {count})"),
    }
}

/// 0, or an error code.
pub(crate) fn status(body: impl FnOnce() -> Outcome<()>) -> i32 {
    guarded(body).map_or_else(|code| code, |()| 0)
}

/// Nothing to answer: the body cannot fail.
pub(crate) fn nothing(body: impl FnOnce() -> Outcome<()>) {
    let _ = guarded(body);
}

/// A number that is not negative, or an error code.
pub(crate) fn count<N: TryFrom<i64> + From<i16>, T: Whole>(body: impl FnOnce() -> Outcome<T>) -> N {
    let number = guarded(body).map_or_else(i64::from, Whole::whole);
    N::try_from(number).unwrap_or_else(|_| {
        let code = last_error::set(Fault::Panic {
            reason: format!("{number} does not fit the return type"),
        });
        N::from(i16::try_from(code).unwrap_or(i16::MIN))
    })
}

/// A whole number of core's, as C gets it.
pub(crate) trait Whole {
    fn whole(self) -> i64;
}

macro_rules! whole {
    ($($type:ty),*) => { $(
        impl Whole for $type {
            fn whole(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )* };
}
whole!(i32, u32, u64, usize);

impl Whole for i64 {
    fn whole(self) -> i64 {
        self
    }
}

/// A number that may be absent.
pub(crate) fn id(body: impl FnOnce() -> Outcome<Option<i32>>) -> i32 {
    guarded(body).map_or_else(|code| code, |found| found.unwrap_or(i32::MIN))
}

/// True or false; false on failure.
pub(crate) fn boolean(body: impl FnOnce() -> Outcome<bool>) -> bool {
    guarded(body).unwrap_or(false)
}

/// A number; NaN on failure.
pub(crate) fn float<T: From<f32>>(body: impl FnOnce() -> Outcome<T>) -> T {
    guarded(body).unwrap_or_else(|_| T::from(f32::NAN))
}

/// Writes what fits of a text, cut at a whole character and ended with NUL; gives the whole text's length in bytes.
///
/// # Safety
///
/// `buffer` is null or has space for `capacity` bytes.
pub(crate) unsafe fn text_out<T: AsRef<str>>(
    buffer: *mut c_char,
    capacity: usize,
    body: impl FnOnce() -> Outcome<T>,
) -> i64 {
    count(|| {
        let answer = body()?;
        let text = answer.as_ref();
        // SAFETY: the caller's promise.
        if let Some((end, space)) = unsafe { buffer_of(buffer.cast::<u8>(), capacity) }?.split_last_mut() {
            let mut fits = text.len().min(space.len());
            while !text.is_char_boundary(fits) {
                fits -= 1;
            }
            space[..fits].copy_from_slice(&text.as_bytes()[..fits]);
            *space.get_mut(fits).unwrap_or(end) = 0;
        }
        Ok(text.len())
    })
}

/// Writes what fits of some bytes; gives their number.
///
/// # Safety
///
/// `buffer` is null or has space for `capacity` bytes.
pub(crate) unsafe fn bytes_out(buffer: *mut u8, capacity: usize, body: impl FnOnce() -> Outcome<Vec<u8>>) -> i64 {
    count(|| {
        let bytes = body()?;
        // SAFETY: the caller's promise.
        let space = unsafe { buffer_of(buffer, capacity) }?;
        let fits = bytes.len().min(space.len());
        space[..fits].copy_from_slice(&bytes[..fits]);
        Ok(bytes.len())
    })
}

/// Writes what fits of a predicate's answers for the tokens from 0 up to a count, a bit for each, lowest first; gives the bytes of all of them.
/// No token is asked for that has no space.
///
/// # Safety
///
/// `buffer` is null or has space for `capacity` bytes.
pub(crate) unsafe fn bits_out<P: Fn(mullama::Token) -> bool>(
    buffer: *mut u8,
    capacity: usize,
    body: impl FnOnce() -> Outcome<(i32, P)>,
) -> i64 {
    count(|| {
        let (n_tokens, holds) = body()?;
        let length = usize::try_from(n_tokens).unwrap_or(0).div_ceil(8);
        // SAFETY: the caller's promise.
        let space = unsafe { buffer_of(buffer, capacity) }?;
        for (byte, first) in space.iter_mut().take(length).zip((0..n_tokens).step_by(8)) {
            let bits = (0..8).filter(|bit| first + bit < n_tokens && holds(first + bit));
            *byte = bits.fold(0, |byte, bit| byte | 1 << bit);
        }
        Ok(length)
    })
}

/// Writes a list if it fits whole; gives its count. Capacity 0 asks for the count.
///
/// # Safety
///
/// `buffer` is null or has space for `capacity` values.
pub(crate) unsafe fn list_out<T: Copy, N: TryFrom<i64> + From<i16>>(
    buffer: *mut T,
    capacity: impl Count,
    body: impl FnOnce() -> Outcome<Vec<T>>,
) -> N {
    count(|| {
        let capacity = capacity.checked("capacity")?;
        let values = body()?;
        if capacity > 0 && values.len() > capacity {
            return Err(Fault::BufferTooSmall {
                what: "the buffer",
                needed: values.len(),
                available: capacity,
            });
        }
        if capacity > 0 {
            // SAFETY: the caller's promise.
            unsafe { buffer_of(buffer, capacity) }?[..values.len()].copy_from_slice(&values);
        }
        Ok(values.len())
    })
}

/// Lets the body fill a buffer that is a limit, ends it with NUL and gives the bytes written.
///
/// # Safety
///
/// `buffer` is null or has space for `capacity` bytes.
pub(crate) unsafe fn fill(buffer: *mut c_char, capacity: usize, body: impl FnOnce(&mut [u8]) -> Outcome<usize>) -> i64 {
    count(|| {
        // SAFETY: the caller's promise.
        let whole = unsafe { buffer_of(buffer.cast::<u8>(), capacity) }?;
        let Some((end, space)) = whole.split_last_mut() else {
            return Err(Fault::BufferTooSmall {
                what: "the buffer",
                needed: 1,
                available: 0,
            });
        };
        let written = body(space).map_err(with_nul)?;
        *space.get_mut(written).unwrap_or(end) = 0;
        Ok(written)
    })
}

/// Core counts a piece's bytes, C's buffer also holds the NUL.
fn with_nul(fault: Fault) -> Fault {
    match fault {
        Fault::Core(mullama::Error::BufferTooSmall { needed, available }) => Fault::BufferTooSmall {
            what: "the buffer",
            needed: needed + 1,
            available: available + 1,
        },
        other => other,
    }
}

/// Writes a struct.
///
/// # Safety
///
/// `place` is null or writable.
pub(crate) unsafe fn record_out<T>(place: *mut T, body: impl FnOnce() -> Outcome<T>) -> i32 {
    status(|| {
        if place.is_null() {
            return Err(Fault::NullPointer {
                what: "the struct to fill",
            });
        }
        let record = body()?;
        // SAFETY: not null, and the caller's promise.
        unsafe { place.write(record) };
        Ok(())
    })
}

/// Writes a result over what it was made of.
///
/// # Safety
///
/// `place` is null or has space for `count` values.
pub(crate) unsafe fn write_back<T: Copy>(place: *mut T, count: usize, values: &[T]) -> Outcome<()> {
    // SAFETY: the caller's promise.
    unsafe { buffer_of(place, count) }?.copy_from_slice(values);
    Ok(())
}

/// How many entries a map has.
pub(crate) fn map_count(map: &Map) -> Outcome<usize> {
    Ok(map.len())
}

/// The key at an index, in the order of the keys.
pub(crate) fn map_key(map: &Map, index: i32) -> Outcome<&str> {
    let found = usize::try_from(index).ok().and_then(|index| map.keys().nth(index));
    found.map(String::as_str).ok_or_else(|| out_of_range(index, map.len()))
}

/// The value of a key.
pub(crate) fn map_value<'a>(map: &'a Map, key: &str) -> Outcome<&'a str> {
    map.get(key).map(String::as_str).ok_or_else(|| Fault::InvalidInput {
        what: "key",
        given: format!("{key:?}"),
        expected: "a key of the map".to_owned(),
    })
}

/// Text that lives as long as the library, ended by NUL.
macro_rules! static_text {
    ($text:expr) => {{
        static TEXT: std::sync::OnceLock<std::ffi::CString> = std::sync::OnceLock::new();
        TEXT.get_or_init(|| std::ffi::CString::new($text).unwrap_or_default())
            .as_ptr()
    }};
}
pub(crate) use static_text;

/// Calls back with each piece of a stream on this thread until the callback answers false; then the stream is closed.
pub(crate) fn each_piece(stream: &mullama::Stream, mut callback: impl FnMut(*const c_char) -> bool) -> Outcome<()> {
    while let Some(piece) = stream.wait_next()? {
        // C ends text at a NUL: a model that writes one shows its symbol, nothing behind it is lost.
        let piece = CString::new(piece.replace('\0', "\u{2400}")).unwrap_or_default();
        if !callback(piece.as_ptr()) {
            stream.close();
            return Ok(());
        }
    }
    // There is no record that could say so.
    stream.check_not_cut()?;
    stream.close();
    Ok(())
}

/// # Safety
///
/// `buffer` is null or has space for `capacity` values.
unsafe fn buffer_of<'a, T>(buffer: *mut T, capacity: usize) -> Outcome<&'a mut [T]> {
    if capacity == 0 {
        return Ok(&mut []);
    }
    if buffer.is_null() {
        return Err(Fault::NullPointer { what: "the buffer" });
    }
    // SAFETY: not null, and the caller's promise; a size beyond the address space is cut, no buffer can have it.
    Ok(unsafe { slice::from_raw_parts_mut(buffer, capacity.min(isize::MAX as usize / size_of::<T>().max(1))) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_found_by_its_place_alone() {
        let list = ["a".to_owned(), "b".to_owned()];
        assert_eq!(item(&list, 1).unwrap(), "b");
        for index in [-1, 2] {
            assert!(matches!(
                item(&list, index),
                Err(Fault::InvalidInput { what: "index", .. })
            ));
        }
    }

    #[test]
    fn the_payload_of_another_case_is_refused() {
        assert_eq!(case(Some(&7)).unwrap(), 7);
        assert!(matches!(case::<i32>(None), Err(Fault::InvalidInput { .. })));
    }
}
