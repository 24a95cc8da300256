"""The example of structured output in Go, PHP, C and C++: run as users run it, each answer held to one schema by jsonschema.

On the tiny model, and on SmolLM2 where `nox -s test-real` has fetched it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.examples.programs import MODELS, PROGRAMS, output_of

REVIEW = {
    "type": "object",
    "properties": {
        "dish": {"enum": ["soup", "salad", "cake"]},
        "mood": {"enum": ["happy", "content", "angry"]},
        "stars": {"type": "integer", "minimum": 1, "maximum": 5},
        "comes_back": {"type": "boolean"},
    },
    "required": ["dish", "mood", "stars", "comes_back"],
    "additionalProperties": False,
}
LINE = re.compile(r"(?P<dish>\w*): (?P<stars>\**), (?P<mood>\w*), (?P<back>comes back|never again)\n")


def review_in(printed: str) -> Any:
    """The review that a program has printed: JSON, or a line of what it had read."""
    if printed.startswith("{"):
        return json.loads(printed)
    line = LINE.fullmatch(printed)
    assert line is not None, printed
    return {"dish": line["dish"], "mood": line["mood"], "stars": len(line["stars"]), "comes_back": line["back"] == "comes back"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_each_language_answers_with_the_same_review_and_it_validates(model: Path) -> None:
    if not model.exists():
        pytest.skip(f"{model.name} is not here; nox -s test-real fetches it")
    reviews = {language: review_in(output_of(language, "structured", model)) for language in PROGRAMS}
    for language, review in reviews.items():
        jsonschema.Draft202012Validator(REVIEW).validate(review)
        assert review == reviews["c"], language


@pytest.mark.parametrize("language", PROGRAMS)
def test_what_is_wrong_with_the_model_is_told(language: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"no-such-model\.gguf"):
        output_of(language, "structured", tmp_path / "no-such-model.gguf")


def test_the_validator_bites() -> None:
    assert review_in("soup: ***, happy, comes back\n") == {"dish": "soup", "mood": "happy", "stars": 3, "comes_back": True}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(REVIEW).validate(review_in("soup: ******, happy, comes back\n"))
