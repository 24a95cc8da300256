"""`mullama.h` comes from cbindgen over the generated shim; a small crate of the workspace runs it.

The header carries a digest of what it is made of and of itself. Where both are as they were, cbindgen is not asked, so that a description
that leaves the C ABI alone needs no build; lint asks it all the same.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from .render import NOTICE
from .tree import FileMap

SHIM = "ffi/src/generated/"
HEADER = "bindings/c/include/mullama.h"
GENERATOR = "ffi/headergen"
CONFIG = f"{GENERATOR}/cbindgen.toml"
DIGEST = re.compile(r"^/\* Digest: ([0-9a-f]{16}) \*/\n", re.MULTILINE)


class HeaderError(Exception):
    """cbindgen refused the shim."""


def make(root: Path, made: FileMap, ask_cbindgen: bool = False) -> dict[str, str]:
    """The C header of the shim that was just made: the one that is there where nothing has changed, unless cbindgen shall be asked."""
    # cbindgen follows the `mod` lines of mod.rs: given that file as well, it would print every function twice.
    sources = sorted((path for path in made if path.startswith(SHIM) and path != f"{SHIM}mod.rs"), key=_order(made))
    there = root / HEADER
    text = there.read_text(encoding="utf-8") if there.exists() else ""
    if ask_cbindgen or not is_made_of(text, _inputs(root, made, sources)):
        body = _cbindgen(root, made, sources).lstrip()
        text = f"/* {NOTICE} */\n/* Digest: {digest_of(_inputs(root, made, sources), body)} */\n{body}"
    return {HEADER: text}


def is_made_of(header: str, inputs: str) -> bool:
    """Whether a header is what cbindgen made of these inputs, by the digest that it carries."""
    found = DIGEST.search(header)
    return found is not None and found[1] == digest_of(inputs, header[found.end() :])


def _inputs(root: Path, made: FileMap, sources: list[str]) -> str:
    """All that decides what cbindgen prints: the shim, its settings, and the program that runs it."""
    program = [root / CONFIG, *sorted((root / GENERATOR / "src").glob("*.rs")), root / GENERATOR / "Cargo.toml"]
    return "\0".join([*(made[source] for source in sources), *(file.read_text(encoding="utf-8") for file in program)])


def digest_of(inputs: str, body: str) -> str:
    """What the header's second line carries."""
    return hashlib.sha256(f"{inputs}\0{body}".encode()).hexdigest()[:16]


def _cbindgen(root: Path, made: FileMap, sources: list[str]) -> str:
    """What cbindgen prints of the shim; types come before the functions that use them."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / Path(path).name for path in sources]
        for path, source in zip(paths, sources, strict=True):
            path.write_text(made[source], encoding="utf-8")
        # Not optimised: it works for a second, and optimising it takes two minutes.
        done = subprocess.run(
            ["cargo", "run", "--quiet", "--package", "mullama-headergen", "--", str(root / CONFIG), *map(str, paths)],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise HeaderError(f"{HEADER}: {done.stderr.strip()}")
    return done.stdout


def _order(made: FileMap) -> Callable[[str], tuple[bool, int]]:
    """The order in which the shim's `mod.rs` lists its modules, types first."""
    listed = [line.split()[1].rstrip(";") for line in made[f"{SHIM}mod.rs"].splitlines() if line.startswith("mod ")]
    places = {f"{SHIM}{name}.rs": place for place, name in enumerate(listed)}
    return lambda path: (not path.endswith("/types.rs"), places.get(path, -1))
