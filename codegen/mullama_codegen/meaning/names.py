"""Names are tuples of words; a language's case is applied last, then its keywords are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

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


# Words that a language reserves, or that its generated code needs for itself. Escaping appends an underscore.
KEYWORDS: dict[str, frozenset[str]] = {
    "rust": frozenset(
        "as async await break const continue crate dyn else enum extern false fn for gen if impl in let loop match mod move mut pub ref"
        " return self static struct super trait true type unsafe use where while abstract become box do final macro override priv"
        " try typeof unsized virtual yield Self".split()
    ),
    "python": frozenset(
        "False None True and as assert async await break class continue def del elif else except finally for from global if"
        " import in is lambda nonlocal not or pass raise return try while with yield self"
        # What annotations name.
        " bool bytes dict float int list object str tuple".split()
    ),
    "node": frozenset(
        "abstract arguments async await boolean break byte case catch char class const continue debugger default delete do double else"
        " enum eval export extends false final finally float for function goto if implements import in instanceof int"
        " interface let long native new null package private protected public return short static super switch synchronized"
        " this throw throws transient true try typeof undefined var void volatile while with yield".split()
    ),
    "go": frozenset(
        "break case chan const continue default defer else fallthrough for func go goto if import interface map package range"
        " return select struct switch type var bool byte error string len cap nil true false append copy make new panic any"
        " int32 int64 uint32 uint64 float32 float64".split()
    ),
    "php": frozenset({"this"}),
    "c": frozenset(
        "auto break case char const continue default do double else enum extern float for goto if inline int long register restrict"
        " return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false nullptr"
        " constexpr alignas alignof static_assert thread_local typeof errno NULL"
        " size_t ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t"
        # What even `r#` makes no identifier of in the Rust that the header is written from.
        " self Self super crate"
        " and asm bitand bitor catch class compl concept const_cast consteval constinit decltype delete dynamic_cast explicit export"
        " friend mutable namespace new noexcept not operator or private protected public requires reinterpret_cast static_cast"
        " template this throw try typeid typename using virtual wchar_t xor".split()
    ),
}
KEYWORDS["cpp"] = KEYWORDS["c"]
# Words that no function or class of PHP may bear; its variables may.
PHP_RESERVED = frozenset(
    "abstract and array as break callable case catch class clone const continue declare default do echo else elseif empty enum"
    " eval exit extends final finally fn for foreach function global goto if implements include instanceof insteadof interface"
    " isset list match namespace new or parent print private protected public readonly require return self static string switch throw trait"
    " try unset use var while xor yield true false null int float bool void mixed never object iterable".split()
)


def escape(identifier: str, language: str) -> str:
    """The identifier, with an underscore behind it where the language reserves the word."""
    return identifier + "_" if identifier in KEYWORDS[language] else identifier


def is_snake(text: str) -> bool:
    """Whether a key of the description can be read as words."""
    return bool(re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", text))
