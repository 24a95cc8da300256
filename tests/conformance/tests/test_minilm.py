"""The real all-MiniLM-L6-v2 gives in every language the vectors that an independent reference gives."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from mullama_codegen.languages import LANGUAGES
from numpy.typing import NDArray
from runner import client as clients
from runner.client import Client
from runner.values import decode

ROOT = Path(__file__).resolve().parents[3]
TEXTS = [
    "A llama is a domesticated South American camelid.",
    "Llamas are kept for their wool.",
    "The stock market fell sharply on Monday!",
    "",
    "Don't panic: 3.14159 (or so) costs $5, e.g. “quoted” — isn't it?",
    "naïve café Ångström ÜBER straße",
    "猫が好きです。 我喜欢猫",
    "unbelievable supercalifragilisticexpialidocious antidisestablishmentarianism",
    "tabs\tand\nnew lines   and spaces",
    "Once upon a time there was a brave llama. " * 30,
]


@pytest.fixture(scope="module")
def reference() -> NDArray[np.float64]:
    """The reference's embeddings of the texts, shape (n, n_embd)."""
    command = [sys.executable, "-m", "tests.models.minilm_reference"]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(TEXTS), stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return np.asarray(json.loads(done.stdout))


@pytest.fixture(scope="module")
def model() -> Path:
    path = ROOT / "build" / "conformance" / "models" / "minilm.F32.gguf"
    subprocess.run([sys.executable, "-m", "tests.models.convert_minilm", "--out", str(path)], cwd=ROOT, check=True)
    return path


def embedded(client: Client, model: Path) -> NDArray[np.float64]:
    """The client's embeddings of the texts, shape (n, n_embd)."""

    def call(method: str, target: str | None, bind: str | None, **args: object) -> object:
        answer = client.ask("call", method=method, target=target, bind=bind, args=args)
        assert answer.ok is not None, answer
        return decode(answer.ok)

    call("model.load", None, "m", path=["str", str(model)])
    config = ["record", {"n_threads": ["i64", "1"]}]
    call("embedding_generator.new", None, "g", model=["handle", "m"], config=config)
    vectors = call("embedding_generator.embed_batch", "g", None, texts=["list", [["str", text] for text in TEXTS]])
    return np.asarray(vectors, np.float64)


@pytest.mark.parametrize("language", LANGUAGES)
def test_embeddings_agree_with_the_reference(reference: NDArray[np.float64], model: Path, language: str) -> None:
    client = clients.client_of(language, ROOT)
    try:
        found = embedded(client, model)
    finally:
        client.stop()
    assert found.shape == reference.shape
    cosines = (found * reference).sum(axis=1) / np.linalg.norm(found, axis=1) / np.linalg.norm(reference, axis=1)
    assert cosines.min() >= 0.9999, dict(zip(TEXTS, cosines, strict=True))
