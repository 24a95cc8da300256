"""Compiles the parts of a recipe in its bare Debian root: the C library, Node.js's module and Python's wheel."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools.dev.clean_room import bare_root, installed
from tools.dev.stamps import ROOT
from tools.package.archive import self_contained
from tools.package.elf import only_shows
from tools.package.natives import NATIVES, Natives
from tools.package.recipes import PACKAGES, Recipe
from tools.package.rooms import Mount, Room, Trouble, furnish
from tools.package.symbols import bounded, hold, run
from tools.package.toolchain import rust, target_of

CHECKOUT, OUT = "/mullama", "/out"
SETTINGS = f"{CHECKOUT}/tools/package/cargo.toml"
CRATES = ("mullama-ffi", "mullama-node")
# What the C library and Node.js's module may show.
C_SHOWS, NODE_SHOWS = r"mullama_\w+", r"napi_register_module_v1|_?napi_\w+"


def build_room(recipe: Recipe, out: Path) -> Room:
    """The root with the checkout, which cannot be written to."""
    mounts, environment = rust(recipe.release, recipe.triple)
    # A symbol of GNU's unique binding is one for all libraries of a process, however each was linked.
    environment |= {"CXXFLAGS": "-fno-gnu-unique", **recipe.environment}
    environment |= {name: os.environ[name] for name in ("CMAKE_BUILD_PARALLEL_LEVEL",) if name in os.environ}
    whole = (*mounts, Mount(ROOT, CHECKOUT), Mount(out, OUT, writable=True))
    root = bare_root(recipe.release, ",".join((*PACKAGES, *recipe.packages)))
    room = Room(f"build-{recipe.platform.name}", root, whole, environment)
    furnish(room)
    return room


def build(recipe: Recipe) -> Natives:
    """Compiles everything; llama.cpp takes minutes, once."""
    natives = Natives(recipe.platform, NATIVES / recipe.platform.name)
    shutil.rmtree(natives.folder, ignore_errors=True)
    natives.folder.mkdir(parents=True)
    if recipe.tools and not installed(f"{recipe.tools}ld", f"binutils-{recipe.tools.rstrip('-')}"):
        raise Trouble(f"{recipe.tools}ld is not here; install binutils-{recipe.tools.rstrip('-')}")
    # Everything that the lock file names lies in the registry's folder afterwards; the root has no network.
    run("cargo", "fetch", "--locked", folder=ROOT)
    room = build_room(recipe, natives.folder)
    options = " ".join(["--release --locked --config", SETTINGS, *([f"--target={recipe.triple}"] if recipe.triple else [])])
    features = ",".join(f"{crate}/{feature}" for crate in CRATES for feature in recipe.features)
    crates = " ".join(f"--package={crate}" for crate in CRATES)
    room.run(f"cd {CHECKOUT} && cargo build {options} --features={features} {crates}", log="cargo")
    room.run(f"cd {CHECKOUT}/bindings/python && maturin build {options} {wheel_options(recipe)} --out {OUT}", log="wheel")
    gather(recipe, natives)
    return natives


def wheel_options(recipe: Recipe) -> str:
    """For which systems the wheel says that it is, and whether maturin finds the same."""
    policy = f"--compatibility manylinux_{recipe.glibc[0]}_{recipe.glibc[1]}"
    # The GPU's loader is the system's own, which no policy knows of; what else the wheel asks for is held to the recipe as well.
    audit = "--auditwheel skip" if recipe.platform.gpu else "--auditwheel check"
    interpreter = "" if recipe.triple else "--interpreter python3"
    return f"--features={','.join(recipe.features)} {policy} {audit} {interpreter}"


def gather(recipe: Recipe, natives: Natives) -> None:
    """Puts the parts where packages are made of them, and holds each to what it may be."""
    release = target_of(recipe.release) / recipe.triple / "release"
    shutil.copy(release / "libmullama_ffi.so", natives.library)
    shutil.copy(release / "libmullama_node.so", natives.node)
    only_shows(natives.node, NODE_SHOWS)
    gpu = recipe.platform.gpu
    hold(natives.library, recipe.glibc, C_SHOWS, gpu)
    hold(natives.node, recipe.glibc, NODE_SHOWS, gpu)
    self_contained(release / "libmullama_ffi.a", natives.library, natives.archive, has_stdcxx=True, binutils=recipe.tools)
    bounded(natives.archive, gpu)
