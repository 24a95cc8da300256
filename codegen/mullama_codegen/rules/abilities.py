"""What the description asks of a language, against what the language can do: forms, a stream's methods, waits. The plan knows both."""

from __future__ import annotations

from collections.abc import Sequence

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.types import RecordRef
from ..meaning.walk import operations
from ..plan.language import Language
from ..plan.realise import Planner, plans

CORE = "rust"
# Forms that a binding makes of core's stream.
LOOPS = (m.FormKind.ASYNC_STREAM, m.FormKind.CALLBACK, m.FormKind.CALLBACK_CANCELLABLE)


def check(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes what a language is to have and cannot."""
    _forms(api, languages, problems)
    _progress(api, problems)
    for stream in api.streams:
        for method in stream.methods:
            for language in languages:
                if language.id in method.surface and method.id not in language.stream_methods:
                    problems.add(method.where, f"{stream.id}.{method.id}", f"{language.title} cannot express it; leave {language.id} out")


def waits(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes long waits that nothing ends."""
    for plan in plans(api, languages).values():
        title = next(language.title for language in languages if language.id == plan.language)
        endless = {id(c.operation) for c in plan.calls if c.wait.blocking is m.Blocking.LONG and not c.wait.ended_by}
        for name, op in operations(api):
            if id(op) in endless:
                rule = "give it an async form, a progress callback or a cancel token, or say `blocking: brief`"
                problems.add(op.where, name, f"blocks, and in {title} nothing ends the wait; {rule}")


def _forms(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    for name, op in operations(api):
        in_core = {form.kind for form in op.forms if CORE in form.surface}
        for form in op.forms:
            wanted = m.FormKind.STREAM if form.kind in LOOPS else form.kind
            if wanted not in in_core:
                problems.add(form.where, name, f"form '{form.kind.value}' calls core's '{wanted.value}', so rust has that, too")
    for language in languages:
        planner = Planner(api, language)
        for name, op in operations(api):
            for call in (c for c in planner.calls if c.operation is op):
                if (reason := planner.missing(call)) is not None:
                    form = next(f for f in op.forms if f.kind is call.form)
                    problems.add(form.where, name, reason)


def _progress(api: m.Api, problems: Problems) -> None:
    functions = {id(op) for op in api.functions}
    for name, op in operations(api):
        if op.progress and (id(op) in functions or not any(_is_params(api, p) for p in op.params)):
            problems.add(op.where, name, "reports progress, which C hears through a params record of a handle's call; take one")


def _is_params(api: m.Api, param: m.Param) -> bool:
    return isinstance(param.type, RecordRef) and api.record(param.type.id).kind is m.RecordKind.PARAMS
