"""Ratios that can be believed: measured in interleaved pairs until their interval is narrow."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LEAST_PAIRS = 6
"""With fewer, the smallest and the largest of them are no 95 % interval of the median."""

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Ratio:
    """A median with its 95 % interval."""

    median: float
    low: float
    high: float
    n_pairs: int

    @property
    def width(self) -> float:
        """The interval's width as a part of the median."""
        return (self.high - self.low) / self.median


@dataclass(frozen=True)
class Patience:
    """When to stop: the interval is narrower than `width`, or there are `most` pairs, or they have taken `seconds`."""

    width: float = 0.02
    most: int = 60
    seconds: float = math.inf


def ratio(measured: Sequence[float]) -> Ratio:
    """The median of ratios, and those of them between which it lies with 95 %, whatever their distribution."""
    ordered = sorted(measured)
    n = len(ordered)
    if n < LEAST_PAIRS:
        raise ValueError(f"{n} pairs are too few: give {LEAST_PAIRS} or more")
    outside, rank = 0.0, 0
    # The chance that the median lies below the rank-th smallest is that of fewer than `rank` heads in n throws.
    while 2 * (outside + math.comb(n, rank) / 2**n) <= 1 - CONFIDENCE:
        outside += math.comb(n, rank) / 2**n
        rank += 1
    return Ratio(statistics.median(ordered), ordered[rank - 1], ordered[n - rank], n)


def until_narrow(pair: Callable[[bool], float], patience: Patience) -> Ratio:
    """Measures pairs, at least as many as an interval needs, until patience ends; every second pair goes the other way round."""
    measured: list[float] = []
    began = time.monotonic()
    while True:
        measured.append(pair(len(measured) % 2 == 1))
        if len(measured) < LEAST_PAIRS:
            continue
        found = ratio(measured)
        if found.width < patience.width or len(measured) >= patience.most or time.monotonic() - began >= patience.seconds:
            return found
