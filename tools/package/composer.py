"""Composer: one archive with the library of each platform under `lib/`, without tests and without a plugin.

`repository/` is what a repository of its own would hold, for Packagist takes versions from tags; `artifacts/` has the archive, with its
version inside, as a repository of the type `artifact` serves it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tools.dev.build import PHP
from tools.package import composer_check, rights
from tools.package.managers import Row
from tools.package.natives import Natives, Platform
from tools.package.rooms import Trouble

FILES = ("README.md", "autoload.php", "preload.php", "src", "examples")
OURS_ONLY = ("autoload-dev", "scripts", "config")
LIBRARIES = {"linux": "libmullama_ffi.so", "macos": "libmullama_ffi.dylib", "windows": "mullama_ffi.dll"}


def pack(natives: Sequence[Natives], dist: Path) -> list[Path]:
    """The repository and the archive."""
    repository, artifacts = dist / "repository", dist / "artifacts"
    repository.mkdir()
    artifacts.mkdir()
    for name in FILES:
        of = PHP / name
        if of.is_dir():
            shutil.copytree(of, repository / name)
        else:
            shutil.copy(of, repository)
    for each in natives:
        if each.platform.libc in ("", "gnu") and not each.platform.gpu:
            carry(each, repository / "lib" / folder_of(each.platform))
    shutil.copy(rights.LICENSE, repository)
    write_manifest(repository / "composer.json", {})
    return [repository, archive(repository, artifacts / f"mullama-mullama-{rights.version()}.zip")]


def check(dist: Path) -> Iterator[Row]:
    """Requires it from an artifact repository, and uses it in every way that PHP runs."""
    return composer_check.check(dist)


def folder_of(platform: Platform) -> str:
    """What the runtime looks for in `lib/` (`Library::platform()`): linux-x86_64."""
    return f"{platform.os}-{platform.cpu}"


def carry(natives: Natives, folder: Path) -> None:
    """A platform's library with whose work it carries."""
    if not natives.library.is_file():
        raise Trouble(f"{natives.library} is not there, which the package is to carry")
    folder.mkdir(parents=True)
    shutil.copy(natives.library, folder / LIBRARIES[natives.platform.os])
    rights.write(folder, "mullama/mullama", ["mullama-ffi"], natives.platform.target)


def write_manifest(file: Path, more: dict[str, str]) -> None:
    """The checkout's `composer.json` without what is for development, and with `more`."""
    manifest = json.loads((PHP / "composer.json").read_text(encoding="utf-8"))
    kept = {key: value for key, value in manifest.items() if key not in OURS_ONLY} | more
    file.write_text(json.dumps(kept, indent=4, ensure_ascii=False) + "\n", encoding="utf-8")


def archive(repository: Path, to: Path) -> Path:
    """The repository as a zip; the same files are the same bytes."""
    versioned = to.with_suffix(".json")
    write_manifest(versioned, {"version": rights.version()})
    with ZipFile(to, "w", ZIP_DEFLATED) as made:
        for file in sorted(each for each in repository.rglob("*") if each.is_file()):
            info = ZipInfo(file.relative_to(repository).as_posix())
            info.compress_type = ZIP_DEFLATED
            made.writestr(info, (versioned if file == repository / "composer.json" else file).read_bytes())
    versioned.unlink()
    return to
