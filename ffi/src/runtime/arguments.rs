//! From C's pointers, lengths and numbers to values that core takes.

use std::ffi::{c_char, CStr};
use std::path::{Path, PathBuf};
use std::slice;

use super::{status, Fault, Map, Outcome};

/// Bytes of a text from which on it matters whether there is memory for a copy.
const LARGE: usize = 64 << 10;

/// A text.
///
/// # Safety
///
/// `pointer` is null or a text ended by NUL that lives for `'a`.
pub(crate) unsafe fn text<'a>(pointer: *const c_char, what: &'static str) -> Outcome<&'a str> {
    if pointer.is_null() {
        return Err(Fault::NullPointer { what });
    }
    // SAFETY: the caller's promise.
    let bytes = unsafe { CStr::from_ptr(pointer) }.to_bytes();
    // Most texts are copied, which cannot fail; a large one is refused while there is memory for saying so.
    if bytes.len() > LARGE && !mullama::text::has_room_for(2 * bytes.len()) {
        return Err(mullama::text::too_large(bytes.len(), what).into());
    }
    Ok(mullama::text::check(bytes, what)?)
}

/// A text that may be absent.
///
/// # Safety
///
/// As for [`text`].
pub(crate) unsafe fn optional_text<'a>(pointer: *const c_char, what: &'static str) -> Outcome<Option<&'a str>> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    unsafe { text(pointer, what) }.map(Some)
}

/// A list of numbers or structs.
///
/// # Safety
///
/// `pointer` is null or the first of `count` values that live for `'a`.
pub(crate) unsafe fn list<'a, T>(pointer: *const T, count: impl Count, what: &'static str) -> Outcome<&'a [T]> {
    let count = count.checked(what)?;
    if count == 0 {
        return Ok(&[]);
    }
    if pointer.is_null() {
        return Err(Fault::NullPointer { what });
    }
    // SAFETY: the caller's promise.
    Ok(unsafe { slice::from_raw_parts(pointer, count) })
}

/// A path, which on Unix may be any bytes.
///
/// # Safety
///
/// As for [`text`].
pub(crate) unsafe fn path<'a>(pointer: *const c_char, what: &'static str) -> Outcome<&'a Path> {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        if pointer.is_null() {
            return Err(Fault::NullPointer { what });
        }
        // SAFETY: the caller's promise.
        let bytes = unsafe { CStr::from_ptr(pointer) }.to_bytes();
        Ok(Path::new(std::ffi::OsStr::from_bytes(bytes)))
    }
    #[cfg(not(unix))]
    // SAFETY: the caller's promise.
    unsafe { text(pointer, what) }.map(Path::new)
}

/// A path that may be absent.
///
/// # Safety
///
/// As for [`text`].
pub(crate) unsafe fn optional_path<'a>(pointer: *const c_char, what: &'static str) -> Outcome<Option<&'a Path>> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    unsafe { path(pointer, what) }.map(Some)
}

/// A list of paths.
///
/// # Safety
///
/// As for [`list`] and, for each, as for [`path`].
pub(crate) unsafe fn paths(pointer: *const *const c_char, count: i32, what: &'static str) -> Outcome<Vec<PathBuf>> {
    // SAFETY: the caller's promise.
    let pointers = unsafe { list(pointer, count, what) }?;
    pointers
        .iter()
        // SAFETY: the caller's promise.
        .map(|&one| unsafe { path(one, what) }.map(Path::to_owned))
        .collect()
}

/// Whether a text of a known length could be given, by core's own check; `what` is its name in the message.
///
/// # Safety
///
/// `pointer` is null or the first of `count` bytes, and `what` null or a text ended by NUL.
pub(crate) unsafe fn check_text(pointer: *const c_char, count: usize, what: *const c_char) -> i32 {
    status(|| {
        // SAFETY: the caller's promise.
        let bytes = unsafe { list(pointer.cast::<u8>(), count, "text") }?;
        // SAFETY: the caller's promise.
        let what = unsafe { text(what, "what") }?;
        Ok(mullama::text::check(bytes, what).map(drop)?)
    })
}

/// A `bool` as C gives it: any value but 0 is true. Memory of C's may hold any byte there, which no `bool` of Rust may.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub struct Flag(u8);

impl Flag {
    /// Whether it is true.
    pub(crate) fn is_set(self) -> bool {
        self.0 != 0
    }
}

impl From<bool> for Flag {
    fn from(value: bool) -> Self {
        Self(value.into())
    }
}

/// A list of flags.
///
/// # Safety
///
/// As for [`list`].
pub(crate) unsafe fn flags(pointer: *const Flag, count: impl Count, what: &'static str) -> Outcome<Vec<bool>> {
    // SAFETY: the caller's promise.
    let given = unsafe { list(pointer, count, what) }?;
    Ok(given.iter().map(|flag| flag.is_set()).collect())
}

/// A list of numbers that is written over.
///
/// # Safety
///
/// As for [`list`]; the values can be written, and nothing else reads them meanwhile.
pub(crate) unsafe fn list_mut<'a, T>(pointer: *mut T, count: impl Count, what: &'static str) -> Outcome<&'a mut [T]> {
    let count = count.checked(what)?;
    if count == 0 {
        return Ok(&mut []);
    }
    if pointer.is_null() {
        return Err(Fault::NullPointer { what });
    }
    // SAFETY: the caller's promise.
    Ok(unsafe { slice::from_raw_parts_mut(pointer, count) })
}

