"""How a Go value becomes C arguments: the conversion that prepares it, and the expressions that C is given.

A conversion is named after its macro in `templates/_convert.go.j2`, where it can be read as Go.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from ...cabi.names import absent_constant
from ...cabi.shapes import CField, CParam
from ...meaning.model import PassAs
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .cwrap import cgo, item
from .language import GO
from .spell import COUNTS, c_field, quoted, type_name


@dataclass(frozen=True, slots=True)
class Passed:
    """One value on its way into C."""

    conversion: str  # the macro that prints it; empty where the value is passed as it is
    value: str  # the Go expression
    what: str  # its name in messages, quoted
    local: str  # the variable that it becomes
    exprs: tuple[str, ...]  # one for each C parameter
    type: str = ""  # a type that the conversion names
    memory: bool = False  # whether it needs the call's arena
    imports: tuple[str, ...] = ()
    absent: str = ""  # the number that means that a value is not there


def lower(value: str, what: str, type_: Type, slots: tuple[CParam, ...]) -> Passed:
    """A parameter of a call; `value` is the Go expression, `what` its name in messages."""
    local = "c" + value[:1].upper() + value[1:]
    types = [cgo(s.type) for s in slots]
    counted = (local, f"n{local[1:]}")

    def arena(conversion: str, exprs: tuple[str, ...] = (local,), type_name_: str = "", given: str = value) -> Passed:
        return Passed(conversion, given, quoted(what), local[1:], exprs, type_name_, memory=True)

    match type_:
        case Scalar(kind) if kind.is_text:
            return arena("text", given=as_text(value, kind))
        case OptionOf(Scalar(kind)) if kind.is_text:
            return arena(optional(kind))
        case Scalar(Kind.BYTES) | Vector() | ListOf(EnumRef()):
            return _slice(value, slots)
        case ListOf(Scalar(kind)) if not kind.is_text:
            return _slice(value, slots)
        case ListOf(Scalar(kind)):
            return arena("texts", counted, given=as_texts(value, kind))
        case ListOf(RecordRef(id_)):
            return arena("structs", counted, type_name(id_))
        case MapOf():
            return arena("pairs", counted)
        case OptionOf(Scalar() | EnumRef()):
            absent = _absent(slots[0])
            passed = Passed(_optional(type_, plain=False), value, quoted(what), local[1:], (local,), types[0])
            return replace(passed, imports=absent.imports, absent=absent.number)
        case UnionRef(id_) | OptionOf(UnionRef(id_)):
            return arena("union", (f"{local}Kind", local), type_name(id_))
        case RecordRef() | OptionOf(RecordRef()):
            return arena("record")
        case HandleRef() | OptionOf():
            return Passed("kept", value, quoted(what), local[1:], (f"{value}.handle()",), imports=("runtime",))
        case Scalar(kind) if kind in COUNTS:
            return arena("int32")
        case Scalar(Kind.DURATION):
            return _as_it_is(value, (f"{types[0]}({value}.Seconds())",))
        case _:
            return _as_it_is(value, (f"{types[0]}({value})",))


def _slice(value: str, slots: tuple[CParam, ...]) -> Passed:
    start, count = slots
    return _as_it_is(value, (f"lent[{item(start.type)}]({value})", f"{cgo(count.type)}(len({value}))"))


def _as_it_is(value: str, exprs: tuple[str, ...]) -> Passed:
    return Passed("", value, "", "", exprs)


def as_text(value: str, kind: Kind) -> str:
    """JSON is bytes in Go and text in C."""
    return f"string({value})" if kind is Kind.JSON else value


def optional(kind: Kind) -> str:
    """The arena's method for what may be absent."""
    return "optionalJSON" if kind is Kind.JSON else "optionalText"


def as_texts(value: str, kind: Kind) -> str:
    """The same for a list."""
    return f"stringsOf({value})" if kind is Kind.JSON else value


@dataclass(frozen=True, slots=True)
class Absent:
    """The number that means in C that a value is not there."""

    number: str
    imports: tuple[str, ...] = ()


def _absent(slot: CField | CParam) -> Absent:
    if slot.absent is None:
        raise Unforeseen("an optional number needs a value that means absent")
    if slot.absent.name is not None:
        return Absent(f"C.{absent_constant(slot.absent.name)}")
    if math.isnan(slot.absent.value):
        return Absent(f"{cgo(slot.type)}(math.NaN())", ("math",))
    return Absent(str(slot.absent.value))


def _optional(type_: Type, plain: bool) -> str:
    """The macro of a number that may be absent; of a `plain` one Go's zero is absence."""
    match type_:
        case OptionOf(Scalar(Kind.BOOL)):
            return "optionalFlag"
        case OptionOf(Scalar(Kind.DURATION)):
            return "optionalSeconds"
        case _:
            return "nonZero" if plain else "optionalOf"


@dataclass(frozen=True, slots=True)
class Stored:
    """A record's field on its way into its C struct."""

    kind: str  # its macro in `templates/_store.go.j2`
    value: str  # the Go expression
    targets: tuple[str, ...]  # the C fields that it fills
    what: str = ""  # its name in messages, quoted
    type: str = ""  # a type that the statement names
    count: str = ""  # the type of a list's length
    literal: str = ""  # whether zero is meant as it stands
    absent: str = ""  # the number that means that a value is not there
    imports: tuple[str, ...] = ()


def store(value: str, what: str, type_: Type, slots: tuple[CField, ...], struct_literal: str, plain: bool = False) -> Stored:
    """How a field is stored; `struct_literal` tells whether zero is meant, which it never is of a `plain` number that may be absent."""
    targets, types = tuple(f"c.{c_field(s.name)}" for s in slots), [cgo(s.type) for s in slots]

    def stored(kind: str, type_name_: str = "", given: str = value, count: str = "") -> Stored:
        return Stored(kind, given, targets, quoted(what), type_name_, count, struct_literal)

    match type_:
        case HandleRef() | OptionOf(HandleRef()):
            return replace(stored("handle"), imports=("unsafe",))
        case Scalar(kind) if kind.is_text:
            return stored("text", given=as_text(value, kind))
        case OptionOf(Scalar(kind)) if kind.is_text and plain:
            return stored("text", given=as_text(value, kind))
        case OptionOf(Scalar(kind)) if kind.is_text:
            return stored(optional(kind))
        case OptionOf(Scalar() | EnumRef()):
            absent = _absent(slots[0])
            return replace(stored(_optional(type_, plain), types[0]), absent=absent.number, imports=absent.imports)
        case Scalar(Kind.BYTES) | Vector() | ListOf(EnumRef()):
            return stored("copied", item(slots[0].type), count=types[1])
        case ListOf(Scalar(kind)) if not kind.is_text:
            return stored("copied", item(slots[0].type), count=types[1])
        case ListOf(Scalar(kind)):
            return stored("texts", given=as_texts(value, kind))
        case ListOf(RecordRef(id_)):
            return stored("structs", type_name(id_))
        case MapOf():
            return stored("pairs")
        case UnionRef(id_) | OptionOf(UnionRef(id_)):
            return stored("union", type_name(id_))
        case RecordRef() | OptionOf(RecordRef()):
            return stored("record")
        case Scalar(Kind.DURATION):
            return stored("number", types[0], given=f"{value}.Seconds()")
        case _:
            return stored("number", types[0])


def pass_as(kinds: dict[str, PassAs]) -> PassAs:
    """How Go users give a params record; a pointer, nil for the defaults, unless the description says otherwise."""
    return kinds.get(GO.id, PassAs.POINTER)
