"""What comes back from C, and how it becomes PHP's value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.shapes import CFunction, Returns
from ...meaning.model import Api, Handle
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, RecordRef, Scalar, StreamRef, Type, Vector
from ...plan.unforeseen import Unforeseen
from .arguments import Argument
from .spelling import class_name, free_method, spelt

LIMIT = 116  # of a line, with the class's indent
FILLED = {Returns.TEXT: "text", Returns.BYTES: "bytes", Returns.LIST: "integers"}
C_ANSWERS = {
    Returns.HANDLE: "?\\FFI\\CData",
    Returns.BOOL: "bool",
    Returns.FLOAT: "float",
    Returns.STATIC_TEXT: "string",
    Returns.NOTHING: "void",
}


@dataclass(frozen=True, slots=True)
class Locals:
    """Names for a method's own variables that no parameter has."""

    taken: frozenset[str]

    def free(self, name: str) -> str:
        """The name with its dollar, lengthened until it is free."""
        while name in self.taken:
            name += "_"
        return f"${name}"


def call_lines(prefix: str, symbol: str, arguments: tuple[str, ...], suffix: str) -> list[str]:
    """A C call in one line, or with one argument to a line where that is too long."""
    head = f"{prefix}Runtime\\Library::ffi()->{symbol}("
    line = f"{head}{', '.join(arguments)}){suffix}"
    if len(line) <= LIMIT - 8 or not arguments:
        return [line]
    return [head, *(f"    {one}," for one in arguments[:-1]), f"    {arguments[-1]}", f"){suffix}"]


def answer_lines(
    function: CFunction,
    type_: Type | None,
    arguments: tuple[str, ...],
    sizes: tuple[str, ...],
    local: Locals,
    owner: Handle | None,
    kept: str,
) -> Iterator[str]:
    """The C call and the line that gives its result."""
    symbol, kind = function.symbol, function.kind
    if kind in FILLED:
        fill, out, room = local.free("fill"), local.free("out"), local.free("room")
        yield from call_lines(f"{fill} = fn (\\FFI\\CData {out}, int {room}): int => ", symbol, arguments, ";")
        yield f"return {_filled(function, type_, fill, sizes, owner)};"
        return
    before, behind = wrapper(kind, type_, kept)
    lines = call_lines(before, symbol, arguments, f"{behind};")
    if len(lines) > 1 and behind:
        # A call that fills several lines is not nested in another one.
        answer = local.free("answer")
        lines = [*call_lines(f"{answer} = ", symbol, arguments, ";"), f"{before}{answer}{behind};"]
    yield from lines


def wrapper(kind: Returns, type_: Type | None, kept: str) -> tuple[str, str]:
    """What stands around a C call so that its answer is PHP's value, or an exception."""
    match kind, type_:
        case Returns.HANDLE, HandleRef(id_) | StreamRef(id_):
            return f"return {class_name(id_)}::adopt(", f"{kept})"
        case Returns.HANDLE, RecordRef(id_):
            return f"return {class_name(id_)}::take(", ")"
        case Returns.COUNT, EnumRef(id_):
            return f"return {class_name(id_)}::ofCode(Runtime\\Answer::code(", "))"
        case Returns.COUNT, _:
            return "return Runtime\\Answer::count(", ")"
        case Returns.ID, _:
            return "return Runtime\\Answer::id(", ")"
        case Returns.BOOL, _:
            return "return Runtime\\Answer::truth(", ")"
        case Returns.FLOAT, _:
            return "return Runtime\\Answer::number(", ")"
        case Returns.STATIC_TEXT, _:
            return "return ", ""
        case Returns.STATUS, _:
            return "Runtime\\Answer::status(", ")"
        case Returns.NOTHING, _:
            return "", ""
        case _:
            raise Unforeseen(f"PHP has no value for {kind} of {type_}")


def _filled(function: CFunction, type_: Type | None, fill: str, sizes: tuple[str, ...], owner: Handle | None) -> str:
    """The helper that lets a closure fill a buffer, with a guess that makes a second call rare."""
    width = _width(function, owner)
    match type_:
        case ListOf(Vector()):
            rows = sizes[-1] if sizes else "1"
            return f"Runtime\\Answer::rows({rows}, {fill}, {rows} * {width})"
        case Vector():
            return f"Runtime\\Answer::floats({fill}, {width})"
        case Scalar(Kind.JSON):
            return f"Runtime\\Answer::json({fill})"
    helper = f"Runtime\\Answer::{FILLED[function.kind]}"
    if not sizes:
        return f"{helper}({fill})"
    size = sizes[0] if len(sizes) == 1 else f"({' + '.join(sizes)})"
    # A token has a byte of text at least, and sixteen at most but for rare ones.
    return f"{helper}({fill}, {size} + 8)" if function.kind is Returns.LIST else f"{helper}({fill}, 16 * {size} + 64)"


def _width(function: CFunction, owner: Handle | None) -> str:
    """How many numbers a vector has, where the description names the fact that tells it."""
    length = function.call.returns.length if function.call and function.call.returns else None
    fact = next((f for f in owner.facts if f.id == length), None) if owner else None
    return f"$this->{free_method(spelt(fact.name, fact.surface))}()" if fact else "4096"


def read(api: Api, type_: Type, function: CFunction) -> str:
    """A fact or a record's field through `$read`, which knows the handle."""
    symbol = f"'{function.symbol}'"
    match function.kind, type_:
        case Returns.COUNT, EnumRef(id_):
            return f"{class_name(id_)}::ofCode($read->code({symbol}))"
        case Returns.STATUS, RecordRef(id_):
            return f"{class_name(id_)}::ofStruct($read->struct({symbol}, '{function.params[-1].type.base}'))"
        case Returns.HANDLE, RecordRef(id_):
            return f"{class_name(id_)}::take($read->handle({symbol}))"
        case Returns.HANDLE, HandleRef(id_):
            return f"{class_name(id_)}::adopt($read->handle({symbol}))"
        case Returns.LIST, ListOf(Vector()):
            raise Unforeseen(f"{function.symbol}: nothing says how many rows there are")
        case Returns.LIST, Vector():
            return f"$read->floats({symbol})"
        case Returns.TEXT, Scalar(Kind.JSON):
            return f"$read->json({symbol})"
    names = {
        Returns.COUNT: "count",
        Returns.ID: "id",
        Returns.BOOL: "truth",
        Returns.FLOAT: "number",
        Returns.TEXT: "text",
        Returns.STATIC_TEXT: "constant",
        Returns.BYTES: "bytes",
        Returns.LIST: "integers",
    }
    return f"$read->{names[function.kind]}({symbol})"


def sizes_of(arguments: tuple[Argument, ...]) -> tuple[str, ...]:
    """How large the arguments make what comes back."""
    return tuple(a.size for a in arguments if a.size is not None)
