"""What packages are built and checked with, besides what a bare root's own Debian has: programs of PyPI's, Rust and CMake."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.dev.stamps import ROOT
from tools.package.rooms import Mount, Trouble
from tools.package.symbols import run

TOOLS = ROOT / "build" / "package-tools"

# Where this machine's folders are seen inside a root: paths that no artefact need hide.
CARGO_HOME, CARGO_TARGET = "/cargo", "/target"
RUST, CMAKE, MATURIN = "/opt/rust", "/opt/cmake", "/usr/local/bin/maturin"


def tools() -> Path:
    """What packages are built and checked with, from requirements/package.txt; the folder of its programs."""
    requirements = ROOT / "requirements" / "package.txt"
    wanted = f"{sys.version} {requirements.read_text()}"
    made = TOOLS / "made-from"
    if not made.is_file() or made.read_text() != wanted:
        shutil.rmtree(TOOLS, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
        subprocess.run([TOOLS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements], check=True)
        made.write_text(wanted)
    return TOOLS / "bin"


def target_of(release: str) -> Path:
    """Cargo's target folder in roots of a Debian release: what one release's gcc has compiled need not run or link in another.

    What is for this machine is compiled once for all there; llama.cpp has a folder for each set of features and processor.
    """
    return ROOT / "build" / "package-targets" / release


def forget_ours(release: str) -> None:
    """Has cargo compile our own crates again in that folder, and llama.cpp not.

    Archives have files of one fixed time, so cargo would take what it compiled of an earlier archive for this one's.
    """
    for made in target_of(release).glob("release/.fingerprint/mullama*"):
        shutil.rmtree(made)


def rust(release: str, triple: str = "") -> tuple[tuple[Mount, ...], dict[str, str]]:
    """What a room needs to compile Rust and llama.cpp besides its own g++: mounts and environment.

    `release` is the room's; `triple` is what is compiled for, where that is not this machine's own.
    """
    tools()
    (cmake,) = TOOLS.glob("lib/python3*/site-packages/cmake/data")
    rust = Path(run("rustc", "--print", "sysroot").strip())
    if triple and not (rust / "lib" / "rustlib" / triple / "lib").is_dir():
        raise Trouble(f"{rust} has no standard library for {triple}; `rustup target add {triple}` brings it")
    cargo = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
    target = target_of(release)
    target.mkdir(parents=True, exist_ok=True)
    mounts = (
        Mount(rust, RUST),
        Mount(cmake, CMAKE),
        Mount(ROOT / ".venv" / "bin" / "maturin", MATURIN),
        Mount(cargo / "registry", f"{CARGO_HOME}/registry"),
        Mount(target, CARGO_TARGET, writable=True),
    )
    environment = {
        "PATH": f"{RUST}/bin:{CMAKE}/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "CARGO_HOME": CARGO_HOME,
        "CARGO_TARGET_DIR": CARGO_TARGET,
        "CARGO_NET_OFFLINE": "true",
    }
    return mounts, environment
