"""Names stay apart after each language has put them in its case. Asked only where every reference leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.links import TYPE_NAMES
from ..meaning.names import Case, Name, escape
from ..meaning.types import RecordRef
from ..meaning.walk import operations
from ..plan.calls import CASES, Call, constructors, functions, methods

MEMBERS = ("python", "cpp")  # where a record's presets stand beside its fields


def check(api: m.Api, problems: Problems) -> None:
    """Notes two things of one language that are spelt alike."""
    for language in m.LANGUAGES:
        case = CASES[language]
        types = [(item.name.to(Case.PASCAL), item.id, item.where) for s in TYPE_NAMES for item in getattr(api, s) if s != "callbacks"]
        _unique(language, "types", types, problems)
        free = _spelt_calls(functions(api, language), case)
        # Go has one namespace for all of a package.
        _unique(language, "functions", [*types, *free] if language == "go" else free, problems)
        for handle in api.handles:
            if language not in handle.surface:
                continue
            members = _spelt_calls((*constructors(api, handle, language), *methods(api, handle, language)), case)
            facts = [
                (escape(f.surface.names.get(language, f.name.to(case)), language), f.id, f.where)
                for f in handle.facts
                if language in f.surface
            ]
            _unique(language, handle.id, [*members, *facts], problems)
        for record in api.records:
            fields = [(_field(f.name, f.surface, language), f.id, f.where) for f in record.fields if language in f.surface]
            _unique(language, record.id, fields, problems)
            if language in MEMBERS and record.kind is m.RecordKind.PARAMS:
                presets = [(escape(p.name.to(case), language), f"preset {p.id}", record.where) for p in record.presets]
                _unique(language, record.id, [*fields, *presets], problems)
        for name, op in operations(api):
            params = [(_field(p.name, p.surface, language), p.id, p.where) for p in op.params if language in p.surface]
            _unique(language, name, params, problems)
            if language == "python":
                _keywords(api, name, op, problems)


def _keywords(api: m.Api, name: str, op: m.Operation, problems: Problems) -> None:
    """Python's calls take a record's fields as keywords beside their own parameters; one of the same type hides the field."""
    spread = [api.record(p.type.id) for p in op.params if isinstance(p.type, RecordRef) and "python" in p.surface]
    own = {p.id: p.type for p in (*(i.param for i in op.inputs), *op.params) if not isinstance(p.type, RecordRef)}
    for record in spread:
        if record.pass_as.get("python") is not m.PassAs.KEYWORDS:
            continue
        for field in record.fields:
            if own.get(field.id, field.type) != field.type and "python" in field.surface:
                problems.add(op.where, name, f"in python, parameter '{field.id}' and field '{field.id}' of '{record.id}' are one keyword")


def _field(name: Name, surface: m.Surface, language: str) -> str:
    return escape(surface.names.get(language, name.to(CASES[language])), language)


def _spelt_calls(calls: Iterable[Call], case: Case) -> list[tuple[str, str, str]]:
    return [(call.spelt(case), call.id, call.operation.where) for call in calls]


def _unique(language: str, scope: str, spelt: list[tuple[str, str, str]], problems: Problems) -> None:
    seen: dict[str, str] = {}
    for spelling, id_, where in spelt:
        # PHP does not tell the case of classes and functions apart.
        key = spelling.lower() if language == "php" else spelling
        if key in seen and seen[key] != id_:
            problems.add(where, scope, f"in {language}, '{id_}' and '{seen[key]}' are both spelt '{spelling}'")
        seen.setdefault(key, id_)
