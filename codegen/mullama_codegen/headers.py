"""`mullama.h` comes from cbindgen over the generated shim; this is where it is called."""

from __future__ import annotations

from pathlib import Path

from .emit import FileMap


def make(root: Path, made: FileMap) -> dict[str, str]:
    """The C header of the shim that was just made."""
    return {}
