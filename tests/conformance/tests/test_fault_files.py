"""The model files of ../shared/faults/gguf, each of which has ended a process: every use of one is an answer or an error with a code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from runner.client import Answer, Client, client_of

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT.parent / "shared" / "faults" / "gguf"
# Well-formed, so that they load and answer.
GOOD = {"alignment-8_well-formed_file.gguf"}
INTERNAL = -12  # a bug of ours

FILES = sorted(FOLDER.glob("*.gguf"))


@pytest.fixture(params=("rust", "python", "c"))
def client(request: pytest.FixtureRequest) -> Iterator[Client]:
    """A client in each of the ways into the library: core, a native module, the C ABI."""
    client = client_of(request.param, ROOT)
    yield client
    client.stop()


def call(client: Client, method: str, target: str | None = None, bind: str | None = None, **args: object) -> Answer:
    """One call; a client that dies fails the test."""
    return client.ask("call", method=method, target=target, bind=bind, args=args)


def uses(client: Client, path: Path) -> Iterator[tuple[str, Answer]]:
    """Everything that ended a process: the load, a context, a generation, an embedding."""
    one = {"n_threads": ["i64", "1"], "n_ctx": ["i64", "64"]}
    loaded = call(client, "model.load", bind="m", path=["str", str(path)])
    yield "load", loaded
    if loaded.ok is None:
        return
    yield "tokenize", call(client, "model.tokenize", "m", text=["str", "a text"])
    made = call(client, "context.new", bind="c", model=["handle", "m"], params=["record", one])
    yield "context", made
    if made.ok is not None:
        yield "generate", call(client, "context.generate", "c", prompt=["str", "a text"], max_tokens=["i64", "3"])
    made = call(client, "embedding_generator.new", bind="e", model=["handle", "m"], config=["record", {"n_threads": ["i64", "1"]}])
    yield "generator", made
    if made.ok is not None:
        yield "embed", call(client, "embedding_generator.embed", "e", text=["str", "a text"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_that_ended_the_process_is_an_answer_or_an_error(client: Client, path: Path) -> None:
    for use, answer in uses(client, path):
        assert answer.ok is not None or (answer.code != INTERNAL and answer.message), f"{use}: {answer}"
        assert answer.ok is not None or path.name not in GOOD, f"{use}: {answer}"
    # The process lives, and so does the library in it.
    tiny = ROOT / "models" / "mullama-tiny.Q8_0.gguf"
    assert call(client, "model.load", bind="tiny", path=["str", str(tiny)]).ok is not None
    assert call(client, "model.tokenize", "tiny", text=["str", "still here"]).ok is not None


def test_there_are_files_or_it_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    with capfd.disabled():
        if not FILES:
            # The summary of a run repeats it (tools/dev/reports.py).
            print(f"\nnot run: there is no {FOLDER}")
