"""Ways through a model: every operation, everything that carries docs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from .model import Api, Callback, Doc, Fact, Field, Handle, Operation, Record, RecordKind, StreamMethod
from .names import Case
from .types import Type, strip_option

Part = TypeVar("Part", Field, Fact, StreamMethod)


@dataclass(frozen=True, slots=True)
class Documented:
    """A doc, with what it is of and where that stands; `scope` has the item and what it belongs to, the innermost last."""

    name: str
    doc: Doc
    where: str
    scope: tuple[object, ...]


def owned_operations(api: Api) -> Iterator[tuple[Handle | None, Operation]]:
    """Every operation with the handle that it belongs to."""
    yield from ((handle, op) for handle in api.handles for op in (*handle.constructors, *handle.methods))
    yield from ((None, op) for op in api.functions)


def given_back(api: Api, language: str) -> Iterator[Type]:
    """The type of everything that a language's users get: results of calls, and fields of records that are read one by one."""
    yield from (op.returns.type for _, op in owned_operations(api) if op.returns is not None and language in op.surface)
    yield from (f.type for r in api.records if r.c.handle for f in r.fields if language in f.surface)


def operations(api: Api) -> Iterator[tuple[str, Operation]]:
    """Every operation with the name it has in links: `Model.tokenize`, `version`."""
    for handle in api.handles:
        for op in (*handle.constructors, *handle.methods):
            yield f"{handle.name.to(Case.PASCAL)}.{op.id}", op
    for op in api.functions:
        yield op.id, op


def had_by(api: Api, language: str) -> Api:
    """The API without the records, unions, streams, fields, facts and stream methods that a language lacks; calls are the plan's."""
    return replace(
        api,
        records=tuple(_of_record(r, language) for r in api.records if language in r.surface),
        unions=tuple(u for u in api.unions if language in u.surface),
        handles=tuple(replace(h, facts=_had(h.facts, language)) for h in api.handles),
        streams=tuple(replace(s, methods=_had(s.methods, language)) for s in api.streams if language in s.surface),
    )


def _of_record(record: Record, language: str) -> Record:
    own = _had(record.fields, language)
    return replace(record, fields=own, others=tuple(f for f in record.fields if f not in own))


def _had(parts: tuple[Part, ...], language: str) -> tuple[Part, ...]:
    return tuple(part for part in parts if language in part.surface)


def values(api: Api) -> Iterator[tuple[str, Field]]:
    """Every parameter and field with the name of what it belongs to."""
    yield from ((name, param) for name, op in operations(api) for param in (*(i.param for i in op.inputs), *op.params))
    yield from ((record.id, field) for record in api.records for field in record.fields)


def answered(api: Api, record: Record) -> tuple[Record, ...]:
    """The results that say the same as a params record, field by field: what came back can be given again."""
    said = {f.id: strip_option(f.type) for f in record.fields}
    results = (r for r in api.records if r.kind is RecordKind.RESULT and record.kind is RecordKind.PARAMS)
    return tuple(r for r in results if {f.id: strip_option(f.type) for f in r.fields} == said)


def replaced(api: Api) -> tuple[tuple[Field, str], ...]:
    """Every parameter and field whose negative numbers mean something elsewhere, with what is written here for them."""
    return tuple((value, value.instead) for _, value in values(api) if value.instead is not None)


def documented(api: Api) -> Iterator[Documented]:
    """Every item that carries docs."""
    yield Documented(api.library.name, api.library.doc, api.where, ())
    for enum in api.enums:
        yield Documented(enum.id, enum.doc, enum.where, (enum,))
        yield from (Documented(f"{enum.id}.{v.id}", v.doc, enum.where, (enum, v)) for v in enum.values)
    for union in api.unions:
        yield Documented(union.id, union.doc, union.where, (union,))
        yield from (Documented(f"{union.id}.{c.id}", c.doc, union.where, (union, c)) for c in union.cases)
    for error in api.errors:
        yield Documented(error.id, error.doc, error.where, (error,))
    for record in api.records:
        yield Documented(record.id, record.doc, record.where, (record,))
        yield from (Documented(f"{record.id}.{f.id}", f.doc, f.where, (record, f)) for f in record.fields)
        yield from (Documented(f"{record.id}.{p.id}", p.doc, record.where, (record, p)) for p in record.presets)
    for callback in api.callbacks:
        yield from _of_callback(callback)
    for handle in api.handles:
        yield Documented(handle.id, handle.doc, handle.where, (handle,))
        if handle.clone is not None:
            yield Documented(f"{handle.id} clone", handle.clone, handle.where, (handle,))
        yield from (Documented(f"{handle.id}.{f.id}", f.doc, f.where, (handle, f)) for f in handle.facts)
        for op in (*handle.constructors, *handle.methods):
            yield from _of_operation(f"{handle.name.to(Case.PASCAL)}.{op.id}", op, (handle, op))
    for stream in api.streams:
        yield Documented(stream.id, stream.doc, stream.where, (stream,))
        yield from (Documented(f"{stream.id}.{x.id}", x.doc, x.where, (stream, x)) for x in stream.methods)
        if stream.takes is not None:
            yield Documented(f"{stream.id}({stream.takes.id})", stream.takes.doc, stream.takes.where, (stream, stream.takes))
    for op in api.functions:
        yield from _of_operation(op.id, op, (op,))


def _of_callback(callback: Callback) -> Iterator[Documented]:
    yield Documented(callback.id, callback.doc, callback.where, (callback,))
    yield from (Documented(f"{callback.id}.{p.id}", p.doc, p.where, (callback, p)) for p in callback.params)
    if callback.returns:
        yield Documented(f"{callback.id} returns", callback.returns.doc, callback.where, (callback, callback.returns))


def _of_operation(name: str, op: Operation, scope: tuple[object, ...]) -> Iterator[Documented]:
    yield Documented(name, op.doc, op.where, scope)
    yield from (Documented(f"{name}/{f.kind.value}", f.doc, f.where, (*scope, f)) for f in op.forms if f.doc is not op.doc)
    yield from (Documented(f"{name}({p.id})", p.doc, p.where, (*scope, p)) for p in (*(i.param for i in op.inputs), *op.params))
    if op.progress:
        yield Documented(f"{name}(progress)", op.progress[1], op.where, scope)
    if op.returns:
        yield Documented(f"{name} returns", op.returns.doc, op.where, (*scope, op.returns))
