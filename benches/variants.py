"""Measure the variants of the processor code that packages carry: reading a prompt with Gemma on one thread, in interleaved pairs.

    python benches/variants.py [--tokens 512] [--pairs 30] [--node-llama-cpp node_modules/node-llama-cpp]

`nox -s bench -- --variants` builds the library first. node-llama-cpp is measured where its folder is given.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benches.pairs import Ratio, until_narrow  # noqa: E402  # ours, found from the repository's root
from tests.models import real_models  # noqa: E402
from tests.variants.programs import FORCED, PACKAGED, PROGRAMS, of_this_processor  # noqa: E402

GEMMA = ROOT / "build" / "models" / real_models.GEMMA.name
BASE = "x86-64-v3"
"""What a build of one variant has."""
AIM = 1.25
"""An AVX-512 variant against the base."""
AIM_NODE = 0.97
"""The best variant against node-llama-cpp."""


@dataclass
class Side:
    """A process that reads a prompt on request, and the tokens per second that it read."""

    command: list[str]
    variant: str
    n_tokens: int
    speeds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Starts it and warms it up."""
        self._process = subprocess.Popen(
            self.command,
            env={**os.environ, "LD_LIBRARY_PATH": str(PACKAGED), FORCED: self.variant},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.measure()
        self.speeds.clear()

    def measure(self) -> float:
        """Tokens per second of one prompt."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise subprocess.SubprocessError(f"{self.command} ended with {self._process.wait()}")
        self.speeds.append(self.n_tokens * 1e9 / int(line))
        return self.speeds[-1]

    def end(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()


def compare(ours: Side, other: Side, width: float, pairs: int) -> Ratio:
    """Our speed as a multiple of the other's."""

    def pair(other_first: bool) -> float:
        first, second = (other, ours) if other_first else (ours, other)
        speed = {id(first): first.measure(), id(second): second.measure()}
        return speed[id(ours)] / speed[id(other)]

    return until_narrow(pair, width, pairs)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tokens", type=int, default=512)
    parser.add_argument("--width", type=float, default=0.02, help="measure until the 95 %% interval is narrower than this")
    parser.add_argument("--pairs", type=int, default=30, help="at most so many pairs for each ratio")
    parser.add_argument("--node-llama-cpp", type=Path, help="the folder of that package")
    options = parser.parse_args()
    here = of_this_processor()
    if BASE not in here:
        print(f"not run: this processor lacks what {BASE} needs")
        return 0
    table = Table(
        "side", "tokens/s", "against", "ratio (lower bound)", "aim", title=f"Gemma 3 270M reads {options.tokens} tokens, one thread"
    )
    count = str(options.tokens)
    with contextlib.ExitStack() as ended:

        def started(command: list[str], variant: str) -> Side:
            side = Side(command, variant, options.tokens)
            ended.callback(side.end)
            return side

        sides = {variant: started([str(PROGRAMS / "prompt"), str(GEMMA), count], variant) for variant in here}
        if options.node_llama_cpp:
            script = [str(ROOT / "benches" / "node" / "node-llama-cpp.mjs"), str(options.node_llama_cpp.resolve())]
            sides["node-llama-cpp"] = started(["node", *script, str(GEMMA), count], "")
        wanted = [(variant, BASE, AIM) for variant in here if variant.startswith("avx512")] + [("x86-64-v2", BASE, 0.0)]
        if options.node_llama_cpp:
            wanted.append((here[0], "node-llama-cpp", AIM_NODE))
        for ours, other, aim in wanted:
            found = compare(sides[ours], sides[other], options.width, options.pairs)
            speed = statistics.median(sides[ours].speeds)
            table.add_row(ours, f"{speed:,.0f}", other, f"{found.median:.2f} (≥ {found.low:.2f})", f"{aim:.2f}" if aim else "")
    Console(width=120).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
