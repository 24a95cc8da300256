"""Whose work a package carries: LICENSE, THIRD-PARTY.txt and an SBOM, made from what cargo says is linked in."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tools.dev.stamps import ROOT
from tools.package.rooms import Trouble

LICENSE = ROOT / "LICENSE"
LICENSE_FILE = re.compile(r"(?i)^(licen[cs]e|copying|copyright|notice|unlicense)")
ENGINE = "llama-cpp-sys-2"
# Where the engine's sources say whose they are: what is compiled for processors, and no other backend.
ENGINE_SOURCES = ("llama.cpp/src", "llama.cpp/ggml/src/*.[ch]*", "llama.cpp/ggml/src/ggml-cpu")
RULE = "=" * 100

# What the compilers put in: cargo does not know of it.
COMPILERS = """The Rust standard library
Copyright (c) The Rust Project contributors. Licensed under the Apache License, Version 2.0, or the MIT license.

The GNU C++ library and libgcc (GNU/Linux builds only)
Copyright (C) Free Software Foundation, Inc. Licensed under the GNU General Public License, version 3 or later, with the GCC Runtime
Library Exception, version 3.1, which permits to distribute what is compiled with them under any terms.
"""


@dataclass(frozen=True, slots=True)
class Component:
    """A crate that is linked in."""

    name: str
    version: str
    license: str  # SPDX
    repository: str
    authors: tuple[str, ...]
    folder: Path


@cache
def metadata(target: str) -> dict[str, Any]:
    """What cargo knows of the workspace, for one target."""
    command = ("cargo", "metadata", "--format-version=1", "--locked", f"--filter-platform={target}")
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)  # type: ignore[no-any-return]


def components(crates: Sequence[str], target: str) -> list[Component]:
    """The crates of others that are linked into ours, by name; what only runs at build time is not among them."""
    said = metadata(target)
    packages = {package["id"]: package for package in said["packages"]}
    nodes = {node["id"]: node for node in said["resolve"]["nodes"]}
    ours = set(said["workspace_members"])
    waiting = [key for key in ours if packages[key]["name"] in crates]
    reached: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key in reached or is_macro(packages[key]):
            continue
        reached.add(key)
        waiting += [each["pkg"] for each in nodes[key]["deps"] if any(kind["kind"] is None for kind in each["dep_kinds"])]
    found = (packages[key] for key in reached - ours)
    return sorted(map(component, found), key=lambda each: (each.name, each.version))


def is_macro(package: dict[str, Any]) -> bool:
    """Whether a crate runs inside the compiler."""
    return any("proc-macro" in target["kind"] for target in package["targets"])


def component(package: dict[str, Any]) -> Component:
    """A crate as cargo tells of it; that it has no licence is an error, for then it may not be passed on."""
    if not package["license"]:
        raise Trouble(f"{package['name']} {package['version']} does not say under which licence it is")
    return Component(
        package["name"],
        package["version"],
        package["license"].replace("/", " OR "),
        package["repository"] or "",
        tuple(package["authors"]),
        Path(package["manifest_path"]).parent,
    )


def notice(crates: Sequence[str], target: str) -> str:
    """The text of THIRD-PARTY.txt for what our crates link; a licence text that many have stands there once."""
    found = components(crates, target)
    owners: dict[str, list[str]] = {}
    for each in found:
        for text in license_texts(each):
            owners.setdefault(text, []).append(f"{each.name} {each.version}")
    parts = [
        "What this package carries of others' work, and the terms of each.",
        engine_notice(next(each for each in found if each.name == ENGINE)),
        COMPILERS.strip(),
        "\n".join(f"{each.name} {each.version}, {each.license}, {each.repository}" for each in found),
        *(f"Of {', '.join(names)}:\n\n{text}" for text, names in owners.items()),
    ]
    return f"\n\n{RULE}\n".join(parts) + "\n"


def license_texts(crate: Component) -> list[str]:
    """The licence texts of one crate, or where it has none whose it is."""
    texts = [path.read_text(encoding="utf-8", errors="replace").strip() for path in license_files(crate.folder)]
    if texts or crate.name == ENGINE:
        return texts
    authors = ", ".join(crate.authors) or f"the authors of {crate.name}"
    return [f"Copyright (c) {authors}. The crate has no licence file; its terms are those of {crate.license}."]


def license_files(folder: Path) -> list[Path]:
    """The licence texts that lie at the top of a crate."""
    return sorted(path for path in folder.iterdir() if path.is_file() and LICENSE_FILE.match(path.name))


def engine_notice(engine: Component) -> str:
    """llama.cpp and ggml, which the crate carries as source, and whoever is named in their compiled files."""
    license_text = (engine.folder / "llama.cpp" / "LICENSE").read_text(encoding="utf-8").strip()
    named = "\n".join(sorted(set(named_in_sources(engine.folder))))
    head = f"llama.cpp and ggml, from {engine.name} {engine.version}"
    return f"{head}\n\n{license_text}\n\nParts of them, under the MIT license as well:\n{named}"


def named_in_sources(folder: Path) -> Iterator[str]:
    """Each copyright line in the compiled sources, with its file."""
    places = [path for place in ENGINE_SOURCES for path in folder.glob(place)]
    files = [file for place in places for file in (place.rglob("*.[ch]*") if place.is_dir() else [place])]
    for file in files:
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            if said := re.search(r"(Copyright (?:\(c\) )?\d{4}.*?)\s*(?:\*/)?$", line, re.IGNORECASE):
                yield f"  {said[1]} ({file.relative_to(folder)})"


def sbom(name: str, version: str, crates: Sequence[str], target: str) -> str:
    """A CycloneDX list of what is linked in; it names no folder of the machine that built it."""
    parts = [
        {
            "type": "library",
            "bom-ref": f"pkg:cargo/{each.name}@{each.version}",
            "name": each.name,
            "version": each.version,
            "purl": f"pkg:cargo/{each.name}@{each.version}",
            "licenses": [{"expression": each.license}],
        }
        for each in components(crates, target)
    ]
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'mullama/{name}/{version}/{target}')}",
        "version": 1,
        "metadata": {
            "component": {"type": "library", "bom-ref": name, "name": name, "version": version, "licenses": [{"expression": "MIT"}]}
        },
        "components": parts,
        "dependencies": [{"ref": name, "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    return json.dumps(whole, indent=1) + "\n"


def write(folder: Path, name: str, crates: Sequence[str], target: str) -> list[Path]:
    """Puts LICENSE, THIRD-PARTY.txt and sbom.cdx.json into a folder of a package and gives them."""
    files = [folder / "LICENSE", folder / "THIRD-PARTY.txt", folder / "sbom.cdx.json"]
    shutil.copyfile(LICENSE, files[0])
    files[1].write_text(notice(crates, target), encoding="utf-8")
    files[2].write_text(sbom(name, version(), crates, target), encoding="utf-8")
    return files


@cache
def version() -> str:
    """The version of every package: the Cargo workspace's, which api.yaml's is."""
    text = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    found = re.search(r'^\[workspace\.package\]\nversion = "([^"]+)"', text, re.MULTILINE)
    if not found:
        raise Trouble("Cargo.toml has no version under [workspace.package]")
    return found[1]
