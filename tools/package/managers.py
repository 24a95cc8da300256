"""The package managers: each has a module here, and the sessions `package` and `test-packages` go through them all.

A module's name is its folder's under `build/dist/`. It has

- `pack(natives, dist)`: writes the artefacts into `dist`, an empty folder, from the compiled parts of each platform, and gives them;
- `check(dist)`: installs what `pack` wrote as a user would, in bare roots (`rooms.py`) of the Debian releases that `releases()` gives, and
  gives a row for each thing that was tried, or raises `Trouble` with what went wrong. Nothing in it may need the checkout's build.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tools.package.natives import DIST, Natives
from tools.package.rooms import Trouble

# In the order in which the table shows them.
NAMES = ("python", "npm", "go_module", "composer", "c", "crates")
# In build/dist: the Debian releases that the artefacts are for.
FOR = "releases"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was tried with an artefact, for the table of the session's end."""

    step: str  # what was done and where: "pip install, CPython 3.8, bookworm"
    seconds: float
    said: str = ""  # what is worth telling: a size, a time to load, an answer


class Manager(Protocol):
    """What a package manager's module has."""

    @staticmethod
    def pack(natives: Sequence[Natives], dist: Path) -> list[Path]:
        """Writes the artefacts into an empty folder and gives them."""

    @staticmethod
    def check(dist: Path) -> Iterator[Row]:
        """Tries the artefacts of that folder, a row for each thing; raises Trouble where one does not hold."""


def releases() -> tuple[str, ...]:
    """The Debian releases that what is packed is for; of this machine's own build that is one."""
    return tuple((DIST / FOR).read_text(encoding="utf-8").split())


def is_local() -> bool:
    """Whether what is packed is this machine's own build, of which only the most telling things are tried."""
    return len(releases()) == 1


def manager(name: str) -> Manager:
    """The module of that name."""
    return cast("Manager", import_module(f"tools.package.{name}"))


def pack(name: str, natives: Sequence[Natives]) -> list[Path]:
    """Packs for one package manager into its folder, which is made anew; the artefacts that are there afterwards."""
    dist = DIST / name
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir(parents=True)
    artefacts = manager(name).pack(natives, dist)
    if missing := [str(path) for path in artefacts if not path.exists()]:
        raise Trouble(f"{name}: pack says that it wrote {', '.join(missing)}, which is not there")
    return artefacts


def check(name: str) -> Iterator[Row]:
    """Tries what was packed for one package manager."""
    dist = DIST / name
    if not dist.is_dir():
        raise Trouble(f"{name}: {dist} is not there; run `nox -s package` first")
    rows = 0
    for row in manager(name).check(dist):
        rows += 1
        yield row
    if not rows:
        raise Trouble(f"{name}: nothing was tried")


def timed(begin: float) -> float:
    """Seconds since a time of `time.monotonic()`, for a row."""
    return time.monotonic() - begin
