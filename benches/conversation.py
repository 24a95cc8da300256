"""What a second turn costs a conversation that is kept, to its first token: `python benches/conversation.py [--models smollm2]`."""

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

PROGRAM = ROOT / "target" / "release" / "mullama-bench-conversation"
MEASURED = ("tiny", "smollm2")


def lines(models: Sequence[Model], rounds: int = 9) -> Iterator[str]:
    """A line of figures for each model, or why there are none."""
    for model in models:
        found, reason = figures(PROGRAM, model.path, rounds)
        if not found:
            yield f"conversation, {model.title}: not measured, {reason}"
            continue
        (cost,) = found
        again, kept, swapped = cost["again_ms"], cost["kept_ms"], cost["swapped_ms"]
        yield (
            f"conversation, {model.title}: the second turn's first token, all {cost['again']:.0f} tokens evaluated again {again:,.1f} ms; "
            f"the {cost['kept']:.0f} new ones alone {kept:,.1f} ms ({again / kept:.1f} times as fast), after another request has had the "
            f"sequence {swapped:,.1f} ms with {cost['swapped']:.0f} ({again / swapped:.1f} times)"
        )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="+", choices=MODELS, default=list(MEASURED))
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    for line in lines([MODELS[name] for name in args.models], args.rounds):
        Console().print(line, markup=False, highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
