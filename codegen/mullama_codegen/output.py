"""What views hand to `emit/`: a path, a template and what it prints; and what each kind of file needs around its text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any


@dataclass(frozen=True, slots=True)
class FileKind:
    """Files of one suffix: what stands before and behind the notice in the first line, and the formatter that reads a pipe."""

    suffix: str
    before: str
    behind: str = ""
    formatter: tuple[str, ...] = ()  # empty where the templates print well by themselves


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
