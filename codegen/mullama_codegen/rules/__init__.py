"""Model to problems: the rules that a description keeps, a file for each family. Runs before anything is made of the model.

All broken rules are reported at once; nothing is written when one is.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..description.problems import Problems
from ..meaning import model as m
from ..plan.language import Language
from . import abilities, constructs, docs, operations, positions, reach, references, runtimes, spellings, values


def check(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes every broken rule of a model whose types all resolved, in these languages."""
    docs.check(api, languages, problems)
    references.check(api, problems)
    values.check(api, problems)
    operations.check(api, problems)
    # What stands where, and what calls are spelt like, can only be asked where every reference leads somewhere.
    if not problems.found:
        positions.check(api, problems)
        constructs.check(api, languages, problems)
        runtimes.check(api, problems)
        reach.check(api, languages, problems)
        abilities.check(api, languages, problems)
        spellings.check(api, languages, problems)
    # A wait is a part of a whole plan, which can be made of what keeps every other rule.
    if not problems.found:
        abilities.waits(api, languages, problems)
