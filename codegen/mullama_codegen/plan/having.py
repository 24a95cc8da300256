"""Which languages have what the description leaves open: those that can express it, and all that it is made of.

An item that lists its languages under `only` is taken at its word, and `rules/` tells where a language cannot have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from ..meaning.model import Api, Callback, Fact, Field, Handle, Operation, Param, Record, RecordKind, Stream, Surface, Union
from ..meaning.types import RecordRef, Scalar, StreamRef, Type, UnionRef, uses
from .constructs import Construct, Position, constructs
from .core import CORE
from .language import Language, Through

Item = TypeVar("Item", Record, Union, Stream, Callback, Field, Fact)
NONE: frozenset[str] = frozenset()


def had(api: Api, languages: Sequence[Language]) -> Api:
    """The API in which no language has an item that is left open and that it cannot express."""
    while (narrowed := _Round(api, languages).api()) != api:
        api = narrowed  # what is made of an item goes with it
    return api


class _Round:
    """Takes from each item the languages that lack what it is directly made of."""

    def __init__(self, api: Api, languages: Sequence[Language]) -> None:
        self._api, self._languages = api, languages
        referred = ((RecordRef, api.records), (UnionRef, api.unions), (StreamRef, api.streams))
        self._lacking_item = {(kind, x.id): self._others(x.surface) for kind, items in referred for x in items}

    def api(self) -> Api:
        """The API after the round."""
        return replace(
            self._api,
            unions=tuple(self._union(x) for x in self._api.unions),
            records=tuple(self._record(x) for x in self._api.records),
            callbacks=tuple(_without(x, self._lacking([p.type for p in x.params], Position.CALLED)) for x in self._api.callbacks),
            handles=tuple(self._handle(x) for x in self._api.handles),
            streams=tuple(self._stream(x) for x in self._api.streams),
            functions=tuple(self._operation(x) for x in self._api.functions),
        )

    # Who cannot have what

    def _others(self, surface: Surface) -> frozenset[str]:
        return frozenset(x.id for x in self._languages) - surface.languages

    def _unable(self, needed: set[Construct]) -> frozenset[str]:
        return frozenset(x.id for x in self._languages if not needed <= x.constructs)

    def _lacking(self, types: Sequence[Type], position: Position) -> frozenset[str]:
        """The languages that cannot have one of several types in a position."""
        found = self._unable({needed for type_ in types for needed in constructs(self._api, type_, position)})
        for inner in (inner for type_ in types for inner in uses(type_)):
            if isinstance(inner, (RecordRef, UnionRef, StreamRef)):
                found |= self._lacking_item.get((type(inner), inner.id), NONE)
        return found

    # Items

    def _union(self, union: Union) -> Union:
        types = [case.type for case in union.cases]
        itself = UnionRef(union.id, any(not (isinstance(x, Scalar) and x.kind.is_text) for x in types))
        return _without(union, self._lacking([itself, *types], Position.CASE))

    def _record(self, record: Record) -> Record:
        is_given = record.kind is RecordKind.PARAMS
        position = Position.PARAMS if is_given else Position.ACCESSOR if record.c.handle else Position.STRUCT
        fields, gone = [], NONE
        for field in record.fields:
            lacking = self._lacking([field.type], position) | self._unable({Construct.NAMED_NUMBERS} if field.named else set())
            fields.append(_without(field, lacking))
            if is_given and field.default is None:
                gone |= lacking  # who cannot give what must be given cannot give the record
        return replace(_without(record, gone), fields=tuple(fields))

    def _stream(self, stream: Stream) -> Stream:
        ending = self._lacking([RecordRef(stream.result)], Position.RETURNED)
        return _without(stream, self._lacking([stream.item], Position.ITEM) | ending)

    def _handle(self, handle: Handle) -> Handle:
        return replace(
            handle,
            constructors=tuple(self._operation(x) for x in handle.constructors),
            facts=tuple(self._fact(x) for x in handle.facts),
            methods=tuple(self._operation(x) for x in handle.methods),
        )

    def _fact(self, fact: Fact) -> Fact:
        return _without(
            fact, self._lacking([fact.type], Position.FACT) | self._unable({Construct.CHANGING_FACTS} if fact.changes else set())
        )

    def _operation(self, op: Operation) -> Operation:
        params = tuple(_without(p, self._lacking_alone(p)) for p in op.params)
        produced = [StreamRef(op.produces)] if op.produces else []
        returned = [op.returns.type] if op.returns else []
        gone = self._lacking([*returned, *produced], Position.RETURNED)
        for param in op.params:
            gone |= self._lacking([param.type], Position.GIVEN) - self._lacking_alone(param)
            gone |= self._seeing(param) & self._unable({Construct.MUTABLE_VIEWS})
        forms = tuple(replace(form, surface=_narrowed(form.surface, gone)) for form in op.forms)
        return replace(op, params=params, forms=forms, surface=_narrowed(op.surface, gone))

    def _lacking_alone(self, param: Param) -> frozenset[str]:
        """The languages that can do without a parameter that they lack: core has its default, where C does not ask for it."""
        if param.default is None:
            return NONE
        spared = frozenset(x.id for x in self._languages if x.through is Through.CORE)
        return self._lacking([param.type], Position.GIVEN) & spared

    def _seeing(self, param: Param) -> frozenset[str]:
        """The languages that call core, and see it write over what they give."""
        return frozenset(x.id for x in self._languages if x.through is Through.CORE) if CORE in param.changed else NONE


def _without(item: Item, languages: frozenset[str]) -> Item:
    return replace(item, surface=_narrowed(item.surface, languages))


def _narrowed(surface: Surface, languages: frozenset[str]) -> Surface:
    return replace(surface, languages=surface.languages - languages) if surface.is_open else surface
