"""Builds the rooms. Each function brings one room up to date, costs next to nothing when it is, and runs once in a nox run."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

import nox

from tools.house.stamps import ROOT, Stamp

BUILD = ROOT / "build"
VENV = ROOT / ".venv"
PYTHON = ROOT / "bindings" / "python"
NODE = ROOT / "bindings" / "node"
GO = ROOT / "bindings" / "go"
PHP = ROOT / "bindings" / "php"
C = ROOT / "bindings" / "c"

# What the native modules of Python and Node are made of besides their own folder.
CORE = ("Cargo.toml", "Cargo.lock", ".cargo", "core")

Build = Callable[[nox.Session], None]


def once(build: Build) -> Build:
    """Lets several sessions of one nox run ask for the same room; a build that failed is tried again by the next that asks."""
    done = False

    @wraps(build)
    def wrapper(session: nox.Session) -> None:
        nonlocal done
        if not done:
            build(session)
        done = True

    return wrapper


@contextmanager
def heartbeat(what: str) -> Iterator[None]:
    """Says every twenty seconds that a silent command still runs; on a terminal the tools draw their own progress."""
    finished = threading.Event()
    begin = time.monotonic()

    def tell() -> None:
        while not finished.wait(20):
            print(f"    still at it after {time.monotonic() - begin:.0f} s: {what}", flush=True)

    teller = threading.Thread(target=tell, daemon=True)
    if not sys.stdout.isatty():
        teller.start()
    try:
        yield
    finally:
        finished.set()


def run(session: nox.Session, *command: str | Path, folder: Path = ROOT, **environment: str) -> None:
    """Runs a command of the machine in a folder, its output going where ours goes."""
    if not folder.is_dir():
        session.error(f"{folder.relative_to(ROOT)}: this room is not here")
    with session.chdir(folder), heartbeat(" ".join(map(str, command[:3]))):
        session.run(*map(str, command), env=environment, external=True)


def cargo_build(session: nox.Session, *packages: str) -> None:
    """Builds packages of the workspace; always release, always the same features, so that llama.cpp is built once."""
    run(session, "cargo", "build", "--release", *(f"--package={package}" for package in packages))


@once
def rust(session: nox.Session) -> None:
    """The core and its testee."""
    cargo_build(session, "mullama", "mullama-testee")


@once
def ffi(session: nox.Session) -> None:
    """The C library that Go, PHP, C and C++ link."""
    cargo_build(session, "mullama-ffi")


@once
def python(session: nox.Session) -> None:
    """The wheel, installed into .venv as a user would."""
    wheels = BUILD / "wheels"
    stamp = Stamp("python", [*CORE, "bindings/python"], [wheels], environment=(VENV / "made-from").read_text())
    if stamp.is_fresh():
        return
    for old in wheels.glob("*.whl"):
        old.unlink()
    run(session, "maturin", "build", "--release", "--out", wheels, folder=PYTHON)
    (wheel,) = wheels.glob("*.whl")
    run(session, "python", "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", wheel)
    stamp.set()


@once
def node(session: nox.Session) -> None:
    """The native module and what npm needs to build and test it."""
    modules = Stamp("node-modules", ["bindings/node/package.json", "bindings/node/package-lock.json"], [NODE / "node_modules"])
    if not modules.is_fresh():
        run(session, "npm", "ci", "--no-fund", "--no-audit", folder=NODE)
        modules.set()
    built = Stamp("node", [*CORE, "bindings/node"], [NODE / "node_modules"])
    if not built.is_fresh() or not list(NODE.glob("*.node")):
        run(session, "npm", "run", "build", folder=NODE)
        built.set()


@once
def go(session: nox.Session) -> None:
    """The Go package and its testee."""
    ffi(session)
    run(session, "go", "build", "./...", folder=GO)
    run(session, "go", "build", "-o", BUILD / "go-testee", "./testee", folder=GO)


@once
def php(session: nox.Session) -> None:
    """The autoloader; nothing is fetched."""
    ffi(session)
    stamp = Stamp("php", ["bindings/php/composer.json"], [PHP / "vendor" / "autoload.php"])
    if not stamp.is_fresh():
        run(session, "composer", "install", "--no-interaction", "--no-progress", folder=PHP, COMPOSER_ALLOW_SUPERUSER="1")
        stamp.set()


@once
def c(session: nox.Session) -> None:
    """The C and C++ programs: examples, tests and testees."""
    ffi(session)
    run(session, "cmake", "-S", C, "-B", BUILD / "c", "-DCMAKE_BUILD_TYPE=Release")
    run(session, "cmake", "--build", BUILD / "c", f"--parallel={os.cpu_count()}")


ROOMS: tuple[Build, ...] = (rust, ffi, python, node, go, php, c)


def everything(session: nox.Session) -> None:
    """Every room, going on after one that fails, so that one run tells all that is broken."""
    failed = []
    for number, room in enumerate(ROOMS, start=1):
        session.log(f"[{number}/{len(ROOMS)}] {room.__name__}: {room.__doc__}")
        try:
            room(session)
        except Exception as error:
            session.warn(f"{room.__name__}: {error or 'failed'}")
            failed.append(room.__name__)
    if failed:
        session.error(f"{len(failed)} of {len(ROOMS)} rooms are not built: {', '.join(failed)}")
