"""The compiled parts of this machine's own build, for continuous integration: packed in seconds, and good for this machine only."""

from __future__ import annotations

import platform
import shutil

from tools.dev.stamps import ROOT
from tools.package.archive import self_contained
from tools.package.elf import only_shows
from tools.package.natives import NATIVES, Natives, Platform
from tools.package.rooms import Trouble
from tools.package.roots import NODE_SHOWS

RELEASE = ROOT / "target" / "release"
# Where each part lies, and what it is called in Natives' folder. Node.js's is the one that was put beside its package: other checks build
# another module under that name into cargo's folder.
NODE = ROOT / "bindings" / "node" / f"mullama.linux-{'arm64' if platform.machine() == 'aarch64' else 'x64'}-gnu.node"
PARTS = {RELEASE / "libmullama_ffi.so": "libmullama_ffi.so", NODE: "mullama.node"}


def gather() -> Natives:
    """Copies what `nox -s build` has made."""
    natives = Natives(Platform("linux", platform.machine(), "gnu"), NATIVES / "local")
    shutil.rmtree(natives.folder, ignore_errors=True)
    natives.folder.mkdir(parents=True)
    for built, ours in PARTS.items():
        if not built.is_file():
            raise Trouble(f"{built} is not there; run `nox -s build` first")
        shutil.copy(built, natives.folder / ours)
    only_shows(natives.node, NODE_SHOWS)
    archive = RELEASE / "libmullama_ffi.a"
    self_contained(archive, natives.library, natives.archive, has_stdcxx=False)
    wheels = sorted((ROOT / "build" / "wheels").glob("*.whl"))
    if len(wheels) != 1:
        raise Trouble(f"build/wheels has {len(wheels)} wheels, not one; run `nox -s build` first")
    shutil.copy(wheels[0], natives.folder)
    return natives
