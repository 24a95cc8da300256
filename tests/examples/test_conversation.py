"""The example of conversations in Go, PHP, C and C++: a line is answered, another one knows it, one is taken back, a file goes on with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.examples.programs import MODELS, PROGRAMS, output_of

TINY = MODELS[0]
NEW = re.compile(r"\((\d+) of (\d+) tokens were new\)")


def test_the_tiny_model_is_talked_with(tmp_path: Path) -> None:
    printed = output_of("c", "conversation", TINY, given="What is the capital of France?\n/undo\nWhat is 2 plus 3?\n")
    first, _, undone, second, _ = printed.splitlines()
    assert "Paris" in first
    assert undone == "(2 messages less)"
    assert "5" in second


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_each_language_says_the_same_and_goes_on_from_its_file(model: Path, tmp_path: Path) -> None:
    if not model.exists():
        pytest.skip(f"{model.name} is not here; nox -s test-real fetches it")
    printed = {}
    for language in PROGRAMS:
        file = tmp_path / language
        before = output_of(language, "conversation", model, file, given="What is the capital of France?\nAnd of Norway?\n")
        after = output_of(language, "conversation", model, file, given="/undo\nAnd of Italy?\n")
        printed[language] = before + after
    assert len(set(printed.values())) == 1, printed
    counts = [(int(new), int(whole)) for new, whole in NEW.findall(printed["c"])]
    assert len(counts) == 3
    # Of the first prompt all is new; later ones begin with what was there.
    assert counts[0][0] == counts[0][1]
    assert all(new < whole for new, whole in counts[1:]), counts
