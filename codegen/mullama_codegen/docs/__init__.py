"""The reference: Markdown pages for MkDocs, with a tab for each language. It imports no language: their spellers are handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..meaning.model import Api
from ..output import File, FileKind
from . import handles, overview, values
from .guide import Guide
from .speller import Speller

KIND = FileKind(".md", "<!-- ", " -->")
FOLDER = "docs/reference"


def files(api: Api, spellers: Iterable[Speller]) -> Iterator[File]:
    """Every page of the reference."""
    guide = Guide(api, spellers)
    for page in (overview.page(guide), *handles.pages(guide), *values.pages(guide)):
        yield File(f"{FOLDER}/{page.stem}.md", "docs/page.md.j2", page)
