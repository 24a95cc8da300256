"""What `rules/positions.py` lets stand nowhere: a view that meets it has found a hole in the rules, and says which."""

from __future__ import annotations


class Unplaced(AssertionError):
    """A rule should have refused this description, with its line, before anything was made of it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"no rule refused this: {what}")
