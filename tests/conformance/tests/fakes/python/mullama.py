"""A package as small as the fake table, as the Python client finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__version__ = "1.2.3"


class MullamaError(Exception):
    """An error with its code."""

    code = -8


@dataclass
class Book:
    """A record, perhaps in a record."""

    title: str
    part: Book | None = None


def book(given: Book | Mapping[str, Any]) -> Book:
    """A book as users give one."""
    return given if isinstance(given, Book) else Book(given["title"], given["part"])


@dataclass
class Filter:
    """A union."""

    kind: str
    value: str

    @staticmethod
    def query(value: str) -> Filter:
        """Its one case."""
        return Filter("query", value)


@dataclass
class Reader:
    """A handle that another gives."""

    title: str


@dataclass
class Shelf:
    """A handle."""

    title: str

    @staticmethod
    def open(path: str, width: int = 10, *, tags: Iterable[str] = (), progress: Callable[[float], object] | None = None) -> Shelf:
        """Opens one, and tells so."""
        if progress:
            progress(0.5)
        return Shelf(f"{path} {width} {'+'.join(tags)}")

    def reader(self) -> Reader:
        """Another handle."""
        return Reader(f"reader of {self.title}")

    def echo(self, value: object) -> object:
        """What it is given."""
        return value

    async def later(self, value: object) -> object:
        """What it is given, later."""
        return value

    def look(self) -> object:
        """Something in JSON."""
        return {"é": [1, "/"]}

    def books(self, books: Iterable[Mapping[str, Any]]) -> list[Book]:
        """The same in reverse order."""
        return [book(one) for one in books][::-1]

    def perhaps(self, book: Book | None = None) -> Book | None:
        """The same."""
        return book

    def read(self, callback: Callable[[str], object]) -> None:
        """Calls back until it is told to stop."""
        all(callback(piece) for piece in "abc")

    def fail(self) -> None:
        """Fails."""
        raise MullamaError("the shelf is full")

    def find(self, text: str) -> str:
        """One input."""
        return f"text {text}"

    def pages(self, pages: list[int]) -> str:
        """Another."""
        return f"pages {pages[-1]}"


def abi_version() -> int:
    """A number."""
    return 3


def api_digest() -> str:
    """Digits."""
    return "d1"
