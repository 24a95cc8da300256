"""pip: one wheel for each platform, for every CPython from 3.8 on, and the sdist."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.package.managers import Row
from tools.package.natives import Natives
from tools.package.rooms import Trouble


def pack(natives: Sequence[Natives], dist: Path) -> list[Path]:
    """The wheels, which were made where the extension was compiled."""
    return [Path(shutil.copy(each.wheel, dist)) for each in natives]


def check(dist: Path) -> Iterator[Row]:
    """Installs the wheel."""
    raise Trouble(f"{dist}: not written yet")
    yield
