"""What the suite's own tests share. They run without any binding: the broken clients are a few lines of Python."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests" / "conformance"), str(ROOT / "codegen")]

from mullama_codegen import pipeline  # noqa: E402
from mullama_codegen.meaning.model import Api  # noqa: E402


@pytest.fixture(scope="session")
def api() -> Api:
    """The real description."""
    return pipeline.read(ROOT / "api.yaml")
