"""Facts and fields of records, read one by one. A reading is named after its macro in `templates/_read.php.j2`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...cabi.shapes import Abi, CFunction, Returns, Slot
from ...meaning.model import Field, Record
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .answers import READERS, list_stem
from .spelling import class_name


@dataclass(frozen=True, slots=True)
class Read:
    """One value that is read: through C functions that take the handle, or out of a struct."""

    kind: str  # its macro
    symbols: tuple[str, ...]  # C functions, or a struct's fields
    helper: str = ""  # the method of the runtime's `Reader`, or what the names of a list's functions begin with
    type: str = ""  # PHP's class
    struct: str = ""  # C's
    holds: str = ""  # what a JSON is, behind a comma


def read(type_: Type, functions: Sequence[CFunction]) -> Read:
    """A fact or a field that functions of the handle answer."""
    function = functions[0]
    symbols = tuple(f.symbol for f in functions)
    match function.kind, type_:
        case Returns.HANDLE, MapOf():
            return Read("entries", symbols)
        case _, MapOf():
            return Read("map", symbols)
        case Returns.HANDLE, ListOf(RecordRef(id_)):
            return Read("records", symbols, list_stem(id_), class_name(id_))
        case Returns.LIST, ListOf(RecordRef(id_)):
            struct = next(p.type.base for p in function.params if p.slot is Slot.OUT_LIST)
            return Read("structs", symbols, type=class_name(id_), struct=struct)
        case _, OptionOf(RecordRef(id_) | UnionRef(id_)):
            return Read("optional", symbols, type=class_name(id_))
        case Returns.COUNT, EnumRef(id_):
            return Read("choice", symbols, type=class_name(id_))
        case Returns.STATUS, RecordRef(id_):
            return Read("struct", symbols, type=class_name(id_), struct=function.params[-1].type.base)
        case Returns.HANDLE, RecordRef(id_) | UnionRef(id_):
            return Read("record", symbols, type=class_name(id_))
        case Returns.HANDLE, HandleRef(id_):
            return Read("handle", symbols, type=class_name(id_))
        case Returns.LIST, Vector():
            return Read("value", symbols, "floats")
        case Returns.TEXT, Scalar(Kind.JSON):
            return Read("value", symbols, "json")
        case _:
            return Read("value", symbols, READERS[function.kind])


def member(abi: Abi, record: Record, field: Field) -> Read:
    """A field of a struct that the library has filled."""
    places = tuple(c.name for c in abi.struct(record.id).fields_of(field.id))
    match field.type:
        case EnumRef(id_):
            return Read("memberChoice", places, type=class_name(id_))
        case Scalar(Kind.JSON):
            return Read("memberJson", places)
        case Scalar() | OptionOf(Scalar()):
            return Read("member", places)
        case other:
            raise Unforeseen(f"{record.id}.{field.id}: PHP reads no {other} out of a struct")
