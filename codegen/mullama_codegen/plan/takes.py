"""The kinds of answers that come later in C: one function takes each, whatever the call, so that the header stays small."""

from __future__ import annotations

from enum import Enum

from ..meaning.model import Api
from ..meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Type, Vector


class Take(Enum):
    """The kinds of answers; what C's function for it is called."""

    STATUS = "status"
    RECORD = "record"
    HANDLE = "handle"
    VECTORS = "vectors"
    TEXT = "text"
    BYTES = "bytes"
    TOKENS = "tokens"
    INTEGER = "integer"
    ID = "id"
    NUMBER = "number"
    BOOL = "bool"


def take_of(api: Api, type_: Type | None) -> Take | None:
    """The kind of a call's answer; none where C takes no such answer later."""
    match type_:
        case None:
            return Take.STATUS
        case RecordRef(id_) if api.record(id_).c.handle:
            return Take.RECORD
        case ListOf(RecordRef(id_)) if api.record(id_).c.handle:
            return Take.HANDLE
        case HandleRef() | StreamRef() | MapOf():
            return Take.HANDLE
        case Vector() | ListOf(Vector()):
            return Take.VECTORS
        case Scalar(Kind.BOOL):
            return Take.BOOL
        case Scalar(Kind.BYTES):
            return Take.BYTES
        case Scalar(kind) if kind.is_text:
            return Take.TEXT
        case Scalar(kind) if kind.is_float:
            return Take.NUMBER
        case Scalar() | EnumRef():
            return Take.INTEGER
        case ListOf(Scalar()):
            return Take.TOKENS
        case OptionOf(Scalar()):
            return Take.ID
        case _:
            return None
