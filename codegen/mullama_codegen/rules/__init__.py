"""Model to problems: the rules that a description keeps, a file for each family. Runs before anything is made of the model.

All broken rules are reported at once; nothing is written when one is.
"""

from __future__ import annotations

from ..description.problems import Problems
from ..meaning import model as m
from . import docs, operations, positions, references, runtimes, spellings, values


def check(api: m.Api, problems: Problems) -> None:
    """Notes every broken rule of a model whose types all resolved."""
    for family in (docs, references, values, operations):
        family.check(api, problems)
    # What stands where, and what calls are spelt like, can only be asked where every reference leads somewhere.
    if not problems.found:
        for family in (positions, runtimes, spellings):
            family.check(api, problems)
