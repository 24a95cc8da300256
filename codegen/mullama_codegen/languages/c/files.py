"""C: the header comes from cbindgen, so this view prints what checks it, and the list of exported symbols."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...cabi.declarations import declared, parameter_list, prototype, spelt
from ...cabi.shapes import Abi, CCallback, CField, CStruct
from ...meaning.model import Api
from ...output import File
from ...plan.planned import Plans
from . import client
from .language import C
from .types import LEAST


@dataclass(frozen=True, slots=True)
class Twin:
    """Two declarations of one thing; a compiler refuses them where their types differ."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class FieldCheck:
    """A field's address as the type that it must have, and where the field lies."""

    name: str
    pointer: str
    offset: int


@dataclass(frozen=True, slots=True)
class StructCheck:
    """A struct's size and fields."""

    name: str
    size: int
    fields: tuple[FieldCheck, ...]


@dataclass(frozen=True, slots=True)
class Equation:
    """A constant and its number."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class HeaderCheck:
    """Everything that the header must say."""

    prototypes: tuple[str, ...]
    twins: tuple[Twin, ...]
    structs: tuple[StructCheck, ...]
    constants: tuple[Equation, ...]


def files(api: Api, abi: Abi, plans: Plans) -> Iterable[File]:
    """The check of the header, the exported symbols, and the client's dispatch."""
    yield File("bindings/c/tests/header_check.c", "c/header_check.c.j2", header_check(abi))
    yield File("bindings/c/tests/symbols.txt", "c/symbols.txt.j2", tuple(sorted(f.symbol for f in abi.functions)))
    yield from client.files(api, abi, plans[C.id])


def header_check(abi: Abi) -> HeaderCheck:
    """The ABI a second time, for a compiler to compare with the first."""
    return HeaderCheck(
        prototypes=tuple(prototype(f) for f in abi.functions),
        twins=(*_callbacks(abi.callbacks), *_typedefs(abi)),
        structs=tuple(_struct(s) for s in abi.structs),
        constants=tuple(Equation(c.name, _number(c.value)) for group in abi.constants for c in group.constants),
    )


def _callbacks(callbacks: tuple[CCallback, ...]) -> Iterator[Twin]:
    for callback in callbacks:
        check = f"check_{callback.name}"
        pointer = f"{spelt(callback.returns)} (*{check})({parameter_list(callback.params)})"
        yield Twin(f"extern {callback.name} {check};", f"extern {pointer};")


def _typedefs(abi: Abi) -> Iterator[Twin]:
    for alias, name in abi.typedefs:
        yield Twin(f"extern {alias} *check_{alias};", f"extern {name} *check_{alias};")


def _struct(struct: CStruct) -> StructCheck:
    return StructCheck(struct.name, struct.size, tuple(FieldCheck(f.name, _pointer(f), f.offset) for f in struct.fields))


def _pointer(field: CField) -> str:
    name = f"at_{field.name}"
    if field.length > 1:
        return f"{spelt(field.type)} (*{name})[{field.length}]"
    return declared(field.type, f"*{name}")


def _number(value: int) -> str:
    # C has no negative literals, and the positive twins of the least numbers are none.
    return LEAST.get(value, f"{value}U" if value > 2**63 - 1 else str(value))
