"""What a language is to the passes before its views: names, words, files and abilities, as one value in its `language.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ..meaning.model import FormKind
from ..meaning.names import Case
from ..output import FileKind


class Through(Enum):
    """How a binding reaches core."""

    CORE = "core"  # its glue is Rust
    C = "c"


@dataclass(frozen=True, slots=True)
class Links:
    """How a doc comment links to an item: a pattern with `{type}`, `{sep}` and `{member}`, and what `{sep}` is."""

    pattern: str
    separator: str = "."


@dataclass(frozen=True, slots=True)
class Language:
    """One language."""

    id: str  # its key in the description, and the name of its folder
    title: str
    case: Case  # of calls, parameters and fields
    keywords: frozenset[str]  # words that it reserves, or that its generated code needs for itself
    through: Through
    links: Links
    fence: str  # the name by which Markdown colours its code
    kinds: tuple[FileKind, ...]  # of the files that are written in it
    ignores_case: bool = False  # of classes and functions
    one_namespace: bool = False  # types and functions of a package are named in one place
    forms: frozenset[FormKind] = frozenset(FormKind)  # that it can express
    made_of: Mapping[FormKind, tuple[FormKind, ...]] = field(
        default_factory=dict
    )  # a form that calls another of its own; any of these will do
    stream_methods: frozenset[str] = frozenset({"next", "try_next", "finish"})  # that it can express
    takes_shorthand: bool = False  # a record may be given as the values of its shorthand; others name the fields
    takes_maps: bool = False  # a list of keyed records may be given as a map
    takes_positions: bool = False  # fields may be given by position or by name
    presets_among_fields: bool = False  # a record's presets are named in the same place as its fields

    def escape(self, identifier: str) -> str:
        """The identifier, with an underscore behind it where the language reserves the word."""
        return f"{identifier}_" if identifier in self.keywords else identifier
