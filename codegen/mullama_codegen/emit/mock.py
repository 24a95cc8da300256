"""Writes a whole tree for a description: every generated file, the hand-written runtimes beside them, and a mock core beneath.

What the generator makes of any description can be compiled there, in every language, though no real core answers it.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from . import headers
from .tree import FileMap, generated_on_disk, listed

SUPPORT = Path(__file__).parents[2] / "mock_core"
FOLDERS = ("ffi/", "bindings/", "core/conformance/")
# Hand-written core that the generated part of core rests on, and that names nothing of one description: there, and here.
SHARED = {
    "core/src/checks.rs": "core/src/checks.rs",
    "core/src/instead.rs": "core/src/instead.rs",
    "core/src/prompt.rs": "core/src/text/prompt.rs",
    "core/src/reserve.rs": "core/src/engine/reserve.rs",
    "core/src/text.rs": "core/src/text/check.rs",
}
# What is written for the one real API is not part of a tree for another.
LEFT_OUT = re.compile(r"(^|/)(tests|examples|headergen|vendor|node_modules)/|_test\.go$|/preload\.php$|/(hostile|lm_eval)\.py$")
MEMBERS = ("core", "core/conformance", "ffi", "bindings/node", "bindings/python")


def tree(root: Path, made: FileMap) -> dict[str, bytes]:
    """Every file of the tree, by its path, around what was made of the description."""
    made = {**made, **headers.make(root, made)}
    by_hand = {path: path for path in (*_by_hand(root), "Cargo.lock")} | SHARED
    files = {path: (root / source).read_bytes() for path, source in by_hand.items()}
    files["Cargo.toml"] = _workspace((root / "Cargo.toml").read_text(encoding="utf-8")).encode()
    for file in SUPPORT.iterdir():
        files["core/Cargo.toml" if file.suffix == ".toml" else f"core/src/{file.name}"] = file.read_bytes()
    return files | {path: text.encode() for path, text in made.items()}


def write(out: Path, files: dict[str, bytes]) -> int:
    """Brings a folder in line with the tree and tells how many files changed; what is the same keeps its time, so builds stay warm."""
    changed = 0
    for path, content in files.items():
        file = out / path
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            changed += 1
    for folder in ("core", "ffi", "bindings"):
        for file in [f for f in (out / folder).rglob("*") if f.is_file()]:
            if file.relative_to(out).as_posix() not in files and not _is_built(file.relative_to(out)):
                file.unlink()
                changed += 1
    return changed


def _by_hand(root: Path) -> list[str]:
    """The runtimes: what is in the folders and neither generated nor about the one real API."""
    generated = set(generated_on_disk(root))
    return [
        path
        for path in listed(root)
        if path.startswith(FOLDERS) and path not in generated and not LEFT_OUT.search(path) and (root / path).is_file()
    ]


def _workspace(manifest: str) -> str:
    members = ", ".join(f'"{member}"' for member in MEMBERS)
    return re.sub(r"members = \[[^\]]*\]", f"members = [{members}]", manifest, count=1)


def _is_built(path: Path) -> bool:
    return "node_modules" in path.parts or PurePosixPath(path).name == "index.node"
