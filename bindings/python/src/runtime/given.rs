//! From Python: each function converts one value and names it in its error. Text is checked by core before anything else sees it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use numpy::{AllowTypeChange, PyArray1, PyArrayLike1, PyArrayMethods, PyReadwriteArray1};
use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyMapping, PyMemoryView, PyString};
use pyo3::PyClass;

use super::errors::{invalid, wrong_type, OrRaise};

/// Any value of Python's.
pub type Value<'py> = Bound<'py, PyAny>;

/// An argument with a default, which stands for `None` too.
pub fn or<'py, T>(
    value: Option<&Value<'py>>,
    what: &str,
    convert: impl FnOnce(&Value<'py>, &str) -> PyResult<T>,
    default: T,
) -> PyResult<T> {
    match value {
        Some(value) if !value.is_none() => convert(value, what),
        _ => Ok(default),
    }
}

/// Text, without NUL and lone surrogates.
pub fn string(value: &Value<'_>, what: &str) -> PyResult<String> {
    let Ok(text) = value.cast::<PyString>() else {
        return Err(wrong_type(value, what, "str"));
    };
    if let Ok(text) = text.to_cow() {
        return mullama::text::checked(text.as_bytes(), what).or_raise();
    }
    // A lone surrogate has no UTF-8; spelt as bytes all the same, core finds it and says where.
    let bytes = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
    mullama::text::checked(bytes.cast::<PyBytes>()?.as_bytes(), what).or_raise()
}

/// Whether the value is text, where a call takes text or something else.
pub fn is_string(value: &Value<'_>) -> bool {
    value.is_instance_of::<PyString>()
}

/// Text, or text parts as other APIs write them, which stand for what they are together.
pub fn parts(value: &Value<'_>, what: &str) -> PyResult<String> {
    if is_string(value) {
        return string(value, what);
    }
    Ok(list_or(part, "str or a list of text parts")(value, what)?.concat())
}

fn part(value: &Value<'_>, what: &str) -> PyResult<String> {
    let Ok(part) = value.cast::<PyMapping>() else {
        return Err(wrong_type(value, what, "a dict"));
    };
    let text = match part.contains("text")? {
        true => Some(part.get_item("text")?),
        false => None,
    };
    let kind = match part.contains("type")? {
        true => part.get_item("type")?.to_string(),
        false => String::new(),
    };
    match text.filter(|text| kind == "text" && is_string(text)) {
        Some(text) => string(&text, &format!("{what}.text")),
        None => Err(mullama::Error::PartNotAvailable {
            what: what.to_owned(),
            kind,
        })
        .or_raise(),
    }
}

/// A path as `str`, `bytes` or `os.PathLike`; on Unix with the very bytes that the system has, UTF-8 or not.
pub fn path(value: &Value<'_>, what: &str) -> PyResult<PathBuf> {
    let os = value.py().import("os")?;
    let given = os.call_method1("fspath", (value,)).map_err(|error| {
        // What its own `__fspath__` raises goes on to the caller.
        if error.is_instance_of::<PyTypeError>(value.py()) {
            wrong_type(value, what, "str, bytes or os.PathLike")
        } else {
            error
        }
    })?;
    #[cfg(unix)]
    if let Ok(bytes) = os.call_method1("fsencode", (&given,)) {
        let bytes = bytes.cast::<PyBytes>()?.as_bytes().to_vec();
        return Ok(PathBuf::from(
            <std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes),
        ));
    }
    // What is no file name here has a lone surrogate, which core finds and names.
    let text = os.call_method1("fsdecode", (&given,))?;
    string(&text, what).map(PathBuf::from)
}

/// JSON text as it is, anything else as `json.dumps` writes it.
pub fn json(value: &Value<'_>, what: &str) -> PyResult<String> {
    if is_string(value) {
        return string(value, what);
    }
    let options = [("ensure_ascii", false), ("allow_nan", false)];
    let options = pyo3::types::IntoPyDict::into_py_dict(options, value.py())?;
    string(
        &value
            .py()
            .import("json")?
            .call_method("dumps", (value,), Some(&options))?,
        what,
    )
}

macro_rules! integers {
    ($($name:ident),*) => {$(
        /// A whole number of this size, from anything with `__index__`.
        pub fn $name(value: &Value<'_>, what: &str) -> PyResult<$name> {
            value.extract().map_err(|error: PyErr| {
                if !error.is_instance_of::<PyOverflowError>(value.py()) {
                    return wrong_type(value, what, "int");
                }
                let expected = format!("a whole number from {} to {}", $name::MIN, $name::MAX);
                invalid(value.py(), what, &value.to_string(), &expected)
            })
        }
    )*};
}

