"""What a second turn of a conversation costs beside its first, and a rendering: `python benches/chat.py [--models smollm2]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benches.figures import figures  # noqa: E402
from benches.workloads import MODELS, Model  # noqa: E402  # ours, found from the repository's root

PROGRAM = ROOT / "target" / "release" / "mullama-bench-chat"


def lines(models: Sequence[Model], rounds: int = 9) -> Iterator[str]:
    """A line of figures for each model, or why there are none."""
    for model in models:
        found, reason = figures(PROGRAM, model.path, rounds)
        if not found:
            yield f"chat, {model.title}: not measured, {reason}"
            continue
        (cost,) = found
        first, second = cost["first_ms"], cost["second_ms"]
        yield (
            f"chat, {model.title}: first turn {cost['first']:.0f} tokens in {first:,.1f} ms, second turn {cost['second']:.0f} new tokens "
            f"in {second:,.1f} ms ({first / cost['first']:.3f} and {second / cost['second']:.3f} ms a token); rendered in "
            f"{cost['render_ms']:.2f} ms"
        )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="+", choices=MODELS, default=["tiny", "smollm2"])
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    for line in lines([MODELS[name] for name in args.models], args.rounds):
        Console().print(line, markup=False, highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
