"""The conformance cases, asked of a package that is installed in a room: only the client's own files and the models are this checkout's."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from tools.dev.stamps import ROOT
from tools.package.managers import Row, timed
from tools.package.rooms import Mount, Room, Trouble
from tools.package.symbols import run

MODELS = ROOT / "build" / "conformance" / "models"


def models() -> Mount:
    """The models that cases name, at the path by which the runner names them."""
    MODELS.mkdir(parents=True, exist_ok=True)
    return Mount(MODELS, str(MODELS), writable=True)  # cases save states beside them


def ask(language: str, made: Room, command: str, *options: str) -> Row:
    """Runs the cases, or what options of the runner's say of them, through a client that a shell command starts inside."""
    begin = time.monotonic()
    started = f"{language}={made.command_line(command)}"
    runner = (sys.executable, ROOT / "tests" / "conformance" / "run.py", "--languages", language, "--client", started)
    said = run(*runner, *options)
    counts = re.search(r"^(\d+) passed, 0 failed$", said, re.MULTILINE)
    if not counts or int(counts[1]) == 0:
        raise Trouble(f"{made.name}: no conformance case was passed: {said[-300:]}")
    return Row(f"conformance over the installed package, {language}", timed(begin), f"{counts[1]} cases")


def client(folder: Path) -> Mount:
    """A client's folder, where nothing of its binding lies beside it."""
    return Mount(folder, f"/client/{folder.relative_to(ROOT)}")
