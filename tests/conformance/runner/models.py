"""The models that cases name: the tiny model of the repository, and small ones that a script makes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TINY = "mullama-tiny.Q8_0.gguf"
NO_MODEL = "not-a-model.gguf"
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
    """`build/conformance/models`, filled: `tiny.gguf`, what the script makes, and a file that is no model.

    A file that is there is whole, for other runs may use the folder at this moment.
    """
    folder = root / "build" / "conformance" / "models"
    folder.mkdir(parents=True, exist_ok=True)
    tiny = folder / "tiny.gguf"
    is_there = tiny.exists() and tiny.stat().st_size == (root / "models" / TINY).stat().st_size
    if is_there and all((folder / name).exists() for name in (*NEEDED, NO_MODEL)):
        return folder
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        shutil.copyfile(root / "models" / TINY, Path(made) / tiny.name)
        subprocess.run([sys.executable, "-m", "tests.models.make_models", "--out", made], cwd=root, check=True)
        (Path(made) / NO_MODEL).write_bytes(b"GGUF" + bytes(60))
        for file in Path(made).iterdir():
            file.replace(folder / file.name)
    return folder
