"""What Python's conformance client looks up: the names that Python gives to what the description has."""

from __future__ import annotations

from ...meaning.model import Api, Record
from ...meaning.names import Case
from ...output import File
from ...plan.planned import Plan, PlannedCall
from ..client import By, Spelling, table
from .language import PYTHON
from .spelling import call_name, case_name, field_name, is_spread, pascal

PATH = "bindings/python/conformance/table.json"


def file(api: Api, plan: Plan) -> File:
    """The client's table."""
    return table(api, plan, SPELLING, PATH)


def _call(planned: PlannedCall) -> tuple[By, str]:
    call = planned.call
    name = call_name(call)
    if call.owner and not call.is_constructor:
        return By.METHOD, name
    owner = call.owner.id if call.owner else call.operation.on.get(PYTHON.id)
    if call.is_new and owner:
        return By.NEW, pascal(owner)
    if not owner:
        return By.VALUE if name.startswith("__") else By.FUNCTION, name
    return By.FUNCTION, f"{pascal(owner)}.{name}"


def _passed(record: Record) -> str:
    return "keywords" if is_spread(record) else "object"


SPELLING = Spelling(
    language=PYTHON,
    call=_call,
    parameter=field_name,
    field=field_name,
    fact=lambda fact: PYTHON.escape(fact.surface.names.get(PYTHON.id, fact.name.to(Case.SNAKE))),
    type=pascal,
    case=lambda case: case_name(case.id),
    preset=lambda record, preset: f"{pascal(record.id)}.{PYTHON.escape(preset.id)}",
    passed=_passed,
    lead=lambda _: (),
)
