"""The JSON Schema of a description, derived from the classes of `shape.py`. Every scalar is a string in it, as the loader gives them."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from .keys import Length
from .shape import Description
from .words import Form, FormKind, Literal, OneOf

Schema = dict[str, Any]


def key_of(field: dataclasses.Field[Any]) -> str:
    """How a field is written in the description."""
    return field.name.rstrip("_")


@cache
def held_by(shape: Any) -> dict[str, Any]:
    """What each field of a shape holds."""
    return get_type_hints(shape, include_extras=True)


def is_required(field: dataclasses.Field[Any]) -> bool:
    """Whether the key must be there."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def written(kind: type[Enum]) -> tuple[str, ...]:
    """The words of an enum that a description may use."""
    return tuple(word.value for word in kind if word is not FormKind.PLAIN)


def without_none(annotation: Any) -> Any:
    """What stands beside `None`."""
    if get_origin(annotation) in (types.UnionType, Union):
        (annotation,) = (part for part in get_args(annotation) if part is not types.NoneType)
    return annotation


def reached(shape: type = Description) -> list[type]:
    """Every shape that a description is made of, from the outside in."""
    found: list[type] = []

    def visit(one: type) -> None:
        if one not in found:
            found.append(one)
            for annotation in held_by(one).values():
                for inner in _shapes(annotation):
                    visit(inner)

    visit(shape)
    return found


def _shapes(annotation: Any) -> Iterable[type]:
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)


def schema(languages: Iterable[str]) -> Schema:
    """The schema of a description for these languages."""
    writer = _Writer(tuple(languages))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {shape.__name__: writer.object(shape) for shape in reached()},
        "$ref": f"#/$defs/{Description.__name__}",
    }


@dataclasses.dataclass(frozen=True, slots=True)
class _Writer:
    languages: tuple[str, ...]

    def object(self, shape: type) -> Schema:
        """A mapping with known keys."""
        fields = dataclasses.fields(shape)
        properties = {key_of(f): self.value(held_by(shape)[f.name]) for f in fields}
        required = [key_of(f) for f in fields if is_required(f)]
        return {"type": "object", "properties": properties, "additionalProperties": False, **({"required": required} if required else {})}

    def value(self, annotation: Any) -> Schema:
        """What one annotation accepts."""
        annotation = without_none(annotation)
        if get_origin(annotation) is Annotated:
            base, extra = get_args(annotation)
            return self.annotated(base, extra)
        if get_origin(annotation) is tuple:
            return {"type": "array", "items": self.value(get_args(annotation)[0])}
        if get_origin(annotation) is dict:
            return self.mapping(*get_args(annotation))
        if annotation is bool:
            return {"enum": ["true", "false"]}
        if annotation is str:
            return {"type": "string"}
        if issubclass(annotation, Enum):
            return {"enum": list(written(annotation))}
        return {"$ref": f"#/$defs/{annotation.__name__}"}

    def annotated(self, base: Any, extra: Any) -> Schema:
        """A scalar of a certain form, or a list of a certain length."""
        match extra:
            case Form(pattern, _):
                return {"type": "string", "pattern": pattern}
            case OneOf(_, more):
                return {"enum": [*self.languages, *more]}
            case Literal():
                return {"anyOf": [{"type": "string"}, {"type": "array", "maxItems": 0}, {"type": "object", "maxProperties": 0}]}
            case Length(least, most):
                return {**self.value(base), "minItems": least, **({"maxItems": most} if most is not None else {})}
        raise TypeError(extra)

    def mapping(self, key: Any, value: Any) -> Schema:
        """A mapping whose keys are names, or words of a closed set."""
        if get_origin(key) is Annotated:
            extra = get_args(key)[1]
            if isinstance(extra, Form):
                return {"type": "object", "additionalProperties": self.value(value), "propertyNames": {"pattern": extra.pattern}}
            words: Iterable[str] = (*self.languages, *extra.more)
        else:
            words = written(key)
        return {"type": "object", "properties": {word: self.value(value) for word in words}, "additionalProperties": False}
