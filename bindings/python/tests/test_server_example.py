"""The HTTP server of the examples: more clients than sequences, slow ones, and ones that go away."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from mullama import Context, Model, SamplerParams

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "server.py"
QUESTIONS = ["What is the capital of Norway?", "Count from 3 to 12.", "How do you say cat in Hindi?"]
PROMPTS = [f"<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n" for question in QUESTIONS]


@pytest.fixture(scope="module")
def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("server_example", EXAMPLE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def server(example: ModuleType, model: Model) -> Iterator[Any]:
    context = Context(model, n_ctx=2048, n_seq_max=example.N_SEQUENCES, n_threads=1)
    with context, example.Server(("127.0.0.1", 0), context) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def ask(server: Any, prompt: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request("POST", "/", prompt.encode())
    return connection.getresponse()


def test_twelve_slow_clients_on_four_sequences_all_get_their_text(server: Any, example: ModuleType) -> None:
    alone = [server.context.generate(prompt, example.MAX_TOKENS, SamplerParams.greedy()) for prompt in PROMPTS]
    answers = [ask(server, PROMPTS[n % 3]) for n in range(12)]
    texts = [b""] * 12
    reading = set(range(12))
    while reading:  # each takes one byte when all others have
        for n in sorted(reading):
            byte = answers[n].read(1)
            texts[n] += byte
            if not byte:
                reading.remove(n)
    assert [text.decode() for text in texts] == [alone[n % 3] for n in range(12)]


def test_clients_that_go_away_leave_their_sequences(server: Any, example: ModuleType) -> None:
    alone = server.context.generate(PROMPTS[1], example.MAX_TOKENS, SamplerParams.greedy())
    for _ in range(8):
        answer = ask(server, "Once upon a time")
        assert answer.read(1)
        answer.close()
    assert ask(server, PROMPTS[1]).read().decode() == alone
