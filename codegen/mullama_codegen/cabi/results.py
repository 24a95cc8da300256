"""How a call, a fact or a field gives its value in C: out-parameters, return type, and what that means."""

from __future__ import annotations

from ..meaning.model import Api
from ..meaning.names import Name
from ..meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Type, UnionRef, Vector
from ..plan.unforeseen import Unforeseen
from .names import escape, free_name, type_name
from .shapes import CParam, CType, Pointer, Returns, Slot

I32, I64, USIZE, BOOL, VOID = CType("i32"), CType("i64"), CType("usize"), CType("bool"), CType("void")


def result(api: Api, type_: Type, static: bool, taken: set[str]) -> tuple[list[CParam], CType, Returns]:
    """Out-parameters, return type and its meaning, for a semantic result."""
    match type_:
        case Scalar(kind) if kind.is_text:
            if static:
                return [], CType("char", Pointer.CONST), Returns.STATIC_TEXT
            return list(out("text", taken, Slot.OUT_TEXT, "char")), I64, Returns.TEXT
        case Scalar(Kind.BYTES):
            return list(out("bytes", taken, Slot.OUT_BYTES, "u8")), I64, Returns.BYTES
        case Scalar(Kind.BOOL):
            return [], BOOL, Returns.BOOL
        case Scalar(Kind.F32 | Kind.F64 as kind):
            return [], CType(kind.value), Returns.FLOAT
        case Scalar(Kind.DURATION):
            return [], CType("f64"), Returns.FLOAT
        case Scalar(Kind.I64 | Kind.U64 | Kind.U32):
            return [], I64, Returns.COUNT
        case Scalar() | EnumRef():
            return [], I32, Returns.COUNT
        case OptionOf(Scalar(kind)) if kind.is_integer:
            return [], I32, Returns.ID
        case ListOf(Scalar(Kind.TOKEN | Kind.I32 | Kind.TOKEN_COUNT)):
            return list(out("tokens", taken, Slot.OUT_LIST, "i32", I32)), I32, Returns.LIST
        case Vector() | ListOf(Vector()):
            return list(out("vector", taken, Slot.OUT_LIST, "f32")), I64, Returns.LIST
        case RecordRef(id_) if not api.record(id_).c.handle:
            return [CParam(free_name(escape(id_), taken), struct(id_), Slot.OUT_RECORD)], I32, Returns.STATUS
        case ListOf(RecordRef(id_)) if not api.record(id_).c.handle:
            return list(out("items", taken, Slot.OUT_LIST, struct(id_).base, I32)), I32, Returns.LIST
        case ListOf(RecordRef(id_)):
            return [], CType(type_name(Name.of(id_) + Name.of("list")), Pointer.MUT), Returns.HANDLE
        case MapOf():
            return [], struct("map"), Returns.HANDLE
        case UnionRef(id_):
            return [], struct(id_), Returns.HANDLE
        case OptionOf(RecordRef(id_) | UnionRef(id_)):
            return [], struct(id_), Returns.HANDLE_OR_NONE
        case HandleRef(id_) | StreamRef(id_) | RecordRef(id_):
            return [], struct(id_), Returns.HANDLE
        case other:
            raise Unforeseen(f"the C ABI has no form for a result of type {other}")


def struct(id_: str) -> CType:
    """A pointer to the struct or the opaque type of that id, which is the caller's own."""
    return CType(type_name(Name.of(id_)), Pointer.MUT)


def out(name: str, taken: set[str], slot: Slot, base: str, capacity: CType = USIZE) -> tuple[CParam, CParam]:
    """A buffer to write into, and its capacity."""
    buffer = CParam(free_name(name, taken), CType(base, Pointer.MUT), slot)
    return buffer, CParam(free_name("capacity", taken), capacity, Slot.CAPACITY)
