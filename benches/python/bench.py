"""The bench of Mullama in Python. What is measured and how it is said: `benches/README.md`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mullama import Context, Model, SamplerParams

PROMPT = "Once upon a time"


def measure(what: str, rounds: int, prepare: Callable[[], object], once: Callable[[], tuple[int, object]]) -> None:
    """Run `once` one time more than `rounds` and print all times but the first; `prepare` is not measured."""
    times = []
    count = 0
    for _ in range(rounds + 1):
        prepare()
        start = time.perf_counter_ns()
        count, left_behind = once()
        times.append(time.perf_counter_ns() - start)
        del left_behind
    print(json.dumps({"language": "python", "what": what, "ns": times[1:], "count": count}))


def main(path: str, what: str, rounds: int, argument: str) -> None:
    """Do one kind of work."""
    if what == "load":
        measure(what, rounds, lambda: None, lambda: (1, Model.load(path)))
        return
    model = Model.load(path)
    if what == "tokenize":
        text = Path(argument).read_text(encoding="utf-8")
        measure(what, rounds, lambda: None, lambda: (len(model.tokenize(text)), None))
        return
    n = int(argument)
    context = Context(model, n_ctx=512, n_threads=1)
    greedy = SamplerParams(temperature=0.0, top_k=1, top_p=1.0, min_p=0.0, penalty_repeat=1.0, ignore_eos=True)

    def stream() -> tuple[int, object]:
        return len("".join(context.generate_stream(PROMPT, n, greedy)).encode()), None

    def generate() -> tuple[int, object]:
        return len(context.generate(PROMPT, n, greedy).encode()), None

    measure(what, rounds, context.clear_cache, {"stream": stream, "generate": generate}[what])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
