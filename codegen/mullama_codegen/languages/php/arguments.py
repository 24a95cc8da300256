"""Arguments on their way into C: a statement that converts each one that needs it, and what the C call is given."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ...meaning.model import Absent, Api, Param, UnionCase
from ...meaning.types import (
    EnumRef,
    HandleRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    Type,
    UnionRef,
    Vector,
    strip_option,
)
from .spelling import class_name, has_more, key, leading, literal, quoted, variable

C_TYPES = {
    Kind.I32: "int32_t",
    Kind.TOKEN: "int32_t",
    Kind.TOKEN_COUNT: "int32_t",
    Kind.U32: "uint32_t",
    Kind.I64: "int64_t",
    Kind.U64: "uint64_t",
    Kind.F32: "float",
    Kind.F64: "double",
    Kind.DURATION: "double",
}
NARROW = {Kind.I32: "i32", Kind.TOKEN: "i32", Kind.TOKEN_COUNT: "i32", Kind.U32: "u32", Kind.U64: "u64"}


@dataclass(frozen=True, slots=True)
class Conversion:
    """A statement that makes of an argument what C takes."""

    variable: str
    made: str

    def as_long_as(self, other: str, name: str, other_name: str) -> Conversion:
        """The same, and a check that it is as long as another argument."""
        return Conversion(self.variable, f"{self.made}->asLongAs({other}, {name}, {other_name})")


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its conversion, and its one or two places in the C call."""

    conversion: Conversion | None
    given: tuple[str, ...]


def argument(api: Api, param: Param, local: str) -> Argument:
    """An argument of one parameter."""
    if isinstance(param.type, OptionOf) and param.absent is not None:
        return _optional(param.type.item, f"${variable(param)}", quoted(variable(param)), absent_value(param.absent))
    if strip_option(param.type) == Scalar(Kind.JSON):
        return _json(param, local)
    return _of_type(api, param.type, variable(param), local, may_be_null=param.default is not None)


def _json(param: Param, local: str) -> Argument:
    """A value that becomes JSON text."""
    var = f"${variable(param)}"
    made = f"Runtime\\Json::text({var}, {quoted(variable(param))}{holds(param, ', ')})"
    guard = f"{var} === null ? null : " if isinstance(param.type, OptionOf) else ""
    return Argument(Conversion(local, guard + made), (local,))


def holds(item: Param | UnionCase, before: str = "") -> str:
    """What a JSON is, where that is known, behind what stands before it."""
    return f"{before}Runtime\\Holds::{item.holds.value.capitalize()}" if item.holds is not None else ""


def absent_value(absent: Absent) -> str:
    """The value that means absent. PHP has no unsigned numbers; FFI takes one as the signed number of the same bits."""
    if math.isnan(absent.value):
        return "NAN"
    if isinstance(absent.value, int) and absent.value > 2**63 - 1:
        return str(absent.value - 2**64)
    return literal(absent.value, Scalar(Kind.F64 if isinstance(absent.value, float) else Kind.I64))


def _optional(item: Type, var: str, label: str, absent: str) -> Argument:
    """A number, a flag or an enum, or the value that means absent."""
    match item:
        case Scalar(kind) if kind in NARROW:
            return Argument(None, (f"{var} === null ? {absent} : Runtime\\Number::{NARROW[kind]}({var}, {label})",))
        case EnumRef():
            return Argument(None, (f"{var}?->code() ?? {absent}",))
        case _:
            return Argument(None, (f"{var} ?? {absent}",))


def length(param: Param) -> str:
    """How long a converted argument is."""
    is_text = isinstance(param.type, Scalar) and param.type.kind.is_text
    return f"strlen(${variable(param)})" if is_text else f"${variable(param)}->count"


def _of_type(api: Api, type_: Type, name: str, local: str, may_be_null: bool) -> Argument:
    """An argument of one type; messages call it by its name."""
    var, label = f"${name}", quoted(name)

    def made(expression: str, *given: str) -> Argument:
        return Argument(Conversion(local, expression), given or (local,))

    match type_:
        case Scalar(kind) if kind.is_text:
            return made(f"Runtime\\Text::check({var}, {label})")
        case OptionOf(Scalar(kind)) if kind.is_text:
            return made(f"Runtime\\Text::checkOptional({var}, {label})")
        case Scalar(kind) if kind in NARROW:
            return made(f"Runtime\\Number::{NARROW[kind]}({var}, {label})")
        case Scalar(Kind.BYTES) | ListOf() | Vector() | MapOf():
            return made(_memory(type_, var, label), f"{local}->pointer", f"{local}->count")
        case EnumRef():
            return Argument(None, (f"{var}->code()",))
        case UnionRef() | OptionOf(UnionRef()):
            return made(f"new Runtime\\Chosen({var}, {label})", f"{local}->kind", f"{local}->pointer")
        case HandleRef():
            return Argument(None, (f"{var}->pointer()",))
        case OptionOf(HandleRef()):
            return Argument(None, (f"{var}?->pointer()",))
        case RecordRef(id_) if leading(api, type_):
            first = ", ".join(f"'{key(f)}' => ${key(f)}" for f in leading(api, type_))
            rest = f" + ({var} ?? [])" if has_more(api, id_) else ""
            return made(f"{class_name(id_)}::filled([{first}]{rest}, {label})", f"{local}->pointer")
        case OptionOf(RecordRef(id_)):
            return made(f"{class_name(id_)}::optional({var}, {label})", f"{local}->pointer")
        case RecordRef(id_):
            # Where the caller may leave it out, nothing given is a null pointer, which means the defaults.
            fill = "memory" if may_be_null else "filled"
            return made(f"{class_name(id_)}::{fill}({var}, {label})", f"{local}->pointer")
        case _:
            return Argument(None, (var,))


def _memory(type_: Type, var: str, label: str) -> str:
    """The memory that holds a list while C reads it."""
    match type_:
        case Vector():
            return f"Runtime\\Memory::floats('float', {var}, {label})"
        case MapOf():
            return f"Runtime\\Memory::map({var}, {label})"
        case ListOf(Scalar(Kind.BOOL)):
            return f"Runtime\\Memory::bools({var}, {label})"
        case ListOf(Scalar(kind)) if kind.is_float:
            return f"Runtime\\Memory::floats('{C_TYPES[kind]}', {var}, {label})"
        case ListOf(Scalar(kind)) if kind.is_integer:
            return f"Runtime\\Memory::integers('{C_TYPES[kind]}', {var}, {label})"
        case ListOf(Scalar()):
            return f"Runtime\\Memory::texts({var}, {label})"
        case ListOf(EnumRef(id_)):
            return f"Runtime\\Memory::codes({class_name(id_)}::class, {var}, {label})"
        case ListOf(RecordRef(id_)):
            return f"{class_name(id_)}::structs({var}, {label})"
        case _:
            return f"Runtime\\Memory::bytes({var})"
