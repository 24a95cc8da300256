"""Data that the schema has accepted, as the classes of `shape.py`."""

from __future__ import annotations

import dataclasses
from enum import Enum
from typing import Annotated, Any, TypeVar, get_args, get_origin

from .schema import held_by, key_of, without_none

Shape = TypeVar("Shape")


def read(shape: type[Shape], data: dict[str, Any]) -> Shape:
    """The data as one shape; what is left out has the shape's own value for that."""
    held, fields = held_by(shape), {f.name: key_of(f) for f in dataclasses.fields(shape)}  # type: ignore[arg-type]
    return shape(**{name: _value(held[name], data[key]) for name, key in fields.items() if key in data})


def _value(annotation: Any, data: Any) -> Any:
    annotation = without_none(annotation)
    if get_origin(annotation) is Annotated:
        return _value(get_args(annotation)[0], data)
    if get_origin(annotation) is tuple:
        return tuple(_value(get_args(annotation)[0], item) for item in data)
    if get_origin(annotation) is dict:
        key, value = get_args(annotation)
        return {_value(key, k): _value(value, v) for k, v in data.items()}
    if annotation is bool:
        return data == "true"
    if annotation is int:
        return int(data)
    if annotation in (str, object):
        return data
    return annotation(data) if issubclass(annotation, Enum) else read(annotation, data)
