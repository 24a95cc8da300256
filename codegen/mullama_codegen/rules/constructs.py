"""A language has only what it can express, and with it every record, union and stream that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.types import RecordRef, StreamRef, Type, UnionRef, spelt, uses
from ..meaning.walk import operations
from ..plan.constructs import Construct, constructs
from ..plan.core import CORE
from ..plan.language import Language, Through
from .positions import Place, languages_of, places

C = "c"


def check(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes constructs that a language cannot express, and types that it does not have."""
    for place in places(api):
        for language in languages:
            if language.id in place.languages:
                for rule in (*_beyond(api, place, language), *_missing(api, place.type, language)):
                    problems.add(place.where, place.name, rule)
    for construct, name, where, having in (*_marked(api), *_changed(api, languages)):
        for language in languages:
            if language.id in having and construct not in language.constructs:
                problems.add(where, name, f"{language.title} cannot express {construct.value}; leave {language.id} out")
    for name, rule, where in _unseen(api, languages):
        problems.add(where, name, rule)
    for name, type_, where, having in _streams(api):
        for language in languages:
            if language.id in having:
                for rule in _missing(api, type_, language):
                    problems.add(where, name, rule)


def _marked(api: m.Api) -> Iterator[tuple[Construct, str, str, frozenset[str]]]:
    """Constructs that a key asks for, and no type."""
    for handle in api.handles:
        for fact in handle.facts:
            if fact.changes:
                having = handle.surface.languages & fact.surface.languages
                yield Construct.CHANGING_FACTS, f"{handle.id}.{fact.id}", fact.where, having
    for record in api.records:
        for field in record.fields:
            if field.named:
                having = record.surface.languages & field.surface.languages
                yield Construct.NAMED_NUMBERS, f"{record.id}.{field.id}", field.where, having


def _changed(api: m.Api, languages: Sequence[Language]) -> Iterator[tuple[Construct, str, str, frozenset[str]]]:
    """What is written over its argument: by C for those behind it, and by core for those that call it, which see it happen."""
    beside_core = frozenset(x.id for x in languages if x.through is Through.CORE)
    for name, op in operations(api):
        for param in op.params:
            seen = languages_of(op) & beside_core if CORE in param.changed else frozenset()
            yield Construct.MUTABLE_VIEWS, name, param.where, (param.changed - {C}) | seen


def _unseen(api: m.Api, languages: Sequence[Language]) -> Iterator[tuple[str, str, str]]:
    """Vectors that a language which calls core would have written over, where core makes another one."""
    for name, op in operations(api):
        for param in op.params:
            for language in languages:
                if language.through is Through.CORE and language.id in param.changed and CORE not in param.changed:
                    rule = f"'{param.id}' is changed in {language.title}, which calls core, so rust changes it, too"
                    yield name, rule, param.where


def _streams(api: m.Api) -> Iterator[tuple[str, Type, str, frozenset[str]]]:
    """What operations produce, and what a stream ends with."""
    for name, op in operations(api):
        if op.produces is not None:
            yield name, StreamRef(op.produces), op.where, languages_of(op)
    for stream in api.streams:
        yield stream.id, RecordRef(stream.result), stream.where, stream.surface.languages


def _beyond(api: m.Api, place: Place, language: Language) -> Iterator[str]:
    for construct in constructs(api, place.type, place.position):
        if construct not in language.constructs:
            yield f"{language.title} cannot express {construct.value}, as {spelt(place.type)} is; leave {language.id} out"


def _missing(api: m.Api, type_: Type, language: Language) -> Iterator[str]:
    for inner in uses(type_):
        item = _item(api, inner)
        if item is not None and language.id not in item.surface:
            yield f"is in {language.title}, which does not have '{item.id}'; leave {language.id} out"


def _item(api: m.Api, type_: Type) -> m.Record | m.Union | m.Stream | None:
    match type_:
        case RecordRef(id_):
            return api.record(id_)
        case UnionRef(id_):
            return api.union(id_)
        case StreamRef(id_):
            return api.stream(id_)
        case _:
            return None
