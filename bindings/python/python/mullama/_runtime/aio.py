"""The library's work on asyncio: no thread is parked for it, and cancelling a task cancels the work."""

from __future__ import annotations

import asyncio
import itertools
import weakref
from collections.abc import Callable, Coroutine
from typing import Any, Generic, Protocol, TypeVar, cast

from .._mullama import Bell, Job

Item = TypeVar("Item")
Result = TypeVar("Result")
GivenItem = TypeVar("GivenItem", covariant=True)
GivenResult = TypeVar("GivenResult", covariant=True)
T = TypeVar("T")


class LoopBell:
    """The bell of one event loop: core rings it from its threads, and the loop wakes who holds the ticket."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.native: Bell = Bell()
        self._tickets = itertools.count()
        self._waiting: dict[int, asyncio.Future[None]] = {}
        try:
            loop.add_reader(self.native.fileno(), self._ring)
        except NotImplementedError:
            # Some loops watch no sockets; the bell must keep neither such a loop nor itself alive.
            loop_of, ring_of = weakref.ref(loop), weakref.WeakMethod(self._ring)
            self.native.fall_back(lambda: _call_soon(loop_of(), ring_of()))

    async def ready(self, poll: Callable[[Bell, int], tuple[T] | None]) -> T:
        """Polls until there is an answer, which comes in a tuple."""
        loop = asyncio.get_running_loop()
        while True:
            ticket = next(self._tickets)
            # In its place before the poll: the bell may ring before the poll returns.
            future = self._waiting[ticket] = loop.create_future()
            try:
                answer = poll(self.native, ticket)
                if answer is not None:
                    return answer[0]
                await future
            finally:
                self._waiting.pop(ticket, None)

    def _ring(self) -> None:
        for ticket in self.native.take():
            future = self._waiting.get(ticket)
            if future is not None and not future.done():
                future.set_result(None)


def _call_soon(loop: asyncio.AbstractEventLoop | None, call: Callable[[], None] | None) -> None:
    if loop is not None and call is not None and not loop.is_closed():
        loop.call_soon_threadsafe(call)


_BELLS: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, LoopBell] = weakref.WeakKeyDictionary()


def bell() -> LoopBell:
    """The running loop's bell."""
    loop = asyncio.get_running_loop()
    found = _BELLS.get(loop)
    if found is None:
        found = _BELLS[loop] = LoopBell(loop)
    return found


def started(job: Job, call: str) -> Coroutine[Any, Any, Any]:
    """The coroutine that awaits a job, under the name of the call: where nobody awaits it, Python's warning says what was not awaited."""
    return named(finish(job), call)


def named(coroutine: Any, call: str) -> Coroutine[Any, Any, Any]:
    """A coroutine under the name of a call."""
    coroutine.__name__ = call.rpartition(".")[2]
    coroutine.__qualname__ = call
    return cast("Coroutine[Any, Any, Any]", coroutine)


async def finish(job: Job) -> Any:
    """Awaits a job; whatever ends the wait early ends the work."""
    try:
        return await bell().ready(job.poll)
    finally:
        job.close()


class Pull(Protocol[GivenItem, GivenResult]):
    """A native stream."""

    @property
    def result(self) -> GivenResult: ...
    @property
    def closed(self) -> bool: ...
    def finish(self) -> GivenResult: ...
    def close(self) -> None: ...
    def _poll(self, bell: Bell, ticket: int) -> tuple[GivenItem | None] | None: ...


class AsyncPull(Generic[Item, Result]):
    """A stream in an event loop. A task that is cancelled while it waits for an item closes the stream."""

    def __init__(self, native: Pull[Item, Result]) -> None:
        self._native = native

    def __aiter__(self) -> AsyncPull[Item, Result]:
        return self

    async def __anext__(self) -> Item:
        try:
            item = await bell().ready(self._native._poll)
        except asyncio.CancelledError:
            self._native.close()
            raise
        if item is None:
            raise StopAsyncIteration
        return item

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

    async def aclose(self) -> None:
        """The same, as asynchronous generators spell it."""
        self._native.close()

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._native.closed

    async def __aenter__(self) -> AsyncPull[Item, Result]:
        return self

    async def __aexit__(self, *exception: object) -> None:
        self._native.close()

    def __repr__(self) -> str:
        return f"<mullama.{type(self).__name__}{' closed' if self.closed else ''}>"
