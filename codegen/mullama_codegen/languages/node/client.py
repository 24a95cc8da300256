"""What Node's conformance client looks up: the names that Node gives to what the description has."""

from __future__ import annotations

from ...meaning.model import Api, Field, Record
from ...meaning.names import Case
from ...output import File
from ...plan.planned import Plan, PlannedCall
from ..client import By, Spelling, table
from .language import NODE
from .spelling import member, reachable, type_name, variable

PATH = "bindings/node/conformance/table.json"


def file(api: Api, plan: Plan) -> File:
    """The client's table."""
    return table(api, plan, SPELLING, PATH)


def _call(planned: PlannedCall) -> tuple[By, str]:
    call = planned.call
    name = call.spelt(Case.CAMEL)
    if call.owner and not call.is_constructor:
        return By.METHOD, reachable(name)
    owner = call.owner.id if call.owner else call.operation.on.get(NODE.id)
    if not owner:
        return By.FUNCTION, NODE.escape(name)
    return (By.NEW, type_name(owner)) if call.is_new else (By.FUNCTION, f"{type_name(owner)}.{reachable(name)}")


def _lead(record: Record) -> tuple[Field, ...]:
    return tuple(record.field(id_) for id_ in record.lead)


SPELLING = Spelling(
    language=NODE,
    call=_call,
    parameter=variable,
    field=lambda field: member(field.name, field.surface),
    fact=lambda fact: member(fact.name, fact.surface),
    type=type_name,
    case=lambda case: member(case.name),
    preset=lambda record, preset: (record.name + preset.name).to(Case.CAMEL),
    passed=lambda _: "keys",
    lead=_lead,
)
