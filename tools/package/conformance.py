"""The conformance cases over an installed package: the suite runs here, the client of one language in a room."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time

from tools.dev import steps
from tools.dev.build import BUILD
from tools.dev.stamps import ROOT
from tools.package.managers import Row, timed
from tools.package.rooms import Mount, Room, Trouble


def models() -> Mount:
    """The folder of the cases' models, which the suite fills: seen at the same place inside, for requests name it."""
    folder = BUILD / "conformance" / "models"
    folder.mkdir(parents=True, exist_ok=True)
    return Mount(folder, str(folder))


def run(room: Room, language: str, command: str, step: str, **environment: str) -> Row:
    """Every case of a language, answered by the client that the command starts in the room, whose mounts have `models()`."""
    begin = time.monotonic()
    client = json.dumps([language, *room.program(command, user=0, **environment)])
    suite = [sys.executable, "tests/conformance/run.py", "--languages", language, "--client", client]
    log = steps.LOGS / f"package-{room.name}-conformance.log"
    with log.open("wb") as output:
        status = subprocess.run(suite, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False).returncode
    said = log.read_text(errors="replace")
    if status:
        failed = [line for line in said.splitlines() if line.startswith("FAILED")] or said.splitlines()[-5:]
        raise Trouble(f"{step}: the conformance suite ended with {status} (log: {log})\n" + "\n".join(failed[:20]))
    counted = re.search(rf"{language} (\d+)", said)
    return Row(step, timed(begin), f"{counted[1] if counted else '?'} cases")
