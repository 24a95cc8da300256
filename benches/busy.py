"""Measure the thread team on a machine that has other work, against the same library on libgomp and against peers from PyPI.

    python benches/busy.py [--models tiny random smollm2 gemma] [--loads 0 2 4] [--minutes 6] [--pairs 40]

All generate in turn, beside 0, 2 and 4 processes that only count. `nox -s bench -- --busy` builds what is compared; peers are measured
where they are installed, in build/peers or beside this Python.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benches.pairs import LEAST_PAIRS, Ratio, ratio, until_narrow  # noqa: E402  # ours, found from the repository's root
from benches.sides import LIBGOMP, OURS, Side, TooSlowError, busy_loops, library, peer, peers_there  # noqa: E402
from benches.workloads import MODELS  # noqa: E402
from tests.models import real_models  # noqa: E402

REAL = ROOT / "build" / "models"
PATHS = {
    "tiny": MODELS["tiny"].path,
    "random": MODELS["random"].path,
    "smollm2": REAL / real_models.SMOLLM2.name,
    "gemma": REAL / real_models.GEMMA.name,
}
TOKENS = {"tiny": 128, "random": 16, "smollm2": 16, "gemma": 8}
"""Of one generation without loops; beside some, a quarter of that, for libgomp can take seconds for a token."""
AIMS = {0: 0.98, 2: 1.6, 4: 2.3}
"""Two threads of ours against two of libgomp's, by the number of busy loops."""
AIM_DEFAULT = 0.9
"""The default against the better of one and two threads."""


@dataclass(frozen=True)
class Limits:
    """When a ratio is good enough, and when a line of the table has to come to its end."""

    width: float
    pairs: int
    seconds: float


def compare(ours: Side, other: Side, limits: Limits, share: float) -> Ratio:
    """Our speed as a multiple of the other's, in pairs; `share` is this ratio's part of the line's time."""
    until = time.monotonic() + limits.seconds * share

    def pair(other_first: bool) -> float:
        first, second = (other, ours) if other_first else (ours, other)
        speed = {id(first): first.measure(), id(second): second.measure()}
        return speed[id(ours)] / speed[id(other)]

    return until_narrow(pair, limits.width, limits.pairs, lambda: time.monotonic() >= until)


def to_the_better(ours: Side, others: list[Side], limits: Limits, share: float) -> Ratio:
    """Our speed as a multiple of the faster of the others', all in turn: what a busy machine gives to one, it gives to all of a round."""
    until = time.monotonic() + limits.seconds * share
    sides = [ours, *others]
    rounds: list[list[float]] = []

    def better() -> tuple[float, ...]:
        """The ratios to the one that is faster by what is known."""
        return min(zip(*rounds, strict=True), key=statistics.median)

    def one_round(_: bool) -> float:
        sides.append(sides.pop(0))
        speed = {id(side): side.measure() for side in sides}
        rounds.append([speed[id(ours)] / speed[id(other)] for other in others])
        return better()[-1]

    until_narrow(one_round, limits.width, limits.pairs, lambda: time.monotonic() >= until)
    return ratio(better())


def shown(found: Ratio, aim: float | None) -> str:
    """The median and its lower bound, in red where that misses the aim."""
    text = f"{found.median:.2f} (≥ {found.low:.2f})"
    return f"[red]{text}[/red]" if aim is not None and found.low < aim else text


def beside(start: Callable[[], Side], ours: Side, limits: Limits, share: float, aim: float | None = None) -> tuple[str, str]:
    """Another's speed, and ours as a multiple of it; or what is known of one that is too slow to be measured, which misses no aim."""
    try:
        other = start()
        with contextlib.closing(other):
            found = shown(compare(ours, other, limits, share), aim)
            return f"{other.median:,.0f}", found
    except TooSlowError as error:
        ours.measure()
        return "-", str(error)


def beside_peer(name: str, path: Path, n_tokens: int, ours: Side, limits: Limits) -> str:
    """Ours as a multiple of a peer's; one that ends has said why on stderr, and is no reason to measure nothing else."""
    try:
        return beside(partial(peer, name, path, 2, n_tokens), ours, limits, 0.1)[1]
    except subprocess.SubprocessError:
        return "it ended"


def row(model: str, n_loops: int, peers: list[str], limits: Limits) -> list[str]:
    """One line of the table: a model beside a number of loops."""
    path, n_tokens = PATHS[model], max(2, TOKENS[model] // (4 if n_loops else 1))
    with contextlib.ExitStack() as ended:

        def ours(n_threads: int, exactly: bool = False) -> Side:
            return ended.enter_context(contextlib.closing(library(OURS, path, n_threads, n_tokens, exactly)))

        ended.enter_context(busy_loops(n_loops))
        one, exactly_two, two, default = ours(1, exactly=True), ours(2, exactly=True), ours(2), ours(0)
        gomp, to_gomp = beside(lambda: library(LIBGOMP, path, 2, n_tokens, exactly=True), two, limits, 0.25, AIMS.get(n_loops))
        by_default = to_the_better(default, [one, exactly_two], limits, 0.4)
        speeds = [f"{side.median:,.0f}" for side in (one, exactly_two, two, default)]
        to_peers = [beside_peer(name, path, n_tokens, two, limits) for name in peers]
    return [model, str(n_loops), gomp, *speeds, to_gomp, shown(by_default, AIM_DEFAULT), *to_peers]


def headings(peers: list[str]) -> list[str]:
    """The table's columns."""
    speeds = ["libgomp 2", "1", "exactly 2", "2", "default"]
    return [
        "model",
        "loops",
        *speeds,
        "2 to libgomp's 2",
        "default to the better of 1 and exactly 2",
        *(f"2 to {name} 2" for name in peers),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", choices=PATHS, default=list(PATHS))
    parser.add_argument("--loads", nargs="+", type=int, default=[0, 2, 4])
    parser.add_argument(
        "--minutes", type=float, default=6, help=f"about how long all of it takes; each ratio has {LEAST_PAIRS} pairs at least"
    )
    parser.add_argument("--pairs", type=int, default=40, help="most pairs for one ratio")
    parser.add_argument("--width", type=float, default=0.02, help="width of the 95 %% interval that is narrow enough")
    args = parser.parse_args()
    console = Console()
    peers = peers_there()
    load = f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    table = Table(title=f"tokens/s beside busy loops, medians; ratios with their lower bounds, in red where that misses its aim; {load}")
    for heading in headings(peers):
        table.add_column(heading, justify="left" if heading == "model" else "right")
    models = []
    for model in args.models:
        if model in MODELS:
            MODELS[model].make()
        if PATHS[model].exists():
            models.append(model)
        else:
            console.print(f"{model}: {PATHS[model]} is not there, so not measured", style="yellow", markup=False)
    limits = Limits(args.width, args.pairs, args.minutes * 60 / max(1, len(models) * len(args.loads)))
    try:
        for model in models:
            for n_loops in args.loads:
                table.add_row(*row(model, n_loops, peers, limits))
    except (subprocess.SubprocessError, TooSlowError) as error:
        console.print(f"{error}", style="red", markup=False)
        return 1
    finally:
        console.print(table)
    for name in {"llama-cpp-python", "xllamacpp"} - set(peers):
        console.print(f"{name}: not installed, so not measured", style="yellow", markup=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
