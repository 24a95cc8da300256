"""The order in which C++ must see types: behind those that they hold."""

from __future__ import annotations

from collections.abc import Iterator

from ...meaning.model import Api, Record, Union
from ...meaning.types import RecordRef, Type, UnionRef, uses


def in_order(api: Api) -> Iterator[Record | Union]:
    """Records and unions behind those that they hold."""
    seen: set[str] = set()

    def held(types: Iterator[Type]) -> Iterator[Record | Union]:
        for type_ in types:
            for inner in uses(type_):
                if isinstance(inner, RecordRef):
                    yield from visit(api.record(inner.id))
                elif isinstance(inner, UnionRef):
                    yield from visit(api.union(inner.id))

    def visit(item: Record | Union) -> Iterator[Record | Union]:
        if item.id in seen:
            return
        seen.add(item.id)
        yield from held(c.type for c in item.cases) if isinstance(item, Union) else held(f.type for f in item.fields)
        yield item

    for union in api.unions:
        yield from visit(union)
    for record in api.records:
        yield from visit(record)
