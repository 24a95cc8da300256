"""The order of items in everything that is generated: what is used stands before what uses it, else by name.

The order of items in the description means nothing; that of fields, parameters, values and methods does, and is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from .types import HandleRef, RecordRef, Type


class HasId(Protocol):
    """An item of the model."""

    @property
    def id(self) -> str:
        """The item's key in the description."""


Item = TypeVar("Item", bound=HasId)


def in_order(items: Iterable[Item], uses_of: Callable[[Any], Iterable[Type]] | None = None) -> tuple[Item, ...]:
    """The items with what each uses before it, else sorted by id. Items that use each other in a circle stand by id."""
    by_id = {item.id: item for item in sorted(items, key=lambda item: item.id)}
    placed: dict[str, Item] = {}

    def place(item: Item, above: frozenset[str]) -> None:
        if item.id in placed or item.id in above:
            return
        used = {t.id for t in uses_of(item) if isinstance(t, (RecordRef, HandleRef))} if uses_of else set()
        for id_ in sorted(used & by_id.keys()):
            place(by_id[id_], above | {item.id})
        placed[item.id] = item

    for item in by_id.values():
        place(item, frozenset())
    return tuple(placed.values())
