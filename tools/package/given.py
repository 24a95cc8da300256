"""The compiled parts of several platforms, which other machines have built: a release packs them together."""

from __future__ import annotations

from pathlib import Path

from tools.package.elf import only_shows
from tools.package.natives import GPUS, NATIVES, Natives, Platform
from tools.package.rooms import Trouble
from tools.package.roots import NODE_SHOWS


def gather(folder: Path = NATIVES) -> tuple[Natives, ...]:
    """A platform for each folder that is called by a platform's name: linux-x86_64-gnu, macos-aarch64."""
    found = tuple(Natives(platform_of(each.name), each) for each in sorted(folder.glob("*-*")) if each.is_dir())
    for each in found:
        if each.platform.os == "linux" and each.node.is_file():
            only_shows(each.node, NODE_SHOWS)
    if not found:
        raise Trouble(f"{folder} has no folder with the parts of a platform, such as linux-x86_64-gnu")
    return found


def platform_of(name: str) -> Platform:
    """The platform of that name."""
    system, cpu, *rest = name.split("-")
    gpu = rest.pop() if rest and rest[-1] in GPUS else ""
    platform = Platform(system, cpu, "".join(rest[:1]), gpu)
    if platform.name != name or system not in ("linux", "macos", "windows"):
        raise Trouble(f"{name} names no platform: linux-x86_64-gnu, macos-aarch64 and the like do")
    return platform
