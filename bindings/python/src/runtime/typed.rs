//! Values of a type that the caller names, made of core's JSON. What a type is, Python's half knows: `_runtime/typed.py` and `_runtime/schema.py`.

use pyo3::prelude::*;

use super::given::Value;
use super::put::Object;

/// What the type says of itself: a JSON Schema.
pub fn schema(wanted: &Value<'_>) -> PyResult<String> {
    wanted
        .py()
        .import("mullama._runtime.schema")?
        .call_method1("text_of", (wanted,))?
        .extract()
}

/// The function from JSON to a value of this type.
pub fn of(wanted: &Value<'_>) -> impl Fn(Python<'_>, String) -> PyResult<Object> + Send + 'static {
    let wanted: Object = wanted.clone().unbind();
    move |py, text| {
        Ok(py
            .import("mullama._runtime.typed")?
            .call_method1("read", (&wanted, text))?
            .unbind())
    }
}
