"""What a page of the reference is made of, ready to print."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tab:
    """Code in one language."""

    title: str
    fence: str
    code: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the cells are Markdown."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, in this order; what is empty is left out."""

    level: int
    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    tabs: tuple[Tab, ...] = ()
    params: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The title behind its hashes."""
        return f"{'#' * self.level} {self.title}"


@dataclass(frozen=True, slots=True)
class Page:
    """One file."""

    stem: str
    sections: tuple[Section, ...]


def slug(title: str) -> str:
    """The anchor that Markdown gives a heading."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower())
