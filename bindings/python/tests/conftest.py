"""The tiny model and a context on it, as every test wants them: one thread, results that repeat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mullama import Context, Model, live_handles

MODEL = Path(__file__).resolve().parents[3] / "models" / "mullama-tiny.Q8_0.gguf"


@pytest.fixture(scope="session")
def model_path() -> Path:
    return MODEL


@pytest.fixture
def model() -> Iterator[Model]:
    with Model.load(MODEL) as loaded:
        yield loaded


@pytest.fixture
def context(model: Model) -> Iterator[Context]:
    with Context(model, n_ctx=512, n_threads=1, deterministic=True) as made:
        yield made


@pytest.fixture(autouse=True)
def nothing_stays_alive() -> Iterator[None]:
    """Whatever a test does, it leaves no object behind."""
    before = live_handles()
    yield
    assert live_handles() == before
