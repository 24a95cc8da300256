"""Values of C's conformance testee: C expressions that read them from a request and tag them for an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...cabi.shapes import CFunction, Returns, Slot
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .types import spelt

TAGS = {Kind.F32: "f32", Kind.F64: "f64", Kind.BOOL: "bool"}


def slots_of(type_: Type, one: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Statements and an expression for each C slot of a value whose JSON is `one`; an absent value gives zero and null."""
    listed = f"{one}_list" if one.isidentifier() else "list"
    match type_:
        case Scalar(kind) | OptionOf(Scalar(kind)) if kind.is_text:
            return (), (f"as_text(r, {one})",)
        case Scalar(Kind.BYTES):
            return (f"List {listed} = as_bytes(r, {one});",), (f"{listed}.data", f"{listed}.count")
        case Vector() | ListOf(Scalar(Kind.F32)):
            count = f"{listed}.count" if isinstance(type_, Vector) else f"(int32_t){listed}.count"
            return (f"List {listed} = as_f32s(r, {one});",), (f"{listed}.data", count)
        case Scalar(kind):
            return (), (_number(kind, one),)
        case OptionOf(Scalar(kind)):
            return (), (f"is_some({one})", _number(kind, one))
        case EnumRef(id_):
            return (), (f"as_name(r, {one}, {id_}_names)",)
        case OptionOf(EnumRef(id_)):
            return (), (f"is_some({one})", f"as_name(r, {one}, {id_}_names)")
        case UnionRef(id_) | OptionOf(UnionRef(id_)):
            return (), (f"as_case(r, {one}, {id_}_names)", f"as_case_text(r, {one})")
        case HandleRef() | OptionOf(HandleRef()):
            return (), (f"as_handle(r, {one})",)
        case RecordRef(id_) | OptionOf(RecordRef(id_)):
            return (), (f"as_{id_}(r, {one})",)
        case ListOf(item):
            return (f"List {listed} = {_list(item, one)};",), (f"{listed}.data", f"(int32_t){listed}.count")
        case MapOf():
            return (f"List {listed} = as_pairs(r, {one});",), (f"{listed}.data", f"(int32_t){listed}.count")
        case other:
            raise Unforeseen(f"C's testee reads no {other}")


def _number(kind: Kind, one: str) -> str:
    if kind is Kind.BOOL:
        return f"as_bool(r, {one})"
    if kind.is_float:
        return f"as_{kind.value}(r, {one})"
    type_ = {"u32": "uint32_t", "i64": "int64_t", "u64": "uint64_t"}.get(kind.value, "int32_t")
    return f"({type_})as_integer(r, {one})"


def _list(item: Type, one: str) -> str:
    match item:
        case Scalar(kind) if kind.is_text:
            return f"as_texts(r, {one})"
        case Scalar(Kind.BOOL):
            return f"as_bools(r, {one})"
        case Scalar(Kind.F64):
            return f"as_f64s(r, {one})"
        case Scalar(Kind.I64 | Kind.U64):
            return f"as_integers(r, {one}, 8)"
        case Scalar():
            return f"as_integers(r, {one}, 4)"
        case EnumRef(id_):
            return f"as_names(r, {one}, {id_}_names)"
        case RecordRef(id_):
            return f"as_{id_}_list(r, {one})"
        case other:
            raise Unforeseen(f"C's testee reads no list of {other}")


def tagged(type_: Type, value: str) -> str:
    """A plain C value as the tagged JSON of its type."""
    match type_:
        case EnumRef(id_):
            return f"tag_name({id_}_names, {value})"
        case RecordRef(id_):
            return f"tag_{id_}(r, &{value})"
        case Scalar(kind) if kind in TAGS:
            return f"tag_{TAGS[kind]}({value})"
        case Scalar(kind) if kind.is_text:
            return f"tag_text({value})"
        case _:
            return f"tag_integer({value})"


def answered(function: CFunction, type_: Type, arguments: Sequence[str], rows: str = "") -> tuple[tuple[str, ...], str]:
    """Statements and the answer's expression for a call whose arguments stand without its buffer."""
    out = next((p for p in function.params if p.slot in (Slot.OUT_TEXT, Slot.OUT_BYTES, Slot.OUT_LIST)), None)
    call = f"{function.symbol}({', '.join(_in_order(function, arguments))})"
    if out is not None:
        unit = {"i32": 4, "f32": 4}.get(out.type.base, 1)
        tag = "f32s" if out.type.base == "f32" else {Slot.OUT_LIST: "integers", Slot.OUT_TEXT: "text", Slot.OUT_BYTES: "bytes"}[out.slot]
        statements = (f"Buffer buffer = buffer_for(r, {unit});", f"int64_t length = {call};")
        if rows:
            return statements, f"answer_rows(r, buffer, length, {rows})"
        return statements, f"answer_{tag}(r, buffer, length)"
    match function.kind:
        case Returns.COUNT if isinstance(type_, EnumRef):
            return (), f"answer_name(r, {type_.id}_names, {call})"
        case Returns.COUNT:
            return (), f"answer_integer(r, {call})"
        case Returns.ID:
            return (), f"answer_id(r, {call})"
        case Returns.STATUS:
            return (), f"answer_status(r, {call})"
        case Returns.BOOL:
            return (), f"answer_bool(r, {call})"
        case Returns.FLOAT:
            return (), f"answer_{function.returns.base}(r, {call})"
        case Returns.STATIC_TEXT:
            return (), f"tag_text({call})"
        case Returns.NOTHING:
            return (f"{call};",), "tag_none()"
        case other:
            raise Unforeseen(f"C's testee answers no {other}")


def _in_order(function: CFunction, arguments: Sequence[str]) -> Iterator[str]:
    given = iter(arguments)
    for param in function.params:
        if param.slot in (Slot.OUT_TEXT, Slot.OUT_BYTES, Slot.OUT_LIST):
            yield "buffer.data"
        elif param.slot is Slot.CAPACITY:
            yield f"({spelt(param.type)})buffer.capacity"
        else:
            yield next(given)
