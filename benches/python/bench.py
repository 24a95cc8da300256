"""The bench of Mullama in Python. What is measured and how it is said: `benches/README.md`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from mullama import Context, Model, SamplerParams

PROMPT = "Once upon a time"


def measure(prepare: Callable[[], object], once: Callable[[], tuple[int, object]]) -> None:
    """Run `once` for each line of the standard input and print its nanoseconds and what it counted; `prepare` is not measured."""
    for _ in sys.stdin:
        prepare()
        start = time.perf_counter_ns()
        count, left_behind = once()
        ns = time.perf_counter_ns() - start
        print(ns, count, flush=True)
        del left_behind


def main(path: str, what: str, argument: str) -> None:
    """Do one kind of work."""
    if what == "load":
        measure(lambda: None, lambda: (1, Model.load(path)))
        return
    model = Model.load(path)
    if what == "tokenize":
        text = Path(argument).read_text(encoding="utf-8")
        measure(lambda: None, lambda: (len(model.tokenize(text)), None))
        return
    n = int(argument)
    context = Context(model, n_ctx=512, n_threads=1)
    greedy = SamplerParams(temperature=0.0, top_k=1, top_p=1.0, min_p=0.0, penalty_repeat=1.0, ignore_eos=True)

    def stream() -> tuple[int, object]:
        return len("".join(context.generate_stream(PROMPT, n, greedy)).encode()), None

    def generate() -> tuple[int, object]:
        return len(context.generate(PROMPT, n, greedy).encode()), None

    measure(context.clear_cache, {"stream": stream, "generate": generate}[what])


if __name__ == "__main__":
    main(*sys.argv[1:])
