"""How conformance writes a value of each type: the tags of its protocol, decided once for every language."""

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
from .unforeseen import Unforeseen

# Whole numbers of every size are written in decimal; `path` and `json` are written as text, but a language may hold them otherwise.
SCALARS = {
    Kind.BOOL: "bool",
    Kind.F32: "f32",
    Kind.F64: "f64",
    Kind.STRING: "str",
    Kind.PATH: "path",
    Kind.JSON: "json",
    Kind.BYTES: "bytes",
    Kind.DURATION: "duration",
}


def tag(type_: Type) -> str:
    """The form of a type's values; what it is made of, or the id of what it names, stands in angle brackets: `list<record<note>>`."""
    match type_:
        case Scalar(kind):
            return SCALARS.get(kind, "i64")
        case ListOf(Scalar(kind)) if kind.is_integer:
            return "i32s"
        case Vector() | ListOf(Scalar(Kind.F32)):
            return "f32s"
        case ListOf(item):
            return f"list<{tag(item)}>"
        case OptionOf(item):
            return f"option<{tag(item)}>"
        case MapOf():
            return "map"
        case EnumRef(id_):
            return f"enum<{id_}>"
        case UnionRef(id_):
            return f"union<{id_}>"
        case RecordRef(id_):
            return f"record<{id_}>"
        case HandleRef(id_):
            return f"handle<{id_}>"
        case StreamRef(id_):
            return f"stream<{id_}>"
        case EitherOf():
            raise Unforeseen("conformance asks with one input at a time")
