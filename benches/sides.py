"""What benches/busy.py compares: processes that generate on request, beside processes that only count."""

from __future__ import annotations

import contextlib
import os
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benches.peers import MODULES

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "target" / "release"
LIBGOMP = ROOT / "build" / "libgomp" / "release"
PROGRAM = ROOT / "build" / "bench" / "busy"
PEERS_PYTHON = ROOT / "build" / "peers" / "bin" / "python"

WARM_UP_SECONDS = 1.0
"""In which ours also learns how many threads pay."""
LONGEST_SECONDS = 1.0
"""A side that needs longer for a generation makes fewer tokens."""
LIMIT_SECONDS = 20
"""A side that gives no answer for so long is given up."""


class TooSlowError(Exception):
    """A side that cannot be measured in pairs, for a token takes it longer than a generation should."""


@dataclass
class Side:
    """A process that generates on request, and the tokens per second that it made."""

    command: tuple[str, ...]
    library: Path | None
    n_tokens: int
    speeds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Starts it and warms it up."""
        environment = dict(os.environ)
        if self.library:
            environment["LD_LIBRARY_PATH"] = str(self.library)
        self._process = subprocess.Popen(self.command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        until = time.monotonic() + WARM_UP_SECONDS
        # The first one reads the weights, so its time is none of the others'.
        self._generate(1)
        seconds = self._generate(1)
        if seconds > LONGEST_SECONDS:
            self.close()
            raise TooSlowError(f"{seconds:.0f} s for a token")
        # Four times as many tokens must not take longer than a generation should.
        wanted, self.n_tokens = self.n_tokens, 2
        while True:
            is_slow = self._generate(self.n_tokens) > LONGEST_SECONDS / 4
            if time.monotonic() >= until and (is_slow or self.n_tokens >= wanted):
                break
            if not is_slow:
                self.n_tokens = min(wanted, 4 * self.n_tokens)

    def measure(self) -> float:
        """Tokens per second of one generation."""
        self.speeds.append(self.n_tokens / self._generate(self.n_tokens))
        return self.speeds[-1]

    def _generate(self, n_tokens: int) -> float:
        """Seconds that so many tokens took."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(f"{n_tokens}\n")
            self._process.stdin.flush()
        answered, _, _ = select.select([self._process.stdout], [], [], LIMIT_SECONDS)
        if not answered:
            self.close()
            raise TooSlowError(f"no answer in {LIMIT_SECONDS} s")
        line = self._process.stdout.readline()
        if not line:
            raise subprocess.SubprocessError(f"{' '.join(self.command)} ended with {self._process.wait()}")
        return int(line) / 1e9

    @property
    def median(self) -> float:
        """Tokens per second over all generations."""
        return statistics.median(self.speeds)

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()


def library(folder: Path, model: Path, n_threads: int, n_tokens: int, exactly: bool = False) -> Side:
    """Our library as it lies in a folder; `exactly` with that many threads in each step, or with as many of them as are fastest."""
    command = (str(PROGRAM), str(model), str(n_threads), *(["exactly"] if exactly else []))
    return Side(command, folder, n_tokens)


def peer(name: str, model: Path, n_threads: int, n_tokens: int) -> Side:
    """A package from PyPI."""
    command = (peers_python(), str(ROOT / "benches" / "peers.py"), name, str(model), str(n_threads))
    return Side(command, None, n_tokens)


def peers_python() -> str:
    """The Python that may have peers: that of build/peers, or this one."""
    return str(PEERS_PYTHON) if PEERS_PYTHON.exists() else sys.executable


def peers_there() -> list[str]:
    """The peers that are installed."""
    look = "import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)"
    there = (name for name, module in MODULES.items() if subprocess.run([peers_python(), "-c", look, module], check=False).returncode == 0)
    return list(there)


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
