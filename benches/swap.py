"""What a swap of a stream costs, beside evaluating its tokens again: `python benches/swap.py [--tokens 2000] [--rounds 9]`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.models.real_models import SMOLLM2, NotReachedError, fetched  # noqa: E402  # ours, found from the repository's root

PROGRAM = ROOT / "target" / "release" / "mullama-bench-swap"


def line(tokens: int, rounds: int) -> str:
    """The figures as one line, or why there are none."""
    try:
        model = fetched(ROOT / "build" / "models")[SMOLLM2.name]
    except NotReachedError as error:
        return f"swap: not measured, {error}"
    command = [str(PROGRAM), str(model), str(tokens), str(rounds)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    cost = json.loads(done.stdout)
    swap, again = cost["swap_ms"], cost["again_ms"]
    return f"swap: {tokens:,} tokens of SmolLM2 out and back {swap:,.1f} ms, evaluated again {again:,.0f} ms"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    Console().print(line(args.tokens, args.rounds), markup=False, highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
