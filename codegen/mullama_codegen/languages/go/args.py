"""How a Go value becomes C arguments: the conversion that prepares it, and the expressions that C is given.

A conversion is named after its macro in `templates/_convert.go.j2`, where it can be read as Go.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

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
            call, imports = _optional(value, type_, slots[0], plain=False)
            return Passed("", value, "", "", (call,), imports=imports)
        case UnionRef() | OptionOf(UnionRef()):
            return arena("union", (f"{local}Kind", local))
        case RecordRef() | OptionOf(RecordRef()):
            return arena("record")
        case HandleRef() | OptionOf():
            return Passed("kept", value, quoted(what), local[1:], (f"{value}.handle()",), imports=("runtime",))
        case Scalar(kind) if kind in COUNTS:
            return arena("int32")
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
class Stored:
    """A statement that writes a record's field into its C struct."""

    text: str
    imports: tuple[str, ...] = ()


def store(value: str, what: str, type_: Type, slots: tuple[CField, ...], struct_literal: str, plain: bool = False) -> Stored:
    """The statement for a field; `struct_literal` tells whether zero is meant, which it never is of a `plain` number that may be absent."""
    if isinstance(type_, HandleRef) or (isinstance(type_, OptionOf) and isinstance(type_.item, HandleRef)):
        return Stored(f"a.setHandle(unsafe.Pointer(&c.{c_field(slots[0].name)}), {value}.handle(), {value})", ("unsafe",))
    if isinstance(type_, OptionOf) and isinstance(type_.item, (Scalar, EnumRef)) and slots[0].absent is not None:
        call, imports = _optional(value, type_, slots[0], plain)
        return Stored(f"c.{c_field(slots[0].name)} = {call}", imports)
    if plain and isinstance(type_, OptionOf):
        return Stored(f"a.setText(&c.{c_field(slots[0].name)}, {quoted(what)}, {value}, false)")
    return Stored(_stored(value, what, type_, slots, struct_literal))


def _optional(value: str, type_: Type, slot: CField | CParam, plain: bool) -> tuple[str, tuple[str, ...]]:
    """An optional number as C takes it, and the packages that this names; of a `plain` one Go's zero is absence."""
    if slot.absent is None:
        raise Unforeseen("an optional number needs a value that means absent")
    number = str(slot.absent.value)
    imports: tuple[str, ...] = ()
    if slot.absent.name is not None:
        number = f"C.{absent_constant(slot.absent.name)}"
    elif math.isnan(slot.absent.value):
        number, imports = f"{cgo(slot.type)}(math.NaN())", ("math",)
    if type_ == OptionOf(Scalar(Kind.BOOL)):
        return f"optionalFlag({value}, {number})", imports
    return f"{'nonZero' if plain else 'optionalOf'}[{cgo(slot.type)}]({value}, {number})", imports


def _stored(value: str, what: str, type_: Type, slots: tuple[CField, ...], struct_literal: str) -> str:
    targets = [f"c.{c_field(s.name)}" for s in slots]
    both = ", ".join(targets)
    match type_:
        case Scalar(kind) if kind.is_text:
            return f"a.setText(&{targets[0]}, {quoted(what)}, {as_text(value, kind)}, {struct_literal})"
        case OptionOf(Scalar(kind)) if kind.is_text:
            return f"{targets[0]} = a.{optional(kind)}({quoted(what)}, {value})"
        case Scalar(Kind.BYTES) | Vector() | ListOf(EnumRef()):
            return _copied(value, slots, both)
        case ListOf(Scalar(kind)) if not kind.is_text:
            return _copied(value, slots, both)
        case ListOf(Scalar(kind)):
            return f"{both} = a.texts({quoted(what)}, {as_texts(value, kind)})"
        case ListOf(RecordRef(id_)):
            return f"{both} = lowerEach(a, {quoted(what)}, {value}, (*{type_name(id_)}).into)"
        case MapOf():
            return f"{both} = a.pairs({quoted(what)}, {value})"
        case UnionRef() | OptionOf(UnionRef()):
            return f"{both} = {value}.lower(a, {quoted(what)})"
        case RecordRef() | OptionOf(RecordRef()):
            return f"{targets[0]} = {value}.lower(a)"
        case _:
            return f"set(&{targets[0]}, {cgo(slots[0].type)}({value}), {struct_literal})"


def _copied(value: str, slots: tuple[CField, ...], both: str) -> str:
    element, count = item(slots[0].type), cgo(slots[1].type)
    return f"{both} = copied[{element}](a, {value}), {count}(len({value}))"


def pass_as(kinds: dict[str, PassAs]) -> PassAs:
    """How Go users give a params record; a pointer, nil for the defaults, unless the description says otherwise."""
    return kinds.get(GO.id, PassAs.POINTER)
