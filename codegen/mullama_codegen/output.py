"""What a view hands to `emit/`: a path, a template, and what the template prints."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any


@dataclass(frozen=True, slots=True)
class File:
    """One file to write: its path from the repository's root, its template (`go/handle.go.j2`) and what the template prints."""

    path: str
    template: str
    view: Any

    @property
    def suffix(self) -> str:
        """The file's kind."""
        return PurePosixPath(self.path).suffix
