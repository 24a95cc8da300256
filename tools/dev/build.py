"""Builds the parts: each once in a nox run, at next to no cost when it is up to date, and not at all when what it needs has failed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter
from threading import Lock

import nox

from tools.dev import steps
from tools.dev.stamps import ROOT, Stamp
from tools.dev.steps import run

BUILD = ROOT / "build"
VENV = ROOT / ".venv"
PYTHON = ROOT / "bindings" / "python"
NODE = ROOT / "bindings" / "node"
GO = ROOT / "bindings" / "go"
PHP = ROOT / "bindings" / "php"
C = ROOT / "bindings" / "c"

# The libraries with planted assertions: what cargo calls them, and what each language looks for in a folder that MULLAMA_LIB names.
PLANTED = BUILD / "planted"
PLANTED_FILES = {
    "lib_mullama.so": "_mullama.abi3.so",
    "libmullama_node.so": "mullama.node",
    "libmullama_ffi.so": "libmullama_ffi.so",
    "mullama-conformance": "mullama-conformance",
}

# Its folder, and its crates as they are compiled in least time: they run seconds.
PLANTED_BUILD = (
    f"--target-dir={PLANTED / 'target'}",
    *(
        f"--config=profile.release.package.{package}.opt-level=0"
        for package in ("mullama", "mullama-ffi", "mullama-python", "mullama-node", "mullama-conformance")
    ),
)
# Of core, for its own tests and for the libraries, so that it is compiled once.
PLANTED_FEATURES = "mullama/__planted,mullama/schemars"

# What cargo makes of a crate; one whose static archive is missing (llguidance has one) is compiled again, whoever asks for it.
COMPILED = ("rlib", "rmeta", "so", "a", "d")

# What the native modules of Python and Node are made of besides their own folder.
CORE = ("Cargo.toml", "Cargo.lock", ".cargo", "core")

Build = Callable[[nox.Session], None]


class Part:
    """Something that is built, and the parts that it is built of."""

    def __init__(self, build: Build, needs: tuple[Part, ...]) -> None:
        """`build` brings the part up to date; `needs` are brought up to date first."""
        self.name = build.__name__
        self.needs = needs
        self._build = build
        self._done = False
        self._turn = Lock()
        self.failed = False

    def __call__(self, session: nox.Session) -> None:
        """Builds what it needs, then the part; what failed before is not tried again, and what another thread builds is waited for."""
        with self._turn:
            self._once(session)

    def _once(self, session: nox.Session) -> None:
        if self._done:
            return
        if self.failed:
            steps.fail(session, f"not tried: it needs {self.name}, which failed before")
        try:
            for need in self.needs:
                need(session)
            self._build(session)
        except BaseException:
            self.failed = True
            raise
        self._done = True


def part(*needs: Part) -> Callable[[Build], Part]:
    """Makes a build step a part that needs others."""
    return lambda build: Part(build, needs)


def cargo_build(session: nox.Session, name: str, *packages: str) -> None:
    """Builds packages of the workspace; always release, always the same features, so that llama.cpp is built once."""
    run(session, "cargo", "build", "--release", *(f"--package={package}" for package in packages), name=name)


@part()
def llama(session: nox.Session) -> None:
    """The engine: minutes, once in a target folder."""
    cargo_build(session, "llama.cpp", "llama-cpp-sys-2")


@part(llama)
def rust(session: nox.Session) -> None:
    """The core and its conformance client."""
    cargo_build(session, "core", "mullama", "mullama-conformance")


@part(rust)
def ffi(session: nox.Session) -> None:
    """The C library that Go, PHP, C and C++ link."""
    cargo_build(session, "ffi", "mullama-ffi")


@part(ffi)
def busy_bench(session: nox.Session) -> None:
    """What benches/busy.py runs: one program, and beside our library the same one on libgomp, which compiles llama.cpp a second time."""
    packages = ("--package=mullama-ffi", "--package=mullama", "--features=llama-cpp-sys-2/openmp")
    command = ("cargo", "build", "--release", *packages, "--target-dir", BUILD / "libgomp")
    no_patch = ROOT / "benches" / "no_patch.cmake"
    run(session, *command, name="the library on libgomp", CMAKE_PROJECT_INCLUDE=str(no_patch))
    (BUILD / "bench").mkdir(parents=True, exist_ok=True)
    program = ("-I", C / "include", ROOT / "benches" / "c" / "busy.c", "-o", BUILD / "bench" / "busy")
    run(
        session, "cc", "-O2", "-std=c99", *program, "-L", ROOT / "target" / "release", "-lmullama_ffi", name="the program of the busy bench"
    )


@part()
def packaged(session: nox.Session) -> None:
    """The C library as packages have it, with all variants, and what tests/variants runs over it; compiles llama.cpp a second time."""
    target, programs = BUILD / "package" / "target", BUILD / "package" / "programs"
    settings = ("--config", "tools/package/cargo.toml", "--target-dir", target)
    run(session, "cargo", "build", "--release", *settings, "--package=mullama-ffi", name="the library with all variants")
    programs.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / "tests" / "variants" / "tell.c", C / "examples" / "generate.c", ROOT / "benches" / "c" / "prompt.c"):
        options = ("-O2", "-std=c99", "-I", C / "include", source, "-o", programs / source.stem)
        run(session, "cc", *options, "-L", target / "release", "-lmullama_ffi", name=f"{source.name} over it")


@part(rust)
def python(session: nox.Session) -> None:
    """The wheel, installed into .venv as a user would."""
    wheels = BUILD / "wheels"
    stamp = Stamp("python", [*CORE, "bindings/python"], [wheels], environment=(VENV / "made-from").read_text())
    if stamp.is_fresh():
        return
    for old in wheels.glob("*.whl"):
        old.unlink()
    run(session, "maturin", "build", "--release", "--out", wheels, folder=PYTHON, name="Python's wheel")
    (wheel,) = wheels.glob("*.whl")
    run(session, "python", "-m", "pip", "install", "--no-deps", "--force-reinstall", wheel, name="installing the wheel")
    stamp.set()


@part()
def npm(session: nox.Session) -> None:
    """What the Node.js package is tested with."""
    modules = Stamp("node-modules", ["bindings/node/package.json", "bindings/node/package-lock.json"], [NODE / "node_modules"])
    if not modules.is_fresh():
        run(session, "npm", "ci", "--no-fund", "--no-audit", folder=NODE, name="Node.js's development packages")
        modules.set()


@part(rust, npm)
def node(session: nox.Session) -> None:
    """The native module."""
    built = Stamp("node", [*CORE, "bindings/node"], [NODE / "node_modules"])
    if not built.is_fresh() or not list(NODE.glob("*.node")):
        run(session, "npm", "run", "build", folder=NODE, name="Node.js's native module")
        built.set()


@part(ffi)
def go(session: nox.Session) -> None:
    """The Go package and its conformance client."""
    run(session, "go", "build", "./...", folder=GO, name="Go's package")
    run(session, "go", "build", "-o", BUILD / "go-conformance", "./conformance", folder=GO, name="Go's conformance client")


@part(ffi)
def php(session: nox.Session) -> None:
    """The autoloader; nothing is fetched."""
    stamp = Stamp("php", ["bindings/php/composer.json"], [PHP / "vendor" / "autoload.php"])
    if not stamp.is_fresh():
        options = ("--no-interaction", "--no-progress")
        run(session, "composer", "install", *options, folder=PHP, name="PHP's autoloader", COMPOSER_ALLOW_SUPERUSER="1")
        stamp.set()


@part(ffi)
def c(session: nox.Session) -> None:
    """The conformance clients of C and C++."""
    # The programs call the library and wait for it, so that the time to compile them counts; at -O1 gcc 12 warns of its own <stop_token>.
    quick = ("-DCMAKE_C_FLAGS_RELEASE=-O1 -DNDEBUG", "-DCMAKE_CXX_FLAGS_RELEASE=-O0 -DNDEBUG")
    options = ("-DCMAKE_BUILD_TYPE=Release", *quick, "-DMULLAMA_BUILD_TESTS=ON")
    run(session, "cmake", "-S", C, "-B", BUILD / "c", *options, name="C and C++, configured")
    cmake_build(session, "the conformance clients of C and C++", "--target", "mullama-conformance-c", "mullama-conformance-cpp")


@part(c)
def c_tests(session: nox.Session) -> None:
    """The examples and tests of C and C++."""
    cmake_build(session, "the examples and tests of C and C++")


def cmake_build(session: nox.Session, name: str, *targets: str) -> None:
    """Compiles targets of the C package, or all of them."""
    run(session, "cmake", "--build", BUILD / "c", f"--parallel={os.cpu_count()}", *targets, name=name)


@part(rust, python, node, go, php, c)
def planted(session: nox.Session) -> None:
    """What the clients load instead of what is shipped, with the feature `__planted`: a folder with the library of each language.

    It has a target folder of its own, for cargo gives such a library one name whatever its features: in ours it would lie where what is
    packed is looked for. What others have written is taken along as it is compiled, llama.cpp first of all.
    """
    target = PLANTED / "target"
    for kind, names in (("build", "*"), (".fingerprint", "*"), *(("deps", f"*.{ending}") for ending in COMPILED)):
        for compiled in (ROOT / "target" / "release" / kind).glob(names):
            copy = target / "release" / kind / compiled.name
            if "mullama" not in compiled.name and not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                (shutil.copytree if compiled.is_dir() else shutil.copy2)(compiled, copy)
    packages = ("mullama-ffi", "mullama-python", "mullama-node", "mullama-conformance")
    options = (f"--features={PLANTED_FEATURES}", *(f"--package={package}" for package in packages))
    run(session, "cargo", "build", "--release", *PLANTED_BUILD, *options, name="the libraries with planted assertions")
    for built in PLANTED_FILES:
        has_plants = {
            folder: b"MULLAMA_PLANT" in (folder / built).read_bytes() for folder in (target / "release", ROOT / "target" / "release")
        }
        if list(has_plants.values()) != [True, False]:
            steps.fail(session, f"{built} in the first of these has plants, and not in the second: {has_plants}")
    # Programs that link the C library ask for the name inside it.
    links = {link.name: link.name for link in (target / "release").glob("libmullama_ffi.so.*")}
    for built, name in (PLANTED_FILES | links).items():
        (PLANTED / name).unlink(missing_ok=True)
        (PLANTED / name).symlink_to(target / "release" / built)


PARTS: tuple[Part, ...] = (llama, npm, rust, ffi, python, node, go, php, c)
# Cargo lets one build at a time into its folder; while it works for one part, Go's and C's compilers work for others.
WORKERS = 3


def everything(session: nox.Session) -> None:
    """Every part, side by side where none needs the other; after a failure, those that do not need what failed."""
    graph = TopologicalSorter({each: each.needs for each in PARTS})
    graph.prepare()
    running: dict[Future[None], Part] = {}
    left_out, problems = [], []
    with ThreadPoolExecutor(WORKERS) as pool:
        while graph.is_active():
            for each in sorted(graph.get_ready(), key=PARTS.index):
                if any(need.failed for need in each.needs):
                    each.failed = True
                    left_out.append(each.name)
                    graph.done(each)
                else:
                    running[pool.submit(each, session)] = each
            for ended in wait(running, return_when=FIRST_COMPLETED).done if running else ():
                graph.done(running.pop(ended))
                if problem := ended.exception():
                    problems.append(problem)
    if left_out:
        steps.say(f"  not tried, as they need what failed: {', '.join(left_out)}")
    if problems:
        raise problems[0]
