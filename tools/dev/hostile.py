"""Compiles what the generator makes of a hostile description, in every language.

The packages of Node.js and Python are linked with the mock core, and `hostile.test.js` and `tests/hostile_values.py` try how values travel;
nothing else runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import nox

from tools.dev import build, probes, steps
from tools.dev.build import BUILD, NODE
from tools.dev.stamps import ROOT

DESCRIPTION = ROOT / "codegen" / "tests" / "hostile.yaml"
TREE = BUILD / "hostile"
BINDINGS = TREE / "bindings"
C_STANDARDS = ("c99", "c11", "c17")
CPP_STANDARDS = ("c++17", "c++20")
WARNINGS = ("-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only")


def accepted(session: nox.Session, name: str, *command: str | Path, folder: Path = ROOT, **environment: str) -> None:
    """One compiler's verdict as a step; what it refuses is shown."""
    steps.run(session, *command, name=f"hostile {name}", folder=folder, tail=True, **environment)


def tree(session: nox.Session) -> None:
    """The generated files, the runtimes and a mock core, in one folder."""
    accepted(session, "tree", "python", "-m", "mullama_codegen", "mock", "--description", DESCRIPTION, "--out", TREE)


def rust(session: nox.Session) -> None:
    """The mock core, the C ABI's shim, Rust's client, and the native modules of Python and Node."""
    build.llama(session)
    accepted(
        session, "rust", "cargo", "check", "--quiet", "--release", "--workspace", "--keep-going", folder=TREE, CARGO_TARGET_DIR=target()
    )


def target() -> str:
    """Where cargo has built everything but core already."""
    return os.environ.get("CARGO_TARGET_DIR", str(ROOT / "target"))


def c(session: nox.Session) -> None:
    """The C header, and that the description of the ABI and cbindgen agree on it."""
    for standard in C_STANDARDS:
        accepted(session, standard, "cc", f"-std={standard}", *WARNINGS, "-I", BINDINGS / "c/include", BINDINGS / "c/tests/header_check.c")
    # The client's reading and answering are written for the one real API.
    accepted(session, "C client", "cc", "-std=c11", *WARNINGS, "-I", BINDINGS / "c/include", BINDINGS / "c/conformance/c/dispatch.c")


def cpp(session: nox.Session) -> None:
    """The C++ headers, and C++'s client."""
    client = BINDINGS / "c/conformance/cpp"
    for standard in CPP_STANDARDS:
        accepted(
            session,
            standard,
            "c++",
            f"-std={standard}",
            *WARNINGS,
            "-I",
            BINDINGS / "c/include",
            "-x",
            "c++",
            BINDINGS / "c/include/mullama.hpp",
        )
    accepted(session, "C++ client", "c++", "-std=c++17", *WARNINGS, "-I", BINDINGS / "c/include", client / "dispatch.cpp")


def python(session: nox.Session) -> None:
    """The package, its stub, its client, and the names that the client looks up."""
    probe = probes.python(probes.read(BINDINGS / "python/conformance"))
    (BINDINGS / "python/probe.py").write_text(probe, encoding="utf-8")
    values = BINDINGS / "python/test_values.py"
    shutil.copyfile(ROOT / "tools/dev/tests/hostile_values.py", values)
    accepted(session, "python compiles", "python", "-m", "compileall", "-q", "-f", "python", "conformance", folder=BINDINGS / "python")
    options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", BUILD / "hostile-mypy")
    accepted(session, "python types", "mypy", *options, ".", folder=BINDINGS / "python", MYPYPATH=str(BINDINGS / "python/python"))
    build_native = ("cargo", "build", "--quiet", "--release", "--package", "mullama-python")
    accepted(session, "python native module", *build_native, folder=TREE, CARGO_TARGET_DIR=target())
    (native,) = (file for file in Path(target(), "release").glob("lib_mullama.*") if file.suffix in (".so", ".dylib"))
    shutil.copyfile(native, BINDINGS / "python/python/mullama/_mullama.abi3.so")
    tested = ("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", values.parent, values)
    accepted(session, "python values", *tested, folder=BINDINGS / "python", PYTHONPATH=str(BINDINGS / "python/python"))


def node(session: nox.Session) -> None:
    """The package, its types, the names that its client looks up, and how values travel."""
    for file in ("index.js", "index.mjs"):
        accepted(session, f"node {file}", "node", "--check", file, folder=BINDINGS / "node")
    accepted(session, "node native module", "node", "scripts/build.js", folder=BINDINGS / "node", CARGO_TARGET_DIR=target())
    accepted(session, "node values", "node", "--test", ROOT / "tools/dev/hostile.test.js", HOSTILE_PACKAGE=str(BINDINGS / "node"))
    (BINDINGS / "node/probe.ts").write_text(probes.node(probes.read(BINDINGS / "node/conformance")), encoding="utf-8")
    modules = NODE / "node_modules"
    if not modules.is_dir():
        session.warn("bindings/node/node_modules is missing, so the types are not checked; nox -s test-node installs it")
        return
    options = ("--noEmit", "--strict", "--target", "esnext", "--module", "nodenext", "--lib", "esnext,dom", "--types", "node")
    command = (modules / ".bin/tsc", *options, "--typeRoots", modules / "@types", "index.d.cts", "index.d.mts", "probe.ts")
    accepted(session, "typescript", *command, folder=BINDINGS / "node")


def go(session: nox.Session) -> None:
    """The package and its client."""
    accepted(session, "go vet", "go", "vet", "./...", folder=BINDINGS / "go")


def php(session: nox.Session) -> None:
    """Every file, one by one, and the names that the client looks up."""
    for file in sorted((BINDINGS / "php").rglob("*.php")):
        done = subprocess.run(["php", "-l", file], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            steps.fail(session, f"{file.relative_to(TREE)}: {done.stdout.strip()}")
    accepted(session, "names of PHP", "php", ROOT / "tools/dev/probe.php", BINDINGS / "php")


CHECKS: tuple[Callable[[nox.Session], None], ...] = (rust, c, cpp, python, node, go, php)


def check_all(session: nox.Session) -> None:
    """Writes the tree and compiles it in every language, going on after one that refuses it."""
    tree(session)
    refused = []
    for check in CHECKS:
        try:
            check(session)
        except Exception:
            refused.append(check.__name__)
    if refused:
        session.error(f"{len(refused)} of {len(CHECKS)} languages refuse what is generated: {', '.join(refused)}")
