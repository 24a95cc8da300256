"""The table of names by which a conformance client finds the public API at run time, for languages that can look names up.

It is data, one shape for every language: JSON that a hand-written client reads. What a method takes and gives stands here in
the words of `plan/tags.py`, so a new method in the description is a new line here and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ..meaning.model import Api, Fact, Field, Handle, Preset, Record, RecordKind, Union, UnionCase
from ..meaning.types import EitherOf, HandleRef, RecordRef
from ..output import File, FileKind
from ..plan.language import Language
from ..plan.planned import Awaited, LoopOver, Plan, PlannedCall
from ..plan.tags import tag

# JSON has no comments, so the notice is the first member's value.
KIND = FileKind(".json", '{\n  "//": "', '",')
TEMPLATE = "languages/client.json.j2"
WIDTH = 140


class By(Enum):
    """How a call is reached."""

    METHOD = "method"  # of the target
    FUNCTION = "function"  # of the module or, behind a dot, of a class
    NEW = "new"  # the class itself
    VALUE = "value"  # no call at all: the module has it


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a language calls things, and how its users give a record: as `keywords` of the call, as an `object`, or by its `keys`."""

    language: Language
    call: Callable[[PlannedCall], tuple[By, str]]
    parameter: Callable[[Field], str]
    field: Callable[[Field], str]
    fact: Callable[[Fact], str]
    type: Callable[[str], str]  # the class of a handle, stream, record, enum or union
    case: Callable[[UnionCase], str]
    preset: Callable[[Record, Preset], str]
    passed: Callable[[Record], str]
    lead: Callable[[Record], tuple[Field, ...]]  # fields that are arguments of their own


@dataclass(frozen=True, slots=True)
class TableView:
    """The table's sections as JSON, without the braces around them."""

    members: str


def table(api: Api, plan: Plan, spelling: Spelling, path: str) -> File:
    """The file of one language's table."""
    return File(path, TEMPLATE, TableView(members(sections(api, plan, spelling))))


def sections(api: Api, plan: Plan, spelling: Spelling) -> dict[str, Any]:
    """The table as plain data."""
    id_ = spelling.language.id
    calls: dict[str, list[dict[str, Any]]] = {}
    # A call may become several functions; the first is the one that gives what the call is for.
    first: dict[str, PlannedCall] = {}
    for planned in (p for p in plan.calls if not p.tried_apart):
        first.setdefault(planned.call.id, planned)
    for planned in first.values():
        calls.setdefault(planned.call.path, []).append(_call(planned, spelling))
    return {
        "features": list(plan.features),
        "calls": calls,
        "handles": {h.id: _handle(h, spelling) for h in api.handles if id_ in h.surface},
        "streams": {s.id: {"type": spelling.type(s.id), "item": tag(s.item), "record": tag(RecordRef(s.result))} for s in api.streams},
        "records": {r.id: _record(r, spelling) for r in api.records},
        "unions": {u.id: _union(u, spelling) for u in api.unions},
        "enums": {e.id: spelling.type(e.id) for e in api.enums},
    }


def _call(planned: PlannedCall, spelling: Spelling) -> dict[str, Any]:
    by, name = spelling.call(planned)
    # A list, for their order counts, and not every language's JSON keeps that of an object's members.
    takes = [list(each) for each in _takes(planned, spelling)]
    found: dict[str, Any] = {by.value: name, "takes": takes, "gives": _gives(planned)}
    if isinstance(planned.does, Awaited) and planned.does.stream is None:
        found["awaited"] = True
    changed = planned.result.changed
    if changed is not None and spelling.language.id in changed.changed:
        found["changed"] = spelling.parameter(changed)
    return found


def _takes(planned: PlannedCall, spelling: Spelling) -> Iterator[tuple[str, str, str]]:
    """Id, name and type of each argument; inputs that a language takes in one place have one name."""
    call, id_ = planned.call, spelling.language.id
    for param in call.params:
        if isinstance(param.type, EitherOf):
            inputs = (i.param for i in call.operation.inputs if id_ in i.param.surface)
            yield from ((given.id, spelling.parameter(param), tag(given.type)) for given in inputs)
        elif id_ in param.surface:
            yield param.id, spelling.parameter(param), tag(param.type)
    if call.operation.progress:
        yield "progress", "progress", "callback"
    if isinstance(planned.does, LoopOver):
        yield "callback", "callback", "callback"


def _gives(planned: PlannedCall) -> str:
    call = planned.call
    if call.is_constructor and call.owner:
        return tag(HandleRef(call.owner.id))
    if isinstance(planned.does, LoopOver):
        return f"heard<{tag(planned.does.item)}>"
    return tag(call.returns.type) if call.returns else "none"


def _handle(handle: Handle, spelling: Spelling) -> dict[str, Any]:
    facts = (f for f in handle.facts if spelling.language.id in f.surface)
    return {"type": spelling.type(handle.id), "facts": {f.id: [spelling.fact(f), tag(f.type)] for f in facts}}


def _union(union: Union, spelling: Spelling) -> dict[str, Any]:
    return {"type": spelling.type(union.id), "cases": {c.id: [spelling.case(c), tag(c.type)] for c in union.cases}}


def _record(record: Record, spelling: Spelling) -> dict[str, Any]:
    found = {
        "type": spelling.type(record.id),
        "passed": spelling.passed(record) if record.kind is RecordKind.PARAMS else "",
        "lead": [[f.id, spelling.parameter(f)] for f in spelling.lead(record)],
        "presets": {p.id: spelling.preset(record, p) for p in record.presets},
        "fields": {f.id: [spelling.field(f), tag(f.type)] for f in record.fields if spelling.language.id in f.surface},
    }
    return {key: value for key, value in found.items() if value}


def members(data: dict[str, Any]) -> str:
    """The members of an object, each on a line or, where that would be too long, on several."""
    return ",\n".join(f"  {json.dumps(key)}: {_laid_out(value, 2 + len(key) + 4)}" for key, value in data.items())


def _laid_out(value: Any, column: int, indent: int = 2) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or column + len(line) < WIDTH:
        return line
    if isinstance(value, list) and len(value) == 1:
        return f"[{_laid_out(value[0], column + 1, indent)}]"
    inner = indent + 2
    if isinstance(value, list):
        parts = [_laid_out(item, inner, inner) for item in value]
    else:
        parts = [f"{json.dumps(key)}: {_laid_out(item, inner + len(key) + 4, inner)}" for key, item in value.items()]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return opening + "\n" + ",\n".join(" " * inner + part for part in parts) + "\n" + " " * indent + closing
