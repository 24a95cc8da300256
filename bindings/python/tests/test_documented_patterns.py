"""Sections 1 to 4 of "Common API Patterns" of the documentation that users know, word for word."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import numpy as np
import pytest
from mullama import SamplerParams

PATTERNS = """
from mullama import Model
model = Model.load('./model.gguf', n_gpu_layers=32)

from mullama import Context
ctx = Context(model, n_ctx=2048)

from mullama import SamplerParams
text = ctx.generate('Hello, AI!', max_tokens=100, params=SamplerParams.greedy())

from mullama import EmbeddingGenerator
gen = EmbeddingGenerator(model)
emb = gen.embed('Hello, world!')  # Returns numpy array
"""


CHAPTER = Path(__file__).resolve().parents[3] / "tests" / "seed" / "common-api-patterns.md"


def test_the_patterns_are_all_that_the_chapter_has_in_python() -> None:
    blocks = re.findall(r"^ *```python\n(.*?)^ *```$", CHAPTER.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert "\n".join(map(dedent, blocks)).strip() == PATTERNS.strip()


def test_the_documented_patterns_run_as_they_are_written(model_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.gguf").symlink_to(model_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(PATTERNS, names)
    with names["model"] as model, names["ctx"] as context, names["gen"]:
        assert names["text"] == context.generate("Hello, AI!", 100, SamplerParams.greedy())
        assert isinstance(names["emb"], np.ndarray)
        assert names["emb"].shape == (model.n_embd,)
        assert np.linalg.norm(names["emb"]) == pytest.approx(1, abs=1e-5)
