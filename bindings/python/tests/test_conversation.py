"""Conversations in Python's own forms: iteration, asyncio, the host's own function that condenses, the example."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Iterator
from pathlib import Path

import pytest
from mullama import Context, ContextBusyError, Conversation, FileError, Model, SamplerParams

FRANCE, CAT = "What is the capital of France?", "How do you say cat in Japanese?"
GREEDY = SamplerParams.greedy()
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "conversation.py"
TINY = Path(__file__).resolve().parents[3] / "models" / "mullama-tiny.Q8_0.gguf"


@pytest.fixture
def context(model: Model) -> Iterator[Context]:
    """A small one, which finds again what was evaluated."""
    with Context(model, n_ctx=256, n_threads=1) as made:
        yield made


@pytest.fixture
def conversation(context: Context) -> Iterator[Conversation]:
    """One that has not begun."""
    with Conversation(context) as begun:
        yield begun


def test_a_stream_that_is_left_early_leaves_what_was_read(conversation: Conversation) -> None:
    """A `with` around the stream ends it where the loop ends."""
    with conversation.send_stream(FRANCE, params=GREEDY) as stream:
        first = next(stream)
        with pytest.raises(ContextBusyError):
            conversation.undo()
    said = conversation.messages()
    assert [message["content"] for message in said] == [FRANCE, first]


def test_a_forgotten_stream_ends_with_its_collection(conversation: Conversation) -> None:
    """Nobody can end it then but the collector."""
    for _ in conversation.send_stream(FRANCE, params=GREEDY):
        break
    gc.collect()
    assert conversation.n_messages == 2
    assert conversation.send(CAT, params=GREEDY).finish_reason == "stop"


def test_awaited_answers_wait_for_each_other(conversation: Conversation) -> None:
    """Two at once are answered in their order."""

    async def both() -> list[str]:
        answers = await asyncio.gather(*(conversation.send_async(text, params=GREEDY) for text in (FRANCE, CAT)))
        return [answer.text for answer in answers]

    texts = asyncio.run(both())
    assert [message["content"] for message in conversation.messages()] == [FRANCE, texts[0], CAT, texts[1]]


def test_an_awaited_stream_is_the_answer(conversation: Conversation) -> None:
    """Its pieces join to the message."""

    async def joined(pieces: AsyncIterator[str]) -> str:
        return "".join([piece async for piece in pieces])

    text = asyncio.run(joined(conversation.send_stream_async(FRANCE, params=GREEDY)))
    assert conversation.messages()[-1] == {"role": "assistant", "content": text}


def test_the_hosts_own_function_condenses(context: Context) -> None:
    """As a loop over what is too much."""

    def summary(messages: list[dict[str, str]]) -> str:
        return f"{len(messages)} messages about {messages[0]['content'][:10]}."

    with Conversation(context, system="Be brief.", when_full="fail") as conversation:
        for n in range(12):
            while (excess := conversation.excess(60)).n_messages:
                said = [("user", summary(excess.messages)), ("assistant", "Yes.")]
                conversation.condense(excess.n_messages, said)
            conversation.send(f"What is {n} plus 3?", 10, GREEDY)
        assert conversation.n_dropped > 0
        assert "messages about" in str(conversation.messages())


async def awaited(answer: Awaitable[Conversation]) -> Conversation:
    """What is given later."""
    return await answer


def test_a_file_is_a_path_like(context: Context, conversation: Conversation, tmp_path: Path) -> None:
    """Saved and restored."""
    conversation.send(FRANCE, params=GREEDY)
    conversation.save(tmp_path / "one")
    with Conversation.restore(context, tmp_path / "one") as restored:
        assert restored.messages() == conversation.messages()
    with asyncio.run(awaited(Conversation.restore_async(context, tmp_path / "one"))) as restored:
        assert restored.n_messages == 2
    with pytest.raises(FileError, match="two"):
        Conversation.restore(context, tmp_path / "two")


def test_the_example_pays_for_what_is_new_alone() -> None:
    """It says how much was cached."""
    said = subprocess.run([sys.executable, EXAMPLE, TINY], check=True, capture_output=True, text=True).stdout
    assert "Paris" in said
    counts = [line.split()[0] for line in said.splitlines() if line.startswith("[")]
    assert counts[0] == "[0" and counts[1] > "[0", said
