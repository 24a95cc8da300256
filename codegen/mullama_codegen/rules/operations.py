"""The parts of an operation agree: its parameters, inputs, forms, result, and the hints for C."""

from __future__ import annotations

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.walk import operations


def check(api: m.Api, problems: Problems) -> None:
    """Notes operations whose parts contradict each other."""
    _operations(api, problems)
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
    """C tells its functions for several inputs apart by what each adds to the name."""
    for name, op in operations(api):
        suffixes = [i.c.suffix for i in op.inputs if "c" in i.param.surface]
        if len(set(suffixes)) < len(suffixes):
            problems.add(op.where, name, "C has a function for each input; give each but one a `c.suffix` of its own")
