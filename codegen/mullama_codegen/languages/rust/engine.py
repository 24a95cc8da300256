"""What crosses into core's C++ shim: the C struct of each record that the engine reads, its Rust twin, and how params become it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.declarations import declared
from ...cabi.shapes import CField, CStruct
from ...cabi.structs import engine_struct
from ...meaning.model import Api
from ...meaning.types import EnumRef, OptionOf, strip_option
from ...output import File
from .types import core_field, owned, pascal


@dataclass(frozen=True, slots=True)
class CrossingField:
    """A field on both sides, with the place that both must give it."""

    name: str
    type: str
    given: str  # the field and its value, out of the params
    c_name: str
    declared: str  # in C++
    offset: int


@dataclass(frozen=True, slots=True)
class CrossingView:
    """A record on both sides; `settled` are parameters for what the caller may leave open."""

    name: str
    record: str
    c_name: str
    settled: tuple[str, ...]
    fields: tuple[CrossingField, ...]
    size: int


@dataclass(frozen=True, slots=True)
class EngineView:
    """Everything that crosses."""

    records: tuple[CrossingView, ...]


def files(api: Api) -> Iterator[File]:
    """The two sides, next to each other."""
    view = EngineView(tuple(_crossing(engine_struct(record)) for record in api.records if record.engine))
    for suffix in ("rs", "hpp"):
        yield File(f"core/src/generated/engine.{suffix}", f"rust/core/engine.{suffix}.j2", view)


def _crossing(struct: CStruct) -> CrossingView:
    record = struct.record
    left_open = [f for f in record.fields if isinstance(f.type, OptionOf)]
    return CrossingView(
        name=f"Engine{pascal(record.id)}",
        record=pascal(record.id),
        c_name=struct.name,
        settled=tuple(f"{core_field(f)}: {owned(strip_option(f.type))}" for f in left_open),
        fields=tuple(_field(struct, f) for f in struct.fields),
        size=struct.size,
    )


def _field(struct: CStruct, lowered: CField) -> CrossingField:
    field = struct.record.field(lowered.of or "")
    name = core_field(field)
    code = ".code()" if isinstance(strip_option(field.type), EnumRef) else ""
    settled = isinstance(field.type, OptionOf)
    given = name if settled and not code else f"{name}: {'' if settled else 'self.'}{name}{code}"
    return CrossingField(name, lowered.type.base, given, lowered.name, declared(lowered.type, lowered.name), lowered.offset)
