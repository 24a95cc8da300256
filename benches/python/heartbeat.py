"""How late asyncio's loop is beside our calls: `heartbeat.py MODEL TOKENS`. What is measured: `benches/heartbeat.py`."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable

from mullama import Context, Model, SamplerParams

EVERY = 0.002


async def beats(work: Awaitable[object]) -> dict[str, float]:
    """By how much the beats are late that come while something is awaited, in milliseconds."""
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    late = []
    while not task.done():
        due = loop.time() + EVERY
        await asyncio.sleep(EVERY)
        late.append((loop.time() - due) * 1e3)
    await task
    late.sort()
    return {"n": len(late), "median_ms": late[len(late) // 2], "p99_ms": late[int(len(late) * 0.99)], "most_ms": late[-1]}


async def main(path: str, n_tokens: int) -> None:
    """Three phases."""
    model = await Model.load_async(path)
    context = await Context.create_async(model, n_ctx=n_tokens + 512, n_threads=1)
    word = model.tokenize(" llama", add_bos=False, special=False)
    prompt = (word * n_tokens)[:n_tokens]
    greedy = SamplerParams(temperature=0.0, ignore_eos=True)

    async def read() -> None:
        async for _ in context.stream_async("Once upon a time", 200, greedy):
            pass

    found = {
        "idle": await beats(asyncio.sleep(2)),
        "prompt": await beats(context.generate_async(prompt, 1, greedy)),
        "stream": await beats(read()),
    }
    print(json.dumps(found))


asyncio.run(main(sys.argv[1], int(sys.argv[2])))
