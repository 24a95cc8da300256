"""Ratios that can be believed: measured in interleaved pairs until their interval is narrow."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LEAST_PAIRS = 6
"""With fewer, the smallest and the largest of them are no 95 % interval of the median."""

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Ratio:
    """A median with its 95 % interval; `low` is what counts."""

    median: float
    low: float
    high: float

    @property
    def width(self) -> float:
        """The interval's width as a part of the median."""
        return (self.high - self.low) / self.median


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
    return Ratio(statistics.median(ordered), ordered[rank - 1], ordered[n - rank])


def until_narrow(pair: Callable[[bool], float], width: float, most: int, is_late: Callable[[], bool] = lambda: False) -> Ratio:
    """Measures pairs until the interval is narrower than `width`, there are `most` or it is late; every second goes the other way round."""
    measured: list[float] = []
    while True:
        measured.append(pair(len(measured) % 2 == 1))
        if len(measured) >= LEAST_PAIRS:
            found = ratio(measured)
            if found.width < width or len(measured) >= most or is_late():
                return found
