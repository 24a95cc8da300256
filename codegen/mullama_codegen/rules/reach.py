"""What a binding gives or gets is there on the way to core: in Rust, and in C where the language goes through C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.names import Case
from ..meaning.walk import operations
from ..plan.core import RUNS
from ..plan.language import Language, Through

CORE, C = "rust", "c"
STEPS = ("next", "give", "is_cancelled")


def check(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes what has no way to core, or none back."""
    every = frozenset(language.id for language in languages)
    through_c = frozenset(language.id for language in languages if language.through is Through.C) - {C}
    for name, op in operations(api):
        having = _having(api, op)
        for param in op.params:
            for rule in _param(param, having, every, through_c):
                problems.add(param.where, name, rule)
        for rule in _steps(api, op):
            problems.add(op.where, name, rule)
    for handle in api.handles:
        if CORE not in handle.surface:
            problems.add(handle.where, handle.id, "every language reaches it through core, so rust has it, too")
        for fact in handle.facts:
            for rule in _read(fact.surface, through_c):
                problems.add(fact.where, f"{handle.id}.{fact.id}", rule)
        for op in handle.methods:
            for where, rule in _inputs(op, through_c):
                problems.add(where, f"{handle.name.to(Case.PASCAL)}.{op.id}", rule)
    described: tuple[m.Record | m.Union | m.Stream, ...] = (*api.records, *api.unions, *api.streams)
    for item in described:
        if CORE not in item.surface:
            problems.add(item.where, item.id, "every language has it from core, so rust has it, too")
        for rule in _read(item.surface, through_c):
            problems.add(item.where, item.id, rule)
    for record in api.records:
        for field in record.fields:
            for rule in _field(record, field, every, through_c):
                problems.add(field.where, record.id, rule)
    for stream in api.streams:
        for method in stream.methods:
            missing = stream.surface.languages - method.surface.languages if method.id in ("next", "finish") else frozenset()
            rules = (
                [f"is what a stream is for, so {_listed(missing)} has it, too"]
                if missing
                else _read_of(stream.surface, method.surface, through_c)
            )
            for rule in rules:
                problems.add(method.where, f"{stream.id}.{method.id}", rule)


def _steps(api: m.Api, op: m.Operation) -> Iterator[str]:
    """What a loop over a handle calls is there, in each language that has the loop."""
    loops = frozenset(language for form in op.forms if form.kind in RUNS for language in form.surface.languages) & op.surface.languages
    handle = next((handle for handle in api.handles if op.runs and handle.id == op.runs.handle), None)
    for step in (*handle.constructors, *(method for method in handle.methods if method.id in STEPS)) if handle else ():
        plain = frozenset(language for form in step.forms if form.kind is m.FormKind.PLAIN for language in form.surface.languages)
        assert handle is not None
        if missing := loops - (handle.surface.languages & step.surface.languages & plain):
            yield f"loops over {handle.id}.{step.id}, so {_listed(missing)} has that, too"


def _listed(languages: frozenset[str]) -> str:
    return ", ".join(sorted(languages))


def _having(api: m.Api, op: m.Operation) -> frozenset[str]:
    """The languages that have an operation in any form."""
    forms = frozenset(language for form in op.forms for language in form.surface.languages)
    owners = [handle for handle in api.handles if op in (*handle.constructors, *handle.methods)]
    return op.surface.languages & forms & (owners[0].surface.languages if owners else op.surface.languages)


def _read(surface: m.Surface, through_c: frozenset[str]) -> list[str]:
    """What is read through C is there."""
    beyond = surface.languages & through_c
    return [f"is in {_listed(beyond)}, which reach it through C, so c has it, too"] if beyond and C not in surface else []


def _read_of(owner: m.Surface, surface: m.Surface, through_c: frozenset[str]) -> list[str]:
    """The same of what belongs to something that not every language has."""
    return _read(surface, through_c & owner.languages)


def _param(param: m.Param, having: frozenset[str], every: frozenset[str], through_c: frozenset[str]) -> Iterator[str]:
    beyond, behind = param.surface.languages & through_c, (having & through_c) - param.surface.languages
    if CORE not in param.surface:
        yield f"'{param.id}' is passed to core, so rust has it, too"
    elif C not in param.surface and beyond:
        yield f"'{param.id}' is in {_listed(beyond)}, which reach core through C, but C does not take it"
    elif param.default is None and param.surface.languages != every:
        yield f"'{param.id}' is not in every language, so it needs a default for the others"
    elif C in param.surface and behind:
        yield f"'{param.id}' is taken by C, through which the call goes in {_listed(behind)}; have it there, too"


def _field(record: m.Record, field: m.Field, every: frozenset[str], through_c: frozenset[str]) -> Iterator[str]:
    beyond = field.surface.languages & through_c
    if CORE not in field.surface:
        yield f"'{field.id}' is core's, so rust has it, too"
    elif record.kind is m.RecordKind.PARAMS and field.default is None and record.surface.languages - field.surface.languages:
        yield f"'{field.id}' is not in every language, so it needs a default for the others"
    elif C not in field.surface and beyond:
        yield f"'{field.id}' is in {_listed(beyond)}, which reach core through C, but C does not have it"


def _inputs(op: m.Operation, through_c: frozenset[str]) -> Iterator[tuple[str, str]]:
    """C has a function for each input that a language behind it starts from."""
    for item in op.inputs:
        beyond = item.param.surface.languages & through_c & op.surface.languages
        if beyond and C not in item.param.surface:
            yield item.param.where, f"input '{item.param.id}' is in {_listed(beyond)}, which reach core through C, so c has it, too"
