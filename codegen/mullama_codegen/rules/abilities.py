"""What the description asks of a language, against what the language can do. The plan knows both."""

from __future__ import annotations

from collections.abc import Sequence

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.walk import operations
from ..plan.language import Language
from ..plan.realise import Planner, plans


def forms(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes forms that a language cannot have."""
    for language in languages:
        planner = Planner(api, language)
        for name, op in operations(api):
            for call in (c for c in planner.calls if c.operation is op):
                if (reason := planner.missing(call)) is not None:
                    form = next(f for f in op.forms if f.kind is call.form)
                    problems.add(form.where, name, f"{reason}; leave {language.id} out of `only`")


def waits(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes long waits that nothing ends."""
    for plan in plans(api, languages).values():
        title = next(language.title for language in languages if language.id == plan.language)
        endless = {id(c.operation) for c in plan.calls if c.wait.blocking is m.Blocking.LONG and not c.wait.ended_by}
        for name, op in operations(api):
            if id(op) in endless:
                rule = "give it an async form, a progress callback or a cancel token, or say `blocking: brief`"
                problems.add(op.where, name, f"blocks, and in {title} nothing ends the wait; {rule}")
