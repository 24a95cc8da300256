"""What `Annotated` says beside a type: a description, and limits as annotated-types and Pydantic have them. It imports neither."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable
from typing import Any

# What each attribute of a limit is called in a JSON Schema, and what it asks of a value.
OF_NUMBERS: dict[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "ge": ("minimum", lambda value, limit: value >= limit),
    "gt": ("exclusiveMinimum", lambda value, limit: value > limit),
    "le": ("maximum", lambda value, limit: value <= limit),
    "lt": ("exclusiveMaximum", lambda value, limit: value < limit),
    "multiple_of": ("multipleOf", lambda value, limit: value % limit == 0),
}
OF_TEXTS: dict[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "min_length": ("minLength", lambda value, limit: len(value) >= limit),
    "max_length": ("maxLength", lambda value, limit: len(value) <= limit),
    "pattern": ("pattern", lambda value, limit: re.search(limit, value) is not None),
}
OF_LISTS: dict[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "min_length": ("minItems", OF_TEXTS["min_length"][1]),
    "max_length": ("maxItems", OF_TEXTS["max_length"][1]),
}
OF_TYPE = {"integer": OF_NUMBERS, "number": OF_NUMBERS, "string": OF_TEXTS, "array": OF_LISTS}


def described(schema: dict[str, Any], metadata: Iterable[Any]) -> dict[str, Any]:
    """A schema with what stands beside its type."""
    known = OF_TYPE.get(str(schema.get("type")), {})
    said = {keyword: limit for name, limit in _limits(metadata) for keyword in (known[name][0],) if name in known}
    words = _words(metadata)
    return {**schema, **said, **({"description": words} if words else {})}


def broken(value: Any, metadata: Iterable[Any]) -> str | None:
    """The first limit that a value does not keep to, in words; none where it keeps to all."""
    number, text = isinstance(value, (int, float)) and not isinstance(value, bool), isinstance(value, str)
    known = OF_NUMBERS if number else OF_TEXTS if text else OF_LISTS if hasattr(value, "__len__") else {}
    for name, limit in _limits(metadata):
        if name in known and not known[name][1](value, limit):
            return f"{known[name][0]} {limit}"
    return None


def _limits(metadata: Iterable[Any]) -> typing.Iterator[tuple[str, Any]]:
    """The limits by the names of their attributes; Pydantic's `Field` has a list of them."""
    names = {**OF_NUMBERS, **OF_TEXTS}
    for one in metadata:
        within = getattr(one, "metadata", ())
        for each in (one, *(within if isinstance(within, (list, tuple)) else ())):
            for name in names:
                limit = getattr(each, name, None)
                if isinstance(limit, str if name == "pattern" else (int, float)):
                    yield name, limit


def _words(metadata: Iterable[Any]) -> str:
    """A text among what stands beside a type, a `Doc`, or the description of a `Field`."""
    for one in metadata:
        words = one if isinstance(one, str) else getattr(one, "description", None) or getattr(one, "documentation", None)
        if isinstance(words, str):
            return words
    return ""
