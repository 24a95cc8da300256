"""Fails on an import against the layers of `core/src`: each may know those below it, and none above.

The order stands here, once. Names that `lib.rs` re-exports belong to the layer that they come from.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

# From the top down; those in one row do not know each other.
LAYERS = (("api",), ("conversation",), ("chat", "constraint", "embedding"), ("scheduler",), ("runtime",), ("text",), ("engine",), ("gguf",))
# What every layer stands on, and what is made of api.yaml for every layer.
BASE = {"lib", "error", "checks", "instead", "generated"}

COMMENT = re.compile(r"//.*")
# The path after `crate::`, with its braces if it has any.
PATH = re.compile(r"\bcrate::(?P<path>(?:\w+::)*)(?P<last>\w+|\*|\{)")
RE_EXPORT = re.compile(r"pub use (\w+)::([^;]*);")
# Everything of a file, of which functions are what the root then has.
WHOLE_FILE = re.compile(r"pub use ((\w+)::\w+)::\*;")
FUNCTION = re.compile(r"^pub fn (\w+)", re.MULTILINE)


def height(layer: str) -> int:
    """How far up a layer is; 0 is the lowest."""
    return next(at for at, row in enumerate(reversed(LAYERS)) if layer in row)


def known_layers() -> set[str]:
    """Every folder that has a place in the order."""
    return {layer for row in LAYERS for layer in row}


def re_exports(src: Path) -> dict[str, str]:
    """The layer of each name of the crate's root."""
    lib = COMMENT.sub("", (src / "lib.rs").read_text())
    found = {name: layer for layer, names in RE_EXPORT.findall(lib) for name in re.findall(r"\w+", names)}
    for path, layer in WHOLE_FILE.findall(lib):
        if layer not in BASE:
            found |= dict.fromkeys(FUNCTION.findall((src / f"{path.replace('::', '/')}.rs").read_text()), layer)
    return found


def roots(code: str) -> list[tuple[int, str]]:
    """What stands first after `crate::`, with its line: a module, or a name of the crate's root."""
    found = []
    for match in PATH.finditer(code):
        line = code.count("\n", 0, match.start()) + 1
        if match["path"]:
            found.append((line, match["path"].split("::")[0]))
        elif match["last"] == "{":
            found += [(line, name) for name in _first_names(code[match.end() :])]
        else:
            found.append((line, match["last"]))
    return found


def _first_names(rest: str) -> list[str]:
    """The first segment of each path in a list of imports, whose opening brace is read already."""
    nested = re.compile(r"\{[^{}]*\}")
    while (inner := nested.search(rest)) and inner.start() < rest.find("}"):
        rest = rest[: inner.start()] + rest[inner.end() :]
    return re.findall(r"(?:^|,)\s*(\w+)", rest[: rest.find("}")])


def problems(src: Path) -> list[str]:
    """Every import that goes up or sideways, and every file that has no layer."""
    exported = re_exports(src)
    found = []
    for file in sorted(src.rglob("*.rs")):
        inside = file.relative_to(src)
        layer = inside.parts[0].removesuffix(".rs")
        if layer in BASE:
            continue
        if layer not in known_layers():
            found.append(f"{inside}: {layer} is no layer; tools/dev/rust_layers.py has the order")
            continue
        for line, name in roots(COMMENT.sub("", file.read_text())):
            other = exported.get(name, name)
            if other in known_layers() and other != layer and height(other) >= height(layer):
                found.append(f"{inside}:{line}: {layer} may not know {other} ({name})")
    return found


def main(folders: list[str]) -> int:
    """Prints what is wrong and fails if anything is."""
    found = [problem for folder in folders for problem in problems(Path(folder))]
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
