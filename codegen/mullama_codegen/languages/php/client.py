"""What PHP's conformance client looks up: the names that PHP gives to what the description has."""

from __future__ import annotations

from ...meaning.model import Api
from ...meaning.names import Case
from ...meaning.types import RecordRef
from ...output import File
from ...plan.planned import Plan, PlannedCall
from ..client import By, Spelling, table
from .calls import method_name
from .language import PHP
from .spelling import class_name, free_method, is_object, key, leading, spelt, variable
from .unions import case_method

PATH = "bindings/php/conformance/table.json"


def file(api: Api, plan: Plan) -> File:
    """The client's table."""
    return table(api, plan, _spelling(api), PATH)


def _call(planned: PlannedCall) -> tuple[By, str]:
    call = planned.call
    name = method_name(planned)
    if call.owner and not call.is_constructor:
        return By.METHOD, name
    owner = call.owner.id if call.owner else call.operation.on.get(PHP.id)
    holder = class_name(owner) if owner else "Mullama"
    return (By.NEW, holder) if call.is_constructor and str(call.name) == "new" else (By.FUNCTION, f"{holder}.{name}")


def _spelling(api: Api) -> Spelling:
    return Spelling(
        language=PHP,
        call=_call,
        parameter=variable,
        field=key,
        fact=lambda fact: free_method(spelt(fact.name, fact.surface)),
        type=class_name,
        case=case_method,
        preset=lambda record, preset: f"{class_name(record.id)}.{free_method(preset.name.to(Case.CAMEL))}",
        passed=lambda record: "object" if is_object(api, record.id) else "keys",
        lead=lambda record: leading(api, RecordRef(record.id)),
    )
