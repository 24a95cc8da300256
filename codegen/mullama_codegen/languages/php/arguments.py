"""Arguments on their way into C: a line that converts each one that needs it, and what the C call is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.shapes import CFunction, CParam, Slot
from ...meaning.model import Api, Param
from ...meaning.types import EitherOf, EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .language import PHP
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
}
NARROW = {Kind.I32: "i32", Kind.TOKEN: "i32", Kind.TOKEN_COUNT: "i32", Kind.U32: "u32", Kind.U64: "u64"}


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its conversion, its one or two places in the C call, and how large it makes what comes back."""

    line: str | None
    given: tuple[str, ...]
    size: str | None = None


def argument(api: Api, param: Param) -> Argument:
    """An argument of one parameter."""
    return of_type(api, param.type, variable(param), param.default is not None)


def of_type(api: Api, type_: Type, name: str, may_be_null: bool = False) -> Argument:
    """An argument of one type; messages call it by its name."""
    var, label = f"${name}", quoted(name)
    match type_:
        case Scalar(Kind.JSON) | OptionOf(Scalar(Kind.JSON)):
            text = f"Runtime\\Text::json({var}, {label})"
            optional = isinstance(type_, OptionOf)
            return Argument(f"{var} = {f'{var} === null ? null : ' if optional else ''}{text};", (var,), f"strlen({var})")
        case Scalar(kind) if kind.is_text:
            return Argument(f"{var} = Runtime\\Text::check({var}, {label});", (var,), f"strlen({var})")
        case OptionOf(Scalar(kind)) if kind.is_text:
            return Argument(f"{var} = Runtime\\Text::checkOptional({var}, {label});", (var,))
        case Scalar(kind) if kind in NARROW:
            return Argument(f"{var} = Runtime\\Number::{NARROW[kind]}({var}, {label});", (var,))
        case Scalar(Kind.BYTES) | ListOf() | Vector() | MapOf():
            return _list(api, type_, var, label)
        case Scalar():
            return Argument(None, (var,))
        case OptionOf(Scalar(kind)):
            narrow = f"Runtime\\Number::{NARROW[kind]}({var} ?? 0, {label})" if kind in NARROW else f"{var} ?? {literal(0, Scalar(kind))}"
            return Argument(None, (f"{var} !== null", narrow))
        case EnumRef():
            return Argument(None, (f"{var}->code()",))
        case OptionOf(EnumRef()):
            return Argument(None, (f"{var} !== null", f"{var}?->code() ?? 0"))
        case UnionRef() if not may_be_null:
            return Argument(None, (f"{var}->code", f"{var}->text"))
        case UnionRef() | OptionOf(UnionRef()):
            return Argument(None, (f"{var}?->code ?? 0", f"{var}?->text"))
        case HandleRef():
            return Argument(None, (f"{var}->pointer()",))
        case OptionOf(HandleRef()):
            return Argument(None, (f"{var}?->pointer()",))
        case RecordRef(id_) if leading(api, type_):
            first = ", ".join(f"'{key(f)}' => ${key(f)}" for f in leading(api, type_))
            rest = f" + {var}" if has_more(api, id_) else ""
            return Argument(f"{var} = {class_name(id_)}::filled([{first}]{rest}, {label});", (f"{var}->pointer",))
        case RecordRef(id_) | OptionOf(RecordRef(id_)):
            # Where the caller may leave it out, nothing given is a null pointer, which means the defaults.
            fill = "memory" if may_be_null or isinstance(type_, OptionOf) else "filled"
            return Argument(f"{var} = {class_name(id_)}::{fill}({var}, {label});", (f"{var}->pointer",))
        case _:
            raise Unforeseen(f"PHP has no way to hand over {name} of type {type_}")


def _list(api: Api, type_: Type, var: str, label: str) -> Argument:
    given, size = (f"{var}->pointer", f"{var}->count"), f"{var}->count"
    match type_:
        case Scalar(Kind.BYTES):
            made = f"bytes({var})"
        case Vector():
            made = f"floats('float', {var}, {label})"
        case MapOf():
            made = f"map({var}, {label})"
        case ListOf(Scalar(Kind.BOOL)):
            made = f"bools({var}, {label})"
        case ListOf(Scalar(kind)) if kind.is_float:
            made = f"floats('{C_TYPES[kind]}', {var}, {label})"
        case ListOf(Scalar(kind)) if kind.is_integer:
            made = f"integers('{C_TYPES[kind]}', {var}, {label})"
        case ListOf(Scalar()):
            made = f"texts({var}, {label})"
        case ListOf(EnumRef(id_)):
            made = f"codes({class_name(id_)}::class, {var}, {label})"
        case ListOf(RecordRef(id_)):
            return Argument(f"{var} = {class_name(id_)}::structs({var}, {label});", given, size)
        case _:
            raise Unforeseen(f"PHP has no way to hand over a list of {type_}")
    return Argument(f"{var} = Runtime\\Memory::{made};", given, size)


def prompt(tokens_by: str, param: Param) -> Argument:
    """Text where C starts from tokens: a C function of the receiver's turns it into them."""
    var, label = f"${variable(param)}", quoted(variable(param))
    read = "either" if isinstance(param.type, EitherOf) else "tokens"
    tokens = f"Runtime\\Prompt::{read}('{tokens_by}', $this->pointer(), {var}, {label})"
    return Argument(f"{var} = {tokens};", (f"{var}->pointer", f"{var}->count"), f"{var}->count")


def c_arguments(function: CFunction, given: dict[str, Argument], receiver: str) -> Iterator[str]:
    """What the C function is called with, in its own order."""
    places: dict[str, int] = {}
    for c in function.params:
        if c.slot is Slot.RECEIVER:
            yield receiver
        elif c.slot in (Slot.OUT_TEXT, Slot.OUT_BYTES, Slot.OUT_LIST):
            yield "$out"
        elif c.slot is Slot.CAPACITY:
            yield "$room"
        elif c.of in given:
            place = places.get(c.of, 0)
            places[c.of] = place + 1
            yield given[c.of].given[place]
        else:
            yield _left_out(c, function)


def _left_out(c: CParam, function: CFunction) -> str:
    """What stands for a parameter that PHP's users cannot give: its default."""
    param = next((p for p in function.call.params if p.id == c.of), None) if function.call else None
    if c.slot in (Slot.RECORD, Slot.TEXT, Slot.TEXT_LIST, Slot.LIST, Slot.HANDLE, Slot.UNION_TEXT):
        return "null"
    if c.slot in (Slot.COUNT, Slot.HAS, Slot.UNION_KIND):
        return "false" if c.slot is Slot.HAS else "0"
    if param is not None and param.default is not None and not isinstance(param.type, EnumRef):
        return literal(param.default.value, param.type)
    raise Unforeseen(f"{function.symbol}: PHP has nothing to give for {c.name}")


def visible(params: tuple[Param, ...]) -> tuple[Param, ...]:
    """The parameters that PHP's users see."""
    return tuple(p for p in params if PHP.id in p.surface)
