"""Which types may stand where. What no language, or not every language, has a form for is told here, not by a view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.names import Case
from ..meaning.types import (
    EnumRef,
    HandleRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    Type,
    UnionRef,
    Vector,
    spelt,
    strip_option,
    uses,
)
from ..meaning.walk import owned_operations
from ..plan.constructs import Position

ASIDE = (Kind.BYTES,)  # a scalar that is two values in C, pointer and length
SMALL = (Kind.I32, Kind.TOKEN, Kind.TOKEN_COUNT)

WANTED = {
    Position.GIVEN: (
        "a call takes scalars, enums, unions, handles, options of these, params records,"
        " options of params records, vectors, maps, and lists of scalars, enums and params records; no option or list of bytes"
    ),
    Position.PARAMS: (
        "a params record holds scalars, enums, unions, handles, params records, options of these,"
        " vectors, maps, and lists of scalars, enums and params records; no option or list of bytes"
    ),
    Position.STRUCT: "a result record without `c.handle` is a C struct of numbers and enums",
    Position.ACCESSOR: (
        "a result record with `c.handle` holds scalars, enums, options and lists of 32-bit signed numbers, vectors, maps,"
        " unions and options of these, result records, lists of these and options of those with `c.handle`"
    ),
    Position.FACT: "a fact is a scalar, an enum, an option or a list of 32-bit signed numbers, a vector or a map",
    Position.RETURNED: (
        "a call gives scalars, enums, options and lists of 32-bit signed numbers, vectors, lists of vectors, maps, handles, unions,"
        " options of these, result records with `c.handle`, options of these and lists of result records"
    ),
    Position.CASE: (
        "a union's case carries text, a number, an enum or a record; one that is given has no numbers and enums, and params records alone"
    ),
    Position.ITEM: "a stream gives strings or result records with `c.handle`",
    Position.NUMBER: "an error carries i64",
    Position.CALLED: "a callback hears one f32 (progress) or one string (a stream's pieces)",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A type where it stands, and the languages that have it there."""

    name: str
    type: Type
    where: str
    position: Position
    languages: frozenset[str]


def check(api: m.Api, problems: Problems) -> None:
    """Notes every type that stands where no language has a form for it."""
    for place in places(api):
        if not fits(api, place.type, place.position):
            problems.add(place.where, place.name, f"{spelt(place.type)} cannot stand here; {WANTED[place.position]}")
    for record in api.records:
        for field in record.fields:
            if record.id in _held(api, field.type, frozenset()):
                problems.add(field.where, f"{record.id}.{field.id}", f"{spelt(field.type)} cannot stand here; the record would hold itself")


def places(api: m.Api) -> Iterator[Place]:
    """Every type of a description."""
    yield from _calls(api)
    yield from _records(api)
    yield from _others(api)


def _calls(api: m.Api) -> Iterator[Place]:
    for owner, op in owned_operations(api):
        name = f"{owner.name.to(Case.PASCAL)}.{op.id}" if owner else op.id
        having = languages_of(op) & owner.surface.languages if owner else languages_of(op)
        for param in (*(i.param for i in op.inputs), *op.params):
            yield Place(f"{name}({param.id})", param.type, param.where, Position.GIVEN, having & param.surface.languages)
        if op.returns is not None:
            yield Place(f"{name} returns", op.returns.type, op.where, Position.RETURNED, having)


def languages_of(op: m.Operation) -> frozenset[str]:
    """The languages that have an operation in any form."""
    return frozenset(x for form in op.forms for x in form.surface.languages) & op.surface.languages


def _records(api: m.Api) -> Iterator[Place]:
    for record in api.records:
        is_given = record.kind is m.RecordKind.PARAMS
        position = Position.PARAMS if is_given else Position.ACCESSOR if record.c.handle else Position.STRUCT
        for field in record.fields:
            languages = record.surface.languages & field.surface.languages
            yield Place(f"{record.id}.{field.id}", field.type, field.where, position, languages)


