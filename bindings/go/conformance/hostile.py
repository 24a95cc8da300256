"""What must accept the Go that is generated of the hostile description: go vet."""

from __future__ import annotations

import nox

from tools.dev.hostile import BINDINGS, accepted


def check(session: nox.Session) -> None:
    """The package and its client."""
    accepted(session, "go vet", "go", "vet", "./...", folder=BINDINGS / "go")
