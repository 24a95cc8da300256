"""What the description asks of a language, the language can express: forms of an operation, a stream's methods, types of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.names import Case
from ..meaning.types import Kind, OptionOf, RecordRef, Scalar, Type, spelt
from ..meaning.walk import operations, owned_operations
from ..plan.core import FED, FEEDS, JSON_OF, LATER, RUNS
from ..plan.language import How, Language, Through
from ..plan.planned import PlannedCall, Waited
from ..plan.realise import plans
from ..plan.takes import take_of

CORE, C = "rust", "c"
# Forms that a binding makes of core's stream.
LOOPS = (m.FormKind.ASYNC_STREAM, m.FormKind.CALLBACK, m.FormKind.CALLBACK_CANCELLABLE, *FED)


def check(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes what a language is to have and cannot."""
    _numbers(api, languages, problems)
    for owner, op in owned_operations(api):
        name = f"{owner.name.to(Case.PASCAL)}.{op.id}" if owner else op.id
        if op.progress and (owner is None or not any(_is_params(api, p) for p in op.params)):
            problems.add(op.where, name, "reports progress, which C hears through a params record of a handle's call; take one")
        for language in languages:
            if any(language.id in i.merged for i in op.inputs) and not language.merges_inputs:
                rule = f"{language.title} cannot take any of several inputs in one place; leave {language.id} out of `merged`"
                problems.add(op.where, name, rule)
        for rule in _later(api, owner, op, languages):
            problems.add(op.where, name, rule)
        for form in op.forms:
            for rule in (*_of_core(op, form), *(r for x in languages if x.id in _having(owner, op, form) for r in _of(x, owner, op, form))):
                problems.add(form.where, name, rule)
    for stream in api.streams:
        for method in stream.methods:
            for language in languages:
                if language.id in method.surface and method.id not in language.stream_methods:
                    problems.add(method.where, f"{stream.id}.{method.id}", f"{language.title} cannot express it; leave {language.id} out")
        for rule in _fed(stream, languages):
            problems.add(stream.where, stream.id, rule)


def _fed(stream: m.Stream, languages: Sequence[Language]) -> Iterator[str]:
    """What feeds a stream by an iterator calls the methods by which users feed it."""
    if stream.takes is None:
        return
    having = {method.id: method.surface.languages for method in stream.methods}
    for language in (x for x in languages if x.id in stream.surface):
        for id_ in (x for x in FEEDS if x in language.stream_methods and language.id not in having.get(x, ())):
            yield f"takes something, which {language.title} gives it by '{id_}', so {language.id} has that, too"


def _later(api: m.Api, owner: m.Handle | None, op: m.Operation, languages: Sequence[Language]) -> Iterator[str]:
    """What C starts, it can take by the kind of its answer."""
    starting = {x.id for x in languages if How.START in x.forms.values()}
    forms = [f for f in op.forms if f.kind in LATER and starting & _having(owner, op, f)]
    is_made = owner is not None and op in owner.constructors
    if forms and op.returns is not None and not is_made and take_of(api, op.returns.type) is None:
        yield f"form '{forms[0].kind.value}' in C gives {spelt(op.returns.type)} later, and no function takes such an answer; leave c out"


