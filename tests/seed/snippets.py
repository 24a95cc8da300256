"""The code of the page that the project began with, by section and language: `common-api-patterns.md` is its chapter, word for word."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

CHAPTER = Path(__file__).with_name("common-api-patterns.md")
SEED = Path(__file__).resolve().parents[3] / "shared" / "design" / "seed-language-bindings.md"
BLOCK = re.compile(r'^=== "(?P<language>[^"]+)"\n\n(?P<code>(?: {4}.*\n|\n)+)', re.MULTILINE)
FENCED = re.compile(r"```\w+\n(?P<code>.*?)```", re.DOTALL)


def of(language: str) -> list[str]:
    """The snippets of one language, in the order of the sections."""
    blocks = (m for m in BLOCK.finditer(CHAPTER.read_text()) if m["language"] == language)
    found = (FENCED.search(textwrap.dedent(block["code"])) for block in blocks)
    return [block["code"] for block in found if block]
