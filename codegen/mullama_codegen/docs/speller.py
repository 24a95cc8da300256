"""What the reference asks of a language: how it spells each thing, in the words of that language's own view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..meaning.model import Callback, Enum, ErrorCode, Fact, Handle, Preset, Record, Stream, Union
from ..meaning.types import Type
from ..plan.calls import Call
from ..plan.language import Language

WIDTH = 100


class Speller(Protocol):
    """One language. Several lines are one text; an empty text says that the language has nothing there."""

    language: Language

    def call(self, call: Call) -> str:
        """The signature of a constructor, a method or a function, in all the forms that one call becomes."""

    def fact(self, handle: Handle, fact: Fact) -> str:
        """How a fact is read."""

    def life(self, handle: Handle) -> str:
        """How a handle is closed and, where it can be, cloned."""

    def stream(self, stream: Stream) -> str:
        """The members of a stream."""

    def record(self, record: Record) -> str:
        """The fields of a record, with their types and defaults."""

    def preset(self, record: Record, preset: Preset) -> str:
        """How a preset is had."""

    def enum(self, enum: Enum) -> str:
        """The constants of an enum."""

    def union(self, union: Union) -> str:
        """How each case of a union is made."""

    def callback(self, callback: Callback) -> str:
        """The type of a user's function."""

    def error(self, error: ErrorCode) -> str:
        """What a program catches or compares with."""

    def type(self, type_: Type) -> str:
        """The type of a value that a call gives."""


def folded(head: str, items: Sequence[str], tail: str) -> str:
    """A signature in one line, or with one parameter on each where it is long."""
    line = f"{head}{', '.join(items)}{tail}"
    if len(line) <= WIDTH or not items:
        return line
    return "\n".join((head, *(f"    {item}," for item in items[:-1]), f"    {items[-1]}", tail))
