"""What a view raises where it meets something that the rules should have refused: a fault of the generator, not of the description."""

from __future__ import annotations


class Unforeseen(AssertionError):
    """`rules/` let something pass that this place has no form for; a rule is missing, with file and line."""
