"""Cases: YAML that says what is asked and what is expected, in the description's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mullama_codegen.languages import LANGUAGES
from mullama_codegen.meaning.model import Api, FormKind
from mullama_codegen.plan.calls import every_call

from .values import CaseError

STEP_KEYS = {
    "call",
    "op",
    "on",
    "name",
    "with",
    "bind",
    "save",
    "expect",
    "equals",
    "differs",
    "joined_equals",
    "starts_with",
    "contains",
    "record",
    "value",
    "error",
    "says",
    "repeat",
}
COUNTER = "{n}"  # in any text of a step that is repeated: which time it is, from 1
CASE_KEYS = {"about", "needs", "only", "steps"}
EXPECTATIONS = ("expect", "equals", "differs", "joined_equals", "starts_with", "contains", "record", "value", "error")


@dataclass(frozen=True, slots=True)
class Step:
    """One request and what must come of it."""

    op: str  # call, fact, next, drain, close, …
    call: str  # a call's path, as in `context.generate/stream`; empty for other ops
    on: str
    name: str
    arguments: dict[str, Any]
    bind: str
    save: str
    expectation: str  # one of EXPECTATIONS, or empty: any success
    expected: Any
    says: str = ""  # what the error's message has in every language


@dataclass(frozen=True, slots=True)
class Case:
    """Steps that belong together, and the languages they are asked in."""

    id: str
    about: str
    languages: tuple[str, ...]
    steps: tuple[Step, ...]


class CaseLoader(yaml.SafeLoader):
    """YAML in which only `true` and `false` are booleans; PyYAML alone takes `on` and `no` for ones too."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # the name and the kind are PyYAML's
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


CaseLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read_cases(api: Api, folder: Path) -> list[Case]:
    """Every case of a folder, known to speak the description's language."""
    found = []
    for file in sorted(folder.glob("*.yaml")):
        for id_, data in yaml.load(file.read_text(encoding="utf-8"), Loader=CaseLoader).items():
            found.append(case_from(api, f"{file.stem}/{id_}", data))
    return found


def case_from(api: Api, id_: str, data: dict[str, Any]) -> Case:
    """One case, known to speak the description's language."""
    if unknown := set(data) - CASE_KEYS:
        raise CaseError(f"{id_}: unknown keys {sorted(unknown)}")
    steps = tuple(_step(id_, once) for step in data["steps"] for once in _repeated(step))
    languages = tuple(
        x for x in LANGUAGES if x in data.get("only", LANGUAGES) and _can(api, x, data.get("needs", ())) and _has(api, x, steps)
    )
    if not languages:
        raise CaseError(f"{id_}: no language can run it")
    return Case(id_, data["about"], languages, steps)


def _repeated(step: dict[str, Any]) -> list[dict[str, Any]]:
    """A step that says `repeat: 3` as three steps, 1, 2 and 3 in place of the counter; any other as itself."""
    if "repeat" not in step:
        return [step]
    bare = {key: value for key, value in step.items() if key != "repeat"}
    return [_counted(bare, str(n)) for n in range(1, step["repeat"] + 1)]


def _counted(value: Any, n: str) -> Any:
    match value:
        case str():
            return value.replace(COUNTER, n)
        case dict():
            return {key: _counted(item, n) for key, item in value.items()}
        case list():
            return [_counted(item, n) for item in value]
        case _:
            return value


def _step(case: str, data: dict[str, Any]) -> Step:
    if unknown := set(data) - STEP_KEYS:
        raise CaseError(f"{case}: unknown keys {sorted(unknown)} in a step")
    given = [key for key in EXPECTATIONS if key in data]
    if len(given) > 1:
        raise CaseError(f"{case}: a step expects one thing, not {', '.join(given)}")
    if "says" in data and given != ["error"]:
        raise CaseError(f"{case}: `says` is for the message of an error")
    return Step(
        op=data.get("op", "call"),
        call=data.get("call", ""),
        on=data.get("on", ""),
        name=data.get("name", ""),
        arguments=data.get("with", {}),
        bind=data.get("bind", ""),
        save=data.get("save", ""),
        expectation=given[0] if given else "",
        expected=data[given[0]] if given else None,
        says=data.get("says", ""),
    )


def _can(api: Api, language: str, needs: Any) -> bool:
    can = next(info.can_pass for info in api.languages if info.id == language)
    return set(needs) <= set(can)


def _has(api: Api, language: str, steps: tuple[Step, ...]) -> bool:
    """Whether the language has every form and stream method that the steps use."""
    paths = {call.path for call in every_call(api, language)}
    every = {call.path for one in LANGUAGES for call in every_call(api, one)}
    for step in steps:
        if step.call and step.call not in every:
            raise CaseError(f"no language has the call {step.call}")
        if step.call and step.call not in paths:
            return False
        if step.op == "try_next" and not any(m.id == "try_next" and language in m.surface for s in api.streams for m in s.methods):
            return False
        if step.op == "drain_async" and not has_async_streams(api, language):
            return False
    return True


def has_async_streams(api: Api, language: str) -> bool:
    """Python has a form of its own; in Node every stream is async-iterable as well."""
    return language == "node" or any(call.form is FormKind.ASYNC_STREAM for call in every_call(api, language))
