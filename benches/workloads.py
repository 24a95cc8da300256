"""What is measured: the models, the kinds of work and the sizes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"

SENTENCE = (
    "Once upon a time there was a brave llama called Anna. Zwölf Boxkämpfer jagen Viktor quer über den Deich. "
    "猫は水を飲みます。 قطة كبيرة 🦙 1234567890 x = f(y) + 3;\n"
)
TEXT_BYTES = 100_000
LONG_TEXT_BYTES = 1_000_000


@dataclass(frozen=True)
class What:
    """A kind of work."""

    name: str
    lower_is_better: bool = False
    call: str = ""
    """What the programs call it, where that is another name."""

    @property
    def called(self) -> str:
        """The name that the programs know."""
        return self.call or self.name


WHATS = {
    what.name: what
    for what in (
        What("stream"),
        What("generate"),
        What("tokenize"),
        What("tokenize 1 MB", call="tokenize"),
        What("load", lower_is_better=True),
    )
}
# A long text is read on all cores; raw llama.cpp reads it on one.
LONG_AIM = 1.5 if len(os.sched_getaffinity(0)) > 1 else 0.95


@dataclass(frozen=True)
class Model:
    """A model, how many tokens are generated with it, and which ratio is the aim for each kind of work."""

    name: str
    title: str
    path: Path
    n_tokens: int
    repeats: int
    aims: dict[str, float]

    def make(self) -> None:
        """Make the file if it is one that is made."""
        if not self.path.exists():
            command = [sys.executable, "-m", "tests.models.make_models", "--out", str(self.path.parent), "--only", self.name]
            subprocess.run(command, cwd=ROOT, check=True)


MODELS = {
    model.name: model
    for model in (
        Model(
            name="tiny",
            title="the tiny model (3.7M)",
            path=ROOT / "models" / "mullama-tiny.Q8_0.gguf",
            n_tokens=256,
            repeats=5,
            aims={"stream": 0.95, "generate": 0.95, "tokenize": 0.95, "tokenize 1 MB": LONG_AIM, "load": 1.05},
        ),
        Model(
            name="random",
            title="random weights (110M)",
            path=BUILD / "models" / "random-110m.Q8_0.gguf",
            n_tokens=48,
            repeats=2,
            aims={"stream": 0.98, "generate": 0.98, "tokenize": 0.95, "tokenize 1 MB": LONG_AIM, "load": 1.05},
        ),
    )
}


@dataclass(frozen=True)
class Workload:
    """One call of a program."""

    model: Model
    what: str
    repeats: int
    argument: str


def text(n_bytes: int) -> Path:
    """A text to tokenise."""
    path = BUILD / "bench" / f"text-{n_bytes}.txt"
    sentence = SENTENCE.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sentence * (n_bytes // len(sentence) + 1))
    return path


def workloads(model: Model) -> Iterator[Workload]:
    """Everything that is measured on a model."""
    for what in ("stream", "generate"):
        yield Workload(model, what, model.repeats, str(model.n_tokens))
    yield Workload(model, "tokenize", 5, str(text(TEXT_BYTES)))
    yield Workload(model, "tokenize 1 MB", 3, str(text(LONG_TEXT_BYTES)))
    yield Workload(model, "load", 11, "-")
