"""Runs a language's own formatter over generated text; languages without one are printed well by their templates."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from ..output import FileKind


class FormatterError(Exception):
    """A formatter refused generated text or is not there."""


@cache
def format_text(kind: FileKind, text: str, path: str) -> str:
    """The text as the formatter of its kind leaves it."""
    if not kind.formatter:
        return text
    try:
        # rustfmt reads text from a pipe by the rustfmt.toml above its working folder: the repository's own.
        done = subprocess.run(
            kind.formatter, input=text, capture_output=True, text=True, encoding="utf-8", check=False, cwd=Path(__file__).parent
        )
    except FileNotFoundError as error:
        raise FormatterError(f"{path}: {kind.formatter[0]} is not installed; it formats *{kind.suffix}") from error
    if done.returncode != 0:
        raise FormatterError(f"{path}: {kind.formatter[0]} refuses the generated text:\n{done.stderr.strip()}")
    return done.stdout
