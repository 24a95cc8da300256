"""What a library shows of itself and asks of the system: packages hold both to a bound."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tools.package.rooms import Trouble

# Bytes; what is larger has something in it that nobody meant to put there.
LARGEST = {".so": 24_000_000, ".node": 24_000_000, ".a": 48_000_000}
# What a GPU's code may add: Vulkan's shaders, and of CUDA its static libraries as well.
LARGEST_GPU = {"": 0, "vulkan": 120_000_000, "rocm": 400_000_000, "cuda": 1_200_000_000}


def run(*command: str | Path, folder: Path | None = None) -> str:
    """What a program of the machine's prints; raises Trouble with what it says where it fails."""
    done = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"{command[0]} ended with {done.returncode}: {(done.stdout + done.stderr).strip()[-2000:]}")
    return done.stdout


def exported(library: Path, prefix: str = "", dynamic: bool = True) -> list[str]:
    """The symbols that a library defines for others, sorted."""
    # Not nm: where LLVM's linker plugin is installed, nm asks it about every object and ends at what it does not know.
    said = run(f"{prefix}readelf", "--wide", "--dyn-syms" if dynamic else "--syms", library)
    rows = (row for row in map(str.split, said.splitlines()) if len(row) >= 8)
    return sorted({row[7].split("@")[0] for row in rows if row[4] in ("GLOBAL", "WEAK", "UNIQUE") and row[6] != "UND"})


def glibc_needed(library: Path) -> tuple[int, ...]:
    """The newest version of the GNU C library that a shared library asks for."""
    found = re.findall(r"GLIBC_(\d+)\.(\d+)", run("readelf", "--wide", "--version-info", library))
    return max((int(major), int(minor)) for major, minor in found)


def soname(library: Path) -> str:
    """The name by which programs that are linked with a shared library ask for it."""
    found = re.search(r"Library soname: \[(.+)\]", run("readelf", "--wide", "--dynamic", library))
    if not found:
        raise Trouble(f"{library} has no SONAME")
    return found[1]


def bounded(library: Path, gpu: str = "") -> None:
    """Raises Trouble where a library is larger than its kind, with that GPU's code, may be."""
    limit = LARGEST[library.suffix] + LARGEST_GPU[gpu]
    if library.stat().st_size > limit:
        raise Trouble(f"{library} has {library.stat().st_size} bytes; the limit is {limit}")


def hold(library: Path, glibc: tuple[int, int], ours: str, gpu: str = "") -> None:
    """Raises Trouble where a shared library is too large, asks for a newer C library, needs another library or shows what is not ours."""
    bounded(library, gpu)
    if glibc_needed(library) > glibc:
        raise Trouble(f"{library} asks for glibc {'.'.join(map(str, glibc_needed(library)))}; the oldest root has {glibc[0]}.{glibc[1]}")
    if found := re.findall(r"NEEDED.*\[(libstdc\S+|libgomp\S+|libmullama\S+)\]", run("readelf", "--wide", "--dynamic", library)):
        raise Trouble(f"{library} needs {', '.join(found)}, which a bare machine does not have")
    if foreign := [name for name in exported(library) if not re.fullmatch(ours, name)]:
        raise Trouble(f"{library} shows {len(foreign)} symbols that are not ours: {', '.join(foreign[:8])}")
