"""The reference, with a tab for each language, and the manual of `api.yaml`: Markdown for MkDocs.

No language is imported here: their spellers are handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..meaning.model import Api
from ..output import File, FileKind
from . import handles, manual, overview, values
from .guide import Guide
from .parts import Page
from .speller import Speller

KIND = FileKind(".md", "<!-- ", " -->")
FOLDER = "docs"


def files(api: Api, spellers: Iterable[Speller]) -> Iterator[File]:
    """Every generated page."""
    yield _file("", manual.page())
    guide = Guide(api, spellers)
    for page in (overview.page(guide), *handles.pages(guide), *values.pages(guide)):
        yield _file("reference/", page)


def _file(folder: str, page: Page) -> File:
    return File(f"{FOLDER}/{folder}{page.stem}.md", "docs/page.md.j2", page)
