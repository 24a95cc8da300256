"""The lines by which the bindings' READMEs say that a package is installed: trials run these, word by word, and none is left out.

A line is one of a code block, or a code span, where a README says how its package is installed. Lines for a checkout (`FROM_SOURCE`) are
what the build itself runs.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from pathlib import Path

from tools.dev.stamps import ROOT
from tools.package.managers import Row, timed
from tools.package.rooms import Trouble

READMES = {name: ROOT / "bindings" / name / "README.md" for name in ("python", "node", "go", "php", "c")} | {
    "rust": ROOT / "core" / "README.md"
}
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
# Languages of code blocks that a shell runs.
SHELLS = ("bash", "sh")
FROM_SOURCE = ("cd bindings/", "cargo build", "cmake -S bindings/", "cmake --install build/c", "pip install ../../target/")
# Those that say it under their first heading; the others say it before that.
UNDER_A_HEADING = ("python", "php", "c", "rust")
# The lines that a trial has asked for in this process, for each binding.
asked: dict[str, set[str]] = {}


def installing(binding: str) -> str:
    """The README's part that says how it is installed."""
    parts = re.split(r"^## ", READMES[binding].read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    return parts[1 if binding in UNDER_A_HEADING else 0]


def shell_lines(binding: str) -> list[str]:
    """Every line of a shell's that a user with a package would copy."""
    blocks = (code for language, code in BLOCK.findall(installing(binding)) if language in SHELLS)
    lines = (line.partition("   #")[0].strip() for code in blocks for line in code.splitlines())
    return [line for line in lines if line and not line.startswith(FROM_SOURCE)]


def line(binding: str, begins: str, places: Mapping[str, str] | None = None) -> str:
    """The one line, or code span, that begins so; `places` puts a trial's folders where the README has a user's.

    Raises Trouble where there is none, where there are several and none is the very text, and where a place is not in it.
    """
    text = installing(binding)
    spans = SPAN.findall(BLOCK.sub("", text))
    found: set[str] = {each for each in (*shell_lines(binding), *spans) if each.startswith(begins)}
    if begins in found:
        found = {begins}
    if len(found) != 1:
        raise Trouble(f"{READMES[binding]}: {len(found)} lines begin with {begins!r}, where a trial runs one: {', '.join(sorted(found))}")
    (written,) = found
    asked.setdefault(binding, set()).add(written)
    for place, ours in (places or {}).items():
        if place not in written:
            raise Trouble(f"{READMES[binding]}: {written!r} has no {place!r}")
        written = written.replace(place, ours)
    return written


def block(binding: str, language: str) -> str:
    """The one code block in a language."""
    found = [code for name, code in BLOCK.findall(installing(binding)) if name == language]
    if len(found) != 1:
        raise Trouble(f"{READMES[binding]}: {len(found)} blocks of {language} say how it is installed, where a trial takes one")
    return str(found[0])


def whole(binding: str) -> Row:
    """That every line was run; to be asked after the trials."""
    begin = time.monotonic()
    lines = shell_lines(binding)
    if left := [each for each in lines if each not in asked.get(binding, set())]:
        raise Trouble(f"{READMES[binding]}: no trial runs {'; '.join(left)}")
    named = Path(READMES[binding]).relative_to(ROOT)
    return Row(f"every line of {named} was run, word by word", timed(begin), f"{len(asked.get(binding, set()))} lines and commands")
