"""How an operation of the description becomes a call in Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .codec import Encoder


@dataclass(frozen=True)
class Named:
    """An argument that is passed by name; where it is a record, the record's id in the description."""

    name: str
    record: str | None = None


@dataclass(frozen=True)
class Spread:
    """A record whose fields are keywords of the call."""

    record: str


@dataclass(frozen=True)
class Call:
    """One operation in one form: a function that takes its object first."""

    function: Callable[..., Any]
    arguments: Mapping[str, Named | Spread]
    answer: Encoder
    is_awaited: bool
