"""Loops over the steps of a handle in Go: what calls the user's functions between two steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Handle
from ...meaning.types import ListOf, RecordRef
from ...meaning.walk import operations
from .calls import Calls, under_context
from .spell import type_name


@dataclass(frozen=True, slots=True)
class LoopView:
    """One loop, by the handle whose steps it takes."""

    handle: str
    next: str  # the call that takes a step
    answer: str
    result: str  # what a call of a function comes to


def loops(api: Api, calls: Calls) -> Iterator[LoopView]:
    """One for each handle that an operation runs."""
    handles = {op.runs.handle for _, op in operations(api) if op.runs is not None}
    for handle in (h for h in api.handles if h.id in handles):
        yield _loop(calls, handle)


def _loop(calls: Calls, handle: Handle) -> LoopView:
    methods = calls.plan.methods(handle)
    steps = [p for p in methods if p.operation.id == "next"]
    step = next((p for p in steps if under_context(p)), steps[0])
    given = next(p for p in methods if p.operation.id == "give").call.params[0].type
    record = step.operation.returns.type if step.operation.returns else None
    assert isinstance(record, RecordRef) and isinstance(given, ListOf) and isinstance(given.item, RecordRef)  # a rule
    answer = next(op.returns.type for _, op in operations(calls.api) if op.runs and op.runs.handle == handle.id and op.returns)
    assert isinstance(answer, RecordRef)
    spelt = f"{calls.name(step)}({'ctx' if under_context(step) else ''})"
    return LoopView(type_name(handle.id), spelt, type_name(answer.id), type_name(given.item.id))
