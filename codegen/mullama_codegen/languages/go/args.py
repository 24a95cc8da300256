"""How a Go value becomes C arguments: the lines that prepare it and the expressions that are passed."""

from __future__ import annotations

from dataclasses import dataclass

from ...cabi.shapes import CField, CParam
from ...meaning.model import PassAs
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .cwrap import cgo
from .language import GO
from .spell import COUNTS, c_field, quoted, type_name


@dataclass(frozen=True, slots=True)
class Passed:
    """One value on its way into C."""

    lines: tuple[str, ...]  # statements before the call
    exprs: tuple[str, ...]  # one for each C parameter
    memory: bool = False  # whether it needs the call's arena


def lower(value: str, what: str, type_: Type, slots: tuple[CParam, ...]) -> Passed:
    """A parameter of a call; `value` is the Go expression, `what` its name in messages."""
    local = "c" + value[:1].upper() + value[1:]
    types = [cgo(s.type) for s in slots]
    match type_:
        case Scalar(kind) if kind.is_text:
            return Passed((f"{local} := a.text({quoted(what)}, {as_text(value, kind)})",), (local,), memory=True)
        case OptionOf(Scalar(kind)) if kind.is_text:
            return Passed((f"{local} := a.{optional(kind)}({quoted(what)}, {value})",), (local,), memory=True)
        case Scalar(Kind.BYTES) | Vector() | ListOf(EnumRef()):
            return _slice(value, types)
        case ListOf(Scalar(kind)) if not kind.is_text:
            return _slice(value, types)
        case ListOf(Scalar(kind)):
            return Passed(
                (f"{local}, n{local[1:]} := a.texts({quoted(what)}, {as_texts(value, kind)})",), (local, f"n{local[1:]}"), memory=True
            )
        case ListOf(RecordRef(id_)):
            line = f"{local}, n{local[1:]} := lowerEach(a, {value}, (*{type_name(id_)}).into)"
            return Passed((line,), (local, f"n{local[1:]}"), memory=True)
        case MapOf():
            return Passed((f"{local}, n{local[1:]} := a.pairs({quoted(what)}, {value})",), (local, f"n{local[1:]}"), memory=True)
        case OptionOf(Scalar() | EnumRef()):
            return Passed((f"has{local[1:]}, {local} := optionalOf[{types[1]}]({value})",), (f"has{local[1:]}", local))
        case UnionRef() | OptionOf(UnionRef()):
            return Passed((f"{local}Kind, {local} := {value}.lower(a, {quoted(what)})",), (f"{local}Kind", local), memory=True)
        case HandleRef() | OptionOf(HandleRef()):
            return Passed((f"defer runtime.KeepAlive({value})",), (f"{value}.handle()",))
        case RecordRef() | OptionOf(RecordRef()):
            return Passed((f"{local} := {value}.lower(a)",), (local,), memory=True)
        case Scalar(kind) if kind in COUNTS:
            return Passed((f"{local} := a.int32({quoted(what)}, {value})",), (local,), memory=True)
        case Scalar() | EnumRef():
            return Passed((), (f"{types[0]}({value})",))
        case other:
            raise Unforeseen(f"Go cannot pass a value of type {other}")


def _slice(value: str, types: list[str]) -> Passed:
    return Passed((), (f"lent[{types[0].removeprefix('*')}]({value})", f"{types[1]}(len({value}))"))


def as_text(value: str, kind: Kind) -> str:
    """JSON is bytes in Go and text in C."""
    return f"string({value})" if kind is Kind.JSON else value


def optional(kind: Kind) -> str:
    """The arena's method for what may be absent."""
    return "optionalJSON" if kind is Kind.JSON else "optionalText"


def as_texts(value: str, kind: Kind) -> str:
    """The same for a list."""
    return f"stringsOf({value})" if kind is Kind.JSON else value


def store(value: str, what: str, type_: Type, slots: tuple[CField, ...], struct_literal: str, plain: bool = False) -> str:
    """The statement that writes a record's field into its C struct.

    `struct_literal` tells whether zero is meant; of a `plain` number that may be absent, it never is.
    """
    targets = [f"c.{c_field(s.name)}" for s in slots]
    both = ", ".join(targets)
    match type_:
        case Scalar(kind) if kind.is_text:
            return f"a.setText(&{targets[0]}, {quoted(what)}, {as_text(value, kind)}, {struct_literal})"
        case OptionOf(Scalar(kind)) if kind.is_text:
            return f"{targets[0]} = a.{optional(kind)}({quoted(what)}, {value})"
        case OptionOf(Scalar()) if plain:
            return f"{both} = nonZero[{cgo(slots[1].type)}]({value})"
        case OptionOf(Scalar() | EnumRef()):
            return f"{both} = optionalOf[{cgo(slots[1].type)}]({value})"
        case Scalar(Kind.BYTES) | Vector() | ListOf(EnumRef()):
            return _copied(value, slots, both)
        case ListOf(Scalar(kind)) if not kind.is_text:
            return _copied(value, slots, both)
        case ListOf(Scalar(kind)):
            return f"{both} = a.texts({quoted(what)}, {as_texts(value, kind)})"
        case ListOf(RecordRef(id_)):
            return f"{both} = lowerEach(a, {value}, (*{type_name(id_)}).into)"
        case MapOf():
            return f"{both} = a.pairs({quoted(what)}, {value})"
        case UnionRef() | OptionOf(UnionRef()):
            return f"{both} = {value}.lower(a, {quoted(what)})"
        case HandleRef() | OptionOf(HandleRef()):
            return f"a.setHandle(unsafe.Pointer(&{targets[0]}), {value}.handle(), {value})"
        case RecordRef() | OptionOf(RecordRef()):
            return f"{targets[0]} = {value}.lower(a)"
        case Scalar() | EnumRef():
            return f"set(&{targets[0]}, {cgo(slots[0].type)}({value}), {struct_literal})"
        case other:
            raise Unforeseen(f"Go cannot store a value of type {other}")


def _copied(value: str, slots: tuple[CField, ...], both: str) -> str:
    element, count = cgo(slots[0].type).removeprefix("*"), cgo(slots[1].type)
    return f"{both} = copied[{element}](a, {value}), {count}(len({value}))"


def pass_as(kinds: dict[str, PassAs]) -> PassAs:
    """How Go users give a params record; a pointer, nil for the defaults, unless the description says otherwise."""
    return kinds.get(GO.id, PassAs.POINTER)
