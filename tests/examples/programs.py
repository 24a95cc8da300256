"""The example programs of Go, PHP, C and C++, and the models that they are tried on."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINDINGS = ROOT / "bindings"
COMPILED = ROOT / "build" / "c" / "examples"
MODELS = (ROOT / "models" / "mullama-tiny.Q8_0.gguf", ROOT / "build" / "models" / "SmolLM2-135M-Instruct.Q4_1.gguf")

# How the example of a name is started, in which folder.
PROGRAMS = {
    "go": (("go", "run", "./examples/{}"), BINDINGS / "go"),
    "php": (("php", "examples/{}.php"), BINDINGS / "php"),
    "c": ((str(COMPILED / "{}-c"),), ROOT),
    "cpp": ((str(COMPILED / "{}-cpp"),), ROOT),
}


def output_of(language: str, example: str, *arguments: str | Path) -> str:
    """What an example prints; where it fails, what it says is the error."""
    command, folder = PROGRAMS[language]
    filled = [*(part.format(example) for part in command), *map(str, arguments)]
    environment = os.environ | {"GGML_NO_BACKTRACE": "1"}
    done = subprocess.run(filled, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, f"{' '.join(filled)}: {done.stdout}{done.stderr}"
    return done.stdout
