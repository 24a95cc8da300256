"""What a bench program prints: figures, a JSON object on each line."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NAMES_ITS_ERROR = re.compile(r"^\s*\w*Error\b.*: |panicked at")


def figures(*command: object) -> tuple[list[dict[str, Any]], str]:
    """The figures of a program that is run in the repository's root, or none and the line that says why."""
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return [], why(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()], ""


def why(said: str) -> str:
    """The last line that names an error, or the last one, of what a program said."""
    lines = said.strip().splitlines() or ["it failed and said nothing"]
    return next((line.strip() for line in reversed(lines) if NAMES_ITS_ERROR.search(line)), lines[-1])
