"""Measure the thread team on a machine that has other work, against the same library on libgomp.

    python benches/busy.py [--models tiny random smollm2] [--loads 0 2 4] [--pairs 15]

Both libraries generate in turn, beside 0, 2 and 4 processes that only count. `nox -s bench -- --busy` builds both.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benches.pairs import Ratio, until_narrow  # noqa: E402  # ours, found from the repository's root
from benches.workloads import MODELS  # noqa: E402
from tests.models import real_models  # noqa: E402

OURS = ROOT / "target" / "release"
LIBGOMP = ROOT / "build" / "libgomp" / "release"
PROGRAM = ROOT / "build" / "bench" / "busy"
SMOLLM2 = ROOT / "build" / "models" / real_models.SMOLLM2.name

PATHS = {"tiny": MODELS["tiny"].path, "random": MODELS["random"].path, "smollm2": SMOLLM2}
TOKENS = {"tiny": 128, "random": 16, "smollm2": 16}
"""Of one generation without loops; beside some, a quarter of that, for libgomp can take seconds for a token."""
AIMS = {0: 0.98, 2: 1.6, 4: 2.3}
"""Two threads of ours against two of libgomp's, by the number of busy loops."""
AIM_DEFAULT = 0.9
"""The default against the better of one and two threads."""


@dataclass
class Side:
    """A process that generates on request, and the tokens per second that it made."""

    library: Path
    model: str
    n_threads: int
    n_tokens: int
    speeds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Starts it and warms it up."""
        self._process = subprocess.Popen(
            [PROGRAM, PATHS[self.model], str(self.n_threads)],
            env={**os.environ, "LD_LIBRARY_PATH": str(self.library)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.measure()
        self.speeds.clear()

    def measure(self) -> float:
        """Tokens per second of one generation."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(f"{self.n_tokens}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise subprocess.SubprocessError(f"{self.library} with {self.n_threads} threads ended with {self._process.wait()}")
        self.speeds.append(self.n_tokens * 1e9 / int(line))
        return self.speeds[-1]

    @property
    def median(self) -> float:
        """Tokens per second over all generations."""
        return statistics.median(self.speeds)

    def end(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()


COUNT = """
import os
parent = os.getppid()
while os.getppid() == parent:
    for _ in range(1_000_000):
        pass
"""


@contextlib.contextmanager
def busy_loops(n: int) -> Iterator[None]:
    """Keeps `n` processes counting; they end with this one, however it ends."""
    loops = [subprocess.Popen([sys.executable, "-c", COUNT]) for _ in range(n)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def compare(ours: Side, other: Side, width: float, pairs: int) -> Ratio:
    """Our speed as a multiple of the other's, in pairs."""

    def pair(other_first: bool) -> float:
        first, second = (other, ours) if other_first else (ours, other)
        speed = {id(first): first.measure(), id(second): second.measure()}
        return speed[id(ours)] / speed[id(other)]

    return until_narrow(pair, width, pairs)


def shown(found: Ratio, aim: float | None) -> str:
    """The median and its lower bound, in red where that misses the aim."""
    text = f"{found.median:.2f} (≥ {found.low:.2f})"
    return f"[red]{text}[/red]" if aim is not None and found.low < aim else text


def row(model: str, n_loops: int, width: float, pairs: int) -> list[str]:
    """One line of the table: a model beside a number of loops."""
    with contextlib.ExitStack() as ended:

        def side(library: Path, n_threads: int) -> Side:
            started = Side(library, model, n_threads, TOKENS[model] // (4 if n_loops else 1))
            ended.callback(started.end)
            return started

        ended.enter_context(busy_loops(n_loops))
        one, two, default = side(OURS, 1), side(OURS, 2), side(OURS, 0)
        gomp_one, gomp_two = side(LIBGOMP, 1), side(LIBGOMP, 2)
        with_one = compare(one, gomp_one, width, pairs)
        with_two = compare(two, gomp_two, width, pairs)
        better = one if one.median > two.median else two
        by_default = compare(default, better, width, pairs)
    speeds = [f"{measured.median:,.0f}" for measured in (gomp_one, gomp_two, one, two, default)]
    return [model, str(n_loops), *speeds, shown(with_one, None), shown(with_two, AIMS.get(n_loops)), shown(by_default, AIM_DEFAULT)]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", choices=PATHS, default=list(PATHS))
    parser.add_argument("--loads", nargs="+", type=int, default=[0, 2, 4])
    parser.add_argument("--pairs", type=int, default=15, help="most pairs for one ratio")
    parser.add_argument("--width", type=float, default=0.02, help="width of the 95 %% interval that is narrow enough")
    args = parser.parse_args()
    console = Console()
    table = Table(title=f"tokens/s beside busy loops, medians; load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    headings = (
        "model",
        "loops",
        "libgomp 1",
        "libgomp 2",
        "1",
        "2",
        "default",
        "1 to libgomp's",
        "2 to libgomp's",
        "default to the better",
    )
    for heading in headings:
        table.add_column(heading, justify="left" if heading == "model" else "right")
    for model in args.models:
        if model in MODELS:
            MODELS[model].make()
        if not PATHS[model].exists():
            console.print(f"{model}: {PATHS[model]} is not there, so not measured", style="yellow", markup=False)
            continue
        for n_loops in args.loads:
            table.add_row(*row(model, n_loops, args.width, args.pairs))
    console.print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
