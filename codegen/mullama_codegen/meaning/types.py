"""The types of the description: what a value means, never how a language stores it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The values without parts."""

    BOOL = "bool"
    I32 = "i32"
    U32 = "u32"
    I64 = "i64"
    U64 = "u64"
    F32 = "f32"
    F64 = "f64"
    STRING = "string"
    BYTES = "bytes"
    PATH = "path"
    JSON = "json"
    DURATION = "duration"
    TOKEN = "token"
    TOKEN_COUNT = "token_count"

    @property
    def is_text(self) -> bool:
        """Whether the value is UTF-8 text."""
        return self in (Kind.STRING, Kind.PATH, Kind.JSON)

    @property
    def is_float(self) -> bool:
        """Whether the value is written as a floating-point number; a duration is one of seconds."""
        return self in (Kind.F32, Kind.F64, Kind.DURATION)

    @property
    def is_integer(self) -> bool:
        """Whether the value is a whole number."""
        return self in INTEGER_BITS


INTEGER_BITS = {
    Kind.I32: (True, 32),
    Kind.U32: (False, 32),
    Kind.I64: (True, 64),
    Kind.U64: (False, 64),
    Kind.TOKEN: (True, 32),
    Kind.TOKEN_COUNT: (True, 32),
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value without parts."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class ListOf:
    """Values in order."""

    item: Type


@dataclass(frozen=True, slots=True)
class OptionOf:
    """A value or its absence."""

    item: Type


@dataclass(frozen=True, slots=True)
class MapOf:
    """Text to text, in no order."""


@dataclass(frozen=True, slots=True)
class Vector:
    """Numbers for arithmetic (f32): NumPy's array, Node's Float32Array."""


@dataclass(frozen=True, slots=True)
class EnumRef:
    """One of an enum's values."""

    id: str


@dataclass(frozen=True, slots=True)
class UnionRef:
    """Exactly one of a union's cases, with its payload."""

    id: str
    of_records: bool = False  # whether a case carries a record, or something else that is no text


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A record."""

    id: str


@dataclass(frozen=True, slots=True)
class HandleRef:
    """A live object."""

    id: str


@dataclass(frozen=True, slots=True)
class StreamRef:
    """A stream that the caller owns."""

    id: str


@dataclass(frozen=True, slots=True)
class EitherOf:
    """Any of several types; made where a language merges the inputs of an operation, never written in the description."""

    options: tuple[Type, ...]


Type = Scalar | ListOf | OptionOf | MapOf | Vector | EnumRef | UnionRef | RecordRef | HandleRef | StreamRef | EitherOf


def strip_option(type_: Type) -> Type:
    """The type without the possibility of absence."""
    return type_.item if isinstance(type_, OptionOf) else type_


def uses(type_: Type) -> Iterator[Type]:
    """A type and every type inside it."""
    yield type_
    match type_:
        case ListOf(item) | OptionOf(item):
            yield from uses(item)
        case EitherOf(options):
            for option in options:
                yield from uses(option)
        case _:
            pass


def spelt(type_: Type) -> str:
    """A type as the description spells it."""
    match type_:
        case Scalar(kind):
            return kind.value
        case ListOf(item):
            return f"list<{spelt(item)}>"
        case OptionOf(item):
            return f"option<{spelt(item)}>"
        case MapOf():
            return "map<string,string>"
        case Vector():
            return "vector<f32>"
        case HandleRef(id_):
            return f"handle<{id_}>"
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_):
            return id_
        case other:
            return str(other)
