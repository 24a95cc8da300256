"""Assertions that a test plants into the engine of a client that is built with the feature `__planted`; nothing that is shipped has it.

The runner writes a file, and the next call of the client's into the engine's shim reads it and takes it away
(core/src/engine/shim/planted.cpp).
"""

from __future__ import annotations

from pathlib import Path

VARIABLE = "MULLAMA_PLANT"  # names the file, in the client's environment
WHERE = ("any", "caller", "team")  # thread that asserts; a team's is one of those that compute for the caller


def plant(file: Path, call: str, after: int = 0, swallow: bool = False, thread: str = "any") -> None:
    """Lets the shim's function `call` assert once, after `after` calls that go well; `swallow` catches it on its way, as llama.cpp does."""
    fresh = file.with_suffix(".new")
    fresh.write_text(f"{call} {after} {int(swallow)} {WHERE.index(thread)}\n", encoding="utf-8")
    fresh.replace(file)


def left_over(file: Path) -> str:
    """Says that nothing has read what was planted last; clears it for the next case."""
    if not file.exists():
        return ""
    file.unlink()
    return "what was planted was never read: the client is built without the feature __planted"
