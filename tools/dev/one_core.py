"""Finds what would have core compiled more than once: `python tools/dev/one_core.py`.

Cargo gives a dependency the features that the packages of one command ask for. Where a binding asks for more than core does, that
dependency, what is above it, and core itself are compiled once more for the binding: minutes, of which nobody is told.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What `tools/dev/build.py` and the tests ask cargo for, one command each.
OURS = ("--package=mullama", "--edges=normal,build")
OTHERS = (
    ("--package=mullama", "--package=mullama-conformance", "--edges=normal,build"),
    ("--package=mullama-ffi", "--edges=normal,build"),
    ("--package=mullama-python", "--edges=normal,build"),
    ("--package=mullama-node", "--edges=normal,build"),
    ("--package=mullama", "--edges=normal,build,dev"),
    ("--package=mullama", "--features=mullama/schemars", "--edges=normal,build"),
)


def features(*selection: str) -> dict[str, str]:
    """Each package of others with its features, as cargo gives them for a selection of packages."""
    command = ("cargo", "tree", "--prefix=none", "--format={p}|{f}", *selection)
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    lines = {line.removesuffix(" (*)") for line in listed.splitlines() if "|" in line and "(/" not in line}
    return differing(lines)


def differing(lines: set[str]) -> dict[str, str]:
    """The features by package; those of one that is there twice, for this machine and for what runs while compiling, stand together."""
    found: dict[str, str] = {}
    for line in sorted(lines):
        package, _, its = line.partition("|")
        found[package] = f"{found[package]} and {its}" if package in found else its
    return found


def problems() -> Iterator[str]:
    """What core's dependencies have otherwise for another command."""
    ours = features(*OURS)
    for selection in OTHERS:
        theirs = features(*selection)
        for package in sorted(ours.keys() & theirs.keys()):
            if ours[package] != theirs[package]:
                yield f"{' '.join(selection)}: {package} has [{theirs[package]}], for core alone [{ours[package]}]"


if __name__ == "__main__":
    found = list(problems())
    print("\n".join([*found, "add the features in core/Cargo.toml"]) if found else "core is compiled once for all")
    sys.exit(bool(found))
