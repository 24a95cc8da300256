"""The reference: Markdown pages for MkDocs, with a tab for each language."""

from __future__ import annotations

from collections.abc import Iterator

from ...abi import Abi
from ...model import Api
from ...render import File
from . import handles, overview, values
from .guide import Guide

FOLDER = "docs/reference"


def files(api: Api, abi: Abi) -> Iterator[File]:
    """Every page of the reference."""
    guide = Guide(api, abi)
    for page in (overview.page(guide), *handles.pages(guide), *values.pages(guide)):
        yield File(f"{FOLDER}/{page.stem}.md", "docs/page.md.j2", page)
