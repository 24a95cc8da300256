"""Lists of records that C reads by handle: which records come in lists, and the functions of such a list."""

from __future__ import annotations

from collections.abc import Iterator

from ..meaning import model as m
from ..meaning.names import Name
from ..meaning.types import ListOf, RecordRef
from ..meaning.walk import given_back
from .calls import receiver_of
from .names import PREFIX, type_name
from .results import I32, VOID
from .shapes import CFunction, CParam, CType, Pointer, Returns, Role, Slot


def listed(api: m.Api) -> tuple[m.Record, ...]:
    """The records with `c.handle` that come in lists."""
    found = set(given_back(api, "c"))
    return tuple(r for r in api.records if r.c.handle and ListOf(RecordRef(r.id)) in found)


def list_name(record_id: str) -> Name:
    """What a list of a record is called."""
    return Name.of(record_id) + Name.of("list")


def list_functions(record: m.Record) -> Iterator[CFunction]:
    """Count, item and end of a list."""
    name, since = list_name(record.id), record.doc.since
    const, mine = (receiver_of(str(name), pointer) for pointer in (Pointer.CONST, Pointer.MUT))
    one = CType(type_name(record.name), Pointer.MUT)
    stem, what = f"{PREFIX}_{name}", " ".join(record.name.words)
    count = m.Doc(f"The number of records in a list of {what}.", "", since)
    yield CFunction(f"{stem}_count", Role.LIST_COUNT, (const,), I32, Returns.COUNT, count, record=record)
    at = m.Doc(f"A record of its own from a list of {what}, by its place from 0; it is freed like any other.", "", since)
    index = CParam("index", I32, Slot.INDEX)
    yield CFunction(f"{stem}_at", Role.LIST_AT, (const, index), one, Returns.HANDLE, at, ("invalid_input",), record=record)
    free = m.Doc(f"Frees a list of {what}; null and a freed one are ignored. Records that were taken from it stay.", "", since)
    yield CFunction(f"{stem}_free", Role.LIST_FREE, (mine,), VOID, Returns.NOTHING, free, record=record)
