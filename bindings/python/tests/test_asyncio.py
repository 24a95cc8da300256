"""asyncio: nothing blocks the loop, nobody is parked, and cancelling a task cancels the work."""

from __future__ import annotations

import asyncio
import gc
import selectors
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest
from mullama import (
    AsyncStream,
    CancelToken,
    Context,
    EmbeddingGenerator,
    FinishReason,
    InvalidHandleError,
    InvalidInputError,
    Model,
    ModelLoadError,
    SamplerParams,
)

T = TypeVar("T")
GREEDY = SamplerParams.greedy()
ENDLESS = SamplerParams(temperature=0, ignore_eos=True)
PROMPT = "Once upon a time"


class LoopWithoutReaders(asyncio.SelectorEventLoop):
    """Watches no sockets of ours, as Windows' default loop."""

    def add_reader(self, *_: Any) -> None:  # type: ignore[override]  # noqa: D102
        raise NotImplementedError


def on(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, T]) -> T:
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()


def test_the_text_is_that_of_the_blocking_call(context: Context) -> None:
    expected = context.generate(PROMPT, 20, GREEDY)

    async def main() -> str:
        return await context.generate_async(PROMPT, 20, GREEDY)

    assert asyncio.run(main()) == expected
    assert on(LoopWithoutReaders(), main()) == expected


def test_closing_the_context_under_a_waiting_call_is_told(model: Model) -> None:
    context = Context(model, 1 << 15, n_threads=1)

    async def main() -> InvalidHandleError:
        text = asyncio.ensure_future(context.generate_async(PROMPT, -1, ENDLESS))
        await asyncio.sleep(0)
        context.close()
        with pytest.raises(InvalidHandleError) as told:
            await text
        return told.value

    error = asyncio.run(main())
    assert f"tokens made so far: {error.data['n_generated']};" in str(error)


def test_the_pieces_are_those_of_the_blocking_stream(context: Context) -> None:
    expected = list(context.generate_stream(PROMPT, 20, GREEDY))

    async def main() -> list[str]:
        async with context.stream_async(PROMPT, 20, GREEDY) as stream:
            pieces = [piece async for piece in stream]
            assert stream.result.finish_reason is FinishReason.LENGTH
        assert stream.closed
        return pieces

    assert asyncio.run(main()) == expected
    assert on(LoopWithoutReaders(), main()) == expected


def test_a_plain_stream_can_be_read_by_a_loop(context: Context) -> None:
    async def main() -> str:
        return "".join([piece async for piece in AsyncStream(context.generate_stream(PROMPT, 5, GREEDY))])

    assert asyncio.run(main()) == context.generate(PROMPT, 5, GREEDY)


def test_no_thread_is_parked_and_the_loop_goes_on_turning(context: Context) -> None:
    async def main() -> None:
        task = asyncio.ensure_future(context.generate_async(PROMPT, 200, ENDLESS))
        turns = 0
        while not task.done():
            assert threading.active_count() == threads
            turns += 1
            await asyncio.sleep(0)
        assert turns > 1

    threads = threading.active_count()
    asyncio.run(main())


def test_several_at_once_wait_for_each_other(context: Context) -> None:
    async def main() -> list[str]:
        return list(await asyncio.gather(*(context.generate_async(prompt, 8, GREEDY) for prompt in ("Once", "The", "A"))))

    assert asyncio.run(main()) == [context.generate(prompt, 8, GREEDY) for prompt in ("Once", "The", "A")]


def test_cancelling_the_task_cancels_the_work(context: Context) -> None:
    async def main() -> None:
        task = asyncio.ensure_future(context.generate_async(PROMPT, -1, ENDLESS))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # The only sequence is free again at once, not when the endless one would have filled the context.
        assert await context.generate_async(PROMPT, 3, GREEDY)

    asyncio.run(main())


