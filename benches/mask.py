"""What a constraint costs beside a decode step: `python benches/mask.py [--models gemma] [--pairs 12]`."""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benches.figures import figures  # noqa: E402
from benches.pairs import ratio  # noqa: E402  # ours, found from the repository's root
from benches.workloads import MODELS, Model  # noqa: E402

PROGRAM = ROOT / "target" / "release" / "mullama-bench-mask"
AIM = 2.0
"""Percent of a step that a constraint may cost on Gemma's 262,144 tokens."""


def lines(models: Sequence[Model], pairs: int = 12) -> Iterator[str]:
    """A line of figures for each model and kind of constraint, or why there are none."""
    for model in models:
        kinds, reason = figures(PROGRAM, model.path, pairs)
        if not kinds:
            yield f"mask, {model.title}: not measured, {reason}"
        for found in kinds:
            cost = ratio([bound / free for free, bound in found["pairs"]])
            step = statistics.median(free for free, _ in found["pairs"])
            percent = [100 * (part - 1) for part in (cost.median, cost.low, cost.high)]
            yield (
                f"mask, {model.title}, {found['constraint']}: {percent[0]:+.1f} % of a step of {step:.2f} ms "
                f"(95 % interval {percent[1]:+.1f} to {percent[2]:+.1f}, {len(found['pairs'])} pairs; aim {AIM:.0f} % on Gemma)"
            )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="+", choices=MODELS, default=["gemma"])
    parser.add_argument("--pairs", type=int, default=12)
    args = parser.parse_args()
    for line in lines([MODELS[name] for name in args.models], args.pairs):
        Console().print(line, markup=False, highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
