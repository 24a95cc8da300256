"""What stands behind the first sentence of a call's doc: its parameters, its result and its errors."""

from __future__ import annotations

from collections.abc import Iterator

from ...meaning.model import Api
from ...meaning.types import RecordRef, strip_option
from ...plan.calls import Call
from ...plan.planned import AnswerOf, Direct, Fed, LookedUp, PlannedCall, Runs, Typed, Waited
from .docs import errors_line, small
from .language import GO
from .records import is_options
from .spell import argument

FUNCTIONS = "The functions, each made by [NewTool]."
TOLD = (Direct, LookedUp, AnswerOf, Typed, Waited, Runs)  # what gives the result that the description speaks of


def rest(api: Api, planned: PlannedCall) -> str:
    """A list of the parameters, a line on the result, and the sentinels."""
    fed = [(argument(planned.does.source), planned.does.source.doc.summary)] if isinstance(planned.does, Fed) else []
    told_of = {argument(planned.does.tools): FUNCTIONS} if isinstance(planned.does, Runs) else {}
    rows = "\n".join(f"  - {name}: {told_of.get(name, text)}" for name, text in (*fed, *_parameters(api, planned.call)))
    parts = ["", rows] if rows else []
    told = planned.result.doc if isinstance(planned.does, TOLD) and not planned.result.in_place else None
    if told is not None and told.summary:
        parts += ["", f"The result: {small(told.summary)}"]
    return "\n".join(("", *parts) if parts else ("",)) + errors_line(api, planned.operation.errors)


def _parameters(api: Api, call: Call) -> Iterator[tuple[str, str]]:
    for param in call.params:
        if GO.id not in param.surface:
            continue
        type_ = strip_option(param.type)
        record = api.record(type_.id) if isinstance(type_, RecordRef) else None
        if record is None or not is_options(record):
            yield argument(param), param.doc.summary
            continue
        for field in map(record.field, record.lead):
            yield argument(field), field.doc.summary
        yield "opts", param.doc.summary
    if call.operation.progress is not None:
        yield "progress", call.operation.progress[1].summary
