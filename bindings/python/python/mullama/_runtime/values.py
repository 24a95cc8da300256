"""Enums, records and unions: what their generated classes share."""

from __future__ import annotations

import functools
import sys
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if sys.version_info >= (3, 10):
    from dataclasses import KW_ONLY as KW_ONLY
else:

    class KW_ONLY:
        """Stands before the fields that need their names."""


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


@dataclass_transform()
def params(class_: type[T]) -> type[T]:
    """Makes a class of a record that users fill: fields behind `KW_ONLY` are given by name, since more may come between them."""
    if sys.version_info >= (3, 10):
        return dataclass(class_)
    return before_3_10(class_)


def before_3_10(class_: type[T]) -> type[T]:
    """The same where dataclasses know neither `KW_ONLY` nor a field without a default behind one that has a default."""
    names = list(class_.__annotations__)
    positional = names[: names.index("_")] if "_" in names else names
    fields = {name: type_ for name, type_ in class_.__annotations__.items() if name != "_"}
    class_.__annotations__ = {name: fields[name] for name in sorted(fields, key=lambda name: hasattr(class_, name))}
    made: Any = dataclass(class_)
    fill = made.__init__

    @functools.wraps(fill)
    def by_position_or_name(self: object, *values: object, **named: object) -> None:
        if len(values) > len(positional):
            raise TypeError(f"{class_.__name__}() takes {len(positional)} positional arguments but {len(values)} were given")
        twice = [name for name in positional[: len(values)] if name in named]
        if twice:
            raise TypeError(f"{class_.__name__}() got multiple values for argument '{twice[0]}'")
        fill(self, **dict(zip(positional, values)), **named)

    made.__init__ = by_position_or_name
    return class_


@dataclass_transform(frozen_default=True)
def result(class_: type[T]) -> type[T]:
    """Makes a class of a record that the library fills."""
    return dataclass(frozen=True)(class_)


@dataclass(frozen=True)
class Tagged:
    """One case of a union; its class has a function for each."""

    kind: str
    value: Any
