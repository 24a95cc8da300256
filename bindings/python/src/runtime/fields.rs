//! A params record as Python gives it: keywords, an object of the record's class, a dict, or a tuple or list where the record has a shorthand.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PyTuple};

use super::errors::{invalid, wrong_type};
use super::given::Value;

/// What a record's class is called and what its fields are.
pub struct Shape {
    /// The class in the public package.
    pub class: &'static str,
    /// Every field.
    pub fields: &'static [&'static str],
    /// The fields of a tuple that stands for the record; empty where there is no such tuple.
    pub shorthand: &'static [&'static str],
    /// The classes of results that say the same, and are taken as they came.
    pub again: &'static [&'static str],
    /// The key under which the fields may stand, beside a `type` of that name.
    pub nested: Option<&'static str>,
}

/// The values that were given; `None` counts as not given where there is a default.
pub struct Fields<'py> {
    source: Source<'py>,
    /// Where the record stands, if it is one of a list: fields of others are known by their names.
    place: Option<String>,
    lead: Vec<(&'static str, Value<'py>)>,
}

enum Source<'py> {
    Nothing,
    Mapping(Bound<'py, PyMapping>),
    Object(Value<'py>),
    Tuple(Bound<'py, PyTuple>, &'static [&'static str]),
}

impl<'py> Fields<'py> {
    /// The keywords of a call, which may name the fields of all `shapes` and nothing else.
    pub fn keywords(call: &str, keywords: Option<&Bound<'py, PyDict>>, shapes: &[&Shape]) -> PyResult<Self> {
        let Some(keywords) = keywords else {
            return Ok(Self::from(Source::Nothing));
        };
        for key in keywords.keys() {
            let key = key.extract::<String>()?;
            if !shapes.iter().any(|shape| shape.fields.contains(&key.as_str())) {
                return Err(PyTypeError::new_err(format!(
                    "{call}() got an unexpected keyword argument '{key}'"
                )));
            }
        }
        Ok(Self::from(Source::Mapping(keywords.as_mapping().clone())))
    }

    /// A field that the call takes by position as well.
    pub fn with(mut self, name: &'static str, value: Option<&Value<'py>>) -> Self {
        self.lead.extend(value.map(|value| (name, value.clone())));
        self
    }

    /// One value that stands for a whole record.
    pub fn of(value: &Value<'py>, what: &str, shape: &'static Shape) -> PyResult<Self> {
        if value.is_none() {
            return Ok(Self::from(Source::Nothing));
        }
        if let Ok(mapping) = value.cast::<PyMapping>() {
            let mapping = &unnested(mapping, what, shape)?;
            for key in mapping.keys()? {
                let known = key
                    .extract::<String>()
                    .is_ok_and(|key| shape.fields.contains(&key.as_str()));
                if !known {
                    return Err(PyTypeError::new_err(format!(
                        "{what} has an unknown key {}",
                        key.repr()?
                    )));
                }
            }
            return Ok(Self::from(Source::Mapping(mapping.clone())).at(what));
        }
        let in_order = match value.cast::<PyList>() {
            Ok(list) => Some(list.to_tuple()),
            Err(_) => value.cast::<PyTuple>().ok().cloned(),
        };
        if let Some(tuple) = in_order.filter(|tuple| !tuple.is_empty() && tuple.len() == shape.shorthand.len()) {
            return Ok(Self::from(Source::Tuple(tuple, shape.shorthand)).at(what));
        }
        let package = value.py().import("mullama")?;
        for name in std::iter::once(&shape.class).chain(shape.again) {
            if package
                .getattr_opt(*name)?
                .is_some_and(|class| value.is_instance(&class).unwrap_or(false))
            {
                return Ok(Self::from(Source::Object(value.clone())).at(what));
            }
        }
        Err(wrong_type(value, what, &format!("{} or a dict", shape.class)))
    }

    /// A field, converted; `default` where it was not given.
    pub fn get<T>(
        &self,
        name: &str,
        convert: impl FnOnce(&Value<'py>, &str) -> PyResult<T>,
        default: T,
    ) -> PyResult<T> {
        match self.find(name)? {
            Some(value) if !value.is_none() => self.converted(&value, name, convert),
            _ => Ok(default),
        }
    }

    /// A field that has no default.
    pub fn required<T>(&self, name: &str, convert: impl FnOnce(&Value<'py>, &str) -> PyResult<T>) -> PyResult<T> {
        match self.find(name)? {
            Some(value) => self.converted(&value, name, convert),
            None => {
                let name = self.named(name);
                Err(PyTypeError::new_err(format!("{name} is missing; give it a value")))
            }
        }
    }

    fn at(mut self, what: &str) -> Self {
        self.place = what.ends_with(']').then(|| what.to_owned());
        self
    }

    fn named(&self, name: &str) -> String {
        match &self.place {
            Some(place) => format!("{place}.{name}"),
            None => name.to_owned(),
        }
    }

    fn converted<T>(
        &self,
        value: &Value<'py>,
        name: &str,
        convert: impl FnOnce(&Value<'py>, &str) -> PyResult<T>,
    ) -> PyResult<T> {
        convert(value, &self.named(name))
    }

    fn find(&self, name: &str) -> PyResult<Option<Value<'py>>> {
        if let Some((_, value)) = self.lead.iter().find(|(lead, _)| *lead == name) {
            return Ok(Some(value.clone()));
        }
        let found = match &self.source {
            Source::Nothing => None,
            Source::Mapping(mapping) if mapping.contains(name)? => Some(mapping.get_item(name)?),
            Source::Mapping(_) => None,
            Source::Object(object) => Some(object.getattr(name)?),
            Source::Tuple(tuple, names) => match names.iter().position(|field| *field == name) {
                Some(at) => Some(tuple.get_item(at)?),
                None => None,
            },
        };
        Ok(found)
    }
}

/// A mapping with what stands under the shape's key beside the rest.
fn unnested<'py>(given: &Bound<'py, PyMapping>, what: &str, shape: &Shape) -> PyResult<Bound<'py, PyMapping>> {
    let Some(key) = shape.nested.filter(|key| given.contains(key).unwrap_or(false)) else {
        return Ok(given.clone());
    };
    let py = given.py();
    let inner = given.get_item(key)?;
    let inner = inner
        .cast::<PyMapping>()
        .map_err(|_| wrong_type(&inner, &format!("{what}.{key}"), "a dict"))?;
    let all = PyDict::new(py);
    for mapping in [given, inner] {
        for pair in mapping.items()? {
            let (name, value): (Value<'py>, Value<'py>) = pair.extract()?;
            all.set_item(name, value)?;
        }
    }
    all.del_item(key)?;
    if let Some(kind) = all.get_item("type")? {
        if !kind.eq(key)? {
            return Err(invalid(
                py,
                &format!("{what}.type"),
                &kind.repr()?.to_string(),
                &format!("'{key}'"),
            ));
        }
        all.del_item("type")?;
    }
    Ok(all.into_mapping())
}

impl<'py> From<Source<'py>> for Fields<'py> {
    fn from(source: Source<'py>) -> Self {
        Self {
            source,
            place: None,
            lead: Vec::new(),
        }
    }
}
