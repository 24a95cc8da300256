"""The models that cases name: the tiny model of the repository, and small ones that a script makes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

TINY = "mullama-tiny.Q8_0.gguf"
# Of what is made.
NEEDED = (
    "random-split-00001-of-00002.gguf",
    "markers.gguf",
    "reciter.gguf",
    "plain-reciter.gguf",
    "pair-reciter.gguf",
    "vocab-only.gguf",
    "words.gguf",
    "words-gpt2.gguf",
    "asserts-in-graph.gguf",
    "asserts-at-load.gguf",
)


def models_folder(root: Path) -> Path:
    """`build/conformance/models`, filled: `tiny.gguf`, what the script makes, and a file that is no model."""
    folder = root / "build" / "conformance" / "models"
    folder.mkdir(parents=True, exist_ok=True)
    tiny = folder / "tiny.gguf"
    if not tiny.exists() or tiny.stat().st_size != (root / "models" / TINY).stat().st_size:
        shutil.copyfile(root / "models" / TINY, tiny)
    if not all((folder / name).exists() for name in NEEDED):
        subprocess.run([sys.executable, "-m", "tests.models.make_models", "--out", str(folder)], cwd=root, check=True)
    (folder / "not-a-model.gguf").write_bytes(b"GGUF" + bytes(60))
    return folder
