"""What is measured: the models, the kinds of work, their sizes, and which ratio is the aim for each."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.models import real_models

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"

SENTENCE = (
    "Once upon a time there was a brave llama called Anna. Zwölf Boxkämpfer jagen Viktor quer über den Deich. "
    "猫は水を飲みます。 قطة كبيرة 🦙 1234567890 x = f(y) + 3;\n"
)
STORY = "Once upon a time there was a brave llama called Anna who lived near a forest with her friend, a sparrow called Ben. "
ENDS = (
    "Once upon a time",
    "The king of France",
    "A small red house",
    "My friend the sparrow",
    "In the deep forest",
    "One day it rained",
    "Nobody knew why",
    "At last Ben found",
)
"""How the eight prompts that are answered at once differ."""


@dataclass(frozen=True)
class Model:
    """A model, and how many tokens are generated with it in one round."""

    name: str
    title: str
    path: Path
    n_tokens: int
    n_together: int
    """Tokens that each of eight calls generates."""
    shared: int
    """Copies of the story that make a beginning of 400 tokens."""

    def make(self) -> str | None:
        """Makes or fetches the file where it is not there; why there is none, in one line, or None."""
        if self.path.exists():
            return None
        if self.name in REAL:
            try:
                real_models.fetched(self.path.parent)
            except real_models.NotReachedError as error:
                return str(error)
            return None
        command = [sys.executable, "-m", "tests.models.make_models", "--out", str(self.path.parent), "--only", self.name]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return None if done.returncode == 0 else (done.stdout.strip().splitlines() or ["it could not be made"])[-1]


REAL = {"smollm2": real_models.SMOLLM2.name, "gemma": real_models.GEMMA.name}
MODELS = {
    model.name: model
    for model in (
        Model("tiny", "the tiny model (3.7M)", ROOT / "models" / "mullama-tiny.Q8_0.gguf", n_tokens=128, n_together=64, shared=15),
        Model("random", "random weights (110M)", BUILD / "models" / "random-110m.Q8_0.gguf", n_tokens=16, n_together=8, shared=15),
        Model("smollm2", "SmolLM2 (135M)", BUILD / "models" / REAL["smollm2"], n_tokens=16, n_together=8, shared=15),
        Model("gemma", "Gemma 3 (270M)", BUILD / "models" / REAL["gemma"], n_tokens=16, n_together=8, shared=15),
    )
}


@dataclass(frozen=True)
class What:
    """A kind of work, and the aim: our speed as a multiple of raw llama.cpp's, or our time where `is_time`."""

    name: str
    call: str
    """What the programs call it."""
    argument: Callable[[Model], str]
    aim: float
    aims: Mapping[str, float] = field(default_factory=dict)
    """Other aims, by model."""
    is_time: bool = False
    languages: tuple[str, ...] = ()
    """Who is measured; all, where it is empty."""
    same_count: bool = True
    """Raw counts what the languages count."""

    def aim_on(self, model: Model) -> float:
        """The aim on a model."""
        return self.aims.get(model.name, self.aim)

    def is_for(self, language: str) -> bool:
        """Whether a language is measured."""
        return not self.languages or language in self.languages


def text(n_bytes: int) -> str:
    """The path of a text to tokenise."""
    sentence = SENTENCE.encode()
    return _written(f"text-{n_bytes}.txt", sentence * (n_bytes // len(sentence) + 1))


FEW = 8
"""Tokens of each generation whose prompt shares its beginning, on every model: what more tokens take is no matter of sharing."""


def prompts(model: Model, shared: int) -> str:
    """The path of eight prompts, one a line, behind the number of tokens that each is continued by: few where they share a beginning."""
    lines = [str(FEW if shared else model.n_together), *(STORY * shared + end for end in ENDS)]
    return _written(f"prompts-{model.name}-{shared}.txt", "".join(f"{line}\n" for line in lines).encode())


def _written(name: str, content: bytes) -> str:
    path = BUILD / "bench" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return str(path)


# A long text is read on all cores; raw llama.cpp reads it on one.
HAS_CORES = len(os.sched_getaffinity(0)) > 1
SMALL_STEPS = {"tiny": 0.95}
WHATS = {
    what.name: what
    for what in (
        What("stream", "stream", lambda model: str(model.n_tokens), 0.98, SMALL_STEPS, same_count=False),
        What("generate", "generate", lambda model: str(model.n_tokens), 0.98, SMALL_STEPS, same_count=False),
        What("one token", "generate", lambda _: "1", 1.05, is_time=True, same_count=False),
        What("load", "load", lambda _: "-", 1.05, is_time=True),
        What("tokenize", "tokenize", lambda _: text(100_000), 1.0),
        What("tokenize 1 MB", "tokenize", lambda _: text(1_000_000), 1.5 if HAS_CORES else 1.0),
        What("eight calls", "together", lambda model: prompts(model, 0), 1.0, languages=("rust",)),
        What("eight that share", "together", lambda model: prompts(model, model.shared), 3.0, languages=("rust",)),
    )
}
