"""The loop over a model's calls of tools: a step of the model, the calls that it asks for, the next step, until there is an answer."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, Protocol

from .aio import named
from .tools import Tool, shown


class Call(Protocol):
    """What a model asks for."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def arguments(self) -> Any: ...


class Step(Protocol):
    """One generation: the calls that it asks for, or the answer."""

    @property
    def calls(self) -> Sequence[Call]: ...
    @property
    def answer(self) -> Any: ...


class Run(Protocol):
    """The native half: it keeps the conversation."""

    def next(self) -> Step: ...
    def next_async(self) -> Coroutine[Any, Any, Step]: ...
    def give(self, results: Sequence[Any]) -> None: ...
    def is_cancelled(self) -> bool: ...
    def close(self) -> None: ...


def loop(run: Run, tools: Mapping[str, Tool]) -> Any:
    """The record of the answer; the calls of a step are made one after the other."""
    try:
        while True:
            step = run.next()
            if step.answer is not None:
                return step.answer
            run.give([_result(call, *_made(run, tools, call)) for call in step.calls])
    finally:
        run.close()


async def loop_later(run: Run, tools: Mapping[str, Tool]) -> Any:
    """The same in an event loop; the calls of a step are awaited together."""
    try:
        while True:
            step = await run.next_async()
            if step.answer is not None:
                return step.answer
            made = await _together([_made_later(run, tools, call) for call in step.calls])
            run.give([_result(call, *each) for call, each in zip(step.calls, made)])
    finally:
        run.close()


def started(call: str, run: Run, tools: Mapping[str, Tool]) -> Coroutine[Any, Any, Any]:
    """The coroutine of a loop under the name of the call, which Python's warning says where nobody awaits it."""
    return named(loop_later(run, tools), call)


async def _together(work: Sequence[Coroutine[Any, Any, Any]]) -> list[Any]:
    """The answers of all; where one ends the work, or the task is cancelled, none goes on behind its back."""
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _made(run: Run, tools: Mapping[str, Tool], call: Call) -> tuple[str, bool]:
    """What the model is told of a call, and whether it is a fault."""
    try:
        value = _begun(run, tools, call)
        told = "" if inspect.isawaitable(value) else shown(value)
    except Exception as error:
        return _fault(error), True
    if inspect.isawaitable(value):
        getattr(value, "close", lambda: None)()
        raise TypeError(f"{call.name} gave something to await, which only the asynchronous form does")
    return told, False


async def _made_later(run: Run, tools: Mapping[str, Tool], call: Call) -> tuple[str, bool]:
    try:
        value = _begun(run, tools, call)
        return shown(await value if inspect.isawaitable(value) else value), False
    except Exception as error:
        return _fault(error), True


class Refused(Exception):
    """A call that is not made; its words go to the model."""


def _begun(run: Run, tools: Mapping[str, Tool], call: Call) -> Any:
    """Calls the function, or says why it cannot be called."""
    if run.is_cancelled():
        raise Refused("cancelled")
    tool = tools.get(call.name)
    if tool is None:
        raise Refused(f"there is no tool '{call.name}'; there are: {', '.join(tools)}")
    if not isinstance(call.arguments, dict):
        raise Refused(f"the arguments of {call.name} are no JSON object")
    try:
        keywords = tool.keywords(call.arguments)
    except ValueError as error:
        raise Refused(f"the arguments do not fit: {error}") from error
    return tool.function(**keywords)


def _fault(error: Exception) -> str:
    """An exception as the model is told of it."""
    return str(error) if isinstance(error, Refused) else f"{type(error).__name__}: {error}"


def _result(call: Call, content: str, is_error: bool) -> dict[str, Any]:
    """A lone surrogate and a NUL, which no text may have, are told as U+FFFD."""
    text = content.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")
    return {"id": call.id, "content": text, "is_error": is_error}