@pytest.mark.parametrize("phase", ["prompt", "conversation", "embedding", "load"])
def test_cancelling_the_task_ends_every_phase(context: Context, model: Model, model_path: Path, phase: str) -> None:
    async def main() -> None:
        with Context(model, n_ctx=8192, n_threads=1) as wide, EmbeddingGenerator(model, n_threads=1) as generator:
            works: dict[str, Callable[[], Coroutine[Any, Any, object]]] = {
                "prompt": lambda: wide.generate_async([300] * 8000, -1, ENDLESS),
                "conversation": lambda: wide.chat_async([("user", "word " * 1000)], -1, ENDLESS),
                "embedding": lambda: generator.embed_batch_async([PROMPT] * 20000),
                "load": lambda: Model.load_async(model_path, use_mmap=False, check_tensors=True),
            }
            task = asyncio.ensure_future(works[phase]())
            await asyncio.sleep(0.005 if phase != "load" else 0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            # What it worked on is free again, long before the work would have been done.
            assert await wide.generate_async(PROMPT, 2, GREEDY)
            assert len(await generator.embed_async(PROMPT)) == generator.n_embd

    asyncio.run(main())


def test_a_stream_has_a_descriptor_for_loops_of_others(context: Context) -> None:
    expected = context.generate(PROMPT, 20, GREEDY)
    stream = context.generate_stream(PROMPT, 20, GREEDY)
    waiting = selectors.DefaultSelector()
    waiting.register(stream, selectors.EVENT_READ)
    text = ""
    while True:
        assert waiting.select(60), "nobody is left waiting"
        piece = next(stream, None)
        if piece is None:
            break
        text += piece
    waiting.unregister(stream)
    assert text == expected
    stream.close()
    with pytest.raises(InvalidHandleError):
        stream.fileno()


def test_cancelling_a_task_in_a_stream_closes_the_stream(context: Context) -> None:
    async def read(stream: AsyncStream, started: asyncio.Event) -> None:
        async for _ in stream:
            started.set()

    async def main() -> None:
        started = asyncio.Event()
        stream = context.stream_async(PROMPT, -1, ENDLESS)
        task = asyncio.ensure_future(read(stream, started))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert stream.closed
        assert stream.result.finish_reason is FinishReason.CANCELLED
        assert await context.generate_async(PROMPT, 3, GREEDY)

    asyncio.run(main())


@pytest.mark.parametrize("name", ["Context.generate_async", "Model.load_async"])
def test_a_coroutine_that_nobody_awaits_is_warned_of_by_the_name_of_its_call(context: Context, model_path: Path, name: str) -> None:
    calls: dict[str, Any] = {
        "Context.generate_async": lambda: context.generate_async(PROMPT, 1),
        "Model.load_async": lambda: Model.load_async(model_path),
    }
    with pytest.warns(RuntimeWarning, match=f"^coroutine '{name}' was never awaited$"):
        calls[name]()
        gc.collect()


def test_a_coroutine_that_nobody_awaits_is_dropped_with_its_work(context: Context) -> None:
    context.generate_async(PROMPT, -1, ENDLESS).close()
    assert context.generate(PROMPT, 3, GREEDY)


def test_models_and_contexts_are_made_without_blocking(model_path: Path) -> None:
    async def main() -> str:
        fractions: list[float] = []
        here = threading.get_ident()
        with await Model.load_async(model_path, progress=lambda f: fractions.append(f) if threading.get_ident() == here else None) as model:
            assert fractions[-1] == 1.0
            with await Context.create_async(model, n_ctx=256, n_threads=1) as context:
                return await context.generate_async(PROMPT, 3, GREEDY)

    assert asyncio.run(main())


def test_an_exception_in_progress_comes_out_of_the_await(model_path: Path) -> None:
    def fail(fraction: float) -> None:
        raise KeyError("mine")

    async def main() -> None:
        with pytest.raises(KeyError, match="mine"):
            await Model.load_async(model_path, progress=fail)

    asyncio.run(main())


def test_errors_come_out_of_the_await(context: Context, tmp_path: Path) -> None:
    async def main() -> None:
        with pytest.raises(ModelLoadError):
            await Model.load_async(tmp_path / "nowhere.gguf")
        with pytest.raises(InvalidInputError):
            await context.generate_async(PROMPT, -2)

    asyncio.run(main())


def test_a_cancel_token_ends_a_coroutine_with_what_came_so_far(context: Context) -> None:
    async def main() -> str:
        with CancelToken() as token:
            token.cancel()
            return await context.generate_async(PROMPT, 20, GREEDY, cancel=token)

    assert asyncio.run(main()) == ""
