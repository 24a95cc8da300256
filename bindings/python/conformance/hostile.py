"""What must accept the Python that is generated of the hostile description: Python itself and mypy."""

from __future__ import annotations

import nox

from tools.dev import probes
from tools.dev.build import BUILD
from tools.dev.hostile import BINDINGS, accepted
from tools.dev.stamps import ROOT

FOLDER = BINDINGS / "python"


def check(session: nox.Session) -> None:
    """The package, its stub, its client, and the names that the client looks up."""
    probe = probes.python(probes.read(FOLDER / "conformance"))
    (FOLDER / "probe.py").write_text(probe, encoding="utf-8")
    accepted(session, "python compiles", "python", "-m", "compileall", "-q", "-f", "python", "conformance", folder=FOLDER)
    options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", BUILD / "hostile-mypy")
    accepted(session, "python types", "mypy", *options, ".", folder=FOLDER, MYPYPATH=str(FOLDER / "python"))
