"""What must accept the C++ that is generated of the hostile description: a compiler, in every standard."""

from __future__ import annotations

import nox

from tools.dev.hostile import BINDINGS, WARNINGS, accepted

STANDARDS = ("c++17", "c++20")
INCLUDE = BINDINGS / "c/include"


def check(session: nox.Session) -> None:
    """The C++ headers, and C++'s client."""
    for standard in STANDARDS:
        accepted(session, standard, "c++", f"-std={standard}", *WARNINGS, "-I", INCLUDE, "-x", "c++", INCLUDE / "mullama.hpp")
    client = BINDINGS / "c/conformance/cpp/dispatch.cpp"
    accepted(session, "C++ client", "c++", "-std=c++17", *WARNINGS, "-I", INCLUDE, client)
