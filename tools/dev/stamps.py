"""Tells whether a built thing is older than what it is made of, by content: a second build of an unchanged tree does nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAMPS = ROOT / "build" / "stamps"

# Built, fetched or made by a test: never an input.
IGNORED_FOLDERS = frozenset({"target", "build", "dist", "node_modules", "vendor", "tests", "examples", "benches", "__pycache__"})
IGNORED_ENDINGS = (".node", ".so", ".pyc")


def input_files(places: Iterable[str]) -> Iterator[Path]:
    """Every source file under these files and folders of the repository, in one order on every machine."""
    for place in sorted(places):
        start = ROOT / place
        if not start.exists():
            raise FileNotFoundError(f"{place}: this folder is not here")
        if start.is_file():
            yield start
        for folder, folders, files in os.walk(start):
            folders[:] = sorted(name for name in folders if name not in IGNORED_FOLDERS and not name.startswith("."))
            yield from (Path(folder, name) for name in sorted(files) if not name.endswith(IGNORED_ENDINGS))


def digest(places: Iterable[str]) -> str:
    """A fingerprint of the names and contents of all input files."""
    whole = hashlib.sha256()
    for file in input_files(places):
        whole.update(f"{file.relative_to(ROOT)}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


class Stamp:
    """Remembers which inputs the outputs were made of, and which environment they were made in."""

    def __init__(self, name: str, inputs: Iterable[str], outputs: Iterable[Path], environment: str = "") -> None:
        """`environment` is whatever else the outputs depend on, such as the virtual environment that they are installed in."""
        self._file = STAMPS / name
        self._outputs = tuple(outputs)
        self._now = f"{digest(inputs)} {environment}"

    def is_fresh(self) -> bool:
        """Whether every output exists and was made of exactly these inputs."""
        return self._file.is_file() and self._file.read_text() == self._now and all(output.exists() for output in self._outputs)

    def set(self) -> None:
        """Notes that the outputs are made of the inputs as they were when this object was created."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(self._now)
