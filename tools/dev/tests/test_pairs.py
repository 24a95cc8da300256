"""The interval of a ratio: what a claim of the benches stands on."""

from __future__ import annotations

import pytest

from benches.pairs import LEAST_PAIRS, ratio, until_narrow


def test_interval_is_that_of_the_sign_test() -> None:
    # From the tables: of 15 the 4th and 12th, of 6 the ends.
    assert (ratio(range(1, 16)).low, ratio(range(1, 16)).high) == (4, 12)
    assert (ratio(range(1, 7)).low, ratio(range(1, 7)).median, ratio(range(1, 7)).high) == (1, 3.5, 6)


def test_too_few_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        ratio([1.0] * (LEAST_PAIRS - 1))


def test_measuring_ends_when_the_interval_is_narrow_or_the_pairs_are_spent() -> None:
    asked: list[bool] = []

    def steady(other_first: bool) -> float:
        asked.append(other_first)
        return 2.0

    assert until_narrow(steady, width=0.02, most=50).median == 2.0
    assert asked == [False, True] * (LEAST_PAIRS // 2)
    noisy = iter(range(1, 100))
    assert until_narrow(lambda _: float(next(noisy)), width=0.02, most=20).high == 15
    assert next(noisy) == 21


def test_when_it_is_late_the_least_pairs_are_enough() -> None:
    noisy = iter(range(1, 100))
    until_narrow(lambda _: float(next(noisy)), width=0.0, most=50, is_late=lambda: True)
    assert next(noisy) == LEAST_PAIRS + 1
