"""What must accept the C that is generated of the hostile description: a compiler, in every standard."""

from __future__ import annotations

import nox

from tools.dev.hostile import BINDINGS, WARNINGS, accepted

STANDARDS = ("c99", "c11", "c17")
FOLDER = BINDINGS / "c"


def check(session: nox.Session) -> None:
    """The C header, that the description of the ABI and cbindgen agree on it, and C's client."""
    for standard in STANDARDS:
        accepted(session, standard, "cc", f"-std={standard}", *WARNINGS, "-I", FOLDER / "include", FOLDER / "tests/header_check.c")
    # The client's reading and answering are written for the one real API.
    accepted(session, "C client", "cc", "-std=c11", *WARNINGS, "-I", FOLDER / "include", FOLDER / "conformance/c/dispatch.c")
