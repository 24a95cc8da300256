"""Runs one case on one client: fills in types and handles, asks, checks what can be checked alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mullama_codegen.meaning.model import Api, Operation, Param
from mullama_codegen.meaning.types import RecordRef

from . import planted
from .cases import Case, Step
from .client import Answer, Client
from .lots import read_by_lot
from .values import Tagged, as_json, decode, encode, without_times

PATHS = "{models}"  # in a path: the folder of models
SCRATCH = "{scratch}"  # in a path: a folder that is the case's own
# Ops of the runner's own.
READ_BY_LOT = "read_by_lot"  # see `lots`
PLANT = "plant"


@dataclass(slots=True)
class Outcome:
    """What a case came to in one language."""

    language: str
    answers: list[Tagged] = field(default_factory=list)  # of the steps that must be the same everywhere
    failure: str = ""
    seconds: float = 0.0


@dataclass(slots=True)
class _Run:
    api: Api
    client: Client
    models: Path
    scratch: str
    handles: dict[str, str] = field(default_factory=dict)
    saved: dict[str, Any] = field(default_factory=dict)


def run_case(api: Api, client: Client, case: Case, models: Path) -> Outcome:
    """Asks every step; stops at the first that is not as expected. At the end nothing may be alive."""
    client.plant.unlink(missing_ok=True)
    # Beside the models, for of this machine's folders a client in a bare root sees that one alone.
    with TemporaryDirectory(prefix="mullama-case-", dir=models if models.is_dir() else None) as scratch:
        return _run(_Run(api, client, models, scratch), case)


def _run(run: _Run, case: Case) -> Outcome:
    client, outcome = run.client, Outcome(run.client.language)
    for place, step in enumerate(case.steps, 1):
        if step.op == READ_BY_LOT:
            if problem := read_by_lot(client, run.saved, **step.arguments):
                outcome.failure = f"step {place} ({step.op}): {problem}"
                break
            continue
        if step.op == PLANT:
            planted.plant(client.plant, **step.arguments)
            continue
        answer = client.ask(step.op, **_request(run, step))
        if step.bind and answer.ok is not None:
            run.handles[step.bind] = step.bind
        problem = _check(run, step, answer)
        if problem:
            outcome.failure = f"step {place} ({step.call or step.op}): {problem}"
            break
        if step.expectation == "expect":
            outcome.answers.append(without_times(answer.ok or []))
    for handle in reversed(run.handles):
        client.ask("close", target=handle)
    alive = client.ask("call", method="live_handles", args={}, target=None, bind=None)
    outcome.failure = planted.left_over(client.plant) or outcome.failure
    if alive.ok != ["i64", "0"]:
        outcome.failure = outcome.failure or f"handles are still alive at the end: {alive}"
        # The next case is asked of a client in which nothing is alive: what this one left is not its fault.
        client.stop()
    return outcome


def _request(run: _Run, step: Step) -> dict[str, Any]:
    fields: dict[str, Any] = {"target": _target(run, step), "bind": step.bind or None}
    if step.call:
        fields["method"] = step.call
    if step.name:
        fields["name"] = step.name
    if step.call or step.arguments:
        fields["args"] = _arguments(run, step)
    return fields


def _target(run: _Run, step: Step) -> Any:
    if isinstance(step.on, dict):
        return [next(iter(step.on))]  # null, forged
    return run.handles.get(step.on, step.on) or None


def _arguments(run: _Run, step: Step) -> dict[str, Any]:
    types = {p.id: p for p in _params(run.api, step.call)} if step.call else {}
    arguments: dict[str, Any] = {}
    for key, plain in step.arguments.items():
        if key == "capacity":
            arguments[key] = plain
        elif key in ("progress", "callback"):
            arguments[key] = ["calls", plain]
        else:
            arguments[key] = _argument(run, types[key], plain)
    return arguments


def _argument(run: _Run, param: Param, plain: Any) -> Tagged:
    if isinstance(plain, str):
        plain = plain.replace(PATHS, str(run.models)).replace(SCRATCH, run.scratch)
    if isinstance(plain, dict) and set(plain) == {"saved"}:
        plain = run.saved[plain["saved"]]
    if isinstance(param.type, RecordRef) and isinstance(plain, str):
        return ["preset", [param.type.id, plain]]
    return encode(run.api, param.type, plain, run.handles)


def operation_of(api: Api, path: str) -> Operation:
    """The operation behind a call's path."""
    stem = path.partition("/")[0]
    owner, _, name = stem.rpartition(".")
    pool = (*api.handle(owner).constructors, *api.handle(owner).methods) if owner else api.functions
    return next(op for op in pool if op.id == name)


def _params(api: Api, path: str) -> tuple[Param, ...]:
    op = operation_of(api, path)
    return (*(i.param for i in op.inputs), *op.params)


def _check(run: _Run, step: Step, answer: Answer) -> str:
    """Why an answer is not as expected; empty when it is."""
    if step.expectation == "error":
        expected = run.api.error(step.expected).code
        if answer.code == expected:
            if not answer.message:
                return f"error {expected} has no message"
            return "" if step.says in answer.message else f"the message {answer.message!r} lacks {step.says!r}"
        return f"expected error {step.expected} ({expected}), got {answer}"
    if answer.ok is None:
        return f"failed with {answer}"
    value = decode(answer.ok)
    if step.save:
        run.saved[step.save] = value
    wanted = run.saved.get(step.expected) if step.expectation in ("equals", "differs", "joined_equals") else step.expected
    match step.expectation:
        case "value" | "equals":
            good = value == wanted and type(value) is type(wanted)
        case "differs":
            good = value != wanted and type(value) is type(wanted)
        case "joined_equals":
            good = "".join(value) == wanted
        case "starts_with":
            good = value.startswith(wanted)
        case "contains":
            good = wanted in value
        case "record":
            return _differs(value, step.expected)
        case _:
            good = True
    return "" if good else f"expected {step.expectation} {wanted!r}, got {value!r}"


def _plain(key: str, value: Any) -> Any:
    """A value for comparing; what a model wrote as the arguments of a call is JSON."""
    if isinstance(value, list):
        return [_plain(key, one) for one in value]
    if isinstance(value, dict):
        return {inner: _plain(inner, one) for inner, one in value.items()}
    return as_json(value) if key == "arguments" and isinstance(value, str) else value


def _differs(value: Any, wanted: Any) -> str:
    """Where a record differs in the fields that are named."""
    for key, expected in wanted.items():
        if key not in value:
            return f"{key} is missing, expected {expected!r}"
        if isinstance(expected, dict) and isinstance(value[key], dict):
            if inner := _differs(value[key], expected):
                return f"{key}.{inner}"
        elif _plain(key, value[key]) != _plain(key, expected):
            return f"{key} is {value[key]!r}, expected {expected!r}"
    return ""
