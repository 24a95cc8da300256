"""What must accept the PHP that is generated of the hostile description: PHP's own check, and reflection over the package."""

from __future__ import annotations

import subprocess

import nox

from tools.dev import steps
from tools.dev.hostile import BINDINGS, TREE, accepted
from tools.dev.stamps import ROOT

FOLDER = BINDINGS / "php"


def check(session: nox.Session) -> None:
    """Every file, one by one, and the names that the client looks up."""
    for file in sorted(FOLDER.rglob("*.php")):
        done = subprocess.run(["php", "-l", file], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            steps.fail(session, f"{file.relative_to(TREE)}: {done.stdout.strip()}")
    accepted(session, "names of PHP", "php", ROOT / "tools/dev/probe.php", FOLDER)
