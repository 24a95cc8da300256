"""How values and records lie in C: the slots of a value, and the fields of a struct with their offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..meaning.model import Api, Doc, Record, RecordKind
from ..meaning.names import Name
from ..meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ..plan.unforeseen import Unforeseen
from .names import escape, type_name
from .shapes import CField, CStruct, CType, Pointer, Slot

SIZES = {"bool": 1, "char": 1, "u8": 1, "i32": 4, "u32": 4, "f32": 4, "i64": 8, "u64": 8, "f64": 8, "usize": 8}
POINTER_SIZE = 8
# Zeroed words at the end of a struct that the library hands out by value; a new field takes from them and moves nothing.
RESERVED_WORDS = {RecordKind.PARAMS: 8, RecordKind.RESULT: 4}
BASES = {Kind.DURATION: "f64", Kind.TOKEN: "i32", Kind.TOKEN_COUNT: "i32", Kind.BYTES: "u8"}

Slots = list[tuple[str, CType, Slot]]


def base_of(kind: Kind) -> str:
    """The C base of a scalar that is not text."""
    return BASES.get(kind, kind.value)


def optional_base_of(kind: Kind) -> str:
    """The C base of a scalar that may be absent, which is one of its values: a flag has only two and becomes a number."""
    return "i32" if kind is Kind.BOOL else base_of(kind)


def value_slots(name: str, type_: Type, changed: bool = False) -> Slots:
    """The C parameters or fields that carry one value into the library."""
    pointer = Pointer.MUT if changed else Pointer.CONST
    match type_:
        case Scalar(kind) | OptionOf(Scalar(kind)) if kind.is_text:
            return [(name, CType("char", Pointer.CONST), Slot.TEXT)]
        case Scalar(Kind.BYTES):
            return [(name, CType("u8", pointer), Slot.LIST), (f"n_{name}", CType("usize"), Slot.COUNT)]
        case Scalar(kind):
            return [(name, CType(base_of(kind)), Slot.VALUE)]
        case OptionOf(Scalar(kind)):
            return [(name, CType(optional_base_of(kind)), Slot.VALUE)]
        case EnumRef() | OptionOf(EnumRef()):
            return [(name, CType("i32"), Slot.ENUM)]
        case UnionRef(_, True) | OptionOf(UnionRef(_, True)):
            return [(f"{name}_kind", CType("i32"), Slot.UNION_KIND), (name, CType("void", Pointer.CONST), Slot.UNION_CASE)]
        case UnionRef() | OptionOf(UnionRef()):
            return [(f"{name}_kind", CType("i32"), Slot.UNION_KIND), (name, CType("char", Pointer.CONST), Slot.UNION_TEXT)]
        case HandleRef(id_) | OptionOf(HandleRef(id_)):
            return [(name, CType(type_name(Name.of(id_)), Pointer.CONST), Slot.HANDLE)]
        case RecordRef(id_) | OptionOf(RecordRef(id_)):
            return [(name, CType(type_name(Name.of(id_)), Pointer.CONST), Slot.RECORD)]
        case Vector():
            return [(name, CType("f32", pointer), Slot.LIST), (f"n_{name}", CType("usize"), Slot.COUNT)]
        case ListOf(Scalar(kind)) if kind.is_text:
            return [(name, CType("char", Pointer.CONST_CONST), Slot.TEXT_LIST), (f"n_{name}", CType("i32"), Slot.COUNT)]
        case ListOf(Scalar(kind)):
            return [(name, CType(base_of(kind), pointer), Slot.LIST), (f"n_{name}", CType("i32"), Slot.COUNT)]
        case ListOf(EnumRef()):
            return [(name, CType("i32", pointer), Slot.LIST), (f"n_{name}", CType("i32"), Slot.COUNT)]
        case ListOf(RecordRef(id_)):
            return [(name, CType(type_name(Name.of(id_)), pointer), Slot.LIST), (f"n_{name}", CType("i32"), Slot.COUNT)]
        case MapOf():
            return [(name, CType("char", Pointer.CONST_CONST), Slot.TEXT_LIST), (f"n_{name}", CType("i32"), Slot.COUNT)]
        case other:
            raise Unforeseen(f"the C ABI has no form for a value of type {other}")


def struct_name(record: Record, short: bool = False) -> str:
    """What C calls a record, or the struct of it that leaves fields out."""
    symbol = (record.c.short_symbol if short else None) or record.c.symbol
    return type_name(Name.of(symbol) if symbol else record.name)


def given_slots(api: Api, name: str, type_: Type, *, changed: bool = False, short: bool = False) -> Slots:
    """The slots of a value, with C's names for records; a short function takes the short struct of each record that has one."""
    names = {type_name(r.name): struct_name(r, short) for r in api.records}
    return [(n, replace(t, base=names.get(t.base, t.base)), slot) for n, t, slot in value_slots(name, type_, changed)]


def lower_struct(api: Api, record: Record, progress: tuple[str, Doc] | None, short: bool = False) -> CStruct:
    """A record as a C struct, laid out as a 64-bit C compiler lays it out; the `short` one leaves fields out."""
    fields: list[CField] = []
    for field in record.fields:
        if "c" not in field.surface or (short and field.id in record.c.short_omit):
            continue
        name = field.surface.names.get("c", field.id)
        for spelt, type_, slot in given_slots(api, name, field.type, short=short):
            fields.append(CField(escape(spelt), type_, slot, field.id, field.type, field.doc, 0, absent=field.absent))
    if progress is not None:
        callback, doc = progress
        callback_type = CType(type_name(Name.of(f"{callback}_callback")))
        fields.append(CField("progress", callback_type, Slot.CALLBACK, "progress", None, doc, 0))
        data_doc = Doc("Handed to `progress` as it is.", "", doc.since)
        fields.append(CField("progress_data", CType("void", Pointer.MUT), Slot.USER_DATA, "progress", None, data_doc, 0))
    if record.c.default_symbol is not None or record.kind is RecordKind.RESULT:
        reserved = Doc("Zero; new fields will take from it.", "", record.doc.since)
        words = RESERVED_WORDS[record.kind]
        fields.append(CField("reserved", CType("u64"), Slot.RESERVED, None, None, reserved, 0, words))
    return replace(_laid_out(struct_name(record, short), record, fields), is_short=short)


def _laid_out(name: str, record: Record, fields: Iterable[CField]) -> CStruct:
    """The struct, with each field at its place."""
    placed, offset, align = [], 0, 1
    for item in fields:
        size, item_align = _size_align(item.type)
        offset = _up(offset, item_align)
        placed.append(replace(item, offset=offset))
        offset += size * item.length
        align = max(align, item_align)
    return CStruct(name, record, tuple(placed), _up(offset, align), align, record.c.default_symbol)


def _size_align(type_: CType) -> tuple[int, int]:
    if type_.pointer is Pointer.NONE and type_.base in SIZES:
        size = SIZES[type_.base]
        return size, size
    return POINTER_SIZE, POINTER_SIZE  # pointers and callbacks; no struct lies inside another


def _up(offset: int, align: int) -> int:
    return (offset + align - 1) // align * align
