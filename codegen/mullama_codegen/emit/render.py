"""Prints a view through its template. Templates know nothing: they print fields, loop, and test for none."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

from ..output import File, FileKind

PACKAGE = Path(__file__).parent.parent
NOTICE = "Code generated from api.yaml by mullama-codegen. DO NOT EDIT."


@cache
def environment() -> jinja2.Environment:
    """Jinja as every template expects it: an unknown field is an error, blocks leave no blank lines.

    `go/handle.go.j2` is `handle.go.j2` in the folder `templates` of `languages/go`.
    """
    env = jinja2.Environment(
        loader=jinja2.PrefixLoader({folder.parent.name: jinja2.FileSystemLoader(folder) for folder in PACKAGE.rglob("templates")}),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    env.filters["lines_behind"] = lines_behind
    return env


def render(env: jinja2.Environment, file: File, kind: FileKind) -> str:
    """The text of a file, with the notice in its first line."""
    body = env.get_template(file.template).render(view=file.view)
    return f"{kind.before}{NOTICE}{kind.behind}\n{body.rstrip()}\n"


def lines_behind(text: str, prefix: str) -> str:
    """Each line of a text behind a comment's prefix, without trailing blanks."""
    return "\n".join(f"{prefix}{line}".rstrip() for line in text.splitlines())
