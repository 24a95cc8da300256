"""Unions that come out of C: an opaque type for each, with its case's number and a function for each case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..meaning import model as m
from ..meaning.types import OptionOf, UnionRef
from ..meaning.walk import given_back
from .calls import receiver_of
from .names import PREFIX
from .results import I32, VOID, result
from .shapes import CFunction, Pointer, Returns, Role


def answered(api: m.Api) -> tuple[m.Union, ...]:
    """The unions that come out of C."""
    found = {t.item if isinstance(t, OptionOf) else t for t in given_back(api, "c")}
    ids = {t.id for t in found if isinstance(t, UnionRef)}
    return tuple(u for u in api.unions if u.id in ids)


def union_functions(api: m.Api, union: m.Union) -> Iterator[CFunction]:
    """Case, payloads and end of a union."""
    const, mine = (receiver_of(union.id, pointer) for pointer in (Pointer.CONST, Pointer.MUT))
    stem, what = f"{PREFIX}_{union.id}", " ".join(union.name.words)
    kind = m.Doc(f"Which case of {what} it is, as a constant says it.", "", union.doc.since)
    yield CFunction(f"{stem}_kind", Role.UNION_KIND, (const,), I32, Returns.COUNT, kind, union=union)
    for case in union.cases:
        params, returns, meaning = result(api, case.type, False, {const.name})
        doc = replace(case.doc, details=" ".join(filter(None, (case.doc.details, "An error where it is another case."))))
        symbol, errors = f"{stem}_{case.id}", ("invalid_input",)
        yield CFunction(symbol, Role.UNION_CASE, (const, *params), returns, meaning, doc, errors, union=union, case=case)
    free = m.Doc(f"Frees a {what}; null and a freed one are ignored.", "", union.doc.since)
    yield CFunction(f"{stem}_free", Role.UNION_FREE, (mine,), VOID, Returns.NOTHING, free, union=union)
