"""`mullama.h` comes from cbindgen over the generated shim; a small crate of the workspace runs it."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from .render import NOTICE
from .tree import FileMap

SHIM = "ffi/src/generated/"
HEADER = "bindings/c/include/mullama.h"
CONFIG = "ffi/headergen/cbindgen.toml"


class HeaderError(Exception):
    """cbindgen refused the shim."""


def make(root: Path, made: FileMap) -> dict[str, str]:
    """The C header of the shim that was just made; types come before the functions that use them."""
    # cbindgen follows the `mod` lines of mod.rs: given that file as well, it would print every function twice.
    sources = sorted((path for path in made if path.startswith(SHIM) and path != f"{SHIM}mod.rs"), key=_order(made))
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / Path(path).name for path in sources]
        for path, source in zip(paths, sources, strict=True):
            path.write_text(made[source], encoding="utf-8")
        done = subprocess.run(
            ["cargo", "run", "--quiet", "--release", "--package", "mullama-headergen", "--", str(root / CONFIG), *map(str, paths)],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise HeaderError(f"{HEADER}: {done.stderr.strip()}")
    return {HEADER: f"/* {NOTICE} */\n{done.stdout.lstrip()}"}


def _order(made: FileMap) -> Callable[[str], tuple[bool, int]]:
    """The order in which the shim's `mod.rs` lists its modules, types first."""
    listed = [line.split()[1].rstrip(";") for line in made[f"{SHIM}mod.rs"].splitlines() if line.startswith("mod ")]
    places = {f"{SHIM}{name}.rs": place for place, name in enumerate(listed)}
    return lambda path: (not path.endswith("/types.rs"), places.get(path, -1))