integers!(i32, u32, i64, u64);

/// A number of any size that may be a token: what is too large for one is none.
pub fn any_token(value: &Value<'_>, what: &str) -> PyResult<i32> {
    let read = value.extract::<i32>();
    read.or_else(|error| match error.is_instance_of::<PyOverflowError>(value.py()) {
        true => Ok(NO_TOKEN),
        false => Err(wrong_type(value, what, "int")),
    })
}

/// A number that no vocabulary has.
const NO_TOKEN: i32 = -1;

/// A number.
pub fn f64(value: &Value<'_>, what: &str) -> PyResult<f64> {
    value.extract().map_err(|_| wrong_type(value, what, "float"))
}

/// A number, or one of its names.
pub fn named<'py, T: Copy + 'static>(
    number: impl Fn(&Value<'py>, &str) -> PyResult<T>,
    names: &'static [(&'static str, T)],
) -> impl Fn(&Value<'py>, &str) -> PyResult<T> {
    move |value, what| {
        let known = || {
            names
                .iter()
                .map(|(name, _)| format!(" or '{name}'"))
                .collect::<String>()
        };
        if !is_string(value) {
            return number(value, what).map_err(|error| {
                if error.is_instance_of::<PyTypeError>(value.py()) {
                    wrong_type(value, what, &format!("int{}", known()))
                } else {
                    error
                }
            });
        }
        let word = string(value, what)?;
        match names.iter().find(|(name, _)| *name == word) {
            Some((_, number)) => Ok(*number),
            None => {
                let expected = format!("a whole number{}", known());
                Err(invalid(value.py(), what, &format!("'{word}'"), &expected))
            }
        }
    }
}

/// A duration as seconds or as `datetime.timedelta`.
pub fn duration(value: &Value<'_>, what: &str) -> PyResult<Duration> {
    let given = match value.getattr_opt("total_seconds")? {
        Some(total) => total.call0()?,
        None => value.clone(),
    };
    let seconds = f64(&given, what).map_err(|_| wrong_type(value, what, "float or timedelta"))?;
    Duration::try_from_secs_f64(seconds)
        .map_err(|_| invalid(value.py(), what, &seconds.to_string(), "seconds, 0 or more"))
}

/// A number, rounded to 32 bits.
pub fn f32(value: &Value<'_>, what: &str) -> PyResult<f32> {
    f64(value, what).map(|number| number as f32)
}

/// True or false, and no other object's truth.
pub fn bool(value: &Value<'_>, what: &str) -> PyResult<bool> {
    value.extract().map_err(|_| wrong_type(value, what, "bool"))
}

/// `bytes`, `bytearray` or `memoryview`.
pub fn bytes(value: &Value<'_>, what: &str) -> PyResult<Vec<u8>> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return mullama::text::copied(bytes.as_bytes(), what).or_raise();
    }
    if !is_bytes(value) {
        return Err(wrong_type(value, what, "bytes"));
    }
    bytes(&value.py().get_type::<PyBytes>().call1((value,))?, what)
}

/// Whether the value is bytes, where a call takes bytes or something else.
pub fn is_bytes(value: &Value<'_>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() || value.is_instance_of::<PyMemoryView>()
}

/// A mapping of text to text.
pub fn map(value: &Value<'_>, what: &str) -> PyResult<BTreeMap<String, String>> {
    let Ok(mapping) = value.cast::<PyMapping>() else {
        return Err(wrong_type(value, what, "a mapping"));
    };
    let pair = |item: Value<'_>| {
        let (key, value): (Value<'_>, Value<'_>) = item.extract()?;
        Ok((string(&key, what)?, string(&value, what)?))
    };
    mapping.items()?.iter().map(pair).collect()
}

/// Numbers as NumPy's array or anything it can be made from, shape (n,).
pub fn vector(value: &Value<'_>, what: &str) -> PyResult<Vec<f32>> {
    let Ok(array) = value.extract::<PyArrayLike1<'_, f32, AllowTypeChange>>() else {
        return Err(wrong_type(value, what, "an array of float32 of shape (n,)"));
    };
    let mut numbers = mullama::text::with_room(array.len()?, what).or_raise()?;
    numbers.extend(array.as_array());
    Ok(numbers)
}

