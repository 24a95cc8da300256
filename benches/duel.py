"""Raw llama.cpp and another program in pairs of rounds."""

from __future__ import annotations

import math
import time
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType

from benches.pairs import LEAST_PAIRS, Ratio, until_narrow
from benches.programs import RAW, Program, Running
from benches.workloads import Model, What


@dataclass(frozen=True)
class Patience:
    """When to stop: the interval is narrower than `width`, or there are `most` pairs, or they have taken `seconds`."""

    width: float = 0.02
    most: int = 60
    seconds: float = math.inf


class Duel:
    """Both programs at one kind of work, started anew after every few pairs.

    Where a process happens to lie in memory makes it faster or slower for all of its life, so that the pairs of two processes alone would
    say too surely what is true of those two.
    """

    def __init__(self, program: Program, model: Model, what: What) -> None:
        """Starts nothing yet."""
        self._programs = (RAW, program)
        self._model = model
        self._what = what
        self._argument = what.argument(model)
        self._running: list[Running] = []
        self._ended = ExitStack()
        self._n_pairs = 0

    def ratio(self, patience: Patience) -> Ratio:
        """The ratio of the two, as sure as there is patience for."""
        until = time.monotonic() + patience.seconds
        return until_narrow(self.pair, patience.width, patience.most, lambda: time.monotonic() >= until)

    def pair(self, raw_last: bool) -> float:
        """One ratio: our time to raw's where the aim is a time, else our speed to raw's."""
        if self._n_pairs % LEAST_PAIRS == 0:
            self._start()
        self._n_pairs += 1
        raw, ours = self._running
        order = (ours, raw) if raw_last else (raw, ours)
        ns = {id(one): one.round() for one in order}
        times = ns[id(ours)] / ns[id(raw)]
        return times if self._what.is_time else 1 / times

    @property
    def counts(self) -> tuple[int, int]:
        """What raw and the other counted in their last round."""
        raw, ours = self._running
        return raw.count, ours.count

    def _start(self) -> None:
        self._ended.close()
        path, call = self._model.path, self._what.call
        self._running = [self._ended.enter_context(Running(program, path, call, self._argument)) for program in self._programs]

    def __enter__(self) -> Duel:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Ends both."""
        self._ended.close()
