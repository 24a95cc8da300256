"""`[[...]]` in a doc names an item of the API, so that each language can call it by its own name: what may be named, and what it is.

`[[Model]]`, `[[Model.tokenize]]`, `[[FinishReason.length]]`, `[[version]]` and `[[errors.context_full]]` name it from the top;
`[[.top_k]]` names what belongs to the same call, record, enum or handle; `[[none]]`, `[[true]]` and `[[false]]` are values;
`[[input]]` is what a call starts from, where an operation has several inputs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum as PyEnum

from .model import (
    Api,
    Callback,
    Doc,
    Enum,
    EnumValue,
    ErrorCode,
    Fact,
    Field,
    Form,
    Handle,
    Input,
    Operation,
    Preset,
    Record,
    Stream,
    StreamMethod,
    Union,
    UnionCase,
)
from .names import Case

LINK = re.compile(r"\[\[([^\]]*)\]\]")
INPUT = "[[input]]"
TYPE_NAMES = ("enums", "unions", "records", "callbacks", "handles", "streams")  # the sections whose items are types


class Literal(PyEnum):
    """A value that languages spell in their own way."""

    NONE = "none"
    TRUE = "true"
    FALSE = "false"


Typed = Enum | Union | Record | Callback | Handle | Stream
Owner = Typed | Operation
Item = Typed | Operation | Fact | Field | EnumValue | UnionCase | Preset | StreamMethod | ErrorCode | Literal


@dataclass(frozen=True, slots=True)
class Reference:
    """What a doc names. `near`: it belongs to what the doc belongs to, so that its own name is enough."""

    item: Item
    owner: Owner | None = None
    form: Form | None = None  # of an operation
    near: bool = False


class References:
    """All that docs of an API may name from the top, by the name."""

    def __init__(self, api: Api) -> None:
        self.absolute: dict[str, Reference] = {value.value: Reference(value) for value in Literal}
        self.absolute |= {f"errors.{error.id}": Reference(error) for error in api.errors}
        for section in ("callbacks", *(s for s in TYPE_NAMES if s != "callbacks")):  # a callback may bear a stream's name
            for item in getattr(api, section):
                name = item.name.to(Case.PASCAL)
                self.absolute[name] = Reference(item)
                if not isinstance(item, Callback):
                    self.absolute |= {f"{name}.{member}": found for member, found in members(item)}
        for op in api.functions:
            self.absolute |= dict(_forms(op, None))

    def find(self, target: str, scope: tuple[object, ...]) -> Reference | None:
        """What a target names in a doc; `scope` is what the doc belongs to, the innermost last."""
        if not target.startswith("."):
            return self.absolute.get(target)
        for around in reversed(scope):
            for name, found in members(around):
                if name == target[1:]:
                    return replace(found, near=True)
        return None


def members(item: object) -> Iterator[tuple[str, Reference]]:
    """What belongs to an item, by name."""
    match item:
        case Enum(values=values):
            yield from ((v.id, Reference(v, item)) for v in values)
        case Union(cases=cases):
            yield from ((c.id, Reference(c, item)) for c in cases)
        case Record(fields=fields, presets=presets):
            yield from ((p.id, Reference(p, item)) for p in presets)
            yield from ((f.id, Reference(f, item)) for f in fields)
        case Callback(params=params):
            yield from ((p.id, Reference(p, item)) for p in params)
        case Stream(methods=methods):
            yield from ((x.id, Reference(x, item)) for x in methods)
        case Operation(inputs=inputs, params=params):
            yield from ((p.id, Reference(p, item)) for p in (*(i.param for i in inputs), *params))
        case Handle(facts=facts, constructors=constructors, methods=operations):
            yield from ((f.id, Reference(f, item)) for f in facts)
            for op in (*constructors, *operations):
                yield from _forms(op, item)


def _forms(op: Operation, owner: Handle | None) -> Iterator[tuple[str, Reference]]:
    """An operation by its own name, and each form that has another."""
    yield op.id, Reference(op, owner)
    yield from ((str(form.name), Reference(op, owner, form)) for form in op.forms if str(form.name) != op.id)


def starting_from(doc: Doc, inputs: Iterable[Input]) -> Doc:
    """The doc of a call, or of several that differ in their input, with `[[input]]` in the words of these inputs."""
    noun = " or ".join(i.noun for i in inputs)
    return replace(doc, summary=doc.summary.replace(INPUT, noun), details=doc.details.replace(INPUT, noun))
