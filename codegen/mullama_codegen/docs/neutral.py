"""The words of the reference, which belong to no language: names as the description has them, each by its whole name."""

from __future__ import annotations

from collections.abc import Mapping

from ..meaning.links import Literal, Reference, Typed
from ..meaning.model import Absent, Api, Callback, Doc, ErrorCode, Fact, Field, Operation
from ..meaning.names import Case
from ..meaning.types import Type
from .spoken import Words


class PageWords(Words):
    """References stay references, which pages link, but for what has no place of its own there."""

    def __init__(self, api: Api, titles: Mapping[str, str]) -> None:
        super().__init__(api)
        self.titles = titles

    def has(self, scope: tuple[object, ...]) -> bool:
        """Pages show what any language has."""
        del scope
        return True

    def own_type(self, value: Field | Fact) -> Type:
        """The type in the description."""
        return value.type

    def name(self, found: Reference, type_: Type | None, absent: Absent | None) -> str:
        """The item by its whole name, for `Places` to link."""
        del type_, absent
        item, owner = found.item, found.owner
        if item is Literal.NONE:
            return "nothing"
        if isinstance(item, Literal):
            return self.code(item.value)
        if isinstance(item, Field) and isinstance(owner, (Operation, Callback)):
            return self.code(item.id)
        if isinstance(item, ErrorCode):
            return f"[[errors.{item.id}]]"
        if isinstance(item, Typed) and owner is None:
            return f"[[{item.name.to(Case.PASCAL)}]]"
        own = str(found.form.name) if found.form else item.id
        return f"[[{owner.name.to(Case.PASCAL)}.{own}]]" if owner else f"[[{own}]]"

    def since(self, version: str, in_line: bool) -> str:
        """Pages say it themselves."""
        del version, in_line
        return ""

    def note(self, doc: Doc) -> str:
        """Every language's."""
        return " ".join(f"In {self.titles[language]}: {text}" for language, text in sorted(doc.notes.items()))
