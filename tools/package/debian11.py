"""Builds the compiled parts in a Debian 11 root, whose GNU C library (2.31) is the oldest to be had: they run on all newer ones."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from tools.dev.clean_room import bare_root
from tools.dev.stamps import ROOT
from tools.package.archive import self_contained
from tools.package.natives import NATIVES, Natives, Platform
from tools.package.rooms import Mount, Room, furnish
from tools.package.symbols import bounded, hold, run

RELEASE = "bullseye"
# bindgen reads headers with libclang; everything else is compiled by the root's gcc.
PACKAGES = ("g++", "make", "libclang-dev", "python3")
GLIBC = (2, 31)
TOOLS = ROOT / "build" / "package-tools"
TARGET = ROOT / "build" / "package-target"
PLATFORM = Platform("linux", platform.machine(), "gnu")

# Where this machine's folders are seen inside: paths that no artefact need hide.
CHECKOUT, CARGO_HOME, CARGO_TARGET, OUT = "/mullama", "/cargo", "/target", "/out"
RUST, CMAKE, MATURIN = "/opt/rust", "/opt/cmake", "/usr/local/bin/maturin"
SETTINGS = f"{CHECKOUT}/tools/package/cargo.toml"
FEATURES = ("mullama-ffi/static-stdcxx", "mullama-node/static-stdcxx")


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


def rust(target: Path) -> tuple[tuple[Mount, ...], dict[str, str]]:
    """What a room needs to compile Rust and llama.cpp besides its own g++: mounts and environment."""
    tools()
    (cmake,) = TOOLS.glob("lib/python3*/site-packages/cmake/data")
    rust = Path(run("rustc", "--print", "sysroot").strip())
    cargo = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
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


def build_room(out: Path) -> Room:
    """The root with the checkout, which cannot be written to."""
    mounts, environment = rust(TARGET)
    # A symbol of GNU's unique binding is one for all libraries of a process, however each was linked.
    environment["CXXFLAGS"] = "-fno-gnu-unique"
    whole = (*mounts, Mount(ROOT, CHECKOUT), Mount(out, OUT, writable=True))
    room = Room("debian11", bare_root(RELEASE, ",".join(PACKAGES)), whole, environment)
    furnish(room)
    return room


def build() -> Natives:
    """The C library, Node.js's module and Python's wheel, by gcc 10 of Debian 11; llama.cpp takes minutes, once."""
    natives = Natives(PLATFORM, NATIVES / PLATFORM.name)
    shutil.rmtree(natives.folder, ignore_errors=True)
    natives.folder.mkdir(parents=True)
    # Everything that the lock file names lies in the registry's folder afterwards; the root has no network.
    subprocess.run(["cargo", "fetch", "--locked"], cwd=ROOT, check=True)
    room = build_room(natives.folder)
    build = f"cargo build --release --locked --config {SETTINGS} --features={','.join(FEATURES)}"
    room.run(f"cd {CHECKOUT} && {build} --package=mullama-ffi --package=mullama-node", log="cargo")
    wheel = f"maturin build --release --locked --config {SETTINGS} --features=static-stdcxx --out {OUT}"
    policy = f"manylinux_{GLIBC[0]}_{GLIBC[1]}"
    room.run(f"cd {CHECKOUT}/bindings/python && {wheel} --compatibility {policy} --auditwheel check --interpreter python3", log="wheel")
    release = TARGET / "release"
    shutil.copy(release / "libmullama_ffi.so", natives.library)
    shutil.copy(release / "libmullama_node.so", natives.node)
    hold(natives.library, GLIBC, r"mullama_\w+")
    hold(natives.node, GLIBC, r"napi_register_module_v1|_?napi_\w+")
    self_contained(release / "libmullama_ffi.a", natives.library, natives.archive, has_stdcxx=True)
    bounded(natives.archive)
    return natives
