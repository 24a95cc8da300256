"""Values of C's conformance client: what reads them from a request, and what tags them for an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...cabi.declarations import spelt
from ...cabi.shapes import CFunction, Returns, Slot
from ...meaning.model import Absent
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .types import absent_value

TAGS = {Kind.DURATION: "duration", Kind.F32: "f32", Kind.F64: "f64", Kind.BOOL: "bool"}


@dataclass(frozen=True, slots=True)
class Slots:
    """An expression for each C slot of a value, and the list that they point into, where there is one."""

    expressions: tuple[str, ...]
    variable: str = ""
    reader: str = ""


def slots_of(type_: Type, one: str, absent: Absent | None = None) -> Slots:
    """The C slots of a value whose JSON is `one`; an absent value gives zero and null, or the number that means absent."""
    listed = f"{one}_list" if one.isidentifier() else "list"

    def pointed(reader: str, count: str = f"(int32_t){listed}.count") -> Slots:
        return Slots((f"{listed}.data", count), listed, reader)

    match type_:
        case Scalar(kind) | OptionOf(Scalar(kind)) if kind.is_text:
            return Slots((f"as_text(r, {one})",))
        case Scalar(Kind.BYTES):
            return pointed(f"as_bytes(r, {one})", f"{listed}.count")
        case Vector():
            return pointed(f"as_f32s(r, {one})", f"{listed}.count")
        case ListOf(Scalar(Kind.F32)):
            return pointed(f"as_f32s(r, {one})")
        case Scalar(kind):
            return Slots((_number(kind, one),))
        case OptionOf(Scalar(kind)):
            return Slots((f"is_some({one}) ? {_number(kind, one)} : {absent_value(absent)}",))
        case EnumRef(id_):
            return Slots((f"as_name(r, {one}, {id_}_names)",))
        case OptionOf(EnumRef(id_)):
            return Slots((f"is_some({one}) ? as_name(r, {one}, {id_}_names) : {absent_value(absent)}",))
        case UnionRef(id_, True) | OptionOf(UnionRef(id_, True)):
            return Slots((f"as_case(r, {one}, {id_}_names)", f"as_{id_}_payload(r, {one})"))
        case UnionRef(id_) | OptionOf(UnionRef(id_)):
            return Slots((f"as_case(r, {one}, {id_}_names)", f"as_case_text(r, {one})"))
        case HandleRef() | OptionOf(HandleRef()):
            return Slots((f"as_handle(r, {one})",))
        case RecordRef(id_) | OptionOf(RecordRef(id_)):
            return Slots((f"as_{id_}(r, {one})",))
        case ListOf(item):
            return pointed(_list(item, one))
        case MapOf():
            return pointed(f"as_pairs(r, {one})")
        case other:
            raise Unforeseen(f"C's client reads no {other}")


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
            raise Unforeseen(f"C's client reads no list of {other}")


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


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its macros in `templates/_before.c.j2` and `_tagged.c.j2` are called `kind`."""

    kind: str
    symbol: str = ""
    arguments: tuple[str, ...] = ()
    tag: str = ""  # the function that tags it
    unit: int = 0  # bytes of an item in the buffer
    rows: str = ""
    names: str = ""  # of an enum
    type: str = ""  # of a struct that is filled
    value: str = ""  # an expression that needs no call, or what tags an item
    made: str = ""  # the id of a record that is read by handle


SIMPLE = {Returns.COUNT: "integer", Returns.ID: "id", Returns.STATUS: "status", Returns.BOOL: "bool"}
BUFFERS = {Slot.OUT_LIST: "integers", Slot.OUT_TEXT: "text", Slot.OUT_BYTES: "bytes"}


def answered(function: CFunction, type_: Type, arguments: Sequence[str], rows: str = "") -> Answer:
    """The answer of a call whose arguments stand without its buffer."""
    out = next((p for p in function.params if p.slot in BUFFERS), None)
    given = tuple(_in_order(function, arguments))
    if out is not None and isinstance(type_, ListOf) and isinstance(type_.item, RecordRef):
        return Answer("structs", function.symbol, given, type=out.type.base, value=f"tag_{type_.item.id}")
    if out is not None:
        tag = "f32s" if out.type.base == "f32" else BUFFERS[out.slot]
        unit = {"i32": 4, "f32": 4}.get(out.type.base, 1)
        return Answer("rows" if rows else "buffer", function.symbol, given, tag, unit, rows)
    match (function.kind, type_):
        case (Returns.HANDLE | Returns.HANDLE_OR_NONE, _):
            return _made(function, type_, given)
        case (Returns.COUNT, EnumRef(id_)):
            return Answer("name", function.symbol, given, names=f"{id_}_names")
        case (Returns.FLOAT, Scalar(Kind.DURATION)):
            return Answer("simple", function.symbol, given, "duration")
        case (Returns.FLOAT, _):
            return Answer("simple", function.symbol, given, function.returns.base)
        case (Returns.STATIC_TEXT, _):
            return Answer("constant", function.symbol, given)
        case (Returns.NOTHING, _):
            return Answer("nothing", function.symbol, given)
        case (kind, _):
            return Answer("simple", function.symbol, given, SIMPLE[kind])


def _made(function: CFunction, type_: Type, given: tuple[str, ...]) -> Answer:
    """A record, or a list of records, that is freed when it is read."""
    match type_:
        case MapOf():
            return Answer("entries", function.symbol, given)
        case ListOf(RecordRef(id_)):
            return Answer("list", function.symbol, given, type=spelt(function.returns), made=id_)
        case RecordRef(id_) | UnionRef(id_) | OptionOf(RecordRef(id_) | UnionRef(id_)):
            kind = "optional" if function.kind is Returns.HANDLE_OR_NONE else "nested"
            return Answer(kind, function.symbol, given, type=spelt(function.returns), made=id_)
        case other:
            raise Unforeseen(f"C's client reads no {other} by handle")


def _in_order(function: CFunction, arguments: Sequence[str]) -> Iterator[str]:
    given = iter(arguments)
    for param in function.params:
        if param.slot in (Slot.OUT_TEXT, Slot.OUT_BYTES, Slot.OUT_LIST):
            yield "buffer.data"
        elif param.slot is Slot.CAPACITY:
            yield f"({spelt(param.type)})buffer.capacity"
        else:
            yield next(given)
