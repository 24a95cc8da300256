"""Which types may stand where. What no language, or not every language, has a form for is told here, not by a view."""

from __future__ import annotations

from collections.abc import Iterator

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.names import Case
from ..meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector, spelt, uses

ASIDE = (Kind.BYTES,)  # a scalar that is two values in C, pointer and length
SMALL = (Kind.I32, Kind.TOKEN, Kind.TOKEN_COUNT)

GIVEN, PARAMS, STRUCT, ACCESSOR, FACT, RETURNED = "given", "params", "struct", "accessor", "fact", "returned"
CASE, ITEM, NUMBER, CALLED = "case", "item", "number", "called"

WANTED = {
    GIVEN: (
        "a call takes scalars, enums, unions, handles, options of these, params records,"
        " vectors, and lists of scalars, enums and params records; no option or list of bytes"
    ),
    PARAMS: (
        "a params record holds scalars, enums, options of these and of unions and handles,"
        " vectors, and lists of scalars, enums and params records; no option or list of bytes"
    ),
    STRUCT: "a result record without `c.handle` is a C struct of numbers and enums",
    ACCESSOR: (
        "a result record with `c.handle` holds scalars, enums, options and lists of 32-bit signed numbers, vectors"
        " and result records without `c.handle`"
    ),
    FACT: "a fact is a scalar, an enum, an option or a list of 32-bit signed numbers, a vector or a map",
    RETURNED: (
        "a call gives scalars, enums, options and lists of 32-bit signed numbers, vectors, lists of vectors, handles"
        " and result records with `c.handle`"
    ),
    CASE: "a union's case carries text: string, path or json",
    ITEM: "a stream gives strings",
    NUMBER: "an error carries i64",
    CALLED: "a callback hears one f32 (progress) or one string (a stream's pieces)",
}


def check(api: m.Api, problems: Problems) -> None:
    """Notes every type that stands where no language, or not every language, has a form for it."""
    for name, type_, where, allowed in (*_calls(api), *_records(api), *_others(api)):
        if not fits(api, type_, allowed):
            problems.add(where, name, f"{spelt(type_)} cannot stand here; {WANTED[allowed]}")
    for record in api.records:
        for field in record.fields:
            if record.id in _held(api, field.type, frozenset()):
                problems.add(field.where, f"{record.id}.{field.id}", f"{spelt(field.type)} cannot stand here; the record would hold itself")


def _calls(api: m.Api) -> Iterator[tuple[str, Type, str, str]]:
    owned = [(h.name.to(Case.PASCAL), op) for h in api.handles for op in (*h.constructors, *h.methods)]
    for name, op in [(f"{owner}.{op.id}", op) for owner, op in owned] + [(op.id, op) for op in api.functions]:
        for param in (*(i.param for i in op.inputs), *op.params):
            yield f"{name}({param.id})", param.type, param.where, GIVEN
        if op.returns is not None:
            yield f"{name} returns", op.returns.type, op.where, RETURNED


def _records(api: m.Api) -> Iterator[tuple[str, Type, str, str]]:
    for record in api.records:
        position = PARAMS if record.kind is m.RecordKind.PARAMS else ACCESSOR if record.c.handle else STRUCT
        for field in record.fields:
            yield f"{record.id}.{field.id}", field.type, field.where, position


def _others(api: m.Api) -> Iterator[tuple[str, Type, str, str]]:
    for handle in api.handles:
        for fact in handle.facts:
            yield f"{handle.id}.{fact.id}", fact.type, fact.where, FACT
    for union in api.unions:
        for case in union.cases:
            yield f"{union.id}.{case.id}", case.type, union.where, CASE
    for stream in api.streams:
        yield f"{stream.id} item", stream.item, stream.where, ITEM
    for error in api.errors:
        for key, type_ in error.data:
            yield f"{error.id}.data.{key}", type_, error.where, NUMBER
    for callback in api.callbacks:
        for param in callback.params:
            yield f"{callback.id}({param.id})", param.type, param.where, CALLED


def fits(api: m.Api, type_: Type, position: str) -> bool:
    """Whether every language has a form for a type in a position."""
    match position:
        case "given":
            return _taken(api, type_) or isinstance(type_, (HandleRef, UnionRef)) or _is_record(api, type_, m.RecordKind.PARAMS)
        case "params":
            return _taken(api, type_)
        case "struct":
            return isinstance(type_, EnumRef) or (isinstance(type_, Scalar) and not type_.kind.is_text and type_.kind not in ASIDE)
        case "accessor":
            return _read(type_) or _is_record(api, type_, m.RecordKind.RESULT, handle=False)
        case "fact":
            return _read(type_) or isinstance(type_, MapOf)
        case "returned":
            is_record = _is_record(api, type_, m.RecordKind.RESULT, handle=True)
            return _read(type_) or type_ == ListOf(Vector()) or isinstance(type_, HandleRef) or is_record
        case "case":
            return isinstance(type_, Scalar) and type_.kind.is_text
        case "item":
            return type_ == Scalar(Kind.STRING)
        case "number":
            return type_ == Scalar(Kind.I64)
        case _:
            return type_ in (Scalar(Kind.F32), Scalar(Kind.STRING))


def _held(api: m.Api, type_: Type, seen: frozenset[str]) -> frozenset[str]:
    """The records inside a type, however deep."""
    for inner in uses(type_):
        if isinstance(inner, RecordRef) and inner.id not in seen:
            seen |= {inner.id}
            for field in api.record(inner.id).fields:
                seen = _held(api, field.type, seen)
    return seen


def _taken(api: m.Api, type_: Type) -> bool:
    """What both a call and a record take."""
    match type_:
        case Scalar() | EnumRef() | Vector():
            return True
        case OptionOf(Scalar(kind)) | ListOf(Scalar(kind)):
            return kind not in ASIDE
        case OptionOf(EnumRef() | UnionRef() | HandleRef()) | ListOf(EnumRef()):
            return True
        case ListOf(item):
            return _is_record(api, item, m.RecordKind.PARAMS)
        case _:
            return False


def _read(type_: Type) -> bool:
    """What both a call and an object give."""
    match type_:
        case Scalar() | EnumRef() | Vector():
            return True
        case OptionOf(Scalar(kind)) | ListOf(Scalar(kind)):
            return kind in SMALL
        case _:
            return False


def _is_record(api: m.Api, type_: Type, kind: m.RecordKind, handle: bool = False) -> bool:
    if not isinstance(type_, RecordRef):
        return False
    record = api.record(type_.id)
    return record.kind is kind and record.c.handle is handle
