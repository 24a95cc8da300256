"""Maps that come out of C: one opaque type for all of them, read by count, key and value."""

from __future__ import annotations

from collections.abc import Iterator

from ..meaning import model as m
from ..meaning.names import Name
from ..meaning.types import MapOf
from ..meaning.walk import given_back
from .calls import receiver_of
from .names import PREFIX
from .results import I32, I64, VOID, out
from .shapes import CFunction, CParam, CType, Pointer, Returns, Role, Slot

MAP = Name.of("map")
KEY = CParam("key", CType("char", Pointer.CONST), Slot.KEY)
INDEX = CParam("index", I32, Slot.INDEX)


def gives_maps(api: m.Api) -> bool:
    """Whether a map comes out of C at all; one that is a fact has functions of its own."""
    return MapOf() in set(given_back(api, "c"))


def map_functions(api: m.Api) -> Iterator[CFunction]:
    """Count, key, value and end of a map."""
    const, mine = (receiver_of("map", pointer) for pointer in (Pointer.CONST, Pointer.MUT))
    text = out("text", set(), Slot.OUT_TEXT, "char")
    stem, since = f"{PREFIX}_map", api.library.doc.since

    def doc(summary: str) -> m.Doc:
        return m.Doc(summary, "", since)

    wrong = ("invalid_input",)
    count = doc("The number of entries of a map.")
    yield CFunction(f"{stem}_count", Role.ENTRY_COUNT, (const,), I32, Returns.COUNT, count)
    key = doc("A key of a map, by its place from 0 in the order of the keys.")
    yield CFunction(f"{stem}_key", Role.ENTRY_KEY, (const, INDEX, *text), I64, Returns.TEXT, key, wrong)
    value = doc("The value of a key of a map.")
    yield CFunction(f"{stem}_value", Role.ENTRY_VALUE, (const, KEY, *text), I64, Returns.TEXT, value, wrong)
    free = doc("Frees a map; null and a freed one are ignored.")
    yield CFunction(f"{stem}_free", Role.ENTRIES_FREE, (mine,), VOID, Returns.NOTHING, free)
