"""How values travel through Python's package of the hostile description: its core is a mock, which answers canned values."""

from __future__ import annotations

import asyncio
import dataclasses
import select
from collections.abc import AsyncIterator, Iterator
from typing import Any

import mullama
import pytest

ONE = mullama.Class("x")
HANDLE = ONE.give_handle()


def texts(n: int, asked: list[int], fails: BaseException | None = None) -> Iterator[str]:
    """Texts that tell how many of them were asked for."""
    for i in range(n):
        asked.append(i)
        yield str(i)
    if fails is not None:
        raise fails


@dataclasses.dataclass
class Page:
    """What an answer may become."""

    n: int
    tags: list[str] = dataclasses.field(default_factory=list)


def test_json_is_of_the_type_that_the_caller_names() -> None:
    assert ONE.give_typed(int) == 7
    assert asyncio.run(ONE.give_typed_async(int)) == 7
    with pytest.raises(ValueError, match=r"\$ is 7; it must be Page"):
        ONE.give_typed(Page)


def test_a_type_is_a_dataclass_and_what_stands_in_it() -> None:
    from mullama._runtime.typed import read

    assert read(list[Page], '[{"n": 1, "tags": ["a"]}, {"n": 2}]') == [Page(1, ["a"]), Page(2)]
    for text, message in {
        '[{"n": "1"}]': r'\$\[0\]\.n is "1"; it must be int',
        "[{}]": r"\$\[0\] lacks 'n'",
        '[{"n": 1, "m": 2}]': r"\$\[0\] has 'm', which Page does not have",
    }.items():
        with pytest.raises(ValueError, match=message):
            read(list[Page], text)


def test_a_stream_that_is_fed_asks_for_no_more_than_there_is_space_for() -> None:
    asked: list[int] = []
    stream = HANDLE.feed(texts(1000, asked))
    assert asked == []
    next(stream)
    assert len(asked) <= 3
    assert len(list(stream)) == 999
    assert stream.result is stream.result
    assert list(HANDLE.feed([])) == []


def test_an_exception_of_the_texts_ends_the_stream_and_comes_as_itself() -> None:
    mine = KeyError("mine")
    stream = HANDLE.feed(texts(2, [], mine))
    with pytest.raises(KeyError) as caught:
        list(stream)
    assert caught.value is mine
    assert stream.closed
    with pytest.raises(TypeError):
        HANDLE.feed(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="source"):
        list(HANDLE.feed([7]))  # type: ignore[list-item]


def test_texts_that_come_later_do_not_hold_back_answers() -> None:
    async def run() -> list[Any]:
        going_on = asyncio.Event()

        async def later() -> AsyncIterator[str]:
            yield "a"
            await going_on.wait()
            yield "b"

        answers = []
        async for answer in HANDLE.feed_async(later()):
            answers.append(answer)
            going_on.set()
        return answers

    assert len(asyncio.run(asyncio.wait_for(run(), 60))) == 2


def test_asyncio_is_fed_by_both_kinds_of_iterables_and_given_their_exceptions() -> None:
    mine = KeyError("mine")

    async def failing() -> AsyncIterator[str]:
        yield "a"
        raise mine

    async def run() -> None:
        assert len([answer async for answer in HANDLE.feed_async(texts(50, []))]) == 50
        with pytest.raises(KeyError) as caught:
            async for _ in HANDLE.feed_async(failing()):
                pass
        assert caught.value is mine

    asyncio.run(asyncio.wait_for(run(), 60))


def test_a_descriptor_is_readable_while_something_is_ready() -> None:
    from mullama import Channel

    opened = HANDLE.feed([])
    stream = opened._native
    assert isinstance(stream, Channel)

    def is_ready() -> bool:
        return bool(select.select([stream], [], [], 0)[0])

    assert not is_ready()
    assert stream.give(["a", "b", "c"]) == 2
    assert is_ready()
    next(stream)
    assert is_ready()
    next(stream)
    assert not is_ready()
    stream.end_input()
    assert is_ready()
    assert list(stream) == []
    assert stream.fileno() == stream.fileno()