def _numbers(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Numbers, and texts that may be absent, that single languages know by another type."""
    able = {x.id for x in languages if x.other_numbers}
    for name, item, may_be_plain in _numbered(api):
        for language, type_ in item.types.items():
            fits = (
                (_is_whole(type_) or type_ == Scalar(Kind.STRING)) and item.type == OptionOf(type_)
                if may_be_plain
                else _is_whole(type_) and isinstance(item, m.Fact) and _is_whole(item.type)
            )
            if language not in able:
                problems.add(item.where, f"{name}.{item.id}", f"{language} has no types of its own; leave it out of 'types'")
            elif not fits:
                rule = "'types' is for a fact that is a whole number, and for the item of an optional one or string in params"
                problems.add(item.where, f"{name}.{item.id}", rule)


def _numbered(api: m.Api) -> Iterator[tuple[str, m.Field | m.Fact, bool]]:
    """What may have types of its own in some languages, and whether these stand for an optional number."""
    yield from ((record.id, field, record.kind is m.RecordKind.PARAMS) for record in api.records for field in record.fields)
    yield from ((op.id, param, False) for _, op in owned_operations(api) for param in (*op.params, *(i.param for i in op.inputs)))
    yield from ((handle.id, fact, False) for handle in api.handles for fact in handle.facts)


def _is_whole(type_: Type) -> bool:
    return isinstance(type_, Scalar) and type_.kind.is_integer


def _having(owner: m.Handle | None, op: m.Operation, form: m.Form) -> frozenset[str]:
    """The languages that have a form of an operation."""
    languages = op.surface.languages & form.surface.languages
    return languages & owner.surface.languages if owner else languages


def _forms(owner: m.Handle | None, op: m.Operation, language: str) -> set[m.FormKind]:
    """The forms that a language has of an operation."""
    return {form.kind for form in op.forms if language in _having(owner, op, form)}


def _of_core(op: m.Operation, form: m.Form) -> Iterator[str]:
    """Every binding calls core: a form is there, too, or the stream that it is made of. A loop is over a handle, which is there."""
    if form.kind in RUNS:
        return
    wanted = m.FormKind.STREAM if form.kind in LOOPS else JSON_OF.get(form.kind, form.kind)
    if wanted not in _forms(None, op, CORE):
        yield f"form '{form.kind.value}' calls core's '{wanted.value}', so rust has that, too"


def _of(language: Language, owner: m.Handle | None, op: m.Operation, form: m.Form) -> Iterator[str]:
    """What one language cannot do with a form."""
    parts = language.made_of(form.kind)
    if form.kind not in language.forms:
        yield f"{language.title} cannot express form '{form.kind.value}'; leave {language.id} out"
    elif parts and not _forms(owner, op, language.id) & set(parts):
        needed = " or ".join(f"'{part.value}'" for part in parts)
        yield f"{language.title} makes form '{form.kind.value}' of {needed}, so {language.id} has that, too"
    elif not parts and form.kind not in RUNS and language.through is Through.C and form.kind not in _forms(owner, op, C):
        yield f"{language.title} reaches form '{form.kind.value}' through C, so c has it, too"
    elif language.forms[form.kind] is How.WAIT and form.kind is m.FormKind.TEXT and m.FormKind.ASYNC not in _forms(owner, op, C):
        yield f"{language.title} waits for the text that C starts by form 'async', so c has that, too"


def _is_params(api: m.Api, param: m.Param) -> bool:
    return isinstance(param.type, RecordRef) and api.record(param.type.id).kind is m.RecordKind.PARAMS


def waits(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes long waits that nothing ends, and progress that nobody hears; the plan knows what a call waits for."""
    for plan in plans(api, languages).values():
        language = next(language for language in languages if language.id == plan.language)
        title = language.title
        endless = {id(c.operation) for c in plan.calls if c.wait.blocking is m.Blocking.LONG and not c.wait.ended_by}
        for name, op in operations(api):
            if id(op) in endless:
                rule = "give it an async form, a progress callback or a cancel token, or say `blocking: brief`"
                problems.add(op.where, name, f"blocks, and in {title} nothing ends the wait; {rule}")
        deaf = {id(c.operation) for c in plan.calls if c.operation.progress and _asks(language, c) and not isinstance(c.does, Waited)}
        for name, op in operations(api):
            if id(op) in deaf:
                problems.add(op.where, name, f"reports progress, for which {title} asks a call that C has started; give c an async form")


def _asks(language: Language, planned: PlannedCall) -> bool:
    """Whether the language waits in slices, and asks between two how far a call is."""
    return language.forms[planned.call.form] is How.WAIT
