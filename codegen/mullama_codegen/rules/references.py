"""What is named exists, numbers are taken once, and every error is reached by a case."""

from __future__ import annotations

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.walk import operations


def check(api: m.Api, problems: Problems) -> None:
    """Notes names that lead nowhere, and codes that clash."""
    _references(api, problems)
    _codes(api, problems)


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
