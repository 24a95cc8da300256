"""The example of tools in Go, PHP, C and C++: a function of the program is called, and the answer has what it gave."""

from __future__ import annotations

import pytest

from tests.examples.programs import MODELS, PROGRAMS, output_of

TINY, SMOLLM2 = MODELS


@pytest.mark.parametrize("language", PROGRAMS)
def test_the_answer_has_what_the_function_gave(language: str) -> None:
    assert output_of(language, "tools", TINY) == "(get_weather is called with Oslo)\nIt is snowy in Oslo, -3 degrees.\n"


@pytest.mark.parametrize("language", PROGRAMS)
def test_a_model_whose_template_knows_no_tools_is_told(language: str) -> None:
    if not SMOLLM2.exists():
        pytest.skip(f"{SMOLLM2.name} is not here; nox -s test-real fetches it")
    with pytest.raises(AssertionError, match="tools"):
        output_of(language, "tools", SMOLLM2)
