"""The rules that a description keeps. All broken ones are reported; nothing is written when one is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from . import model as m
from . import positions
from .forms import CASES, Call, constructors, functions, methods
from .names import Case, Name, escape
from .problems import Problems
from .types import OptionOf, RecordRef

LINK = re.compile(r"\[\[([^\]]*)\]\]")
PLACEHOLDER = re.compile(r"\b(TODO|FIXME|TBD|XXX)\b")
MEMBERS = ("python", "cpp")  # where a record's presets stand beside its fields
TYPE_NAMES = ("enums", "unions", "records", "callbacks", "handles", "streams")


def validate(api: m.Api, problems: Problems) -> None:
    """Notes every broken rule of a model whose types all resolved."""
    for check in (_docs, _links, _references, _versions, _codes, _defaults, _records, _operations, _inputs, _languages):
        check(api, problems)
    # What calls are spelt like can only be asked where every reference leads somewhere.
    if not problems.found:
        positions.check(api, problems)
        _collisions(api, problems)


# Walking


def operations(api: m.Api) -> Iterator[tuple[str, m.Operation]]:
    """Every operation with the name it has in links: `Model.tokenize`, `version`."""
    for handle in api.handles:
        for op in (*handle.constructors, *handle.methods):
            yield f"{handle.name.to(Case.PASCAL)}.{op.id}", op
    for op in api.functions:
        yield op.id, op


def documented(api: m.Api) -> Iterator[tuple[str, m.Doc, str]]:
    """Every item that carries docs: its name, its doc and its place."""
    for enum in api.enums:
        yield enum.id, enum.doc, enum.where
        yield from ((f"{enum.id}.{v.id}", v.doc, enum.where) for v in enum.values)
    for union in api.unions:
        yield union.id, union.doc, union.where
        yield from ((f"{union.id}.{c.id}", c.doc, union.where) for c in union.cases)
    for error in api.errors:
        yield error.id, error.doc, error.where
    for record in api.records:
        yield record.id, record.doc, record.where
        yield from ((f"{record.id}.{f.id}", f.doc, f.where) for f in record.fields)
        yield from ((f"{record.id}.{p.id}", p.doc, record.where) for p in record.presets)
    for callback in api.callbacks:
        yield callback.id, callback.doc, callback.where
        yield from ((f"{callback.id}.{p.id}", p.doc, p.where) for p in callback.params)
    for handle in api.handles:
        yield handle.id, handle.doc, handle.where
        yield from ((f"{handle.id}.{f.id}", f.doc, f.where) for f in handle.facts)
    for stream in api.streams:
        yield stream.id, stream.doc, stream.where
        yield from ((f"{stream.id}.{x.id}", x.doc, stream.where) for x in stream.methods)
    for name, op in operations(api):
        yield name, op.doc, op.where
        yield from ((f"{name}({p.id})", p.doc, p.where) for p in (*(i.param for i in op.inputs), *op.params))
        if op.returns:
            yield f"{name} returns", op.returns.doc, op.where


def link_targets(api: m.Api) -> frozenset[str]:
    """What `[[...]]` in a doc may name."""
    names = {name for name, _ in operations(api)}
    for section in TYPE_NAMES:
        names |= {item.name.to(Case.PASCAL) for item in getattr(api, section)}
    for handle in api.handles:
        names |= {f"{handle.name.to(Case.PASCAL)}.{f.id}" for f in handle.facts}
    for record in api.records:
        names |= {f"{record.name.to(Case.PASCAL)}.{f.id}" for f in record.fields}
    return frozenset(names)


# Rules


def _docs(api: m.Api, problems: Problems) -> None:
    for name, doc, where in documented(api):
        if not doc.summary.strip():
            problems.add(where, name, "has no summary; say what it is, with units")
        elif not doc.summary.rstrip().endswith((".", "?", "!")):
            problems.add(where, name, f"summary does not end a sentence: {doc.summary!r}")
        if found := PLACEHOLDER.search(f"{doc.summary} {doc.details}"):
            problems.add(where, name, f"doc has '{found[0]}'; write it")


def _links(api: m.Api, problems: Problems) -> None:
    targets = link_targets(api)
    for name, doc, where in documented(api):
        for target in LINK.findall(f"{doc.summary} {doc.details}"):
            if target not in targets:
                problems.add(where, name, f"link [[{target}]] leads nowhere")


def _references(api: m.Api, problems: Problems) -> None:
    errors = {e.id for e in api.errors}
    for name, op in operations(api):
        for error in op.errors:
            if error not in errors:
                problems.add(op.where, name, f"error '{error}' is not described")
        if op.produces is not None and op.produces not in {s.id for s in api.streams}:
            problems.add(op.where, name, f"stream '{op.produces}' is not described")
        if op.progress and op.progress[0] not in {c.id for c in api.callbacks}:
            problems.add(op.where, name, f"callback '{op.progress[0]}' is not described")
        for handle in op.on.values():
            if handle not in {h.id for h in api.handles}:
                problems.add(op.where, name, f"handle '{handle}' is not described")
    for owner in api.handles:
        for kept in owner.keeps:
            if kept not in {h.id for h in api.handles}:
                problems.add(owner.where, owner.id, f"keeps '{kept}', which is not a handle")
    for stream in api.streams:
        if stream.result not in {r.id for r in api.records}:
            problems.add(stream.where, stream.id, f"result '{stream.result}' is not a record")
        if stream.callback is not None and stream.callback not in {c.id for c in api.callbacks}:
            problems.add(stream.where, stream.id, f"callback '{stream.callback}' is not described")
    for record in api.records:
        if record.range_error not in errors:
            problems.add(record.where, record.id, f"range error '{record.range_error}' is not described")


def _versions(api: m.Api, problems: Problems) -> None:
    current = _version(api.library.version)
    for name, doc, where in documented(api):
        if _version(doc.since) > current:
            problems.add(where, name, f"since {doc.since} is later than the library's version {api.library.version}")


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def _codes(api: m.Api, problems: Problems) -> None:
    seen: dict[int, str] = {}
    for error in api.errors:
        if error.code >= 0:
            problems.add(error.where, error.id, f"code {error.code} is not negative; 0 means no error")
        if error.code in seen:
            problems.add(error.where, error.id, f"code {error.code} is taken by '{seen[error.code]}'")
        seen[error.code] = error.id
        if not error.reserved and not error.reached_by:
            problems.add(error.where, error.id, "no case reaches it; list one under reached_by or mark it reserved")
        if error.reserved and error.reached_by:
            problems.add(error.where, error.id, "is reserved, yet reached_by lists cases")
    for enum in api.enums:
        codes: dict[int, str] = {}
        for value in enum.values:
            if value.code in codes:
                problems.add(enum.where, f"{enum.id}.{value.id}", f"code {value.code} is taken by '{codes[value.code]}'")
            codes[value.code] = value.id


def _defaults(api: m.Api, problems: Problems) -> None:
    for name, params in _parameter_lists(api):
        optional = None
        for param in params:
            if optional and param.default is None:
                problems.add(param.where, name, f"parameter '{param.id}' has no default but follows '{optional}', which has one")
            optional = param.id if param.default is not None else optional
    for record in api.records:
        for field in record.fields:
            _range(record.id, field, problems)
    for name, params in _parameter_lists(api):
        for param in params:
            _range(name, param, problems)


def _range(name: str, field: m.Field, problems: Problems) -> None:
    value = field.default.value if field.default else None
    for bound, outside in ((field.min, "below its min"), (field.max, "above its max")):
        if bound is None:
            continue
        if not isinstance(bound.value, (int, float)):
            problems.add(field.where, name, f"'{field.id}' has a bound but is not a number")
        elif isinstance(value, (int, float)) and ((value < bound.value) if bound is field.min else (value > bound.value)):
            problems.add(
                field.where, name, f"default {field.default.text if field.default else ''} of '{field.id}' is {outside} {bound.text}"
            )


def _parameter_lists(api: m.Api) -> Iterator[tuple[str, tuple[m.Param, ...]]]:
    for name, op in operations(api):
        yield name, op.params


def _records(api: m.Api, problems: Problems) -> None:
    for record in api.records:
        ids = {f.id for f in record.fields}
        for kind, listed in (("lead", record.lead), ("shorthand", record.shorthand)):
            for id_ in listed:
                if id_ not in ids:
                    problems.add(record.where, record.id, f"{kind} names '{id_}', which is not a field")
        for field in record.fields:
            if record.kind is m.RecordKind.RESULT and field.default is not None:
                problems.add(field.where, record.id, f"'{field.id}' has a default, but a result is filled by the library")
            if not field.built and field.default is None:
                problems.add(field.where, record.id, f"'{field.id}' is not built, so it needs a default that means unset")
            if isinstance(field.type, OptionOf) and record.kind is m.RecordKind.PARAMS and field.default is None:
                problems.add(field.where, record.id, f"'{field.id}' may be absent but has no default; give `default: none`")


def _operations(api: m.Api, problems: Problems) -> None:
    for name, op in operations(api):
        ids = [p.id for p in (*(i.param for i in op.inputs), *op.params)]
        for id_ in sorted({i for i in ids if ids.count(i) > 1}):
            problems.add(op.where, name, f"parameter '{id_}' is there twice")
        for form in op.forms:
            for key, omitted in (("c.omit", form.c.omit), ("c.short.omit", form.c.short_omit)):
                for id_ in omitted:
                    if id_ not in ids:
                        problems.add(form.where, name, f"{key} names '{id_}', which is not a parameter")
            if form.kind is m.FormKind.CALLBACK and (op.produces is None or not _callback_of(api, op)):
                problems.add(form.where, name, "has a callback form, but its stream has no callback")
            if op.produces is None and form.kind not in (m.FormKind.PLAIN, m.FormKind.ASYNC):
                problems.add(form.where, name, f"form '{form.kind.value}' needs `produces`")
        if op.c.result_after is not None and op.c.result_after not in ids:
            problems.add(op.where, name, f"c.result_after names '{op.c.result_after}', which is not a parameter")
        facts = {f.id for f in owner.facts} if (owner := _owner(api, op)) else set()
        if op.returns is not None and op.returns.length is not None and op.returns.length not in facts:
            problems.add(op.where, name, f"length names '{op.returns.length}', which is not a fact of its handle")
        if op.produces is not None and op.returns is not None:
            problems.add(op.where, name, "has both `returns` and `produces`; keep one")
        if op.produces is not None and not op.forms:
            problems.add(op.where, name, "produces a stream but lists no forms")
        if op.inputs and all(i.suffix is not None for i in op.inputs):
            problems.add(op.where, name, "every input has a suffix; the first one goes without")


def _owner(api: m.Api, op: m.Operation) -> m.Handle | None:
    return next((h for h in api.handles if op in h.methods), None)


def _callback_of(api: m.Api, op: m.Operation) -> str | None:
    return next((s.callback for s in api.streams if s.id == op.produces), None)


def _inputs(api: m.Api, problems: Problems) -> None:
    for handle in api.handles:
        by_id = {op.id: op for op in handle.methods}
        for op in handle.methods:
            for item in op.inputs:
                _input(f"{handle.name.to(Case.PASCAL)}.{op.id}", op, item, by_id, problems)


def _input(name: str, op: m.Operation, item: m.Input, methods_: dict[str, m.Operation], problems: Problems) -> None:
    if "c" in item.param.surface:
        return
    maker = methods_.get(item.tokens_by or "")
    wanted = next((i.param.type for i in op.inputs if "c" in i.param.surface), None)
    if maker is None or maker.returns is None or [p.type for p in maker.params] != [item.param.type] or maker.returns.type != wanted:
        rule = "C does not take it, so `tokens_by` must name a method of this handle that turns it into what C takes"
        problems.add(item.param.where, name, f"input '{item.param.id}': {rule}")


# Collisions after casing


def _collisions(api: m.Api, problems: Problems) -> None:
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


def _languages(api: m.Api, problems: Problems) -> None:
    described = {info.id for info in api.languages}
    for language in m.LANGUAGES:
        if language not in described:
            problems.add(api.where, language, "is not described under languages")
