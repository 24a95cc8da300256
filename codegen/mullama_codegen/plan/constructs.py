"""Constructs of values that not every language can express yet: which of them a type needs, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from ..meaning.model import Api
from ..meaning.types import HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, uses


class Construct(Enum):
    """A way in which values travel; the words are those of problems."""

    RECORD_LISTS = "lists of records that come back"
    NESTED_RECORDS = "result records with `c.handle` inside others"
    OPTIONAL_RECORDS = "records that may be absent"
    MAPS = "maps that are given or come back"
    MUTABLE_VIEWS = "vectors that a call writes over"
    CHANGING_FACTS = "facts that change"
    NAMED_NUMBERS = "numbers with names of their own"
    DURATIONS = "durations"
    RECORD_STREAMS = "streams of records"
    RECORD_UNIONS = "unions that come back, carry more than text, or must be given in a record"
    HANDLE_FIELDS = "handles that a params record must have"
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
    if any(inner == Scalar(Kind.DURATION) for inner in uses(type_)):
        yield Construct.DURATIONS
    match type_:
        case ListOf(RecordRef()) if position in FROM_THE_LIBRARY:
            yield Construct.RECORD_LISTS
        case UnionRef(_, of_records) | OptionOf(UnionRef(_, of_records)) if of_records or position in FROM_THE_LIBRARY:
            yield Construct.RECORD_UNIONS
        case UnionRef() if position is Position.PARAMS:
            yield Construct.RECORD_UNIONS
        case HandleRef() if position is Position.PARAMS:
            yield Construct.HANDLE_FIELDS
        case RecordRef() if position is Position.ITEM:
            yield Construct.RECORD_STREAMS
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
