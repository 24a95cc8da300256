"""How an answer of C becomes a C++ value. An answer is named after its macro in `templates/_answer.hpp.j2`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...cabi.shapes import CFunction, Returns, Slot
from ...cabi.structs import base_of
from ...meaning.types import EnumRef, Kind, ListOf, MapOf, RecordRef, Scalar, Type, UnionRef, Vector, strip_option
from ...plan.unforeseen import Unforeseen
from .types import class_name, value_type

WIDTH = 90  # of a C call's arguments, beyond which they go into the next line
FEW = "256"  # space for a value that nothing tells the length of

PLAIN = {
    Returns.ID: "id",
    Returns.BOOL: "truth",
    Returns.FLOAT: "number",
    Returns.STATUS: "check",
    Returns.STATIC_TEXT: "same",
    Returns.NOTHING: "same",
    Returns.PARAMS: "same",
    Returns.LIMITED_TEXT: "count",
    Returns.PIECE: "piece",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One call of C, and what its answer becomes."""

    kind: str  # its macro
    symbol: str
    arguments: str
    type: str = ""  # of the items of a list; what the owner of a handle is called; a struct of C's
    guess: str = ""  # of a buffer, in items
    rows: str = ""
    through: str = ""  # the callback whose exception goes before the answer


def answer_of(function: CFunction, type_: Type | None, arguments: Sequence[str], guess: str = FEW, rows: str = "") -> Answer:
    """The answer of a function that gives a value of this type, or nothing."""
    match function.kind:
        case Returns.TEXT:
            return Answer("path" if type_ == Scalar(Kind.PATH) else "text", function.symbol, _with_buffer(function, arguments), guess=guess)
        case Returns.BYTES:
            return Answer("list", function.symbol, _with_buffer(function, arguments), "std::uint8_t", guess)
        case Returns.LIST if isinstance(type_, ListOf) and isinstance(type_.item, RecordRef):
            struct = next(p.type.base for p in function.params if p.slot is Slot.OUT_LIST)
            return Answer("structs", function.symbol, _with_buffer(function, arguments), struct, guess)
        case Returns.LIST:
            assert type_ is not None
            item = type_.item if isinstance(type_, ListOf) else type_
            number = "float" if isinstance(item, Vector) else value_type(item)
            return Answer("rows" if rows else "list", function.symbol, _with_buffer(function, arguments), number, guess, rows)
        case Returns.HANDLE if type_ is not None:
            return Answer("record", function.symbol, joined(function, arguments), owned_name(type_))
        case Returns.HANDLE_OR_NONE if type_ is not None:
            return Answer("perhaps", function.symbol, joined(function, arguments), owned_name(strip_option(type_)))
        case Returns.STATUS if isinstance(type_, RecordRef):
            struct = next(p.type.base for p in function.params if p.slot is Slot.OUT_RECORD)
            return Answer("struct", function.symbol, joined(function, arguments), struct)
        case Returns.COUNT if type_ is not None and (isinstance(type_, EnumRef) or not _same(function, type_)):
            return Answer("cast", function.symbol, joined(function, arguments), value_type(type_))
        case Returns.FLOAT if type_ is not None and not _same(function, type_):
            return Answer("rounded", function.symbol, joined(function, arguments), value_type(type_))
        case Returns.COUNT:
            return Answer("count", function.symbol, joined(function, arguments))
        case kind:
            return Answer(PLAIN[kind], function.symbol, joined(function, arguments))


def owned_name(type_: Type) -> str:
    """What the owner of a handle that becomes a value is called; `Handle` stands behind it."""
    match type_:
        case ListOf(RecordRef(id_)):
            return f"{class_name(id_)}List"
        case RecordRef(id_) | UnionRef(id_):
            return class_name(id_)
        case MapOf():
            return "Map"
        case other:
            raise Unforeseen(f"C++ makes no value of the handle of {other}")


def joined(function: CFunction, arguments: Sequence[str]) -> str:
    """The arguments of a C call, in the next line where they are long."""
    line = ", ".join(arguments)
    return line if len(line) + len(function.symbol) <= WIDTH else f"\n      {line}"


def _same(function: CFunction, type_: Type) -> bool:
    """Whether C's number is C++'s."""
    return isinstance(type_, Scalar) and type_.kind is not Kind.DURATION and base_of(type_.kind) == function.returns.base


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
