"""Enums, records and unions: what their generated classes share."""

from __future__ import annotations

import functools
import sys
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: bool) -> Any:
        """Stands for what only type checkers read."""
        return lambda decorator: decorator


def public(class_: type[T]) -> type[T]:
    """Says that the class is one of the package's, wherever its file is: in tracebacks, in `repr` and in pickles."""
    class_.__module__ = "mullama"
    return class_


class NamedValue(str, Enum):
    """A member that is its own name, so that either can be passed and compared."""

    # Before and after 3.11 Python would show the member's path in one of these.
    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, format_spec: str) -> str:
        return str.__format__(self, format_spec)


@dataclass_transform(kw_only_default=True)
def params(class_: type[T]) -> type[T]:
    """Makes a class of a record that users fill: its fields are given by name, since more may come between them."""
    if sys.version_info >= (3, 10):
        return dataclass(kw_only=True)(class_)
    made: Any = dataclass(class_)
    fill = made.__init__

    @functools.wraps(fill)
    def by_name(self: object, **values: object) -> None:
        fill(self, **values)

    made.__init__ = by_name
    return made


@dataclass_transform(frozen_default=True)
def result(class_: type[T]) -> type[T]:
    """Makes a class of a record that the library fills."""
    return dataclass(frozen=True)(class_)


@dataclass(frozen=True)
class Tagged:
    """One case of a union; its class has a function for each."""

    kind: str
    value: Any
