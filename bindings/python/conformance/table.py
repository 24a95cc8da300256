"""The generated table of names: what the client looks up on the public package, and of which types it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Tuple, TypedDict

import mullama

Named = Tuple[str, str]  # what Python calls something, and its type


class Call(TypedDict, total=False):
    """One callable: it is a `method` of the target, a `function`, `new` (the class itself) or a mere `value`.

    What it gives stands in the argument `changed` afterwards, if it has one.
    """

    method: str
    function: str
    new: str
    value: str
    takes: list[tuple[str, str, str]]  # id, name and type, in their order
    gives: str
    awaited: bool
    changed: str


class Handle(TypedDict):
    """A class of live objects."""

    type: str
    facts: dict[str, Named]


class Stream(TypedDict):
    """A class of streams: the types of what they give and of what they end with."""

    type: str
    item: str
    record: str


class Record(TypedDict, total=False):
    """A record; `passed` tells whether calls take it as `keywords` or as an `object`."""

    type: str
    passed: str
    presets: dict[str, str]
    fields: dict[str, Named]


class Union(TypedDict):
    """A union and the functions that make its cases."""

    type: str
    cases: dict[str, Named]


class Table(TypedDict):
    """The whole file, by the ids of the description; an enum is its class and nothing else."""

    features: list[str]
    calls: dict[str, list[Call]]
    handles: dict[str, Handle]
    streams: dict[str, Stream]
    records: dict[str, Record]
    unions: dict[str, Union]
    enums: dict[str, str]


TABLE: Table = json.loads((Path(__file__).parent / "table.json").read_text(encoding="utf-8"))


def parts(type_: str) -> tuple[str, str]:
    """The outermost word of a type and what stands in its angle brackets: `list` and `record<note>` of `list<record<note>>`."""
    outer, _, inner = type_.partition("<")
    return outer, inner[:-1]


def found(name: str, within: Any = mullama) -> Any:
    """What a name such as `Model.load` stands for."""
    for part in name.split("."):
        within = getattr(within, part)
    return within
