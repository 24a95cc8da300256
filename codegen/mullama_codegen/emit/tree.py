"""Files in a tree: compares or writes what was generated. Everything is made in memory first; a failure writes nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..output import File, FileKind
from .format import format_text
from .render import NOTICE, environment, render

HEAD_LINES = 3  # PHP has its opening tag and a blank line before the notice

FileMap = Mapping[str, str]  # path from the root -> text


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not as the description says."""

    path: str
    kind: str  # changed, missing or orphaned

    def __str__(self) -> str:
        return f"{self.kind:8} {self.path}"


def make(files: Iterable[File], kinds: Iterable[FileKind]) -> dict[str, str]:
    """The text of every file, rendered and formatted as its kind is."""
    env, by_suffix, made = environment(), {kind.suffix: kind for kind in kinds}, {}
    for file in files:
        if file.path in made:
            raise ValueError(f"{file.path} is made twice")
        kind = by_suffix[file.suffix]
        made[file.path] = format_text(kind, render(env, file, kind), file.path)
    return dict(sorted(made.items()))


def compare(root: Path, made: FileMap) -> list[Difference]:
    """What differs on disk: changed and missing files, and generated ones that nothing makes any more."""
    found = []
    for path, text in made.items():
        file = root / path
        if not file.exists():
            found.append(Difference(path, "missing"))
        elif file.read_text(encoding="utf-8") != text:
            found.append(Difference(path, "changed"))
    found += [Difference(path, "orphaned") for path in generated_on_disk(root) if path not in made]
    return sorted(found, key=lambda d: d.path)


def write(root: Path, made: FileMap) -> list[Difference]:
    """Brings the disk in line and tells what it changed."""
    found = compare(root, made)
    for difference in found:
        file = root / difference.path
        if difference.kind == "orphaned":
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(made[difference.path], encoding="utf-8")
    return found


def generated_on_disk(root: Path) -> list[str]:
    """Every file of the tree that carries the notice in its first lines."""
    return [path for path in listed(root) if not path.startswith("codegen/") and _has_notice(root / path)]


def listed(root: Path) -> list[str]:
    """Every file of the tree; build output that git ignores is left out."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    return [path for path in done.stdout.decode().split("\0") if path]


def _has_notice(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        head = [stream.readline(200) for _ in range(HEAD_LINES)]
    return any(NOTICE.encode() in line for line in head)
