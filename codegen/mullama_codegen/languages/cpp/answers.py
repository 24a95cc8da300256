"""How an answer of C becomes a C++ value. An answer is named after its macro in `templates/_answer.hpp.j2`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...cabi.shapes import CFunction, Returns, Slot
from ...cabi.structs import base_of
from ...meaning.types import EnumRef, Kind, ListOf, Scalar, Type, Vector
from .types import value_type

WIDTH = 90  # of a C call's arguments, beyond which they go into the next line
FEW = "256"  # space for a value that nothing tells the length of

PLAIN = {
    Returns.ID: "id",
    Returns.BOOL: "truth",
    Returns.FLOAT: "number",
    Returns.STATUS: "check",
    Returns.STATIC_TEXT: "same",
    Returns.NOTHING: "same",
    Returns.HANDLE: "same",
    Returns.PARAMS: "same",
    Returns.LIMITED_TEXT: "count",
    Returns.PIECE: "count",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One call of C, and what its answer becomes."""

    kind: str  # its macro
    symbol: str
    arguments: str
    type: str = ""
    guess: str = ""  # of a buffer, in items
    rows: str = ""


def answer_of(function: CFunction, type_: Type | None, arguments: Sequence[str], guess: str = FEW, rows: str = "") -> Answer:
    """The answer of a function that gives a value of this type, or nothing."""
    match function.kind:
        case Returns.TEXT:
            return Answer("path" if type_ == Scalar(Kind.PATH) else "text", function.symbol, _with_buffer(function, arguments), guess=guess)
        case Returns.BYTES:
            return Answer("list", function.symbol, _with_buffer(function, arguments), "std::uint8_t", guess)
        case Returns.LIST:
            assert type_ is not None
            item = type_.item if isinstance(type_, ListOf) else type_
            number = "float" if isinstance(item, Vector) else value_type(item)
            return Answer("rows" if rows else "list", function.symbol, _with_buffer(function, arguments), number, guess, rows)
        case Returns.COUNT if type_ is not None and (isinstance(type_, EnumRef) or not _same(function, type_)):
            return Answer("cast", function.symbol, joined(function, arguments), value_type(type_))
        case Returns.COUNT:
            return Answer("count", function.symbol, joined(function, arguments))
        case kind:
            return Answer(PLAIN[kind], function.symbol, joined(function, arguments))


def joined(function: CFunction, arguments: Sequence[str]) -> str:
    """The arguments of a C call, in the next line where they are long."""
    line = ", ".join(arguments)
    return line if len(line) + len(function.symbol) <= WIDTH else f"\n      {line}"


def _same(function: CFunction, type_: Type) -> bool:
    """Whether C's integer is C++'s."""
    return isinstance(type_, Scalar) and base_of(type_.kind) == function.returns.base


def _with_buffer(function: CFunction, arguments: Sequence[str]) -> str:
    """The arguments with the buffer, which stands in C where the description says."""
    given = iter(arguments)

    def each() -> Iterator[str]:
        for param in function.params:
            if param.slot in (Slot.OUT_TEXT, Slot.OUT_BYTES, Slot.OUT_LIST):
                yield "buffer_"
            elif param.slot is Slot.CAPACITY:
                yield "capacity_"
            else:
                yield next(given)

    return ", ".join(each())
