"""Names stay apart after each language has put them in its case. Asked only where every reference leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.links import TYPE_NAMES
from ..meaning.names import Case, Name
from ..meaning.types import ListOf, MapOf, RecordRef, UnionRef, strip_option
from ..meaning.walk import given_back, had_by, operations
from ..plan.calls import Call, constructors, functions, methods
from ..plan.core import JSON_OF, described, every_method
from ..plan.language import Language

C = "c"
Spelt = list[tuple[str, str, str]]  # spelling, id, place


def check(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes two things of one language that are spelt alike."""
    for language in languages:
        _types_and_functions(api, language, problems)
        for handle in api.handles:
            if language.id in handle.surface:
                _members(api, handle, language, problems)
        for record in api.records:
            _fields(record, language, problems)
        if language.is_abi:
            _symbols(api, problems)
        for name, op in operations(api):
            _unique(language.id, name, _spelt(op.params, language), problems, ignores_case=language.ignores_case)
            _keywords(api, name, op, language, problems)
    for handle in api.handles:
        _in_core(api, handle, (*handle.constructors, *handle.methods), problems)
    _in_core(api, None, api.functions, problems)


def _types_and_functions(api: m.Api, language: Language, problems: Problems) -> None:
    items = [item for section in TYPE_NAMES for item in getattr(had_by(api, language.id), section) if section != "callbacks"]
    types = [(item.name.to(Case.PASCAL), item.id, item.where) for item in items] + _implied(api, language)
    named = [(h.surface.aliases, h.where) for h in api.handles] + [(r.aliases, r.where) for r in api.records]
    types += [(alias, f"alias {alias}", where) for aliases, where in named for alias in aliases.get(language.id, ())]
    _unique(language.id, "types", types, problems, ignores_case=language.ignores_case)
    free = _spelt_calls(functions(api, language.id), language)
    if language.one_namespace:
        # Methods take no type there, so what gives a value of one is a function.
        methods_ = (call for h in api.handles if language.id in h.surface for call in methods(api, h, language.id))
        free += _spelt_calls((call for call in methods_ if call.form in JSON_OF), language)
    listeners = [((c.name + Name.of("callback")).to(Case.PASCAL), c.id, c.where) for c in api.callbacks if language.id in c.surface]
    _unique(
        language.id,
        "functions",
        [*types, *listeners, *free] if language.one_namespace else free,
        problems,
        ignores_case=language.ignores_case,
    )


def _implied(api: m.Api, language: Language) -> Spelt:
    """The types that C has besides those of the description, where something comes back that needs one."""
    back = set(given_back(api, C)) if language.is_abi else set()
    lists = (r for r in api.records if r.c.handle and ListOf(RecordRef(r.id)) in back)
    maps = [("Map", "maps that come back", api.where)] if MapOf() in back else []
    given = [(s, r) for r in api.records if language.is_abi for s in (r.c.symbol, r.c.short_symbol) if s and Name.of(s) != r.name]
    structs = [(Name.of(s).to(Case.PASCAL), f"a struct of {r.id}", r.where) for s, r in given]
    return [*structs, *((f"{r.name.to(Case.PASCAL)}List", f"lists of {r.id}", r.where) for r in lists), *maps]


def _symbols(api: m.Api, problems: Problems) -> None:
    """Functions of C that are about one record or union, besides those that every one has."""
    for record in api.records:
        if record.c.handle and any(f.id == "free" for f in record.fields if C in f.surface):
            problems.add(record.where, record.id, "in c, field 'free' is called as what frees the record is; name it otherwise")
    back = {strip_option(t) for t in given_back(api, C)}
    for union in api.unions:
        if any(isinstance(t, UnionRef) and t.id == union.id for t in back):
            for case in (c for c in union.cases if c.id in ("free", "kind")):
                rule = f"in c, case '{case.id}' is called as what every union has is; name it otherwise"
                problems.add(union.where, union.id, rule)


def _members(api: m.Api, handle: m.Handle, language: Language, problems: Problems) -> None:
    calls = _spelt_calls((*constructors(api, handle, language.id), *methods(api, handle, language.id)), language)
    _unique(language.id, handle.id, [*calls, *_spelt(handle.facts, language)], problems, ignores_case=language.ignores_case)


def _in_core(api: m.Api, owner: m.Handle | None, ops: Iterable[m.Operation], problems: Problems) -> None:
    """Core's methods: those that are written by hand, and the shorter ones that are generated beside them."""
    made = [(op, one.method) for op in ops for one in every_method(api, op, owner)]
    made += [(op, described(op, owner, form.kind)) for op in ops for form in op.forms if form.kind in JSON_OF and form.schema]
    names = [(name, f"{op.id}: {one.name}", op.where) for op, one in made for name in (one.name, one.short, one.quiet) if name]
    _unique("core", owner.id if owner else "functions", names, problems)


def _fields(record: m.Record, language: Language, problems: Problems) -> None:
    fields = _spelt(record.fields, language)
    _unique(language.id, record.id, fields, problems, ignores_case=language.ignores_case)
    if language.presets_among_fields and record.kind is m.RecordKind.PARAMS:
        presets = [(language.escape(p.name.to(language.case)), f"preset {p.id}", record.where) for p in record.presets]
        _unique(language.id, record.id, [*fields, *presets], problems, ignores_case=language.ignores_case)


def _keywords(api: m.Api, name: str, op: m.Operation, language: Language, problems: Problems) -> None:
    """Calls that take a record's fields as keywords beside their own parameters: one of the same name hides the field and means the same.

    That it must be given where the field may be left out is no other meaning.
    """
    spread = [api.record(p.type.id) for p in op.params if isinstance(p.type, RecordRef) and language.id in p.surface]
    own = {p.id: p.type for p in (*(i.param for i in op.inputs), *op.params) if not isinstance(p.type, RecordRef)}
    for record in spread:
        if record.pass_as.get(language.id) is not m.PassAs.KEYWORDS:
            continue
        for field in record.fields:
            if strip_option(own.get(field.id, field.type)) != strip_option(field.type) and language.id in field.surface:
                rule = f"parameter '{field.id}' and field '{field.id}' of '{record.id}' are one keyword"
                problems.add(op.where, name, f"in {language.id}, {rule}")


def _spelt(items: Iterable[m.Field | m.Fact], language: Language) -> Spelt:
    """Facts, fields or parameters as a language spells them."""
    here = (item for item in items if language.id in item.surface)
    return [(language.escape(i.surface.names.get(language.id, i.name.to(language.case))), i.id, i.where) for i in here]


def _spelt_calls(calls: Iterable[Call], language: Language) -> Spelt:
    return [(call.spelt(language.case), call.id, call.operation.where) for call in calls]


def _unique(place: str, scope: str, spelt: Spelt, problems: Problems, *, ignores_case: bool = False) -> None:
    seen: dict[str, str] = {}
    for spelling, id_, where in spelt:
        key = spelling.lower() if ignores_case else spelling
        if key in seen and seen[key] != id_:
            problems.add(where, scope, f"in {place}, '{id_}' and '{seen[key]}' are both spelt '{spelling}'")
        seen.setdefault(key, id_)