def _others(api: m.Api) -> Iterator[Place]:
    for handle in api.handles:
        for fact in handle.facts:
            languages = handle.surface.languages & fact.surface.languages
            yield Place(f"{handle.id}.{fact.id}", fact.type, fact.where, Position.FACT, languages)
    for union in api.unions:
        for case in union.cases:
            yield Place(f"{union.id}.{case.id}", case.type, union.where, Position.CASE, union.surface.languages)
    for stream in api.streams:
        yield Place(f"{stream.id} item", stream.item, stream.where, Position.ITEM, stream.surface.languages)
    for error in api.errors:
        for key, type_ in error.data:
            yield Place(f"{error.id}.data.{key}", type_, error.where, Position.NUMBER, frozenset())
    for callback in api.callbacks:
        for param in callback.params:
            yield Place(f"{callback.id}({param.id})", param.type, param.where, Position.CALLED, callback.surface.languages)


def fits(api: m.Api, type_: Type, position: Position) -> bool:
    """Whether every language has a form for a type in a position."""
    match position:
        case Position.GIVEN:
            is_given = _is_given_record(api, type_) or _is_given_union(api, type_)
            return _taken(api, type_) or isinstance(type_, (HandleRef, MapOf)) or is_given
        case Position.PARAMS:
            is_given = _is_given_record(api, type_) or _is_given_union(api, type_)
            return _taken(api, type_) or isinstance(type_, (HandleRef, MapOf)) or is_given
        case Position.STRUCT:
            return isinstance(type_, EnumRef) or (isinstance(type_, Scalar) and not type_.kind.is_text and type_.kind not in ASIDE)
        case Position.ACCESSOR:
            comes_back = _are_records(api, type_) or _is_union_back(api, type_)
            return _read(type_) or isinstance(type_, MapOf) or _is_record(api, type_, m.RecordKind.RESULT) or comes_back
        case Position.FACT:
            return _read(type_) or isinstance(type_, MapOf)
        case Position.RETURNED:
            is_record = _is_record(api, type_, m.RecordKind.RESULT, handle=True)
            comes_back = _are_records(api, type_) or _is_union_back(api, type_)
            return _read(type_) or type_ == ListOf(Vector()) or isinstance(type_, (HandleRef, MapOf)) or is_record or comes_back
        case Position.CASE:
            return isinstance(type_, (EnumRef, RecordRef)) or (isinstance(type_, Scalar) and type_.kind not in ASIDE)
        case Position.ITEM:
            return type_ == Scalar(Kind.STRING) or _is_record(api, type_, m.RecordKind.RESULT, handle=True)
        case Position.NUMBER:
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
        elif isinstance(inner, UnionRef) and inner.id not in seen:
            seen |= {inner.id}
            for case in api.union(inner.id).cases:
                seen = _held(api, case.type, seen)
    return seen


def _taken(api: m.Api, type_: Type) -> bool:
    """What both a call and a record take."""
    match type_:
        case Scalar() | EnumRef() | Vector():
            return True
        case OptionOf(Scalar(kind)) | ListOf(Scalar(kind)):
            return kind not in ASIDE and not (isinstance(type_, ListOf) and kind is Kind.DURATION)
        case OptionOf(EnumRef() | HandleRef()) | ListOf(EnumRef()):
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


def _is_record(api: m.Api, type_: Type, kind: m.RecordKind, handle: bool | None = None) -> bool:
    if not isinstance(type_, RecordRef):
        return False
    record = api.record(type_.id)
    return record.kind is kind and handle in (None, record.c.handle)


def _is_given_record(api: m.Api, type_: Type) -> bool:
    return _is_record(api, strip_option(type_), m.RecordKind.PARAMS)


def _is_given_union(api: m.Api, type_: Type) -> bool:
    """A union whose cases can all be given."""
    union = strip_option(type_)
    return isinstance(union, UnionRef) and all(
        _is_text(case.type) or _is_record(api, case.type, m.RecordKind.PARAMS) for case in api.union(union.id).cases
    )


def _is_union_back(api: m.Api, type_: Type) -> bool:
    """A union whose cases can all come back."""
    union = strip_option(type_)
    return isinstance(union, UnionRef) and not any(_is_record(api, case.type, m.RecordKind.PARAMS) for case in api.union(union.id).cases)


def _is_text(type_: Type) -> bool:
    return isinstance(type_, Scalar) and type_.kind.is_text


def _are_records(api: m.Api, type_: Type) -> bool:
    """Records that come back in a list, or perhaps not at all."""
    match type_:
        case ListOf(item):
            return _is_record(api, item, m.RecordKind.RESULT)
        case OptionOf(item):
            return _is_record(api, item, m.RecordKind.RESULT, handle=True)
        case _:
            return False