/// Numbers that the call writes over where they are: NumPy's array of float32, or one over the buffer of anything else that has one.
pub fn changed<'py>(value: &Value<'py>, what: &str) -> PyResult<PyReadwriteArray1<'py, f32>> {
    writable(value).map_err(|_| {
        wrong_type(
            value,
            what,
            "a writable array or buffer of float32 of shape (n,), without gaps",
        )
    })
}

fn writable<'py>(value: &Value<'py>) -> PyResult<PyReadwriteArray1<'py, f32>> {
    let array: Bound<'py, PyArray1<f32>> = match value.cast() {
        Ok(array) => array.clone(),
        // Only of a buffer does NumPy make an array that is no copy.
        Err(_) => {
            let buffer = PyMemoryView::from(value)?;
            let numpy = value.py().import("numpy")?;
            numpy.call_method1("asarray", (buffer,))?.cast_into()?
        }
    };
    let mut array = array.try_readwrite()?;
    array.as_slice_mut()?;
    Ok(array)
}

/// A value or `None`.
pub fn option<'py, T>(
    item: impl Fn(&Value<'py>, &str) -> PyResult<T>,
) -> impl Fn(&Value<'py>, &str) -> PyResult<Option<T>> {
    move |value, what| {
        if value.is_none() {
            Ok(None)
        } else {
            item(value, what).map(Some)
        }
    }
}

/// Values from anything that can be iterated over; text and a dict are refused, since characters and keys are never what was meant.
pub fn list<'py, T>(item: impl Fn(&Value<'py>, &str) -> PyResult<T>) -> impl Fn(&Value<'py>, &str) -> PyResult<Vec<T>> {
    list_or(item, "a sequence")
}

/// The same where something else might have been given; `expected` names all that might.
pub fn list_or<'py, T>(
    item: impl Fn(&Value<'py>, &str) -> PyResult<T>,
    expected: &'static str,
) -> impl Fn(&Value<'py>, &str) -> PyResult<Vec<T>> {
    move |value, what| {
        if is_string(value) || is_bytes(value) || value.is_instance_of::<PyDict>() {
            return Err(wrong_type(value, what, expected));
        }
        let values = value.try_iter().map_err(|_| wrong_type(value, what, expected))?;
        // The indexed name is only needed in an error, so only an error pays for it.
        let one = |(at, value): (usize, PyResult<Value<'py>>)| {
            let value = value?;
            item(&value, what).or_else(|_| item(&value, &format!("{what}[{at}]")))
        };
        values.enumerate().map(one).collect()
    }
}

/// Values from anything that can be iterated over, or from a mapping, of which each key makes a pair with its value.
pub fn list_or_map<'py, T>(
    item: impl Fn(&Value<'py>, &str) -> PyResult<T>,
) -> impl Fn(&Value<'py>, &str) -> PyResult<Vec<T>> {
    move |value, what| {
        let Ok(mapping) = value.cast::<PyMapping>() else {
            return list(&item)(value, what);
        };
        let pair = |pair: Value<'py>| {
            item(&pair, what).or_else(|_| item(&pair, &format!("{what}[{}]", pair.get_item(0)?.repr()?)))
        };
        mapping.items()?.iter().map(pair).collect()
    }
}

/// One of an enum's values, as a member or as its name.
pub fn name<T>(value: &Value<'_>, what: &str, parse: impl Fn(&str) -> Option<T>, expected: &str) -> PyResult<T> {
    let text = string(value, what)?;
    parse(&text).ok_or_else(|| invalid(value.py(), what, &format!("'{text}'"), expected))
}

/// A union's case and its payload.
pub fn tagged<'py>(value: &Value<'py>, what: &str, class: &str) -> PyResult<(String, Value<'py>)> {
    if !value.is_instance(&value.py().import("mullama")?.getattr(class)?)? {
        return Err(wrong_type(value, what, class));
    }
    Ok((value.getattr("kind")?.extract()?, value.getattr("value")?))
}

/// The error for a union's case that is none.
pub fn no_case(value: &Value<'_>, what: &str, kind: &str, expected: &str) -> PyErr {
    invalid(value.py(), what, &format!("of kind '{kind}'"), expected)
}

/// An object of one of our classes.
pub fn object<'a, T: PyClass<Frozen = True> + Sync>(value: &'a Value<'_>, what: &str) -> PyResult<&'a T> {
    match value.cast::<T>() {
        Ok(object) => Ok(object.get()),
        Err(_) => Err(wrong_type(value, what, <T as PyClass>::NAME)),
    }
}
