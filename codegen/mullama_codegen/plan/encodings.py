"""How each type travels between a language and what it calls."""

from __future__ import annotations

from ..meaning.types import (
    EitherOf,
    EnumRef,
    HandleRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    StreamRef,
    Type,
    UnionRef,
    Vector,
)
from .planned import Carrier, Encoding


def encoding_of(type_: Type) -> Encoding:
    """The encoding of a type."""
    return Encoding(type_, _carrier(type_))


def _carrier(type_: Type) -> Carrier:
    match type_:
        case Scalar(kind) | OptionOf(Scalar(kind)) if kind.is_text:
            return Carrier.TEXT
        case Scalar(Kind.BYTES) | ListOf() | MapOf() | Vector():
            return Carrier.START_AND_COUNT
        case Scalar() | EnumRef():
            return Carrier.VALUE
        case OptionOf(Scalar() | EnumRef()):
            return Carrier.FLAG_AND_VALUE
        case UnionRef(_, True) | OptionOf(UnionRef(_, True)):
            return Carrier.KIND_AND_POINTER
        case UnionRef() | OptionOf(UnionRef()):
            return Carrier.KIND_AND_TEXT
        case RecordRef() | OptionOf(RecordRef()):
            return Carrier.STRUCT
        case HandleRef() | OptionOf(HandleRef()) | StreamRef():
            return Carrier.HANDLE
        case OptionOf(item):
            return _carrier(item)
        case EitherOf(options):
            return _carrier(options[0])
