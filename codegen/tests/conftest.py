"""What the generator's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from mullama_codegen import pipeline
from mullama_codegen.meaning.model import Api

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; review them")


@pytest.fixture(scope="session")
def features() -> Api:
    """The model of the description that has every construct once."""
    return pipeline.read(HERE / "features.yaml")
