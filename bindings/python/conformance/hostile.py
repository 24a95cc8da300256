"""What must accept the Python that is generated of the hostile description: Python, which runs it too, and mypy."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

from tools.dev import probes
from tools.dev.build import BUILD
from tools.dev.hostile import BINDINGS, TREE, accepted, target
from tools.dev.stamps import ROOT

FOLDER = BINDINGS / "python"
VALUES = FOLDER / "test_values.py"


def check(session: nox.Session) -> None:
    """The package, its stub, its client, the names that the client looks up, and how values travel."""
    probe = probes.python(probes.read(FOLDER / "conformance"))
    (FOLDER / "probe.py").write_text(probe, encoding="utf-8")
    shutil.copyfile(ROOT / "tools/dev/tests/hostile_values.py", VALUES)
    accepted(session, "python compiles", "python", "-m", "compileall", "-q", "-f", "python", "conformance", folder=FOLDER)
    options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", BUILD / "hostile-mypy")
    accepted(session, "python types", "mypy", *options, ".", folder=FOLDER, MYPYPATH=str(FOLDER / "python"))
    # It is loaded once: to optimise it takes longer.
    quick = (f"--config=profile.release.package.{package}.opt-level=0" for package in ("mullama", "mullama-python"))
    build_native = ("cargo", "build", "--quiet", "--release", *quick, "--package", "mullama-python")
    accepted(session, "python native module", *build_native, folder=TREE, CARGO_TARGET_DIR=target())
    (native,) = (file for file in Path(target(), "release").glob("lib_mullama.*") if file.suffix in (".so", ".dylib"))
    shutil.copyfile(native, FOLDER / "python/mullama/_mullama.abi3.so")
    tested = ("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", FOLDER, VALUES)
    accepted(session, "python values", *tested, folder=FOLDER, PYTHONPATH=str(FOLDER / "python"))
