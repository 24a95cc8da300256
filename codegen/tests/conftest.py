"""What the generator's tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mullama_codegen import pipeline
from mullama_codegen.description.problems import DescriptionError
from mullama_codegen.meaning.model import Api

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; review them")


@pytest.fixture(scope="session")
def features() -> Api:
    """The model of the description that has every construct once."""
    return pipeline.read(HERE / "features.yaml")


@pytest.fixture(scope="session")
def own() -> Api:
    """The model of the library's own description."""
    return pipeline.read(HERE.parents[1] / "api.yaml")


@pytest.fixture(scope="session")
def printed() -> Callable[[Api], pipeline.Made]:
    """Gives what every language prints for a model; once for each, as it takes a second."""
    kept: dict[int, tuple[Api, pipeline.Made]] = {}

    def printed_of(api: Api) -> pipeline.Made:
        if id(api) not in kept:
            kept[id(api)] = (api, pipeline.make(api))
        return kept[id(api)][1]

    return printed_of


@pytest.fixture(scope="session")
def good() -> str:
    """The text of that description."""
    return (HERE / "features.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def told() -> Callable[[str], list[str]]:
    """Gives what the author of a wrong description is told."""

    def told_of(text: str) -> list[str]:
        with pytest.raises(DescriptionError) as caught:
            pipeline.read_text(text, "api.yaml")
        return [str(problem) for problem in caught.value.problems]

    return told_of


@pytest.fixture(scope="session")
def breaks(good: str, told: Callable[[str], list[str]]) -> Callable[[str, str, str], None]:
    """Asserts that replacing one text in the good description by another breaks a rule, which is told with the line."""

    def check(before: str, after: str, message: str) -> None:
        assert before in good, "the good description has changed"
        text = good.replace(before, after, 1)
        messages = told(text)
        assert message in [problem.split(": ", 1)[1] for problem in messages], messages
        line = int(next(problem for problem in messages if problem.endswith(message)).split(":")[1])
        assert 1 <= line <= len(text.splitlines())

    return check
