"""How late an event loop is while it awaits us: `python benches/heartbeat.py [--models gemma] [--tokens 4000]`.

A timer beats every 2 ms, in asyncio and in Node.js, first with nothing else to do, then while a long prompt is read, then while a stream is
awaited piece by piece. What is told is by how much beats were late.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benches.figures import figures  # noqa: E402
from benches.programs import PYTHON  # noqa: E402  # ours, found from the repository's root
from benches.workloads import MODELS, Model  # noqa: E402

TOKENS = 4000
MEASURED = ("gemma",)
PROGRAMS = {
    "asyncio": (PYTHON, "benches/python/heartbeat.py"),
    "Node.js": ("node", "benches/node/heartbeat.js"),
}
PHASES = {"idle": "idle", "prompt": "while a prompt of {tokens:,} tokens is read", "stream": "while a stream is awaited"}


def lines(models: Sequence[Model], tokens: int = TOKENS) -> Iterator[str]:
    """A line of figures for each event loop and model, or why there are none."""
    for model in models:
        for loop, command in PROGRAMS.items():
            found, reason = figures(*command, model.path, tokens)
            if not found:
                yield f"heartbeat of {loop}, {model.title}: not measured, {reason}"
                continue
            told = (f"{words.format(tokens=tokens)} {_late(found[0][phase])}" for phase, words in PHASES.items())
            yield f"heartbeat of {loop}, {model.title}: late by {'; '.join(told)}"


def _late(found: Mapping[str, float]) -> str:
    """Of a phase's beats."""
    return f"{found['median_ms']:.2f} ms in the middle, {found['p99_ms']:.2f} of 99 %, {found['most_ms']:.2f} at most ({found['n']:.0f})"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", choices=MODELS, default=list(MEASURED))
    parser.add_argument("--tokens", type=int, default=TOKENS)
    args = parser.parse_args()
    for line in lines([MODELS[name] for name in args.models], args.tokens):
        Console().print(line, markup=False, highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
