"""A short run of what `nox -s stress` runs for long."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_answer_that_ends_validates_at_temperature_2() -> None:
    model = ROOT / "models" / "mullama-tiny.Q8_0.gguf"
    command = (sys.executable, "-m", "tests.structured.run", str(model), "--schemas=120", "--seed=7")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "120 schemas" in done.stdout


def test_every_answer_under_a_published_schema_that_ends_validates() -> None:
    model = ROOT / "models" / "mullama-tiny.Q8_0.gguf"
    command = (sys.executable, "-m", "tests.structured.public", str(model), "--answers=4", "--max-tokens=200")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for name, keyword in (("github-actions", "'else' at "), ("readthedocs", "'minProperties' at "), ("drone-ci", "kubernetes-definitions")):
        assert any(line.startswith(f"{name}: refused: ") and keyword in line for line in done.stdout.splitlines()), done.stdout
