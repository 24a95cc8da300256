"""Constructs of values that not every language can express yet: which of them a type needs, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from ..meaning.model import Api
from ..meaning.types import ListOf, MapOf, OptionOf, RecordRef, Type


class Construct(Enum):
    """A way in which values travel; the words are those of problems."""

    RECORD_LISTS = "lists of records that come back"
    NESTED_RECORDS = "result records with `c.handle` inside others"
    OPTIONAL_RECORDS = "records that may be absent"
    MAPS = "maps that are given or come back"
    NESTED_PARAMS = "params records inside others"


class Position(Enum):
    """Where a type stands; the words are those of problems and of the manual."""

    GIVEN = "given"
    PARAMS = "params"
    STRUCT = "struct"
    ACCESSOR = "accessor"
    FACT = "fact"
    RETURNED = "returned"
    CASE = "case"
    ITEM = "item"
    NUMBER = "number"
    CALLED = "called"


FROM_THE_LIBRARY = (Position.ACCESSOR, Position.RETURNED)


def constructs(api: Api, type_: Type, position: Position) -> Iterator[Construct]:
    """What a language must be able to express to have a value of a type in a position."""
    match type_:
        case ListOf(RecordRef()) if position in FROM_THE_LIBRARY:
            yield Construct.RECORD_LISTS
        case RecordRef() | OptionOf(RecordRef()) if position is Position.PARAMS:
            yield Construct.NESTED_PARAMS
        case MapOf() if position is not Position.FACT:
            yield Construct.MAPS
        case OptionOf(RecordRef()):
            yield Construct.OPTIONAL_RECORDS
        case RecordRef(id_) if position is Position.ACCESSOR and api.record(id_).c.handle:
            yield Construct.NESTED_RECORDS
        case _:
            pass
