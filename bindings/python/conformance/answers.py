"""Answers: values of the public API as the suite writes them, each with a tag, because JSON alone loses some."""

from __future__ import annotations

import base64
import json
import os
import struct
from collections.abc import Callable, Mapping
from typing import Any, List

from .table import TABLE, found, parts

Tagged = List[Any]


def tagged(type_: str, value: Any) -> Tagged:
    """A value of a type; one that Python should not have given for it is refused."""
    outer, inner = parts(type_)
    return ENCODERS[outer](value, inner)


def exactly(type_: type, value: Any) -> Any:
    """The value, which is of this type and of no subclass: no bool for an int."""
    if type(value) is not type_:
        raise TypeError(f"{value!r} is no {type_.__name__}")
    return value


def member(class_: str, value: Any) -> Any:
    """The value, which is an object of one of the package's classes."""
    if not isinstance(value, found(class_)):
        raise TypeError(f"{value!r} is no {class_}")
    return value


def floats(values: Any, _: str = "") -> Tagged:
    """Numbers of 32 bits: a list or NumPy's array."""
    return ["f32s", "".join(struct.pack(">f", value).hex() for value in values)]


def option(value: Any, inner: str) -> Tagged:
    """A value or `None`."""
    return ["none"] if value is None else tagged(inner, value)


def record(value: Any, id_: str) -> Tagged:
    """A record's attributes by the ids of its fields."""
    shape = TABLE["records"][id_]
    member(shape["type"], value)
    return ["record", {key: tagged(type_, getattr(value, name)) for key, (name, type_) in shape["fields"].items()}]


def union(value: Any, id_: str) -> Tagged:
    """A union's case and what it carries."""
    shape = TABLE["unions"][id_]
    _, type_ = shape["cases"][member(shape["type"], value).kind]
    return ["union", [value.kind, tagged(type_, value.value)]]


ENCODERS: Mapping[str, Callable[[Any, str], Tagged]] = {
    "none": lambda _, __: ["none"],
    "bool": lambda value, _: ["bool", exactly(bool, value)],
    "i64": lambda value, _: ["i64", str(exactly(int, value))],
    "f32": lambda value, _: ["f32", struct.pack(">f", value).hex()],
    "f64": lambda value, _: ["f64", struct.pack(">d", value).hex()],
    "duration": lambda value, _: ["duration", struct.pack(">d", exactly(float, value)).hex()],
    "str": lambda value, _: ["str", exactly(str, value)],
    "path": lambda value, _: ["str", os.fspath(value)],
    "json": lambda value, _: ["str", json.dumps(value, ensure_ascii=False, separators=(",", ":"))],
    "bytes": lambda value, _: ["bytes", base64.b64encode(exactly(bytes, value)).decode()],
    "i32s": lambda values, _: ["i32s", ",".join(str(exactly(int, value)) for value in values)],
    "f32s": floats,
    "map": lambda values, _: ["map", {key: ["str", exactly(str, value)] for key, value in values.items()}],
    "enum": lambda value, id_: ["enum", member(TABLE["enums"][id_], value).value],
    "list": lambda values, inner: ["list", [tagged(inner, value) for value in values]],
    "option": option,
    "record": record,
    "union": union,
}
