"""How soon work ends that is cancelled: `python benches/cancel.py [--models gemma] [--tokens 4000] [--rounds 20]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benches.figures import figures  # noqa: E402
from benches.workloads import MODELS, Model  # noqa: E402  # ours, found from the repository's root

PROGRAM = ROOT / "target" / "release" / "mullama-bench-cancel"
TOKENS, ROUNDS = 4000, 20
MEASURED = ("gemma",)
"""The model whose words are many and whose layers are wide; the others are quicker."""


def lines(models: Sequence[Model], tokens: int = TOKENS, rounds: int = ROUNDS) -> Iterator[str]:
    """A line of figures for each model, or why there are none."""
    for model in models:
        told, reason = figures(PROGRAM, model.path, tokens, rounds)
        if not told:
            yield f"cancel, {model.title}: not measured, {reason}"
            continue
        (found,) = told
        parts = [_part(f"a prompt of {tokens:,} tokens", found["prompt"]), _part("a generation", found["generation"])]
        parts.append(_part("a batch of texts", found["embedding"]))
        yield f"cancel, {model.title}: {'; '.join(parts)}; a compute graph of n_ubatch tokens takes {found['ubatch_ms']:,.0f} ms"


def _part(what: str, found: Mapping[str, float]) -> str:
    if not found["n"]:
        return f"{what} was done each time before it was cancelled"
    return (
        f"{what} ({found['whole_ms']:,.0f} ms) ends {found['median_ms']:.1f} ms after its cancel, {found['most_ms']:.1f} ms at most"
        f" of {found['n']:.0f}"
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="+", choices=MODELS, default=list(MEASURED))
    parser.add_argument("--tokens", type=int, default=TOKENS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    for line in lines([MODELS[name] for name in args.models], args.tokens, args.rounds):
        Console().print(line, markup=False, highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
