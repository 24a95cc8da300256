"""npm: `mullama`, which is JavaScript and types, and a package for each platform with its native module.

npm, pnpm and yarn install of the platform packages, which are optional dependencies, the one whose `os`, `cpu` and `libc` fit.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.dev.build import NODE
from tools.dev.stamps import ROOT
from tools.package import npm_check, rights
from tools.package.managers import Row
from tools.package.natives import Natives, Platform
from tools.package.rooms import Trouble

OSES = {"linux": "linux", "macos": "darwin", "windows": "win32"}
CPUS = {"x86_64": "x64", "aarch64": "arm64"}
# What npm's `libc` calls them, and what names of packages end in.
LIBCS = {"gnu": "glibc", "musl": "musl"}
ABIS = {"gnu": "gnu", "musl": "musl", "msvc": "msvc"}
# What a user of the package has no use for.
OURS_ONLY = ("scripts", "devDependencies")
SHARED = ("license", "repository", "homepage", "bugs", "engines")

README = """# {name}

The native module of [mullama](https://www.npmjs.com/package/mullama) for {title}.
{how} There is nothing in it to call.
"""

INSTALLED_BY = {
    "main": "Installing `mullama` installs this package where it fits.",
    "user": "`npm install mullama {name}` installs it beside `mullama`, which then loads it in place of its own.",
}


def pack(natives: Sequence[Natives], dist: Path) -> list[Path]:
    """One archive for each platform, and the main package, which asks for just those."""
    platforms = [pack_platform(each, dist) for each in natives]
    with TemporaryDirectory() as staged:
        # A package for a GPU is installed by who wants it, beside this one.
        manifest = main_manifest([name_of(each.platform) for each in natives if not each.platform.gpu])
        return [*platforms, packed(manifest, main_files(Path(staged), manifest), dist)]


def check(dist: Path) -> Iterator[Row]:
    """Installs them from a registry on every Node.js that they promise."""
    return npm_check.check(dist)


def name_of(platform: Platform) -> str:
    """The name of a platform's package: mullama-linux-x64-gnu."""
    libc = {"windows": "msvc"}.get(platform.os, platform.libc)
    return "-".join(["mullama", OSES[platform.os], CPUS[platform.cpu], *filter(None, [ABIS.get(libc), platform.gpu])])


def own_manifest() -> dict[str, Any]:
    """The `package.json` of the checkout."""
    manifest: dict[str, Any] = json.loads((NODE / "package.json").read_text(encoding="utf-8"))
    return manifest


def main_manifest(platforms: Sequence[str]) -> dict[str, Any]:
    """The main package's `package.json`; its version and those of its platforms are the same."""
    manifest = {key: value for key, value in own_manifest().items() if key not in OURS_ONLY}
    manifest["files"] = [file for file in manifest["files"] if file != "*.node"]
    return manifest | {"optionalDependencies": dict.fromkeys(platforms, manifest["version"])}


def main_files(folder: Path, manifest: dict[str, Any]) -> Path:
    """The main package's files, without a native module."""
    for name in manifest["files"]:
        of = NODE / name
        if of.is_dir():
            shutil.copytree(of, folder / name)
        else:
            shutil.copy(of, folder)
    shutil.copy(ROOT / "LICENSE", folder)
    return folder


def platform_manifest(platform: Platform) -> dict[str, Any]:
    """A platform package's `package.json`, by which package managers see whether it fits."""
    name, own = name_of(platform), own_manifest()
    file = f"{name.replace('mullama-', 'mullama.', 1)}.node"
    title = ", ".join(filter(None, (platform.os, platform.cpu, platform.libc, platform.gpu)))
    manifest = {
        "name": name,
        "version": own["version"],
        "description": f"The native module of mullama for {title}",
        **{key: own[key] for key in SHARED},
        "main": file,
        "files": [file, "THIRD-PARTY.txt", "sbom.cdx.json"],
        "os": [OSES[platform.os]],
        "cpu": [CPUS[platform.cpu]],
        # Yarn would leave it in an archive, from which no system loads a library.
        "preferUnplugged": True,
    }
    return manifest | ({"libc": [LIBCS[platform.libc]]} if platform.os == "linux" else {})


def pack_platform(natives: Natives, dist: Path) -> Path:
    """The archive of one platform's package."""
    manifest = platform_manifest(natives.platform)
    if not natives.node.is_file():
        raise Trouble(f"{natives.node} is not there, which {manifest['name']} is to carry")
    with TemporaryDirectory() as staged:
        folder = Path(staged)
        shutil.copy(natives.node, folder / manifest["main"])
        rights.write(folder, manifest["name"], ["mullama-node"], natives.platform.target)
        how = INSTALLED_BY["user" if natives.platform.gpu else "main"].format(name=manifest["name"])
        (folder / "README.md").write_text(README.format(name=manifest["name"], title=natives.platform.name, how=how), encoding="utf-8")
        return packed(manifest, folder, dist)


def packed(manifest: dict[str, Any], folder: Path, dist: Path) -> Path:
    """What `npm pack` makes of a folder with this `package.json`; the same bytes each time."""
    (folder / "package.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    command = ["npm", "pack", "--silent", "--ignore-scripts", f"--pack-destination={dist}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"npm pack refuses {manifest['name']}: {done.stderr.strip()}")
    return dist / done.stdout.strip().splitlines()[-1]