/// A list of texts.
///
/// # Safety
///
/// As for [`list`] and, for each, as for [`text`].
pub(crate) unsafe fn texts(pointer: *const *const c_char, count: i32, what: &'static str) -> Outcome<Vec<String>> {
    // SAFETY: the caller's promise.
    let pointers = unsafe { list(pointer, count, what) }?;
    pointers
        .iter()
        .enumerate()
        .map(|(index, &one)| {
            // SAFETY: the caller's promise.
            let found = unsafe { text(one, what) }.map(str::to_owned);
            found.map_err(|fault| fault.renamed(|name| name.replacen(what, &format!("{what}[{index}]"), 1)))
        })
        .collect()
}

/// A map, as its keys and values in turn; of equal keys the last one counts.
///
/// # Safety
///
/// As for [`texts`].
pub(crate) unsafe fn pairs(pointer: *const *const c_char, count: i32, what: &'static str) -> Outcome<Map> {
    if count % 2 != 0 {
        return Err(Fault::InvalidInput {
            what,
            given: format!("{count} texts"),
            expected: "a key and a value of each entry".into(),
        });
    }
    // SAFETY: the caller's promise.
    let mut texts = unsafe { texts(pointer, count, what) }?.into_iter();
    Ok(std::iter::from_fn(|| texts.next().zip(texts.next())).collect())
}

/// What belongs to a field, with the field's name in its faults.
pub(crate) fn inside<T>(what: &'static str, made: Outcome<T>) -> Outcome<T> {
    made.map_err(|fault| fault.renamed(|name| format!("{what}.{name}")))
}

/// A struct with parameters; null means the defaults.
///
/// # Safety
///
/// `pointer` is null or a struct whose own pointers are valid.
pub(crate) unsafe fn params<C, T>(pointer: *const C) -> Outcome<T>
where
    T: Default + FromC<C>,
{
    // SAFETY: the caller's promise.
    match unsafe { pointer.as_ref() } {
        None => Ok(T::default()),
        // SAFETY: the caller's promise.
        Some(given) => unsafe { T::from_c(given) },
    }
}

/// A struct that may be absent.
///
/// # Safety
///
/// As for [`params`].
pub(crate) unsafe fn optional<C, T: FromC<C>>(pointer: *const C) -> Outcome<Option<T>> {
    // SAFETY: the caller's promise.
    unsafe { pointer.as_ref().map(|given| T::from_c(given)) }.transpose()
}

/// A struct that has no defaults.
///
/// # Safety
///
/// As for [`params`].
pub(crate) unsafe fn required<C, T: FromC<C>>(pointer: *const C, what: &'static str) -> Outcome<T> {
    // SAFETY: the caller's promise.
    unsafe { optional(pointer) }?.ok_or(Fault::NullPointer { what })
}

/// A list of structs.
///
/// # Safety
///
/// As for [`list`], and each struct's own pointers are valid.
pub(crate) unsafe fn structs<C, T: FromC<C>>(pointer: *const C, count: i32, what: &'static str) -> Outcome<Vec<T>> {
    // SAFETY: the caller's promise.
    let given = unsafe { list(pointer, count, what) }?;
    given
        .iter()
        .enumerate()
        .map(|(index, one)| {
            // SAFETY: the caller's promise.
            let made = unsafe { T::from_c(one) };
            made.map_err(|fault| fault.renamed(|name| format!("{what}[{index}].{name}")))
        })
        .collect()
}

/// A core record that is made from its C struct.
pub(crate) trait FromC<C>: Sized {
    /// The record with every field of the struct.
    ///
    /// # Safety
    ///
    /// The struct's pointers are null or valid.
    unsafe fn from_c(given: &C) -> Outcome<Self>;
}

/// A duration, which C gives in seconds.
pub(crate) fn duration(seconds: f64, what: &'static str) -> Outcome<std::time::Duration> {
    std::time::Duration::try_from_secs_f64(seconds).map_err(|_| Fault::InvalidInput {
        what,
        given: seconds.to_string(),
        expected: "seconds, 0 or more".into(),
    })
}

/// One of an enum's values, by its number.
pub(crate) fn value_of<T>(found: Option<T>, code: i32, what: &'static str, expected: &str) -> Outcome<T> {
    found.ok_or_else(|| Fault::InvalidInput {
        what,
        given: code.to_string(),
        expected: format!("one of {expected}"),
    })
}

/// A count as C gives it.
pub(crate) trait Count {
    /// The count, if it is not negative.
    fn checked(self, what: &'static str) -> Outcome<usize>;
}

impl Count for i32 {
    fn checked(self, what: &'static str) -> Outcome<usize> {
        usize::try_from(self).map_err(|_| Fault::InvalidInput {
            what,
            given: format!("a list of {self} items"),
            expected: "a count of 0 or more".into(),
        })
    }
}

impl Count for usize {
    fn checked(self, _: &'static str) -> Outcome<usize> {
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_has_a_key_and_a_value_of_each_entry() {
        let texts = [c"a".as_ptr(), c"1".as_ptr(), c"a".as_ptr(), c"2".as_ptr()];
        // SAFETY: the texts live as long as the program.
        let (whole, odd) = unsafe { (pairs(texts.as_ptr(), 4, "map"), pairs(texts.as_ptr(), 3, "map")) };
        assert_eq!(whole.unwrap(), Map::from([("a".to_owned(), "2".to_owned())]));
        assert!(matches!(odd, Err(Fault::InvalidInput { what: "map", .. })));
    }

    #[test]
    fn a_duration_is_no_negative_number_and_not_without_end() {
        assert_eq!(duration(1.5, "time").unwrap().as_millis(), 1500);
        for seconds in [-1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(
                duration(seconds, "time"),
                Err(Fault::InvalidInput { what: "time", .. })
            ));
        }
    }
}
