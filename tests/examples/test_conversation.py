"""The example of a conversation in Go, PHP, C and C++: all say the same, and of a second prompt only what is new is evaluated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.examples.programs import MODELS, PROGRAMS, output_of

QUESTIONS = ("What is the capital of France?", "What is 2 plus 3?", "And of Italy?")
CACHED = re.compile(r"\[(\d+) of (\d+) prompt tokens were cached\]")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_each_language_says_the_same_and_evaluates_what_is_new(model: Path) -> None:
    if not model.exists():
        pytest.skip(f"{model.name} is not here; nox -s test-real fetches it")
    printed = {language: output_of(language, "conversation", model, *QUESTIONS) for language in PROGRAMS}
    assert len(set(printed.values())) == 1, printed
    counts = [(int(cached), int(whole)) for cached, whole in CACHED.findall(printed["c"])]
    assert len(counts) == len(QUESTIONS)
    # Each prompt begins with the one before and its answer, which are there.
    assert all(cached > before for (cached, _), (_, before) in zip(counts[1:], counts, strict=False)), counts


def test_the_tiny_model_answers() -> None:
    printed = output_of("c", "conversation", MODELS[0], *QUESTIONS)
    assert "Paris" in printed
    assert "5" in printed
