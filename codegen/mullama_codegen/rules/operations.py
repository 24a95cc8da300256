"""The parts of an operation agree: its parameters, inputs, forms, result, and the hints for C."""

from __future__ import annotations

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.types import Kind, ListOf, OptionOf, RecordRef, Scalar, Type, spelt
from ..meaning.walk import operations
from ..plan.core import JSON_OF, RUNS

# What the loops of the runtimes know of a call and of its result.
CALLED: dict[str, Type] = {"id": Scalar(Kind.STRING), "name": Scalar(Kind.STRING), "arguments": Scalar(Kind.JSON)}
GIVEN: dict[str, Type] = {"id": Scalar(Kind.STRING), "content": Scalar(Kind.STRING), "is_error": Scalar(Kind.BOOL)}


def check(api: m.Api, problems: Problems) -> None:
    """Notes operations whose parts contradict each other."""
    _operations(api, problems)
    _predicates(api, problems)
    _inputs(api, problems)


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
            if form.schema is not None:
                _schema(form, op, name, problems)
            if form.kind is m.FormKind.CALLBACK and (op.produces is None or not _callback_of(api, op)):
                problems.add(form.where, name, "has a callback form, but its stream has no callback")
            if form.kind in JSON_OF and (op.returns is None or op.returns.type != Scalar(Kind.JSON)):
                problems.add(form.where, name, f"form '{form.kind.value}' makes values of JSON, so the call returns json")
            elif (form.kind in RUNS) is not (op.runs is not None):
                problems.add(form.where, name, "has `runs` for the forms 'run' and 'async_run', and no others")
            elif op.produces is None and form.kind not in (m.FormKind.PLAIN, m.FormKind.ASYNC, *JSON_OF, *RUNS):
                problems.add(form.where, name, f"form '{form.kind.value}' needs `produces`")
        if op.c.result_after is not None and op.c.result_after not in ids:
            problems.add(op.where, name, f"c.result_after names '{op.c.result_after}', which is not a parameter")
        facts = {f.id for f in owner.facts} if (owner := _owner(api, op)) else set()
        if op.returns is not None and op.returns.length is not None and op.returns.length not in facts:
            problems.add(op.where, name, f"length names '{op.returns.length}', which is not a fact of its handle")
        if op.runs is not None:
            _runs(api, op, name, problems)
        if op.produces is not None and op.returns is not None:
            problems.add(op.where, name, "has both `returns` and `produces`; keep one")
        if op.produces is not None and not op.forms:
            problems.add(op.where, name, "produces a stream but lists no forms")
        if op.inputs and all(i.suffix is not None for i in op.inputs):
            problems.add(op.where, name, "every input has a suffix; the first one goes without")


def _runs(api: m.Api, op: m.Operation, name: str, problems: Problems) -> None:
    """A loop calls `next`, `give` and `is_cancelled` of its handle, and gives the answer of the last step."""
    assert op.runs is not None
    tools = next((p for p in op.params if p.id == op.runs.tools), None)
    if tools is None or tools.type != Scalar(Kind.JSON) or tools.default is not None:
        problems.add(op.where, name, f"runs names '{op.runs.tools}', which is not a parameter of type json without a default")
    handle = next((h for h in api.handles if h.id == op.runs.handle), None)
    steps = {x.id: x for x in handle.methods} if handle else {}
    step = steps["next"].returns if "next" in steps else None
    fields = {f.id: f.type for f in api.record(step.type.id).fields} if step and isinstance(step.type, RecordRef) else {}
    answer = OptionOf(op.returns.type) if op.returns else None
    asked = steps["is_cancelled"].returns if "is_cancelled" in steps else None
    if "give" not in steps or "calls" not in fields or answer is None or fields.get("answer") != answer:
        problems.add(
            op.where, name, "runs a handle with 'give' and with 'next', whose record has 'calls' and as 'answer' what this returns"
        )
        return
    if asked is None or asked.type != Scalar(Kind.BOOL):
        problems.add(op.where, name, "runs a handle with 'is_cancelled', which tells with a bool whether its functions are called")
    given = steps["give"].params[0].type if steps["give"].params else None
    for list_, wanted in ((fields["calls"], CALLED), (given, GIVEN)):
        found = (
            {f.id: f.type for f in api.record(list_.item.id).fields}
            if isinstance(list_, ListOf) and isinstance(list_.item, RecordRef)
            else {}
        )
        if found != wanted:
            has = ", ".join(f"{id_}: {spelt(type_)}" for id_, type_ in wanted.items())
            problems.add(
                op.where, name, f"runs '{handle.id if handle else ''}', where the loops know a list of records with the fields {has}"
            )


def _schema(form: m.Form, op: m.Operation, name: str, problems: Problems) -> None:
    """What a type says of itself is JSON that the caller would have to give."""
    param = next((p for p in op.params if p.id == form.schema), None)
    if form.kind not in JSON_OF:
        problems.add(form.where, name, f"form '{form.kind.value}' has a schema, and no caller names its type; remove `schema`")
    elif param is None or param.type != Scalar(Kind.JSON) or param.default is not None:
        problems.add(form.where, name, f"schema names '{form.schema}', which is not a parameter of type json without a default")


def _predicates(api: m.Api, problems: Problems) -> None:
    """What is read for every token at once is asked of one token, in one way, and told with yes or no."""
    for name, op in operations(api):
        if op.predicate is None:
            continue
        owner = _owner(api, op)
        count = next((f for f in owner.facts if f.id == op.predicate), None) if owner else None
        if count is None or count.type != Scalar(Kind.TOKEN_COUNT):
            problems.add(op.where, name, f"predicate names '{op.predicate}', which is not a fact of its handle that counts tokens")
        elif not op.surface.languages <= count.surface.languages:
            problems.add(op.where, name, f"is in languages that do not have '{op.predicate}', the count of its tokens")
        asked = [p.type for p in op.params] == [Scalar(Kind.TOKEN)] and all(p.default is None for p in op.params)
        told = op.returns is not None and op.returns.type == Scalar(Kind.BOOL)
        plain = [f.kind for f in op.forms] == [m.FormKind.PLAIN] and not op.inputs and op.blocking is m.Blocking.NO
        if not (asked and told and plain) or op.errors:
            problems.add(op.where, name, "a predicate takes one token and gives a bool at once: no other form, no error, no default")


def _owner(api: m.Api, op: m.Operation) -> m.Handle | None:
    return next((h for h in api.handles if op in h.methods), None)


def _callback_of(api: m.Api, op: m.Operation) -> str | None:
    return next((s.callback for s in api.streams if s.id == op.produces), None)


def _inputs(api: m.Api, problems: Problems) -> None:
    """C tells its functions for several inputs apart by what each adds to the name."""
    for name, op in operations(api):
        suffixes = [i.c.suffix for i in op.inputs if "c" in i.param.surface]
        if len(set(suffixes)) < len(suffixes):
            problems.add(op.where, name, "C has a function for each input; give each but one a `c.suffix` of its own")
