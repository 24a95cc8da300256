"""Streams that take texts while they give answers: an iterator feeds them, as far as they have space."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import Any, Generic, Protocol

from .aio import AsyncPull, GivenItem, GivenResult, Item, Pull, Result, bell


class Feed(Pull[GivenItem, GivenResult], Protocol[GivenItem, GivenResult]):
    """A native stream that takes texts."""

    def __next__(self) -> GivenItem: ...
    def give(self, texts: Iterable[str]) -> int: ...
    def end_input(self) -> None: ...
    def _ready(self) -> tuple[GivenItem | None] | None: ...


class Fed(Generic[Item, Result]):
    """The answers as they come; the texts are asked for one by one, each time an answer is asked for and none is ready."""

    def __init__(self, native: Feed[Item, Result], texts: Iterable[str]) -> None:
        self._native = native
        self._texts = iter(texts)
        self._held: tuple[str] | None = None
        self._ended = False

    def __iter__(self) -> Fed[Item, Result]:
        return self

    def __next__(self) -> Item:
        while not self._ended:
            ready = self._native._ready()
            if ready is not None:
                return _or_stop(ready[0])
            try:
                if not self._feed():
                    break
            except BaseException:
                self._native.close()
                raise
        return next(self._native)

    def _feed(self) -> bool:
        """Gives one text, or the end; false where there is no space."""
        held = self._held or _one(self._texts)
        if held is None:
            self._native.end_input()
            self._ended = True
            return True
        taken = self._native.give(held)
        self._held = None if taken else held
        return taken > 0

    def finish(self) -> Result:
        """Stops what still runs and gives the record of what was delivered."""
        return self._native.finish()

    @property
    def result(self) -> Result:
        """The record, once the end was reached or the stream was closed; before that, `WouldBlockError`."""
        return self._native.result

    def close(self) -> None:
        """Closes it and stops its work; closing twice is closing once."""
        self._native.close()

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._native.closed

    def __enter__(self) -> Fed[Item, Result]:
        return self

    def __exit__(self, *exception: object) -> None:
        self._native.close()

    def __repr__(self) -> str:
        return f"<mullama.{type(self).__name__}{' closed' if self.closed else ''}>"


class AsyncFed(AsyncPull[Item, Result]):
    """The same in an event loop: an answer that comes while the next text is awaited is given at once."""

    def __init__(self, native: Feed[Item, Result], texts: Iterable[str] | AsyncIterable[str]) -> None:
        super().__init__(native)
        self._feed: Feed[Item, Result] = native
        self._texts: AsyncIterator[str] = texts.__aiter__() if isinstance(texts, AsyncIterable) else _later(iter(texts))
        self._asked: asyncio.Future[tuple[str] | None] | None = None
        self._ended = False

    async def __anext__(self) -> Item:
        try:
            while not self._ended:
                ready = self._feed._ready()
                if ready is None:
                    ready = await self._fed()
                if ready is not None:
                    return _or_stop_later(ready[0])
        except BaseException as error:
            if not isinstance(error, StopAsyncIteration):
                self.close()
            raise
        return await super().__anext__()

    async def _fed(self) -> tuple[Item | None] | None:
        """Gives the next text, or the end; the answer in a tuple, where one comes before there is a text or space for it."""
        asked = self._asked = self._asked or asyncio.ensure_future(_one_later(self._texts))
        if not asked.done():
            answer = asyncio.ensure_future(bell().ready(self._feed._poll))
            either: set[asyncio.Future[Any]] = {asked, answer}
            try:
                await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            finally:
                # It takes an answer only where it goes on to give it.
                if not answer.done():
                    answer.cancel()
            if answer.done() and not answer.cancelled():
                return (answer.result(),)
        text = asked.result()
        if text is None:
            self._feed.end_input()
            self._ended = True
        elif not self._feed.give(text):
            return (await bell().ready(self._feed._poll),)
        self._asked = None
        return None

    def close(self) -> None:
        """Closes it and stops its work; closing twice is closing once."""
        if self._asked is not None:
            self._asked.cancel()
        super().close()

    async def aclose(self) -> None:
        """The same, as asynchronous generators spell it."""
        self.close()

    async def __aexit__(self, *exception: object) -> None:
        self.close()


def _one(texts: Iterator[str]) -> tuple[str] | None:
    for text in texts:
        return (text,)
    return None


async def _one_later(texts: AsyncIterator[str]) -> tuple[str] | None:
    async for text in texts:
        return (text,)
    return None


async def _later(texts: Iterator[str]) -> AsyncIterator[str]:
    for text in texts:
        yield text


def _or_stop(item: Item | None) -> Item:
    if item is None:
        raise StopIteration
    return item


def _or_stop_later(item: Item | None) -> Item:
    if item is None:
        raise StopAsyncIteration
    return item
