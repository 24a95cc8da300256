"""Ways through a model: every operation, everything that carries docs."""

from __future__ import annotations

from collections.abc import Iterator

from .model import Api, Doc, Operation
from .names import Case


def operations(api: Api) -> Iterator[tuple[str, Operation]]:
    """Every operation with the name it has in links: `Model.tokenize`, `version`."""
    for handle in api.handles:
        for op in (*handle.constructors, *handle.methods):
            yield f"{handle.name.to(Case.PASCAL)}.{op.id}", op
    for op in api.functions:
        yield op.id, op


def documented(api: Api) -> Iterator[tuple[str, Doc, str]]:
    """Every item that carries docs: its name, its doc and its place."""
    for enum in api.enums:
        yield enum.id, enum.doc, enum.where
        yield from ((f"{enum.id}.{v.id}", v.doc, enum.where) for v in enum.values)
    for union in api.unions:
        yield union.id, union.doc, union.where
        yield from ((f"{union.id}.{c.id}", c.doc, union.where) for c in union.cases)
    for error in api.errors:
        yield error.id, error.doc, error.where
    for record in api.records:
        yield record.id, record.doc, record.where
        yield from ((f"{record.id}.{f.id}", f.doc, f.where) for f in record.fields)
        yield from ((f"{record.id}.{p.id}", p.doc, record.where) for p in record.presets)
    for callback in api.callbacks:
        yield callback.id, callback.doc, callback.where
        yield from ((f"{callback.id}.{p.id}", p.doc, p.where) for p in callback.params)
    for handle in api.handles:
        yield handle.id, handle.doc, handle.where
        yield from ((f"{handle.id}.{f.id}", f.doc, f.where) for f in handle.facts)
    for stream in api.streams:
        yield stream.id, stream.doc, stream.where
        yield from ((f"{stream.id}.{x.id}", x.doc, stream.where) for x in stream.methods)
    for name, op in operations(api):
        yield name, op.doc, op.where
        yield from ((f"{name}({p.id})", p.doc, p.where) for p in (*(i.param for i in op.inputs), *op.params))
        if op.returns:
            yield f"{name} returns", op.returns.doc, op.where
