"""Names are tuples of words; a language's case is applied last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

INITIALISMS = frozenset({"abi", "api", "bos", "cpu", "eog", "eos", "eot", "gbnf", "gpu", "id", "json", "nl", "url", "utf8"})


class Case(Enum):
    """How words are joined into one identifier."""

    SNAKE = "snake"
    CAMEL = "camel"
    PASCAL = "pascal"
    GO = "go"  # Pascal with initialisms in capitals
    SCREAMING = "screaming"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in no language: lower-case words in order."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, snake: str) -> Name:
        """The name that `snake_case` spells."""
        return cls(tuple(word for word in snake.split("_") if word))

    def __add__(self, other: Name) -> Name:
        return Name(self.words + other.words)

    def __str__(self) -> str:
        return "_".join(self.words)

    @cache  # noqa: B019  # names are few, and live as long as the generator
    def to(self, case: Case) -> str:
        """The name in a language's case, keywords not yet escaped."""
        first, *rest = self.words
        match case:
            case Case.SNAKE:
                return "_".join(self.words)
            case Case.SCREAMING:
                return "_".join(self.words).upper()
            case Case.CAMEL:
                return _joined([first, *map(_capital, rest)])
            case Case.PASCAL:
                return _joined(map(_capital, self.words))
            case Case.GO:
                return _joined(w.upper() if w in INITIALISMS else _capital(w) for w in self.words)


def _joined(words: Iterable[str]) -> str:
    """The words side by side, with an underscore where two digits would meet: `Q8_0`, not `Q80`."""
    joined = ""
    for word in words:
        joined += f"_{word}" if joined[-1:].isdigit() and word[:1].isdigit() else word
    return joined


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def with_suffix(spelling: str, suffix: Name | None, case: Case) -> str:
    """A verbatim spelling followed by further words in the same case."""
    if suffix is None:
        return spelling
    if case is Case.SNAKE:
        return f"{spelling}_{suffix.to(case)}"
    return spelling + suffix.to(Case.GO if case is Case.GO else Case.PASCAL)


def is_snake(text: str) -> bool:
    """Whether a key of the description can be read as words."""
    return bool(re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", text))
